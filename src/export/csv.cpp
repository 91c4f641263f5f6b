// SPDX-License-Identifier: Apache-2.0
// The table of events: one row an event, lists joined by `|`.
#include "markup/csv.hpp"

#include "chronograph/analyse/timeline.hpp"
#include "export/event_facts.hpp"
#include "export/writers.hpp"
#include "markup/number.hpp"

#include <array>
#include <string>

namespace chronograph {
namespace {

constexpr std::array<std::string_view, 29> kColumns{"id",
                                                    "label",
                                                    "start",
                                                    "end",
                                                    "date",
                                                    "edtf",
                                                    "begin_earliest",
                                                    "begin_latest",
                                                    "end_earliest",
                                                    "end_latest",
                                                    "granularity",
                                                    "basis",
                                                    "type",
                                                    "class",
                                                    "status",
                                                    "polarity",
                                                    "agents",
                                                    "patients",
                                                    "recipients",
                                                    "others",
                                                    "places",
                                                    "reported_by",
                                                    "quote",
                                                    "document",
                                                    "publishers",
                                                    "support_documents",
                                                    "support_sources",
                                                    "salience",
                                                    "numbers"};

class EventTable {
public:
  EventTable(const EventGraph& graph, std::ostream& out) : graph_(graph), csv_(out) {}

  void write() {
    for (const std::string_view column : kColumns) {
      csv_.field(column);
    }
    csv_.end_record();
    for (std::uint32_t row = 0; row < graph_.events.size(); ++row) {
      const EventNode& event = graph_.events[row];
      const EventFacts facts = gather_facts(graph_, row);
      csv_.field(graph_.text(event.id)).field(graph_.text(event.label));
      write_time(event);
      csv_.field(graph_.text(event.type)).field(to_string(event.event_class));
      csv_.field(to_string(event.status));
      csv_.field(event.polarity == Polarity::Pos ? "positive" : "negative");
      write_facts(facts);
      csv_.field(std::to_string(event.support_documents));
      csv_.field(std::to_string(event.support_sources)).field(shortest(event.salience));
      std::string numbers;
      for (const EventQuantity& number : event.numbers) {
        append_joined(numbers, shown_quantity(graph_, number));
      }
      csv_.field(numbers);
      csv_.end_record();
    }
  }

private:
  void write_time(const EventNode& event) {
    const NativeDates dates = native_dates(event);
    csv_.field(dates.start.value_or("")).field(dates.end.value_or(""));
    if (!event.time) {
      for (int column = 0; column < 8; ++column) {
        csv_.field("");
      }
      return;
    }
    const EventTime& time = *event.time;
    const auto day = [](const std::optional<Date>& date) { return date ? date->iso() : ""; };
    csv_.field(display_date(time)).field(to_edtf(time));
    csv_.field(day(time.begin.earliest)).field(day(time.begin.latest));
    csv_.field(day(time.end.earliest)).field(day(time.end.latest));
    csv_.field(to_string(time.granularity)).field(time.basis);
  }

  void write_facts(const EventFacts& facts) {
    csv_.field(labels_in_role(facts, "agent")).field(labels_in_role(facts, "patient"));
    csv_.field(labels_in_role(facts, "recipient")).field(labels_in_role(facts, ""));
    csv_.field(joined_labels(graph_, facts.places, "|"));
    csv_.field(joined_labels(graph_, facts.reporters, "|")).field(facts.quote);
    std::string publishers;
    std::string_view document;
    if (facts.evidence != nullptr) {
      const DocumentNode& node = graph_.documents[facts.evidence->document];
      document = graph_.text(node.id);
      for (const StringId publisher : node.publishers) {
        append_joined(publishers, graph_.text(publisher));
      }
    }
    csv_.field(document).field(publishers);
  }

  static void append_joined(std::string& list, std::string_view item) {
    list += list.empty() ? "" : "|";
    list += item;
  }

  /// Labels of the participants in a role that has a column of its own; of all others for "".
  [[nodiscard]] std::string labels_in_role(const EventFacts& facts, std::string_view role) const {
    std::string list;
    for (const Participant& participant : facts.participants) {
      const bool has_column = participant.role == "agent" || participant.role == "patient" ||
                              participant.role == "recipient";
      if (role.empty() ? !has_column : participant.role == role) {
        append_joined(list, graph_.label_of(participant.vertex));
      }
    }
    return list;
  }

  const EventGraph& graph_;
  CsvWriter csv_;
};

}  // namespace

Omissions write_csv(const EventGraph& graph, std::ostream& out) {
  EventTable(graph, out).write();
  Omissions omissions;
  omissions.add_edges(graph);
  return omissions;
}

}  // namespace chronograph
