// SPDX-License-Identifier: Apache-2.0
#include "annotate/cause_finder.hpp"

#include "annotate/cause_events.hpp"
#include "annotate/tree_view.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;
using Pattern = CausalMarkers::Pattern;

/// A subject is looked for over so many clauses: "is expected to begin to cause".
constexpr int kMostBorrowed = 4;

using Place = CausePlace;

class CauseFinder {
public:
  CauseFinder(const Document& document, const CausalMarkers& markers)
      : document_(document),
        markers_(markers),
        tree_(document),
        events_(document, markers, tree_),
        words_(document.tokens.size()) {
    for (Index t = 0; t < words_.size(); ++t) {
      words_[t] = to_lower(document.view(document.tokens[t]));
    }
  }

  std::vector<CauseStatement> run() {
    for (sentence_ = 0; sentence_ < document_.sentences.size(); ++sentence_) {
      const Sentence& sentence = document_.sentences[sentence_];
      if (sentence.first_token == sentence.last_token || words_[sentence.last_token - 1] == "?") {
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
  bool is_verb(Index t) const { return token(t).upos == Upos::Verb || token(t).upos == Upos::Aux; }

  // -- Markers of fixed form ------------------------------------------------------------------

  void read_words(Index t) {
    for (const CausalMarkers::Row& row : markers_.rows_of(words_[t])) {
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
    for (std::size_t i = 0; i < row.words.size(); ++i) {
      if (words_[t + i] != row.words[i]) {
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
    if (const auto subject = subject_of_predicate(*object)) {  // "the delay was due to floods"
      return {cause, Place{*subject, false}};
    }
    const auto effect = above(*object, first, last);
    return effect ? Ends{cause, nearest_event(*effect)} : Ends{};
  }

  // "cancelled FLIGHTS because of" is about the cancelling: a phrase that tells of no event hands
  // on to what governs it.
  Place nearest_event(Index t) const {
    while (!is_verb(t) && !events_.at(t)) {
      const auto up = tree_.governor(t);
      if (!up) {
        break;
      }
      t = *up;
    }
    return {t, is_verb(t)};
  }

  // Of a noun that a copula makes the predicate, also in "the delay seems to be due to floods".
  std::optional<Index> subject_of_predicate(Index t) const {
    return tree_.child(t, Deprel::Cop) ? surface_subject(t, 0) : std::nullopt;
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
    const bool opens =
        at > sentence.first_token && (token(at - 1).upos == Upos::Punct || words_[at - 1] == "and");
    const auto effect = tree_.governor(at);
    if (!opens || !effect || *effect < at || !is_verb(*effect) || at + 1 >= words_.size() ||
        words_[at + 1] == "that" || words_[at + 1] == "far" || is_purpose(*effect)) {
      return {};
    }
    const auto cause = clause_before(*effect, at);
    return cause ? Ends{Place{*cause, true}, Place{*effect, true}} : Ends{};
  }

  // "so they CAN live there"
  bool is_purpose(Index verb) const {
    return std::ranges::any_of(tree_.children(verb), [&](Index c) {
      return token(c).deprel == Deprel::Aux &&
             (words_[c] == "can" || words_[c] == "could" || words_[c] == "would");
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
    const auto told = opens ? told_before() : std::nullopt;
    return told ? Ends{Place{*told, true}, there} : Ends{};
  }

  // The main verb of the sentence before this one; of what somebody says, that.
  std::optional<Index> told_before() const {
    if (sentence_ == 0) {
      return std::nullopt;
    }
    const Sentence& sentence = document_.sentences[sentence_ - 1];
    const auto root = tree_.head_of(sentence.first_token, sentence.last_token);
    if (!root || !is_verb(*root) || words_[sentence.last_token - 1] == "?") {
      return std::nullopt;
    }
    const auto said = tree_.child(*root, Deprel::Ccomp);
    return said && is_verb(*said) ? said : root;
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
    const bool follows = verb + 1 < words_.size() && words_[verb + 1] == word;
    return follows ? std::optional(verb + 1) : std::nullopt;
  }

  bool read_frame(Index t, Index second, const CausalMarkers::Row& row) {
    const Filled cause = fill(t, second, row.cause);
    const Filled effect = cause.places.empty() ? Filled{} : fill(t, second, row.effect);
    if (effect.places.empty()) {
      return false;
    }
    const bool reason = row.effect.front() == "self";
    Span marker = token(t).span.hull(token(second).span);
    for (const Filled* side : {&cause, &effect}) {
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
    if (const auto& e = events_.at(t)) {
      const Event& event = document_.events[*e];
      if (event.polarity == Polarity::Neg || event.modality == Modality::ReportedDoubt) {
        return true;
      }
    }
    return tree_.marker(t) == "whether" || std::ranges::any_of(tree_.children(t), [&](Index c) {
             return c < t && (is_negation(c) || words_[c] == "no");
           });
  }

  struct Filled {
    std::vector<Place> places;
    std::optional<Index> preposition;
  };

  // The first slot that is filled.
  Filled fill(Index t, Index second, const CausalMarkers::Words& slots) const {
    Filled filled;
    for (const std::string_view slot : slots) {
      if (slot == "self") {
        filled.places.push_back({t, false});
      } else if (slot == "subject") {
        add_subject(t, filled);
      } else if (slot == "object") {
        add_nouns(tree_.objects(t), false, filled.places);
        if (filled.places.empty() && second > t) {  // "brought about a recession"
          add_nouns(tree_.with_preposition(t, words_[second]), false, filled.places);
        }
      } else if (slot == "infinitive") {
        add_infinitive(t, filled.places);
      } else if (slot == "counterpart") {
        add_counterpart(t, filled.places);
      } else {
        add_prepositional(t, slot, filled);
      }
      if (!filled.places.empty()) {
        break;
      }
    }
    return filled;
  }

  void add_nouns(const std::vector<Index>& heads, bool may_be_purpose,
                 std::vector<Place>& places) const {
    for (const Index head : heads) {
      if (!may_be_purpose || !markers_.is_purpose(token(head).lemma)) {
        places.push_back({head, is_verb(head)});
      }
    }
  }

  void add_prepositional(Index t, std::string_view preposition, Filled& filled) const {
    const std::vector<Index> heads = tree_.with_preposition(t, preposition);
    if (heads.empty()) {
      return;
    }
    add_nouns(heads, preposition == "for", filled.places);
    filled.preposition = marker_of(heads.front());
  }

  std::optional<Index> marker_of(Index t) const {
    for (const Index c : tree_.children(t)) {
      if (c < t && (token(c).deprel == Deprel::Case || token(c).deprel == Deprel::Mark)) {
        return c;
      }
    }
    return std::nullopt;
  }

  // "forced them to FLEE"
  void add_infinitive(Index t, std::vector<Place>& places) const {
    const auto add_below = [&](Index i) {
      for (const Index c : tree_.children(i)) {
        const Deprel relation = token(c).deprel;
        if (c > t && tree_.is_infinitive(c) &&
            (relation == Deprel::Xcomp || relation == Deprel::Ccomp || relation == Deprel::Advcl ||
             relation == Deprel::Acl)) {
          places.push_back({c, true});
        }
      }
    };
    add_below(t);
    // "prompted CALLS for them to go"
    if (const auto object = tree_.child(t, Deprel::Obj);
        object && places.empty() && !events_.at(*object)) {
      add_below(*object);
    }
  }

  // "X was the cause of it", "the cause of it was X"
  void add_counterpart(Index t, std::vector<Place>& places) const {
    if (const auto subject = subject_of_predicate(t)) {
      places.push_back({*subject, false});
    }
    const auto predicate = tree_.governor(t);
    if (token(t).deprel == Deprel::Nsubj && predicate && tree_.child(*predicate, Deprel::Cop)) {
      places.push_back({*predicate, false});
    }
  }

  // Who or what does it; of a free participle (", CAUSING panic") the clause before it.
  void add_subject(Index t, Filled& filled) const {
    if (tree_.is_passive(t) || (token(t).deprel == Deprel::Acl && token(t).xpos == Xpos::Vbn)) {
      for (const Index c : tree_.children(t)) {
        if (token(c).deprel == Deprel::OblAgent ||
            (token(c).deprel == Deprel::Obl && tree_.marker(c) == "by")) {
          filled.places.push_back({c, false});
          filled.preposition = marker_of(c);
        }
      }
      return;
    }
    const auto up = tree_.governor(t);
    const bool participle = token(t).xpos == Xpos::Vbg && tree_.marker(t).empty();
    if (participle && up && !tree_.child(t, Deprel::Nsubj) &&
        (token(t).deprel == Deprel::Advcl || token(t).deprel == Deprel::Acl)) {
      if (token(t).deprel == Deprel::Acl || follows_comma(t)) {
        filled.places.push_back({*up, is_verb(*up)});
      }
      return;
    }
    if (const auto subject = surface_subject(t, 0)) {
      add_meant(*subject, filled.places);
    }
  }

  // ", causing panic", ", thus causing panic"
  bool follows_comma(Index t) const {
    const Index before = t > 0 && token(t - 1).upos == Upos::Adv ? t - 1 : t;
    return before > document_.sentences[sentence_].first_token && words_[before - 1] == ",";
  }

  // The subject of the clause, of whatever voice; borrowed where the clause has none of its own.
  std::optional<Index> surface_subject(Index t, int depth) const {
    for (const Index c : tree_.children(t)) {
      const Deprel relation = without_subtype(token(c).deprel);
      if (relation == Deprel::Nsubj || relation == Deprel::Csubj) {
        return c;
      }
    }
    const Deprel relation = without_subtype(token(t).deprel);
    const auto up = tree_.governor(t);
    if (!up || depth >= kMostBorrowed || (relation != Deprel::Conj && relation != Deprel::Xcomp)) {
      return std::nullopt;
    }
    if (const auto object = tree_.child(*up, Deprel::Obj); object && relation == Deprel::Xcomp) {
      return object;
    }
    return surface_subject(*up, depth + 1);
  }

  // What a subject stands for: "which", and "this" of the sentence before.
  void add_meant(Index subject, std::vector<Place>& places) const {
    const Token& word = token(subject);
    if (word.upos != Upos::Pron && word.upos != Upos::Det) {
      places.push_back({subject, is_verb(subject)});
      return;
    }
    const auto clause = tree_.governor(subject);
    const bool relative = word.xpos == Xpos::Wdt || word.xpos == Xpos::Wp || word.lemma == "that";
    const bool inside = clause && (token(*clause).deprel == Deprel::AclRelcl ||
                                   token(*clause).deprel == Deprel::AdvclRelcl);
    if (relative && inside) {
      if (const auto meant = tree_.governor(*clause)) {
        places.push_back(meant_by_relative(subject, *meant));
      }
    } else if (word.lemma == "this" && subject == document_.sentences[sentence_].first_token) {
      if (const auto told = told_before()) {
        places.push_back({*told, true});
      }
    }
  }

  // The noun before ", which", or, where that is no event, what is told with it: "closed the mine,
  // which led to".
  Place meant_by_relative(Index pronoun, Index meant) const {
    const bool free = token(pronoun).lemma == "which" && words_[pronoun - 1] == ",";
    if (free && is_verb(meant) && pronoun > 1 && events_.at(pronoun - 2)) {
      return {pronoun - 2, is_verb(pronoun - 2)};
    }
    const auto up = tree_.governor(meant);
    const bool told_with = free && !events_.at(meant) && up && is_verb(*up) && events_.at(*up);
    return told_with ? Place{*up, true} : Place{meant, is_verb(meant)};
  }

  // -- Events ---------------------------------------------------------------------------------

  void add(const Place& cause, const Place& effect, Span marker) {
    for (const Index from : events_.of(cause)) {
      for (const Index to : events_.of(effect)) {
        const bool happened = document_.events[to].polarity != Polarity::Neg;
        if (from != to && happened && pairs_.insert(std::minmax(from, to)).second) {
          found_.push_back({from, to, marker});
        }
      }
    }
  }

  const Document& document_;
  const CausalMarkers& markers_;
  TreeView tree_;
  CauseEvents events_;
  std::vector<std::string> words_;  // in small letters
  std::uint32_t sentence_ = 0;
  std::set<std::pair<Index, Index>> pairs_;
  std::vector<CauseStatement> found_;
};

}  // namespace

std::vector<CauseStatement> find_causes(const Document& document, const CausalMarkers& markers) {
  return CauseFinder(document, markers).run();
}

}  // namespace chronograph
