// SPDX-License-Identifier: Apache-2.0
// int8 matrices ready for products, and the choice of an instruction set.
#pragma once

#include "neural/buffer.hpp"
#include "neural/kernels.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace chronograph::nn {

/// The instruction sets that this processor can run, best first; the last is plain C++.
std::vector<const Kernels*> usable_kernels();

/// Returns the usable instruction set of that name, the best for an empty one. Throws Error(Usage)
/// for a name that is unknown or not usable here.
const Kernels& kernels_named(std::string_view name);

/// An int8 matrix packed for products. Immutable once made.
class PackedMatrix {
public:
  /// Packs (outputs, inputs) rows with one scale each; `biases` may be empty: zeros.
  PackedMatrix(std::span<const std::int8_t> rows, std::span<const float> scales,
               std::span<const float> biases, std::size_t inputs);

  /// Quantises float rows (outputs, inputs), one scale max|w| / 127 a row, and packs them.
  static PackedMatrix from_floats(std::span<const float> rows, std::span<const float> biases,
                                  std::size_t inputs);

  [[nodiscard]] PackedView view() const;
  /// Outputs without what fills them up.
  [[nodiscard]] std::size_t outputs() const { return used_outputs_; }
  [[nodiscard]] std::size_t stride() const { return outputs_; }

private:
  Buffer<std::int8_t> weights_;
  std::vector<float> scales_;
  std::vector<float> biases_;
  std::vector<std::int32_t> corrections_;
  std::size_t outputs_ = 0;
  std::size_t inputs_ = 0;
  std::size_t used_outputs_ = 0;
};

}  // namespace chronograph::nn
