// SPDX-License-Identifier: Apache-2.0
// Who, where, says who and in which words: what formats with one entry an event gather from the
// edges around it.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

struct Participant {
  Vertex vertex = 0;
  std::string_view role;  ///< empty where the edge has none
};

struct EventFacts {
  std::vector<Participant> participants;    ///< agents first, then the other roles, each by id
  std::vector<Vertex> places;               ///< by id
  std::vector<Vertex> reporters;            ///< by id
  const EventEvidence* evidence = nullptr;  ///< of the earliest mention, if there is any
  std::string_view quote;                   ///< its sentence; empty in a lean graph
};

/// Gathers the facts of one event (row of EventGraph::events); they live as long as the graph.
EventFacts gather_facts(const EventGraph& graph, std::uint32_t event_row);

/// Returns the labels of nodes as one text, each as `shown` makes it (as it is, by default).
std::string joined_labels(const EventGraph& graph, const std::vector<Vertex>& vertices,
                          std::string_view between,
                          std::string (*shown)(std::string_view label) = nullptr);

/// Returns the address of a document if it is one on the web, else an empty text.
std::string_view web_address(const EventGraph& graph, const DocumentNode& document);

/// Returns what a note beside an event says, line by line, in plain text: date and status where
/// there is one to tell, the quote, the title of its document.
std::vector<std::string> notes_of(const EventGraph& graph, const EventNode& event,
                                  const EventFacts& facts);

/// The same as HTML, one line below the other.
std::string html_notes_of(const EventGraph& graph, const EventNode& event, const EventFacts& facts);

}  // namespace chronograph
