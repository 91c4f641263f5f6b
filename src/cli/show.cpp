// SPDX-License-Identifier: Apache-2.0
// `show`: one node with all that the graph says of it, and the sentences that it rests on.
#include "chronograph/analyse/timeline.hpp"
#include "cli/commands.hpp"
#include "cli/graph_input.hpp"
#include "cli/print.hpp"
#include "cli/render.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <optional>
#include <ostream>
#include <utility>

namespace chronograph {
namespace {

class Printer {
public:
  Printer(const EventGraph& graph, const Streams& streams) : graph_(graph), streams_(streams) {}

  void print(Vertex vertex) {
    const VertexBundle& bundle = graph_.graph[vertex];
    print_to(streams_.out, "{}  {}\n",
             paint(printable(graph_.label_of(vertex)), Colour::Bold, streams_.colour),
             paint(graph_.id_of(vertex), Colour::Dim, streams_.colour));
    switch (bundle.kind) {
      case NodeKind::Event:
        print_event(graph_.events[bundle.row]);
        break;
      case NodeKind::Actor:
        print_actor(graph_.actors[bundle.row]);
        break;
      case NodeKind::Place:
        line("country", graph_.text(graph_.places[bundle.row].country));
        line("also", join(graph_.places[bundle.row].aliases));
        break;
      case NodeKind::Document:
        print_document(graph_.documents[bundle.row]);
        break;
    }
    print_edges(vertex);
  }

private:
  void line(std::string_view key, std::string_view value) {
    if (!value.empty()) {
      print_to(streams_.out, "  {:<10} {}\n", key, printable(value));
    }
  }

  [[nodiscard]] std::string join(const std::vector<StringId>& ids) const {
    std::string list;
    for (const StringId id : ids) {
      list += list.empty() ? "" : ", ";
      list += graph_.text(id);
    }
    return list;
  }

  void print_event(const EventNode& event) {
    line("type", std::string(graph_.text(event.type)) +
                     (event.mode == 0 ? "" : " (" + std::string(graph_.text(event.mode)) + ")"));
    line("context", graph_.text(event.context));
    line("status", std::string(to_string(event.status)) +
                       (event.polarity == Polarity::Neg ? ", negated" : ""));
    if (event.time) {
      line("when", display_date(*event.time) + "  (" + to_edtf(*event.time) + ", by " +
                       event.time->basis + ")");
    } else {
      line("when", "not known");
    }
    for (const EventQuantity& number : event.numbers) {
      line("numbers", shown_quantity(graph_, number));
    }
    for (const EventEvidence& evidence : event.evidence) {
      const DocumentNode& document = graph_.documents[evidence.document];
      line("source", graph_.text(document.label));
      line("", "“" + std::string(graph_.quote(evidence.document, evidence.sentence)) + "”");
    }
  }

  void print_actor(const ActorNode& actor) {
    line("type", to_string(actor.type));
    line("country", graph_.text(actor.country));
    line("also", join(actor.aliases));
    line("mentions", std::to_string(actor.mentions.size()));
  }

  void print_document(const DocumentNode& document) {
    line("published",
         document.published
             ? display_date({document.published->days, document.published->days, {}, {}}) + " (" +
                   std::string(to_string(document.published->method)) + ")"
             : "not stated");
    line("publisher", join(document.publishers));
    line("file", join(document.sources));
    line("url", graph_.text(document.url));
  }

  void print_edges(Vertex vertex) {
    constexpr std::size_t kShown = 40;
    std::vector<std::string> lines;
    for (auto [edge, last] = boost::out_edges(vertex, graph_.graph); edge != last; ++edge) {
      lines.push_back(edge_line(*edge, boost::target(*edge, graph_.graph), "->"));
    }
    for (auto [edge, last] = boost::in_edges(vertex, graph_.graph); edge != last; ++edge) {
      lines.push_back(edge_line(*edge, boost::source(*edge, graph_.graph), "<-"));
    }
    for (std::size_t i = 0; i < std::min(lines.size(), kShown); ++i) {
      streams_.out << lines[i];
    }
    if (lines.size() > kShown) {
      print_to(streams_.out, "  … and {} more edges\n", lines.size() - kShown);
    }
  }

  [[nodiscard]] std::string edge_line(boost::graph_traits<BoostGraph>::edge_descriptor edge,
                                      Vertex other, std::string_view arrow) const {
    const EdgeRow& row = graph_.edges[graph_.graph[edge].row];
    const std::string_view role = graph_.text(row.role);
    return fmt::format("  {} {:<24} {}  {}{}\n", arrow,
                       role.empty() ? std::string(to_string(row.kind))
                                    : fmt::format("{} {}", to_string(row.kind), role),
                       printable(graph_.label_of(other)),
                       paint(graph_.id_of(other), Colour::Dim, streams_.colour), span_of(row));
  }

  // When a relation held, and since when it is known.
  [[nodiscard]] static std::string span_of(const EdgeRow& edge) {
    std::string text;
    if (edge.valid) {
      text += "  held " + to_edtf(*edge.valid);
    }
    if (edge.known_since) {
      text += "  known since " + edge.known_since->iso();
    }
    return text;
  }

  const EventGraph& graph_;
  const Streams& streams_;
};

}  // namespace

void add_show(cxxopts::Options& /*options*/) {}

int run_show(const cxxopts::ParseResult& parsed, const Streams& streams) {
  const std::vector<std::string> arguments = positional(parsed, 2, 2, "GRAPH ID");
  std::optional<EventGraph> part;
  if (arguments[0] != "-" && is_store(arguments[0])) {
    part = Store::open_to_read(arguments[0]).part_of_node(arguments[1]);
  }
  const EventGraph graph = part ? std::move(*part) : read_graph(arguments[0], streams);
  Printer(graph, streams).print(find_vertex(graph, arguments[1]));
  return kDone;
}

}  // namespace chronograph
