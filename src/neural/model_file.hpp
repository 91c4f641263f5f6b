// SPDX-License-Identifier: Apache-2.0
// The file of weights, docs/model-format.md: mapped, checked whole before anything is believed,
// then asked for tensors by name and shape. Every fault is an Error(Model) that says what was
// expected.
#pragma once

#include "chronograph/neural/model.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph::nn {

/// The sizes of the encoder, from the header.
struct EncoderSizes {
  std::size_t layers = 0;
  std::size_t width = 0;
  std::size_t heads = 0;
  std::size_t inner = 0;
  std::size_t pieces = 0;
  std::size_t positions = 0;
  std::size_t shapes = 0;
  float layer_norm_epsilon = 0;
};

/// An int8 matrix (rows, columns) in the file: weight = value * scale of the row.
struct Int8Tensor {
  std::span<const std::int8_t> values;
  std::span<const float> scales;
};

/// Views stay valid as long as the file lives.
class ModelFile {
public:
  /// Maps and checks a file. Throws Error(Model) if it cannot be read, is no model, of another
  /// version, truncated, altered, or has a header that does not fit.
  explicit ModelFile(const std::string& path);
  /// The same for bytes in memory; `name` stands for the path in messages.
  static ModelFile from_bytes(std::vector<std::byte> bytes, std::string name);
  ~ModelFile();
  ModelFile(ModelFile&&) noexcept;
  ModelFile& operator=(ModelFile&&) noexcept;

  [[nodiscard]] const std::string& path() const;
  [[nodiscard]] const std::string& name() const;  ///< `accurate`
  [[nodiscard]] const EncoderSizes& sizes() const;
  [[nodiscard]] std::span<const std::string_view> vocabulary() const;
  /// The labels of a labelling, empty if the model has none of that name.
  [[nodiscard]] std::span<const std::string> labels(std::string_view labelling) const;
  /// All labellings by name.
  [[nodiscard]] std::vector<LabelCount> label_counts() const;
  [[nodiscard]] std::size_t tensors() const;
  [[nodiscard]] std::size_t parameters() const;  ///< numbers in tensors, scales not counted
  [[nodiscard]] std::size_t bytes() const;       ///< of the file
  /// The training card, JSON indented by one space.
  [[nodiscard]] const std::string& card() const;
  /// The checksum at the end of the file: what tells two models apart.
  [[nodiscard]] std::uint64_t checksum() const;

  [[nodiscard]] bool has(std::string_view tensor) const;
  /// Throws Error(Model) if there is no such tensor, or of another type or shape.
  [[nodiscard]] Int8Tensor int8_matrix(std::string_view tensor, std::size_t rows,
                                       std::size_t columns) const;
  [[nodiscard]] std::span<const float> floats(std::string_view tensor,
                                              std::span<const std::size_t> shape) const;

private:
  struct State;
  explicit ModelFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace chronograph::nn
