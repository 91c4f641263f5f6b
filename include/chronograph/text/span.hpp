// SPDX-License-Identifier: Apache-2.0
// Half-open ranges of code points: the coordinates in which everything points at the text.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace chronograph {

/// A half-open range [begin, end) of Unicode code points in one document's text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  /// Returns the smallest span that holds both.
  [[nodiscard]] constexpr Span hull(Span other) const {
    return {std::min(begin, other.begin), std::max(end, other.end)};
  }
  constexpr auto operator<=>(const Span&) const = default;
};

}  // namespace chronograph
