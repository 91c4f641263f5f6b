// SPDX-License-Identifier: Apache-2.0
// What a format could not show of a graph, and why.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace chronograph {

/// A thing that a format leaves out, named by the reason; their words stand in omissions.cpp.
enum class Omission : std::uint8_t {
  UndatedEvent,    ///< its begin is not known to a day, month or year
  UnboundedEvent,  ///< it has neither date nor bounds
  UnlocatedEvent,  ///< none of its places has coordinates
  UntypedEvent,
  UncodedEvent,  ///< the format has no code for its type
  Document,
  Place,
  EventLink,         ///< order, cause or contradiction between two events
  Relation,          ///< between actors, or an actor and a place
  PossibleSameness,  ///< an edge `same_as`
  ClippedText,       ///< longer than the format's readers take
};
inline constexpr std::size_t kOmissionCount = 11;

/// Counts what was left out. An event counts once, under the first reason that holds. Actors,
/// places and documents that a format of events names within its events only are not counted.
class Omissions {
public:
  void add(Omission omission, std::size_t count = 1);
  /// Counts all edges of some kinds, each under the reason of its kind; those that tell a part of
  /// one event (who, where, who says so, in which document) have none.
  void add_edges(const EventGraph& graph,
                 bool (*is_left_out)(const EventGraph& graph, const EdgeRow& edge));
  /// The same for all edges that are no part of one event.
  void add_edges(const EventGraph& graph);

  [[nodiscard]] std::size_t count(Omission omission) const;
  /// "2 events without a type, 1 relation" in the order of Omission; empty if nothing is left out.
  [[nodiscard]] std::string described() const;

private:
  std::array<std::size_t, kOmissionCount> counts_{};
};

}  // namespace chronograph
