// SPDX-License-Identifier: Apache-2.0
// Event triggers with class, tense and aspect. Every main verb is one unless a list says that it
// tells of nothing by itself; a noun is one if a list says so. Lists come from counts in TimeML
// corpora (see tools/train/event_lists.py).
#include "annotate/clauses.hpp"
#include "annotate/lexicon.hpp"
#include "annotate/stages.hpp"
#include "chronograph/document/zone_index.hpp"
#include "chronograph/error.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;

/// A word list whose second column is an event class.
class ClassList {
public:
  explicit ClassList(std::string_view resource) : list_(resource) {
    for (const auto& row : list_.rows()) {
      if (row.size() < 2 || !parse_label<EventClass>(row[1])) {
        throw Error(ErrorKind::Model,
                    std::string(resource) + ": \"" + std::string(row.front()) + "\" has no class");
      }
    }
  }

  [[nodiscard]] std::optional<EventClass> find(std::string_view lemma) const {
    return list_.contains(lemma) ? parse_label<EventClass>(list_.get(lemma)) : std::nullopt;
  }

private:
  Lexicon list_;
};

class Events final : public Stage {
public:
  void run(Document& document) const override {
    const Syntax syntax = parse_clauses(document, grammar_);
    const ZoneIndex zones(document.zones);
    document.events.clear();
    for (const Clause& clause : syntax.clauses) {
      add_verb(document, zones, clause);
    }
    for (const NounPhrase& phrase : syntax.phrases) {
      add_noun(document, zones, phrase);
    }
    judge(document, zones);
    std::sort(document.events.begin(), document.events.end(),
              [](const Event& a, const Event& b) { return a.span < b.span; });
    document.set(Layer::Events);
  }

private:
  static bool tells_events(const ZoneIndex& zones, Span span) {
    return !zones.holds(span.begin, ZoneKind::Boilerplate) &&
           !zones.holds(span.begin, ZoneKind::Dateline) &&
           !zones.holds(span.begin, ZoneKind::Byline);
  }

  Event& add(Document& document, Index token_index) const {
    const Token& token = document.tokens[token_index];
    Event event;
    event.span = token.span;
    event.lemma = token.lemma;
    document.events.push_back(std::move(event));
    return document.events.back();
  }

  void add_verb(Document& document, const ZoneIndex& zones, const Clause& clause) const {
    const VerbGroup& verb = clause.verb;
    const Token& head = document.tokens[verb.head];
    if (non_events_.contains(head.lemma) || !tells_events(zones, head.span) ||
        !is_word(document.view(head)) || is_modifier(document, zones, verb)) {
      return;
    }
    const EventClass event_class = class_of(document, clause);
    const bool lasts = event_class == EventClass::State && is_simple_present(document, verb);
    const bool happens = event_class == EventClass::Occurrence;
    if (lasts || (happens && (is_habit(document, verb) || is_noun_before_clause(document, verb)))) {
      return;
    }
    Event& event = add(document, verb.head);
    event.tense = verb.tense;
    event.aspect = verb.aspect;
    event.event_class = event_class;
  }

  // "charged with ATTEMPTED murder", "elections FOLLOWING the war", "ACCORDING to police": a
  // participle that only describes a noun or works as a preposition.
  static bool is_modifier(const Document& document, const ZoneIndex& zones, const VerbGroup& verb) {
    const Token& token = document.tokens[verb.head];
    if (verb.head == 0 || verb.head + 1 == document.tokens.size()) {
      return false;
    }
    const Token& before = document.tokens[verb.head - 1];
    const Token& after = document.tokens[verb.head + 1];
    if (token.lemma == "know" && after.lemma == "as") {
      return true;  // "also KNOWN as" gives another name
    }
    const bool bare = verb.first_token == verb.head;
    if (!bare || (token.xpos != Xpos::Vbn && token.xpos != Xpos::Vbg)) {
      return false;
    }
    if (zones.holds(token.span.begin, ZoneKind::Caption)) {
      return true;  // "in this image TAKEN from video" tells of the picture
    }
    if (token.xpos == Xpos::Vbg) {
      return token.lemma == "follow" || token.lemma == "accord";
    }
    const bool subject_before =
        before.upos == Upos::Noun || before.upos == Upos::Propn || before.upos == Upos::Pron;
    return (after.upos == Upos::Noun || after.upos == Upos::Propn) && !subject_before;
  }

  static bool is_simple_present(const Document& document, const VerbGroup& verb) {
    const Xpos xpos = document.tokens[verb.head].xpos;
    return xpos == Xpos::Vbz || xpos == Xpos::Vbp;
  }

  // "the firm, which OWNS hotels": the simple present behind a relative pronoun tells what is
  // usual, not what happened.
  static bool is_habit(const Document& document, const VerbGroup& verb) {
    if (!is_simple_present(document, verb) || verb.head == 0) {
      return false;
    }
    const Xpos before = document.tokens[verb.head - 1].xpos;
    return before == Xpos::Wdt || before == Xpos::Wp;
  }

  // "the CREAMS they had been given": no verb that merely happens is followed by a subject.
  static bool is_noun_before_clause(const Document& document, const VerbGroup& verb) {
    if (document.tokens[verb.head].xpos != Xpos::Vbz || verb.head + 1 == document.tokens.size()) {
      return false;
    }
    const std::string_view after = document.view(document.tokens[verb.head + 1]);
    return after == "they" || after == "he" || after == "she" || after == "we" || after == "I";
  }

  // A list knows the usual class; a verb put into what somebody says reports whatever the list
  // says.
  EventClass class_of(const Document& document, const Clause& clause) const {
    const std::string& lemma = document.tokens[clause.verb.head].lemma;
    const FrameSet frames = grammar_.verbs.of(lemma);
    const EventClass usual = verb_classes_.find(lemma).value_or(EventClass::Occurrence);
    const bool reports = clause.inserted && frames.has(Frame::Says);
    return reports && usual == EventClass::Occurrence ? EventClass::Reporting : usual;
  }

  static bool is_word(std::string_view text) {
    std::size_t byte_offset = 0;
    return is_letter(decode_utf8(text, byte_offset));
  }

  // The head of a noun phrase, and no more of it: "peace talks" is talks.
  void add_noun(Document& document, const ZoneIndex& zones, const NounPhrase& phrase) const {
    const Token& head = document.tokens[phrase.head];
    const auto event_class = nouns_.find(head.lemma);
    if (!event_class || head.upos != Upos::Noun || phrase.is_time ||
        !tells_events(zones, head.span)) {
      return;
    }
    add(document, phrase.head).event_class = *event_class;
  }

  // The language core takes out triggers that it doubts and adds those that it is sure of. The
  // lists know the classes of their words better.
  void judge(Document& document, const ZoneIndex& zones) const {
    constexpr float kDoubtedVerb = 0.4F;
    constexpr float kDoubtedNoun = 0.1F;  // the list holds only nouns that mostly tell of events
    constexpr float kSure = 0.8F;
    const std::vector<WordReading>& words = document.reading.words;
    if (words.empty()) {
      return;
    }
    std::vector<bool> found(words.size());
    std::erase_if(document.events, [&](const Event& event) {
      const Index token = document.tokens_in(event.span).first;
      found[token] = true;
      const bool noun = document.tokens[token].upos == Upos::Noun;
      return words[token].event < (noun ? kDoubtedNoun : kDoubtedVerb);
    });
    for (Index t = 0; t < words.size(); ++t) {
      const Token& token = document.tokens[t];
      const bool tells = token.upos == Upos::Verb || token.upos == Upos::Noun;
      if (!found[t] && tells && words[t].event >= kSure && tells_events(zones, token.span)) {
        Event& event = add(document, t);
        event.event_class = words[t].event_class;
        event.tense = words[t].tense;
        event.aspect = words[t].aspect;
      }
    }
  }

  Grammar grammar_;
  Lexicon non_events_{"non_event_verbs.tsv"};
  ClassList verb_classes_{"verb_classes.tsv"};
  ClassList nouns_{"event_nouns.tsv"};
};

}  // namespace

std::unique_ptr<Stage> make_events(const StageOptions& /*options*/) {
  return std::make_unique<Events>();
}

}  // namespace chronograph
