// SPDX-License-Identifier: Apache-2.0
#include "neural/model_file.hpp"

#include "chronograph/error.hpp"
#include "neural/encoder.hpp"
#include "neural/tiny_model.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

using namespace chronograph;
using namespace chronograph::nn;

namespace {

std::string text_of(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::vector<std::byte> bytes_of(const std::string& text) {
  const auto* first = reinterpret_cast<const std::byte*>(text.data());
  return {first, first + text.size()};
}

std::string error_of(std::vector<std::byte> bytes) {
  try {
    const ModelFile file = ModelFile::from_bytes(std::move(bytes), "x.model");
    const Encoder encoder(file);
    return "none";
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Model);
    return error.what();
  }
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_SUITE("neural/model_file") {
  TEST_CASE("a file gives back its header and its tensors, mapped or from memory") {
    const ModelWriter writer = tiny_model();
    const std::vector<std::byte> bytes = writer.bytes();
    const auto path = std::filesystem::temp_directory_path() / "chronograph-tiny.model";
    std::ofstream(path, std::ios::binary) << text_of(bytes);
    const ModelFile mapped(path.string());
    std::filesystem::remove(path);
    const ModelFile in_memory = ModelFile::from_bytes(bytes, "x.model");
    for (const ModelFile* file : {&mapped, &in_memory}) {
      CHECK(file->name() == "tiny");
      CHECK(file->sizes().width == 32);
      CHECK(file->sizes().layers == 2);
      CHECK(file->vocabulary()[4] == "the");
      CHECK(file->labels("deprel")[1] == "nsubj");
      CHECK(file->labels("nothing").empty());
      CHECK(file->card() == "{\n \"command\": \"a test\"\n}");
      CHECK(file->has("order.product.weight"));
      CHECK_FALSE(file->has("mention.weight"));
      const Int8Tensor tensor = file->int8_matrix("layer.1.inner.weight", 64, 32);
      CHECK(tensor.values[65] * static_cast<double>(tensor.scales[2]) ==
            doctest::Approx(writer.numbers.at("layer.1.inner.weight").at(2, 1)));
      const std::array shape{std::size_t{64}};
      CHECK(static_cast<double>(file->floats("layer.1.inner.bias", shape)[3]) ==
            writer.numbers.at("layer.1.inner.bias").values[3]);
    }
    CHECK(mapped.checksum() == in_memory.checksum());
  }

  TEST_CASE("what is no sound model is refused with what was found and expected") {
    const std::string good = text_of(tiny_model().bytes());
    CHECK(error_of(bytes_of("GGUF" + good)) ==
          "x.model: no model file, expected it to begin with \"CHRONOMD\"");
    CHECK(error_of({}) == "x.model: no model file, expected it to begin with \"CHRONOMD\"");
    CHECK(error_of(bytes_of(good.substr(0, 20))) == "x.model: truncated after 20 bytes");
    std::string version = good;
    version[8] = 2;
    CHECK(error_of(bytes_of(version)) ==
          "x.model: model file of version 2, expected version 1; use a model made for this "
          "program");
    CHECK(
        error_of(bytes_of(good.substr(0, good.size() - 64))).ends_with("; the file is truncated"));
    std::string altered = good;
    altered[good.size() / 2] ^= 1;
    CHECK(error_of(bytes_of(altered)) == "x.model: wrong checksum; the file was altered");
    CHECK(error_of(ModelWriter::sealed(replaced(good, "\"schema\":", "\"schemo\":"))) ==
          "x.model: the header has another schema, expected \"chronograph-model/1\"");
    CHECK(error_of(ModelWriter::sealed(replaced(good, "\"vocabulary\":[", "\"vocabulary\":{")))
              .starts_with("x.model:1:"));
    CHECK(error_of(ModelWriter::sealed(replaced(good, "\"width\":32", "\"width\":33"))) ==
          "x.model: the sizes of the encoder do not fit, expected width and width / heads to be "
          "multiples of 16, inner of 32");
    CHECK(error_of(ModelWriter::sealed(replaced(good, "\"pieces\":32", "\"pieces\":31"))) ==
          "x.model: vocabulary of 32 pieces, expected 31");
    CHECK(error_of(ModelWriter::sealed(replaced(good, "\"inner\":64", "\"inner\":96"))) ==
          "x.model: tensor \"layer.0.inner.bias\" is float32 (64), expected float32 (96)");
    CHECK_THROWS_AS(ModelFile("/nonexistent/x.model"), Error);
    CHECK_THROWS_AS(ModelFile("/tmp"), Error);
  }

  TEST_CASE("a missing tensor and one of another type are named") {
    ModelWriter writer = tiny_model();
    writer.remove("layer.1.outer.norm.bias");
    CHECK(error_of(writer.bytes()) ==
          "x.model: no tensor \"layer.1.outer.norm.bias\", expected one of shape (32)");
    writer.add_int8("layer.1.outer.norm.bias", 1, 32);
    CHECK(error_of(writer.bytes()) ==
          "x.model: tensor \"layer.1.outer.norm.bias\" is int8 (1, 32), expected float32 (32)");
  }

  TEST_CASE("any change of a sealed file is an error or a model, never more") {
    const std::string good = text_of(tiny_model().bytes());
    const std::size_t header = good.find("\"card\"");
    std::mt19937 engine(5);
    for (int round = 0; round < 1500; ++round) {
      std::string text = good;
      for (std::size_t left = 1 + engine() % 3; left > 0; --left) {
        const std::size_t at = engine() % header;
        switch (engine() % 4) {
          case 0:
            text[at] = static_cast<char>(engine() % 256);
            break;
          case 1:
            text[at] = static_cast<char>('0' + engine() % 10);
            break;
          case 2:
            text.erase(at, 1 + engine() % 40);
            break;
          default:
            text.insert(at, text.substr(engine() % header, 1 + engine() % 40));
        }
      }
      error_of(round % 8 == 0 ? bytes_of(text) : ModelWriter::sealed(text));
    }
  }
}
