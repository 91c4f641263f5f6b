// SPDX-License-Identifier: Apache-2.0
// A dossier to read and to paste into a report: events by year, each one sentence with its date as
// exact as it is known, who says so and how sure it is, and the words of its source with its
// number; then the undated events in their order, what contradicts what, what is open, who is who
// and the sources. Plain CommonMark: footnotes are not part of it, so that sources are headings
// that the numbers link to, and that are found by their number where links lead nowhere.
#include "markup/markdown.hpp"

#include "chronograph/analyse/timeline.hpp"
#include "export/dossier_sources.hpp"
#include "export/event_facts.hpp"
#include "export/writers.hpp"
#include "markup/number.hpp"
#include "markup/output_buffer.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace chronograph {
namespace {

constexpr std::size_t kActorsInTitle = 3;
constexpr std::size_t kMostCitations = 5;
constexpr std::size_t kMostListed = 12;
constexpr std::array<std::string_view, 5> kActorTypes{"person", "organization", "place", "group",
                                                      ""};

/// What the text does not state as a fact, in the order of Status.
constexpr std::array<std::string_view, 5> kStatusWords{"", "Reported", "Planned", "Only possible",
                                                       "Denied or doubted"};

/// What a date rests on if the text does not give it.
std::string_view words_of_basis(std::string_view basis) {
  if (basis == "creation-time") {
    return " (from the date of the report)";
  }
  return basis == "order" || basis == "creation-time+order" ? " (from the order of events)" : "";
}

/// Relations whose name alone does not make a sentence.
constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRelationWords{{
    {"holds_office", "holds an office of"},
}};

std::string words_of_relation(std::string_view relation) {
  for (const auto& [name, words] : kRelationWords) {
    if (relation == name) {
      return std::string(words);
    }
  }
  std::string words(relation);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

/// Why two names are not taken for one, by the reason of an edge `same_as`.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kReasonsOfDoubt{{
    {"too-little", "too little speaks for it"},
    {"several-fit", "others fit as well"},
    {"contradicts", "another name speaks against it"},
}};

/// The year under which an event stands: the earliest that its bounds name.
std::optional<int> year_of(const EventTime& time) {
  for (const auto& day :
       {time.begin.earliest, time.begin.latest, time.end.earliest, time.end.latest}) {
    if (day) {
      return std::stoi(day->iso());
    }
  }
  return std::nullopt;
}

class Dossier {
public:
  Dossier(const EventGraph& graph, std::ostream& out) : graph_(graph), out_(out), sources_(graph) {
    TimelineOptions all;
    all.filter.statuses = {Status::Asserted, Status::Reported, Status::Planned,
                           Status::Hypothetical, Status::Denied};
    for (TimelineEntry& entry : make_timeline(graph, all)) {
      const std::optional<EventTime>& time = graph.events[entry.event].time;
      const std::optional<int> year = time ? year_of(*time) : std::nullopt;
      (year ? years_[*year] : undated_).push_back(std::move(entry));
    }
    for (std::uint32_t row = 0; row < graph.actors.size(); ++row) {
      actors_.push_back(row);
    }
    std::stable_sort(actors_.begin(), actors_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return graph.actors[a].salience > graph.actors[b].salience;
    });
  }

  void write() {
    write_head();
    for (const auto& [year, entries] : years_) {
      heading(std::to_string(year));
      write_events(entries);
    }
    if (!undated_.empty()) {
      heading("Without a date");
      line("In the order that the sources give, as far as they give one.\n");
      write_events(undated_);
    }
    write_contradictions();
    write_open_questions();
    write_actors();
    write_sources();
  }

private:
  void line(std::string_view text) {
    out_.bytes() += text;
    out_.bytes() += '\n';
    out_.drain();
  }
  void heading(std::string_view text) { line("\n## " + std::string(text) + "\n"); }

  [[nodiscard]] std::string shown(StringId text) const {
    return escape_markdown(graph_.text(text));
  }
  [[nodiscard]] std::string shown_label(Vertex vertex) const {
    return escape_markdown(graph_.label_of(vertex));
  }

  void write_head() {
    std::string title;
    for (std::size_t i = 0; i < std::min(actors_.size(), kActorsInTitle); ++i) {
      title += i == 0 ? ": " : ", ";
      title += shown(graph_.actors[actors_[i]].label);
    }
    line("# Dossier" + title + "\n");
    if (graph_.events.empty()) {
      line("No events in this graph: nothing was found, or a filter has left nothing.");
      return;
    }
    line(counted(graph_.events.size(), "event") + " from " +
         counted(graph_.documents.size(), "source") +
         ". Read by a machine (chronograph): each event stands with the words that it was read "
         "from, and a date is as exact as they allow.");
  }

  void write_events(const std::vector<TimelineEntry>& entries) {
    std::set<std::pair<std::uint32_t, std::size_t>> quoted;  // documents and begins of sentences
    for (const TimelineEntry& entry : entries) {
      const EventNode& event = graph_.events[entry.event];
      const EventFacts facts = gather_facts(graph_, entry.event);
      std::string text = sentence_of(entry);
      for (const std::string& sentence : qualifications(event, facts)) {
        text += " " + sentence + ".";
      }
      const bool quotes =
          !facts.quote.empty() &&
          quoted.emplace(facts.evidence->document, facts.evidence->sentence.begin).second;
      text += citations(event, !facts.quote.empty() && !quotes);
      line("- " + text);
      if (quotes) {
        line("  > " + escape_markdown(facts.quote));
      }
    }
  }

  /// "**Aug 2021** (from the date of the report): Khan left."
  [[nodiscard]] std::string sentence_of(const TimelineEntry& entry) const {
    const EventNode& event = graph_.events[entry.event];
    std::string text;
    if (!entry.display_date.empty()) {
      text = "**" + escape_markdown(entry.display_date) + "**";
      text += std::string(words_of_basis(event.time->basis)) + ": ";
    }
    text += shown(event.label);
    const bool ends = text.find_last_of(".!?") + 1 == text.size() || text.ends_with("\u2026");
    return text + (ends ? "" : ".");
  }

  /// " ([source 3](#source-3), sentence 4; ...)".
  [[nodiscard]] std::string citations(const EventNode& event, bool quoted_above) const {
    std::string text;
    const std::size_t told = std::min(event.evidence.size(), kMostCitations);
    for (std::size_t i = 0; i < told; ++i) {
      text += (i == 0 ? "" : "; ") + sources_.cite(event.evidence[i]);
      text += i == 0 && quoted_above ? ", quoted above" : "";
    }
    if (event.evidence.size() > told) {
      text += "; and " + grouped(event.evidence.size() - told) + " more";
    }
    return text.empty() ? text : " (" + text + ")";
  }

  /// What a reader must know to weigh an event, one sentence each.
  [[nodiscard]] std::vector<std::string> qualifications(const EventNode& event,
                                                        const EventFacts& facts) const {
    std::vector<std::string> sentences;
    std::string status(kStatusWords.at(static_cast<std::size_t>(event.status)));
    if (const std::string reporters = labels(facts.reporters); !reporters.empty()) {
      status = status.empty() || event.status == Status::Reported
                   ? "Reported by " + reporters
                   : status + "; according to " + reporters;
    }
    add(sentences, status);
    if (event.polarity == Polarity::Neg) {
      add(sentences, "The source says that it did not happen");
    }
    if (const std::string places = labels(facts.places); !places.empty()) {
      add(sentences, "Where: " + places);
    }
    for (const EventQuantity& number : event.numbers) {
      add(sentences, "In figures: " + escape_markdown(shown_quantity(graph_, number)));
    }
    if (event.support_sources > 1) {
      add(sentences, "Told by " + counted(event.support_sources, "independent source"));
    }
    return sentences;
  }

  static void add(std::vector<std::string>& sentences, std::string sentence) {
    if (!sentence.empty()) {
      sentences.push_back(std::move(sentence));
    }
  }

  [[nodiscard]] std::string labels(const std::vector<Vertex>& vertices) const {
    return joined_labels(graph_, vertices, ", ", &escape_markdown);
  }

  void write_contradictions() {
    bool first = true;
    for (const EdgeRow& edge : graph_.edges) {
      if (edge.kind != EdgeKind::Contradicts) {
        continue;
      }
      if (first) {
        heading("Contradictions");
        first = false;
      }
      const std::string both = "\u201C" + shown_label(edge.source) + "\u201D and \u201C" +
                               shown_label(edge.target) + "\u201D";
      const std::string_view reason = graph_.text(edge.role);
      std::string text = both + " cannot both be so";
      if (reason == "order") {
        text = "What is said of the order of " + both +
               " does not fit the dates, or what else is said of the order";
      } else if (reason == "denial") {
        text = "Of " + both + " the one denies what the other says";
      } else if (!reason.empty()) {
        text += ": " + escape_markdown(reason);
      }
      line("- " + text + documents_of(edge) + ".");
    }
  }

  /// " ([source 1](#source-1), [source 2](#source-2))".
  [[nodiscard]] std::string documents_of(const EdgeRow& edge) const {
    std::set<std::uint32_t> told;
    std::string text;
    for (const EvidenceSpan& evidence : edge.evidence) {
      if (told.insert(evidence.document).second) {
        text += (text.empty() ? "" : ", ") + sources_.link(evidence.document);
      }
    }
    return text.empty() ? text : " (" + text + ")";
  }

  /// What a reporter would still have to find out: dates, denials, plans, names that may be one.
  void write_open_questions() {
    std::vector<std::string> questions;
    if (!undated_.empty()) {
      questions.push_back(counted(undated_.size(), "event") +
                          " without a date, listed under that heading.");
    }
    std::size_t by_report = 0;
    std::size_t by_order = 0;
    for (const EventNode& event : graph_.events) {
      if (event.time && !event.time->unknown()) {
        const std::string_view basis = event.time->basis;
        by_report += basis == "creation-time" ? 1U : 0U;
        by_order += basis.ends_with("order") ? 1U : 0U;
      }
    }
    if (by_report + by_order > 0) {
      questions.push_back(
          counted(by_report + by_order, "date") + " that no source states: " + grouped(by_report) +
          " rest on the date of a report, " + grouped(by_order) + " on the order of events.");
    }
    add_status(questions, Status::Denied, "denied or doubted");
    add_status(questions, Status::Hypothetical, "only possible");
    add_status(questions, Status::Planned, "planned; whether it came about is not said");
    add_names(questions);
    if (questions.empty()) {
      return;
    }
    heading("Open questions");
    for (const std::string& question : questions) {
      line("- " + question);
    }
  }

  void add_status(std::vector<std::string>& questions, Status status,
                  std::string_view words) const {
    std::string labels;
    std::size_t events = 0;
    for (const EventNode& event : graph_.events) {
      if (event.status != status) {
        continue;
      }
      if (events < kMostListed) {
        labels += (events == 0 ? "" : "; ") + shown(event.label);
      }
      ++events;
    }
    if (events > kMostListed) {
      labels += "; and " + grouped(events - kMostListed) + " more";
    }
    if (events > 0) {
      questions.push_back(counted(events, "event") + " " + std::string(words) + ": " + labels +
                          ".");
    }
  }

  void add_names(std::vector<std::string>& questions) const {
    for (const EdgeRow& edge : graph_.edges) {
      if (edge.kind != EdgeKind::SameAs) {
        continue;
      }
      for (const auto& [reason, words] : kReasonsOfDoubt) {
        if (graph_.text(edge.role) == reason) {
          questions.push_back("Whether " + shown_label(edge.source) + " and " +
                              shown_label(edge.target) + " are one: " + std::string(words) + ".");
        }
      }
    }
  }

  void write_actors() {
    if (!actors_.empty()) {
      heading("Who is who");
    }
    for (const std::uint32_t row : actors_) {
      const ActorNode& actor = graph_.actors[row];
      std::string text = "- **" + shown(actor.label) + "**";
      const std::string_view type = kActorTypes.at(static_cast<std::size_t>(actor.type));
      text += type.empty() ? "" : " (" + std::string(type) + ")";
      std::string aliases;
      for (const StringId alias : actor.aliases) {
        aliases += (aliases.empty() ? "; also: " : ", ") + shown(alias);
      }
      line(text + aliases + relations_of(graph_.actor_vertex(row)) + ".");
    }
  }

  /// "; leads Pakistan; member of ...", of an actor.
  [[nodiscard]] std::string relations_of(Vertex actor) const {
    std::vector<std::uint32_t> rows;
    for (auto [edge, last] = boost::out_edges(actor, graph_.graph); edge != last; ++edge) {
      if (graph_.graph[*edge].kind == EdgeKind::Relation) {
        rows.push_back(graph_.graph[*edge].row);
      }
    }
    std::sort(rows.begin(), rows.end());
    std::string text;
    for (const std::uint32_t row : rows) {
      const EdgeRow& edge = graph_.edges[row];
      text += "; " + escape_markdown(words_of_relation(graph_.text(edge.role))) + " " +
              shown_label(edge.target);
      if (edge.valid) {
        text += " (" + escape_markdown(display_date(*edge.valid)) + ")";
      }
    }
    return text;
  }

  void write_sources() {
    if (!graph_.documents.empty()) {
      heading("Sources");
    }
    for (std::size_t i = 0; i < sources_.rows().size(); ++i) {
      line((i == 0 ? "### Source " : "\n### Source ") + std::to_string(i + 1) + "\n");
      line(sources_.described(sources_.rows()[i]));
    }
  }

  const EventGraph& graph_;
  OutputBuffer out_;
  std::map<int, std::vector<TimelineEntry>> years_;
  std::vector<TimelineEntry> undated_;
  std::vector<std::uint32_t> actors_;  // most salient first
  DossierSources sources_;
};

}  // namespace

Omissions write_markdown(const EventGraph& graph, std::ostream& out) {
  Dossier(graph, out).write();
  Omissions omissions;
  omissions.add_edges(graph, [](const EventGraph& in, const EdgeRow& edge) {
    return edge.kind != EdgeKind::Contradicts &&
           (edge.kind != EdgeKind::Relation || in.graph[edge.source].kind != NodeKind::Actor);
  });
  return omissions;
}

}  // namespace chronograph
