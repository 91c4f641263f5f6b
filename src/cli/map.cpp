// SPDX-License-Identifier: Apache-2.0
#include "chronograph/error.hpp"
#include "chronograph/export/native_views.hpp"
#include "cli/commands.hpp"
#include "cli/graph_input.hpp"
#include "cli/output.hpp"
#include "cli/print.hpp"
#include "cli/render.hpp"

#include <fmt/core.h>
#include <ostream>

namespace chronograph {
namespace {

std::string period_of(const MapEdge& edge) {
  if (!edge.first && !edge.last) {
    return {};
  }
  EventTime time;
  time.begin = time.end = {edge.first, edge.last};
  const std::string text = display_date(time);
  return "  " + (text.starts_with("between ") ? text.substr(8) : text);
}

}  // namespace

void add_map(cxxopts::Options& options) {
  options.add_options()("json", "as chronograph-map/1")("no-places", "actors only")(
      "backbone", "only pairs that stand out at this level, such as 0.05", cxxopts::value<double>(),
      "ALPHA");
  add_output_options(options);
  add_filter_options(options);
}

int run_map(const cxxopts::ParseResult& parsed, const Streams& streams) {
  const std::string path = positional(parsed, 1, 1, "GRAPH").front();
  const ViewOptions view = read_filter_options(parsed);
  MapOptions options{view.filter, view.top, parsed.count("no-places") == 0, std::nullopt};
  if (parsed.count("backbone") > 0) {
    options.backbone = parsed["backbone"].as<double>();
    if (!(*options.backbone > 0 && *options.backbone <= 1)) {
      throw Error(ErrorKind::Usage, "--backbone: expected a level above 0 and at most 1");
    }
  }
  const EventGraph graph = read_graph(path, streams, view);
  Output output(output_path(parsed, "-"), streams.out);
  if (parsed.count("json") > 0) {
    write_map_json(graph, options, output.stream());
  } else {
    for (const MapEdge& edge : make_map(graph, options).edges) {
      const std::string_view arrow = edge.directed ? "->" : "--";
      const Colour colour = edge.is_relation   ? Colour::Dim
                            : edge.balance > 0 ? Colour::Green
                            : edge.balance < 0 ? Colour::Red
                                               : Colour::Plain;
      print_to(output.stream(), "  {} {} {}  {}{}{}\n", printable(graph.label_of(edge.source)),
               arrow, printable(graph.label_of(edge.target)),
               paint(edge.type, colour, streams.colour),
               edge.count > 1 ? fmt::format(" x{}", edge.count) : "", period_of(edge));
    }
  }
  output.commit();
  return kDone;
}

}  // namespace chronograph
