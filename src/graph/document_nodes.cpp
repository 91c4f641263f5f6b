// SPDX-License-Identifier: Apache-2.0
#include "graph/document_nodes.hpp"

#include "graph/labels.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace chronograph {
namespace {

void add_document(Evidence evidence, EventGraph& graph, BuildCounts& counts) {
  Document& document = evidence.document;
  DocumentNode node;
  node.id = graph.strings.intern(document_id_of(document.text.bytes()));
  node.sources = graph.strings.intern_all(evidence.sources);
  node.publishers = graph.strings.intern_all(evidence.publishers);
  node.ids = graph.strings.intern_all(evidence.ids);
  node.label = graph.strings.intern(label_of_document(document));
  node.url = graph.strings.intern(document.url);
  node.published = document.creation_time;
  node.evidence = static_cast<std::uint32_t>(graph.evidence.size());
  counts.words += evidence.words;
  counts.sentences += document.sentences.size();
  counts.annotated_events += document.events.size();
  counts.impossible_dates += static_cast<std::size_t>(
      std::count_if(document.times.begin(), document.times.end(),
                    [](const TimeExpression& time) { return time.value.empty(); }));
  counts.undated_documents += node.published && node.published->days.is_day() ? 0U : 1U;
  graph.documents.push_back(std::move(node));
  graph.evidence.push_back(std::move(document));
}

}  // namespace

void add_documents(std::vector<Evidence> evidence, EventGraph& graph, BuildCounts& counts) {
  const std::size_t copies = evidence.size();
  for (Evidence& entry : unite(std::move(evidence))) {
    add_document(std::move(entry), graph, counts);
  }
  counts.documents = graph.documents.size();
  counts.duplicate_documents = copies - graph.documents.size();
}

}  // namespace chronograph
