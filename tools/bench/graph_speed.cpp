// SPDX-License-Identifier: Apache-2.0
// What a large graph costs: building it from a list of nodes and edges, PageRank, components, the
// surroundings of an actor, node-link JSON. graph_networkx.py does the same from the same list;
// graph_scale runs both.
//
// Usage: graph_speed make LIST EVENTS ACTORS   writes the list of made_graph.hpp's graph
//        graph_speed measure LIST JSON ACTOR   prints one line a step: name, seconds of CPU, peak
//                                              megabytes so far, what came out
//
// A line of the list is a node (KIND ID LABEL TYPE, for events four days and a place in a document)
// or an edge ("edge" ID KIND SOURCE TARGET ROLE and a place in a document), by tabs.
#include "chronograph/analyse/centrality.hpp"
#include "chronograph/export/format.hpp"
#include "chronograph/graph/query.hpp"
#include "made_graph.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <vector>

using namespace chronograph;

namespace {

std::string place(const EventGraph& graph, std::uint32_t document, Span span) {
  return fmt::format("{}\t{}\t{}", graph.text(graph.documents[document].id), span.begin, span.end);
}

void write_list(const EventGraph& graph, const std::string& path) {
  std::ofstream out(path);
  const auto node = [&](const char* kind, const auto& row, std::string_view type) -> std::ostream& {
    return out << kind << '\t' << graph.text(row.id) << '\t' << graph.text(row.label) << '\t'
               << type;
  };
  for (const DocumentNode& row : graph.documents) {
    node("document", row, "") << '\n';
  }
  for (const ActorNode& row : graph.actors) {
    node("actor", row, to_string(row.type)) << '\n';
  }
  for (const PlaceNode& row : graph.places) {
    node("place", row, "") << '\n';
  }
  const auto day = [](const std::optional<Date>& date) { return date ? date->iso() : ""; };
  for (const EventNode& row : graph.events) {
    const EventTime time = row.time.value_or(EventTime{});
    const EventEvidence& told = row.evidence.front();
    node("event", row, graph.text(row.type))
        << '\t' << day(time.begin.earliest) << '\t' << day(time.begin.latest) << '\t'
        << day(time.end.earliest) << '\t' << day(time.end.latest) << '\t'
        << place(graph, told.document, told.trigger) << '\n';
  }
  for (const EdgeRow& row : graph.edges) {
    const EvidenceSpan& told = row.evidence.front();
    out << "edge\t" << graph.text(row.id) << '\t' << to_string(row.kind) << '\t'
        << graph.id_of(row.source) << '\t' << graph.id_of(row.target) << '\t'
        << graph.text(row.role) << '\t' << place(graph, told.document, told.span) << '\n';
  }
}

/// Makes the graph of a list, whose rows stand in the graph's own order.
class ListReader {
public:
  EventGraph read(const std::string& path) {
    graph_.lean = true;
    std::ifstream in(path);
    if (!in) {
      throw std::runtime_error(path + ": cannot be read");
    }
    // No line of an edge is shorter, and room that nobody writes to takes no memory.
    constexpr std::uintmax_t kShortestEdge = 64;
    graph_.edges.reserve(std::filesystem::file_size(path) / kShortestEdge);
    graph_.events.reserve(std::filesystem::file_size(path) / kShortestEdge / 4);
    for (std::string line; std::getline(in, line);) {
      split(line);
      add();
    }
    rebuild_topology(graph_);
    return std::move(graph_);
  }

private:
  void split(std::string_view line) {
    fields_.fill({});
    for (std::string_view& field : fields_) {
      const std::size_t end = line.find('\t');
      field = line.substr(0, end);
      if (end == std::string_view::npos) {
        return;
      }
      line.remove_prefix(end + 1);
    }
  }

  void add() {
    if (fields_[0] == "edge") {
      return add_edge();
    }
    const Vertex vertex = nodes_++;
    const StringId id = graph_.strings.intern(fields_[1]);
    const StringId label = graph_.strings.intern(fields_[2]);
    vertices_.resize(graph_.strings.size());
    vertices_[id] = vertex;
    switch (*parse_node_kind(fields_[0])) {
      case NodeKind::Document:
        graph_.documents.push_back({id, label, {}, {}, {}, 0, {}, vertex});
        break;
      case NodeKind::Actor: {
        ActorNode& actor = graph_.actors.emplace_back();
        actor.id = id;
        actor.label = label;
        actor.type = EntityType::Person;
        break;
      }
      case NodeKind::Place: {
        PlaceNode& row = graph_.places.emplace_back();
        row.id = id;
        row.label = label;
        break;
      }
      case NodeKind::Event:
        add_event(id, label);
    }
  }

  void add_event(StringId id, StringId label) {
    EventNode& event = graph_.events.emplace_back();
    event.id = id;
    event.label = label;
    event.type = graph_.strings.intern(fields_[3]);
    const EventTime time{{Date::parse(fields_[4]), Date::parse(fields_[5])},
                         {Date::parse(fields_[6]), Date::parse(fields_[7])},
                         Granularity::Day,
                         "expression"};
    if (!time.unknown()) {
      event.time = time;
    }
    const EvidenceSpan told = place(8);
    event.evidence = {{told.document, told.span, told.span, 0}};
  }

  void add_edge() {
    EdgeRow& edge = graph_.edges.emplace_back();
    edge.id = EdgeId(fields_[1], graph_.strings);
    edge.kind = *parse_edge_kind(fields_[2]);
    edge.source = vertex(fields_[3]);
    edge.target = vertex(fields_[4]);
    edge.role = graph_.strings.intern(fields_[5]);
    edge.evidence = {place(6)};
  }

  [[nodiscard]] Vertex vertex(std::string_view id) {
    return vertices_[graph_.strings.intern(id)];  // the list names only its own nodes
  }

  // Documents come first, so that a document's vertex is its row.
  EvidenceSpan place(std::size_t first) {
    return {vertex(fields_[first]), {number(fields_[first + 1]), number(fields_[first + 2])}};
  }

  static std::uint32_t number(std::string_view digits) {
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }

  EventGraph graph_;
  Vertex nodes_ = 0;
  std::vector<Vertex> vertices_;  // by the id's StringId
  std::array<std::string_view, 12> fields_;
};

/// Every edge a tie, whatever its kind and direction.
Network whole_network(const EventGraph& graph) {
  std::vector<WeightedPair> pairs;
  pairs.reserve(graph.edges.size());
  for (const EdgeRow& edge : graph.edges) {
    pairs.push_back({edge.source, edge.target, 1});
  }
  return make_network(static_cast<std::uint32_t>(boost::num_vertices(graph.graph)),
                      std::move(pairs));
}

/// The events of an actor, as rows.
std::vector<std::uint32_t> events_of(const EventGraph& graph, Vertex actor) {
  std::vector<std::uint32_t> rows;
  for (auto [edge, last] = boost::in_edges(actor, graph.graph); edge != last; ++edge) {
    rows.push_back(graph.graph[boost::source(*edge, graph.graph)].row);
  }
  return rows;
}

/// The nodes within two steps of an actor: its events and who and what else belongs to them.
std::vector<Vertex> surroundings(const EventGraph& graph, Vertex actor) {
  std::vector<Vertex> near{actor};
  for (const std::uint32_t row : events_of(graph, actor)) {
    const Vertex event = graph.event_vertex(row);
    near.push_back(event);
    for (auto [edge, last] = boost::out_edges(event, graph.graph); edge != last; ++edge) {
      near.push_back(boost::target(*edge, graph.graph));
    }
  }
  std::ranges::sort(near);
  const auto repeated = std::ranges::unique(near);
  near.erase(repeated.begin(), repeated.end());
  return near;
}

/// Prints what a step took of this process's CPU: what others do does not show in it.
class Steps {
public:
  void done(const char* name, const std::string& outcome, int rounds = 1) {
    const double seconds = static_cast<double>(std::clock() - begin_) / CLOCKS_PER_SEC / rounds;
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    fmt::print("{}\t{:.7f}\t{}\t{}\n", name, seconds, usage.ru_maxrss / 1024, outcome);
    std::fflush(stdout);
    begin_ = std::clock();
  }

private:
  std::clock_t begin_ = std::clock();
};

void measure(const std::string& list, const std::string& json, std::string_view actor) {
  Steps steps;
  const EventGraph graph = ListReader().read(list);
  steps.done("build", fmt::format("{} nodes {} edges", boost::num_vertices(graph.graph),
                                  graph.edges.size()));
  const auto wanted = std::ranges::find_if(
      graph.actors, [&](const ActorNode& row) { return graph.text(row.id) == actor; });
  if (wanted == graph.actors.end()) {
    throw std::runtime_error(std::string(actor) + ": no such actor");
  }
  const Vertex ego = graph.actor_vertex(static_cast<std::uint32_t>(wanted - graph.actors.begin()));
  steps.done("search", "");
  {
    const Network network = whole_network(graph);
    steps.done("freeze", fmt::format("{} ties", boost::num_edges(network)));
    const std::vector<double> rank = page_rank(network);
    steps.done("PageRank", fmt::format("{:.3e}", rank[ego]));
  }
  steps.done("network freed", "");
  {
    const std::vector<std::uint32_t> component = components(graph);
    steps.done("components", std::to_string(1 + *std::ranges::max_element(component)));
  }
  std::size_t near = 0;
  constexpr int kRounds = 100;
  for (int round = 0; round < kRounds; ++round) {
    near = surroundings(graph, ego).size();
  }
  steps.done("ego", std::to_string(near), kRounds);
  {
    const EventGraph part = subgraph(graph, events_of(graph, ego));
    steps.done("ego graph", fmt::format("{} nodes {} edges", boost::num_vertices(part.graph),
                                        part.edges.size()));
  }
  steps.done("ego graph freed", "");
  std::ofstream out(json);
  find_format("node-link").write(graph, out);
  out.close();
  steps.done("export", std::to_string(std::ifstream(json, std::ios::ate).tellg()));
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() == 4 && words[0] == "make") {
    const auto number = [&](std::size_t i) {
      return static_cast<std::uint32_t>(std::strtoul(words[i].c_str(), nullptr, 10));
    };
    write_list(MadeGraph(number(2), number(3)).make(), words[1]);
    return 0;
  }
  if (words.size() == 4 && words[0] == "measure") {
    measure(words[1], words[2], words[3]);
    return 0;
  }
  fmt::print(stderr, "usage: graph_speed make LIST EVENTS ACTORS | measure LIST JSON ACTOR\n");
  return 2;
}
