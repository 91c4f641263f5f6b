// SPDX-License-Identifier: Apache-2.0
#include "neural/quantised.hpp"

#include "chronograph/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <numbers>
#include <random>
#include <vector>

using namespace chronograph;
using namespace chronograph::nn;

namespace {

/// Numbers of a seed; not by the distributions of the library, whose results are not the same
/// everywhere.
class Numbers {
public:
  explicit Numbers(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(engine_()) % limit; }
  float real() { return static_cast<float>(engine_()) / 2147483648.0F - 1.0F; }
  std::vector<float> reals(std::size_t count, float size = 1.0F) {
    std::vector<float> all(count);
    std::generate(all.begin(), all.end(), [&] { return size * real(); });
    return all;
  }

private:
  std::mt19937 engine_;
};

struct Quantised {
  Buffer<std::uint8_t> bytes;
  Buffer<float> scales;
  QuantisedRows rows;

  Quantised(const Kernels& kernels, const std::vector<float>& values, std::size_t columns) {
    const std::size_t count = values.size() / columns;
    rows = {bytes.reserve(values.size()), scales.reserve(count), count, columns};
    kernels.quantise(values.data(), columns, rows);
  }
};

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

struct Size {
  std::size_t rows;
  std::size_t inputs;
  std::size_t outputs;
};

}  // namespace

TEST_SUITE("neural/quantised") {
  TEST_CASE("a product is that of the quantised numbers, the same bits on every instruction set") {
    Numbers numbers(7);
    for (const Size size : {Size{1, 16, 1}, Size{3, 32, 32}, Size{13, 48, 33}, Size{25, 384, 70},
                            Size{12, 1536, 64}, Size{11, 97, 50}}) {
      CAPTURE(size.rows);
      CAPTURE(size.inputs);
      const std::size_t columns = round_up(size.inputs, kLanes);
      std::vector<std::int8_t> weights(size.outputs * size.inputs);
      for (std::int8_t& weight : weights) {
        weight = static_cast<std::int8_t>(static_cast<int>(numbers.below(255)) - 127);
      }
      const std::vector<float> scales = numbers.reals(size.outputs, 0.01F);
      const std::vector<float> biases = numbers.reals(size.outputs);
      std::vector<float> values(size.rows * columns, 0.0F);
      for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = i % columns < size.inputs ? numbers.real() : 0.0F;
      }
      const PackedMatrix matrix(weights, scales, biases, size.inputs);
      std::vector<float> expected;
      for (const Kernels* kernels : usable_kernels()) {
        CAPTURE(kernels->name);
        const Quantised quantised(*kernels, values, columns);
        std::vector<float> out(size.rows * matrix.stride());
        kernels->multiply(matrix.view(), quantised.rows, out.data());
        if (expected.empty()) {
          expected = out;
        }
        CHECK(same_bits(out, expected));
        for (std::size_t row = 0; row < size.rows; ++row) {
          for (std::size_t output = 0; output < size.outputs; ++output) {
            std::int64_t sum = 0;
            for (std::size_t i = 0; i < size.inputs; ++i) {
              sum += (quantised.rows.bytes[row * columns + i] - 64) *
                     weights[output * size.inputs + i];
            }
            const double exact = static_cast<double>(sum) *
                                     static_cast<double>(quantised.rows.scales[row]) *
                                     static_cast<double>(scales[output]) +
                                 static_cast<double>(biases[output]);
            REQUIRE(static_cast<double>(out[row * matrix.stride() + output]) ==
                    doctest::Approx(exact).epsilon(1e-5));
          }
        }
      }
    }
  }

  TEST_CASE("extreme weights and activations do not saturate") {
    const std::vector<std::int8_t> weights(1536, std::int8_t{-127});
    const std::vector<float> scales{1.0F};
    const std::vector<float> values(1536, 63.0F);
    const PackedMatrix matrix(weights, scales, {}, 1536);
    for (const Kernels* kernels : usable_kernels()) {
      CAPTURE(kernels->name);
      const Quantised quantised(*kernels, values, 1536);
      std::vector<float> out(matrix.stride());
      kernels->multiply(matrix.view(), quantised.rows, out.data());
      CHECK(out[0] == -127.0F * 63.0F * 1536.0F);
      CHECK(out[1] == 0.0F);
    }
  }

  TEST_CASE("activations have seven bits, ties go to even, a row of zeros stays zero") {
    std::vector<float> values(32, 0.0F);
    values[0] = 63.0F;
    values[1] = -63.0F;
    values[2] = 0.5F;
    values[3] = 1.5F;
    values[4] = -2.4F;
    for (const Kernels* kernels : usable_kernels()) {
      const Quantised quantised(*kernels, values, 16);
      const std::vector<std::uint8_t> start(quantised.rows.bytes, quantised.rows.bytes + 6);
      CHECK(start == std::vector<std::uint8_t>{127, 1, 64, 66, 62, 64});
      CHECK(quantised.rows.scales[0] == 1.0F);
      CHECK(quantised.rows.scales[1] == 0.0F);
      CHECK(quantised.rows.bytes[16] == 64);
    }
  }

  TEST_CASE("GELU, softmax and layer norm are near the exact ones and alike on all sets") {
    Numbers numbers(3);
    std::vector<float> values = numbers.reals(64, 9.0F);
    values[5] = 40.0F;
    values[6] = -40.0F;
    const std::vector<float> weight = numbers.reals(64);
    const std::vector<float> bias = numbers.reals(64);
    std::vector<std::vector<float>> first;
    for (const Kernels* kernels : usable_kernels()) {
      CAPTURE(kernels->name);
      std::vector<float> gelu = values;
      kernels->gelu(gelu.data(), gelu.size());
      std::vector<float> softmax = values;
      kernels->softmax(softmax.data(), 64, 1, 61);
      std::vector<float> normal = values;
      kernels->normalise(
          {normal.data(), bias.data(), 64, 1, 64, weight.data(), bias.data(), 1e-12F});
      double total = 0;
      double mean = 0;
      double variance = 0;
      for (std::size_t i = 0; i < 64; ++i) {
        const auto x = static_cast<double>(values[i]);
        total += i < 61 ? std::exp(x - 40) : 0;
        mean += (x + static_cast<double>(bias[i])) / 64;
      }
      for (std::size_t i = 0; i < 64; ++i) {
        const double apart = static_cast<double>(values[i]) + static_cast<double>(bias[i]) - mean;
        variance += apart * apart / 64;
      }
      for (std::size_t i = 0; i < 64; ++i) {
        const auto x = static_cast<double>(values[i]);
        const double exact = x * 0.5 * (1 + std::erf(x / std::numbers::sqrt2));
        CHECK(std::abs(static_cast<double>(gelu[i]) - exact) < 2e-5);
        CHECK(static_cast<double>(softmax[i]) ==
              doctest::Approx(i < 61 ? std::exp(x - 40) / total : 0).epsilon(1e-4));
        const double standard = (x + static_cast<double>(bias[i]) - mean) / std::sqrt(variance);
        CHECK(static_cast<double>(normal[i]) ==
              doctest::Approx(standard * static_cast<double>(weight[i]) +
                              static_cast<double>(bias[i]))
                  .epsilon(1e-4));
      }
      if (first.empty()) {
        first = {gelu, softmax, normal};
      }
      CHECK(same_bits(gelu, first[0]));
      CHECK(same_bits(softmax, first[1]));
      CHECK(same_bits(normal, first[2]));
    }
  }

  TEST_CASE("a float product adds in the order of the inner index on every set") {
    Numbers numbers(5);
    const std::vector<float> left = numbers.reals(7 * 21);
    const std::vector<float> right = numbers.reals(21 * 48);
    const std::vector<float> initial = numbers.reals(48);
    for (const bool with_initial : {false, true}) {
      std::vector<float> expected(7 * 48);
      for (std::size_t i = 0; i < expected.size(); ++i) {
        float sum = with_initial ? initial[i % 48] : 0.0F;
        for (std::size_t k = 0; k < 21; ++k) {
          const volatile float product = left[i / 48 * 21 + k] * right[k * 48 + i % 48];
          sum += product;
        }
        expected[i] = sum;
      }
      for (const Kernels* kernels : usable_kernels()) {
        CAPTURE(kernels->name);
        std::vector<float> out(7 * 48);
        kernels->multiply_floats({left.data(), 21, right.data(), 48,
                                  with_initial ? initial.data() : nullptr, out.data(), 48, 7, 21,
                                  48});
        CHECK(same_bits(out, expected));
      }
    }
  }

  TEST_CASE("an unknown instruction set is a usage error") {
    CHECK_THROWS_AS(kernels_named("mmx"), Error);
    CHECK(&kernels_named("") == usable_kernels().front());
    CHECK(&kernels_named("plain") == usable_kernels().back());
  }
}
