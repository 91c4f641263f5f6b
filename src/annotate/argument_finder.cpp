// SPDX-License-Identifier: Apache-2.0
// Arguments of verbs, and what verbs and nouns share.
#include "annotate/argument_finder.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace chronograph {
namespace {

// How far the members of one coordination are looked for.
constexpr std::uint32_t kMaxPhrases = 60;

}  // namespace

std::vector<Argument> ArgumentFinder::arguments_of(const Event& event) {
  found_.clear();
  const EventAnchor anchor = anchor_of(document_, syntax_, event);
  if (anchor.token) {
    if (const auto sentence = document_.sentence_at(event.span.begin)) {
      view_.enter(document_.sentences[*sentence].first_token,
                  document_.sentences[*sentence].last_token);
      if (anchor.verb) {
        find_of_verb(*anchor.verb);
      } else if (anchor.phrase) {
        find_of_noun(anchor);
      }
      take_frame(*anchor.token);
    }
  }
  std::stable_sort(found_.begin(), found_.end(),
                   [](const Argument& a, const Argument& b) { return a.span < b.span; });
  return found_;
}

// What the clause does not show, semantic roles may: who acts in "was seen leaving" or in "the
// attack on". They only fill what is empty.
void ArgumentFinder::take_frame(Index token) {
  const auto frame = std::ranges::lower_bound(document_.frames, token, {},
                                              [](const SrlFrame& f) { return f.predicate; });
  if (frame == document_.frames.end() || frame->predicate != token) {
    return;
  }
  const std::array<std::pair<FrameRole, Role>, 3> roles{{{FrameRole::Arg0, Role::Agent},
                                                         {FrameRole::Arg1, Role::Patient},
                                                         {FrameRole::Location, Role::Place}}};
  for (const auto& [theirs, ours] : roles) {
    if (has(ours)) {
      continue;
    }
    for (const SrlArgument& argument : frame->arguments) {
      const auto phrase = argument.role == theirs ? syntax_.phrase_at(argument.head) : std::nullopt;
      if (phrase && (ours != Role::Place || view_.is_place(*phrase))) {
        add(ours, *phrase);
      }
    }
  }
}

FrameSet ArgumentFinder::verb_frames(const Clause& clause) const {
  return lists_.grammar.verbs.of(document_.tokens[clause.verb.head].lemma);
}

bool ArgumentFinder::allows(std::string_view preposition, std::string_view role) const {
  return lists_.prepositions.get(preposition).find(role) != std::string_view::npos;
}

bool ArgumentFinder::has(Role role) const {
  return std::any_of(found_.begin(), found_.end(),
                     [&](const Argument& argument) { return argument.role == role; });
}

// Adds a phrase and all members of its coordination.
void ArgumentFinder::add(Role role, Index phrase) {
  add_one(role, phrase);
  const Index end =
      std::min<Index>(phrase + kMaxPhrases, static_cast<Index>(syntax_.phrases.size()));
  for (Index next = phrase + 1; next < end; ++next) {
    const NounPhrase& member = syntax_.phrases[next];
    if (member.sentence != syntax_.phrases[phrase].sentence) {
      break;
    }
    if (member.conjunct_of == phrase && !view_.is_number(next)) {  // "Sam, 42, and his wife"
      add_one(role, next);
    }
  }
}

void ArgumentFinder::add_one(Role role, Index phrase) {
  if (syntax_.phrases[phrase].is_time) {
    return;
  }
  Argument argument;
  argument.role = role;
  argument.span = full_span_of(document_, syntax_, phrase);
  argument.entity = entity_of(document_, syntax_, phrase);
  const bool known = std::any_of(found_.begin(), found_.end(), [&](const Argument& other) {
    return other.span == argument.span;
  });
  if (!known) {
    found_.push_back(argument);
  }
}

void ArgumentFinder::add_token(Role role, Index token) {
  Argument argument;
  argument.role = role;
  argument.span = document_.tokens[token].span;
  argument.entity = entity_at(document_, argument.span, argument.span);
  found_.push_back(argument);
}

void ArgumentFinder::find_of_verb(Index c) {
  const Clause& clause = syntax_.clauses[c];
  const FrameSet frames = verb_frames(clause);
  take_objects(c, frames);
  take_subject(clause, frames);
  take_obliques(clause, frames);
  if (!has(Role::Place)) {
    take_place_near_subject(clause);
  }
}

void ArgumentFinder::take_subject(const Clause& clause, FrameSet frames) {
  if (!clause.subject) {
    return;
  }
  if (clause.verb.passive) {
    const bool receives = frames.has(Frame::Gives) &&
                          (clause.object || frames.has(Frame::Says) || frames.has(Frame::Thinks));
    add(receives ? Role::Recipient : Role::Patient, *clause.subject);
  } else {
    const bool undergoes = frames.has(Frame::Undergoes) && !clause.object;
    add(undergoes ? Role::Patient : Role::Agent, *clause.subject);
  }
}

// "tell the court that": what is told follows in a clause.
bool ArgumentFinder::recipient_object(Index c, FrameSet frames) const {
  if (!frames.has(Frame::Gives)) {
    return false;
  }
  return syntax_.clauses[c].second_object.has_value() || frames.has(Frame::Says) ||
         frames.has(Frame::Thinks);
}

// "arrested and questioned two men"
std::optional<std::uint32_t> ArgumentFinder::shared_object(Index c) const {
  if (c + 1 >= syntax_.clauses.size()) {
    return std::nullopt;
  }
  const Clause& next = syntax_.clauses[c + 1];
  const bool joined = next.link == ClauseLink::Conjunct && next.governor == c &&
                      next.verb.first_token == syntax_.clauses[c].verb.end_token() + 1;
  return joined && !next.verb.passive ? next.object : std::nullopt;
}

void ArgumentFinder::take_objects(Index c, FrameSet frames) {
  const Clause& clause = syntax_.clauses[c];
  std::optional<Index> object = clause.object;
  if (!object) {
    object = shared_object(c);
  }
  if (!object && clause.link == ClauseLink::Relative && clause.own_subject &&
      !clause.verb.passive) {
    object = clause.noun;  // "the home that police RAIDED"
  }
  if (!object) {
    return;
  }
  if (clause.verb.passive) {
    if (frames.has(Frame::Gives)) {
      add(Role::Patient, *object);
    }
    return;
  }
  add(recipient_object(c, frames) ? Role::Recipient : Role::Patient, *object);
  if (clause.second_object && !frames.has(Frame::Names)) {
    add(Role::Patient, *clause.second_object);
  }
}

void ArgumentFinder::take_obliques(const Clause& clause, FrameSet frames) {
  for (const Oblique& oblique : clause.obliques) {
    const NounPhrase& phrase = syntax_.phrases[oblique.phrase];
    if (phrase.is_time || phrase.of) {
      continue;
    }
    if (!take_oblique(clause, frames, oblique) && oblique.adjacent && !clause.object) {
      add(Role::Topic, oblique.phrase);
    }
  }
}

// "by sea", "by road": a bare noun that nobody is called by.
bool ArgumentFinder::is_means(Index phrase) const {
  const NounPhrase& inner = syntax_.phrases[phrase];
  return inner.last_token - inner.first_token == 1 && !inner.is_name && !inner.is_pronoun &&
         document_.tokens[inner.head].xpos == Xpos::Nn && !view_.is_actor(phrase);
}

// Returns false where the preposition says nothing about the role.
bool ArgumentFinder::take_oblique(const Clause& clause, FrameSet frames, const Oblique& oblique) {
  const std::string_view preposition = document_.tokens[oblique.preposition].lemma;
  const bool place = view_.is_place(oblique.phrase);
  if (preposition == "by" && clause.verb.passive) {
    add(is_means(oblique.phrase) ? Role::Instrument : Role::Agent, oblique.phrase);
  } else if (preposition == "to" && frames.has(Frame::To) && (!place || !has(Role::Recipient))) {
    add(Role::Recipient, oblique.phrase);
  } else if (preposition == "with" && frames.has(Frame::With)) {
    add(Role::Recipient, oblique.phrase);
  } else if ((preposition == "with" || preposition == "against") && frames.has(Frame::Light) &&
             clause.object) {
    add(Role::Recipient, oblique.phrase);  // "formed an alliance with them"
  } else if (place && (allows(preposition, "place") || allows(preposition, "motion"))) {
    add(Role::Place, oblique.phrase);
  } else if (allows(preposition, "opponent") && frames.has(Frame::Against) && !clause.object &&
             oblique.adjacent) {
    add(Role::Patient, oblique.phrase);
  } else if (allows(preposition, "topic") && frames.takes_clause()) {
    add(Role::Topic, oblique.phrase);
  } else {
    return false;
  }
  return true;
}

// "police in Lagos raided": where the actor is, it was done, unless the clause says otherwise.
void ArgumentFinder::take_place_near_subject(const Clause& clause) {
  if (!clause.subject || !clause.own_subject) {
    return;
  }
  for (Index p = *clause.subject + 1; p < syntax_.phrases.size(); ++p) {
    const NounPhrase& phrase = syntax_.phrases[p];
    if (phrase.last_token > clause.verb.first_token) {
      return;
    }
    const Index before = phrase.first_token;
    const bool inside = before > 0 && document_.tokens[before - 1].lemma == "in";
    if (inside && view_.is_place(p) && before - 1 == syntax_.phrases[p - 1].last_token) {
      add(Role::Place, p);
      return;
    }
  }
}

}  // namespace chronograph
