// SPDX-License-Identifier: Apache-2.0
// GeoJSON (RFC 7946) with times as Linked Places has them: one feature for each event at a known
// place. Longitude comes first. `when` is not read by plain GeoJSON readers, so that the properties
// tell the dates too.
#include "export/json_elements.hpp"
#include "export/located_events.hpp"
#include "export/writers.hpp"

namespace chronograph {
namespace {

void write_point(JsonWriter& json, const GeoPoint& point) {
  json.begin_array().value(point.lon).value(point.lat).end_array();
}

void write_geometry(JsonWriter& json, const std::vector<GeoPoint>& points) {
  json.key("geometry").begin_object();
  json.member("type", points.size() == 1 ? "Point" : "MultiPoint").key("coordinates");
  if (points.size() == 1) {
    write_point(json, points.front());
  } else {
    json.begin_array();
    for (const GeoPoint& point : points) {
      write_point(json, point);
    }
    json.end_array();
  }
  json.end_object();
}

void write_when(JsonWriter& json, const NativeDates& dates) {
  if (!dates.start) {
    return;
  }
  json.key("when").begin_object().key("timespans").begin_array().begin_object();
  json.key("start").begin_object().member("in", *dates.start).end_object();
  if (dates.end) {
    json.key("end").begin_object().member("in", *dates.end).end_object();
  }
  json.end_object().end_array().end_object();
}

void write_places(JsonWriter& json, const EventGraph& graph, const EventFacts& facts) {
  json.key("places").begin_array();
  for (const Vertex place : facts.places) {
    json.value(graph.label_of(place));
  }
  json.end_array();
}

}  // namespace

Omissions write_geojson(const EventGraph& graph, std::ostream& out) {
  Omissions omissions;
  const Attributes attributes(graph);
  OutputBuffer buffer(out);
  buffer.bytes() += "{\"type\":\"FeatureCollection\",\n\"features\":";
  {
    JsonElements features(buffer);
    for (std::uint32_t row = 0; row < graph.events.size(); ++row) {
      const EventFacts facts = gather_facts(graph, row);
      const std::vector<GeoPoint> points = points_of(graph, facts);
      if (points.empty()) {
        omissions.add(Omission::UnlocatedEvent);
        continue;
      }
      features.add([&](JsonWriter& json) {
        const EventNode& event = graph.events[row];
        json.begin_object().member("type", "Feature").member("id", graph.text(event.id));
        write_geometry(json, points);
        write_when(json, native_dates(event));
        json.key("properties").begin_object().member("id", graph.text(event.id));
        JsonAttributes sink(json);
        attributes.tell_node(graph.event_vertex(row), sink);
        write_places(json, graph, facts);
        json.end_object().end_object();
      });
    }
  }
  buffer.bytes() += "}\n";
  omissions.add_edges(graph);
  return omissions;
}

}  // namespace chronograph
