// SPDX-License-Identifier: Apache-2.0
// Arguments of nouns: "Pakistan's talks with the TTP in Kabul", "the bombing of the embassy by
// rebels", and what a verb without much meaning of its own passes on ("staged a coup").
#include "annotate/argument_finder.hpp"

#include <algorithm>

namespace chronograph {

void ArgumentFinder::find_of_noun(const EventAnchor& anchor) {
  const NounPhrase& phrase = syntax_.phrases[*anchor.phrase];
  if (phrase.head != *anchor.token) {
    return;  // "the bomb attack victims": a modifier of something else
  }
  const FrameSet frames = lists_.grammar.nouns.of(document_.tokens[phrase.head].lemma);
  take_owner(phrase, frames);
  take_modifier(phrase, frames);
  take_followers(*anchor.phrase, frames);
  take_from_clause(anchor, frames);
}

// "the Taliban's attack", "its attack"
void ArgumentFinder::take_owner(const NounPhrase& phrase, FrameSet frames) {
  const Role role = frames.has(Frame::Undergoes) ? Role::Patient : Role::Agent;
  if (phrase.possessor) {
    if (view_.is_place(*phrase.possessor) && frames.has(Frame::Undergoes)) {
      return;  // "Tanzania's elections"
    }
    add(role, *phrase.possessor);
  } else if (phrase.determiner && document_.tokens[*phrase.determiner].xpos == Xpos::PrpDollar) {
    add_token(role, *phrase.determiner);
  }
}

// "TTP attacks", "the Nairobi bombing"
void ArgumentFinder::take_modifier(const NounPhrase& phrase, FrameSet frames) {
  const Span limits{document_.tokens[phrase.first_token].span.begin,
                    document_.tokens[phrase.head].span.begin};
  const auto& mentions = document_.mentions;
  for (auto next = std::lower_bound(
           mentions.begin(), mentions.end(), limits.begin,
           [](const Mention&mention, std::uint32_t begin) { return mention.span.begin < begin; });
       next != mentions.end() && next->span.begin < limits.end; ++next) {
    const Mention& mention = *next;
    if (!limits.contains(mention.span) || mention.kind == MentionKind::Pronoun) {
      continue;
    }
    const bool place = mention.type == EntityType::Place;
    if (mention.type == EntityType::Other) {
      continue;
    }
    Argument argument;
    argument.role = place                          ? Role::Place
                    : frames.has(Frame::Undergoes) ? Role::Patient
                                                   : Role::Agent;
    argument.span = mention.span;
    argument.entity = mention.entity;
    if (!has(argument.role)) {
      found_.push_back(argument);
    }
  }
}

// The phrases with prepositions that follow the noun at once, one after the other.
void ArgumentFinder::take_followers(Index p, FrameSet frames) {
  Index token = syntax_.phrases[p].last_token;
  for (int step = 0; step < 5 && token + 1 < view_.end(); ++step) {
    const Token& word = view_.token(token);
    if (word.xpos != Xpos::In && word.xpos != Xpos::To) {
      return;
    }
    const auto phrase = view_.phrase_after(token);
    if (!phrase) {
      return;
    }
    if (word.lemma == "between") {
      take_between(*phrase);
    } else {
      take_follower(word.lemma, *phrase, frames);
    }
    token = syntax_.phrases[*phrase].last_token;
    if (token < view_.end() && view_.is_quote(token)) {
      ++token;
    }
    for (Index next = *phrase + 1; next < syntax_.phrases.size(); ++next) {
      const NounPhrase& member = syntax_.phrases[next];
      if (member.conjunct_of != *phrase) {
        break;
      }
      token = member.last_token;
    }
  }
}

void ArgumentFinder::take_follower(std::string_view preposition, Index phrase, FrameSet frames) {
  const bool place = view_.is_place(phrase);
  const bool acts = frames.has(Frame::OfActs);
  if (preposition == "of") {
    const bool undergoes = frames.has(Frame::Undergoes);
    add(acts && !undergoes ? Role::Agent : Role::Patient, phrase);
  } else if (preposition == "by") {
    add(Role::Agent, phrase);
  } else if (preposition == "with" && (frames.has(Frame::With) || frames.has(Frame::Mutual))) {
    add(Role::Recipient, phrase);
  } else if (preposition == "with" && frames.has(Frame::Against)) {
    add(Role::Patient, phrase);
  } else if (allows(preposition, "opponent") && preposition != "for" &&
             frames.has(Frame::Against)) {
    add(Role::Patient, phrase);
  } else if (place && (allows(preposition, "place") || allows(preposition, "motion")) &&
             preposition != "from") {
    add(Role::Place, phrase);
  } else if (preposition == "from") {
    add(Role::Agent, phrase);
  } else if (preposition == "to" && frames.has(Frame::To)) {
    add(Role::Recipient, phrase);
  } else if (preposition == "at" && frames.has(Frame::Against)) {
    add(Role::Patient, phrase);
  } else if (allows(preposition, "topic") || preposition == "for") {
    add(Role::Topic, phrase);
  }
}

// "clashes between police and protesters": all of them act.
void ArgumentFinder::take_between(Index phrase) { add(Role::Agent, phrase); }

// "staged a coup", "is engaged in talks", "the attack was carried out by rebels".
void ArgumentFinder::take_from_clause(const EventAnchor& anchor, FrameSet frames) {
  if (!anchor.clause || anchor.place == PhrasePlace::Elsewhere) {
    return;
  }
  const Clause& clause = syntax_.clauses[*anchor.clause];
  const FrameSet verb = verb_frames(clause);
  const std::string& lemma = document_.tokens[clause.verb.head].lemma;
  const bool light = verb.has(Frame::Light) || verb.has(Frame::Begins) || lemma == "be";
  if (!light) {
    return;
  }
  const bool object = anchor.place != PhrasePlace::Subject;
  const Role role = frames.has(Frame::Undergoes) ? Role::Patient : Role::Agent;
  if (object && clause.subject && !has(role) && clause.verb.passive == (lemma == "engage")) {
    add(role, *clause.subject);
  }
  for (const Oblique& oblique : clause.obliques) {
    const std::string_view preposition = document_.tokens[oblique.preposition].lemma;
    if (oblique.phrase == anchor.phrase || syntax_.phrases[oblique.phrase].is_time) {
      continue;
    }
    if (view_.is_place(oblique.phrase) && allows(preposition, "place") && !has(Role::Place)) {
      add(Role::Place, oblique.phrase);
    } else if (!object && !clause.object && oblique.adjacent) {
      take_follower(preposition, oblique.phrase, frames);  // "attacks continued against them"
    } else if (!object && clause.verb.passive && preposition == "by" && !has(Role::Agent)) {
      add(Role::Agent, oblique.phrase);
    }
  }
}

}  // namespace chronograph
