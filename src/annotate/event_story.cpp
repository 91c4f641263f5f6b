// SPDX-License-Identifier: Apache-2.0
// How a story goes on: what follows a dated event in the text, or is read to come before or after
// it, gets that day as a bound on one side.
#include "annotate/event_narrative.hpp"

namespace chronograph {
namespace {

using Index = std::uint32_t;

// How many days a time may have to place others.
constexpr std::int32_t kPlaced = 92;
// Sentences that a story goes on without a date.
constexpr Index kStory = 4;
// Probability from which on an order of the language core bounds days.
constexpr float kSure = 0.65F;

}  // namespace

// Whether a verb tells in the past tense of what happened, in one piece.
bool EventNarrative::is_past(Index e) const {
  const Clause* clause = clause_of(e);
  const auto& when = dated_[e].when;
  const bool before_writing = when && when->begin == when->end && when->end.latest;
  return clause && before_writing && document_.events[e].event_class != EventClass::State &&
         document_.events[e].event_class != EventClass::IState;
}

bool EventNarrative::is_past_perfect(Index e) const {
  const Clause* clause = clause_of(e);
  return clause && clause->verb.aspect == Aspect::Perfective &&
         clause->verb.tense != Tense::Present;
}

// Whether it is placed closely enough to place others by it. What is only mentioned again ("the
// anniversary of his abduction") does not take the story back to its day.
bool EventNarrative::is_reference(Index e) const {
  if (!is_dated(e)) {
    return false;
  }
  const bool mentioned = again_[e] && anchors_[e].phrase && dated_[e].when->basis == "order";
  return !mentioned &&
         *dated_[e].when->end.latest <= dated_[e].when->begin.earliest->plus_days(kPlaced);
}

// No neighbour makes a day of what has none.
bool EventNarrative::raise_loosely(Index e, Index by) {
  const auto& earliest = dated_[by].when->begin.earliest;
  const auto& when = dated_[e].when;
  const bool reports = document_.events[by].event_class == EventClass::Reporting &&
                       document_.events[e].event_class != EventClass::Reporting;
  const bool other_telling =
      is_reported(e) && clause_of(e)->verb.tense == Tense::Past &&
      clause_of(e)->verb.sentence != document_.sentence_at(document_.events[by].span.begin);
  return !reports && !other_telling && when && earliest && when->end.latest != earliest &&
         raise(e, earliest);
}

void EventNarrative::bound_by_readings(std::span<const OrderReading> readings) {
  for (const OrderReading& reading : readings) {
    const bool before = reading.relation == LinkRelation::Before;
    if (reading.probability < kSure || (!before && reading.relation != LinkRelation::After)) {
      continue;
    }
    const Index a = before ? reading.first : reading.later;
    const Index b = before ? reading.later : reading.first;
    if (is_past(b) && is_reference(a) && !is_past_perfect(b)) {
      raise_loosely(b, a);
    }
    if (is_past(a) && clause_of(a)->verb.tense != Tense::Present && is_reference(b) &&
        dated_[a].when->begin.earliest != dated_[b].when->end.latest) {
      cap(a, dated_[b].when->end.latest);
    }
  }
}

// "The reports said the parts were taken": told by somebody, and so before the telling; but "he was
// deported, the paper said" carries the story on.
bool EventNarrative::is_reported(Index e) const {
  std::optional<Index> clause = anchors_[e].verb;
  for (int step = 0; clause && step < 4; ++step) {
    if (syntax_.clauses[*clause].link == ClauseLink::Complement) {
      const auto& governor = syntax_.clauses[*clause].governor;
      const bool inserted =
          governor && syntax_.clauses[*governor].verb.head > syntax_.clauses[*clause].verb.head;
      return !inserted && !zones_.holds(document_.events[e].span.begin, ZoneKind::Quote);
    }
    clause = syntax_.clauses[*clause].link == ClauseLink::Conjunct
                 ? syntax_.clauses[*clause].governor
                 : std::nullopt;
  }
  return false;
}

// Whether it carries the story on: a main verb in the simple past, not what somebody says.
bool EventNarrative::tells_on(Index e) const {
  const Clause* clause = clause_of(e);
  return clause && is_past(e) && clause->verb.form == VerbForm::Finite &&
         clause->verb.tense == Tense::Past && clause->verb.aspect == Aspect::None &&
         !clause->verb.modal && document_.events[e].event_class != EventClass::Reporting &&
         document_.events[e].modality == Modality::Asserted && !is_reported(e) &&
         clause->link != ClauseLink::Relative && clause->link != ClauseLink::Adverbial;
}

// "On Thursday they fired ... The South evacuated": a story goes on from its last date.
void EventNarrative::follow_story() {
  std::optional<Index> reference;
  for (Index e = 0; e < anchors_.size(); ++e) {
    if (!tells_on(e)) {
      continue;
    }
    const Index sentence = clause_of(e)->verb.sentence;
    const bool placed = !dated_[e].time && !reference && dated_[e].when->begin.earliest;
    if (dated_[e].time || placed) {
      reference = placed || is_reference(e) ? std::optional(e) : std::nullopt;
    } else if (reference && is_open(e) &&
               sentence <= clause_of(*reference)->verb.sentence + kStory) {
      raise_loosely(e, *reference);
    }
  }
}

}  // namespace chronograph
