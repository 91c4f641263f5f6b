// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/timeline.hpp"

#include "analyse/event_sequence.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <set>
#include <tuple>

namespace chronograph {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// "They agreed to meet" tells of two events in the same words: leaves the first of such rows.
void keep_each_telling(const EventGraph& graph, std::vector<std::uint32_t>& rows) {
  std::set<std::tuple<StringId, std::uint32_t, std::uint32_t>> told;
  std::erase_if(rows, [&](std::uint32_t row) {
    const EventNode& event = graph.events[row];
    if (event.evidence.empty()) {
      return false;
    }
    const EventEvidence& first = event.evidence.front();
    return !told.emplace(event.label, first.document, first.sentence.begin).second;
  });
}

std::string day_text(Date day) {
  const YearMonthDay civil = day.civil();
  return fmt::format("{} {} {}", civil.day, kMonths.at(static_cast<std::size_t>(civil.month - 1)),
                     civil.year);
}

// A day, month or year as one unit, else nothing.
std::optional<std::string> unit_text(const DayBounds& bounds) {
  const auto unit = unit_of(bounds);
  if (!unit) {
    return std::nullopt;
  }
  if (unit->size() == 4) {
    return unit;
  }
  const YearMonthDay civil = bounds.earliest->civil();
  if (unit->size() == 7) {
    return fmt::format("{} {}", kMonths.at(static_cast<std::size_t>(civil.month - 1)), civil.year);
  }
  return day_text(*bounds.earliest);
}

// "20–24 Sep 2021" and the like: what both days share is said once.
std::string range_text(Date first, Date last) {
  const YearMonthDay a = first.civil();
  const YearMonthDay b = last.civil();
  if (a.year == b.year && a.month == b.month) {
    return fmt::format("{}–{}", a.day, day_text(last));
  }
  if (a.year == b.year) {
    return fmt::format("{} {} – {}", a.day, kMonths.at(static_cast<std::size_t>(a.month - 1)),
                       day_text(last));
  }
  return fmt::format("{} – {}", day_text(first), day_text(last));
}

std::string point_text(const DayBounds& bounds) {
  if (bounds.unknown()) {
    return {};
  }
  if (const auto unit = unit_text(bounds)) {
    return *unit;
  }
  if (bounds.closed()) {
    return "between " + range_text(*bounds.earliest, *bounds.latest);
  }
  return bounds.earliest ? day_text(*bounds.earliest) + " or later"
                         : "by " + day_text(*bounds.latest);
}

}  // namespace

std::string display_date(const EventTime& time) {
  if (time.begin == time.end) {
    return point_text(time.begin);
  }
  if (time.begin.latest && time.begin.latest == time.end.earliest && !time.begin.earliest &&
      !time.end.latest) {
    return "ongoing on " + day_text(*time.begin.latest);
  }
  const std::string begin = point_text(time.begin);
  const std::string end = point_text(time.end);
  if (begin.empty()) {
    return end.empty() ? std::string() : "until " + end;
  }
  if (end.empty() || !time.end.latest) {
    return "since " + begin;
  }
  if (time.begin.is_day() && time.end.is_day()) {
    return range_text(*time.begin.earliest, *time.end.latest);
  }
  return begin + " – " + end;
}

std::vector<std::uint32_t> select_events(const EventGraph& graph, const Filter& filter,
                                         std::optional<std::size_t> top) {
  std::vector<std::uint32_t> rows;
  const EventFilter ready(graph, filter);
  for (std::uint32_t row = 0; row < graph.events.size(); ++row) {
    if (ready.passes(row)) {
      rows.push_back(row);
    }
  }
  if (top && rows.size() > *top) {
    std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
      return graph.events[a].salience > graph.events[b].salience;
    });
    keep_each_telling(graph, rows);
    rows.resize(std::min(rows.size(), *top));
    std::sort(rows.begin(), rows.end());
  }
  return rows;
}

std::vector<TimelineEntry> make_timeline(const EventGraph& graph, const TimelineOptions& options) {
  return make_timeline(graph, options, event_sequence(graph));
}

std::vector<TimelineEntry> make_timeline(const EventGraph& graph, const TimelineOptions& options,
                                         const std::vector<std::uint32_t>& places) {
  Filter filter = options.filter;
  if (filter.statuses.empty()) {
    filter.statuses = {Status::Asserted, Status::Reported, Status::Planned, Status::Hypothetical};
  }
  std::vector<std::uint32_t> rows = select_events(graph, filter, options.top);
  std::sort(rows.begin(), rows.end(),
            [&](std::uint32_t a, std::uint32_t b) { return places[a] < places[b]; });
  std::vector<TimelineEntry> entries;
  entries.reserve(rows.size());
  for (const std::uint32_t row : rows) {
    const auto& time = graph.events[row].time;
    entries.push_back({row, time ? display_date(*time) : std::string()});
  }
  return entries;
}

}  // namespace chronograph
