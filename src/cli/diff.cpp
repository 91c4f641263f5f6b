// SPDX-License-Identifier: Apache-2.0
// `diff`: what is new, gone or different in another graph.
#include "cli/diff.hpp"

#include "chronograph/analyse/timeline.hpp"
#include "cli/commands.hpp"
#include "cli/graph_input.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/print.hpp"
#include "cli/render.hpp"

#include <array>
#include <map>
#include <ostream>
#include <string>
#include <utility>

namespace chronograph {
namespace {

class DiffPrinter {
public:
  DiffPrinter(const EventGraph& before, const EventGraph& after, std::ostream& out, bool colour)
      : before_(before), after_(after), out_(out), colour_(colour) {}

  void print(const GraphDiff& diff) {
    constexpr std::array<std::pair<std::string_view, int>, 3> kGroups{
        std::pair{std::string_view("DOCUMENTS"), 0}, {"ACTORS AND PLACES", 1}, {"EVENTS", 2}};
    for (const auto& [heading, group] : kGroups) {
      bool first = true;
      for (const NodeChange& change : diff.nodes) {
        if (group_of(change) == group) {
          head(heading, first);
          print(change);
        }
      }
    }
    print_edges(diff);
    if (diff.empty()) {
      print_to(out_, "no difference\n");
    }
  }

private:
  void head(std::string_view heading, bool& first) {
    if (std::exchange(first, false)) {
      print_to(out_, "{}{}\n", std::exchange(begun_, true) ? "\n" : "",
               paint(heading, Colour::Bold, colour_));
    }
  }

  [[nodiscard]] int group_of(const NodeChange& change) const {
    const NodeKind kind =
        change.after ? after_.graph[*change.after].kind : before_.graph[*change.before].kind;
    return kind == NodeKind::Document ? 0 : kind == NodeKind::Event ? 2 : 1;
  }

  static std::string name_of(const EventGraph& graph, Vertex vertex) {
    const VertexBundle& node = graph.graph[vertex];
    std::string name;
    if (node.kind == NodeKind::Event) {
      const auto& time = graph.events[node.row].time;
      const std::string date = time ? display_date(*time) : "";
      name = date.empty() ? "" : date + "  ";
    }
    return name + std::string(graph.label_of(vertex));
  }

  void line(std::string_view sign, Colour colour, const EventGraph& graph, Vertex vertex) {
    print_to(out_, "{} {}  {}\n", paint(sign, colour, colour_), printable(name_of(graph, vertex)),
             paint(graph.id_of(vertex), Colour::Dim, colour_));
  }

  void print(const NodeChange& change) {
    if (!change.after) {
      line("-", Colour::Red, before_, *change.before);
    } else if (!change.before) {
      line("+", Colour::Green, after_, *change.after);
    } else {
      line("~", Colour::Yellow, after_, *change.after);
      for (const FieldChange& field : change.fields) {
        print(field);
      }
    }
  }

  void print(const FieldChange& field) {
    if (field.before.size() == 1 && field.after.size() == 1) {
      print_to(out_, "    {:<12} {} -> {}\n", field.field, printable(field.before.front()),
               printable(field.after.front()));
      return;
    }
    for (const std::string& value : field.before) {
      print_to(out_, "    {:<12} - {}\n", field.field, printable(value));
    }
    for (const std::string& value : field.after) {
      print_to(out_, "    {:<12} + {}\n", field.field, printable(value));
    }
  }

  // Who is related to whom is told one by one, the order of events is counted.
  void print_edges(const GraphDiff& diff) {
    bool first = true;
    std::map<EdgeKind, std::pair<std::size_t, std::size_t>> counts;
    for (const EdgeChange& change : diff.edges) {
      const EventGraph& graph = change.after ? after_ : before_;
      const EdgeRow& edge = graph.edges[change.after ? *change.after : *change.before];
      if (edge.kind == EdgeKind::Before || edge.kind == EdgeKind::Includes ||
          edge.kind == EdgeKind::Simultaneous) {
        ++(change.after ? counts[edge.kind].second : counts[edge.kind].first);
        continue;
      }
      head("EDGES", first);
      const std::string_view what =
          edge.kind == EdgeKind::Relation ? graph.text(edge.role) : to_string(edge.kind);
      print_to(out_, "{} {} {} {}\n",
               change.after ? paint("+", Colour::Green, colour_) : paint("-", Colour::Red, colour_),
               printable(graph.label_of(edge.source)), paint(what, Colour::Dim, colour_),
               printable(graph.label_of(edge.target)));
    }
    for (const auto& [kind, count] : counts) {
      head("EDGES", first);
      print_to(out_, "  {}: {} new, {} gone\n", to_string(kind), count.second, count.first);
    }
  }

  const EventGraph& before_;
  const EventGraph& after_;
  std::ostream& out_;
  bool colour_;
  bool begun_ = false;
};

}  // namespace

void add_diff(cxxopts::Options& options) {
  add_output_options(options);
  options.add_options()("json", "as one JSON object");
}

int run_diff(const cxxopts::ParseResult& parsed, const Streams& streams) {
  const std::vector<std::string> arguments = positional(parsed, 2, 2, "OLD NEW");
  const EventGraph before = read_graph(arguments[0], streams);
  const EventGraph after = read_graph(arguments[1], streams);
  const GraphDiff diff = compare_graphs(before, after);
  const std::string target = output_path(parsed, "-");
  Output output(target, streams.out);
  if (parsed.count("json") > 0) {
    write_diff_json(before, after, diff, output.stream());
  } else {
    DiffPrinter(before, after, output.stream(), streams.colour && target == "-").print(diff);
  }
  output.commit();
  return diff.empty() ? kDone : kNegative;
}

}  // namespace chronograph
