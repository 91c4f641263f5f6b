// SPDX-License-Identifier: Apache-2.0
// How far apart two spellings are, and "did you mean": the known word nearest to a mistyped one.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace chronograph {

/// Returns how many bytes must be put in, left out or changed to make one word of the other.
/// O(product of the sizes).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// Returns the candidate at the least edit distance, the first of equals; empty if all are further
/// than a third of the word's length (at least 2).
std::string_view closest(std::string_view word, std::span<const std::string_view> candidates);

/// Returns `; did you mean "X"?`, or nothing where no candidate is close.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace chronograph
