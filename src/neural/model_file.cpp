// SPDX-License-Identifier: Apache-2.0
// The checksum runs over 18 MB in 2 ms, so it is checked at every start; after it, faults of the
// header mean a fault in training and are still told apart.
#include "neural/model_file.hpp"

#include "chronograph/error.hpp"
#include "markup/json.hpp"
#include "neural/mapped_file.hpp"

#include <bit>
#include <cmath>
#include <cstring>
#include <map>
#include <optional>
#include <utility>
#include <xxhash.h>

namespace chronograph::nn {
namespace {

static_assert(std::endian::native == std::endian::little, "the file is little-endian and mapped");

constexpr std::string_view kMagic = "CHRONOMD";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kPrefix = 24;   // magic, version, sizes
constexpr std::size_t kChecksum = 8;  // at the end
constexpr std::size_t kAlignment = 64;
constexpr std::size_t kLargest = std::size_t{1} << 32U;  // of any size in a header

struct Tensor {
  bool is_int8 = false;
  std::vector<std::size_t> shape;
  std::size_t offset = 0;
  std::size_t scales = 0;
};

template <typename Number>
Number number_at(std::span<const std::byte> bytes, std::size_t offset) {
  Number number{};
  std::memcpy(&number, bytes.data() + offset, sizeof number);
  return number;
}

[[noreturn]] void fail(const std::string& path, const std::string& message) {
  throw Error(ErrorKind::Model, path + ": " + message);
}

std::string shape_text(std::span<const std::size_t> shape) {
  std::string text = "(";
  for (const std::size_t size : shape) {
    text += (text.size() > 1 ? ", " : "") + std::to_string(size);
  }
  return text + ")";
}

/// Checks all that does not need the header, and returns the header's text.
std::string_view checked_header(std::span<const std::byte> bytes, const std::string& path) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (!text.starts_with(kMagic)) {
    fail(path, "no model file, expected it to begin with \"CHRONOMD\"");
  }
  if (bytes.size() < kPrefix + kChecksum) {
    fail(path, "truncated after " + std::to_string(bytes.size()) + " bytes");
  }
  if (const auto version = number_at<std::uint32_t>(bytes, 8); version != kVersion) {
    fail(path, "model file of version " + std::to_string(version) + ", expected version 1; " +
                   "use a model made for this program");
  }
  const auto header = number_at<std::uint32_t>(bytes, 12);
  const auto size = number_at<std::uint64_t>(bytes, 16);
  if (size != bytes.size()) {
    fail(path, std::to_string(bytes.size()) + " bytes, expected " + std::to_string(size) +
                   (size > bytes.size() ? "; the file is truncated" : ""));
  }
  const std::size_t body = bytes.size() - kChecksum;
  if (XXH3_64bits(bytes.data(), body) != number_at<std::uint64_t>(bytes, body)) {
    fail(path, "wrong checksum; the file was altered");
  }
  if (header > body - kPrefix) {
    fail(path, "header of " + std::to_string(header) + " bytes in a file of " +
                   std::to_string(bytes.size()));
  }
  return text.substr(kPrefix, header);
}

/// Writes a JSON value as it was read.
void copy_json(JsonValue from, JsonWriter& to) {
  if (from.is_object()) {
    to.begin_object();
    from.for_each_member([&](std::string_view name, JsonValue value) {
      to.key(name);
      copy_json(value, to);
    });
    to.end_object();
  } else if (from.is_array()) {
    to.begin_array();
    for (std::size_t i = 0; i < from.size(); ++i) {
      copy_json(from[i], to);
    }
    to.end_array();
  } else if (const auto text = from.as_string()) {
    to.value(*text);
  } else if (const auto whole = from.as_int()) {
    to.value(*whole);
  } else if (const auto number = from.as_double()) {
    to.value(*number);
  } else if (const auto truth = from.as_bool()) {
    to.value(*truth);
  } else {
    to.null();
  }
}

}  // namespace

struct ModelFile::State {
  std::string path;
  std::vector<std::byte> memory;  ///< where it was not mapped
  MappedFile mapped;
  std::span<const std::byte> bytes;
  std::string name;
  EncoderSizes sizes;
  std::string letters;  ///< of the vocabulary
  std::vector<std::string_view> vocabulary;
  std::map<std::string, std::vector<std::string>, std::less<>> labels;
  std::map<std::string, Tensor, std::less<>> tensors;
  std::string card;

  void read();
  void read_sizes(JsonValue encoder);
  void read_vocabulary(JsonValue words);
  void read_labels(JsonValue json);
  void read_tensors(JsonValue json);
  [[nodiscard]] Tensor read_tensor(JsonValue row, const std::string& tensor_name) const;
  [[nodiscard]] JsonValue required(JsonValue json, std::string_view key) const;
  [[nodiscard]] std::size_t size_at(JsonValue json, std::string_view key) const;
  [[nodiscard]] std::size_t place_at(JsonValue json, std::string_view key, std::size_t size) const;
  [[nodiscard]] const Tensor& tensor(std::string_view tensor_name, bool is_int8,
                                     std::span<const std::size_t> shape) const;
};

JsonValue ModelFile::State::required(JsonValue json, std::string_view key) const {
  const auto value = json.find(key);
  if (!value) {
    fail(path, "the header has no \"" + std::string(key) + "\"");
  }
  return *value;
}

std::size_t ModelFile::State::size_at(JsonValue json, std::string_view key) const {
  const auto number = required(json, key).as_int();
  if (!number || *number < 0 || static_cast<std::uint64_t>(*number) > kLargest) {
    fail(path, "\"" + std::string(key) + "\" of the header is no size");
  }
  return static_cast<std::size_t>(*number);
}

std::size_t ModelFile::State::place_at(JsonValue json, std::string_view key,
                                       std::size_t size) const {
  const std::size_t offset = size_at(json, key);
  const std::size_t end = bytes.size() - kChecksum;
  if (offset % kAlignment != 0 || offset < kPrefix || offset > end || size > end - offset) {
    fail(path, "tensor at byte " + std::to_string(offset) + " with " + std::to_string(size) +
                   " bytes, expected a multiple of 64 inside the file");
  }
  return offset;
}

void ModelFile::State::read_sizes(JsonValue encoder) {
  sizes.layers = size_at(encoder, "layers");
  sizes.width = size_at(encoder, "width");
  sizes.heads = size_at(encoder, "heads");
  sizes.inner = size_at(encoder, "inner");
  sizes.pieces = size_at(encoder, "pieces");
  sizes.positions = size_at(encoder, "positions");
  sizes.shapes = size_at(encoder, "shapes");
  const auto epsilon = required(encoder, "layer_norm_epsilon").as_double();
  sizes.layer_norm_epsilon = static_cast<float>(epsilon.value_or(0));
  const bool fit = sizes.layers > 0 && sizes.layers <= 48 && sizes.width > 0 &&
                   sizes.width <= 8192 && sizes.width % 16 == 0 && sizes.heads > 0 &&
                   sizes.width % sizes.heads == 0 && sizes.width / sizes.heads % 16 == 0 &&
                   sizes.inner > 0 && sizes.inner <= 65536 && sizes.inner % 32 == 0;
  if (!fit) {
    fail(path, "the sizes of the encoder do not fit, expected width and width / heads to be " +
                   std::string("multiples of 16, inner of 32"));
  }
  if (sizes.positions < 16 || sizes.positions > 4096 || sizes.shapes < 9 ||
      !(sizes.layer_norm_epsilon >= 0 && sizes.layer_norm_epsilon < 1)) {
    fail(path,
         "the sizes of the encoder do not fit, expected 16 to 4096 positions, 9 shapes and "
         "a layer norm epsilon below 1");
  }
}

void ModelFile::State::read_vocabulary(JsonValue words) {
  if (words.size() != sizes.pieces || words.size() == 0) {
    fail(path, "vocabulary of " + std::to_string(words.size()) + " pieces, expected " +
                   std::to_string(sizes.pieces));
  }
  std::size_t total = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto word = words[i].as_string();
    if (!word) {
      fail(path, "piece " + std::to_string(i) + " of the vocabulary is no string");
    }
    total += word->size();
  }
  letters.reserve(total);
  vocabulary.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = *words[i].as_string();
    vocabulary.emplace_back(letters.data() + letters.size(), word.size());
    letters += word;
  }
}

void ModelFile::State::read_labels(JsonValue json) {
  json.for_each_member([&](std::string_view labelling, JsonValue values) {
    std::vector<std::string>& list = labels[std::string(labelling)];
    for (std::size_t i = 0; i < values.size() && values.is_array(); ++i) {
      const auto label = values[i].as_string();
      if (!label) {
        fail(path,
             "label " + std::to_string(i) + " of \"" + std::string(labelling) + "\" is no string");
      }
      list.emplace_back(*label);
    }
    if (list.empty() || list.size() > 65535) {
      fail(path, "labelling \"" + std::string(labelling) + "\" of " + std::to_string(list.size()) +
                     " labels, expected 1 to 65535");
    }
  });
}

Tensor ModelFile::State::read_tensor(JsonValue row, const std::string& tensor_name) const {
  Tensor tensor;
  const auto type = row.string_at("type");
  tensor.is_int8 = type == "int8";
  if (!tensor.is_int8 && type != "float32") {
    fail(path, "tensor \"" + tensor_name + "\" of type \"" + std::string(type.value_or("")) +
                   "\", expected int8 or float32");
  }
  const JsonValue shape = required(row, "shape");
  std::size_t count = 1;
  for (std::size_t i = 0; i < shape.size() && shape.is_array(); ++i) {
    const auto size = shape[i].as_int();
    if (!size || *size < 1 || static_cast<std::uint64_t>(*size) > kLargest / count) {
      fail(path, "tensor \"" + tensor_name + "\" has no sound shape");
    }
    tensor.shape.push_back(static_cast<std::size_t>(*size));
    count *= tensor.shape.back();
  }
  if (tensor.shape.empty() || (tensor.is_int8 && tensor.shape.size() != 2)) {
    fail(path, "tensor \"" + tensor_name + "\" has no sound shape");
  }
  tensor.offset = place_at(row, "offset", tensor.is_int8 ? count : count * sizeof(float));
  if (tensor.is_int8) {
    tensor.scales = place_at(row, "scales", tensor.shape[0] * sizeof(float));
  }
  return tensor;
}

void ModelFile::State::read_tensors(JsonValue json) {
  for (std::size_t i = 0; i < json.size() && json.is_array(); ++i) {
    const auto tensor_name = json[i].string_at("name");
    if (!tensor_name) {
      fail(path, "tensor " + std::to_string(i) + " has no name");
    }
    std::string key(*tensor_name);
    const Tensor tensor = read_tensor(json[i], key);
    if (!tensors.emplace(std::move(key), tensor).second) {
      fail(path, "two tensors \"" + std::string(*tensor_name) + "\"");
    }
  }
}

void ModelFile::State::read() {
  const std::string_view header = checked_header(bytes, path);
  std::optional<JsonDocument> json;
  try {
    json.emplace(header, path);
  } catch (const Error& error) {
    throw Error(ErrorKind::Model, error.what());
  }
  const JsonValue root = json->root();
  if (root.string_at("schema") != "chronograph-model/1") {
    fail(path, "the header has another schema, expected \"chronograph-model/1\"");
  }
  name = std::string(root.string_at("name").value_or(""));
  read_sizes(required(root, "encoder"));
  read_vocabulary(required(root, "vocabulary"));
  read_labels(required(root, "labels"));
  read_tensors(required(root, "tensors"));
  if (const auto own_card = root.find("card")) {
    JsonWriter writer(card, true);
    copy_json(*own_card, writer);
  }
}

const Tensor& ModelFile::State::tensor(std::string_view tensor_name, bool is_int8,
                                       std::span<const std::size_t> shape) const {
  const auto found = tensors.find(tensor_name);
  if (found == tensors.end()) {
    fail(path, "no tensor \"" + std::string(tensor_name) + "\", expected one of shape " +
                   shape_text(shape));
  }
  const Tensor& tensor = found->second;
  if (tensor.is_int8 != is_int8 ||
      !std::equal(tensor.shape.begin(), tensor.shape.end(), shape.begin(), shape.end())) {
    fail(path, "tensor \"" + std::string(tensor_name) + "\" is " +
                   (tensor.is_int8 ? "int8 " : "float32 ") + shape_text(tensor.shape) +
                   ", expected " + (is_int8 ? "int8 " : "float32 ") + shape_text(shape));
  }
  return tensor;
}

ModelFile::ModelFile(std::unique_ptr<State> state) : state_(std::move(state)) { state_->read(); }

ModelFile::ModelFile(const std::string& path) : state_(std::make_unique<State>()) {
  state_->path = path;
  state_->mapped = MappedFile(path);
  state_->bytes = state_->mapped.bytes();
  state_->read();
}

ModelFile ModelFile::from_bytes(std::vector<std::byte> bytes, std::string name) {
  auto state = std::make_unique<State>();
  state->path = std::move(name);
  state->memory = std::move(bytes);
  state->bytes = state->memory;
  return ModelFile(std::move(state));
}

ModelFile::~ModelFile() = default;
ModelFile::ModelFile(ModelFile&&) noexcept = default;
ModelFile& ModelFile::operator=(ModelFile&&) noexcept = default;

const std::string& ModelFile::path() const { return state_->path; }
const std::string& ModelFile::name() const { return state_->name; }
const EncoderSizes& ModelFile::sizes() const { return state_->sizes; }
std::span<const std::string_view> ModelFile::vocabulary() const { return state_->vocabulary; }
const std::string& ModelFile::card() const { return state_->card; }

std::span<const std::string> ModelFile::labels(std::string_view labelling) const {
  const auto found = state_->labels.find(labelling);
  return found == state_->labels.end() ? std::span<const std::string>() : found->second;
}

std::vector<LabelCount> ModelFile::label_counts() const {
  std::vector<LabelCount> counts;
  for (const auto& [labelling, labels] : state_->labels) {
    counts.push_back({labelling, labels.size()});
  }
  return counts;
}

std::size_t ModelFile::tensors() const { return state_->tensors.size(); }
std::size_t ModelFile::bytes() const { return state_->bytes.size(); }

std::size_t ModelFile::parameters() const {
  std::size_t total = 0;
  for (const auto& [tensor_name, tensor] : state_->tensors) {
    std::size_t count = 1;
    for (const std::size_t size : tensor.shape) {
      count *= size;
    }
    total += count;
  }
  return total;
}

std::uint64_t ModelFile::checksum() const {
  return number_at<std::uint64_t>(state_->bytes, state_->bytes.size() - kChecksum);
}

bool ModelFile::has(std::string_view tensor) const {
  return state_->tensors.contains(std::string(tensor));
}

Int8Tensor ModelFile::int8_matrix(std::string_view tensor, std::size_t rows,
                                  std::size_t columns) const {
  const std::size_t shape[] = {rows, columns};
  const Tensor& found = state_->tensor(tensor, true, shape);
  const std::byte* start = state_->bytes.data();
  return {{reinterpret_cast<const std::int8_t*>(start + found.offset), rows * columns},
          {reinterpret_cast<const float*>(start + found.scales), rows}};
}

std::span<const float> ModelFile::floats(std::string_view tensor,
                                         std::span<const std::size_t> shape) const {
  const Tensor& found = state_->tensor(tensor, false, shape);
  std::size_t count = 1;
  for (const std::size_t size : shape) {
    count *= size;
  }
  return {reinterpret_cast<const float*>(state_->bytes.data() + found.offset), count};
}

}  // namespace chronograph::nn
