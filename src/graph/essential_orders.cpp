// SPDX-License-Identifier: Apache-2.0
#include "graph/essential_orders.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace chronograph {
namespace {

using Index = std::uint32_t;
/// So many events are looked at to find one order among the others.
constexpr std::size_t kMost = 200;

bool joins_events(const Link& link) {
  return link.from.kind == LinkEnd::Kind::Event && link.to.kind == LinkEnd::Kind::Event;
}

/// Orders between events as edges from the earlier to the later.
class Orders {
public:
  void add(Index earlier, Index later) { after_[earlier].push_back(later); }

  /// Whether a way of two steps or more leads from one to the other.
  [[nodiscard]] bool follows(Index earlier, Index later) const {
    std::vector<Index> reached{earlier};
    std::set<Index> seen{earlier};
    for (std::size_t i = 0; i < reached.size() && reached.size() < kMost; ++i) {
      const auto next = after_.find(reached[i]);
      if (next == after_.end()) {
        continue;
      }
      for (const Index event : next->second) {
        if (event == later && i > 0) {
          return true;
        }
        if (event != later && seen.insert(event).second) {
          reached.push_back(event);
        }
      }
    }
    return false;
  }

private:
  std::map<Index, std::vector<Index>> after_;
};

}  // namespace

std::vector<Link> essential_orders(std::span<const Link> links,
                                   std::span<const std::optional<std::uint32_t>> node_of_event) {
  std::vector<Link> kept;
  Orders orders;
  const auto ends_of = [](const Link& link) {
    const bool after = link.relation == LinkRelation::After;
    return after ? std::pair(link.to.index, link.from.index)
                 : std::pair(link.from.index, link.to.index);
  };
  const auto is_order = [](const Link& link) {
    return link.relation == LinkRelation::Before || link.relation == LinkRelation::After;
  };
  for (const Link& link : links) {
    if (!joins_events(link) || link.relation == LinkRelation::Vague) {
      continue;
    }
    const auto from = node_of_event[link.from.index];
    const auto to = node_of_event[link.to.index];
    if (from && to && from != to) {
      kept.push_back(link);
      if (is_order(link)) {
        const auto [earlier, later] = ends_of(link);
        orders.add(earlier, later);
      }
    }
  }
  std::erase_if(kept, [&](const Link& link) {
    const auto [earlier, later] = ends_of(link);
    return is_order(link) && orders.follows(earlier, later);
  });
  return kept;
}

}  // namespace chronograph
