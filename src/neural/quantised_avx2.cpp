// SPDX-License-Identifier: Apache-2.0
// AVX2: maddubs adds pairs of products into 16 bits, which 7-bit activations cannot overflow
// (127 * 127 * 2 < 32768), madd adds pairs of those into 32.
#include <immintrin.h>

namespace chronograph::nn {
namespace {

[[gnu::always_inline]] inline __m256i add_products(__m256i sums, __m256i activations,
                                                   __m256i weights) {
  const __m256i pairs = _mm256_maddubs_epi16(activations, weights);
  return _mm256_add_epi32(sums, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

}  // namespace
}  // namespace chronograph::nn

#include "neural/kernels_256.hpp"

namespace chronograph::nn {
namespace {

constexpr Kernels kAvx2{"avx2",          multiply_kernel,   multiply_floats_kernel,
                        quantise_kernel, normalise_kernel,  gelu_kernel,
                        softmax_kernel,  score_pairs_kernel};

}  // namespace

const Kernels& avx2_kernels() { return kAvx2; }

}  // namespace chronograph::nn
