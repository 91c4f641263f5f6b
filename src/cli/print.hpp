// SPDX-License-Identifier: Apache-2.0
// Formatted output without {fmt}'s own header for streams, which compiles all of the formatting
// anew into each file: with the sanitizers that took ten of a command's sixteen seconds.
#pragma once

#include <fmt/core.h>
#include <ostream>
#include <utility>

namespace chronograph {

/// Writes the values as the format, which is checked when compiled, says.
template <typename... Values>
void print_to(std::ostream& out, fmt::format_string<Values...> format, Values&&... values) {
  out << fmt::vformat(format, fmt::make_format_args(values...));
}

}  // namespace chronograph
