// SPDX-License-Identifier: Apache-2.0
// Finite clauses. The subject of a verb is looked for to its left: from the nearest noun phrase up
// to the head that it belongs to, over phrases with prepositions, relative clauses and what stands
// between commas.
#include "annotate/clause_finder.hpp"

#include <algorithm>

namespace chronograph {
namespace {

// How many steps a walk to the left may take; sentences that need more are lists.
constexpr int kMaxSteps = 12;

}  // namespace

void ClauseFinder::run(std::uint32_t first, std::uint32_t last) {
  first_ = first;
  last_ = last;
  for (Index c = first; c < last; ++c) {
    switch (at(c).verb.form) {
      case VerbForm::Finite:
        find_finite(c);
        break;
      case VerbForm::Infinitive:
        find_infinitive(c);
        break;
      case VerbForm::Gerund:
      case VerbForm::Participle:
        find_participle(c);
        break;
    }
  }
  resolve_fronted();
  resolve_inserted();
}

FrameSet ClauseFinder::frames_of(Index clause) const {
  return frames_.of(view_.token(at(clause).verb.head).lemma);
}

std::optional<std::uint32_t> ClauseFinder::clause_ending(Index before) const {
  if (before <= view_.begin()) {
    return std::nullopt;
  }
  const auto clause = syntax_.clause_at(before - 1);
  if (!clause && before - 1 > view_.begin() && view_.token(before - 1).xpos == Xpos::Rp) {
    return syntax_.clause_at(before - 2);
  }
  return clause;
}

std::optional<std::uint32_t> ClauseFinder::phrase_ending(Index before) const {
  return before <= view_.begin() ? std::nullopt : syntax_.phrase_at(before - 1);
}

std::optional<std::uint32_t> ClauseFinder::previous(Index c) const {
  return c > first_ ? std::optional(c - 1) : std::nullopt;
}

// The noun phrase that a relative clause, a reduced one or an infinitive after a noun stands
// beside.
std::optional<std::uint32_t> ClauseFinder::modified_by(Index clause) const {
  const Clause& inner = at(clause);
  switch (inner.link) {
    case ClauseLink::Relative:
    case ClauseLink::Reduced:
      return inner.subject && !inner.own_subject ? inner.subject : inner.noun;
    case ClauseLink::Noun:
      return inner.noun;
    case ClauseLink::Open:
    case ClauseLink::Purpose:
    case ClauseLink::Conjunct:
    case ClauseLink::Complement:
      return inner.governor && *inner.governor < clause ? modified_by(*inner.governor)
                                                        : std::nullopt;
    default:
      return std::nullopt;
  }
}

// Boundary before a preposition that ends at `before`, adjectives of "loyal to" skipped.
std::optional<std::uint32_t> ClauseFinder::step_over_preposition(Index before) const {
  if (before <= view_.begin()) {
    return std::nullopt;
  }
  const Token& word = view_.token(before - 1);
  if ((word.xpos != Xpos::In && word.xpos != Xpos::To) || view_.opens_clause(before - 1)) {
    return std::nullopt;
  }
  Index left = view_.skip_adverbs_left(before - 1);
  while (left > view_.begin() && !syntax_.phrase_at(left - 1) &&
         (view_.token(left - 1).upos == Upos::Adj || view_.token(left - 1).xpos == Xpos::In)) {
    --left;
  }
  return left;
}

// From "the Taliban" in "a spokesman for the Taliban" to the spokesman.
ClauseFinder::Complex ClauseFinder::climb(Index phrase) const {
  Complex complex{phrase, view_.start_of(phrase)};
  for (int step = 0; step < kMaxSteps; ++step) {
    if (const auto first = syntax_.phrases[complex.phrase].conjunct_of) {
      // "was sold in May and the firm CLOSED": what looks like a coordination with another verb's
      // phrase is a subject of its own.
      const Complex outer = climb(*first);
      return starts_freely(outer.before) ? outer : complex;
    }
    const auto left = step_over_preposition(complex.before);
    const Index before = left.value_or(complex.before);
    const auto outer = left ? phrase_ending(before) : std::nullopt;
    const auto clause = clause_ending(before);
    std::optional<Index> next = outer;
    if (clause && (left || !frames_of(*clause).takes_clause() || at(*clause).verb.passive)) {
      next = modified_by(*clause);
    }
    if (!next || *next >= complex.phrase) {
      return complex;
    }
    complex = {*next, view_.start_of(*next)};
  }
  return complex;
}

// Whether a subject may begin here: nothing before it claims it.
bool ClauseFinder::starts_freely(Index before) const {
  before = view_.skip_adverbs_left(before);
  switch (view_.left_of(before)) {
    case LeftKind::Start:
    case LeftKind::Comma:
    case LeftKind::Coordinator:
    case LeftKind::Relativiser:
      return true;
    case LeftKind::Marker:
      return view_.opens_clause(before - 1) || view_.is(before - 1, "as");
    case LeftKind::Clause: {
      const auto clause = clause_ending(before);
      return clause && frames_of(*clause).takes_clause();
    }
    case LeftKind::Phrase: {
      const auto phrase = phrase_ending(before);
      return phrase && syntax_.phrases[*phrase].is_time;
    }
    default:
      return false;
  }
}

void ClauseFinder::find_finite(Index c) {
  Index before = at(c).verb.first_token;
  for (int step = 0; step < kMaxSteps; ++step) {
    before = view_.skip_adverbs_left(before);
    if (find_finite_at(c, before)) {
      return;
    }
  }
}

// One step to the left; false where the walk must go on from `before`.
bool ClauseFinder::find_finite_at(Index c, Index& before) {
  switch (view_.left_of(before)) {
    case LeftKind::Start:
      take_inverted(c);
      return true;
    case LeftKind::Relativiser:
      find_relative(c, before - 1);
      return true;
    case LeftKind::Coordinator:
      find_conjunct(c);
      return true;
    case LeftKind::Comma: {
      const LeftKind outside =
          view_.is_quote(before - 1) ? view_.left_of(before - 1) : LeftKind::Comma;
      if (outside == LeftKind::Phrase || outside == LeftKind::Relativiser) {
        --before;  // the minister "rejects" it
        return false;
      }
      find_after_comma(c, before);
      return true;
    }
    case LeftKind::Existential:
      at(c).subject = view_.phrase_from(view_.skip_adverbs_right(at(c).verb.last_token));
      at(c).first_token = before - 1;
      link_by_left(c, before - 1);
      return true;
    case LeftKind::Phrase: {
      const Index phrase = *phrase_ending(before);
      if (syntax_.phrases[phrase].is_time && view_.start_of(phrase) > view_.begin()) {
        before = view_.start_of(phrase);
        return false;
      }
      take_subject(c, phrase);
      return true;
    }
    case LeftKind::Clause: {
      const auto clause = clause_ending(before);
      const auto phrase = clause ? modified_by(*clause) : std::nullopt;
      if (phrase) {
        take_subject(c, *phrase);
      }
      return true;
    }
    case LeftKind::Marker:
      link_by_marker(c, before - 1);
      return true;
    case LeftKind::Preposition:
    case LeftKind::Adjective:
    case LeftKind::Other:
      --before;
      return before <= view_.begin();
  }
  return true;
}

void ClauseFinder::take_subject(Index c, Index phrase) {
  const Complex complex = climb(phrase);
  if (repair_to_participle(c, complex)) {
    participle_after_phrase(c, phrase);
    return;
  }
  Clause& clause = at(c);
  clause.subject = complex.phrase;
  clause.own_subject = true;
  clause.first_token = complex.before;
  if (view_.token(complex.before).xpos == Xpos::WpDollar) {
    link_object_relative(c, complex.before);  // "whose names were not disclosed"
  } else {
    link_by_left(c, complex.before);
  }
}

// "raided the home owned by": a tagger may take the participle for a past tense. It is none where
// its noun phrase is already another verb's.
bool ClauseFinder::repair_to_participle(Index c, const Complex& complex) {
  VerbGroup& verb = at(c).verb;
  const auto object = view_.phrase_from(verb.end_token());
  if (view_.token(verb.head).xpos != Xpos::Vbd || verb.first_token != verb.head ||
      view_.is_nominative(complex.phrase) || (object && !syntax_.phrases[*object].is_time)) {
    return false;
  }
  const auto left = step_over_preposition(complex.before);
  const auto owner = clause_ending(left.value_or(complex.before));
  if (!owner || at(*owner).verb.form != VerbForm::Finite ||
      (!left && frames_of(*owner).takes_clause())) {
    return false;
  }
  verb.form = VerbForm::Participle;
  verb.tense = Tense::Pastpart;
  verb.passive = true;
  return true;
}

void ClauseFinder::find_relative(Index c, Index pronoun) {
  Clause& clause = at(c);
  clause.marker = pronoun;
  clause.first_token = pronoun;
  Index before = pronoun;
  if (const auto left = step_over_preposition(before)) {
    before = *left;
  }
  if (view_.left_of(before) == LeftKind::Comma) {
    --before;
  }
  const auto phrase = phrase_ending(before);
  if (!phrase) {
    depend(c, ClauseLink::Complement, previous(c));
    return;
  }
  clause.link = ClauseLink::Relative;
  clause.governor = previous(c);
  clause.subject = phrase;
  // "the police in Lagos, who": a place does nothing.
  const bool person = view_.is(pronoun, "who");
  if (person && view_.is_place(*phrase)) {
    clause.subject = climb(*phrase).phrase;
  }
}

// Whether the clause is a relative one, or joined to one.
bool ClauseFinder::is_relative(Index clause) const {
  const Clause& inner = at(clause);
  if (inner.link == ClauseLink::Conjunct && inner.governor && *inner.governor < clause) {
    return is_relative(*inner.governor);
  }
  return inner.link == ClauseLink::Relative;
}

// The phrase before a pair of commas that closes at `before`: "Pol Pot, their leader, SAID". Of
// several, the first: "Ahmed, a boy from Irving, Texas, WAS".
std::optional<std::uint32_t> ClauseFinder::subject_before_comma(Index before) const {
  std::optional<Index> found;
  for (Index i = before - 1; i > view_.begin(); --i) {
    if (const auto inner = syntax_.clause_at(i)) {
      const bool aside = frames_of(*inner).has(Frame::Says) && at(*inner).own_subject &&
                         at(*inner).first_token < i &&
                         view_.left_of(at(*inner).first_token) == LeftKind::Comma;
      if (aside && i + 2 == before) {
        i = at(*inner).first_token;  // "Manufacturers, he said, COULD"
        continue;
      }
      if (at(*inner).verb.form == VerbForm::Finite && !is_relative(*inner)) {
        return found;
      }
      continue;
    }
    const bool opens = i + 1 < before && view_.left_of(i + 1) == LeftKind::Comma;
    const auto phrase = opens ? phrase_ending(i) : std::nullopt;
    if (phrase && !syntax_.phrases[*phrase].is_time && !view_.is_number(*phrase)) {
      const Complex complex = climb(*phrase);
      if (starts_freely(complex.before)) {
        found = phrase;
        if (view_.left_of(complex.before) != LeftKind::Comma) {
          return found;
        }
      }
    }
  }
  return found;
}

// Whether a verb of speech has its subject behind it: ", said the minister."
bool ClauseFinder::inverts(Index c) const {
  const auto phrase = view_.phrase_from(view_.skip_adverbs_right(at(c).verb.end_token()));
  if (!frames_of(c).has(Frame::Says) || at(c).verb.passive || !phrase ||
      syntax_.phrases[*phrase].is_time) {
    return false;
  }
  const Index next = syntax_.phrases[*phrase].last_token;
  return next >= view_.end() || view_.left_of(next + 1) == LeftKind::Comma;
}

void ClauseFinder::find_after_comma(Index c, Index before) {
  if (inverts(c)) {
    take_inverted(c);
    return;
  }
  if (const auto phrase = subject_before_comma(before)) {
    const Complex complex = climb(*phrase);
    Clause& clause = at(c);
    clause.subject = complex.phrase;
    clause.own_subject = true;
    clause.first_token = complex.before;
    link_by_left(c, complex.before);
    return;
  }
  const auto nearest = phrase_ending(before - 1);
  if (previous(c) && at(c - 1).verb.form == VerbForm::Finite) {
    find_conjunct(c);
  } else if (nearest && starts_freely(climb(*nearest).before)) {
    take_subject(c, *nearest);  // "Lydia Buchtmann for Food Standards Australia, SAYS"
  } else if (previous(c)) {
    find_conjunct(c);
  } else {
    take_inverted(c);
  }
}

// `", said the minister`
void ClauseFinder::take_inverted(Index c) {
  Clause& clause = at(c);
  const auto phrase = view_.phrase_from(view_.skip_adverbs_right(clause.verb.end_token()));
  if (phrase && frames_of(c).has(Frame::Says) && !clause.verb.passive &&
      !syntax_.phrases[*phrase].is_time) {
    clause.subject = phrase;
    clause.own_subject = true;
  }
}

bool ClauseFinder::compatible(const Clause& clause, const Clause& other, bool exact) const {
  const VerbGroup& verb = clause.verb;
  const VerbGroup& model = other.verb;
  switch (view_.token(verb.first_token).xpos) {
    case Xpos::Vbn:
      return model.passive || model.aspect == Aspect::Perfective ||
             model.form == VerbForm::Participle ||
             (!exact && model.form == VerbForm::Gerund && other.link == ClauseLink::Reduced);
    case Xpos::Vbg:
      return model.form == VerbForm::Gerund || model.aspect == Aspect::Progressive ||
             model.aspect == Aspect::PerfectiveProgressive;
    case Xpos::Vb:
      return model.form == VerbForm::Infinitive || model.modal.has_value();
    default:
      return model.form == VerbForm::Finite &&
             (!exact ||
              (model.tense == verb.tense && model.aspect == verb.aspect &&
               model.passive == verb.passive && model.modal.has_value() == verb.modal.has_value()));
  }
}

// "raided two homes and SEARCHED": shares the subject of the nearest verb of like form.
void ClauseFinder::find_conjunct(Index c) {
  for (const bool exact : {true, false}) {
    for (Index other = c; other > first_; --other) {
      const Clause& model = at(other - 1);
      if (compatible(at(c), model, exact) && !model.inserted) {
        inherit(c, other - 1);
        return;
      }
    }
  }
  // "escorted him out and PUT him on a flight": the tagger may see another form in a past tense.
  for (Index other = c; other > first_; --other) {
    const Clause& model = at(other - 1);
    if (model.verb.form == VerbForm::Finite && model.link != ClauseLink::Relative) {
      at(c).verb.form = VerbForm::Finite;
      at(c).verb.tense = model.verb.tense;
      at(c).verb.passive = false;
      depend(c, ClauseLink::Conjunct, other - 1);
      at(c).subject = model.subject;
      return;
    }
  }
}

void ClauseFinder::inherit(Index c, Index other) {
  Clause& clause = at(c);
  const Clause& model = at(other);
  clause.link = ClauseLink::Conjunct;
  clause.governor = other;
  clause.subject = model.subject;
  VerbGroup& verb = clause.verb;
  const Xpos tag = view_.token(verb.first_token).xpos;
  if (tag == Xpos::Vbd || tag == Xpos::Vbz || tag == Xpos::Vbp || tag == Xpos::Md || verb.has_to) {
    return;
  }
  verb.form = model.verb.form;  // "was arrested and CHARGED", "will meet and TALK"
  verb.tense = model.verb.tense;
  verb.aspect = model.verb.aspect;
  verb.modal = model.verb.modal;
  verb.planned = model.verb.planned;
  if (tag == Xpos::Vbn) {
    verb.passive = model.verb.passive;
  }
}

// Fronted participles and subordinate clauses wait for the clause after them.
void ClauseFinder::resolve_fronted() {
  for (Index c = first_; c < last_; ++c) {
    Clause& clause = at(c);
    const bool waits = (clause.link == ClauseLink::Adverbial || clause.link == ClauseLink::Free ||
                        clause.link == ClauseLink::Purpose) &&
                       !clause.governor;
    if (!waits) {
      continue;
    }
    for (Index other = c + 1; other < last_; ++other) {
      const Clause& main = at(other);
      if (main.verb.form == VerbForm::Finite && main.link != ClauseLink::Relative &&
          main.link != ClauseLink::Adverbial) {
        clause.governor = other;
        if (!clause.subject) {
          clause.subject = main.subject;
        }
        break;
      }
    }
  }
}

// ", he SAID" reports the clauses before it, and what goes on after it.
void ClauseFinder::resolve_inserted() {
  for (Index c = first_; c < last_; ++c) {
    Clause& clause = at(c);
    const bool thinks = frames_of(c).has(Frame::Thinks) && clause.own_subject &&
                        !view_.phrase_from(view_.skip_adverbs_right(clause.verb.end_token()));
    if ((!frames_of(c).has(Frame::Says) && !thinks) || clause.verb.form != VerbForm::Finite ||
        clause.link != ClauseLink::Root) {
      continue;
    }
    const bool reports =
        c + 1 < last_ && at(c + 1).governor == c && at(c + 1).link == ClauseLink::Complement;
    const Index start = std::min(clause.first_token, clause.verb.first_token);
    const bool follows = start > view_.begin() && view_.left_of(start) == LeftKind::Comma;
    if (reports || !follows) {
      continue;
    }
    clause.inserted = true;
    for (Index other = first_; other < last_; ++other) {
      const bool content =
          at(other).link == ClauseLink::Root && other != c && (other < c || other == c + 1);
      if (content) {
        depend(other, ClauseLink::Complement, c);
      }
    }
  }
}

}  // namespace chronograph
