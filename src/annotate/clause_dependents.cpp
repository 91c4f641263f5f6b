// SPDX-License-Identifier: Apache-2.0
// What governs a clause, and the clauses without a tensed verb: infinitives by the control of the
// verb before them, participles by the noun or comma before them.
#include "annotate/clause_finder.hpp"

#include <algorithm>

namespace chronograph {

void ClauseFinder::depend(Index c, ClauseLink link, std::optional<Index> governor) {
  at(c).link = link;
  at(c).governor = governor;
}

// The clause whose verb the phrase that ends at `before` is an object of, or hangs on by a
// preposition.
std::optional<std::uint32_t> ClauseFinder::governing_clause(Index before) const {
  for (int step = 0; step < 12; ++step) {
    before = view_.skip_adverbs_left(before);
    if (const auto clause = clause_ending(before)) {
      return clause;
    }
    if (const auto phrase = phrase_ending(before)) {
      before = view_.start_of(*phrase);
      continue;
    }
    const auto left = step_over_preposition(before);
    if (!left) {
      return std::nullopt;
    }
    before = *left;
  }
  return std::nullopt;
}

// A clause with a subject of its own: what stands before the subject says how it is joined.
void ClauseFinder::link_by_left(Index c, Index before) {
  before = view_.skip_adverbs_left(before);
  switch (view_.left_of(before)) {
    case LeftKind::Marker:
      link_by_marker(c, before - 1);
      return;
    case LeftKind::Relativiser:
      link_object_relative(c, before - 1);
      return;
    case LeftKind::Coordinator:
      for (Index other = c; other > first_; --other) {
        if (at(other - 1).verb.form == VerbForm::Finite &&
            at(other - 1).link != ClauseLink::Relative) {
          depend(c, ClauseLink::Conjunct, other - 1);
          return;
        }
      }
      return;
    case LeftKind::Clause: {
      const auto clause = clause_ending(before);
      if (clause && *clause < c) {
        depend(c, frames_of(*clause).takes_clause() ? ClauseLink::Complement : ClauseLink::Root,
               clause);
      }
      return;
    }
    case LeftKind::Phrase:
      link_after_phrase(c, before);
      return;
    case LeftKind::Comma:
      link_after_comma(c);
      return;
    default:
      return;
  }
}

void ClauseFinder::link_by_marker(Index c, Index marker) {
  Clause& clause = at(c);
  clause.marker = marker;
  clause.first_token = std::min(clause.first_token, marker);
  const std::string_view kind = view_.clause_word(marker);
  const auto left_clause = governing_clause(marker);
  const bool after_speech = left_clause && frames_of(*left_clause).takes_clause();
  if (kind == "complement" || kind == "question" || (view_.is(marker, "if") && after_speech)) {
    const auto phrase = phrase_ending(marker);
    if (phrase && !after_speech) {
      clause.noun = phrase;  // "the pretext that"
    }
    depend(c, ClauseLink::Complement, left_clause ? left_clause : previous(c));
    return;
  }
  const bool fronted = view_.left_of(marker) == LeftKind::Start ||
                       view_.left_of(marker) == LeftKind::Coordinator || !previous(c);
  depend(c, ClauseLink::Adverbial, fronted ? std::nullopt : previous(c));
  if (!clause.subject && !fronted) {
    clause.subject = at(c - 1).subject;
  }
}

// "said in a statement the talks failed", "said Thursday he left"; else "the company he owns".
void ClauseFinder::link_after_phrase(Index c, Index before) {
  const auto clause = governing_clause(before);
  if (clause && *clause < c && frames_of(*clause).takes_clause()) {
    depend(c, ClauseLink::Complement, clause);
    return;
  }
  const auto phrase = phrase_ending(before);
  if (phrase && !syntax_.phrases[*phrase].is_time) {
    depend(c, ClauseLink::Relative, previous(c));
    at(c).noun = phrase;
  }
}

void ClauseFinder::link_object_relative(Index c, Index pronoun) {
  Clause& clause = at(c);
  clause.marker = pronoun;
  clause.first_token = std::min(clause.first_token, pronoun);
  Index before = step_over_preposition(pronoun).value_or(pronoun);
  if (view_.left_of(before) == LeftKind::Comma) {
    --before;
  }
  const auto phrase = phrase_ending(before);
  if (phrase && syntax_.phrases[*phrase].is_time) {
    link_by_marker(c, pronoun);  // "said on Thursday that"
    return;
  }
  if (!phrase) {
    depend(c, ClauseLink::Complement, previous(c));
    return;
  }
  depend(c, ClauseLink::Relative, previous(c));
  clause.noun = phrase;
}

// "said that, as they came from India, they": a "that" before something fronted, no clause's yet.
std::optional<std::uint32_t> ClauseFinder::free_complementiser(Index c, Index before) const {
  for (Index i = before; i > view_.begin() + 1; --i) {
    const Token& word = view_.token(i - 1);
    if (word.lemma != "that" || word.xpos != Xpos::In) {
      continue;
    }
    for (Index other = first_; other < c; ++other) {
      if (at(other).marker == i - 1) {
        return std::nullopt;
      }
    }
    return i - 1;
  }
  return std::nullopt;
}

// After a comma: what an earlier "said that if ..., " or "told X, a Y, " still waits for; a
// subordinator further left; else nothing.
void ClauseFinder::link_after_comma(Index c) {
  const auto before = previous(c);
  if (!before) {
    return;
  }
  const Clause& last = at(*before);
  if (last.link == ClauseLink::Adverbial && last.marker && *before > first_) {
    Index left = *last.marker;
    if (left > view_.begin() && view_.is(left - 1, "that")) {
      --left;
    }
    const auto speech = governing_clause(left);
    if (speech && *speech < *before && frames_of(*speech).takes_clause() &&
        view_.left_of(*last.marker) != LeftKind::Comma) {
      depend(c, ClauseLink::Complement, speech);
      at(*before).governor = c;
      return;
    }
  }
  if (frames_of(*before).has(Frame::Says) && frames_of(*before).has(Frame::Gives) &&
      last.verb.form == VerbForm::Finite && !last.verb.passive && last.own_subject) {
    depend(c, ClauseLink::Complement, before);
    return;
  }
  const Index start = std::min(at(c).first_token, at(c).verb.first_token);
  for (Index i = start; i > last.verb.last_token; --i) {
    const std::string_view kind = view_.clause_word(i - 1);
    if (kind == "adverbial" || kind == "condition") {
      link_by_marker(c, i - 1);
      return;
    }
  }
  if (const auto marker = free_complementiser(c, start)) {
    link_by_marker(c, *marker);
    for (Index other = first_; other < c; ++other) {  // what stands between belongs to this clause
      if (at(other).link == ClauseLink::Adverbial && at(other).first_token > *marker) {
        at(other).governor = c;
      }
    }
  }
}

void ClauseFinder::find_infinitive(Index c) {
  Clause& clause = at(c);
  const Index before = view_.skip_adverbs_left(clause.verb.first_token);
  switch (view_.left_of(before)) {
    case LeftKind::Start:
      depend(c, clause.verb.has_to ? ClauseLink::Purpose : ClauseLink::Root, std::nullopt);
      return;
    case LeftKind::Coordinator:
      find_conjunct(c);
      return;
    case LeftKind::Clause: {
      const auto governor = clause_ending(before);
      depend(c, ClauseLink::Open, governor);
      clause.subject = governor ? at(*governor).subject : std::nullopt;
      return;
    }
    case LeftKind::Phrase:
      infinitive_after_phrase(c, *phrase_ending(before));
      return;
    case LeftKind::Comma:
      if (!clause.verb.has_to) {
        // "their chief, Akhundzada, SET up": no base form but a past tense that looks like one.
        if (subject_before_comma(before)) {
          clause.verb.form = VerbForm::Finite;
          clause.verb.tense = Tense::Past;
          find_after_comma(c, before);
        } else {
          find_conjunct(c);
        }
        return;
      }
      depend(c, ClauseLink::Purpose, previous(c));
      break;
    case LeftKind::Adjective:
      depend(c, ClauseLink::Open, governing_clause(view_.skip_adverbs_left(before - 1)));
      break;
    case LeftKind::Marker:
    case LeftKind::Relativiser:
      clause.marker = before - 1;
      depend(c, ClauseLink::Complement, previous(c));
      break;
    default:
      depend(c, ClauseLink::Purpose, previous(c));
      break;
  }
  if (clause.governor) {
    clause.subject = at(*clause.governor).subject;
  }
}

// Whether the verb that ends here takes an infinitive without "to" after its object ("let him go").
bool ClauseFinder::lets(Index before) const {
  const auto clause = clause_ending(view_.skip_adverbs_left(before));
  return clause && frames_of(*clause).has(Frame::Controls);
}

// "urged X to go", "sent a team to look", "plans to go", "for X to go".
void ClauseFinder::infinitive_after_phrase(Index c, Index phrase) {
  Clause& clause = at(c);
  const Complex complex = climb(phrase);
  if (!clause.verb.has_to && starts_freely(complex.before) && !lets(complex.before)) {
    clause.verb.form = VerbForm::Finite;  // "analysts expect": no base form
    clause.verb.tense = Tense::Present;
    take_subject(c, phrase);
    return;
  }
  const Index near = view_.start_of(phrase);
  const auto governor = governing_clause(complex.before);
  const bool for_phrase =
      near > view_.begin() && view_.is(near - 1, "for") && !syntax_.phrases[phrase].is_time;
  if (for_phrase) {
    depend(c, ClauseLink::Open, governing_clause(near - 1));
    if (const auto noun = phrase_ending(near - 1)) {  // "calls for X to run"
      clause.link = ClauseLink::Noun;
      clause.noun = noun;
    }
    clause.subject = phrase;
    clause.own_subject = true;
    return;
  }
  if (!governor || *governor >= c) {
    depend(c, ClauseLink::Noun, std::nullopt);
    clause.noun = complex.phrase;
    clause.subject = syntax_.phrases[complex.phrase].possessor;
    return;
  }
  const bool direct = clause_ending(view_.skip_adverbs_left(complex.before)) == governor;
  const FrameSet frames = frames_of(*governor);
  const Index person = direct ? complex.phrase : phrase;
  if (syntax_.phrases[person].is_time) {
    depend(c, ClauseLink::Purpose, governor);
    clause.subject = at(*governor).subject;
    return;
  }
  if (frames.has(Frame::Controls) && !at(*governor).verb.passive) {
    depend(c, ClauseLink::Open, governor);
    clause.subject = person;
    return;
  }
  const bool actor = direct && view_.is_actor(person);
  depend(c, direct && !actor ? ClauseLink::Noun : ClauseLink::Purpose, governor);
  clause.noun = direct ? std::optional(person) : std::nullopt;
  clause.subject = actor ? std::optional(person) : at(*governor).subject;
}

void ClauseFinder::find_participle(Index c) {
  Clause& clause = at(c);
  const Index before = view_.skip_adverbs_left(clause.verb.first_token);
  switch (view_.left_of(before)) {
    case LeftKind::Start:
      depend(c, ClauseLink::Free, std::nullopt);
      return;
    case LeftKind::Phrase:
      participle_after_phrase(c, *phrase_ending(before));
      return;
    case LeftKind::Comma:
      participle_after_comma(c, before);
      return;
    case LeftKind::Coordinator:
      find_conjunct(c);
      return;
    case LeftKind::Clause: {
      const auto governor = clause_ending(before);
      depend(c, ClauseLink::Open, governor);
      clause.subject = governor ? at(*governor).subject : std::nullopt;
      return;
    }
    case LeftKind::Marker:
    case LeftKind::Relativiser:
    case LeftKind::Preposition:
      participle_after_marker(c, before - 1);
      return;
    default:
      depend(c, ClauseLink::Free, previous(c));
      clause.subject = previous(c) ? at(c - 1).subject : std::nullopt;
      return;
  }
}

// Whether a clause that begins at `before` has no tensed verb but this one could be.
bool ClauseFinder::needs_verb(Index c, Index before) const {
  for (Index i = at(c).verb.end_token(); i < view_.end(); ++i) {
    const Xpos tag = view_.token(i).xpos;
    if (view_.opens_clause(i) || tag == Xpos::Wdt || tag == Xpos::Wp || tag == Xpos::Cc) {
      break;
    }
    const auto other = syntax_.clause_at(i);
    if (other && at(*other).verb.form == VerbForm::Finite) {
      return false;  // "the man arrested on Friday WAS charged"
    }
  }
  const bool stops =
      view_.token(view_.end() - 1).xpos == Xpos::Period || view_.is_quote(view_.end() - 1);
  if (!stops || !starts_freely(before)) {
    return false;  // a headline ("Five killed in blast") does not stop
  }
  const LeftKind left = view_.left_of(view_.skip_adverbs_left(before));
  if (left != LeftKind::Comma && left != LeftKind::Phrase) {
    return true;
  }
  for (Index other = first_; other < c; ++other) {  // ", a man wanted for murder"
    const Clause& clause = at(other);
    if (clause.verb.form == VerbForm::Finite && clause.link != ClauseLink::Relative &&
        clause.link != ClauseLink::Adverbial) {
      return false;
    }
  }
  return true;
}

// "the interview the network RELEASED": the phrase that touches the subject from the left.
std::optional<std::uint32_t> ClauseFinder::object_before(Index phrase) const {
  const Index start = view_.start_of(phrase);
  const auto object = phrase_ending(start);
  const bool new_phrase = syntax_.phrases[phrase].determiner || syntax_.phrases[phrase].is_name ||
                          syntax_.phrases[phrase].is_pronoun;
  return object && new_phrase && !syntax_.phrases[*object].is_time ? object : std::nullopt;
}

// "militants killed five" may come tagged as a participle; an object right after it tells, or that
// the sentence has no verb otherwise, or a phrase before its subject.
bool ClauseFinder::repair_to_finite(Index c, Index phrase, const Complex& complex) {
  VerbGroup& verb = at(c).verb;
  // Only what the tagger calls a participle: what repair_to_participle made one stays one.
  if (verb.form != VerbForm::Participle || view_.token(verb.head).xpos != Xpos::Vbn) {
    return false;
  }
  const Index next = verb.end_token();
  const auto object = view_.phrase_from(next);
  const bool ends = next >= view_.end() || view_.left_of(next + 1) == LeftKind::Comma;
  const bool timed = object && syntax_.phrases[*object].is_time;
  const bool by = next < view_.end() && view_.is(next, "by");
  const bool free = starts_freely(complex.before);
  const bool speaks = frames_of(c).has(Frame::Says) && (timed || ends) && free;
  if (by || !(speaks || (free && object && !timed) || needs_verb(c, complex.before) ||
              (object_before(phrase) && (timed || ends)))) {
    return false;
  }
  verb.form = VerbForm::Finite;
  verb.tense = Tense::Past;
  verb.passive = false;
  return true;
}

void ClauseFinder::participle_after_phrase(Index c, Index phrase) {
  const Complex complex = climb(phrase);
  if (repair_to_finite(c, phrase, complex)) {
    take_subject(c, phrase);
    return;
  }
  Clause& clause = at(c);
  const auto governor = governing_clause(complex.before);
  if (governor && *governor < c && frames_of(*governor).has(Frame::Controls) &&
      clause.verb.form == VerbForm::Gerund && !at(*governor).verb.passive) {
    depend(c, ClauseLink::Open, governor);
    clause.subject = complex.phrase;
    return;
  }
  const Index start = view_.start_of(phrase);
  if (start > view_.begin() && view_.is(start - 1, "with") &&
      clause.verb.form == VerbForm::Gerund) {  // "with England WINNING"
    depend(c, ClauseLink::Free, governing_clause(start - 1));
    clause.subject = phrase;
    return;
  }
  const bool elsewhere = syntax_.phrases[phrase].is_time ||
                         (view_.is_place(phrase) && complex.phrase == phrase && governor);
  if (elsewhere) {
    depend(c, ClauseLink::Free, governor ? governor : previous(c));
    clause.subject = clause.governor ? at(*clause.governor).subject : std::nullopt;
    return;
  }
  depend(c, ClauseLink::Reduced, previous(c));
  clause.subject = phrase;
}

// "accused of putting ..., TAKING ..., and giving": a gerund in a list of gerunds.
bool ClauseFinder::lists_gerunds(Index c) const {
  if (at(c).verb.form != VerbForm::Gerund) {
    return false;
  }
  for (Index other = c; other > first_ && at(other - 1).verb.form != VerbForm::Finite; --other) {
    const Clause& model = at(other - 1);
    if (model.verb.form == VerbForm::Gerund && model.link == ClauseLink::Adverbial) {
      return true;
    }
  }
  return false;
}

void ClauseFinder::participle_after_comma(Index c, Index before) {
  if (lists_gerunds(c)) {
    find_conjunct(c);
    return;
  }
  Clause& clause = at(c);
  const auto phrase = phrase_ending(before - 1);
  std::optional<Index> main;
  for (Index other = c; other > first_; --other) {
    const Clause& model = at(other - 1);
    if (model.verb.form == VerbForm::Finite && model.link != ClauseLink::Adverbial) {
      main = other - 1;
      break;
    }
  }
  if (phrase && (!main || clause.verb.form == VerbForm::Participle) &&
      !syntax_.phrases[*phrase].is_time) {
    depend(c, ClauseLink::Reduced, previous(c));
    clause.subject = climb(*phrase).phrase;
    return;
  }
  depend(c, ClauseLink::Free, main);
  clause.subject = main ? at(*main).subject : std::nullopt;
}

// "by FIRING", "after LEAVING", "when ASKED", "prevented X from GOING".
void ClauseFinder::participle_after_marker(Index c, Index marker) {
  Clause& clause = at(c);
  clause.marker = marker;
  const auto governor = governing_clause(marker);
  depend(c, ClauseLink::Adverbial, governor ? governor : previous(c));
  if (!clause.governor) {
    return;
  }
  const FrameSet frames = frames_of(*clause.governor);
  const auto phrase = phrase_ending(marker);
  const bool object_acts = (frames.has(Frame::Controls) || frames.has(Frame::Fails)) && phrase &&
                           !at(*clause.governor).verb.passive &&
                           (view_.is(marker, "from") || view_.is(marker, "of"));
  clause.subject =
      object_acts ? std::optional(climb(*phrase).phrase) : at(*clause.governor).subject;
}

}  // namespace chronograph
