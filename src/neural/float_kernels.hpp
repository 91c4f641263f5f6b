// SPDX-License-Identifier: Apache-2.0
// The float work, written once over vectors of `kVector` floats and compiled for every instruction
// set. Included by quantised_*.cpp only, each of which says before what a vector is and how it
// becomes bytes. The width of a vector never shows in a result: work is element by element, sums of
// products run in the order of the inner index, and sums over a row run in kLanes lanes. No
// function of the standard library here: it would be compiled for this processor and linked for
// all.
#pragma once

#include "neural/kernels.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

#define CHRONOGRAPH_INLINE [[gnu::always_inline]] inline

namespace chronograph::nn {
namespace {

constexpr std::size_t kParts = kLanes / kVector;
using Floats [[gnu::vector_size(4 * kVector)]] = float;
using Words [[gnu::vector_size(4 * kVector)]] = std::uint32_t;
using Integers [[gnu::vector_size(4 * kVector)]] = std::int32_t;

CHRONOGRAPH_INLINE Floats load(const float* from) {
  Floats vector;
  __builtin_memcpy(&vector, from, sizeof vector);
  return vector;
}
CHRONOGRAPH_INLINE void store(float* to, Floats vector) {
  __builtin_memcpy(to, &vector, sizeof vector);
}
CHRONOGRAPH_INLINE Floats all(float value) { return value - Floats{}; }
CHRONOGRAPH_INLINE Words bits(Floats vector) {
  Words words;
  __builtin_memcpy(&words, &vector, sizeof words);
  return words;
}
CHRONOGRAPH_INLINE Floats floats(Words words) {
  Floats vector;
  __builtin_memcpy(&vector, &words, sizeof vector);
  return vector;
}
CHRONOGRAPH_INLINE Floats larger(Floats a, Floats b) { return a > b ? a : b; }
CHRONOGRAPH_INLINE Floats smaller(Floats a, Floats b) { return a < b ? a : b; }
/// Magnitudes as whole numbers.
CHRONOGRAPH_INLINE Integers magnitude_bits(Floats a) {
  Integers integers;
  __builtin_memcpy(&integers, &a, sizeof integers);
  return integers & 0x7FFFFFFF;
}

/// kLanes running sums or maxima.
struct Lanes {
  Floats part[kParts];
};

CHRONOGRAPH_INLINE Lanes lanes_of(float value) {
  Lanes lanes;
  for (std::size_t p = 0; p < kParts; ++p) {
    lanes.part[p] = all(value);
  }
  return lanes;
}

/// Lane i of the result is lane i + Apart, around.
template <std::size_t Apart, std::size_t... Lane>
CHRONOGRAPH_INLINE Floats turned(Floats v, std::index_sequence<Lane...> /*lanes*/) {
  return __builtin_shufflevector(v, v, static_cast<int>((Lane + Apart) % kVector)...);
}

/// Joins lanes pairwise: 8 apart, 4 apart, 2 apart, neighbours.
template <typename Join>
CHRONOGRAPH_INLINE float joined(Lanes lanes, const Join& join) {
  for (std::size_t apart = kParts / 2; apart > 0; apart /= 2) {
    for (std::size_t p = 0; p < apart; ++p) {
      lanes.part[p] = join(lanes.part[p], lanes.part[p + apart]);
    }
  }
  constexpr std::make_index_sequence<kVector> lane;
  Floats v = lanes.part[0];
  if constexpr (kVector == 16) {
    v = join(v, turned<8>(v, lane));
  }
  if constexpr (kVector >= 8) {
    v = join(v, turned<4>(v, lane));
  }
  v = join(v, turned<2>(v, lane));
  return join(v, turned<1>(v, lane))[0];
}

CHRONOGRAPH_INLINE float sum_of(const Lanes& lanes) {
  return joined(lanes, [](Floats a, Floats b) { return a + b; });
}

CHRONOGRAPH_INLINE float maximum_of(const Lanes& lanes) {
  return joined(lanes, [](Floats a, Floats b) { return larger(a, b); });
}

/// Adding this leaves the nearest whole number, ties to even, in the lowest bits of a float.
constexpr float kRoundingShift = 12582912.0F;
constexpr std::uint32_t kRoundingBits = 0x4B400000U;

/// exp of numbers up to 0, within 1e-7 relative; below -87 as for -87. The coefficients are a
/// Chebyshev fit on half of ln 2 to either side.
CHRONOGRAPH_INLINE Floats exponential(Floats x) {
  x = larger(x, all(-87.0F));
  const Floats shifted = x * 1.44269504F + kRoundingShift;
  const Floats whole = shifted - kRoundingShift;
  const Floats r = (x - whole * 0.693115234F) - whole * 3.19461833e-05F;
  Floats result = r * 0.00139497826F + 0.00837597065F;
  result = result * r + 0.0416661985F;
  result = result * r + 0.166664049F;
  result = result * r + 0.5F;
  result = result * r + 1.0F;
  result = result * r + 1.0F;
  return floats(bits(result) + (bits(shifted) << 23U));
}

/// Vectors or rows that long chains of dependent steps are computed for side by side, so that the
/// processor need not wait for each step; as many as registers hold.
constexpr std::size_t kAbreast = kVector == 16 ? 4 : 2;

/// x Phi(x) = x (1/2 + x G(x^2)), G a Chebyshev fit over |x| up to 5, where Phi has reached its
/// end.
template <std::size_t Count>
CHRONOGRAPH_INLINE void gelu_of(float* values) {
  constexpr float kFit[] = {0.000735376379F, -0.00167673093F, 0.00137459615F, -0.0025269168F,
                            0.00676652743F,  -0.011307125F,   0.0162360892F,  -0.0232131276F,
                            0.0314767584F,   -0.0404512808F,  0.0515179299F,  -0.0702959076F,
                            0.141363814F};
  Floats clamped[Count];
  Floats u[Count];
  Floats g[Count];
#pragma GCC unroll 4
  for (std::size_t i = 0; i < Count; ++i) {
    clamped[i] = larger(smaller(load(values + i * kVector), all(5.0F)), all(-5.0F));
    u[i] = clamped[i] * clamped[i] * 0.08F - 1.0F;
    g[i] = all(kFit[0]);
  }
#pragma GCC unroll 12
  for (std::size_t step = 1; step < sizeof kFit / sizeof *kFit; ++step) {
#pragma GCC unroll 4
    for (std::size_t i = 0; i < Count; ++i) {
      g[i] = g[i] * u[i] + kFit[step];
    }
  }
#pragma GCC unroll 4
  for (std::size_t i = 0; i < Count; ++i) {
    store(values + i * kVector, load(values + i * kVector) * (clamped[i] * g[i] + 0.5F));
  }
}

void gelu_kernel(float* values, std::size_t size) {
  std::size_t i = 0;
  for (; i + kAbreast * kVector <= size; i += kAbreast * kVector) {
    gelu_of<kAbreast>(values + i);
  }
  for (; i < size; i += kVector) {
    gelu_of<1>(values + i);
  }
}

/// The largest magnitude of a row. Compared as whole numbers, which order alike, are no slower and
/// know no exception, so that the sets of lanes may be joined in any order.
CHRONOGRAPH_INLINE float magnitude_of(const float* row, std::size_t columns) {
  constexpr std::size_t kChains = 4;
  Integers largest[kChains] = {};
  const auto take = [&](Integers& own, const float* from) {
    const Integers next = magnitude_bits(load(from));
    own = own > next ? own : next;
  };
  std::size_t i = 0;
  for (; i + kChains * kVector <= columns; i += kChains * kVector) {
    for (std::size_t chain = 0; chain < kChains; ++chain) {
      take(largest[chain], row + i + chain * kVector);
    }
  }
  for (; i < columns; i += kVector) {
    take(largest[0], row + i);
  }
  for (std::size_t chain = 1; chain < kChains; ++chain) {
    largest[0] = largest[0] > largest[chain] ? largest[0] : largest[chain];
  }
  std::int32_t all_lanes[kVector];
  __builtin_memcpy(all_lanes, largest, sizeof all_lanes);
  std::int32_t most = 0;
  for (const std::int32_t lane : all_lanes) {
    most = lane > most ? lane : most;
  }
  float magnitude = 0;
  __builtin_memcpy(&magnitude, &most, sizeof magnitude);
  return magnitude;
}

void quantise_kernel(const float* in, std::size_t stride, const QuantisedRows& rows) {
  for (std::size_t row = 0; row < rows.rows; ++row) {
    const float* from = in + row * stride;
    const float maximum = magnitude_of(from, rows.columns);
    const float inverse = maximum > 1e-30F ? 63.0F / maximum : 0.0F;
    rows.scales[row] = maximum / 63.0F;
    std::uint8_t* to = rows.bytes + row * rows.columns;
    for (std::size_t i = 0; i < rows.columns; i += kLanes) {
      Words whole[kParts];
      for (std::size_t p = 0; p < kParts; ++p) {
        const Floats shifted = load(from + i + p * kVector) * inverse + kRoundingShift;
        whole[p] = bits(shifted) - (kRoundingBits - 64U);
      }
      store_bytes(whole, to + i);
    }
  }
}

void normalise_kernel(const Normalisation& n) {
  const float count = static_cast<float>(n.width);
  for (std::size_t row = 0; row < n.rows; ++row) {
    float* x = n.rows_data + row * n.width;
    Lanes sums = lanes_of(0.0F);
    for (std::size_t i = 0; i < n.width; i += kVector) {
      Floats value = load(x + i);
      if (n.added != nullptr) {
        value = value + load(n.added + row * n.added_stride + i);
        store(x + i, value);
      }
      sums.part[(i / kVector) % kParts] += value;
    }
    const float mean = sum_of(sums) / count;
    Lanes squares = lanes_of(0.0F);
    for (std::size_t i = 0; i < n.width; i += kVector) {
      const Floats apart = load(x + i) - mean;
      squares.part[(i / kVector) % kParts] += apart * apart;
    }
    const float factor = 1.0F / __builtin_sqrtf(sum_of(squares) / count + n.epsilon);
    for (std::size_t i = 0; i < n.width; i += kVector) {
      store(x + i, (load(x + i) - mean) * factor * load(n.weight + i) + load(n.bias + i));
    }
  }
}

/// Numbers of the lanes of a vector that begins at `first`.
CHRONOGRAPH_INLINE Words numbers_from(std::size_t first) {
  Words numbers;
  for (std::size_t lane = 0; lane < kVector; ++lane) {
    numbers[lane] = static_cast<std::uint32_t>(first + lane);
  }
  return numbers;
}

template <std::size_t Rows>
CHRONOGRAPH_INLINE void softmax_rows(float* x, std::size_t stride, std::size_t valid) {
  const auto end = static_cast<std::uint32_t>(valid);
  Lanes lanes[Rows];
  float maximum[Rows];
#pragma GCC unroll 4
  for (std::size_t r = 0; r < Rows; ++r) {
    lanes[r] = lanes_of(x[r * stride]);
  }
  for (std::size_t i = 0; i < stride; i += kVector) {
    const Words numbers = numbers_from(i);
#pragma GCC unroll 4
    for (std::size_t r = 0; r < Rows; ++r) {
      const Floats own = numbers < end ? load(x + r * stride + i) : all(x[r * stride]);
      Floats& part = lanes[r].part[(i / kVector) % kParts];
      part = larger(part, own);
    }
  }
#pragma GCC unroll 4
  for (std::size_t r = 0; r < Rows; ++r) {
    maximum[r] = maximum_of(lanes[r]);
    lanes[r] = lanes_of(0.0F);
  }
  for (std::size_t i = 0; i < stride; i += kVector) {
    const Words numbers = numbers_from(i);
#pragma GCC unroll 4
    for (std::size_t r = 0; r < Rows; ++r) {
      const Floats power = exponential(load(x + r * stride + i) - maximum[r]);
      const Floats own = numbers < end ? power : Floats{};
      lanes[r].part[(i / kVector) % kParts] += own;
      store(x + r * stride + i, own);
    }
  }
#pragma GCC unroll 4
  for (std::size_t r = 0; r < Rows; ++r) {
    const float factor = 1.0F / sum_of(lanes[r]);
    for (std::size_t i = 0; i < stride; i += kVector) {
      store(x + r * stride + i, load(x + r * stride + i) * factor);
    }
  }
}

void softmax_kernel(float* rows_data, std::size_t stride, std::size_t rows, std::size_t valid) {
  std::size_t row = 0;
  for (; row + kAbreast <= rows; row += kAbreast) {
    softmax_rows<kAbreast>(rows_data + row * stride, stride, valid);
  }
  for (; row < rows; ++row) {
    softmax_rows<1>(rows_data + row * stride, stride, valid);
  }
}

void score_pairs_kernel(const PairProduct& product) {
  constexpr std::size_t kVectors = kPairView / kVector;
  for (std::size_t pair = 0; pair < product.pairs; ++pair) {
    Floats hidden[kVectors];
    const float* first = product.first + pair * product.first_stride;
    for (std::size_t v = 0; v < kVectors; ++v) {
      hidden[v] = load(first + v * kVector) + load(product.later + v * kVector);
    }
    const std::uint16_t* active = product.active + pair * product.active_each;
    for (std::size_t i = 0; i < product.active_each; ++i) {
      const std::size_t row = active[i] < product.feature_count ? active[i] : product.feature_count;
      for (std::size_t v = 0; v < kVectors; ++v) {
        hidden[v] += load(product.features + row * kPairView + v * kVector);
      }
    }
    for (std::size_t v = 0; v < kVectors; ++v) {
      if (product.extra != nullptr) {
        hidden[v] += load(product.extra + pair * kPairView + v * kVector);
      }
      hidden[v] = larger(hidden[v], hidden[v] * 0.1F);
    }
    for (std::size_t label = 0; label < product.labels; ++label) {
      Lanes sums = lanes_of(0.0F);
      for (std::size_t v = 0; v < kVectors; ++v) {
        sums.part[v % kParts] += hidden[v] * load(product.output + label * kPairView + v * kVector);
      }
      product.out[pair * product.labels + label] = sum_of(sums) + product.bias[label];
    }
  }
}

/// A tile of the float product: Rows rows and Columns vectors kept in registers.
template <std::size_t Rows, std::size_t Columns>
CHRONOGRAPH_INLINE void float_tile(const FloatProduct& product, std::size_t row,
                                   std::size_t column) {
  Floats sums[Rows][Columns];
#pragma GCC unroll 8
  for (std::size_t r = 0; r < Rows; ++r) {
#pragma GCC unroll 8
    for (std::size_t c = 0; c < Columns; ++c) {
      sums[r][c] =
          product.initial == nullptr ? Floats{} : load(product.initial + column + c * kVector);
    }
  }
  const float* left = product.left + row * product.left_stride;
  const float* right = product.right + column;
  for (std::size_t k = 0; k < product.inner; ++k) {
    Floats factors[Columns];
#pragma GCC unroll 8
    for (std::size_t c = 0; c < Columns; ++c) {
      factors[c] = load(right + k * product.right_stride + c * kVector);
    }
#pragma GCC unroll 8
    for (std::size_t r = 0; r < Rows; ++r) {
      const Floats value = all(left[r * product.left_stride + k]);
#pragma GCC unroll 8
      for (std::size_t c = 0; c < Columns; ++c) {
        sums[r][c] = sums[r][c] + value * factors[c];
      }
    }
  }
#pragma GCC unroll 8
  for (std::size_t r = 0; r < Rows; ++r) {
#pragma GCC unroll 8
    for (std::size_t c = 0; c < Columns; ++c) {
      store(product.out + (row + r) * product.out_stride + column + c * kVector, sums[r][c]);
    }
  }
}

template <std::size_t Columns>
void float_columns(const FloatProduct& product, std::size_t column) {
  std::size_t row = 0;
  for (; row + kFloatRows <= product.rows; row += kFloatRows) {
    float_tile<kFloatRows, Columns>(product, row, column);
  }
  for (; row + kFloatRows / 2 <= product.rows; row += kFloatRows / 2) {
    float_tile<kFloatRows / 2, Columns>(product, row, column);
  }
  for (; row < product.rows; ++row) {
    float_tile<1, Columns>(product, row, column);
  }
}

void multiply_floats_kernel(const FloatProduct& product) {
  constexpr std::size_t kStep = 2 * kVector;
  std::size_t column = 0;
  for (; column + kStep <= product.columns; column += kStep) {
    float_columns<2>(product, column);
  }
  for (; column < product.columns; column += kVector) {
    float_columns<1>(product, column);
  }
}

}  // namespace
}  // namespace chronograph::nn
