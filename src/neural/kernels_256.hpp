// SPDX-License-Identifier: Apache-2.0
// Products in 256-bit registers, for AVX2 with and without VNNI. Included by those two files only,
// after add_products(sums, activations, weights), which adds to each of eight 32-bit sums four
// products. A tile of 4 rows by 16 outputs keeps its sums in 8 registers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <immintrin.h>

namespace chronograph::nn {
namespace {
constexpr std::size_t kVector = 8;
constexpr std::size_t kFloatRows = 4;
/// Stores kLanes numbers below 256 as bytes.
template <typename Words>
[[gnu::always_inline]] inline void store_bytes(const Words (&whole)[2], std::uint8_t* to) {
  __m256i low;
  __m256i high;
  __builtin_memcpy(&low, &whole[0], sizeof low);
  __builtin_memcpy(&high, &whole[1], sizeof high);
  const __m256i shorts = _mm256_permute4x64_epi64(_mm256_packus_epi32(low, high), 0xD8);
  const __m128i bytes =
      _mm_packus_epi16(_mm256_castsi256_si128(shorts), _mm256_extracti128_si256(shorts, 1));
  __builtin_memcpy(to, &bytes, sizeof bytes);
}
}  // namespace
}  // namespace chronograph::nn

#include "neural/float_kernels.hpp"

namespace chronograph::nn {
namespace {

constexpr std::size_t kTileRows = 4;

CHRONOGRAPH_INLINE __m256i load_weights(const std::int8_t* from) {
  __m256i weights;
  __builtin_memcpy(&weights, from, sizeof weights);
  return weights;
}

CHRONOGRAPH_INLINE __m256i broadcast_four(const std::uint8_t* from) {
  std::int32_t four = 0;
  __builtin_memcpy(&four, from, sizeof four);
  return _mm256_set1_epi32(four);
}

CHRONOGRAPH_INLINE __m256i load_integers(const std::int32_t* from) {
  __m256i integers;
  __builtin_memcpy(&integers, from, sizeof integers);
  return integers;
}

template <std::size_t Rows>
void multiply_tile(const PackedView& weights, const QuantisedRows& rows, std::size_t row,
                   std::size_t output, float* out) {
  const std::int8_t* block = weights.weights + output * weights.inputs;
  const std::uint8_t* activations = rows.bytes + row * rows.columns;
  __m256i sums[Rows][2];
#pragma GCC unroll 4
  for (std::size_t r = 0; r < Rows; ++r) {
    sums[r][0] = _mm256_setzero_si256();
    sums[r][1] = _mm256_setzero_si256();
  }
  std::size_t k = 0;
  do {
    const __m256i first = load_weights(block + 16 * k);
    const __m256i second = load_weights(block + 16 * k + 32);
#pragma GCC unroll 4
    for (std::size_t r = 0; r < Rows; ++r) {
      const __m256i four = broadcast_four(activations + r * rows.columns + k);
      sums[r][0] = add_products(sums[r][0], four, first);
      sums[r][1] = add_products(sums[r][1], four, second);
    }
    k += 4;
  } while (k < weights.inputs);
#pragma GCC unroll 4
  for (std::size_t r = 0; r < Rows; ++r) {
#pragma GCC unroll 2
    for (std::size_t half = 0; half < 2; ++half) {
      const std::size_t at = output + 8 * half;
      const __m256i exact =
          _mm256_sub_epi32(sums[r][half], load_integers(weights.corrections + at));
      const __m256 scaled = _mm256_mul_ps(
          _mm256_mul_ps(_mm256_cvtepi32_ps(exact), _mm256_set1_ps(rows.scales[row + r])),
          _mm256_loadu_ps(weights.scales + at));
      _mm256_storeu_ps(out + (row + r) * weights.outputs + at,
                       _mm256_add_ps(scaled, _mm256_loadu_ps(weights.biases + at)));
    }
  }
}

void multiply_kernel(const PackedView& weights, const QuantisedRows& rows, float* out) {
  for (std::size_t output = 0; output < weights.outputs; output += 16) {
    std::size_t row = 0;
    for (; row + kTileRows <= rows.rows; row += kTileRows) {
      multiply_tile<kTileRows>(weights, rows, row, output, out);
    }
    for (; row < rows.rows; ++row) {
      multiply_tile<1>(weights, rows, row, output, out);
    }
  }
}

}  // namespace
}  // namespace chronograph::nn
