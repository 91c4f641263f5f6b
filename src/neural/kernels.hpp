// SPDX-License-Identifier: Apache-2.0
// What an instruction set provides: a table of functions over plain pointers, so that nothing that
// is compiled for a newer processor can leak into code for all. Every table gives the same bits:
// integer sums are exact, float sums have one order (in `kLanes` lanes where lanes matter), and no
// multiplication is fused with an addition.
#pragma once

#include <cstddef>
#include <cstdint>

namespace chronograph::nn {

/// Lanes of a float sum, and what every width is a multiple of.
inline constexpr std::size_t kLanes = 16;
/// Outputs that one tile of a packed matrix holds.
inline constexpr std::size_t kTileOutputs = 32;

constexpr std::size_t round_up(std::size_t size, std::size_t step) {
  return (size + step - 1) / step * step;
}

/// An int8 matrix (outputs, inputs) in the order in which products read it: blocks of 16 outputs,
/// in each the inputs four by four, of each four first the first output's.
struct PackedView {
  const std::int8_t* weights = nullptr;
  const float* scales = nullptr;  ///< of every output
  const float* biases = nullptr;
  const std::int32_t* corrections = nullptr;  ///< 64 times the sum of an output's weights
  std::size_t outputs = 0;                    ///< multiple of kTileOutputs, filled up with zeros
  std::size_t inputs = 0;                     ///< multiple of kLanes, filled up with zeros
};

/// Rows of 7-bit activations plus 64, hence 1 to 127, one scale a row.
struct QuantisedRows {
  std::uint8_t* bytes = nullptr;  ///< (rows, columns)
  float* scales = nullptr;
  std::size_t rows = 0;
  std::size_t columns = 0;  ///< multiple of kLanes
};

/// out = initial + left * right: (rows, inner) times (inner, columns), summed in the order of
/// `inner`. Columns are a multiple of kLanes. `initial`, one row for all, may be null: zeros.
struct FloatProduct {
  const float* left = nullptr;
  std::size_t left_stride = 0;
  const float* right = nullptr;
  std::size_t right_stride = 0;
  const float* initial = nullptr;
  float* out = nullptr;
  std::size_t out_stride = 0;
  std::size_t rows = 0;
  std::size_t inner = 0;
  std::size_t columns = 0;
};

/// Layer norm over rows of `width`, in place, after adding `added` (which may be null).
struct Normalisation {
  float* rows_data = nullptr;
  const float* added = nullptr;
  std::size_t added_stride = 0;
  std::size_t rows = 0;
  std::size_t width = 0;
  const float* weight = nullptr;
  const float* bias = nullptr;
  float epsilon = 0;
};

/// Size of the hidden layer of a head over pairs.
inline constexpr std::size_t kPairView = 64;

/// Pairs of one later word with several first ones:
/// hidden = LeakyReLU 0.1 (first + later + features + extra), out = output * hidden + bias.
struct PairProduct {
  const float* first = nullptr;  ///< (pairs, kPairView) with a stride
  std::size_t first_stride = 0;
  const float* later = nullptr;     ///< one row for all
  const float* extra = nullptr;     ///< (pairs, kPairView), may be null
  const float* features = nullptr;  ///< (feature_count + 1, kPairView), the last row zeros
  std::size_t feature_count = 0;
  const std::uint16_t* active = nullptr;  ///< (pairs, active_each); those beyond add nothing
  std::size_t active_each = 0;
  const float* output = nullptr;  ///< (labels, kPairView)
  const float* bias = nullptr;
  std::size_t labels = 0;
  std::size_t pairs = 0;
  float* out = nullptr;  ///< (pairs, labels)
};

struct Kernels {
  const char* name;
  /// out (rows, weights.outputs) = rows * weights' + biases.
  void (*multiply)(const PackedView& weights, const QuantisedRows& rows, float* out);
  void (*multiply_floats)(const FloatProduct& product);
  /// Fills `rows` from floats (rows, columns) with `stride`; the scale of a row is max|x| / 63.
  void (*quantise)(const float* in, std::size_t stride, const QuantisedRows& rows);
  void (*normalise)(const Normalisation& normalisation);
  /// x * Phi(x), within 2e-6 of the exact one for |x| up to 6, 3e-7 |x| beyond.
  void (*gelu)(float* values, std::size_t size);
  /// Softmax of each row over its first `valid` of `stride` numbers (a multiple of kLanes); the
  /// rest become zeros.
  void (*softmax)(float* rows_data, std::size_t stride, std::size_t rows, std::size_t valid);
  void (*score_pairs)(const PairProduct& product);
};

const Kernels& plain_kernels();
// Each of the following runs only on processors that have what it is named after; AVX-512 means F,
// BW, VL, DQ and VNNI.
const Kernels& avx2_kernels();
const Kernels& avxvnni_kernels();
const Kernels& avx512_kernels();

}  // namespace chronograph::nn
