// SPDX-License-Identifier: Apache-2.0
#include "cli/summary.hpp"

#include "chronograph/analyse/timeline.hpp"
#include "cli/print.hpp"
#include "cli/render.hpp"
#include "cli/results.hpp"
#include "cli/store_output.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <ostream>
#include <set>

namespace chronograph {
namespace {

constexpr std::size_t kTimelineLines = 10;
constexpr std::size_t kActorLines = 6;

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void print_counts(const BuildResult& result, const ProcessCounts& counts, std::ostream& out) {
  const BuildCounts& built = result.counts;
  const EventGraph& graph = result.graph;
  print_to(out, "{}, {}, {}", counted(built.documents, "document"),
           counted(built.sentences, "sentence"), counted(built.words, "word"));
  if (built.duplicate_documents > 0) {
    print_to(out, "; {} of a text already read", counted(built.duplicate_documents, "copy"));
  }
  if (built.near_copies > 0) {
    print_to(out, "; {} nearly the text of another and no source of {} own",
             built.near_copies == 1 ? "1 is" : fmt::format("{} are", built.near_copies),
             built.near_copies == 1 ? "its" : "their");
  }
  if (counts.failed > 0) {
    print_to(out, "; {} could not be read", counted(counts.failed, "input"));
  }
  print_to(out, "\n{} · {} · {} ({} with a date or bounds) · {}\n",
           counted(graph.actors.size(), "actor"), counted(graph.places.size(), "place"),
           counted(graph.events.size(), "event"), built.dated_events,
           counted(graph.edges.size(), "edge"));
  if (built.impossible_dates > 0) {
    print_to(out, "{} that no calendar has; what happened then has no date from them\n",
             counted(built.impossible_dates, "date"));
  }
  if (built.event_mentions > built.event_nodes) {
    print_to(
        out, "{} told again or elsewhere; each event is one node with all its sentences\n",
        built.event_mentions - built.event_nodes == 1
            ? "1 event is"
            : fmt::format("{} mentions are of events", built.event_mentions - built.event_nodes));
  }
  if (built.annotated_events > built.event_mentions) {
    print_to(out,
             "{} more mentions of events name nobody or nothing to date them by; they stay in "
             "the annotation\n",
             built.annotated_events - built.event_mentions);
  }
}

// A document without a day leaves its weekdays and "last month" open; saying so is worth a line
// each, but not a thousand.
void print_undated(const BuildResult& result, bool colour, std::ostream& out) {
  constexpr std::size_t kNamed = 3;
  std::size_t named = 0;
  for (const DocumentNode& document : result.graph.documents) {
    if (document.published && document.published->days.is_day()) {
      continue;
    }
    if (++named > kNamed) {
      continue;
    }
    const std::string_view name = document.sources.empty()
                                      ? result.graph.text(document.id)
                                      : result.graph.text(document.sources.front());
    print_to(out, "{} {}: no publication date", paint("!", Colour::Yellow, colour),
             printable(name));
    if (document.published && !document.published->days.unknown()) {
      EventTime time;
      time.begin = time.end = document.published->days;
      print_to(out, "; by its own words written {}", display_date(time));
    }
    print_to(out, ". Give --date to settle it.\n");
  }
  if (named > kNamed) {
    print_to(out, "  and {} more documents without a publication date\n", named - kNamed);
  }
}

// What a reader may want to look at: the dates or surer statements won.
void print_contradictions(const BuildCounts& built, bool colour, std::ostream& out) {
  const OrderCounts& orders = built.orders;
  const std::size_t refused = orders.against_dates + orders.against_orders;
  if (refused > 0) {
    print_to(out,
             "{} {} of what came first {} dates or other statements: see the edges "
             "`contradicts`, and `chronograph why`\n",
             paint("!", Colour::Yellow, colour), counted(refused, "statement"),
             refused == 1 ? "contradicts" : "contradict");
  }
  if (built.contradicted_events > 0) {
    print_to(out, "{} {} of events told with another date, number or role, or denied: likewise\n",
             paint("!", Colour::Yellow, colour), counted(built.contradicted_events, "pair"));
  }
  if (orders.undecided > 0) {
    print_to(out, "  {} left unchecked: too many events lie between\n",
             counted(orders.undecided, "statement"));
  }
}

void print_corrections(const BuildResult& result, bool colour, std::ostream& out) {
  const std::size_t given = result.graph.corrections.size();
  if (given == 0) {
    return;
  }
  std::set<Correction> stale;
  for (const StaleCorrection& entry : result.stale_corrections) {
    stale.insert(entry.correction);
  }
  if (stale.empty()) {
    print_to(out, "{} obeyed\n", counted(given, "correction"));
  } else {
    print_to(out, "{} {}, {} without all that {} here; kept for later\n",
             paint("!", Colour::Yellow, colour), counted(given, "correction"), stale.size(),
             stale.size() == 1 ? "it names" : "they name");
  }
}

void print_actors(const EventGraph& graph, bool colour, std::ostream& out) {
  std::vector<const ActorNode*> actors;
  for (const ActorNode& actor : graph.actors) {
    actors.push_back(&actor);
  }
  std::stable_sort(actors.begin(), actors.end(), [](const ActorNode* a, const ActorNode* b) {
    return a->salience > b->salience;
  });
  actors.resize(std::min(actors.size(), kActorLines));
  if (actors.empty()) {
    return;
  }
  print_to(out, "\n{}\n", paint("ACTORS", Colour::Bold, colour));
  for (const ActorNode* actor : actors) {
    std::string aliases;
    for (const StringId alias : actor->aliases) {
      aliases += aliases.empty() ? "  = " : ", ";
      aliases += graph.text(alias);
    }
    print_to(out, "  {}{}\n", printable(graph.text(actor->label)),
             paint(printable(aliases), Colour::Dim, colour));
  }
}

void print_next(const std::string& target, std::ostream& out) {
  const bool folder = !is_graph_file(target) && !is_store_target(target);
  const std::string graph = target == "-" ? "GRAPH" : folder ? target + "/graph.json" : target;
  print_to(out, "\nnext:\n");
  if (folder) {
    print_to(out, "  open {}/index.html in a browser\n", target);
  }
  print_to(out,
           "  chronograph timeline {0}\n  chronograph export {0} --to timelinejs --top 20 -o "
           "timeline.json\n",
           graph);
}

}  // namespace

void print_summary(const BuildResult& result, const ProcessCounts& counts,
                   const std::string& target, std::ostream& out, bool colour) {
  print_counts(result, counts, out);
  print_undated(result, colour, out);
  print_contradictions(result.counts, colour, out);
  print_corrections(result, colour, out);
  TimelineOptions options;
  options.top = kTimelineLines;
  const std::vector<TimelineEntry> entries = make_timeline(result.graph, options);
  if (!entries.empty()) {
    print_to(out, "\n{}\n", paint("TIMELINE", Colour::Bold, colour));
  }
  for (const TimelineEntry& entry : entries) {
    print_timeline_entry(result.graph, entry, colour, out);
  }
  print_actors(result.graph, colour, out);
  print_next(target, out);
}

}  // namespace chronograph
