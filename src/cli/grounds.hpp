// SPDX-License-Identifier: Apache-2.0
// The words of the texts that a node or an edge of a graph rests on.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chronograph {

/// Words of one document and the sentence around them. Views into the graph; empty in a lean one.
struct Quote {
  std::string_view document;  ///< id
  Span span;
  std::string_view words;
  Span sentence;  ///< `span` itself between sentences
  std::string_view sentence_words;
};
Quote quote_of(const EventGraph& graph, const EvidenceSpan& evidence);
/// The quotes of an edge, one a sentence.
std::vector<Quote> quotes_of(const EventGraph& graph, const EdgeRow& edge);

/// An event whose date bounds another's, and the edge that says so.
struct BoundingEvent {
  std::uint32_t event = 0;
  std::uint32_t edge = 0;
  bool is_earlier = false;
};

/// Why an event has the date and the participants that it has.
struct EventGrounds {
  std::optional<Quote> expression;          ///< the time expression that dates it
  std::string_view value;                   ///< of the expression, as TIMEX3
  const CreationTime* written = nullptr;    ///< of the document; null where not known
  std::vector<BoundingEvent> bounds;        ///< of an event without a date of its own: the nearest
  std::vector<std::uint32_t> participants;  ///< edges to actors and places
  std::vector<std::uint32_t> said_by;       ///< edges
  std::vector<std::uint32_t> caused_by;     ///< edges
  std::vector<std::uint32_t> led_to;        ///< edges
  std::vector<std::uint32_t> contradictions;  ///< edges
};
/// The edges that say that one of two events caused the other.
std::vector<std::uint32_t> causes_between(const EventGraph& graph, std::uint32_t first,
                                          std::uint32_t second);

EventGrounds grounds_of(const EventGraph& graph, std::uint32_t event_row);

/// The spellings under which an actor or place is named, the most frequent first, with how often
/// and the first mention.
struct Spelling {
  std::string words;
  std::size_t count = 0;
  EvidenceSpan first;
};
std::vector<Spelling> spellings_of(const EventGraph& graph,
                                   const std::vector<EvidenceSpan>& mentions);

}  // namespace chronograph
