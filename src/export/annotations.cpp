// SPDX-License-Identifier: Apache-2.0
// The documents back, one annotation line each, under the ids that the input gave them, and each
// event with the node that it became, or with that of the events that are one with it.
#include "chronograph/document/annotation.hpp"
#include "chronograph/error.hpp"
#include "chronograph/graph/event_chains.hpp"
#include "export/writers.hpp"

#include <cstdint>
#include <deque>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {
namespace {

/// For each document the chain of each of its events, empty for those that have none.
using Chains = std::vector<std::vector<std::string_view>>;

// The node of an event, and for events that are one a name for all: the first node among them, or,
// where none became a node, the place of the first.
Chains chains_of(const EventGraph& graph, std::deque<std::string>& made_names) {
  std::vector<std::uint32_t> row_of_evidence(graph.evidence.size());
  Chains chains(graph.evidence.size());
  for (std::uint32_t row = 0; row < graph.documents.size(); ++row) {
    row_of_evidence[graph.documents[row].evidence] = row;
  }
  for (std::size_t row = 0; row < chains.size(); ++row) {
    chains[row].resize(graph.evidence[row].events.size());
  }
  for (const EventNode& node : graph.events) {
    for (const EventEvidence& evidence : node.evidence) {
      auto& events = chains[graph.documents[evidence.document].evidence];
      if (evidence.event < events.size()) {
        events[evidence.event] = graph.text(node.id);
      }
    }
  }
  for (const std::vector<EventRef>& chain : find_event_chains(graph.evidence)) {
    std::string_view name;
    for (std::size_t i = 0; i < chain.size() && name.empty(); ++i) {
      name = chains[chain[i].document][chain[i].event];
    }
    if (name.empty()) {
      const EventRef first = chain.front();
      const StringId document = graph.documents[row_of_evidence[first.document]].id;
      name = made_names.emplace_back(
          "chain-" + std::string(graph.text(document)) + "-" +
          std::to_string(graph.evidence[first.document].events[first.event].span.begin));
    }
    for (const EventRef event : chain) {
      chains[event.document][event.event] = name;
    }
  }
  return chains;
}

}  // namespace

void write_annotations(const EventGraph& graph, std::ostream& out) {
  if (graph.lean) {
    throw Error(ErrorKind::Usage,
                "the graph was built with --lean and holds no annotations; build it without");
  }
  std::deque<std::string> made_names;
  const Chains chains = chains_of(graph, made_names);
  std::string line;
  for (std::size_t row = 0; row < graph.documents.size(); ++row) {
    const DocumentNode& node = graph.documents[row];
    Document document = graph.evidence[node.evidence];
    std::vector<std::string> ids;
    for (const StringId id : node.ids) {
      ids.emplace_back(graph.text(id));
    }
    if (ids.empty()) {
      ids.push_back(document.id);
    }
    for (const std::string& id : ids) {
      document.id = id;
      line.clear();
      append_annotation(line, document, chains[node.evidence]);
      out << line;
    }
  }
}

}  // namespace chronograph
