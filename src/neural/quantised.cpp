// SPDX-License-Identifier: Apache-2.0
// Packs int8 rows (5 MB in 3 ms, so the file keeps them as plain rows) and asks the processor once
// per model what it can run.
#include "neural/quantised.hpp"

#include "chronograph/error.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>
#include <string>
#ifdef CHRONOGRAPH_X86_KERNELS
#include <cpuid.h>
#endif

namespace chronograph::nn {
namespace {

#ifdef CHRONOGRAPH_X86_KERNELS
/// Older compilers have no name for it: leaf 7, subleaf 1, EAX bit 4.
bool has_avxvnni() {
  unsigned eax = 0;
  unsigned ebx = 0;
  unsigned ecx = 0;
  unsigned edx = 0;
  return __get_cpuid_count(7, 1, &eax, &ebx, &ecx, &edx) != 0 && ((eax >> 4U) & 1U) != 0;
}
#endif

}  // namespace

std::vector<const Kernels*> usable_kernels() {
  std::vector<const Kernels*> usable;
#ifdef CHRONOGRAPH_X86_KERNELS
  if (__builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
      __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
      __builtin_cpu_supports("avx512vnni") != 0) {
    usable.push_back(&avx512_kernels());
  }
  if (__builtin_cpu_supports("avx2") != 0 && has_avxvnni()) {
    usable.push_back(&avxvnni_kernels());
  }
  if (__builtin_cpu_supports("avx2") != 0) {
    usable.push_back(&avx2_kernels());
  }
#endif
  usable.push_back(&plain_kernels());
  return usable;
}

const Kernels& kernels_named(std::string_view name) {
  std::string known;
  for (const Kernels* kernels : usable_kernels()) {
    if (name.empty() || name == kernels->name) {
      return *kernels;
    }
    known += known.empty() ? "" : ", ";
    known += kernels->name;
  }
  throw Error(ErrorKind::Usage, "instruction set \"" + std::string(name) +
                                    "\" is not to be had here, expected one of " + known);
}

PackedMatrix::PackedMatrix(std::span<const std::int8_t> rows, std::span<const float> scales,
                           std::span<const float> biases, std::size_t inputs)
    : outputs_(round_up(scales.size(), kTileOutputs)),
      inputs_(round_up(inputs, kLanes)),
      used_outputs_(scales.size()) {
  assert(rows.size() == scales.size() * inputs);
  assert(biases.empty() || biases.size() == scales.size());
  weights_.reserve(outputs_ * inputs_);
  scales_.assign(outputs_, 0.0F);
  biases_.assign(outputs_, 0.0F);
  corrections_.assign(outputs_, 0);
  std::copy(scales.begin(), scales.end(), scales_.begin());
  std::copy(biases.begin(), biases.end(), biases_.begin());
  if (inputs != inputs_ || used_outputs_ != outputs_) {
    std::fill_n(weights_.data(), outputs_ * inputs_, std::int8_t{0});
  }
  for (std::size_t output = 0; output < used_outputs_; ++output) {
    const std::int8_t* row = rows.data() + output * inputs;
    std::int8_t* to = weights_.data() + (output / 16 * inputs_ * 16) + output % 16 * 4;
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < inputs; ++i) {
      sum += row[i];
    }
    corrections_[output] = 64 * sum;
    for (std::size_t i = 0; i + 4 <= inputs; i += 4) {
      std::memcpy(to + 16 * i, row + i, 4);
    }
    for (std::size_t i = inputs / 4 * 4; i < inputs; ++i) {
      to[16 * (i / 4 * 4) + i % 4] = row[i];
    }
  }
}

PackedMatrix PackedMatrix::from_floats(std::span<const float> rows, std::span<const float> biases,
                                       std::size_t inputs) {
  const std::size_t outputs = rows.size() / inputs;
  std::vector<std::int8_t> quantised(rows.size());
  std::vector<float> scales(outputs);
  for (std::size_t output = 0; output < outputs; ++output) {
    const auto row = rows.subspan(output * inputs, inputs);
    float largest = 0.0F;
    for (const float weight : row) {
      largest = std::max(largest, std::fabs(weight));
    }
    scales[output] = largest / 127.0F;
    const float inverse = largest > 1e-30F ? 127.0F / largest : 0.0F;
    for (std::size_t i = 0; i < inputs; ++i) {
      // Adding and taking away 1.5 * 2^23 rounds to whole numbers, ties to even.
      const float whole = (row[i] * inverse + 12582912.0F) - 12582912.0F;
      const bool fits = whole >= -127.0F && whole <= 127.0F;  // not so where a weight is no number
      quantised[output * inputs + i] =
          fits ? static_cast<std::int8_t>(static_cast<std::int32_t>(whole)) : std::int8_t{0};
    }
  }
  return {quantised, scales, biases, inputs};
}

PackedView PackedMatrix::view() const {
  return {weights_.data(), scales_.data(), biases_.data(), corrections_.data(), outputs_, inputs_};
}

}  // namespace chronograph::nn
