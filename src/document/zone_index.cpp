// SPDX-License-Identifier: Apache-2.0
#include "chronograph/document/zone_index.hpp"

#include <algorithm>
#include <iterator>

namespace chronograph {

ZoneIndex::ZoneIndex(const std::vector<Zone>& zones) {
  for (const Zone& zone : zones) {
    if (!zone.span.empty()) {
      parts_[static_cast<std::size_t>(zone.kind)].push_back(zone.span);
    }
  }
  for (std::vector<Span>& parts : parts_) {
    std::ranges::sort(parts);
    std::vector<Span> apart;
    for (const Span part : parts) {
      if (!apart.empty() && part.begin <= apart.back().end) {
        apart.back() = apart.back().hull(part);
      } else {
        apart.push_back(part);
      }
    }
    parts = std::move(apart);
  }
}

bool ZoneIndex::holds(std::uint32_t code_point_index, ZoneKind kind) const {
  const std::vector<Span>& parts = parts_[static_cast<std::size_t>(kind)];
  const auto after = std::ranges::upper_bound(parts, code_point_index, {}, &Span::begin);
  return after != parts.begin() && code_point_index < std::prev(after)->end;
}

}  // namespace chronograph
