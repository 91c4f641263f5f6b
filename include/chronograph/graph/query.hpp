// SPDX-License-Identifier: Apache-2.0
// The one filter language: what of a graph a command or an export shows.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace chronograph {

/// Events that pass every filled condition; several values of one condition are alternatives.
struct Filter {
  std::vector<std::string> actors;  ///< id, label or alias; any spelling that fold_name makes equal
  std::vector<std::string> types;   ///< event types, "CONSULT", or with their mode, "CONSULT:visit"
  std::vector<std::string> contexts;  ///< PLOVER contexts, "election"
  std::vector<std::string> places;
  std::optional<Date> from;  ///< first day
  std::optional<Date> to;    ///< last day
  bool certain = false;      ///< the event lies in the period for certain; else possibly
  std::vector<Status> statuses;
  std::vector<std::string>
      sources;  ///< publisher, document id or source path, or the actor who says so
  std::vector<std::string> stories;  ///< storylines, by id or label
  std::uint32_t min_sources = 0;
  std::optional<Date> as_of;  ///< only relations that held on that day

  [[nodiscard]] bool empty() const;
};

/// A filter made ready for one graph: whom its names mean is looked up once, in O(nodes), so that
/// asking costs no more than the event's own edges. Both must outlive it.
class EventFilter {
public:
  EventFilter(const EventGraph& graph, const Filter& filter);
  /// Tells whether an event (row of EventGraph::events) passes.
  [[nodiscard]] bool passes(std::uint32_t event_row) const;

private:
  [[nodiscard]] bool has_type(const EventNode& event) const;
  [[nodiscard]] bool reaches(std::uint32_t event_row, std::initializer_list<EdgeKind> kinds,
                             const std::vector<bool>& wanted) const;
  [[nodiscard]] bool is_told(std::uint32_t event_row) const;

  const EventGraph& graph_;
  const Filter& filter_;
  std::vector<bool> actors_;  // by vertex, as the next two
  std::vector<bool> places_;
  std::vector<bool> sources_;                // documents as well
  std::unordered_set<StringId> in_stories_;  // ids of events
};

/// The same for one event. O(nodes).
bool passes(const EventGraph& graph, const Filter& filter, std::uint32_t event_row);

/// Tells whether a relation held on the day Filter::as_of, as far as its bounds tell: it may have,
/// or with Filter::certain it must have. Without such a day every edge holds.
bool holds(const EdgeRow& relation, const Filter& filter);

/// Returns the graph of the given events (rows, any order) with their actors, places and documents
/// and the edges between what is left, relations as far as they hold by the filter. Storylines keep
/// the events that are left.
EventGraph subgraph(const EventGraph& graph, const std::vector<std::uint32_t>& event_rows,
                    const Filter& filter = {});

}  // namespace chronograph
