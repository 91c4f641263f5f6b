// SPDX-License-Identifier: Apache-2.0
// AVX-512 with VNNI: dpbusd adds four products of unsigned activations and signed weights into
// 32 bits, exactly. A tile of 8 rows by 32 outputs keeps its sums in 16 registers; the loops over
// it must be unrolled, else the sums spill. The inner loop tests at its end, and the file is
// compiled with -fno-tree-coalesce-vars: else GCC 12 copies every sum twice a step, a third of the
// time.
#include <cstddef>
#include <cstdint>
#include <immintrin.h>

namespace chronograph::nn {
namespace {
constexpr std::size_t kVector = 16;
constexpr std::size_t kFloatRows = 8;
/// Stores kLanes numbers below 256 as bytes.
template <typename Words>
[[gnu::always_inline]] inline void store_bytes(const Words (&whole)[1], std::uint8_t* to) {
  __m512i words;
  __builtin_memcpy(&words, whole, sizeof words);
  const __m128i bytes = _mm512_cvtepi32_epi8(words);
  __builtin_memcpy(to, &bytes, sizeof bytes);
}
}  // namespace
}  // namespace chronograph::nn

#include "neural/float_kernels.hpp"

namespace chronograph::nn {
namespace {

constexpr std::size_t kTileRows = 8;

CHRONOGRAPH_INLINE __m512i broadcast_four(const std::uint8_t* from) {
  std::int32_t four = 0;
  __builtin_memcpy(&four, from, sizeof four);
  return _mm512_set1_epi32(four);
}

template <std::size_t Rows>
void multiply_tile(const PackedView& weights, const QuantisedRows& rows, std::size_t row,
                   std::size_t output, float* out) {
  const std::int8_t* left = weights.weights + output * weights.inputs;
  const std::int8_t* right = left + 16 * weights.inputs;
  const std::uint8_t* activations = rows.bytes + row * rows.columns;
  __m512i sums[Rows][2];
#pragma GCC unroll 8
  for (std::size_t r = 0; r < Rows; ++r) {
    sums[r][0] = _mm512_setzero_si512();
    sums[r][1] = _mm512_setzero_si512();
  }
  std::size_t k = 0;
  do {
    const __m512i first = _mm512_load_si512(left + 16 * k);
    const __m512i second = _mm512_load_si512(right + 16 * k);
#pragma GCC unroll 8
    for (std::size_t r = 0; r < Rows; ++r) {
      const __m512i four = broadcast_four(activations + r * rows.columns + k);
      sums[r][0] = _mm512_dpbusd_epi32(sums[r][0], four, first);
      sums[r][1] = _mm512_dpbusd_epi32(sums[r][1], four, second);
    }
    k += 4;
  } while (k < weights.inputs);
#pragma GCC unroll 8
  for (std::size_t r = 0; r < Rows; ++r) {
#pragma GCC unroll 2
    for (std::size_t half = 0; half < 2; ++half) {
      const std::size_t at = output + 16 * half;
      const __m512i exact =
          _mm512_sub_epi32(sums[r][half], _mm512_loadu_si512(weights.corrections + at));
      const __m512 scaled = _mm512_mul_ps(_mm512_mul_ps(_mm512_maskz_cvtepi32_ps(0xFFFF, exact),
                                                        _mm512_set1_ps(rows.scales[row + r])),
                                          _mm512_loadu_ps(weights.scales + at));
      _mm512_storeu_ps(out + (row + r) * weights.outputs + at,
                       _mm512_add_ps(scaled, _mm512_loadu_ps(weights.biases + at)));
    }
  }
}

using TileFunction = void (*)(const PackedView&, const QuantisedRows&, std::size_t, std::size_t,
                              float*);
constexpr TileFunction kTiles[kTileRows + 1] = {
    nullptr,          multiply_tile<1>, multiply_tile<2>, multiply_tile<3>, multiply_tile<4>,
    multiply_tile<5>, multiply_tile<6>, multiply_tile<7>, multiply_tile<8>};

/// Spreads the rows evenly over as few tiles as hold them: 9 rows are 5 and 4, not 8 and 1.
void multiply_kernel(const PackedView& weights, const QuantisedRows& rows, float* out) {
  const std::size_t tiles = (rows.rows + kTileRows - 1) / kTileRows;
  for (std::size_t output = 0; output < weights.outputs; output += kTileOutputs) {
    std::size_t row = 0;
    for (std::size_t tile = 0; tile < tiles; ++tile) {
      const std::size_t size = (rows.rows - row + tiles - tile - 1) / (tiles - tile);
      kTiles[size](weights, rows, row, output, out);
      row += size;
    }
  }
}

constexpr Kernels kAvx512{"avx512",        multiply_kernel,   multiply_floats_kernel,
                          quantise_kernel, normalise_kernel,  gelu_kernel,
                          softmax_kernel,  score_pairs_kernel};

}  // namespace

const Kernels& avx512_kernels() { return kAvx512; }

}  // namespace chronograph::nn
