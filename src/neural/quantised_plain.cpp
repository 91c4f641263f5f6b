// SPDX-License-Identifier: Apache-2.0
// Plain C++ for every processor: what the other instruction sets are compared with. Vectors of
// four floats are what the oldest 64-bit processors have.
#include <cstddef>
#include <cstdint>

namespace chronograph::nn {
namespace {
constexpr std::size_t kVector = 4;
constexpr std::size_t kFloatRows = 4;
/// Stores kLanes numbers below 256 as bytes.
template <typename Words>
[[gnu::always_inline]] inline void store_bytes(const Words (&whole)[4], std::uint8_t* to) {
  for (std::size_t i = 0; i < 16; ++i) {
    to[i] = static_cast<std::uint8_t>(whole[i / 4][i % 4]);
  }
}
}  // namespace
}  // namespace chronograph::nn

#include "neural/float_kernels.hpp"

namespace chronograph::nn {
namespace {

/// Sums of 16 outputs for one row. Pairs of products fit into 16 bits and pairs of those are
/// added in 32, as in the AVX2 path: compilers then see short multiplications.
CHRONOGRAPH_INLINE void add_products(const std::int8_t* block, const std::uint8_t* activations,
                                     std::size_t inputs, std::int32_t* sums) {
  for (std::size_t k = 0; k < inputs; k += 4) {
    const std::int8_t* four = block + 16 * k;
    for (std::size_t output = 0; output < 16; ++output) {
      std::int32_t sum = 0;
      for (std::size_t i = 0; i < 4; ++i) {
        sum += static_cast<std::int32_t>(activations[k + i]) * four[4 * output + i];
      }
      sums[output] += sum;
    }
  }
}

void multiply_kernel(const PackedView& weights, const QuantisedRows& rows, float* out) {
  for (std::size_t output = 0; output < weights.outputs; output += 16) {
    for (std::size_t row = 0; row < rows.rows; ++row) {
      std::int32_t sums[16] = {};
      add_products(weights.weights + output * weights.inputs, rows.bytes + row * rows.columns,
                   weights.inputs, sums);
      float* to = out + row * weights.outputs + output;
      for (std::size_t i = 0; i < 16; ++i) {
        const float exact = static_cast<float>(sums[i] - weights.corrections[output + i]);
        to[i] = exact * rows.scales[row] * weights.scales[output + i] + weights.biases[output + i];
      }
    }
  }
}

constexpr Kernels kPlain{"plain",         multiply_kernel,   multiply_floats_kernel,
                         quantise_kernel, normalise_kernel,  gelu_kernel,
                         softmax_kernel,  score_pairs_kernel};

}  // namespace

const Kernels& plain_kernels() { return kPlain; }

}  // namespace chronograph::nn
