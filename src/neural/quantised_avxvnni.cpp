// SPDX-License-Identifier: Apache-2.0
// AVX-VNNI: the dpbusd of AVX-512 in 256-bit registers, for processors that lack AVX-512.
#include <immintrin.h>

namespace chronograph::nn {
namespace {

[[gnu::always_inline]] inline __m256i add_products(__m256i sums, __m256i activations,
                                                   __m256i weights) {
  return _mm256_dpbusd_avx_epi32(sums, activations, weights);
}

}  // namespace
}  // namespace chronograph::nn

#include "neural/kernels_256.hpp"

namespace chronograph::nn {
namespace {

constexpr Kernels kAvxVnni{"avxvnni",       multiply_kernel,   multiply_floats_kernel,
                           quantise_kernel, normalise_kernel,  gelu_kernel,
                           softmax_kernel,  score_pairs_kernel};

}  // namespace

const Kernels& avxvnni_kernels() { return kAvxVnni; }

}  // namespace chronograph::nn
