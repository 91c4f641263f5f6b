// SPDX-License-Identifier: Apache-2.0
// What holds of every picture, read from the SVG as a program that draws it would: no label lies on
// another, and all stand inside.
#include "export/picture.hpp"

#include "export/graphs.hpp"
#include "export/map_picture.hpp"
#include "export/writers.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace chronograph;

namespace {

struct Label {
  std::string text;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

struct Drawing {
  double width = 0;
  double height = 0;
  std::vector<Label> labels;
  std::vector<Label> discs;
};

std::string attribute(std::string_view tag, std::string_view name) {
  const std::string start = " " + std::string(name) + "=\"";
  const std::size_t begin = tag.find(start);
  if (begin == std::string_view::npos) {
    return {};
  }
  const std::size_t from = begin + start.size();
  return std::string(tag.substr(from, tag.find('"', from) - from));
}

/// Entities of one character each, since only the width counts.
std::string without_entities(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '&') {
      i = text.find(';', i);
      plain += '&';
    } else {
      plain += text[i];
    }
  }
  return plain;
}

/// The size of a label's letters by the class that the style sheet gives it.
double font_size(const std::string& look) {
  static const std::map<std::string, double> kSizes{
      {"title", 24},    {"note", 12},    {"name", 11}, {"date", 12},
      {"headline", 14}, {"small", 11.5}, {"year", 11}};
  return kSizes.at(look);
}

Drawing read_drawing(const std::string& svg) {
  Drawing drawing;
  const std::string head = svg.substr(svg.find("<svg"), 300);
  drawing.width = std::stod(attribute(head, "width"));
  drawing.height = std::stod(attribute(head, "height"));
  for (std::size_t at = svg.find("<text "); at != std::string::npos;
       at = svg.find("<text ", at + 1)) {
    const std::size_t close = svg.find('>', at);
    const std::string tag = svg.substr(at, close - at);
    Label label;
    label.text = without_entities(svg.substr(close + 1, svg.find("</text>", close) - close - 1));
    const std::string look = attribute(tag, "class");
    const std::string given = attribute(tag, "font-size");
    const double size = given.empty() ? font_size(look) : std::stod(given);
    const double wide = text_width(label.text, size);
    const bool centred = look == "actor-name" || look == "year";
    const double before = centred ? wide / 2 : look.ends_with("on-left") ? wide : 0;
    label.left = std::stod(attribute(tag, "x")) - before;
    label.right = label.left + wide;
    const double base = std::stod(attribute(tag, "y"));
    label.top = base - 0.8 * size;
    label.bottom = base + 0.25 * size;
    drawing.labels.push_back(label);
  }
  for (std::size_t at = svg.find("<circle "); at != std::string::npos;
       at = svg.find("<circle ", at + 1)) {
    const std::string tag = svg.substr(at, svg.find('>', at) - at);
    const double x = std::stod(attribute(tag, "cx"));
    const double y = std::stod(attribute(tag, "cy"));
    const double radius = std::stod(attribute(tag, "r"));
    drawing.discs.push_back(
        {attribute(tag, "class"), x - radius, y - radius, x + radius, y + radius});
  }
  return drawing;
}

bool overlap(const Label& a, const Label& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/// Whether a label touches the circle within a box.
bool lies_on_disc(const Label& label, const Label& disc) {
  const double x = (disc.left + disc.right) / 2;
  const double y = (disc.top + disc.bottom) / 2;
  return std::hypot(x - std::clamp(x, label.left, label.right),
                    y - std::clamp(y, label.top, label.bottom)) < (disc.right - disc.left) / 2;
}

std::string first_fault(const Drawing& drawing) {
  for (std::size_t i = 0; i < drawing.labels.size(); ++i) {
    const Label& label = drawing.labels[i];
    if (label.left < 0 || label.top < 0 || label.right > drawing.width ||
        label.bottom > drawing.height) {
      return "outside: " + label.text;
    }
    for (std::size_t j = i + 1; j < drawing.labels.size(); ++j) {
      if (overlap(label, drawing.labels[j])) {
        return label.text + " | " + drawing.labels[j].text;
      }
    }
    for (const Label& disc : drawing.discs) {
      if (lies_on_disc(label, disc)) {
        return label.text + " on a disc (" + disc.text + ")";
      }
    }
  }
  return {};
}

/// `actors` of whom each two are tied with that chance, with names of one letter to 6 kB.
EventGraph company(std::uint32_t seed, std::size_t actors, double chance) {
  std::mt19937 random(seed);
  EventGraph graph;
  for (std::size_t i = 0; i < actors; ++i) {
    ActorNode actor;
    actor.id = graph.strings.intern("actor-" + std::to_string(10000 + i));
    const std::size_t length = i % 17 == 0 ? 6000 : 1 + random() % 60;
    std::string name;
    while (name.size() < length) {
      name += random() % 7 == 0
                  ? ' '
                  : static_cast<char>((random() % 2 == 0 ? 'A' : 'a') + random() % 26);
    }
    actor.label = graph.strings.intern(name);
    actor.salience = static_cast<double>(random() % 101) / 100;
    graph.actors.push_back(actor);
  }
  for (std::size_t i = 0; i < actors; ++i) {
    for (std::size_t j = i + 1; j < actors; ++j) {
      if (static_cast<double>(random() % 1000) < 1000 * chance) {
        EdgeRow edge;
        edge.id = EdgeId("edge-" + std::to_string(100000 + graph.edges.size()), graph.strings);
        edge.kind = EdgeKind::Relation;
        edge.source = static_cast<std::uint32_t>(i);
        edge.target = static_cast<std::uint32_t>(j);
        edge.role = graph.strings.intern("knows");
        edge.evidence = {{0, {0, 4}}};
        graph.edges.push_back(edge);
      }
    }
  }
  rebuild_topology(graph);
  return graph;
}

}  // namespace

TEST_SUITE("export/picture") {
  TEST_CASE("no label lies on another or outside, whatever the events are called") {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
      CAPTURE(seed);
      EventGraph graph = generated_graph(seed, 1 + 3 * seed);
      CHECK(first_fault(read_drawing(written(&write_svg, graph))) == "");
      for (std::size_t i = 0; i < graph.events.size(); i += 2) {
        graph.events[i].label = graph.strings.intern(std::string(6000, i % 4 == 0 ? 'W' : 'i'));
        graph.actors[i].label = graph.strings.intern("\u202E" + std::string(6000, 'N'));
      }
      CHECK(first_fault(read_drawing(written(&write_svg, graph))) == "");
    }
  }

  TEST_CASE("no name on the map lies on another, however crowded it is") {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
      CAPTURE(seed);
      for (const double chance : {0.02, 0.1, 1.0}) {
        CAPTURE(chance);
        const EventGraph graph = company(seed, 2 + seed, chance);
        const std::string svg = written(&write_map_svg, graph);
        CHECK(first_fault(read_drawing(svg)) == "");
        CHECK(count(svg, "class=\"tie") <= 2 * 40 + 40 + 3);  // three in the legend
      }
    }
  }

  TEST_CASE("discs that hold each other fast are parted in bounded time") {
    // All in one place, names as wide as they get: pushing them apart never comes to rest.
    EventGraph graph = company(1, 40, 1.0);
    for (ActorNode& actor : graph.actors) {
      actor.label = graph.strings.intern(std::string(200, 'W'));
      actor.salience = 1;
    }
    CHECK(first_fault(read_drawing(written(&write_map_svg, graph))) == "");
    const MapPicture picture(graph);
    CHECK(picture.size() == 40);
    CHECK(picture.hidden_lines() > 600);
    CHECK(picture.height() < 40 * 60);
  }

  TEST_CASE("what is not drawn is counted") {
    const EventGraph crowd = company(3, 1400, 0.01);
    const std::string svg = written(&write_map_svg, crowd);
    CHECK(count(svg, ">1,400 actors; drawn are the 40 with the strongest ties") == 1);
    CHECK(count(svg,
                ">1,360 more actors with weaker ties or none; 60 by name, the next 1,000 a dot") ==
          1);
    CHECK(count(svg, "data-id=") == 40 + 60 + 1000);
    EventGraph year = generated_graph(2, 90);
    for (EventNode& event : year.events) {  // one sentence, but each told in its own words
      event.label = year.strings.intern("Event " + std::to_string(event.id));
    }
    const std::string events = written(&write_timeline_svg, year);
    CHECK(count(events, ">90 events told by 1 document; the 30 most prominent in rows") == 1);
    CHECK(count(events, "denied or doubted") == 1);
  }

  TEST_CASE("who draws only what is denied sees it") {
    EventGraph graph = small_graph();
    for (EventNode& event : graph.events) {
      event.status = Status::Denied;
    }
    CHECK(count(written(&write_timeline_svg, graph), ">denied<") == 4);
  }

  TEST_CASE("the axis counts in years, months or days, as the events need it") {
    EventGraph graph = small_graph();
    graph.events[1].time->end = graph.events[1].time->begin;
    CHECK(count(written(&write_timeline_svg, graph), "class=\"year\">Aug 2021<") == 1);
    graph.events[0].time->begin.earliest = graph.events[0].time->end.earliest =
        Date::from_civil(2019, 8, 1);
    CHECK(count(written(&write_timeline_svg, graph), "class=\"year\">2019<") == 1);
  }

  TEST_CASE("events of one date have it written once") {
    EventGraph graph = small_graph();
    graph.events[2].time = graph.events[0].time;
    CHECK(count(written(&write_timeline_svg, graph), "class=\"date\">Aug 2021<") == 1);
  }

  TEST_CASE("the picture names its source, and what is missing of it") {
    EventGraph graph = small_graph();
    CHECK(count(written(&write_svg, graph), "Source: 1 document of VOA, published 1 Oct 2021.") ==
          1);
    graph.documents[0].published.reset();
    CHECK(count(written(&write_svg, graph), "of VOA, of unknown date.") == 1);
  }

  TEST_CASE("text that does not fit is cut and marked, never wider than asked") {
    CHECK(fit("short", 10, 100) == "short");
    CHECK(fit("two\n lines", 10, 100) == "two lines");
    const std::string cut = fit("a long text that cannot stay whole", 10, 80);
    CHECK(cut.ends_with("\u2026"));
    CHECK(text_width(cut, 10) <= 82);
    CHECK(fit("\u202Eabc\u202C\u200B", 10, 100) == "abc");
  }

  TEST_CASE("a long text is broken between words, a long word anywhere") {
    CHECK(wrap("one two three", 10, 45, 3) == std::vector<std::string>{"one two", "three"});
    CHECK(wrap("", 10, 45, 2) == std::vector<std::string>{""});
    const std::vector<std::string> lines = wrap(std::string(6000, 'x'), 10, 100, 2);
    CHECK(lines.size() == 2);
    for (const std::string& line : lines) {
      CHECK(text_width(line, 10) <= 100);
    }
    CHECK(lines.back().ends_with("\u2026"));
  }
}
