// SPDX-License-Identifier: Apache-2.0
// `query`: one row a question, each a function from a graph to a table.
#include "chronograph/analyse/centrality.hpp"
#include "chronograph/analyse/paths.hpp"
#include "chronograph/analyse/relations.hpp"
#include "chronograph/analyse/timeline.hpp"
#include "chronograph/error.hpp"
#include "chronograph/store/store.hpp"
#include "cli/commands.hpp"
#include "cli/graph_input.hpp"
#include "cli/output.hpp"
#include "cli/render.hpp"
#include "cli/table.hpp"
#include "text/closest.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/core.h>
#include <map>
#include <set>

namespace chronograph {
namespace {

struct Question {
  const EventGraph& graph;
  const ViewOptions& view;
  const cxxopts::ParseResult& parsed;
  std::vector<Vertex> about;        ///< the actors or places that the question names
  const EventPart* part = nullptr;  ///< what the graph is of, where it is a part of a store
};

// What of a store a question reads, where its tables can tell what that is.
enum class Reads : std::uint8_t {
  Whole,
  Accounts,  ///< of events that may pass the filter
  Passing,   ///< these events, and a row for each actor
  Around,    ///< whoever is near the first name
};

struct QuestionRow {
  std::string_view name;
  std::string_view arguments;
  std::size_t names;  ///< how many actors or places it takes
  Table (*answer)(const Question& question);
  std::string_view for_programs;  ///< columns, between spaces, that text leaves out
  Reads reads = Reads::Whole;
};

std::vector<std::string> labels_at(const EventGraph& graph, std::uint32_t row,
                                   std::initializer_list<EdgeKind> kinds) {
  std::vector<std::string> labels;
  for (auto [edge, last] = boost::out_edges(graph.event_vertex(row), graph.graph); edge != last;
       ++edge) {
    if (std::find(kinds.begin(), kinds.end(), graph.graph[*edge].kind) != kinds.end()) {
      labels.emplace_back(graph.label_of(boost::target(*edge, graph.graph)));
    }
  }
  std::ranges::sort(labels);
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  return labels;
}

Cell text_cell(std::string_view text) { return text.empty() ? Cell() : Cell(std::string(text)); }

const std::vector<std::string> kEventColumns{"id",     "date",   "edtf",   "event",       "type",
                                             "status", "actors", "places", "reported_by", "quote"};

std::string_view quote_of(const EventGraph& graph, const EventNode& event) {
  return event.evidence.empty()
             ? std::string_view()
             : graph.quote(event.evidence.front().document, event.evidence.front().sentence);
}

std::vector<Cell> event_cells(const EventGraph& graph, std::uint32_t row,
                              std::string_view display_date, std::string_view quote) {
  const EventNode& event = graph.events[row];
  return {std::string(graph.text(event.id)),
          text_cell(display_date),
          text_cell(event.time ? to_edtf(*event.time) : std::string()),
          std::string(graph.text(event.label)),
          text_cell(graph.text(event.type)),
          std::string(to_string(event.status)),
          labels_at(graph, row, {EdgeKind::Participates}),
          labels_at(graph, row, {EdgeKind::LocatedIn}),
          labels_at(graph, row, {EdgeKind::ReportedBy}),
          text_cell(quote)};
}

// Every status: a question about what is denied is a question like others.
Filter with_all_statuses(Filter filter) {
  if (filter.statuses.empty()) {
    filter.statuses = {Status::Asserted, Status::Reported, Status::Planned, Status::Hypothetical,
                       Status::Denied};
  }
  return filter;
}

Table events(const Question& question) {
  Table table{kEventColumns, {}};
  const TimelineOptions options{with_all_statuses(question.view.filter), question.view.top};
  const EventGraph& graph = question.graph;
  const EventPart* part = question.part;
  for (const TimelineEntry& entry : part != nullptr ? make_timeline(graph, options, part->places)
                                                    : make_timeline(graph, options)) {
    const std::string_view quote = part != nullptr ? std::string_view(part->quotes[entry.event])
                                                   : quote_of(graph, graph.events[entry.event]);
    table.rows.push_back(event_cells(graph, entry.event, entry.display_date, quote));
  }
  return table;
}

// The first and the last day on which one of the events may have begun.
struct Activity {
  std::size_t events = 0;
  DayBounds days;
};

std::map<Vertex, Activity> activity_of(const Question& question) {
  std::map<Vertex, Activity> activity;
  for (const std::uint32_t row :
       select_events(question.graph, question.view.filter, std::nullopt)) {
    std::set<Vertex> present;
    for (auto [edge, last] =
             boost::out_edges(question.graph.event_vertex(row), question.graph.graph);
         edge != last; ++edge) {
      if (question.graph.graph[*edge].kind == EdgeKind::Participates) {
        present.insert(boost::target(*edge, question.graph.graph));
      }
    }
    const auto& time = question.graph.events[row].time;
    for (const Vertex vertex : present) {
      Activity& own = activity[vertex];
      ++own.events;
      if (time && time->begin.earliest) {
        own.days.earliest = own.days.earliest ? std::min(*own.days.earliest, *time->begin.earliest)
                                              : time->begin.earliest;
      }
      if (time && time->begin.latest) {
        own.days.latest =
            own.days.latest ? std::max(*own.days.latest, *time->begin.latest) : time->begin.latest;
      }
    }
  }
  return activity;
}

double rounded(double value) { return std::round(value * 1e6) / 1e6; }

// What is told of one actor.
struct ActorRow {
  std::uint32_t row = 0;
  Activity activity;
  std::uint32_t degree = 0;
  double page_rank = 0;
  double betweenness = 0;
  double salience = 0;
};

// What `--by` may order actors by.
struct Measure {
  std::string_view name;
  double (*of)(const ActorRow& row);
};
constexpr std::array kMeasures{
    Measure{"salience", [](const ActorRow& row) { return row.salience; }},
    Measure{"events", [](const ActorRow& row) { return static_cast<double>(row.activity.events); }},
    Measure{"degree", [](const ActorRow& row) { return static_cast<double>(row.degree); }},
    Measure{"page_rank", [](const ActorRow& row) { return row.page_rank; }},
    Measure{"betweenness", [](const ActorRow& row) { return row.betweenness; }}};

const Measure& measure_named(const std::string& name) {
  const auto* const found = std::ranges::find(kMeasures, name, &Measure::name);
  if (found == kMeasures.end()) {
    throw Error(
        ErrorKind::Usage,
        "--by: \"" + name +
            "\" is no measure; expected salience, events, degree, page_rank or betweenness");
  }
  return *found;
}

// All actors, or those of the events that pass a filter, the first by the measure first.
std::vector<ActorRow> rank_actors(const Question& question, const Measure& measure) {
  const EventGraph& graph = question.graph;
  const ActorNetwork ties = actor_network(graph, question.view.filter);
  const std::vector<double> rank = page_rank(ties.network);
  const std::vector<double> between = betweenness(ties.network);
  const std::map<Vertex, Activity> activity = activity_of(question);
  std::vector<ActorRow> rows;
  for (std::uint32_t row = 0; row < graph.actors.size(); ++row) {
    const auto found = activity.find(graph.actor_vertex(row));
    if (found != activity.end() || question.view.filter.empty()) {
      rows.push_back({row, found == activity.end() ? Activity() : found->second,
                      static_cast<std::uint32_t>(boost::out_degree(row, ties.network)), rank[row],
                      between[row], graph.actors[row].salience});
    }
  }
  std::ranges::stable_sort(
      rows, [&](const ActorRow& a, const ActorRow& b) { return measure.of(a) > measure.of(b); });
  if (question.view.top && rows.size() > *question.view.top) {
    rows.resize(*question.view.top);
  }
  return rows;
}

Table actors(const Question& question) {
  const EventGraph& graph = question.graph;
  Table table{{"id", "actor", "type", "events", "first", "last", "degree", "page_rank",
               "betweenness", "salience", "aliases"},
              {}};
  const auto day = [](const std::optional<Date>& date) {
    return date ? Cell(date->iso()) : Cell();
  };
  const Measure& measure = measure_named(question.parsed["by"].as<std::string>());
  for (const ActorRow& row : rank_actors(question, measure)) {
    const ActorNode& actor = graph.actors[row.row];
    std::vector<std::string> aliases;
    for (const StringId alias : actor.aliases) {
      aliases.emplace_back(graph.text(alias));
    }
    table.rows.push_back({std::string(graph.text(actor.id)), std::string(graph.text(actor.label)),
                          std::string(to_string(actor.type)), std::uint64_t{row.activity.events},
                          day(row.activity.days.earliest), day(row.activity.days.latest),
                          std::uint64_t{row.degree}, rounded(row.page_rank),
                          rounded(row.betweenness), actor.salience, std::move(aliases)});
  }
  return table;
}

constexpr std::size_t kHopsOfEgo = 1;

std::size_t hops(const cxxopts::ParseResult& parsed, std::size_t fallback) {
  return parsed.count("hops") > 0 ? parsed["hops"].as<std::size_t>() : fallback;
}

// Who is within so many steps of an actor or place in the relationship map.
std::set<Vertex> neighbourhood(const RelationshipMap& map, Vertex centre, std::size_t hops) {
  std::set<Vertex> reached{centre};
  for (std::size_t hop = 0; hop < hops; ++hop) {
    std::set<Vertex> next = reached;
    for (const MapEdge& edge : map.edges) {
      if (reached.contains(edge.source)) {
        next.insert(edge.target);
      }
      if (reached.contains(edge.target)) {
        next.insert(edge.source);
      }
    }
    reached = std::move(next);
  }
  return reached;
}

Table ego(const Question& question) {
  MapOptions options;
  options.filter = question.view.filter;
  const RelationshipMap map = make_map(question.graph, options);
  const std::set<Vertex> near =
      neighbourhood(map, question.about[0], hops(question.parsed, kHopsOfEgo));
  Table table{{"source", "type", "target", "count", "first", "last", "balance", "kind"}, {}};
  for (const MapEdge& edge : map.edges) {
    if (near.contains(edge.source) && near.contains(edge.target)) {
      table.rows.push_back({std::string(question.graph.label_of(edge.source)), edge.type,
                            std::string(question.graph.label_of(edge.target)),
                            std::uint64_t{edge.count},
                            edge.first ? Cell(edge.first->iso()) : Cell(),
                            edge.last ? Cell(edge.last->iso()) : Cell(), double(edge.balance),
                            std::string(edge.is_relation ? "relation" : "events")});
    }
  }
  return table;
}

Table path(const Question& question) {
  const EventGraph& graph = question.graph;
  PathOptions options;
  options.filter = question.view.filter;
  options.most_steps = hops(question.parsed, options.most_steps);
  options.respects_time = question.parsed.count("respect-time") > 0;
  Table table{{"from", "by", "to", "date", "quote"}, {}};
  const auto steps = find_path(graph, question.about[0], question.about[1], options);
  for (const PathStep& step : steps.value_or(std::vector<PathStep>())) {
    std::vector<Cell> row{std::string(graph.label_of(step.from)), Cell(),
                          std::string(graph.label_of(step.to)), Cell(), Cell()};
    if (step.event) {
      const EventNode& event = graph.events[*step.event];
      const std::vector<Cell> cells = event_cells(
          graph, *step.event, event.time ? display_date(*event.time) : "", quote_of(graph, event));
      row[1] = std::string(graph.text(event.label));
      row[3] = cells[1];
      row[4] = cells.back();
    } else {
      const EdgeRow& edge = graph.edges[*step.relation];
      row[1] = fmt::format("{} {}", graph.text(edge.role), edge.source == step.from ? "->" : "<-");
      if (!edge.evidence.empty()) {
        row[4] = text_cell(graph.quote(edge.evidence[0].document, edge.evidence[0].span));
      }
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

// What passed between two: events that both have a part in, in order.
Table between(const Question& question) {
  const EventGraph& graph = question.graph;
  TimelineOptions options{with_all_statuses(question.view.filter), std::nullopt};
  const auto involves = [&](std::uint32_t row, Vertex wanted) {
    const auto [first, last] = boost::out_edges(graph.event_vertex(row), graph.graph);
    return std::any_of(first, last, [&](const auto& edge) {
      return boost::target(edge, graph.graph) == wanted &&
             graph.graph[edge].kind != EdgeKind::MentionedIn;
    });
  };
  Table table{kEventColumns, {}};
  for (const TimelineEntry& entry : make_timeline(graph, options)) {
    if (involves(entry.event, question.about[0]) && involves(entry.event, question.about[1])) {
      table.rows.push_back(event_cells(graph, entry.event, entry.display_date,
                                       quote_of(graph, graph.events[entry.event])));
    }
  }
  return table;
}

constexpr std::array kQuestions{
    QuestionRow{"events", "", 0, &events, " edtf actors places quote ", Reads::Accounts},
    QuestionRow{"actors", "", 0, &actors, " aliases ", Reads::Passing},
    QuestionRow{"ego", "ID", 1, &ego, "", Reads::Around}, QuestionRow{"path", "A B", 2, &path, ""},
    QuestionRow{"between", "A B", 2, &between, " id edtf type actors places "}};

const QuestionRow& question_named(const std::string& name) {
  const auto* const found = std::ranges::find(kQuestions, name, &QuestionRow::name);
  if (found != kQuestions.end()) {
    return *found;
  }
  std::vector<std::string_view> names;
  for (const QuestionRow& row : kQuestions) {
    names.push_back(row.name);
  }
  throw Error(ErrorKind::Usage, "unknown question \"" + name + "\"" + did_you_mean(name, names) +
                                    "; expected events, actors, ego ID, path A B or between A B");
}

Table for_a_person(Table table, std::string_view left_out) {
  for (std::size_t i = table.columns.size(); i-- > 0;) {
    if (left_out.find(" " + table.columns[i] + " ") == std::string_view::npos) {
      continue;
    }
    table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(i));
    for (std::vector<Cell>& row : table.rows) {
      row.erase(row.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  return table;
}

bool asks_store(const std::string& path, const ViewOptions& view) {
  return !view.known_by && path != "-" && is_store(path);
}

std::optional<EventPart> read_accounts(const QuestionRow& row, const std::string& path,
                                       const ViewOptions& view) {
  return row.reads == Reads::Accounts && asks_store(path, view)
             ? Store::open_to_read(path).events_passing(view.filter)
             : std::nullopt;
}

EventGraph read_other(const QuestionRow& row, const std::vector<std::string>& arguments,
                      const cxxopts::ParseResult& parsed, const Streams& streams) {
  const std::string& path = arguments[0];
  const ViewOptions view = read_filter_options(parsed);
  if (row.reads == Reads::Passing) {
    return read_part(path, streams, view, {Texts::LeftOut, true}).graph;
  }
  if (row.reads == Reads::Around && asks_store(path, view)) {
    if (auto part = Store::open_to_read(path).part_around(arguments[2], hops(parsed, kHopsOfEgo),
                                                          view.filter)) {
      return std::move(part->graph);
    }
  }
  return read_graph(path, streams, view);
}

}  // namespace

void add_query(cxxopts::Options& options) {
  options.add_options()("json", "an array of objects")("csv", "comma-separated values")(
      "by", "order of actors: salience, events, degree, page_rank, betweenness",
      cxxopts::value<std::string>()->default_value("salience"), "MEASURE")(
      "hops", "steps around `ego` (1), most steps of `path` (6)", cxxopts::value<std::size_t>(),
      "N")("respect-time", "a `path` of events, none before the one before it")(
      "exit-status", "1 where nothing is found");
  add_output_options(options);
  add_filter_options(options);
}

int run_query(const cxxopts::ParseResult& parsed, const Streams& streams) {
  const std::vector<std::string> arguments =
      positional(parsed, 2, 4, "GRAPH events|actors|ego ID|path A B|between A B");
  const QuestionRow& row = question_named(arguments[1]);
  if (arguments.size() != 2 + row.names) {
    throw Error(ErrorKind::Usage, fmt::format("{} takes {}; expected {} {}", row.name,
                                              row.names == 0   ? "no name"
                                              : row.names == 1 ? "one name"
                                                               : "two names",
                                              row.name, row.arguments));
  }
  const ViewOptions view = read_filter_options(parsed);
  const std::optional<EventPart> accounts = read_accounts(row, arguments[0], view);
  const EventGraph other = accounts ? EventGraph() : read_other(row, arguments, parsed, streams);
  const EventGraph& graph = accounts ? accounts->graph : other;
  Question question{graph, view, parsed, {}, accounts ? &*accounts : nullptr};
  for (std::size_t i = 2; i < arguments.size(); ++i) {
    question.about.push_back(find_actor_or_place(graph, arguments[i]));
  }
  const Table table = row.answer(question);
  Output output(output_path(parsed, "-"), streams.out);
  if (parsed.count("json") > 0) {
    write_table_json(table, output.stream());
  } else if (parsed.count("csv") > 0) {
    write_table_csv(table, output.stream());
  } else {
    if (table.rows.empty()) {
      streams.err << "nothing found\n";
    }
    print_table(for_a_person(table, row.for_programs), streams.colour, output.stream());
  }
  output.commit();
  return table.rows.empty() && parsed.count("exit-status") > 0 ? kNegative : kDone;
}

}  // namespace chronograph
