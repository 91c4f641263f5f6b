// SPDX-License-Identifier: Apache-2.0
#include "chronograph/graph/event_graph.hpp"

#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/irange.hpp>

#include <array>
#include <fmt/core.h>
#include <utility>

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
  const auto ends = boost::adaptors::transform(
      graph.edges, +[](const EdgeRow& edge) { return std::pair(edge.source, edge.target); });
  const auto bundles = boost::adaptors::transform(
      boost::irange(std::uint32_t{0}, static_cast<std::uint32_t>(graph.edges.size())),
      [&](std::uint32_t row) {
        return EdgeBundle{graph.edges[row].kind, row};
      });
  const Vertex vertices = graph.event_vertex(static_cast<std::uint32_t>(graph.events.size()));
  graph.graph = BoostGraph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(),
                           bundles.begin(), vertices);
  const auto fill = [&](NodeKind kind, const auto& rows, Vertex first) {
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      graph.graph[first + row] = VertexBundle{kind, row, rows[row].id};
    }
  };
  fill(NodeKind::Document, graph.documents, graph.document_vertex(0));
  fill(NodeKind::Actor, graph.actors, graph.actor_vertex(0));
  fill(NodeKind::Place, graph.places, graph.place_vertex(0));
  fill(NodeKind::Event, graph.events, graph.event_vertex(0));
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
