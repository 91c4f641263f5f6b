// SPDX-License-Identifier: Apache-2.0
#include "markup/number.hpp"

#include <array>
#include <charconv>

namespace chronograph {

std::string shortest(double number) {
  std::array<char, 32> digits{};
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return {digits.data(), result.ptr};
}

}  // namespace chronograph
