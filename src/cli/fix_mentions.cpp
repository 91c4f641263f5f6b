// SPDX-License-Identifier: Apache-2.0
#include "cli/fix_mentions.hpp"

#include "chronograph/error.hpp"
#include "cli/graph_input.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>
#include <set>
#include <string_view>

namespace chronograph {
namespace {

std::vector<std::string_view> names_of(const EventGraph& graph, Vertex vertex) {
  std::vector<std::string_view> names{graph.label_of(vertex)};
  const VertexBundle& node = graph.graph[vertex];
  const std::vector<StringId>* aliases =
      node.kind == NodeKind::Actor   ? &graph.actors[node.row].aliases
      : node.kind == NodeKind::Place ? &graph.places[node.row].aliases
                                     : nullptr;
  for (std::size_t i = 0; aliases != nullptr && i < aliases->size(); ++i) {
    names.push_back(graph.text((*aliases)[i]));
  }
  return names;
}

// All mentions of a node, in the order of documents.
std::vector<EvidenceSpan> all_mentions(const EventGraph& graph, Vertex vertex) {
  const VertexBundle& node = graph.graph[vertex];
  switch (node.kind) {
    case NodeKind::Actor:
      return graph.actors[node.row].mentions;
    case NodeKind::Place:
      return graph.places[node.row].mentions;
    case NodeKind::Event: {
      std::vector<EvidenceSpan> mentions;
      for (const EventEvidence& evidence : graph.events[node.row].evidence) {
        mentions.push_back({evidence.document, evidence.trigger});
      }
      return mentions;
    }
    case NodeKind::Document:
      break;
  }
  throw Error(ErrorKind::Usage, "\"" + std::string(graph.id_of(vertex)) +
                                    "\" is a document, expected an event, an actor or a place");
}

MentionPlace place_of(const EventGraph& graph, const EvidenceSpan& mention) {
  return {std::string(graph.text(graph.documents[mention.document].id)), mention.span};
}

// Where in a document, of "doc-3f9a12c07b1e:70".
std::optional<std::pair<std::string, std::uint32_t>> place_in_text(const std::string& part) {
  const std::size_t colon = part.rfind(':');
  if (colon == std::string::npos || colon + 1 == part.size()) {
    return std::nullopt;
  }
  std::uint32_t at = 0;
  const char* last = part.data() + part.size();
  const auto [end, error] = std::from_chars(part.data() + colon + 1, last, at);
  return error == std::errc() && end == last ? std::optional(std::pair(part.substr(0, colon), at))
                                             : std::nullopt;
}

// The words by which the node takes part in the event.
std::vector<EvidenceSpan> spans_in_event(const EventGraph& graph, Vertex event, Vertex node) {
  std::vector<EvidenceSpan> spans;
  for (auto [edge, last] = boost::out_edges(event, graph.graph); edge != last; ++edge) {
    if (boost::target(*edge, graph.graph) == node) {
      const EdgeRow& row = graph.edges[graph.graph[*edge].row];
      spans.insert(spans.end(), row.evidence.begin(), row.evidence.end());
    }
  }
  return spans;
}

}  // namespace

Vertex find_only_vertex(const EventGraph& graph, const std::string& wanted) {
  std::vector<Vertex> found;
  const std::string folded = fold_name(wanted);
  for (Vertex vertex = 0; vertex < boost::num_vertices(graph.graph); ++vertex) {
    if (graph.id_of(vertex) == wanted) {
      return vertex;
    }
    const std::vector<std::string_view> names = names_of(graph, vertex);
    if (std::any_of(names.begin(), names.end(),
                    [&](std::string_view name) { return fold_name(name) == folded; })) {
      found.push_back(vertex);
    }
  }
  if (found.empty()) {
    return find_vertex(graph, wanted);  // throws, with the closest id
  }
  if (found.size() > 1) {
    std::string list;
    for (const Vertex vertex : found) {
      list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", graph.id_of(vertex),
                          graph.label_of(vertex));
    }
    throw Error(ErrorKind::Usage, "\"" + wanted + "\" may be any of " + list + "; name one by id");
  }
  return found.front();
}

MentionPlace mention_of(const EventGraph& graph, Vertex vertex) {
  const std::vector<EvidenceSpan> mentions = all_mentions(graph, vertex);
  if (mentions.empty()) {
    throw Error(ErrorKind::Usage, "\"" + std::string(graph.id_of(vertex)) +
                                      "\" has no mention by which it could be found again");
  }
  if (graph.graph[vertex].kind != NodeKind::Event && !graph.lean) {
    for (const std::string_view name : names_of(graph, vertex)) {
      const auto named =
          std::find_if(mentions.begin(), mentions.end(), [&](const EvidenceSpan& mention) {
            return graph.quote(mention.document, mention.span) == name;
          });
      if (named != mentions.end()) {
        return place_of(graph, *named);
      }
    }
  }
  return place_of(graph, mentions.front());
}

std::vector<MentionPlace> mentions_in(const EventGraph& graph, Vertex vertex,
                                      const std::string& part) {
  const auto in_text = place_in_text(part);
  const Vertex other = find_only_vertex(graph, in_text ? in_text->first : part);
  const VertexBundle& where = graph.graph[other];
  const bool is_event = graph.graph[vertex].kind == NodeKind::Event;
  if (where.kind != NodeKind::Document && (is_event || where.kind != NodeKind::Event)) {
    throw Error(ErrorKind::Usage, "\"" + part + "\" is no document" +
                                      (is_event ? "" : " and no event") +
                                      "; expected where the mentions stand that are of another");
  }
  const std::vector<EvidenceSpan> spans = where.kind == NodeKind::Event
                                              ? spans_in_event(graph, other, vertex)
                                              : std::vector<EvidenceSpan>();
  std::vector<MentionPlace> places;
  for (const EvidenceSpan& mention : all_mentions(graph, vertex)) {
    const bool is_there =
        where.kind == NodeKind::Event
            ? std::any_of(spans.begin(), spans.end(),
                          [&](const EvidenceSpan& span) {
                            return span.document == mention.document &&
                                   span.span.overlaps(mention.span);
                          })
            : mention.document == where.row &&
                  (!in_text || mention.span.contains({in_text->second, in_text->second + 1}));
    if (is_there) {
      places.push_back(place_of(graph, mention));
    }
  }
  if (places.empty()) {
    throw Error(ErrorKind::Usage,
                "\"" + std::string(graph.id_of(vertex)) + "\" has no mention in \"" + part + "\"");
  }
  return places;
}

std::optional<Vertex> holder_of(const EventGraph& graph, const MentionPlace& mention,
                                CorrectionTarget target) {
  for (Vertex vertex = 0; vertex < boost::num_vertices(graph.graph); ++vertex) {
    if (graph.graph[vertex].kind == NodeKind::Document || target_of(graph, vertex) != target) {
      continue;
    }
    const std::vector<EvidenceSpan> mentions = all_mentions(graph, vertex);
    if (std::any_of(mentions.begin(), mentions.end(),
                    [&](const EvidenceSpan& own) { return place_of(graph, own) == mention; })) {
      return vertex;
    }
  }
  return std::nullopt;
}

std::vector<const Correction*> corrections_of(const EventGraph& graph, Vertex vertex) {
  std::vector<const Correction*> found;
  if (graph.corrections.empty() || graph.graph[vertex].kind == NodeKind::Document) {
    return found;
  }
  const CorrectionTarget target = target_of(graph, vertex);
  std::set<MentionPlace> own;
  for (const EvidenceSpan& mention : all_mentions(graph, vertex)) {
    own.insert(place_of(graph, mention));
  }
  for (const Correction& correction : graph.corrections) {
    const bool is_about_it =
        (correction.target == target || correction.target == CorrectionTarget::Any) &&
        std::any_of(correction.mentions.begin(), correction.mentions.end(),
                    [&](const MentionPlace& mention) { return own.contains(mention); });
    if (is_about_it) {
      found.push_back(&correction);
    }
  }
  return found;
}

CorrectionTarget target_of(const EventGraph& graph, Vertex vertex) {
  return graph.graph[vertex].kind == NodeKind::Event ? CorrectionTarget::Event
                                                     : CorrectionTarget::Entity;
}

}  // namespace chronograph
