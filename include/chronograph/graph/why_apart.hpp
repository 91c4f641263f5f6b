// SPDX-License-Identifier: Apache-2.0
// Why two events of a graph are two.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace chronograph {

/// The two mentions that come nearest to telling one event, and why they do not.
struct WhyApart {
  EventEvidence first;
  EventEvidence second;
  /// What speaks against one event ("time+place"); "kind" where the triggers are of no one family,
  /// "story" where the documents tell of different things, "too-little" where nothing speaks
  /// against it and too little for it, "others" where another mention of one of the two objects.
  std::string objections;
  std::string grounds;  ///< what speaks for it ("agent+day"); may be empty
};

/// Judges all mentions of both anew, at most 24 of each. Nothing for a lean graph, which holds no
/// mentions. O(documents x words): who is who and what is one story takes all documents.
std::optional<WhyApart> why_apart(const EventGraph& graph, std::uint32_t first_event,
                                  std::uint32_t second_event);

}  // namespace chronograph
