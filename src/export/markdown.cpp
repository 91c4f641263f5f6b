// SPDX-License-Identifier: Apache-2.0
// A dossier to read and to paste into a report: events by year, each one sentence with its date as
// exact as it is known, who says so and how sure it is, the words of its source and a footnote that
// says where they stand; then the undated events in their order, what contradicts what, who is who
// and the documents.
#include "markup/markdown.hpp"

#include "chronograph/analyse/timeline.hpp"
#include "export/event_facts.hpp"
#include "export/writers.hpp"
#include "markup/output_buffer.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

namespace chronograph {
namespace {

constexpr std::size_t kActorsInTitle = 3;
constexpr std::array<std::string_view, 5> kActorTypes{"person", "organization", "place", "group",
                                                      ""};

/// What the text does not state as a fact, in the order of Status.
constexpr std::array<std::string_view, 5> kStatusWords{
    "", "Reported", "Planned; the source does not say that it happened", "Only possible",
    "Denied or doubted"};

/// Why a date is less than stated; nothing where the text gives it.
std::string_view words_of_basis(std::string_view basis) {
  if (basis == "order") {
    return "The date follows only from the order of events";
  }
  return basis == "creation-time" ? "The date follows only from that of the report" : "";
}

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

std::string spaced(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string counted(std::size_t count, std::string_view thing) {
  return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

class Dossier {
public:
  Dossier(const EventGraph& graph, std::ostream& out) : graph_(graph), out_(out) {
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
    write_actors();
    write_documents();
    write_footnotes();
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
    line(counted(graph_.events.size(), "event") + " from " +
         counted(graph_.documents.size(), "document") + "; " +
         (undated_.empty() ? "all have a date or bounds."
                           : std::to_string(undated_.size()) + " without a date stand last."));
  }

  void write_events(const std::vector<TimelineEntry>& entries) {
    for (const TimelineEntry& entry : entries) {
      const EventNode& event = graph_.events[entry.event];
      const EventFacts facts = gather_facts(graph_, entry.event);
      const std::string date =
          entry.display_date.empty() ? "" : "**" + escape_markdown(entry.display_date) + "**: ";
      std::string text = date + shown(event.label);
      text += text.find_last_of(".!?") + 1 == text.size() || text.ends_with("\u2026") ? "" : ".";
      for (const std::string& sentence : qualifications(event, facts)) {
        text += " " + sentence + ".";
      }
      if (facts.evidence != nullptr) {
        footnotes_.push_back(entry.event);
        text += "[^" + std::to_string(footnotes_.size()) + "]";
      }
      line("- " + text);
      if (!facts.quote.empty()) {
        line("  > \u201C" + escape_markdown(facts.quote) + "\u201D");
      }
    }
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
    if (event.time) {
      add(sentences, std::string(words_of_basis(event.time->basis)));
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
      std::string text = "- \u201C" + shown_label(edge.source) + "\u201D and \u201C" +
                         shown_label(edge.target) + "\u201D cannot both be so";
      if (edge.role != 0) {
        text += ": " + escape_markdown(spaced(graph_.text(edge.role)));
      }
      line(text + ".");
    }
  }

  void write_actors() {
    if (!actors_.empty()) {
      heading("Who is who");
    }
    for (const std::uint32_t row : actors_) {
      const ActorNode& actor = graph_.actors[row];
      std::string text = "- " + shown(actor.label);
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
      text +=
          "; " + escape_markdown(spaced(graph_.text(edge.role))) + " " + shown_label(edge.target);
      if (edge.valid) {
        text += " (" + escape_markdown(display_date(*edge.valid)) + ")";
      }
    }
    return text;
  }

  void write_documents() {
    if (!graph_.documents.empty()) {
      heading("Documents");
    }
    for (std::uint32_t row = 0; row < graph_.documents.size(); ++row) {
      const StringId url = graph_.documents[row].url;
      line("- " + cited(row) + (url == 0 ? "" : ", " + shown(url)));
    }
  }

  /// "“Peace talks”, VOA, published 1 Oct 2021".
  [[nodiscard]] std::string cited(std::uint32_t document_row) const {
    const DocumentNode& document = graph_.documents[document_row];
    std::string text = "\u201C" + shown(document.label) + "\u201D";
    for (const StringId publisher : document.publishers) {
      text += ", " + shown(publisher);
    }
    if (document.published) {
      EventTime time;
      time.begin = time.end = document.published->days;
      time.granularity = Granularity::Day;
      if (const std::string date = display_date(time); !date.empty()) {
        text += ", published " + escape_markdown(date);
      }
    }
    return text;
  }

  void write_footnotes() {
    out_.bytes() += footnotes_.empty() ? "" : "\n";
    for (std::size_t i = 0; i < footnotes_.size(); ++i) {
      std::string text;
      for (const EventEvidence& evidence : graph_.events[footnotes_[i]].evidence) {
        text += text.empty() ? "Source: " : "; also: ";
        text += cited(evidence.document) + ", " + place_in_text(evidence);
      }
      line("[^" + std::to_string(i + 1) + "]: " + text + ".\n");
    }
  }

  /// "sentence 3, characters 40 to 90"; in a lean graph only the characters.
  [[nodiscard]] std::string place_in_text(const EventEvidence& evidence) const {
    std::string text;
    const std::uint32_t row = graph_.documents[evidence.document].evidence;
    if (row < graph_.evidence.size()) {
      const std::vector<Sentence>& sentences = graph_.evidence[row].sentences;
      const auto found = std::find_if(
          sentences.begin(), sentences.end(),
          [&](const Sentence& sentence) { return sentence.span.begin == evidence.sentence.begin; });
      if (found != sentences.end()) {
        text = "sentence " + std::to_string(found - sentences.begin() + 1) + ", ";
      }
    }
    return text + "characters " + std::to_string(evidence.sentence.begin) + " to " +
           std::to_string(evidence.sentence.end);
  }

  const EventGraph& graph_;
  OutputBuffer out_;
  std::map<int, std::vector<TimelineEntry>> years_;
  std::vector<TimelineEntry> undated_;
  std::vector<std::uint32_t> actors_;     // most salient first
  std::vector<std::uint32_t> footnotes_;  // events, in the order of their numbers
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
