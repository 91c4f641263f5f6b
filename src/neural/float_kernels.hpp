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

#define CHRONOGRAPH_INLINE [[gnu::always_inline]] inline

namespace chronograph::nn {
namespace {

constexpr std::size_t kParts = kLanes / kVector;
using Floats [[gnu::vector_size(4 * kVector)]] = float;
using Words [[gnu::vector_size(4 * kVector)]] = std::uint32_t;

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
CHRONOGRAPH_INLINE Floats magnitude(Floats a) { return floats(bits(a) & 0x7FFFFFFFU); }

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

/// Sums the lanes pairwise: 8 apart, 4 apart, 2 apart, neighbours.
CHRONOGRAPH_INLINE float sum_of(const Lanes& lanes) {
  float sums[kLanes];
  __builtin_memcpy(sums, &lanes, sizeof sums);
  for (std::size_t apart = kLanes / 2; apart > 0; apart /= 2) {
    for (std::size_t lane = 0; lane < apart; ++lane) {
      sums[lane] += sums[lane + apart];
    }
  }
  return sums[0];
}

CHRONOGRAPH_INLINE float maximum_of(const Lanes& lanes) {
  float values[kLanes];
  __builtin_memcpy(values, &lanes, sizeof values);
  for (std::size_t apart = kLanes / 2; apart > 0; apart /= 2) {
    for (std::size_t lane = 0; lane < apart; ++lane) {
      values[lane] = values[lane] > values[lane + apart] ? values[lane] : values[lane + apart];
    }
  }
  return values[0];
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

/// x Phi(x) = x (1/2 + x G(x^2)), G a Chebyshev fit over |x| up to 5, where Phi has reached its
/// end.
CHRONOGRAPH_INLINE Floats gelu_of(Floats x) {
  const Floats clamped = larger(smaller(x, all(5.0F)), all(-5.0F));
  const Floats u = clamped * clamped * 0.08F - 1.0F;
  Floats g = u * 0.000735376379F - 0.00167673093F;
  g = g * u + 0.00137459615F;
  g = g * u - 0.0025269168F;
  g = g * u + 0.00676652743F;
  g = g * u - 0.011307125F;
  g = g * u + 0.0162360892F;
  g = g * u - 0.0232131276F;
  g = g * u + 0.0314767584F;
  g = g * u - 0.0404512808F;
  g = g * u + 0.0515179299F;
  g = g * u - 0.0702959076F;
  g = g * u + 0.141363814F;
  return x * (clamped * g + 0.5F);
}

void gelu_kernel(float* values, std::size_t size) {
  for (std::size_t i = 0; i < size; i += kVector) {
    store(values + i, gelu_of(load(values + i)));
  }
}

void quantise_kernel(const float* in, std::size_t stride, const QuantisedRows& rows) {
  for (std::size_t row = 0; row < rows.rows; ++row) {
    const float* from = in + row * stride;
    Lanes largest = lanes_of(0.0F);
    for (std::size_t i = 0; i < rows.columns; i += kLanes) {
      for (std::size_t p = 0; p < kParts; ++p) {
        largest.part[p] = larger(largest.part[p], magnitude(load(from + i + p * kVector)));
      }
    }
    const float maximum = maximum_of(largest);
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

void softmax_row(float* x, std::size_t stride, std::size_t valid) {
  for (std::size_t i = valid; i < stride; ++i) {
    x[i] = x[0];
  }
  Lanes largest = lanes_of(x[0]);
  for (std::size_t i = 0; i < stride; i += kLanes) {
    for (std::size_t p = 0; p < kParts; ++p) {
      largest.part[p] = larger(largest.part[p], load(x + i + p * kVector));
    }
  }
  const float maximum = maximum_of(largest);
  for (std::size_t i = 0; i < stride; i += kVector) {
    store(x + i, exponential(load(x + i) - maximum));
  }
  for (std::size_t i = valid; i < stride; ++i) {
    x[i] = 0.0F;
  }
  Lanes sums = lanes_of(0.0F);
  for (std::size_t i = 0; i < stride; i += kLanes) {
    for (std::size_t p = 0; p < kParts; ++p) {
      sums.part[p] += load(x + i + p * kVector);
    }
  }
  const float factor = 1.0F / sum_of(sums);
  for (std::size_t i = 0; i < stride; i += kVector) {
    store(x + i, load(x + i) * factor);
  }
}

void softmax_kernel(float* rows_data, std::size_t stride, std::size_t rows, std::size_t valid) {
  for (std::size_t row = 0; row < rows; ++row) {
    softmax_row(rows_data + row * stride, stride, valid);
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
