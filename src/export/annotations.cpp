// SPDX-License-Identifier: Apache-2.0
// The documents back, one annotation line each, under the ids that the input gave them, and each
// event with the node that it became.
#include "chronograph/document/annotation.hpp"
#include "chronograph/error.hpp"
#include "export/writers.hpp"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {
namespace {

/// For each document the node of each of its events, empty for those that became none.
using Chains = std::vector<std::vector<std::string_view>>;

Chains chains_of(const EventGraph& graph) {
  Chains chains(graph.documents.size());
  for (std::size_t row = 0; row < chains.size(); ++row) {
    chains[row].resize(graph.evidence[graph.documents[row].evidence].events.size());
  }
  for (const EventNode& node : graph.events) {
    for (const EventEvidence& evidence : node.evidence) {
      std::vector<std::string_view>& events = chains[evidence.document];
      if (evidence.event < events.size()) {
        events[evidence.event] = graph.text(node.id);
      }
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
  const Chains chains = chains_of(graph);
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
      append_annotation(line, document, chains[row]);
      out << line;
    }
  }
}

}  // namespace chronograph
