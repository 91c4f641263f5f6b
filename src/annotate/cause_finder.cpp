// SPDX-License-Identifier: Apache-2.0
#include "annotate/cause_finder.hpp"

#include "annotate/cause_scene.hpp"
#include "annotate/cause_slots.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;
using Pattern = CausalMarkers::Pattern;

using Place = CausePlace;

class CauseFinder {
public:
  CauseFinder(const Document& document, const CausalMarkers& markers)
      : document_(document),
        markers_(markers),
        scene_(document, markers),
        slots_(scene_, markers),
        tree_(scene_.tree()) {}

  std::vector<CauseStatement> run() {
    for (sentence_ = 0; sentence_ < document_.sentences.size(); ++sentence_) {
      const Sentence& sentence = document_.sentences[sentence_];
      if (sentence.first_token == sentence.last_token ||
          scene_.word(sentence.last_token - 1) == "?") {
        continue;
      }
      for (Index t = sentence.first_token; t < sentence.last_token; ++t) {
        read_words(t);
        read_frames(t);
      }
    }
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) {
      return std::pair(a.cause, a.effect) < std::pair(b.cause, b.effect);
    });
    return std::move(found_);
  }

private:
  const Token& token(Index t) const { return tree_.token(t); }
  bool is_verb(Index t) const { return scene_.is_verb(t); }

  // -- Markers of fixed form ------------------------------------------------------------------

  void read_words(Index t) {
    for (const CausalMarkers::Row& row : markers_.rows_of(scene_.word(t))) {
      if (row.pattern == Pattern::Verb || row.pattern == Pattern::Noun || !stands_at(row, t)) {
        continue;
      }
      const Index last = t + static_cast<Index>(row.words.size()) - 1;
      const Span marker = token(t).span.hull(token(last).span);
      const auto [cause, effect] = ends_of(row.pattern, t, last);
      if (cause && effect && !is_denied_before(t) && tree_.marker(effect->token) != "whether") {
        add(*cause, *effect, marker);
      }
      return;  // the longest marker is the one that stands here
    }
  }

  bool stands_at(const CausalMarkers::Row& row, Index t) const {
    if (t + row.words.size() > document_.sentences[sentence_].last_token) {
      return false;
    }
    for (Index i = 0; i < row.words.size(); ++i) {
      if (scene_.word(t + i) != row.words[i]) {
        return false;
      }
    }
    return true;
  }

  // "but NOT because of"; "not only because" is no denial.
  bool is_denied_before(Index t) const {
    return t > document_.sentences[sentence_].first_token && is_negation(t - 1);
  }
  bool is_negation(Index t) const {
    const std::string& lemma = token(t).lemma;
    return lemma == "not" || lemma == "never" || lemma == "n't" || lemma == "nor" ||
           lemma == "hardly";
  }

  using Ends = std::pair<std::optional<Place>, std::optional<Place>>;
  Ends ends_of(Pattern pattern, Index first, Index last) const {
    switch (pattern) {
      case Pattern::Phrase:
        return ends_of_phrase(first, last);
      case Pattern::Conjunction:
      case Pattern::ReasonConjunction:
        return ends_of_conjunction(first, pattern == Pattern::ReasonConjunction);
      case Pattern::Consequence:
        return ends_of_consequence(first);
      case Pattern::Adverb:
      case Pattern::SentenceAdverb:
        return ends_of_adverb(first, last, pattern == Pattern::SentenceAdverb);
      default:
        return {};
    }
  }

  // The first word above the marker's own words.
  std::optional<Index> above(Index from, Index first, Index last) const {
    auto up = tree_.governor(from);
    while (up && *up >= first && *up <= last) {
      up = tree_.governor(*up);
    }
    return up;
  }

  // The preposition hangs on the cause, and that, over the marker's words, on the effect.
  Ends ends_of_phrase(Index first, Index last) const {
    const auto object = above(last, first, last);                      // "because" holds "of"
    if (!object || *object <= last || tree_.is_infinitive(*object)) {  // "is due to arrive"
      return {};
    }
    const Place cause{*object, is_verb(*object)};
    if (const auto subject =
            scene_.subject_of_predicate(*object)) {  // "the delay was due to floods"
      return {cause, Place{*subject, false}};
    }
    const auto effect = above(*object, first, last);
    return effect ? Ends{cause, nearest_event(*effect)} : Ends{};
  }

  // "cancelled FLIGHTS because of" is about the cancelling: a phrase that tells of no event hands
  // on to what governs it.
  Place nearest_event(Index t) const {
    while (!is_verb(t) && !scene_.event_at(t)) {
      const auto up = tree_.governor(t);
      if (!up) {
        break;
      }
      t = *up;
    }
    return {t, is_verb(t)};
  }

  Ends ends_of_conjunction(Index at, bool may_be_time) const {
    const auto clause = tree_.governor(at);
    if (!clause || *clause < at || token(at).deprel != Deprel::Mark) {
      return {};
    }
    const auto main = tree_.governor(*clause);
    if (!main || without_subtype(token(*clause).deprel) != Deprel::Advcl ||
        (may_be_time && may_mean_time(*clause, *main))) {
      return {};
    }
    return {Place{*clause, true}, Place{*main, is_verb(*main)}};
  }

  // "has risen SINCE he left": of time "since" wants a perfect in the main clause; behind that
  // clause it is mostly of time.
  bool may_mean_time(Index clause, Index main) const {
    const auto is_perfect = [&](Index t) {
      return std::ranges::any_of(tree_.children(t), [&](Index c) {
        return token(c).deprel == Deprel::Aux && token(c).lemma == "have";
      });
    };
    return !is_verb(main) || token(main).xpos == Xpos::Vbg || is_perfect(main) ||
           token(clause).xpos == Xpos::Vbg || main < clause;
  }

  // "rejected it, SO drivers walked out"
  Ends ends_of_consequence(Index at) const {
    const Sentence& sentence = document_.sentences[sentence_];
    const bool opens = at > sentence.first_token &&
                       (token(at - 1).upos == Upos::Punct || scene_.word(at - 1) == "and");
    const auto effect = tree_.governor(at);
    if (!opens || !effect || *effect < at || !is_verb(*effect) || at + 1 >= scene_.word_count() ||
        scene_.word(at + 1) == "that" || scene_.word(at + 1) == "far" || is_purpose(*effect)) {
      return {};
    }
    const auto cause = clause_before(*effect, at);
    return cause ? Ends{Place{*cause, true}, Place{*effect, true}} : Ends{};
  }

  // "so they CAN live there"
  bool is_purpose(Index verb) const {
    return std::ranges::any_of(tree_.children(verb), [&](Index c) {
      return token(c).deprel == Deprel::Aux &&
             (scene_.word(c) == "can" || scene_.word(c) == "could" || scene_.word(c) == "would");
    });
  }

  // The clause beside one that ends before a word: what it is coordinated with, or the other way
  // round.
  std::optional<Index> clause_before(Index clause, Index at) const {
    const Deprel relation = without_subtype(token(clause).deprel);
    const auto up = tree_.governor(clause);
    const bool beside =
        relation == Deprel::Conj || relation == Deprel::Parataxis || relation == Deprel::Advcl;
    if (beside && up && *up < at) {
      return up;
    }
    std::optional<Index> found;
    for (const Index c : tree_.children(clause)) {
      const Deprel below = without_subtype(token(c).deprel);
      if (c < at && is_verb(c) && (below == Deprel::Parataxis || below == Deprel::Ccomp)) {
        found = c;
      }
    }
    return found;
  }

  Ends ends_of_adverb(Index first, Index last, bool looks_back) const {
    const Sentence& sentence = document_.sentences[sentence_];
    const auto effect = above(first, first, last);
    if (!effect || !is_verb(*effect)) {
      return {};
    }
    const Place there{*effect, true};
    if (const auto beside = clause_before(*effect, first)) {
      return {Place{*beside, true}, there};
    }
    const bool opens = looks_back && first == sentence.first_token;
    const auto told = opens ? scene_.told_before(sentence_) : std::nullopt;
    return told ? Ends{Place{*told, true}, there} : Ends{};
  }

  // -- Verbs and nouns with slots -------------------------------------------------------------

  void read_frames(Index t) {
    const Token& word = token(t);
    const bool verb = word.upos == Upos::Verb;
    if (!verb && word.upos != Upos::Noun) {
      return;
    }
    const std::string lemma = to_lower(word.lemma);
    for (const CausalMarkers::Row& row : markers_.rows_of(lemma)) {
      if (row.pattern != (verb ? Pattern::Verb : Pattern::Noun)) {
        continue;
      }
      const auto second = row.words.size() > 1 ? second_word(t, row.words[1]) : std::optional(t);
      if (second && !is_denied(t) && read_frame(t, *second, row)) {
        return;
      }
    }
  }

  // The particle or noun that makes one expression with the verb: "bring ABOUT", "give RISE".
  std::optional<Index> second_word(Index verb, std::string_view word) const {
    for (const Index c : tree_.children(verb)) {
      if (c > verb && token(c).lemma == word) {
        return c;
      }
    }
    const bool follows = verb + 1 < scene_.word_count() && scene_.word(verb + 1) == word;
    return follows ? std::optional(verb + 1) : std::nullopt;
  }

  bool read_frame(Index t, Index second, const CausalMarkers::Row& row) {
    const CauseSlots::Filled cause = slots_.fill(t, second, row.cause);
    const CauseSlots::Filled effect =
        cause.places.empty() ? CauseSlots::Filled{} : slots_.fill(t, second, row.effect);
    if (effect.places.empty()) {
      return false;
    }
    const bool reason = row.effect.front() == "self";
    Span marker = token(t).span.hull(token(second).span);
    for (const CauseSlots::Filled* side : {&cause, &effect}) {
      if (side->preposition && reason) {
        marker = token(*side->preposition).span;
      } else if (side->preposition == second + 1) {
        marker = marker.hull(token(*side->preposition).span);
      }
    }
    for (const Place& from : cause.places) {
      for (const Place& to : effect.places) {
        add(from, to, marker);
      }
    }
    return true;
  }

  // Whether the text does not say that it is so.
  bool is_denied(Index t) const {
    if (const auto& e = scene_.event_at(t)) {
      const Event& event = document_.events[*e];
      if (event.polarity == Polarity::Neg || event.modality == Modality::ReportedDoubt) {
        return true;
      }
    }
    return tree_.marker(t) == "whether" || std::ranges::any_of(tree_.children(t), [&](Index c) {
             return c < t && (is_negation(c) || scene_.word(c) == "no");
           });
  }

  void add(const Place& cause, const Place& effect, Span marker) {
    for (const Index from : scene_.events_of(cause)) {
      for (const Index to : scene_.events_of(effect)) {
        const bool happened = document_.events[to].polarity != Polarity::Neg;
        if (from != to && happened && pairs_.insert(std::minmax(from, to)).second) {
          found_.push_back({from, to, marker});
        }
      }
    }
  }

  const Document& document_;
  const CausalMarkers& markers_;
  const CauseScene scene_;
  const CauseSlots slots_;
  const TreeView& tree_;
  std::uint32_t sentence_ = 0;
  std::set<std::pair<Index, Index>> pairs_;
  std::vector<CauseStatement> found_;
};

}  // namespace

std::vector<CauseStatement> find_causes(const Document& document, const CausalMarkers& markers) {
  return CauseFinder(document, markers).run();
}

}  // namespace chronograph
