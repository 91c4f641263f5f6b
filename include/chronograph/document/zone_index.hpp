// SPDX-License-Identifier: Apache-2.0
// The zones of a document for those who ask about each token: a text may hold ten thousand
// quotations, so each kind keeps its own parts, joined where they overlap.
#pragma once

#include "chronograph/document/document.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace chronograph {

/// Says which zones a code point lies in. Holds no reference to the zones it was made from.
class ZoneIndex {
public:
  ZoneIndex() = default;
  /// Takes the zones in any order. O(zones log zones).
  explicit ZoneIndex(const std::vector<Zone>& zones);

  /// Tells whether a code point lies in a zone of that kind. O(log zones).
  [[nodiscard]] bool holds(std::uint32_t code_point_index, ZoneKind kind) const;
  /// Returns the number of separate parts that the zones of a kind make up.
  [[nodiscard]] std::size_t parts(ZoneKind kind) const {
    return parts_[static_cast<std::size_t>(kind)].size();
  }

private:
  static constexpr std::size_t kKinds = static_cast<std::size_t>(ZoneKind::Quote) + 1;
  std::array<std::vector<Span>, kKinds> parts_;  // by kind: sorted, apart from one another
};

}  // namespace chronograph
