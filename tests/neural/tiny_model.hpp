// SPDX-License-Identifier: Apache-2.0
// Model files made in memory: random weights of a fixed seed, written as docs/model-format.md says,
// and kept as exact numbers for reference computations.
#pragma once

#include "markup/json.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>
#include <xxhash.h>

namespace chronograph::nn {

/// A matrix of exact numbers.
struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> values;
  [[nodiscard]] double at(std::size_t row, std::size_t column) const {
    return values[row * columns + column];
  }
};

struct ModelParts {
  std::size_t layers = 2;
  std::size_t width = 32;
  std::size_t heads = 2;
  std::size_t inner = 64;
  std::size_t positions = 64;
  std::vector<std::string> vocabulary;
  std::map<std::string, std::vector<std::string>> labels;
};

/// Collects tensors and writes the file.
class ModelWriter {
public:
  explicit ModelWriter(ModelParts own_parts, std::uint32_t seed = 1)
      : parts(std::move(own_parts)), engine_(seed) {}

  void add_int8(const std::string& name, std::size_t rows, std::size_t columns) {
    Tensor tensor{name, true, {rows, columns}, {}, {}};
    Matrix exact{rows, columns, {}};
    std::vector<float> scales;
    for (std::size_t row = 0; row < rows; ++row) {
      scales.push_back(static_cast<float>(0.02 + 0.01 * real()) /
                       std::sqrt(static_cast<float>(columns)));
      for (std::size_t column = 0; column < columns; ++column) {
        const auto value = static_cast<std::int8_t>(std::lround(127 * real()));
        tensor.data.push_back(static_cast<char>(value));
        exact.values.push_back(value * static_cast<double>(scales.back()));
      }
    }
    tensor.scales = bytes_of(scales);
    tensors_.push_back(std::move(tensor));
    numbers[name] = std::move(exact);
  }

  void add_floats(const std::string& name, const std::vector<std::size_t>& shape, double middle = 0,
                  double size = 0.3) {
    std::size_t count = 1;
    for (const std::size_t part : shape) {
      count *= part;
    }
    std::vector<float> values(count);
    std::generate(values.begin(), values.end(),
                  [&] { return static_cast<float>(middle + size * real()); });
    tensors_.push_back({name, false, shape, bytes_of(values), {}});
    numbers[name] = {count / shape.back(), shape.back(), {values.begin(), values.end()}};
  }

  void add_linear(const std::string& name, std::size_t outputs, std::size_t inputs) {
    add_int8(name + ".weight", outputs, inputs);
    add_floats(name + ".bias", {outputs});
  }

  void add_encoder() {
    add_int8("embeddings.word.weight", parts.vocabulary.size(), parts.width);
    add_floats("embeddings.position.weight", {parts.positions, parts.width});
    add_floats("embeddings.shape.weight", {9, parts.width});
    add_norm("embeddings.norm");
    for (std::size_t i = 0; i < parts.layers; ++i) {
      const std::string layer = "layer." + std::to_string(i);
      for (const char* part : {"query", "key", "value", "output"}) {
        add_linear(layer + ".attention." + part, parts.width, parts.width);
      }
      add_norm(layer + ".attention.norm");
      add_linear(layer + ".inner", parts.inner, parts.width);
      add_linear(layer + ".outer", parts.width, parts.inner);
      add_norm(layer + ".outer.norm");
    }
  }

  void add_heads() {
    const std::size_t width = parts.width;
    for (const auto& [labelling, labels] : parts.labels) {
      const bool is_of_pairs = labelling == "deprel" || labelling == "roles" ||
                               labelling == "order" || labelling.ends_with("_features");
      if (!is_of_pairs) {
        add_linear("head." + labelling, labels.size(), width);
      }
    }
    const std::size_t relations = parts.labels.at("deprel").size();
    const std::size_t roles = parts.labels.at("roles").size() + 1;
    add_pair("arc", "dependent", "governor", 256);
    add_floats("arc.bilinear.weight", {257, 256}, 0, 0.03);
    add_pair("relation", "dependent", "governor", 96);
    add_floats("relation.bilinear.weight", {relations, 97, 97}, 0, 0.05);
    add_pair("role", "predicate", "argument", 128);
    add_floats("role.bilinear.weight", {roles, 129, 129}, 0, 0.05);
    add_pairs("antecedent", parts.labels.at("antecedent_features").size(), 1);
    add_pair("antecedent", "left", "right", 128);
    add_floats("antecedent.bilinear.weight", {129, 129}, 0, 0.05);
    add_pairs("order", parts.labels.at("order_features").size(), parts.labels.at("order").size());
    add_int8("order.product.weight", 64, width);
  }

  void remove(std::string_view name) {
    std::erase_if(tensors_, [&](const Tensor& tensor) { return tensor.name == name; });
  }

  /// The whole file with its checksum.
  [[nodiscard]] std::vector<std::byte> bytes() const {
    // Offsets depend on the size of the header, which depends on the offsets' digits: room is made.
    const std::size_t begin = (header(std::size_t{1} << 30U).size() + 24 + 63) / 64 * 64;
    std::string text = header(begin);
    text.resize(begin - 24, ' ');
    std::string file = "CHRONOMD";
    append(file, std::uint32_t{1});
    append(file, static_cast<std::uint32_t>(text.size()));
    append(file, std::uint64_t{0});
    file += text;
    for (const Tensor& tensor : tensors_) {
      for (const std::string* data : {&tensor.data, &tensor.scales}) {
        file += *data;
        file.resize((file.size() + 63) / 64 * 64, '\0');
      }
    }
    return sealed(file + std::string(8, '\0'));
  }

  /// Writes size and checksum into a file's bytes anew.
  static std::vector<std::byte> sealed(std::string file) {
    const std::uint64_t size = file.size();
    std::memcpy(file.data() + 16, &size, sizeof size);
    const std::uint64_t sum = XXH3_64bits(file.data(), file.size() - 8);
    std::memcpy(file.data() + file.size() - 8, &sum, sizeof sum);
    const auto* first = reinterpret_cast<const std::byte*>(file.data());
    return {first, first + file.size()};
  }

  ModelParts parts;
  std::map<std::string, Matrix> numbers;  ///< what the tensors hold

private:
  struct Tensor {
    std::string name;
    bool is_int8 = false;
    std::vector<std::size_t> shape;
    std::string data;
    std::string scales;
  };

  void add_norm(const std::string& name) {
    add_floats(name + ".weight", {parts.width}, 1);
    add_floats(name + ".bias", {parts.width});
  }
  void add_pair(const std::string& name, const char* left, const char* right, std::size_t size) {
    add_linear(name + "." + left, size, parts.width);
    add_linear(name + "." + right, size, parts.width);
  }
  void add_pairs(const std::string& name, std::size_t features, std::size_t labels) {
    add_pair(name, "first", "later", 64);
    add_floats(name + ".features.weight", {features, 64});
    add_floats(name + ".output.weight", {labels, 64});
    add_floats(name + ".output.bias", {labels});
  }
  /// Evenly in (-1, 1).
  double real() { return static_cast<double>(engine_()) / 2147483648.0 - 1; }
  static std::string bytes_of(const std::vector<float>& values) {
    std::string bytes(values.size() * sizeof(float), '\0');
    std::memcpy(bytes.data(), values.data(), bytes.size());
    return bytes;
  }
  template <typename Number>
  static void append(std::string& file, Number number) {
    std::string bytes(sizeof number, '\0');
    std::memcpy(bytes.data(), &number, sizeof number);
    file += bytes;
  }

  [[nodiscard]] std::string header(std::size_t begin) const {
    std::string text;
    JsonWriter json(text);
    json.begin_object().member("schema", "chronograph-model/1").member("name", "tiny");
    json.key("encoder").begin_object();
    json.member("layers", std::uint64_t{parts.layers}).member("width", std::uint64_t{parts.width});
    json.member("heads", std::uint64_t{parts.heads}).member("inner", std::uint64_t{parts.inner});
    json.member("pieces", std::uint64_t{parts.vocabulary.size()});
    json.member("positions", std::uint64_t{parts.positions}).member("shapes", 9);
    json.member("layer_norm_epsilon", 1e-12).end_object();
    json.key("vocabulary").begin_array();
    for (const std::string& piece : parts.vocabulary) {
      json.value(piece);
    }
    json.end_array().key("labels").begin_object();
    for (const auto& [labelling, labels] : parts.labels) {
      json.key(labelling).begin_array();
      for (const std::string& label : labels) {
        json.value(label);
      }
      json.end_array();
    }
    json.end_object().key("tensors").begin_array();
    for (const Tensor& tensor : tensors_) {
      json.begin_object().member("name", tensor.name);
      json.member("type", tensor.is_int8 ? "int8" : "float32").key("shape").begin_array();
      for (const std::size_t part : tensor.shape) {
        json.value(std::uint64_t{part});
      }
      json.end_array().member("offset", std::uint64_t{begin});
      begin += (tensor.data.size() + 63) / 64 * 64;
      if (tensor.is_int8) {
        json.member("scales", std::uint64_t{begin});
        begin += (tensor.scales.size() + 63) / 64 * 64;
      }
      json.end_object();
    }
    json.end_array().key("card").begin_object().member("command", "a test").end_object();
    json.end_object();
    return text;
  }

  std::mt19937 engine_;
  std::vector<Tensor> tensors_;
};

/// Words that the tiny vocabulary knows, whole or in pieces.
inline ModelParts tiny_parts() {
  ModelParts parts;
  parts.vocabulary = {"[PAD]", "[UNK]", "[CLS]",  "[SEP]",  "the",   "a",     "minister", "said",
                      "peace", "talk",  "##s",    "in",     "paris", "on",    "monday",   "will",
                      "begin", "##ing", "govern", "##ment", ".",     ",",     "'",        "s",
                      "u",     "n",     "attack", "##ed",   "army",  "rebel", "city",     "2019"};
  parts.labels = {{"upos", {"ADJ", "NOUN", "PROPN", "VERB", "PUNCT"}},
                  {"xpos", {"JJ", "NN", "NNP", "VBD", "VBG", "."}},
                  {"lemma", {"l0:", "=0:", "l1:", "l2:e", "l9:x"}},
                  {"deprel", {"root", "nsubj", "obj", "obl", "punct", "parataxis"}},
                  {"names", {"O", "B-person", "I-person", "B-place", "I-place"}},
                  {"events", {"O", "OCCURRENCE", "REPORTING"}},
                  {"tense", {"NONE", "PAST", "PRESENT"}},
                  {"aspect", {"NONE", "PROGRESSIVE"}},
                  {"polarity", {"POS", "NEG"}},
                  {"creation", {"BEFORE", "AFTER", "OVERLAP"}},
                  {"predicate", {"no", "yes"}},
                  {"roles", {"ARG0", "ARG1", "ARGM-TMP"}},
                  {"mention", {"O", "person", "place"}},
                  {"order", {"BEFORE", "AFTER", "SIMULTANEOUS", "VAGUE"}},
                  {"antecedent_features", {"tie:siblings", "sentences:name:0", "none"}},
                  {"order_features", {"sentences:0", "tie:none"}}};
  return parts;
}

inline ModelWriter tiny_model(std::uint32_t seed = 1) {
  ModelWriter writer(tiny_parts(), seed);
  writer.add_encoder();
  writer.add_heads();
  return writer;
}

}  // namespace chronograph::nn
