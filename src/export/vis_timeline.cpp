// SPDX-License-Identifier: Apache-2.0
// vis-timeline: `items` and `groups`, one item for each event whose begin is known to a day, month
// or year. Dates are written in full, since "2021" is read as milliseconds there, and without a
// zone, since they are days wherever the reader is. Texts are HTML there and escaped once.
#include "export/event_groups.hpp"
#include "export/json_elements.hpp"
#include "export/writers.hpp"
#include "markup/xml.hpp"

#include <string>

namespace chronograph {
namespace {

/// Rows of main actors; more of them do not fit on a screen.
constexpr std::size_t kMostGroups = 12;
constexpr std::string_view kOthers = "others";

class Items {
public:
  explicit Items(const EventGraph& graph)
      : graph_(graph),
        rows_(dated_events(graph)),
        groups_(choose_groups(graph, rows_, kMostGroups)) {}

  void write(OutputBuffer& out) const {
    out.bytes() += "{\"items\":";
    {
      JsonElements items(out);
      for (const std::uint32_t row : rows_) {
        items.add([&](JsonWriter& json) { write_item(json, row); });
      }
    }
    out.bytes() += ",\n\"groups\":";
    {
      JsonElements groups(out);
      std::uint64_t order = 0;
      const auto add = [&](std::string_view id, std::string_view label) {
        groups.add([&](JsonWriter& json) {
          json.begin_object().member("id", id).member("content", escape_html(label));
          json.member("order", order++).end_object();
        });
      };
      for (const Vertex group : groups_) {
        add(graph_.id_of(group), graph_.label_of(group));
      }
      if (!groups_.empty()) {
        add(kOthers, "Others");
      }
    }
    out.bytes() += "}\n";
  }

private:
  void write_item(JsonWriter& json, std::uint32_t row) const {
    const EventNode& event = graph_.events[row];
    const EventFacts facts = gather_facts(graph_, row);
    const DaySpan days = days_of(event);
    const bool has_length = days.last && *days.last > days.first;
    json.begin_object().member("id", graph_.text(event.id));
    json.member("content", escape_html(graph_.text(event.label)));
    json.member("start", days.first.iso());
    if (has_length) {
      // An end is the instant at which the item stops: the first one of the day after.
      const Date end = days.last->plus_days(1);
      json.member("end", end.civil().year > 9999 ? days.last->iso() : end.iso());
    }
    json.member("type", has_length ? "range" : "point");
    if (!groups_.empty()) {
      const std::optional<Vertex> group = group_of(groups_, facts);
      json.member("group", group ? graph_.id_of(*group) : kOthers);
    }
    std::string classes(to_string(event.status));
    classes += " " + std::string(to_string(event.time->granularity));
    classes += days.last ? "" : " open-end";
    json.member("className", classes)
        .member("title", html_notes_of(graph_, event, facts))
        .end_object();
  }

  const EventGraph& graph_;
  std::vector<std::uint32_t> rows_;  // in order of time
  std::vector<Vertex> groups_;       // most frequent first
};

}  // namespace

Omissions write_vis_timeline(const EventGraph& graph, std::ostream& out) {
  OutputBuffer buffer(out);
  Items(graph).write(buffer);
  return omissions_of_dated(graph);
}

}  // namespace chronograph
