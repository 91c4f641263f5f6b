// SPDX-License-Identifier: Apache-2.0
// What is told a second time, and what is told on one occasion, has one time.
#include "annotate/event_narrative.hpp"

#include <map>

namespace chronograph {
namespace {

using Index = std::uint32_t;

// How long a time may be to be what a second telling refers to.
constexpr std::int32_t kNarrow = 31;
// Sentences between what is said on one occasion: the news of the day, and another one.
constexpr Index kNews = 8;
constexpr Index kOccasion = 2;
// Sentences in which a speaker's earlier day is looked for; bounds the work in long texts.
constexpr Index kMemory = 40;

}  // namespace

bool is_narrow_time(const EventTime& when) {
  return when.begin.earliest && when.end.latest &&
         *when.end.latest <= when.begin.earliest->plus_days(kNarrow - 1);
}

// Nobody is in the second telling who is not in the first.
bool EventNarrative::may_be_same(Index again, Index before) const {
  for (const Argument& one : document_.events[again].arguments) {
    if (!one.entity || (one.role != Role::Agent && one.role != Role::Patient)) {
      continue;
    }
    bool met = false;
    bool filled = one.role == Role::Agent;  // who did it must be told in both
    for (const Argument& other : document_.events[before].arguments) {
      if (other.role == one.role && other.entity) {
        filled = true;
        met = met || other.entity == one.entity;
      }
    }
    if (filled && !met) {
      return false;
    }
  }
  return true;
}

bool EventNarrative::shares_patient(Index a, Index b) const {
  for (const Argument& one : document_.events[a].arguments) {
    for (const Argument& other : document_.events[b].arguments) {
      if (one.entity && one.entity == other.entity && one.role == Role::Patient &&
          other.role == Role::Patient) {
        return true;
      }
    }
  }
  return false;
}

// "The blast that killed him": a relative clause tells which one is meant.
bool EventNarrative::is_told_apart(Index noun) const {
  const Index token = *anchors_[noun].token;
  const auto sentence = document_.sentence_at(document_.tokens[token].span.begin);
  const Index end = sentence ? document_.sentences[*sentence].last_token : token;
  for (Index i = token + 1; i < end; ++i) {
    if (document_.tokens[i].deprel == Deprel::AclRelcl && governor_of(document_, i) == token) {
      return true;
    }
  }
  return false;
}

// Whether `again` can be a second telling of what `before` told: a known noun ("the bombing", "his
// death"), or a verb in the background ("the parts that were introduced").
bool EventNarrative::tells_again(Index again, Index before) const {
  if (again == before || !may_be_same(again, before)) {
    return false;
  }
  const auto& phrase = anchors_[again].phrase;
  if (phrase) {
    const NounPhrase& noun = syntax_.phrases[*phrase];
    const bool known = (!noun.is_indefinite || noun.possessor) && !is_told_apart(again);
    return known && (anchors_[before].phrase || shares_patient(again, before));
  }
  const Clause* clause = clause_of(again);
  const bool background =
      clause && (clause->link == ClauseLink::Relative || clause->link == ClauseLink::Reduced ||
                 clause->link == ClauseLink::Adverbial);
  return shares_patient(again, before) &&
         (anchors_[before].phrase || (background && clause->verb.tense != Tense::Future));
}

void EventNarrative::find_told_again() {
  const auto key_of = [&](Index e) {
    const std::string_view lemma = document_.events[e].lemma;
    const std::string_view verb = anchors_[e].phrase ? verbs_.get(lemma) : std::string_view();
    return verb.empty() ? lemma : verb;
  };
  std::map<std::string_view, std::vector<Index>> first_tellings;
  for (Index e = 0; e < anchors_.size(); ++e) {
    const auto& when = dated_[e].when;
    const bool verb =
        clause_of(e) && is_dated(e) && document_.events[e].event_class != EventClass::Reporting;
    if ((anchors_[e].phrase || verb) && dated_[e].time && when && is_narrow_time(*when)) {
      first_tellings[key_of(e)].push_back(e);
    }
  }
  for (Index e = 0; e < anchors_.size(); ++e) {
    const auto known = first_tellings.find(key_of(e));
    if (known == first_tellings.end()) {
      continue;
    }
    std::optional<DayBounds> days;
    std::optional<TimeRef> time;
    for (const Index other : known->second) {
      if (!tells_again(e, other)) {
        continue;
      }
      const DayBounds hull = hull_of(*dated_[other].when);
      const auto both = days ? intersection(*days, hull) : hull;
      if (!both) {
        days.reset();
        break;
      }
      time = both == hull ? dated_[other].time : time;
      days = both;
    }
    if (days) {
      const EventTime when{*days, *days, Granularity::Range, "order"};
      again_[e] = when;
      if (is_open(e)) {
        take(e, when);
        dated_[e].time = time;
      }
    }
  }
}

// Whether the speaker told something on another day before: "Police said. ... On Monday they had
// said." What follows may go on with either.
bool EventNarrative::returns_from(Index telling) const {
  const Index sentence = clause_of(telling)->verb.sentence;
  for (Index other = telling; other > 0; --other) {
    const Clause* before = clause_of(other - 1);
    if (before && before->verb.sentence + kMemory < sentence) {
      return false;
    }
    if (tells(other - 1) && shares_agent(telling, other - 1).value_or(false)) {
      return dated_[other - 1].when != dated_[telling].when;
    }
  }
  return false;
}

// A verb of telling in the simple past, or one that leads to a speech ("gave an interview").
bool EventNarrative::tells(Index e) const {
  const Clause* clause = clause_of(e);
  if (!clause || clause->verb.form != VerbForm::Finite || clause->verb.tense != Tense::Past ||
      clause->verb.aspect != Aspect::None || clause->verb.modal) {
    return false;
  }
  const bool speech = clause->object && word_is(syntax_.phrases[*clause->object].head, "speech") &&
                      lists_.grammar.verbs.of(document_.events[e].lemma).has(Frame::Light);
  return speech || document_.events[e].event_class == EventClass::Reporting ||
         word_is(clause->verb.head, "answers");
}

// "On Sunday police said ... They refused to give details": the same speaker goes on. What was said
// on the day of writing or the day before is the news, and the text keeps to it for longer.
void EventNarrative::share_occasion(Index e) {
  const Clause* clause = clause_of(e);
  if (!clause || !is_open(e) || !tells(e) || clause->link == ClauseLink::Adverbial ||
      clause->link == ClauseLink::Relative || is_reported(e)) {
    return;
  }
  const auto& written = document_.creation_time;
  const bool pronoun = clause->subject && syntax_.phrases[*clause->subject].is_pronoun;
  for (Index other = e; other > 0; --other) {
    const Clause* before = clause_of(other - 1);
    if (!before) {
      continue;
    }
    const Index apart = clause->verb.sentence - before->verb.sentence;
    if (apart > kNews) {
      return;
    }
    if (!tells(other - 1) || !shares_agent(e, other - 1).value_or(pronoun && apart == 1)) {
      continue;
    }
    const auto& when = dated_[other - 1].when;
    if (!when || !is_dated(other - 1) || !is_narrow_time(*when) || when->begin != when->end) {
      return;
    }
    const bool news = written && written->days.is_day() && when->begin.is_day() &&
                      *written->days.earliest <= when->begin.earliest->plus_days(1);
    const bool goes_on = apart <= kOccasion && (pronoun || word_is(clause->verb.head, "answers"));
    if ((news || goes_on) && !returns_from(other - 1)) {
      dated_[e] = dated_[other - 1];
    }
    return;
  }
}

}  // namespace chronograph
