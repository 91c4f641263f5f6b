// SPDX-License-Identifier: Apache-2.0
#include "chronograph/graph/event_graph.hpp"

#include <array>
#include <fmt/core.h>

namespace chronograph {
namespace {

constexpr std::array<std::string_view, 4> kNodeKinds{"document", "actor", "place", "event"};
constexpr std::array<std::string_view, 11> kEdgeKinds{
    "participates", "located_in", "reported_by", "mentioned_in", "before", "includes",
    "simultaneous", "causes",     "contradicts", "relation",     "same_as"};
constexpr std::array<std::string_view, 5> kStatuses{"asserted", "reported", "planned",
                                                    "hypothetical", "denied"};

template <typename Label, std::size_t Count>
std::optional<Label> find_label(const std::array<std::string_view, Count>& spellings,
                                std::string_view spelling) {
  for (std::size_t i = 0; i < Count; ++i) {
    if (spellings[i] == spelling) {
      return static_cast<Label>(i);
    }
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(NodeKind kind) { return kNodeKinds.at(static_cast<std::size_t>(kind)); }
std::string_view to_string(EdgeKind kind) { return kEdgeKinds.at(static_cast<std::size_t>(kind)); }
std::string_view to_string(Status status) { return kStatuses.at(static_cast<std::size_t>(status)); }
std::optional<NodeKind> parse_node_kind(std::string_view spelling) {
  return find_label<NodeKind>(kNodeKinds, spelling);
}
std::optional<EdgeKind> parse_edge_kind(std::string_view spelling) {
  return find_label<EdgeKind>(kEdgeKinds, spelling);
}
std::optional<Status> parse_status(std::string_view spelling) {
  return find_label<Status>(kStatuses, spelling);
}

StringTable::StringTable() { intern(""); }

StringTable::StringTable(const StringTable& other) {
  for (const std::string& text : other.strings_) {
    intern(text);
  }
}

StringTable& StringTable::operator=(const StringTable& other) {
  if (this != &other) {
    *this = StringTable(other);
  }
  return *this;
}

StringId StringTable::intern(std::string_view text) {
  if (const auto found = ids_.find(text); found != ids_.end()) {
    return found->second;
  }
  // A deque never moves its strings, so the views that are the keys stay valid.
  const std::string& kept = strings_.emplace_back(text);
  const auto id = static_cast<StringId>(strings_.size() - 1);
  ids_.emplace(kept, id);
  return id;
}

std::vector<StringId> StringTable::intern_all(const std::vector<std::string>& texts) {
  std::vector<StringId> ids;
  ids.reserve(texts.size());
  for (const std::string& text : texts) {
    ids.push_back(intern(text));
  }
  return ids;
}

std::string_view EventGraph::id_of(Vertex vertex) const {
  const VertexBundle& bundle = graph[vertex];
  switch (bundle.kind) {
    case NodeKind::Document:
      return text(documents[bundle.row].id);
    case NodeKind::Actor:
      return text(actors[bundle.row].id);
    case NodeKind::Place:
      return text(places[bundle.row].id);
    case NodeKind::Event:
      return text(events[bundle.row].id);
  }
  return {};
}

std::string_view EventGraph::label_of(Vertex vertex) const {
  const VertexBundle& bundle = graph[vertex];
  switch (bundle.kind) {
    case NodeKind::Document:
      return text(documents[bundle.row].label);
    case NodeKind::Actor:
      return text(actors[bundle.row].label);
    case NodeKind::Place:
      return text(places[bundle.row].label);
    case NodeKind::Event:
      return text(events[bundle.row].label);
  }
  return {};
}

std::string_view EventGraph::quote(std::uint32_t document_row, Span span) const {
  if (document_row >= documents.size() || documents[document_row].evidence >= evidence.size()) {
    return {};
  }
  const Text& whole = evidence[documents[document_row].evidence].text;
  return span.end <= whole.size() ? whole.view(span) : std::string_view();
}

std::string_view key_of_detail(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::Participates:
      return "role";
    case EdgeKind::Relation:
      return "type";
    case EdgeKind::Before:
    case EdgeKind::Includes:
    case EdgeKind::Simultaneous:
      return "basis";
    default:
      return "reason";
  }
}

void rebuild_topology(EventGraph& graph) {
  BoostGraph topology(graph.documents.size() + graph.actors.size() + graph.places.size() +
                      graph.events.size());
  const auto fill = [&](NodeKind kind, std::size_t rows, Vertex first) {
    for (std::size_t row = 0; row < rows; ++row) {
      topology[first + row] = VertexBundle{kind, static_cast<std::uint32_t>(row)};
    }
  };
  fill(NodeKind::Document, graph.documents.size(), graph.document_vertex(0));
  fill(NodeKind::Actor, graph.actors.size(), graph.actor_vertex(0));
  fill(NodeKind::Place, graph.places.size(), graph.place_vertex(0));
  fill(NodeKind::Event, graph.events.size(), graph.event_vertex(0));
  for (std::size_t row = 0; row < graph.edges.size(); ++row) {
    const EdgeRow& edge = graph.edges[row];
    boost::add_edge(edge.source, edge.target,
                    EdgeBundle{edge.kind, static_cast<std::uint32_t>(row)}, topology);
  }
  graph.graph = std::move(topology);
}

NativeDates native_dates(const EventNode& event) {
  NativeDates dates;
  if (!event.time) {
    return dates;
  }
  dates.start = unit_of(event.time->begin);
  // A point event begins and ends within the same unit: an end of its own would say that it lasted.
  if (dates.start && event.time->end != event.time->begin) {
    dates.end = unit_of(event.time->end);
  }
  return dates;
}

std::string shown_quantity(const EventGraph& graph, const EventQuantity& number) {
  const auto figure = [](double value) {
    return value >= 1e15 ? fmt::format("{:g}", value) : fmt::format("{:.15g}", value);
  };
  std::string amount;
  if (number.min && number.max) {
    amount = figure(*number.min);
    amount += *number.min == *number.max ? "" : " to " + figure(*number.max);
  } else if (number.min) {
    amount = "at least " + figure(*number.min);
  } else if (number.max) {
    amount = "at most " + figure(*number.max);
  }
  return fmt::format("{}: {} {}", graph.text(number.what), amount, graph.text(number.unit));
}

}  // namespace chronograph
