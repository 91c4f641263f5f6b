// SPDX-License-Identifier: Apache-2.0
// Lines for a person: timelines, maps and summaries as text, coloured on a terminal only.
#pragma once

#include "chronograph/analyse/relations.hpp"
#include "chronograph/analyse/timeline.hpp"

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace chronograph {

enum class Colour { Plain, Dim, Bold, Green, Yellow, Red, Blue };

/// Returns the text in a colour if `enabled`.
std::string paint(std::string_view text, Colour colour, bool enabled);

/// Returns the text without control and bidirectional override characters, which could draw
/// anything on a terminal.
std::string printable(std::string_view text);

/// One line: date, what happened, how sure that is and who says so.
void print_timeline_entry(const EventGraph& graph, const TimelineEntry& entry, bool colour,
                          std::ostream& out);

/// Who says so: labels of the `reported_by` actors, joined; empty if the text itself does.
std::string sources_of(const EventGraph& graph, std::uint32_t event_row);

}  // namespace chronograph
