// SPDX-License-Identifier: Apache-2.0
// What the formats of dated events share: which events they hold, in rows of which actors.
#pragma once

#include "chronograph/export/omissions.hpp"
#include "export/event_facts.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace chronograph {

/// Returns the rows of the events whose begin is known to a day, month or year, in order of time.
std::vector<std::uint32_t> dated_events(const EventGraph& graph);

/// Returns what a format of the dated events leaves out: the others, and all edges that are no part
/// of an event.
Omissions omissions_of_dated(const EventGraph& graph);

/// Returns the first and last day that a dated event may cover; no last one where its end is open.
/// REQUIRES: the event is one of dated_events().
struct DaySpan {
  Date first;
  std::optional<Date> last;
};
DaySpan days_of(const EventNode& event);

/// Returns the actors that take part in most of the events, at most `most` of them, most frequent
/// first. Each takes part in two events or more, and there are at least two of them: one alone
/// would group nothing.
std::vector<Vertex> choose_groups(const EventGraph& graph, std::span<const std::uint32_t> events,
                                  std::size_t most);

/// Returns the first of the groups that takes part in the event; nothing where none does.
std::optional<Vertex> group_of(std::span<const Vertex> groups, const EventFacts& facts);

}  // namespace chronograph
