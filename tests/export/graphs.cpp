// SPDX-License-Identifier: Apache-2.0
#include "export/graphs.hpp"

#include <random>
#include <sstream>

namespace chronograph {
namespace {

std::optional<Date> day(int year, int month, int day_of_month) {
  return Date::from_civil(year, month, day_of_month);
}

EventTime within(std::optional<Date> earliest, std::optional<Date> latest,
                 Granularity granularity) {
  EventTime time;
  time.begin = time.end = DayBounds{earliest, latest};
  time.granularity = granularity;
  time.basis = "expression";
  return time;
}

void add_document(EventGraph& graph, std::string_view id, std::string_view label,
                  std::string_view text) {
  DocumentNode node;
  node.id = graph.strings.intern(id);
  node.label = graph.strings.intern(label);
  node.sources = {graph.strings.intern("peace.txt")};
  node.publishers = {graph.strings.intern("VOA")};
  node.ids = {graph.strings.intern("000_4e7f")};
  node.url = graph.strings.intern("https://example.org/?a=1&b=2");
  node.published = CreationTime{{day(2021, 10, 1), day(2021, 10, 1)}, CreationMethod::Flag, {}};
  node.evidence = static_cast<std::uint32_t>(graph.evidence.size());
  graph.documents.push_back(node);
  Document document;
  document.id = id;
  document.text = Text(std::string(text));
  graph.evidence.push_back(std::move(document));
}

void add_actor(EventGraph& graph, std::string_view id, std::string_view label, double salience) {
  ActorNode node;
  node.id = graph.strings.intern(id);
  node.label = graph.strings.intern(label);
  node.type = EntityType::Person;
  node.aliases = {graph.strings.intern("A|B"), graph.strings.intern("<Khan>")};
  node.mentions = {{0, {0, 4}}};
  node.salience = salience;
  graph.actors.push_back(node);
}

void add_event(EventGraph& graph, std::string_view id, std::string_view label, Status status,
               std::optional<EventTime> time) {
  EventNode node;
  node.id = graph.strings.intern(id);
  node.label = graph.strings.intern(label);
  node.status = status;
  node.time = std::move(time);
  node.evidence = {{0, {5, 10}, {0, 21}, 0}};
  node.salience = 0.5;
  graph.events.push_back(node);
}

void add_edge(EventGraph& graph, EdgeKind kind, Vertex source, Vertex target,
              std::string_view role) {
  EdgeRow edge;
  const std::string number = std::to_string(1000 + graph.edges.size());
  edge.id = EdgeId("edge-" + number, graph.strings);
  edge.kind = kind;
  edge.source = static_cast<std::uint32_t>(source);
  edge.target = static_cast<std::uint32_t>(target);
  edge.role = graph.strings.intern(role);
  edge.evidence = {{0, {0, 4}}};
  graph.edges.push_back(edge);
}

}  // namespace

EventGraph small_graph() {
  EventGraph graph;
  graph.generators = {{"chronograph", "1.0", "", ""}};
  add_document(graph, "doc-1", "Peace talks", "Khan <met> TTP & left.\n");
  add_actor(graph, "actor-khan", "Imran Khan", 0.9);
  add_actor(graph, "actor-ttp", "TTP", 0.6);
  PlaceNode kabul;
  kabul.id = graph.strings.intern("place-kabul");
  kabul.label = graph.strings.intern("Kabul");
  kabul.lat = 34.53;
  kabul.lon = 69.17;
  graph.places = {kabul};
  add_event(graph, "event-a", "Taliban return to <Kabul>", Status::Asserted,
            within(day(2021, 8, 1), day(2021, 8, 31), Granularity::Month));
  add_event(graph, "event-b", "Khan talks & talks", Status::Reported,
            within(day(2021, 9, 24), day(2021, 9, 24), Granularity::Day));
  graph.events[1].type = graph.strings.intern("CONSULT");
  graph.events[1].time->end = DayBounds{day(2021, 1, 1), day(2021, 12, 31)};
  add_event(graph, "event-c", "TTP lays down arms", Status::Planned,
            within(day(2021, 9, 24), std::nullopt, Granularity::Day));
  add_event(graph, "event-d", "Commission is formed", Status::Denied, std::nullopt);
  const Vertex khan = graph.actor_vertex(0);
  const Vertex ttp = graph.actor_vertex(1);
  add_edge(graph, EdgeKind::Participates, graph.event_vertex(0), ttp, "agent");
  add_edge(graph, EdgeKind::LocatedIn, graph.event_vertex(0), graph.place_vertex(0), "");
  add_edge(graph, EdgeKind::Participates, graph.event_vertex(1), ttp, "patient");
  add_edge(graph, EdgeKind::Participates, graph.event_vertex(1), khan, "agent");
  add_edge(graph, EdgeKind::ReportedBy, graph.event_vertex(1), khan, "");
  add_edge(graph, EdgeKind::Before, graph.event_vertex(0), graph.event_vertex(1), "asserted");
  add_edge(graph, EdgeKind::Relation, khan, ttp, "hostile_to");
  add_edge(graph, EdgeKind::MentionedIn, graph.event_vertex(3), graph.document_vertex(0), "");
  graph.stories = {{graph.strings.intern("story-1"),
                    graph.strings.intern("Talks"),
                    {graph.events[0].id, graph.events[1].id}}};
  rebuild_topology(graph);
  return graph;
}

EventGraph generated_graph(std::uint32_t seed, std::size_t size) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t limit) { return static_cast<int>(random() % limit); };
  const std::vector<std::string>& labels = hostile_labels();
  EventGraph graph;
  add_document(graph, "doc-1", labels[seed % labels.size()], "Khan <met> TTP & left.\n");
  for (std::size_t i = 0; i < size; ++i) {
    const std::string number = std::to_string(10000 + i);
    add_actor(graph, "actor-" + number, labels[i % labels.size()], 0.01 * below(100));
    std::optional<EventTime> time;
    if (below(3) > 0) {
      const auto first = day(1900 + below(150), 1 + below(12), 1 + below(28));
      time = within(first, first->plus_days(below(2) * below(40)), Granularity::Day);
    }
    add_event(graph, "event-" + number, labels[(i + seed) % labels.size()],
              static_cast<Status>(below(5)), time);
  }
  const std::size_t vertices = 1 + 2 * size;
  for (std::size_t i = 0; i < 3 * size; ++i) {
    const auto source = static_cast<Vertex>(below(vertices));
    const auto target = static_cast<Vertex>(below(vertices));
    add_edge(graph, static_cast<EdgeKind>(below(11)), source, target, labels[i % labels.size()]);
    if (below(4) == 0) {
      add_edge(graph, EdgeKind::Participates, source, target, "agent");
    }
  }
  rebuild_topology(graph);
  return graph;
}

const std::vector<std::string>& hostile_labels() {
  static const std::vector<std::string> kLabels{
      "He said \"no\" & 'yes' <b>bold</b>; 100% C:\\new \\\\server",
      "</script><script>alert(1)</script>",
      "]]> <![CDATA[x]]> <!-- --> <?pi?> &amp; &#65;",
      "one\ntwo\r\nthree\tfour\rfive",
      std::string("ctl \x01 \x1F \x7F \u0085 \u2028 \uFFFE") + '\0' + "end",
      "comma, semicolon; pipe | =SUM(A1)",
      "\\N \\G \\l {a|b} <f0> \\",
      "  blanks  ",
      "__proto__",
      "\U0001F469\u200D\U0001F467 \u05E2\u05D1 \u202Eabc\u202C e\u0301",
      "/*CHRONOGRAPH_JS*/ CHRONOGRAPH_TITLE",
  };
  return kLabels;
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size())) {
    ++found;
  }
  return found;
}

}  // namespace chronograph
