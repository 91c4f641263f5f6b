// SPDX-License-Identifier: Apache-2.0
// Documents to one graph. Everything is first put into an order that depends on content only
// (documents by the hash of their text), so that neither the order of the inputs nor the threads
// that annotated them can show in the result.
#include "chronograph/graph/builder.hpp"

#include "graph/correction_steps.hpp"
#include "graph/document_nodes.hpp"
#include "graph/edge_drafts.hpp"
#include "graph/entity_nodes.hpp"
#include "graph/event_nodes.hpp"
#include "graph/event_orders.hpp"
#include "graph/near_copies.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chronograph {
namespace {

void add_orders(EventGraph& graph, const NodeOfEvent& node_of_event, std::vector<EdgeDraft>& drafts,
                BuildCounts& counts) {
  std::vector<std::vector<std::uint32_t>> actors_of_event(graph.events.size());
  for (const EdgeDraft& draft : drafts) {
    if (draft.kind == EdgeKind::Participates && draft.target.kind == NodeKind::Actor) {
      actors_of_event[draft.source.row].push_back(draft.target.row);
    }
  }
  EventOrders orders = order_events(graph.evidence, node_of_event, graph.events, actors_of_event);
  for (const OrderEdge& edge : orders.edges) {
    for (const EvidenceSpan& evidence : edge.evidence) {
      drafts.push_back({edge.kind,
                        {NodeKind::Event, edge.first},
                        {NodeKind::Event, edge.second},
                        std::string(edge.detail),
                        evidence});
    }
  }
  for (std::size_t row = 0; row < graph.events.size(); ++row) {
    graph.events[row].time = std::move(orders.times[row]);
    counts.dated_events += graph.events[row].time ? 1U : 0U;
  }
  counts.orders = orders.counts;
}

// The near copies of a text hang on the earliest of them, by the first sentence that both have.
void add_copies(const EventGraph& graph, const std::vector<std::uint32_t>& copy_of,
                std::vector<EdgeDraft>& drafts, BuildCounts& counts) {
  const auto day_of = [&](std::uint32_t row) {
    const auto& published = graph.documents[row].published;
    return published ? published->days.earliest : std::nullopt;
  };
  std::map<std::uint32_t, std::uint32_t> earliest;  // by first of the copies
  for (std::uint32_t row = 0; row < copy_of.size(); ++row) {
    std::uint32_t& original = earliest.try_emplace(copy_of[row], row).first->second;
    if (day_of(row) && (!day_of(original) || *day_of(row) < *day_of(original))) {
      original = row;
    }
  }
  for (std::uint32_t row = 0; row < copy_of.size(); ++row) {
    const std::uint32_t original = earliest.at(copy_of[row]);
    if (row == original) {
      continue;
    }
    ++counts.near_copies;
    for (const EvidenceSpan& evidence : shared_sentence(graph.evidence, row, original)) {
      drafts.push_back({EdgeKind::SameAs,
                        {NodeKind::Document, row},
                        {NodeKind::Document, original},
                        "near-copy",
                        evidence});
    }
  }
}

std::vector<std::string_view> ids_of_documents(const EventGraph& graph) {
  std::vector<std::string_view> ids;
  for (const DocumentNode& document : graph.documents) {
    ids.push_back(graph.text(document.id));
  }
  return ids;
}

void add_relations(const EventGraph& graph, const NodeOfEntity& node_of_entity,
                   std::vector<EdgeDraft>& drafts) {
  for (std::uint32_t row = 0; row < graph.evidence.size(); ++row) {
    for (const EntityRelation& relation : graph.evidence[row].relations) {
      const auto from = node_of_entity[row][relation.from];
      const auto to = node_of_entity[row][relation.to];
      if (from && to && from != to) {
        drafts.push_back({EdgeKind::Relation,
                          *from,
                          *to,
                          std::string(to_string(relation.type)),
                          {row, relation.span},
                          relation.valid,
                          relation.known_since});
      }
    }
  }
}

void add_causes(const EventGraph& graph, const NodeOfEvent& node_of_event,
                std::vector<EdgeDraft>& drafts) {
  for (std::uint32_t row = 0; row < graph.evidence.size(); ++row) {
    const std::vector<Event>& events = graph.evidence[row].events;
    for (std::size_t e = 0; e < events.size(); ++e) {
      for (const Consequence& consequence : events[e].causes) {
        const auto cause = node_of_event[row][e];
        const auto effect = node_of_event[row][consequence.event];
        if (cause && effect && cause != effect) {
          drafts.push_back({EdgeKind::Causes,
                            {NodeKind::Event, *cause},
                            {NodeKind::Event, *effect},
                            {},
                            {row, consequence.marker}});
        }
      }
    }
  }
}

}  // namespace

BuildResult build_graph(std::vector<Evidence> evidence, std::vector<Generator> generators,
                        bool lean, std::vector<Correction> corrections) {
  EventGraph graph;
  BuildCounts counts;
  std::vector<EdgeDraft> drafts;
  add_documents(std::move(evidence), graph, counts);
  graph.corrections = unite(std::move(corrections));
  CorrectionSteps steps = take_steps(graph.evidence, ids_of_documents(graph), graph.corrections);
  const NodeOfEntity node_of_entity = add_entities(graph, steps, drafts, counts);
  const std::vector<std::uint32_t> copy_of = find_near_copies(graph.evidence);
  add_copies(graph, copy_of, drafts, counts);
  const NodeOfEvent node_of_event =
      add_events(graph, node_of_entity, copy_of, steps, drafts, counts);
  correct_events(graph, node_of_event, steps);
  add_relations(graph, node_of_entity, drafts);
  add_causes(graph, node_of_event, drafts);
  add_orders(graph, node_of_event, drafts, counts);
  drop_bystanders(graph, drafts);
  connect(graph, drafts);
  for (auto& [row, original] : steps.originals) {
    graph.evidence[row] = std::move(original);
  }
  if (lean) {
    graph.lean = true;
    graph.evidence.clear();
  }
  std::sort(generators.begin(), generators.end());
  generators.erase(std::unique(generators.begin(), generators.end()), generators.end());
  graph.generators = std::move(generators);
  rebuild_topology(graph);
  return {std::move(graph), counts, std::move(steps.stale)};
}

BuildResult build_graph(std::vector<Document> documents, const BuildOptions& options) {
  std::vector<Evidence> evidence;
  evidence.reserve(documents.size());
  for (Document& document : documents) {
    evidence.push_back(evidence_of(std::move(document)));
  }
  return build_graph(std::move(evidence), {options.generator}, options.lean, options.corrections);
}

}  // namespace chronograph
