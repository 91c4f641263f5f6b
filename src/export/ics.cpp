// SPDX-License-Identifier: Apache-2.0
// A calendar of the events whose begin is known to a day, month or year, as whole days: a date with
// a time would move with the reader's time zone. What is less exact than a day, or not stated as a
// fact, is tentative; what is denied is cancelled. None of them makes its reader busy.
#include "export/event_groups.hpp"
#include "export/writers.hpp"
#include "markup/ical.hpp"
#include "markup/number.hpp"

#include <algorithm>
#include <string>

namespace chronograph {
namespace {

std::string compact(Date day) {
  std::string iso = day.iso();
  std::erase(iso, '-');
  return iso;
}

std::string_view status_of(const EventNode& event, const DaySpan& days) {
  if (event.status == Status::Denied) {
    return "CANCELLED";
  }
  const bool certain = event.status == Status::Asserted && event.time->begin.is_day() && days.last;
  return certain ? "CONFIRMED" : "TENTATIVE";
}

/// When the entry was made: the day of the document that tells it, never the clock. Without such a
/// day it is the event's own.
Date stamp_of(const EventGraph& graph, const EventFacts& facts, Date event_day) {
  if (facts.evidence != nullptr) {
    const auto& published = graph.documents[facts.evidence->document].published;
    if (published && published->days.latest) {
      return *published->days.latest;
    }
  }
  return event_day;
}

std::string description_of(const EventGraph& graph, const EventNode& event,
                           const EventFacts& facts) {
  std::string text;
  for (const std::string& note : notes_of(graph, event, facts)) {
    text += (text.empty() ? "" : "\n") + note;
  }
  return text;
}

void write_place(IcalWriter& ical, const EventGraph& graph, const EventFacts& facts) {
  std::string names;
  for (const Vertex place : facts.places) {
    names += (names.empty() ? "" : ", ") + std::string(graph.label_of(place));
  }
  if (!names.empty()) {
    ical.text("LOCATION", names);
  }
  if (facts.places.size() == 1 && graph.graph[facts.places[0]].kind == NodeKind::Place) {
    const PlaceNode& place = graph.places[graph.graph[facts.places[0]].row];
    if (place.lat && place.lon) {
      ical.line("GEO", shortest(*place.lat) + ";" + shortest(*place.lon));
    }
  }
}

void write_event(IcalWriter& ical, const EventGraph& graph, std::uint32_t row) {
  const EventNode& event = graph.events[row];
  const EventFacts facts = gather_facts(graph, row);
  const DaySpan days = days_of(event);
  ical.line("BEGIN", "VEVENT");
  ical.text("UID", std::string(graph.text(event.id)) + "@chronograph");
  ical.line("DTSTAMP", compact(stamp_of(graph, facts, days.first)) + "T000000Z");
  ical.line("DTSTART;VALUE=DATE", compact(days.first));
  // The end is the day after the last one; without one the entry is of one day.
  if (const Date last = days.last.value_or(days.first); last.plus_days(1).civil().year <= 9999) {
    ical.line("DTEND;VALUE=DATE", compact(last.plus_days(1)));
  }
  ical.text("SUMMARY", graph.text(event.label));
  ical.text("DESCRIPTION", description_of(graph, event, facts));
  write_place(ical, graph, facts);
  if (event.type != 0) {
    ical.text("CATEGORIES", graph.text(event.type));
  }
  ical.line("STATUS", status_of(event, days));
  ical.line("TRANSP", "TRANSPARENT").line("END", "VEVENT");
}

}  // namespace

Omissions write_ics(const EventGraph& graph, std::ostream& out) {
  IcalWriter ical(out);
  ical.line("BEGIN", "VCALENDAR").line("VERSION", "2.0").line("PRODID", "-//chronograph//EN");
  for (const std::uint32_t row : dated_events(graph)) {
    write_event(ical, graph, row);
  }
  ical.line("END", "VCALENDAR");
  return omissions_of_dated(graph);
}

}  // namespace chronograph
