// SPDX-License-Identifier: Apache-2.0
// A picture for a report: the timeline above the relationship map, one file without scripts or
// references. Every event and every actor is an element with `data-id`, every edge one with
// `data-source` and `data-target`: what a picture has no room for is a dot, an edge that is not
// drawn an empty group.
#include "export/map_picture.hpp"
#include "export/timeline_picture.hpp"
#include "export/writers.hpp"

#include <array>
#include <span>
#include <string>

namespace chronograph {
namespace {

constexpr double kHeading = 58;
constexpr double kLegend = 30;

/// Plain colours, since not all programs that place a picture know variables; the viewer's ones.
constexpr std::string_view kStyle =
    "text{font-family:'Source Sans 3','Helvetica Neue','Segoe UI',Roboto,'Noto Sans',Arial,"
    "sans-serif;fill:#1b1b19;unicode-bidi:isolate}"
    ".title{font-family:'Source Serif 4',Charter,Georgia,'Noto Serif',serif;font-size:24px;"
    "font-weight:bold}"
    ".note{font-size:12px;fill:#5a5852}.name{font-size:11px;fill:#5a5852}"
    ".date{font-size:12px;font-weight:600}.undated{font-size:12px;fill:#6f6c65}"
    ".headline{font-size:14px}.small{font-size:11px;fill:#6f6c65}"
    ".year{font-size:11px;fill:#6f6c65;text-anchor:middle}"
    ".paper{fill:#fdfcf9}.rule{stroke:#dcd7cb}.strong{stroke:#1b1b19;stroke-width:2}"
    ".grid{stroke:#ece8de}"
    ".fact{fill:#1f4e9c}.claim{fill:#fdfcf9;stroke:#1f4e9c;stroke-width:1.8}"
    ".within{fill:#1f4e9c;fill-opacity:.25}"
    ".claimed{stroke:#1f4e9c;stroke-dasharray:3 2;fill-opacity:.08}.open{fill:#1f4e9c}"
    ".tie{stroke:#5d6572;stroke-opacity:.45}.together{stroke:#1c7671;stroke-opacity:.9}.against{"
    "stroke:#b83a22;stroke-opacity:.9}"
    ".actor{fill:#1b1b19}.dot{fill:#6f6c65}"
    ".actor-name{text-anchor:middle;stroke:#fdfcf9;stroke-width:3;stroke-linejoin:round;"
    "paint-order:stroke}"
    ".swatch{stroke-width:3}";

/// One entry of a legend: its mark and what it means.
struct LegendEntry {
  void (*mark)(Pen& pen, double x, double y);
  std::string_view meaning;
};

constexpr double kMarkWidth = 32;

constexpr std::array kTimelineLegend{
    LegendEntry{[](Pen& pen, double x, double y) { pen.circle(x + 20, y, 5, "fact"); },
                "on that day"},
    LegendEntry{[](Pen& pen, double x, double y) { pen.rect(x, y - 4, 26, 8, "within"); },
                "some time within"},
    LegendEntry{[](Pen& pen, double x, double y) {
                  pen.rect(x, y - 4, 26, 8, "within");
                  pen.rect(x + 6, y - 2.5, 14, 5, "fact");
                },
                "lasted"},
    LegendEntry{[](Pen& pen, double x, double y) { pen.circle(x + 20, y, 5, "claim"); },
                "reported, planned or possible"},
};
constexpr std::array kMapLegend{
    LegendEntry{
        [](Pen& pen, double x, double y) { pen.line(x, y, x + 26, y, "tie together swatch"); },
        "more cooperation"},
    LegendEntry{
        [](Pen& pen, double x, double y) { pen.line(x, y, x + 26, y, "tie against swatch"); },
        "more conflict"},
    LegendEntry{[](Pen& pen, double x, double y) { pen.line(x, y, x + 26, y, "tie swatch"); },
                "other ties"},
};

void draw_legend(Pen& pen, double top, std::span<const LegendEntry> entries,
                 std::string_view remark) {
  double x = kMargin;
  for (const LegendEntry& entry : entries) {
    entry.mark(pen, x, top + 6);
    pen.text(x + kMarkWidth, top + 10, "note", entry.meaning);
    x += kMarkWidth + text_width(entry.meaning, 12) + 22;
  }
  pen.text(x, top + 10, "note", remark);
}

void draw_heading(Pen& pen, double top, std::string_view title, std::string_view note) {
  pen.line(kMargin, top, kPictureWidth - kMargin, top, "strong");
  pen.text(kMargin, top + 30, "title", title);
  pen.text(kMargin, top + 48, "note", note);
}

std::string counted(std::size_t count, std::string_view one) {
  return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

void write_edges(XmlWriter& xml, const EventGraph& graph) {
  xml.begin("g").attribute("class", "edges");
  for (const EdgeRow& edge : graph.edges) {
    xml.begin("g").attribute("data-source", graph.id_of(edge.source));
    xml.attribute("data-target", graph.id_of(edge.target));
    xml.attribute("data-kind", to_string(edge.kind)).end();
  }
  xml.end();
}

}  // namespace

Omissions write_svg(const EventGraph& graph, std::ostream& out) {
  const TimelinePicture timeline(graph);
  const Remainder more_events(graph, "more events in this graph", timeline.left_out());
  const MapPicture map(graph);
  const Remainder more_actors(graph, "more actors in this graph", map.left_out());
  const double map_top =
      kMargin + kHeading + kLegend + timeline.height() + more_events.height() + 20;
  const double height =
      map_top + kHeading + kLegend + map.height() + more_actors.height() + kMargin;

  XmlWriter xml(out);
  xml.begin("svg").attribute("xmlns", "http://www.w3.org/2000/svg");
  xml.attribute("viewBox", "0 0 " + tenths(kPictureWidth) + " " + tenths(height));
  xml.attribute("width", tenths(kPictureWidth)).attribute("height", tenths(height));
  xml.attribute("role", "img").begin("title").text("Timeline and relationship map").end();
  xml.begin("style").text(kStyle).end();
  Pen pen(xml);
  pen.rect(0, 0, kPictureWidth, height, "paper");
  double top = kMargin;
  draw_heading(pen, top, "What happened",
               counted(graph.events.size(), "event") + " told by " +
                   counted(graph.documents.size(), "document"));
  draw_legend(pen, top + kHeading, kTimelineLegend, "Arrow: open end. Gaps are shortened.");
  top += kHeading + kLegend;
  timeline.draw(pen, top);
  more_events.draw(pen, top + timeline.height());
  draw_heading(pen, map_top, "Who has to do with whom",
               counted(graph.actors.size(), "actor") +
                   "; the larger, the more they have to do with; the thicker a line, the more "
                   "events tie two of them");
  draw_legend(pen, map_top + kHeading, kMapLegend, "");
  top = map_top + kHeading + kLegend;
  map.draw(pen, top);
  more_actors.draw(pen, top + map.height());
  write_edges(xml, graph);

  Omissions omissions;
  omissions.add(Omission::Document, graph.documents.size());
  omissions.add(Omission::Place, graph.places.size());
  return omissions;
}

}  // namespace chronograph
