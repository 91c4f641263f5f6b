// SPDX-License-Identifier: Apache-2.0
// Which mentions of events become one node, and which contradict each other.
#pragma once

#include "chronograph/graph/event_chains.hpp"
#include "graph/telling_reader.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace chronograph {

/// One mention of an event and why it is one with those before it in its group.
struct GroupedMention {
  EventRef mention;
  std::uint32_t grounds = 0;  ///< Ground bits; 0 for the first
};

/// Two mentions that would be one event if they did not contradict each other.
struct EventContradiction {
  EventRef first;
  EventRef second;
  std::string_view reason;  ///< "denial", "date", "number", "role"
};

struct EventGroups {
  /// Each mention in exactly one group; in each sorted by day of writing, document and place in it,
  /// and the groups by their first in the order of documents.
  std::vector<std::vector<GroupedMention>> groups;
  std::vector<EventContradiction> contradictions;
  std::size_t unasked = 0;  ///< comparisons left out because a word and an actor have too many
};

/// Groups the given mentions (sorted). Two are compared if they have triggers of one family, stand
/// in documents of one story and share somebody or a place; a mention joins the group that most of
/// its kind speak for (graph/same_event), if nothing in it speaks against. About
/// O(mentions x 64).
EventGroups group_events(const TellingReader& reader, const std::vector<EventRef>& mentions);

}  // namespace chronograph
