// SPDX-License-Identifier: Apache-2.0
// What a format cannot show it counts and names.
#include "chronograph/export/omissions.hpp"

#include "chronograph/export/format.hpp"
#include "export/graphs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <string_view>

using namespace chronograph;

namespace {

std::string left_out(std::string_view format, const EventGraph& graph) {
  std::ostringstream out;
  return find_format(format).write(graph, out).described();
}

}  // namespace

TEST_SUITE("export/omissions") {
  TEST_CASE("every format says what it leaves out of the small graph, or leaves nothing out") {
    // Four events, two without a begin, three without a type, three without a place; one order of
    // events and one relation.
    const std::string rest = "1 link between events, 1 relation";
    const std::string undated =
        "2 events whose begin is not known to a day, month or year, " + rest;
    const std::map<std::string_view, std::string> expected{
        {"csv", rest},
        {"geojson", "3 events without a place of known coordinates, " + rest},
        {"kml", "3 events without a place of known coordinates, " + rest},
        {"timelinejs", undated},
        {"vis-timeline", undated},
        {"ics", undated},
        {"timesketch", "1 event without a date, " + rest},
        {"plover",
         "2 events whose begin is not known to a day, month or year, 1 event without a type, " +
             rest},
        {"cameo",
         "2 events whose begin is not known to a day, month or year, 1 event without a type, " +
             rest},
        {"markdown", "1 link between events"},
        {"ftm", "1 place, 1 link between events"},
        {"svg", "1 document, 1 place"},
        {"timeline-svg", "1 document, 1 place"},
        {"map-svg", "1 document, 1 place"},
    };
    for (const Format& format : formats()) {
      if (format.write != nullptr) {
        CAPTURE(format.name);
        const auto found = expected.find(format.name);
        CHECK(left_out(format.name, small_graph()) ==
              (found == expected.end() ? "" : found->second));
      }
    }
  }

  TEST_CASE("entries and omissions of a format of events add up to all events") {
    const std::map<std::string_view, std::string_view> entries{
        {"geojson", "\"Feature\""}, {"kml", "<Placemark "},       {"timelinejs", "\"unique_id\""},
        {"ics", "BEGIN:VEVENT"},    {"plover", "\"event_text\""},
    };
    for (std::uint32_t seed = 0; seed < 4; ++seed) {
      const EventGraph graph = generated_graph(seed, 40);
      for (const auto& [name, entry] : entries) {
        CAPTURE(name);
        std::ostringstream out;
        const Omissions omissions = find_format(name).write(graph, out);
        std::size_t events = count(out.str(), entry);
        for (const Omission omission : {Omission::UndatedEvent, Omission::UnboundedEvent,
                                        Omission::UnlocatedEvent, Omission::UntypedEvent}) {
          events += omissions.count(omission);
        }
        CHECK(events == graph.events.size());
      }
    }
  }

  TEST_CASE("a text that readers would refuse is cut and counted, once an event") {
    EventGraph graph = small_graph();
    CHECK(left_out("timesketch", graph).find("cut") == std::string::npos);
    graph.events[0].label = graph.strings.intern(std::string(40000, 'x'));
    CHECK(left_out("timesketch", graph).ends_with(", 1 text cut to what readers take"));
  }
}
