// SPDX-License-Identifier: Apache-2.0
// Who did what to whom, summed up: one edge for each pair and kind of relation or interaction.
#pragma once

#include "chronograph/graph/query.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chronograph {

/// What a map's nodes are.
enum class Projection : std::uint8_t {
  Actors,
  Entities,  ///< actors and places
  Full,      ///< events as well, each with an edge to everyone and every place in it
};

struct MapOptions {
  Filter filter;
  std::optional<std::size_t> top;  ///< only the most salient nodes; of Full, events
  Projection projection = Projection::Entities;
  /// Only pairs that stand out at this level (0 to 1; see backbone()), and who is in one of them.
  /// Not of Full.
  std::optional<double> backbone = std::nullopt;
};

struct MapEdge {
  Vertex source = 0;
  Vertex target = 0;
  std::string type;  ///< relation type ("leads") or interaction type ("CONSULT"; "event" where
                     ///< events have no type); from an event the role ("agent"), "located_in" or
                     ///< "reported_by"
  bool is_relation = false;
  bool directed = true;  ///< agent to patient or recipient; false for joint participation
  std::size_t count = 0;
  std::optional<Date> first;          ///< earliest possible begin
  std::optional<Date> last;           ///< latest possible begin
  int balance = 0;                    ///< cooperative minus hostile events
  std::vector<std::uint32_t> events;  ///< rows, ascending
};

struct RelationshipMap {
  std::vector<Vertex> vertices;  ///< by salience, then id
  std::vector<MapEdge> edges;    ///< by source, target, type
};

RelationshipMap make_map(const EventGraph& graph, const MapOptions& options);

}  // namespace chronograph
