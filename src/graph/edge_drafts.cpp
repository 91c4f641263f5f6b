// SPDX-License-Identifier: Apache-2.0
#include "graph/edge_drafts.hpp"

#include "graph/identity.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace chronograph {
namespace {

// Sorts a node table by id and returns where each old row went.
template <typename Node>
std::vector<std::uint32_t> sort_by_id(std::vector<Node>& nodes, const StringTable& strings) {
  std::vector<std::uint32_t> order(nodes.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return strings.view(nodes[a].id) < strings.view(nodes[b].id);
  });
  std::vector<Node> sorted;
  sorted.reserve(nodes.size());
  std::vector<std::uint32_t> where(nodes.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    where[order[i]] = i;
    sorted.push_back(std::move(nodes[order[i]]));
  }
  nodes = std::move(sorted);
  return where;
}

// What all statements leave; where they contradict each other, all that any of them allows.
DayBounds settle(const std::vector<DayBounds>& stated) {
  DayBounds both = stated.front();
  DayBounds any = stated.front();
  bool agreed = true;
  for (const DayBounds& bounds : stated) {
    const auto common = intersection(both, bounds);
    agreed = agreed && common;
    both = common.value_or(both);
    any = hull(any, bounds);
  }
  return agreed ? both : any;
}

// A statement without bounds leaves those of the others as they are: it held when it was made.
std::optional<EventTime> settle(const std::vector<EventTime>& stated) {
  std::vector<DayBounds> begins;
  std::vector<DayBounds> ends;
  for (const EventTime& time : stated) {
    if (!time.begin.unknown()) {
      begins.push_back(time.begin);
    }
    if (!time.end.unknown()) {
      ends.push_back(time.end);
    }
  }
  if (begins.empty() && ends.empty()) {
    return std::nullopt;
  }
  EventTime valid;
  valid.begin = begins.empty() ? DayBounds() : settle(begins);
  valid.end = ends.empty() ? DayBounds() : settle(ends);
  return valid;
}

}  // namespace

void drop_bystanders(EventGraph& graph, std::vector<EdgeDraft>& drafts) {
  constexpr std::size_t kSeveralDocuments = 2;
  std::vector<bool> takes_part(graph.actors.size(), false);
  std::vector<std::size_t> documents(graph.actors.size(), 0);
  for (const EdgeDraft& draft : drafts) {
    for (const NodeRef& end : {draft.source, draft.target}) {
      if (end.kind != NodeKind::Actor) {
        continue;
      }
      if (draft.kind == EdgeKind::MentionedIn) {
        ++documents[end.row];
      } else if (draft.kind != EdgeKind::SameAs) {
        takes_part[end.row] = true;
      }
    }
  }
  std::vector<std::optional<std::uint32_t>> where(graph.actors.size());
  std::vector<ActorNode> kept;
  for (std::uint32_t row = 0; row < graph.actors.size(); ++row) {
    const EntityType type = graph.actors[row].type;
    if (takes_part[row] || documents[row] >= kSeveralDocuments || type == EntityType::Person ||
        type == EntityType::Organization) {
      where[row] = static_cast<std::uint32_t>(kept.size());
      kept.push_back(std::move(graph.actors[row]));
    }
  }
  graph.actors = std::move(kept);
  std::erase_if(drafts, [&](const EdgeDraft& draft) {
    return (draft.source.kind == NodeKind::Actor && !where[draft.source.row]) ||
           (draft.target.kind == NodeKind::Actor && !where[draft.target.row]);
  });
  for (EdgeDraft& draft : drafts) {
    for (NodeRef* end : {&draft.source, &draft.target}) {
      if (end->kind == NodeKind::Actor) {
        end->row = *where[end->row];
      }
    }
  }
}

void connect(EventGraph& graph, const std::vector<EdgeDraft>& drafts) {
  // Documents are sorted by id already.
  const std::vector<std::uint32_t> actors = sort_by_id(graph.actors, graph.strings);
  const std::vector<std::uint32_t> places = sort_by_id(graph.places, graph.strings);
  const std::vector<std::uint32_t> events = sort_by_id(graph.events, graph.strings);
  const auto vertex_of = [&](NodeRef ref) -> std::pair<std::uint32_t, std::string_view> {
    switch (ref.kind) {
      case NodeKind::Document:
        return {static_cast<std::uint32_t>(graph.document_vertex(ref.row)),
                graph.text(graph.documents[ref.row].id)};
      case NodeKind::Actor:
        return {static_cast<std::uint32_t>(graph.actor_vertex(actors[ref.row])),
                graph.text(graph.actors[actors[ref.row]].id)};
      case NodeKind::Place:
        return {static_cast<std::uint32_t>(graph.place_vertex(places[ref.row])),
                graph.text(graph.places[places[ref.row]].id)};
      case NodeKind::Event:
        break;
    }
    return {static_cast<std::uint32_t>(graph.event_vertex(events[ref.row])),
            graph.text(graph.events[events[ref.row]].id)};
  };
  std::map<std::string, EdgeRow> edges;  // by id: repeated statements become evidence of one edge
  std::map<const EdgeRow*, std::vector<EventTime>> bounds;  // looked up only
  for (const EdgeDraft& draft : drafts) {
    const auto [source, source_id] = vertex_of(draft.source);
    const auto [target, target_id] = vertex_of(draft.target);
    std::string content(to_string(draft.kind));
    for (const std::string_view part : {source_id, target_id, std::string_view(draft.role)}) {
      content += "|";
      content += part;
    }
    EdgeRow& edge = edges[hashed_id("edge-", content)];
    edge.kind = draft.kind;
    edge.source = source;
    edge.target = target;
    edge.role = graph.strings.intern(draft.role);
    edge.evidence.push_back(draft.evidence);
    if (draft.valid) {
      bounds[&edge].push_back(*draft.valid);
    }
    if (draft.known_since && (!edge.known_since || *draft.known_since < *edge.known_since)) {
      edge.known_since = draft.known_since;
    }
  }
  for (auto& [id, edge] : edges) {
    edge.id = EdgeId(id, graph.strings);
    if (const auto stated = bounds.find(&edge); stated != bounds.end()) {
      edge.set_valid(settle(stated->second));
    }
    std::sort(edge.evidence.begin(), edge.evidence.end());
    edge.evidence.erase(std::unique(edge.evidence.begin(), edge.evidence.end()),
                        edge.evidence.end());
    graph.edges.push_back(std::move(edge));
  }
}

}  // namespace chronograph
