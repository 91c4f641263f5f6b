// SPDX-License-Identifier: Apache-2.0
#include "graph/entity_nodes.hpp"

#include "graph/resolution.hpp"

#include <string>
#include <string_view>

namespace chronograph {
namespace {

NodeRef add_place(const Cluster& cluster, const std::string& id, EventGraph& graph) {
  PlaceNode place;
  place.id = graph.strings.intern(id);
  place.label = graph.strings.intern(cluster.name);
  place.aliases = graph.strings.intern_all(cluster.aliases);
  place.country = graph.strings.intern(cluster.country);
  if (cluster.position) {
    place.lat = cluster.position->lat;
    place.lon = cluster.position->lon;
    place.precision = graph.strings.intern(cluster.position->precision);
  }
  place.mentions = cluster.mentions;
  graph.places.push_back(std::move(place));
  return {NodeKind::Place, static_cast<std::uint32_t>(graph.places.size() - 1)};
}

NodeRef add_actor(const Cluster& cluster, const std::string& id, EventGraph& graph) {
  ActorNode actor;
  actor.id = graph.strings.intern(id);
  actor.label = graph.strings.intern(cluster.name);
  actor.type = cluster.type;
  actor.aliases = graph.strings.intern_all(cluster.aliases);
  actor.sector = graph.strings.intern(cluster.sector);
  actor.country = graph.strings.intern(cluster.country);
  actor.mentions = cluster.mentions;
  graph.actors.push_back(std::move(actor));
  return {NodeKind::Actor, static_cast<std::uint32_t>(graph.actors.size() - 1)};
}

// One edge a document, from the first mention there.
void draft_mentions(NodeRef node, const std::vector<EvidenceSpan>& mentions,
                    std::vector<EdgeDraft>& drafts) {
  std::optional<std::uint32_t> seen;
  for (const EvidenceSpan& mention : mentions) {
    if (seen != mention.document) {
      drafts.push_back(
          {EdgeKind::MentionedIn, node, {NodeKind::Document, mention.document}, {}, mention});
      seen = mention.document;
    }
  }
}

}  // namespace

NodeOfEntity add_entities(EventGraph& graph, CorrectionSteps& corrections,
                          std::vector<EdgeDraft>& drafts, BuildCounts& counts) {
  NodeOfEntity node_of_entity(graph.evidence.size());
  for (std::size_t row = 0; row < graph.evidence.size(); ++row) {
    node_of_entity[row].resize(graph.evidence[row].entities.size());
  }
  const Resolution resolution = corrected(resolve(graph.evidence), graph.evidence, corrections);
  const std::vector<Cluster>& clusters = resolution.clusters;
  counts.names = {resolution.compared, resolution.left_out, resolution.joined,
                  resolution.doubts.size()};
  std::vector<std::string_view> documents;
  for (const DocumentNode& document : graph.documents) {
    documents.push_back(graph.text(document.id));
  }
  const std::vector<std::string> ids = ids_of(clusters, documents);
  std::vector<NodeRef> nodes;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const Cluster& cluster = clusters[i];
    const NodeRef node = cluster.type == EntityType::Place ? add_place(cluster, ids[i], graph)
                                                           : add_actor(cluster, ids[i], graph);
    for (const EntityRef member : cluster.members) {
      node_of_entity[member.document][member.entity] = node;
    }
    draft_mentions(node, cluster.mentions, drafts);
    nodes.push_back(node);
  }
  for (const SameAs& doubt : resolution.doubts) {
    for (const EvidenceSpan& mention : {doubt.first_mention, doubt.second_mention}) {
      drafts.push_back({EdgeKind::SameAs, nodes[doubt.first], nodes[doubt.second],
                        std::string(to_string(doubt.why.verdict)), mention});
    }
  }
  return node_of_entity;
}

}  // namespace chronograph
