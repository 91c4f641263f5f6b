// SPDX-License-Identifier: Apache-2.0
// Timesketch's table. It knows only moments, so each bound of an event is a row whose
// `timestamp_desc` says which bound it is; an event of one known day is one row. The hour is not
// known: 00:00 UTC stands for the day. Events without any bound are left out.
#include "export/event_facts.hpp"
#include "export/writers.hpp"
#include "markup/csv.hpp"

#include <array>
#include <string>
#include <vector>

namespace chronograph {
namespace {

/// OpenSearch, which stands behind Timesketch, refuses longer fields (32,766 bytes).
constexpr std::size_t kLongestField = 32000;

constexpr std::array<std::string_view, 11> kColumns{
    "message", "datetime", "timestamp_desc", "event_id", "edtf",    "event_type",
    "status",  "actors",   "places",         "quote",    "document"};

std::string_view clipped(std::string_view text, Omissions& omissions) {
  if (text.size() <= kLongestField) {
    return text;
  }
  omissions.add(Omission::ClippedText);
  std::size_t end = kLongestField;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return text.substr(0, end);
}

struct Moment {
  Date day;
  std::string_view description;
};

/// The bounds that say something of their own, in order.
std::vector<Moment> moments_of(const EventTime& time) {
  std::vector<Moment> moments;
  const auto add = [&](const DayBounds& bounds, std::string_view one, std::string_view earliest,
                       std::string_view latest) {
    if (bounds.earliest && bounds.earliest == bounds.latest) {
      moments.push_back({*bounds.earliest, one});
      return;
    }
    if (bounds.earliest) {
      moments.push_back({*bounds.earliest, earliest});
    }
    if (bounds.latest) {
      moments.push_back({*bounds.latest, latest});
    }
  };
  if (time.begin == time.end) {
    add(time.begin, "Day of the event", "Earliest day of the event", "Latest day of the event");
  } else {
    add(time.begin, "Day of the begin", "Earliest day of the begin", "Latest day of the begin");
    add(time.end, "Day of the end", "Earliest day of the end", "Latest day of the end");
  }
  return moments;
}

}  // namespace

Omissions write_timesketch(const EventGraph& graph, std::ostream& out) {
  Omissions omissions;
  omissions.add_edges(graph);
  CsvWriter csv(out);
  for (const std::string_view column : kColumns) {
    csv.field(column);
  }
  csv.end_record();
  for (std::uint32_t row = 0; row < graph.events.size(); ++row) {
    const EventNode& event = graph.events[row];
    const std::vector<Moment> moments =
        event.time ? moments_of(*event.time) : std::vector<Moment>();
    if (moments.empty()) {
      omissions.add(Omission::UnboundedEvent);
      continue;
    }
    const EventFacts facts = gather_facts(graph, row);
    std::vector<Vertex> actors;
    for (const Participant& participant : facts.participants) {
      actors.push_back(participant.vertex);
    }
    const std::string actor_labels = joined_labels(graph, actors, "|");
    const std::string place_labels = joined_labels(graph, facts.places, "|");
    const std::string edtf = to_edtf(*event.time);
    // Timesketch refuses an empty message.
    const std::string_view label = graph.text(event.label);
    const std::string_view message =
        clipped(label.empty() ? graph.text(event.id) : label, omissions);
    const std::string_view actors_field = clipped(actor_labels, omissions);
    const std::string_view places_field = clipped(place_labels, omissions);
    const std::string_view quote = clipped(facts.quote, omissions);
    for (const Moment& moment : moments) {
      csv.field(message);
      csv.field(moment.day.iso() + "T00:00:00+00:00").field(moment.description);
      csv.field(graph.text(event.id)).field(edtf).field(graph.text(event.type));
      csv.field(to_string(event.status)).field(actors_field).field(places_field).field(quote);
      csv.field(facts.evidence == nullptr
                    ? std::string_view()
                    : graph.text(graph.documents[facts.evidence->document].id));
      csv.end_record();
    }
  }
  return omissions;
}

}  // namespace chronograph
