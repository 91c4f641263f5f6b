// SPDX-License-Identifier: Apache-2.0
// Chance for made-up data: the same numbers in every run and on every machine.
#pragma once

#include <cstdint>

namespace chronograph {

/// Knuth's linear congruential generator, its upper bits.
class Random {
public:
  explicit Random(std::uint64_t seed = 1) : state_(seed) {}

  /// Returns 0 to `limit` - 1. REQUIRES: limit > 0.
  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::uint32_t>((state_ >> 33U) % limit);
  }

private:
  std::uint64_t state_;
};

}  // namespace chronograph
