// SPDX-License-Identifier: Apache-2.0
#include "chronograph/error.hpp"
#include "chronograph/export/native_views.hpp"
#include "cli/commands.hpp"
#include "cli/graph_input.hpp"
#include "cli/output.hpp"
#include "cli/print.hpp"
#include "cli/render.hpp"

#include <map>
#include <ostream>
#include <unordered_map>

namespace chronograph {
namespace {

// The labels of the storylines that each event belongs to.
using StoriesOfEvent = std::unordered_map<StringId, std::vector<std::string>>;
StoriesOfEvent stories_of_events(const EventGraph& graph) {
  StoriesOfEvent stories;
  for (const Storyline& story : graph.stories) {
    for (const StringId event : story.events) {
      stories[event].emplace_back(graph.text(story.label));
    }
  }
  return stories;
}

// The headings under which `--group` puts an event.
std::vector<std::string> groups_of(const EventGraph& graph, std::uint32_t row, std::string_view by,
                                   const StoriesOfEvent& stories) {
  std::vector<std::string> groups;
  if (by == "story") {
    const auto found = stories.find(graph.events[row].id);
    return found == stories.end() ? std::vector<std::string>{"(no story)"} : found->second;
  }
  if (by == "type") {
    const StringId type = graph.events[row].type;
    groups.emplace_back(type == 0 ? "(no type)" : graph.text(type));
    return groups;
  }
  const EdgeKind kind = by == "actor" ? EdgeKind::Participates : EdgeKind::LocatedIn;
  for (auto [edge, last] = boost::out_edges(graph.event_vertex(row), graph.graph); edge != last;
       ++edge) {
    if (graph.graph[*edge].kind == kind) {
      groups.emplace_back(graph.label_of(boost::target(*edge, graph.graph)));
    }
  }
  if (groups.empty()) {
    groups.emplace_back(by == "actor" ? "(no actor)" : "(no place)");
  }
  return groups;
}

void print_groups(const EventGraph& graph, const std::vector<TimelineEntry>& entries,
                  const std::string& by, const Streams& streams, std::ostream& out) {
  if (by != "actor" && by != "type" && by != "place" && by != "story") {
    throw Error(ErrorKind::Usage,
                "--group: \"" + by + "\" is no grouping; expected actor, type, place or story");
  }
  const StoriesOfEvent stories = stories_of_events(graph);
  std::map<std::string, std::vector<TimelineEntry>> groups;
  for (const TimelineEntry& entry : entries) {
    for (const std::string& group : groups_of(graph, entry.event, by, stories)) {
      groups[group].push_back(entry);
    }
  }
  for (const auto& [group, members] : groups) {
    print_to(out, "{}\n", paint(printable(group), Colour::Bold, streams.colour));
    for (const TimelineEntry& entry : members) {
      print_timeline_entry(graph, entry, streams.colour, out);
    }
  }
}

}  // namespace

void add_timeline(cxxopts::Options& options) {
  options.add_options()("json", "as chronograph-timeline/1")(
      "group", "under headings: actor, type, place or story", cxxopts::value<std::string>(), "BY");
  add_output_options(options);
  add_filter_options(options);
}

int run_timeline(const cxxopts::ParseResult& parsed, const Streams& streams) {
  const std::string path = positional(parsed, 1, 1, "GRAPH").front();
  const ViewOptions view = read_filter_options(parsed);
  const TimelineOptions options{view.filter, view.top};
  const bool as_json = parsed.count("json") > 0;
  const GraphPart part =
      read_part(path, streams, view, {as_json ? Texts::Included : Texts::LeftOut, false});
  const std::vector<TimelineEntry> entries = make_timeline(part, options);
  Output output(output_path(parsed, "-"), streams.out);
  if (as_json) {
    write_timeline_json(part.graph, entries, part.events, output.stream());
  } else if (parsed.count("group") > 0) {
    print_groups(part.graph, entries, parsed["group"].as<std::string>(), streams, output.stream());
  } else {
    for (const TimelineEntry& entry : entries) {
      print_timeline_entry(part.graph, entry, streams.colour, output.stream());
    }
  }
  output.commit();
  return kDone;
}

}  // namespace chronograph
