// SPDX-License-Identifier: Apache-2.0
// TimelineJS3: one slide for each event whose begin is known to a day, month or year. Headline and
// text are HTML there, so both are escaped once; dates keep the precision they have; what the text
// does not state as a fact says so on its slide.
#include "chronograph/analyse/timeline.hpp"
#include "chronograph/text/utf8.hpp"
#include "export/event_groups.hpp"
#include "export/json_elements.hpp"
#include "export/writers.hpp"
#include "markup/xml.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace chronograph {
namespace {

/// More rows than this cannot be told apart on a screen.
constexpr std::size_t kMostGroups = 4;
constexpr std::size_t kLongestGroupName = 40;

std::string_view sentence_of(Status status) {
  switch (status) {
    case Status::Asserted:
      return "";
    case Status::Reported:
      return "Reported";
    case Status::Planned:
      return "Planned";
    case Status::Hypothetical:
      return "Only possible";
    case Status::Denied:
      return "Denied or doubted";
  }
  return "";
}

/// Returns the first code points of a name, "..." where it goes on.
std::string clip(std::string_view name) {
  std::size_t offset = 0;
  for (std::size_t count = 0; offset < name.size(); ++count) {
    if (count == kLongestGroupName) {
      return std::string(name.substr(0, offset)) + "...";
    }
    decode_utf8(name, offset);
  }
  return std::string(name);
}

void write_date(JsonWriter& json, std::string_view key, std::string_view iso) {
  constexpr std::array<std::string_view, 3> kParts{"year", "month", "day"};
  json.key(key).begin_object();
  for (std::size_t part = 0; part < kParts.size() && !iso.empty(); ++part) {
    const std::size_t end = std::min(iso.find('-'), iso.size());
    json.member(kParts.at(part), std::stoi(std::string(iso.substr(0, end))));
    iso.remove_prefix(std::min(end + 1, iso.size()));
  }
  json.end_object();
}

class Slides {
public:
  explicit Slides(const EventGraph& graph)
      : graph_(graph),
        rows_(dated_events(graph)),
        groups_(choose_groups(graph, rows_, kMostGroups)) {}

  void write(OutputBuffer& out) const {
    out.bytes() += "{\"scale\":\"human\",\n\"events\":";
    {
      JsonElements events(out);
      for (const std::uint32_t row : rows_) {
        events.add([&](JsonWriter& json) { write_slide(json, row); });
      }
    }
    out.bytes() += "}\n";
  }

private:
  void write_slide(JsonWriter& json, std::uint32_t row) const {
    const EventNode& event = graph_.events[row];
    const NativeDates dates = native_dates(event);
    const EventFacts facts = gather_facts(graph_, row);
    json.begin_object().member("unique_id", graph_.text(event.id));
    write_date(json, "start_date", *dates.start);
    if (dates.end) {
      write_date(json, "end_date", *dates.end);
    }
    json.member("display_date", escape_html(display_date(*event.time)));
    if (const std::optional<Vertex> group = group_of(groups_, facts)) {
      json.member("group", escape_html(clip(graph_.label_of(*group))));
    }
    json.key("text").begin_object();
    json.member("headline", escape_html(graph_.text(event.label)));
    json.member("text", html_of(event, facts)).end_object();
    json.member("autolink", false).end_object();
  }

  [[nodiscard]] std::string html_of(const EventNode& event, const EventFacts& facts) const {
    std::string html;
    if (!facts.quote.empty()) {
      html += "<p>\u201C" + escape_html(facts.quote) + "\u201D</p>";
    }
    const std::string reporters = joined_labels(graph_, facts.reporters, ", ", &escape_html);
    std::string status(sentence_of(event.status));
    if (!reporters.empty()) {
      status =
          status.empty() || event.status == Status::Reported ? "Reported" : status + ", reported";
      status += " by " + reporters;
    }
    if (!status.empty()) {
      html += "<p><em>" + status + ".</em></p>";
    }
    const std::string places = joined_labels(graph_, facts.places, ", ", &escape_html);
    if (!places.empty()) {
      html += "<p>Where: " + places + ".</p>";
    }
    if (facts.evidence != nullptr) {
      html += "<p>" + source_of(graph_.documents[facts.evidence->document]) + "</p>";
    }
    return html;
  }

  /// The document, linked where it has an address on the web.
  [[nodiscard]] std::string source_of(const DocumentNode& document) const {
    std::string html = "Source: ";
    for (const StringId publisher : document.publishers) {
      html += escape_html(graph_.text(publisher)) + ", ";
    }
    const std::string title = escape_html(graph_.text(document.label));
    const std::string_view url = web_address(graph_, document);
    return html + (url.empty() ? title : "<a href=\"" + escape_html(url) + "\">" + title + "</a>");
  }

  const EventGraph& graph_;
  std::vector<std::uint32_t> rows_;  // in order of time
  std::vector<Vertex> groups_;       // most frequent first
};

}  // namespace

Omissions write_timelinejs(const EventGraph& graph, std::ostream& out) {
  OutputBuffer buffer(out);
  Slides(graph).write(buffer);
  return omissions_of_dated(graph);
}

}  // namespace chronograph
