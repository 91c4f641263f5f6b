// SPDX-License-Identifier: Apache-2.0
// KML 2.2: one placemark for each event at a known place, with the time span that its time slider
// reads. Longitude comes first.
#include "export/located_events.hpp"
#include "export/writers.hpp"
#include "markup/number.hpp"
#include "markup/xml.hpp"

#include <string>

namespace chronograph {
namespace {

void write_element(XmlWriter& xml, std::string_view name, std::string_view text) {
  xml.begin(name).text(text).end();
}

void write_points(XmlWriter& xml, const std::vector<GeoPoint>& points) {
  if (points.size() > 1) {
    xml.begin("MultiGeometry");
  }
  for (const GeoPoint& point : points) {
    xml.begin("Point");
    write_element(xml, "coordinates", shortest(point.lon) + "," + shortest(point.lat));
    xml.end();
  }
  if (points.size() > 1) {
    xml.end();
  }
}

/// Both ends of a month or a year are that same month or year.
void write_time(XmlWriter& xml, const NativeDates& dates) {
  if (!dates.start) {
    return;
  }
  xml.begin("TimeSpan");
  write_element(xml, "begin", *dates.start);
  write_element(xml, "end", dates.end.value_or(*dates.start));
  xml.end();
}

}  // namespace

Omissions write_kml(const EventGraph& graph, std::ostream& out) {
  Omissions omissions;
  omissions.add_edges(graph);
  XmlWriter xml(out);
  xml.begin("kml").attribute("xmlns", "http://www.opengis.net/kml/2.2").begin("Document");
  for (std::uint32_t row = 0; row < graph.events.size(); ++row) {
    const EventNode& event = graph.events[row];
    const EventFacts facts = gather_facts(graph, row);
    const std::vector<GeoPoint> points = points_of(graph, facts);
    if (points.empty()) {
      omissions.add(Omission::UnlocatedEvent);
      continue;
    }
    xml.begin("Placemark").attribute("id", graph.text(event.id));
    write_element(xml, "name", graph.text(event.label));
    // Readers take the description for HTML.
    write_element(xml, "description", html_notes_of(graph, event, facts));
    write_time(xml, native_dates(event));
    write_points(xml, points);
    xml.end();
  }
  return omissions;
}

}  // namespace chronograph
