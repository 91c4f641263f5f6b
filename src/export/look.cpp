// SPDX-License-Identifier: Apache-2.0
#include "export/look.hpp"

#include <cmath>
#include <fmt/format.h>

namespace chronograph {
namespace {

double salience_of(const EventGraph& graph, Vertex vertex) {
  const VertexBundle& bundle = graph.graph[vertex];
  switch (bundle.kind) {
    case NodeKind::Document:
      return 0;
    case NodeKind::Actor:
      return graph.actors[bundle.row].salience;
    case NodeKind::Place:
      return graph.places[bundle.row].salience;
    case NodeKind::Event:
      return graph.events[bundle.row].salience;
  }
  return 0;
}

}  // namespace

std::string hex(Color color) {
  return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
}

double size_of(const EventGraph& graph, Vertex vertex) {
  constexpr double kSmallest = 4;
  constexpr double kRange = 10;
  // To a tenth: no eye sees more, and the file stays short.
  return std::round(10 * (kSmallest + kRange * std::sqrt(salience_of(graph, vertex)))) / 10;
}

}  // namespace chronograph
