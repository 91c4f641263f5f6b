// SPDX-License-Identifier: Apache-2.0
// `why`: what a date, an order or a name rests on, down to the sentences.
#include "cli/why.hpp"

#include "chronograph/analyse/order_chain.hpp"
#include "chronograph/analyse/timeline.hpp"
#include "chronograph/error.hpp"
#include "chronograph/graph/why_apart.hpp"
#include "cli/commands.hpp"
#include "cli/fix_mentions.hpp"
#include "cli/graph_input.hpp"
#include "cli/grounds.hpp"
#include "cli/merge_words.hpp"
#include "cli/name_grounds.hpp"
#include "cli/print.hpp"
#include "cli/render.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <ostream>

namespace chronograph {
namespace {

constexpr std::size_t kMostSpellings = 12;

/// What a basis of a date means, in words; one that is not known stands for itself.
std::string basis_text(std::string_view basis) {
  std::string text;
  while (!basis.empty()) {
    const std::size_t size = std::min(basis.find('+'), basis.size());
    const std::string_view part = basis.substr(0, size);
    basis.remove_prefix(std::min(size + 1, basis.size()));
    text += text.empty() ? "" : " and ";
    text += part == "expression"      ? "a time expression in the text"
            : part == "tense"         ? "the tense of the verb"
            : part == "creation-time" ? "the tense of the verb and the day of writing"
            : part == "order"         ? "its order among other events"
            : part == "correction"    ? "a correction that a person made"
                                      : part;
  }
  return text;
}

class WhyPrinter {
public:
  WhyPrinter(const EventGraph& graph, const Streams& streams) : graph_(graph), streams_(streams) {}

  void print(Vertex vertex) {
    print_heading(vertex);
    const VertexBundle& bundle = graph_.graph[vertex];
    switch (bundle.kind) {
      case NodeKind::Event:
        print_event(bundle.row);
        break;
      case NodeKind::Actor:
        print_names(vertex);
        print_spellings(graph_.actors[bundle.row].mentions);
        break;
      case NodeKind::Place:
        print_names(vertex);
        print_spellings(graph_.places[bundle.row].mentions);
        break;
      case NodeKind::Document:
        print_written(graph_.documents[bundle.row]);
        break;
    }
    for (const Correction* correction : corrections_of(graph_, vertex)) {
      line("corrected",
           describe(*correction) + (correction->note.empty() ? "" : ": " + correction->note));
    }
    if (graph_.lean) {
      line("note", "the graph was built with --lean: it holds no sentences");
    }
  }

  void print_order(std::uint32_t first, std::uint32_t second) {
    print_heading(graph_.event_vertex(first));
    print_heading(graph_.event_vertex(second));
    const OrderChain chain = find_order(graph_, first, second);
    const std::size_t steps = chain.edges_to_dates.size() + chain.edges_from_dates.size();
    const std::string_view basis = chain.order == EventOrder::Unknown ? ""
                                   : !chain.dates                     ? ", as stated"
                                   : steps == 0                       ? ", by their dates"
                                                                      : ", by statements and dates";
    line("order", std::string(words_of(chain.order)) + std::string(basis));
    for (const std::uint32_t edge : chain.edges_to_dates) {
      print_step(edge);
    }
    if (chain.dates) {
      print_dates(chain.dates->first, chain.dates->second);
    }
    for (const std::uint32_t edge : chain.edges_from_dates) {
      print_step(edge);
    }
    print_causes(causes_between(graph_, first, second), "caused");
    print_apart(first, second);
    print_contradictions(contradictions_between(graph_, first, second));
  }

  // Why two actors or places are two.
  void print_difference(Vertex first, Vertex second) {
    print_heading(first);
    print_heading(second);
    const NameReasons reasons(graph_);
    if (const auto difference = reasons.difference_of(first, second)) {
      line("two", sentence_of(*difference));
    } else {
      line("two", first == second ? "no, they are one" : "not known: the graph holds no evidence");
    }
    if (const NameJoin* doubt = reasons.doubt_about(first, second)) {
      line("perhaps one", sentence_of(*doubt));
    }
  }

private:
  static std::string_view words_of(EventOrder order) {
    switch (order) {
      case EventOrder::Before:
        return "the first begins before the second: yes";
      case EventOrder::After:
        return "the first begins before the second: no, after it";
      case EventOrder::Includes:
        return "the first includes the second";
      case EventOrder::IsIncluded:
        return "the second includes the first";
      case EventOrder::Simultaneous:
        return "both happen at once";
      case EventOrder::Unknown:
        break;
    }
    return "not known";
  }

  void line(std::string_view key, std::string_view value) {
    print_to(streams_.out, "  {:<11} {}\n", key, printable(value));
  }

  void print_heading(Vertex vertex) {
    print_to(streams_.out, "{}  {}\n",
             paint(printable(graph_.label_of(vertex)), Colour::Bold, streams_.colour),
             paint(graph_.id_of(vertex), Colour::Dim, streams_.colour));
  }

  void print_quote(const Quote& quote) {
    if (!quote.sentence_words.empty()) {
      print_to(streams_.out, "  {:<11} “{}”  {}\n", "", printable(quote.sentence_words),
               paint(fmt::format("{} [{}, {})", quote.document, quote.sentence.begin,
                                 quote.sentence.end),
                     Colour::Dim, streams_.colour));
    }
  }

  [[nodiscard]] std::string date_of(std::uint32_t event) const {
    const auto& time = graph_.events[event].time;
    const std::string date = time ? display_date(*time) : std::string();
    return date.empty() ? "no date" : date;
  }
  [[nodiscard]] std::string name_of(Vertex vertex) const {
    const VertexBundle& node = graph_.graph[vertex];
    return std::string(graph_.label_of(vertex)) +
           (node.kind == NodeKind::Event ? " (" + date_of(node.row) + ")" : "");
  }

  void print_event(std::uint32_t row) {
    const EventNode& event = graph_.events[row];
    const EventGrounds grounds = grounds_of(graph_, row);
    line("when", event.time && !event.time->unknown()
                     ? date_of(row) + ", by " + basis_text(event.time->basis)
                     : "not known: nothing in the text dates it");
    if (grounds.expression) {
      line("", "“" + std::string(grounds.expression->words) + "”" +
                   (grounds.value.empty() ? "" : " is " + std::string(grounds.value)) +
                   fmt::format("  {} [{}, {})", grounds.expression->document,
                               grounds.expression->span.begin, grounds.expression->span.end));
      print_quote(*grounds.expression);
    }
    print_bounds(grounds);
    line("written", grounds.written != nullptr ? written_text(*grounds.written) : "not known when");
    for (const std::uint32_t edge : grounds.participants) {
      print_participant(graph_.edges[edge]);
    }
    for (const std::uint32_t edge : grounds.said_by) {
      line("said by", graph_.label_of(graph_.edges[edge].target));
    }
    for (const EventEvidence& evidence : event.evidence) {
      line("told in",
           std::string(graph_.text(graph_.documents[evidence.document].label)) +
               (evidence.reason == 0
                    ? std::string()
                    : "; one event by " + words_of_reason(graph_.text(evidence.reason))));
      print_quote(quote_of(graph_, {evidence.document, evidence.trigger}));
    }
    print_causes(grounds.caused_by, "caused by");
    print_causes(grounds.led_to, "led to");
    print_contradictions(grounds.contradictions);
  }

  void print_bounds(const EventGrounds& grounds) {
    for (const BoundingEvent& bound : grounds.bounds) {
      const EdgeRow& edge = graph_.edges[bound.edge];
      line(bound.is_earlier ? "after" : "before",
           name_of(graph_.event_vertex(bound.event)) + ", " + std::string(graph_.text(edge.role)));
      for (const Quote& quote : quotes_of(graph_, edge)) {
        print_quote(quote);
      }
    }
  }

  void print_participant(const EdgeRow& edge) {
    const std::string_view role =
        edge.kind == EdgeKind::LocatedIn ? "where" : graph_.text(edge.role);
    line(role, graph_.label_of(edge.target));
    for (const EvidenceSpan& evidence : edge.evidence) {
      const Quote quote = quote_of(graph_, evidence);
      if (!quote.words.empty()) {
        line("", fmt::format("“{}”  {} [{}, {})", quote.words, quote.document, quote.span.begin,
                             quote.span.end));
      }
    }
  }

  void print_contradictions(const std::vector<std::uint32_t>& edges) {
    for (const std::uint32_t row : edges) {
      const EdgeRow& edge = graph_.edges[row];
      const std::string how = words_of_contradiction(graph_.text(edge.role));
      line("contradicts",
           name_of(edge.source) + " / " + name_of(edge.target) + (how.empty() ? "" : ", " + how));
      for (const Quote& quote : quotes_of(graph_, edge)) {
        print_quote(quote);
      }
    }
  }

  // `key` says which end to name; both where it is neither.
  void print_causes(const std::vector<std::uint32_t>& edges, std::string_view key) {
    for (const std::uint32_t row : edges) {
      const EdgeRow& edge = graph_.edges[row];
      line(key, key == "caused by" ? name_of(edge.source)
                : key == "led to"  ? name_of(edge.target)
                                   : name_of(edge.source) + " / " + name_of(edge.target));
      for (const Quote& quote : quotes_of(graph_, edge)) {
        line("", fmt::format("“{}”  {} [{}, {})", quote.words, quote.document, quote.span.begin,
                             quote.span.end));
        print_quote(quote);
      }
    }
  }

  void print_apart(std::uint32_t first, std::uint32_t second) {
    const auto apart = first == second ? std::nullopt : why_apart(graph_, first, second);
    if (apart) {
      line("two events",
           words_of_objections(apart->objections) +
               (apart->grounds.empty() ? std::string()
                                       : "; for one event: " + words_of_reason(apart->grounds)));
      for (const EventEvidence& evidence : {apart->first, apart->second}) {
        print_quote(quote_of(graph_, {evidence.document, evidence.trigger}));
      }
    }
  }

  void print_step(std::uint32_t row) {
    const EdgeRow& edge = graph_.edges[row];
    line(to_string(edge.kind), fmt::format("{} / {}, {}", name_of(edge.source),
                                           name_of(edge.target), graph_.text(edge.role)));
    for (const Quote& quote : quotes_of(graph_, edge)) {
      print_quote(quote);
    }
  }

  void print_dates(std::uint32_t first, std::uint32_t second) {
    line("dates",
         name_of(graph_.event_vertex(first)) + " / " + name_of(graph_.event_vertex(second)));
    for (const std::uint32_t event : {first, second}) {
      const EventGrounds grounds = grounds_of(graph_, event);
      if (grounds.expression) {
        print_quote(*grounds.expression);
      } else if (!graph_.events[event].evidence.empty()) {
        const EventEvidence& evidence = graph_.events[event].evidence.front();
        print_quote(quote_of(graph_, {evidence.document, evidence.trigger}));
      }
    }
  }

  [[nodiscard]] static std::string written_text(const CreationTime& written) {
    const std::string date = display_date({written.days, written.days, {}, {}});
    return (date.empty() ? "not known when" : date) + ", from " +
           std::string(to_string(written.method));
  }

  void print_written(const DocumentNode& document) {
    line("written", document.published ? written_text(*document.published) : "not known when");
    if (document.published && document.published->evidence) {
      const auto row = static_cast<std::uint32_t>(&document - graph_.documents.data());
      print_quote(quote_of(graph_, {row, *document.published->evidence}));
    }
  }

  // Why all mentions are one actor or place.
  void print_names(Vertex vertex) {
    const auto counted = [](std::size_t documents) {
      return documents == 1 ? std::string("1 document") : fmt::format("{} documents", documents);
    };
    if (const auto grounds = NameReasons(graph_).grounds_of(vertex)) {
      for (std::size_t i = 0; i < std::min(grounds->uses.size(), kMostSpellings); ++i) {
        const NameUse& use = grounds->uses[i];
        line("same name", fmt::format("“{}” in {}", use.name, counted(use.documents)));
      }
      for (std::size_t i = 0; i < std::min(grounds->pairs.size(), kMostSpellings); ++i) {
        const NamePair& pair = grounds->pairs[i];
        line("one text",
             fmt::format("“{}” for “{}” in {}", pair.name, pair.other, counted(pair.documents)));
      }
      for (std::size_t i = 0; i < std::min(grounds->joins.size(), kMostSpellings); ++i) {
        line("joined", sentence_of(grounds->joins[i]));
      }
    }
    print_doubts(vertex);
  }

  void print_doubts(Vertex vertex) {
    const auto print_other = [&](Vertex other, const EdgeBundle& edge) {
      if (edge.kind == EdgeKind::SameAs) {
        line("perhaps", fmt::format("{} ({}): {}", graph_.label_of(other), graph_.id_of(other),
                                    graph_.text(graph_.edges[edge.row].role)));
      }
    };
    for (auto [edge, last] = boost::out_edges(vertex, graph_.graph); edge != last; ++edge) {
      print_other(boost::target(*edge, graph_.graph), graph_.graph[*edge]);
    }
    for (auto [edge, last] = boost::in_edges(vertex, graph_.graph); edge != last; ++edge) {
      print_other(boost::source(*edge, graph_.graph), graph_.graph[*edge]);
    }
  }

  // All mentions of one actor or place, by how they are spelt.
  void print_spellings(const std::vector<EvidenceSpan>& mentions) {
    const std::vector<Spelling> spellings = spellings_of(graph_, mentions);
    for (std::size_t i = 0; i < std::min(spellings.size(), kMostSpellings); ++i) {
      const Spelling& spelling = spellings[i];
      line("named",
           fmt::format("“{}” {}", spelling.words,
                       spelling.count == 1 ? "once" : std::to_string(spelling.count) + " times"));
      print_quote(quote_of(graph_, spelling.first));
    }
    if (spellings.size() > kMostSpellings) {
      line("", fmt::format("… and in {} more ways", spellings.size() - kMostSpellings));
    }
  }

  const EventGraph& graph_;
  const Streams& streams_;
};

// An actor or a place.
bool is_named(const EventGraph& graph, const std::string& wanted) {
  const NodeKind kind = graph.graph[find_vertex(graph, wanted)].kind;
  return kind == NodeKind::Actor || kind == NodeKind::Place;
}

std::uint32_t event_row(const EventGraph& graph, const std::string& wanted) {
  const VertexBundle& bundle = graph.graph[find_vertex(graph, wanted)];
  if (bundle.kind != NodeKind::Event) {
    throw Error(ErrorKind::Usage, "\"" + wanted + "\" is no event; only events have an order");
  }
  return bundle.row;
}

}  // namespace

void add_why(cxxopts::Options& options) { options.add_options()("json", "as one JSON object"); }

int run_why(const cxxopts::ParseResult& parsed, const Streams& streams) {
  const std::vector<std::string> arguments = positional(parsed, 2, 3, "GRAPH ID [ID]");
  const EventGraph graph = read_graph(arguments[0], streams);
  const bool json = parsed.count("json") > 0;
  if (arguments.size() == 3 && is_named(graph, arguments[1]) && is_named(graph, arguments[2])) {
    const Vertex first = find_vertex(graph, arguments[1]);
    const Vertex second = find_vertex(graph, arguments[2]);
    if (json) {
      write_why_two_json(graph, first, second, streams.out);
    } else {
      WhyPrinter(graph, streams).print_difference(first, second);
    }
    return kDone;
  }
  if (arguments.size() == 3) {
    const std::uint32_t first = event_row(graph, arguments[1]);
    const std::uint32_t second = event_row(graph, arguments[2]);
    if (json) {
      write_why_order_json(graph, first, second, streams.out);
    } else {
      WhyPrinter(graph, streams).print_order(first, second);
    }
    return kDone;
  }
  const Vertex vertex = find_vertex(graph, arguments[1]);
  if (json) {
    write_why_json(graph, vertex, streams.out);
  } else {
    WhyPrinter(graph, streams).print(vertex);
  }
  return kDone;
}

}  // namespace chronograph
