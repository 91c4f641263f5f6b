// SPDX-License-Identifier: Apache-2.0
// A picture for a report: the timeline above the relationship map, one file without scripts or
// references. What the picture has no room for it counts and names, as far as names can be read: an
// element with `data-id` is an event or an actor.
#include "export/map_picture.hpp"
#include "export/timeline_picture.hpp"
#include "export/writers.hpp"
#include "markup/number.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace chronograph {
namespace {

constexpr double kHeading = 44;
constexpr double kLegend = 30;
constexpr double kBetweenSections = 20;
constexpr std::size_t kMostNoteLines = 3;
constexpr std::size_t kMostPublishers = 6;
/// What has no room is named: of events, whose names are long, the first few.
constexpr std::size_t kNamedEvents = 24;
constexpr std::size_t kNamedActors = 60;

/// Plain colours, since not all programs that place a picture know variables; the viewer's ones.
constexpr std::string_view kStyle =
    "text{font-family:'Source Sans 3','Helvetica Neue','Segoe UI',Roboto,'Noto Sans',Arial,"
    "sans-serif;fill:#1b1b19;unicode-bidi:isolate}"
    ".title{font-family:'Source Serif 4',Charter,Georgia,'Noto Serif',serif;font-size:24px;"
    "font-weight:bold}"
    ".note{font-size:12px;fill:#5a5852}.name{font-size:11px;fill:#5a5852}"
    ".date{font-size:12px;font-weight:600}.undated{font-size:12px;fill:#6f6c65}"
    ".headline{font-size:14px}.small{font-size:11.5px;fill:#6f6c65}"
    ".year{font-size:11px;fill:#6f6c65;text-anchor:middle}"
    ".paper{fill:#fdfcf9}.rule{stroke:#dcd7cb}.strong{stroke:#1b1b19;stroke-width:2}"
    ".grid{stroke:#ece8de}"
    ".fact{fill:#1f4e9c}.claim{fill:#fdfcf9;stroke:#1f4e9c;stroke-width:1.8}"
    ".within{fill:#1f4e9c;fill-opacity:.25}"
    ".claimed{stroke:#1f4e9c;stroke-dasharray:3 2;fill-opacity:.08}.open{fill:#1f4e9c}"
    ".tie{stroke:#5d6572;stroke-opacity:.45}.together{stroke:#1c7671;stroke-opacity:.9}.against{"
    "stroke:#b83a22;stroke-opacity:.9;stroke-dasharray:7 3}"
    ".actor{fill:#1b1b19}.dot{fill:#6f6c65}"
    ".actor-name{text-anchor:middle;stroke:#fdfcf9;stroke-width:3;stroke-linejoin:round;"
    "paint-order:stroke}.on-right{text-anchor:start}.on-left{text-anchor:end}"
    ".swatch{stroke-width:3}";

/// One entry of a legend: its mark and what it means.
struct LegendEntry {
  void (*mark)(Pen& pen, double x, double y);
  double mark_width = 0;
  std::string_view meaning;
};

constexpr std::array kTimelineLegend{
    LegendEntry{[](Pen& pen, double x, double y) { pen.circle(x + 5, y, 5, "fact"); }, 10,
                "on that day"},
    LegendEntry{[](Pen& pen, double x, double y) { pen.rect(x, y - 4, 26, 8, "within"); }, 26,
                "some time within"},
    LegendEntry{[](Pen& pen, double x, double y) {
                  pen.rect(x, y - 4, 20, 8, "within");
                  pen.path(triangle(x + 20, y, 1), "open");
                },
                26, "bound on one side only"},
    LegendEntry{[](Pen& pen, double x, double y) {
                  pen.rect(x, y - 4, 26, 8, "within");
                  pen.rect(x + 6, y - 2.5, 14, 5, "fact");
                },
                26, "lasted"},
    LegendEntry{[](Pen& pen, double x, double y) {
                  pen.circle(x + 6, y, 5, "claim");
                  pen.rect(x + 17, y - 4, 22, 8, "within claimed");
                },
                39, "reported, planned or possible"},
};
constexpr std::array kMapLegend{
    LegendEntry{
        [](Pen& pen, double x, double y) { pen.line(x, y, x + 26, y, "tie together swatch"); }, 26,
        "more cooperation"},
    LegendEntry{
        [](Pen& pen, double x, double y) { pen.line(x, y, x + 26, y, "tie against swatch"); }, 26,
        "more conflict"},
    LegendEntry{[](Pen& pen, double x, double y) { pen.line(x, y, x + 26, y, "tie swatch"); }, 26,
                "other ties"},
};

void draw_legend(Pen& pen, double top, std::span<const LegendEntry> entries) {
  double x = kMargin;
  for (const LegendEntry& entry : entries) {
    entry.mark(pen, x, top + 6);
    x += entry.mark_width + 6;
    pen.text(x, top + 10, "note", entry.meaning);
    x += text_width(entry.meaning, kNoteSize) + 20;
  }
}

/// "9 documents of A, B and 2 others, published 1 Oct 2021 – 28 Mar 2024".
std::string source_of(const EventGraph& graph) {
  if (graph.documents.empty()) {
    return "Source: none.";
  }
  std::vector<std::string_view> publishers;
  std::optional<Date> first;
  std::optional<Date> last;
  std::size_t undated = 0;
  for (const DocumentNode& document : graph.documents) {
    for (const StringId publisher : document.publishers) {
      publishers.push_back(graph.text(publisher));
    }
    if (!document.published || !document.published->days.closed()) {
      ++undated;
      continue;
    }
    const DayBounds& days = document.published->days;
    first = first ? std::min(*first, *days.earliest) : *days.earliest;
    last = last ? std::max(*last, *days.latest) : *days.latest;
  }
  std::sort(publishers.begin(), publishers.end());
  publishers.erase(std::unique(publishers.begin(), publishers.end()), publishers.end());
  std::string text = "Source: " + counted(graph.documents.size(), "document");
  for (std::size_t i = 0; i < std::min(publishers.size(), kMostPublishers); ++i) {
    text += i == 0 ? " of " : ", ";
    text += fit(publishers[i], kNoteSize, 200);
  }
  if (publishers.size() > kMostPublishers) {
    text += " and " + grouped(publishers.size() - kMostPublishers) + " more";
  }
  if (first) {
    EventTime period;
    period.begin = DayBounds{first, first};
    period.end = DayBounds{last, last};
    text += ", published " + display_date(period);
    text += undated > 0 ? " (" + grouped(undated) + " without a date)" : "";
  } else {
    text += ", of unknown date";
  }
  return text +
         ". Read by a machine (chronograph), not by a person: see what the source says before you "
         "print it.";
}

/// A heading, a legend, a panel, and what the panel leaves out.
struct Section {
  std::string title;
  std::vector<std::string> note;  ///< in lines
  std::span<const LegendEntry> legend;
  const Panel* panel = nullptr;
  const Panel* remainder = nullptr;

  [[nodiscard]] double head() const {
    return kHeading + kLineHeight * static_cast<double>(note.size()) +
           (legend.empty() ? 0 : kLegend);
  }
  [[nodiscard]] double height() const {
    return head() + panel->height() + remainder->height() + kBetweenSections;
  }
};

void draw_section(Pen& pen, double top, const Section& section) {
  pen.line(kMargin, top, kPictureWidth - kMargin, top, "strong");
  pen.text(kMargin, top + 30, "title", section.title);
  pen.lines(kMargin, top + 49, "note", section.note);
  draw_legend(pen, top + section.head() - kLegend, section.legend);
  top += section.head();
  section.panel->draw(pen, top);
  section.remainder->draw(pen, top + section.panel->height());
}

std::vector<std::string> note_lines(const std::string& text) {
  return wrap(text, kNoteSize, kPictureWidth - 2 * kMargin, kMostNoteLines);
}

class TimelineSection {
public:
  explicit TimelineSection(const EventGraph& graph)
      : picture_(graph),
        left_out_(picture_.left_out()),
        denied_(count_denied(graph, left_out_)),
        remainder_(graph, heading_of_remainder(), left_out_, kNamedEvents) {
    section_.title = "What happened";
    section_.note = note_lines(note(graph));
    if (picture_.has_dates()) {
      section_.legend = kTimelineLegend;
    }
    section_.panel = &picture_;
    section_.remainder = &remainder_;
  }
  TimelineSection(const TimelineSection&) = delete;
  TimelineSection& operator=(const TimelineSection&) = delete;
  [[nodiscard]] const Section& get() const { return section_; }

private:
  [[nodiscard]] std::string note(const EventGraph& graph) const {
    if (graph.events.empty()) {
      return "No events in this graph.";
    }
    std::string text = counted(graph.events.size(), "event") + " told by " +
                       counted(graph.documents.size(), "document");
    if (denied_ == left_out_.size()) {
      text += left_out_.empty() ? "." : "; in rows all but what is denied or doubted.";
    } else {
      text += "; the " + grouped(picture_.size()) + " most prominent in rows, others below.";
    }
    return text + (picture_.has_dates()
                       ? " Gaps in time are shortened."
                       : (left_out_.empty() ? " No date is known."
                                            : " No date is known of those in rows."));
  }
  [[nodiscard]] std::string heading_of_remainder() const {
    const std::string text = counted(left_out_.size(), "more event");
    if (denied_ == left_out_.size()) {
      return text + ", denied or doubted";
    }
    return denied_ == 0 ? text : text + ", " + grouped(denied_) + " denied or doubted";
  }
  static std::size_t count_denied(const EventGraph& graph, const std::vector<Vertex>& events) {
    return static_cast<std::size_t>(std::count_if(events.begin(), events.end(), [&](Vertex vertex) {
      return graph.events[graph.graph[vertex].row].status == Status::Denied;
    }));
  }

  TimelinePicture picture_;
  std::vector<Vertex> left_out_;
  std::size_t denied_ = 0;  ///< of those left out
  Remainder remainder_;
  Section section_;
};

class MapSection {
public:
  explicit MapSection(const EventGraph& graph)
      : picture_(graph),
        left_out_(picture_.left_out()),
        remainder_(graph, heading_of_remainder(), left_out_, kNamedActors) {
    section_.title = "Who has to do with whom";
    section_.note = note_lines(note(graph));
    if (picture_.size() > 0) {
      section_.legend = kMapLegend;
    }
    section_.panel = &picture_;
    section_.remainder = &remainder_;
  }
  MapSection(const MapSection&) = delete;
  MapSection& operator=(const MapSection&) = delete;
  [[nodiscard]] const Section& get() const { return section_; }

private:
  [[nodiscard]] std::string note(const EventGraph& graph) const {
    if (graph.actors.empty()) {
      return "No actors in this graph.";
    }
    if (picture_.size() == 0) {
      return counted(graph.actors.size(), "actor") +
             "; nothing in this graph ties one of them to another.";
    }
    std::string text = counted(graph.actors.size(), "actor");
    text += left_out_.empty() ? ""
            : picture_.hides_ties()
                ? "; drawn are the " + grouped(picture_.size()) + " with the strongest ties"
                : "; drawn are the " + grouped(picture_.size()) + " that something ties to another";
    if (picture_.hidden_lines() > 0) {
      text += "; of their ties " + grouped(picture_.hidden_lines()) + " weaker ones are not";
    }
    return text + ". Larger disc: more prominent. Thicker line: tied by more events and relations.";
  }
  [[nodiscard]] std::string heading_of_remainder() const {
    if (picture_.size() == 0) {
      return "Named in the sources";
    }
    return counted(left_out_.size(), "more actor") +
           (picture_.hides_ties() ? " with weaker ties or none" : " without a tie to another");
  }

  MapPicture picture_;
  std::vector<Vertex> left_out_;
  Remainder remainder_;
  Section section_;
};

void write_picture(const EventGraph& graph, std::string_view title,
                   const std::vector<const Section*>& sections, std::ostream& out) {
  const std::vector<std::string> source = note_lines(source_of(graph));
  double height = kMargin + kLineHeight * static_cast<double>(source.size()) + kMargin;
  for (const Section* section : sections) {
    height += section->height();
  }
  XmlWriter xml(out);
  xml.begin("svg").attribute("xmlns", "http://www.w3.org/2000/svg");
  xml.attribute("viewBox", "0 0 " + tenths(kPictureWidth) + " " + tenths(height));
  xml.attribute("width", tenths(kPictureWidth)).attribute("height", tenths(height));
  xml.attribute("role", "img").begin("title").text(title).end();
  xml.begin("style").text(kStyle).end();
  Pen pen(xml);
  pen.rect(0, 0, kPictureWidth, height, "paper");
  double top = kMargin;
  for (const Section* section : sections) {
    draw_section(pen, top, *section);
    top += section->height();
  }
  pen.line(kMargin, top, kPictureWidth - kMargin, top, "rule");
  pen.lines(kMargin, top + 20, "note", source);
}

// A picture names places with their events and counts documents; it shows neither as a node.
Omissions nodes_left_out(const EventGraph& graph) {
  Omissions omissions;
  omissions.add(Omission::Document, graph.documents.size());
  omissions.add(Omission::Place, graph.places.size());
  return omissions;
}

}  // namespace

Omissions write_svg(const EventGraph& graph, std::ostream& out) {
  const TimelineSection timeline(graph);
  const MapSection map(graph);
  write_picture(graph, "Timeline and relationship map", {&timeline.get(), &map.get()}, out);
  return nodes_left_out(graph);
}

Omissions write_timeline_svg(const EventGraph& graph, std::ostream& out) {
  const TimelineSection timeline(graph);
  write_picture(graph, "Timeline", {&timeline.get()}, out);
  return nodes_left_out(graph);
}

Omissions write_map_svg(const EventGraph& graph, std::ostream& out) {
  const MapSection map(graph);
  write_picture(graph, "Relationship map", {&map.get()}, out);
  return nodes_left_out(graph);
}

}  // namespace chronograph
