// SPDX-License-Identifier: Apache-2.0
// PLOVER records, one a line: what event coders' programs read. The format asks for a date and a
// type, so only typed events whose begin is known to a day, month or year are told; the date keeps
// that precision. Who acts with others and has no counterpart shares `actor` with them. An
// extension of ours ("x-disaster") is OTHER there, with its own name beside it.
#include "export/event_facts.hpp"
#include "export/json_elements.hpp"
#include "export/writers.hpp"

#include <string>
#include <string_view>

namespace chronograph {
namespace {

void write_list(JsonWriter& json, std::string_view key, std::string_view only) {
  if (!only.empty()) {
    json.key(key).begin_array().value(only).end_array();
  }
}

void write_participants(JsonWriter& json, const EventGraph& graph, const EventFacts& facts) {
  const auto write = [&](std::string_view key, bool acting) {
    json.key(key).begin_array();
    for (const Participant& participant : facts.participants) {
      const bool acts = participant.role == "agent" || participant.role.empty();
      if (acts == acting && graph.graph[participant.vertex].kind == NodeKind::Actor) {
        json.value(graph.label_of(participant.vertex));
      }
    }
    json.end_array();
  };
  write("actor", true);
  write("recipient", false);
}

void write_source(JsonWriter& json, const EventGraph& graph, const EventFacts& facts) {
  if (facts.evidence == nullptr) {
    return;
  }
  const DocumentNode& document = graph.documents[facts.evidence->document];
  if (!facts.quote.empty()) {
    json.member("text", facts.quote);
  }
  json.member("cite_info", graph.text(document.label));
  json.key("text_info").begin_object().member("document", graph.text(document.id));
  json.member("begin", facts.evidence->sentence.begin);
  json.member("end", facts.evidence->sentence.end).end_object();
}

void write_record(JsonWriter& json, const EventGraph& graph, std::uint32_t row,
                  const NativeDates& dates) {
  const EventNode& event = graph.events[row];
  const EventFacts facts = gather_facts(graph, row);
  const std::string_view type = graph.text(event.type);
  const bool extension = type.starts_with("x-");
  json.begin_object().member("id", graph.text(event.id)).member("date", *dates.start);
  if (dates.end) {
    json.member("enddate", *dates.end);
  }
  write_participants(json, graph, facts);
  write_list(json, "event", extension ? "OTHER" : type);
  write_list(json, "extension", extension ? type : "");
  write_list(json, "mode", graph.text(event.mode));
  write_list(json, "context", graph.text(event.context));
  write_list(json, "event_text", graph.text(event.label));
  if (event.quad != 0) {
    json.member("quad_code", graph.text(event.quad));
  }
  json.member("status", to_string(event.status)).member("coder", "chronograph");
  if (!facts.places.empty()) {
    json.key("event_loc").begin_array();
    for (const Vertex place : facts.places) {
      json.value(graph.label_of(place));
    }
    json.end_array();
  }
  write_source(json, graph, facts);
  json.end_object();
}

}  // namespace

Omissions write_plover(const EventGraph& graph, std::ostream& out) {
  Omissions omissions;
  omissions.add_edges(graph);
  OutputBuffer buffer(out);
  for (std::uint32_t row = 0; row < graph.events.size(); ++row) {
    const NativeDates dates = native_dates(graph.events[row]);
    if (!dates.start || graph.events[row].type == 0) {
      omissions.add(dates.start ? Omission::UntypedEvent : Omission::UndatedEvent);
      continue;
    }
    {
      JsonWriter json(buffer.bytes());
      write_record(json, graph, row, dates);
    }
    buffer.bytes() += '\n';
    buffer.drain();
  }
  return omissions;
}

}  // namespace chronograph
