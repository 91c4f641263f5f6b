// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/graph_input.hpp"
#include "cli/print.hpp"

#include <map>
#include <ostream>

namespace chronograph {
namespace {

void print_counts(std::string_view heading, const std::map<std::string, std::size_t>& counts,
                  std::ostream& out) {
  if (counts.empty()) {
    return;
  }
  print_to(out, "{}\n", heading);
  for (const auto& [name, count] : counts) {
    print_to(out, "  {:<16} {:>8}\n", name, count);
  }
}

}  // namespace

void add_stats(cxxopts::Options& options) { add_filter_options(options); }

int run_stats(const cxxopts::ParseResult& parsed, const Streams& streams) {
  const std::string path = positional(parsed, 1, 1, "GRAPH").front();
  const ViewOptions view = read_filter_options(parsed);
  const EventGraph graph = apply_view(read_graph(path, streams, view), view);
  std::map<std::string, std::size_t> actors;
  std::map<std::string, std::size_t> types;
  std::map<std::string, std::size_t> statuses;
  std::map<std::string, std::size_t> times;
  std::map<std::string, std::size_t> edges;
  for (const ActorNode& actor : graph.actors) {
    ++actors[std::string(to_string(actor.type))];
  }
  for (const EventNode& event : graph.events) {
    ++types[event.type == 0 ? "(none)" : std::string(graph.text(event.type))];
    ++statuses[std::string(to_string(event.status))];
    ++times[!event.time ? "unknown" : unit_of(event.time->begin) ? "dated" : "bounded"];
  }
  for (const EdgeRow& edge : graph.edges) {
    ++edges[std::string(to_string(edge.kind))];
  }
  print_counts("nodes",
               {{"documents", graph.documents.size()},
                {"actors", graph.actors.size()},
                {"places", graph.places.size()},
                {"events", graph.events.size()}},
               streams.out);
  print_counts("actors by type", actors, streams.out);
  print_counts("events by type", types, streams.out);
  print_counts("events by status", statuses, streams.out);
  print_counts("events by time", times, streams.out);
  print_counts("edges by kind", edges, streams.out);
  return kDone;
}

}  // namespace chronograph
