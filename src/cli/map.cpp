// SPDX-License-Identifier: Apache-2.0
#include "chronograph/error.hpp"
#include "chronograph/export/native_views.hpp"
#include "cli/commands.hpp"
#include "cli/graph_input.hpp"
#include "cli/output.hpp"
#include "cli/print.hpp"
#include "cli/render.hpp"
#include "text/closest.hpp"

#include <algorithm>
#include <array>
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

Projection read_projection(const std::string& name) {
  static constexpr std::array<std::string_view, 3> kNames{"actors", "entities", "full"};
  const auto* const found = std::ranges::find(kNames, name);
  if (found == kNames.end()) {
    throw Error(ErrorKind::Usage, "--projection: unknown projection \"" + name + "\"" +
                                      did_you_mean(name, kNames) +
                                      " (projections: actors, entities, full)");
  }
  return static_cast<Projection>(found - kNames.begin());
}

}  // namespace

void add_map(cxxopts::Options& options) {
  options.add_options()("json", "as chronograph-map/1")(
      "projection", "actors; entities: places too; full: events as nodes as well",
      cxxopts::value<std::string>()->default_value("entities"),
      "WHAT")("backbone", "only pairs that stand out at this level, such as 0.05",
              cxxopts::value<double>(), "ALPHA");
  add_output_options(options);
  add_filter_options(options);
}

int run_map(const cxxopts::ParseResult& parsed, const Streams& streams) {
  const std::string path = positional(parsed, 1, 1, "GRAPH").front();
  const ViewOptions view = read_filter_options(parsed);
  MapOptions options{view.filter, view.top, read_projection(parsed["projection"].as<std::string>()),
                     std::nullopt};
  if (parsed.count("backbone") > 0) {
    options.backbone = parsed["backbone"].as<double>();
    if (!(*options.backbone > 0 && *options.backbone <= 1)) {
      throw Error(ErrorKind::Usage, "--backbone: expected a level above 0 and at most 1");
    }
    if (options.projection == Projection::Full) {
      throw Error(ErrorKind::Usage,
                  "--backbone is of pairs of actors and places; expected another --projection");
    }
  }
  const GraphPart part = read_part(path, streams, view);
  const EventGraph& graph = part.graph;
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
