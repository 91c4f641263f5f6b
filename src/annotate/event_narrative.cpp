// SPDX-License-Identifier: Apache-2.0
// The surest first: what is told of again has the days of its first telling, then words that say
// how far apart two events are, then the grammar of background and reports, then what the language
// core reads between the lines. Never narrower than what a bound rests on.
#include "annotate/event_narrative.hpp"

#include <algorithm>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;

// "soon after": a month or two.
constexpr std::int32_t kCloseDays = 61;

}  // namespace

EventNarrative::EventNarrative(const Document& document, const Syntax& syntax,
                               const TimeLists& lists, std::vector<EventTimes::Dated>& dated)
    : document_(document), zones_(document.zones), syntax_(syntax), lists_(lists), dated_(dated) {
  event_of_token_.assign(document.tokens.size(), Syntax::kNone);
  for (const Event& event : document.events) {
    anchors_.push_back(anchor_of(document, syntax, event));
    if (anchors_.back().token) {
      event_of_token_[*anchors_.back().token] = static_cast<Index>(anchors_.size() - 1);
    }
  }
  again_.resize(anchors_.size());
}

void EventNarrative::run(std::span<const OrderReading> readings) {
  const Index count = static_cast<Index>(anchors_.size());
  find_told_again();
  bound_by_distance();
  bound_by_closeness();
  for (Index e = 0; e < count; ++e) {
    share_occasion(e);
    share_background(e);
    bound_by_preparation(e);
    bound_by_topic(e);
    bound_by_reference(e);
  }
  follow_story();
  bound_by_readings(readings);
}

std::optional<std::uint32_t> EventNarrative::event_at(Index token) const {
  return event_of_token_[token] == Syntax::kNone ? std::nullopt
                                                 : std::optional(event_of_token_[token]);
}

const Clause* EventNarrative::clause_of(Index e) const {
  return anchors_[e].verb ? &syntax_.clauses[*anchors_[e].verb] : nullptr;
}

bool EventNarrative::word_is(Index token, std::string_view what) const {
  return words_.get(document_.tokens[token].lemma) == what;
}

// Whether nothing but tense and order bounds it so far.
bool EventNarrative::is_open(Index e) const {
  const auto& when = dated_[e].when;
  return is_real(e) && !dated_[e].time &&
         (!when || when->basis == "creation-time" || when->basis == "order");
}

bool EventNarrative::is_dated(Index e) const {
  const auto& when = dated_[e].when;
  return when && hull_of(*when).closed() && when->basis != "creation-time" &&
         (document_.events[e].modality == Modality::Asserted ||
          document_.events[e].modality == Modality::ReportedDoubt);
}

// Told as something that happened, not as what will, should or might.
bool EventNarrative::is_real(Index e) const {
  const Modality modality = document_.events[e].modality;
  return modality == Modality::Asserted || modality == Modality::ReportedDoubt ||
         (modality == Modality::Possible && clause_of(e) &&
          clause_of(e)->verb.aspect == Aspect::Perfective);
}

bool EventNarrative::raise(Index e, const std::optional<Date>& earliest) {
  EventTime when = dated_[e].when.value_or(EventTime{{}, {}, Granularity::Range, ""});
  if (!earliest || !is_open(e) || (when.begin.earliest && *when.begin.earliest >= *earliest) ||
      when.end.latest == earliest) {  // two bounds that meet make no day
    return false;
  }
  when.begin.earliest = earliest;
  when.end.earliest = std::max(when.end.earliest.value_or(*earliest), *earliest);
  if (!is_possible(when)) {
    return false;
  }
  take(e, when);
  return true;
}

bool EventNarrative::cap(Index e, const std::optional<Date>& latest) {
  EventTime when = dated_[e].when.value_or(EventTime{{}, {}, Granularity::Range, ""});
  if (!latest || !is_open(e) || (when.begin.latest && *when.begin.latest <= *latest) ||
      when.begin.earliest == latest) {
    return false;
  }
  const bool point = when.begin == when.end;
  when.begin.latest = latest;
  if (point) {
    when.end.latest = latest;
  }
  if (!is_possible(when)) {
    return false;
  }
  take(e, when);
  return true;
}

void EventNarrative::take(Index e, const EventTime& when) {
  dated_[e].when = when;
  dated_[e].when->basis = "order";
  dated_[e].when->granularity = Granularity::Range;
}

// The first event on the way up the tree.
std::optional<std::uint32_t> EventNarrative::event_above(Index token) const {
  for (int step = 0; step < 8; ++step) {
    const auto governor = governor_of(document_, token);
    if (!governor) {
      return std::nullopt;
    }
    if (const auto event = event_at(*governor)) {
      return event;
    }
    token = *governor;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> EventNarrative::first_event_in(Index first, Index last) const {
  last = std::min<Index>(last, static_cast<Index>(document_.tokens.size()));
  for (Index i = first; i < last; ++i) {
    if (const auto event = event_at(i)) {
      return event;
    }
  }
  return std::nullopt;
}

// "within a week of his capture", "two days after the attack".
void EventNarrative::bound_by_distance() {
  for (const TimeExpression& time : document_.times) {
    const auto [first, last] = document_.tokens_in(time.span);
    if (time.type != TimexType::Duration || first >= last || last + 1 >= document_.tokens.size()) {
      continue;
    }
    const auto length = days_of_duration(time.value);
    const std::string& lemma = document_.tokens[last].lemma;
    const TimeSignal signal = lemma == "of" ? TimeSignal::After : signal_of(lists_.signals, lemma);
    const auto from = first_event_in(last + 1, last + 5);
    const auto event = event_above(last - 1);
    if (!length || !from || !event || *event == *from || !is_open(*event) ||
        (!is_dated(*from) && !again_[*from])) {
      continue;
    }
    const DayBounds days = hull_of(again_[*from] ? *again_[*from] : *dated_[*from].when);
    if (signal == TimeSignal::After && raise(*event, days.earliest)) {
      cap(*event, days.latest->plus_days(*length));
    } else if (signal == TimeSignal::Before && cap(*event, days.latest)) {
      raise(*event, days.earliest->plus_days(-*length));
    }
  }
}

// "soon after being captured", "shortly before the vote".
void EventNarrative::bound_by_closeness() {
  for (Index i = 0; i + 2 < document_.tokens.size(); ++i) {
    const TimeSignal signal = signal_of(lists_.signals, document_.tokens[i + 1].lemma);
    const bool after = signal == TimeSignal::After;
    const bool until =
        i > 0 && signal_of(lists_.signals, document_.tokens[i - 1].lemma) == TimeSignal::Until;
    if (until || !word_is(i, "close") || (!after && signal != TimeSignal::Before)) {
      continue;
    }
    const auto other = first_event_in(i + 2, i + 7);
    const auto event = other ? event_above(*anchors_[*other].token) : std::nullopt;
    if (!event || !is_open(*event)) {
      continue;
    }
    const auto& when = is_dated(*other) ? dated_[*other].when : again_[*other];
    if (!when) {
      continue;
    }
    const DayBounds days = hull_of(*when);
    if (after && raise(*event, days.earliest)) {
      cap(*event, days.latest->plus_days(kCloseDays));
    } else if (!after && cap(*event, days.latest)) {
      raise(*event, days.earliest->plus_days(-kCloseDays));
    }
  }
}

// "questioned about the bombing", "suspects in the bombing were handed over": later than what it is
// about, where that has a date in the past.
void EventNarrative::bound_by_topic(Index e) {
  if (!anchors_[e].phrase || !is_dated(e) || document_.tokens[*anchors_[e].token].head == 0) {
    return;
  }
  const Index start = syntax_.phrases[*anchors_[e].phrase].first_token;
  if (start == 0 || !word_is(start - 1, "about")) {
    return;
  }
  const auto later = event_above(*anchors_[e].token);
  const Clause* clause = later ? clause_of(*later) : nullptr;
  const bool past =
      clause && clause->verb.form != VerbForm::Infinitive &&
      (clause->verb.tense == Tense::Past || clause->verb.aspect == Aspect::Perfective ||
       clause->verb.form == VerbForm::Participle);
  const bool plain =
      clause && !word_is(clause->verb.head, "prepares") &&
      !(clause->verb.tense == Tense::Past && clause->verb.aspect == Aspect::Perfective);
  if (past && plain) {
    raise(*later, (again_[e] ? again_[e] : dated_[e].when)->begin.earliest);
  }
}

// "the attacks were plotted by": before they took place.
void EventNarrative::bound_by_preparation(Index e) {
  const Clause* clause = clause_of(e);
  if (!clause || !word_is(clause->verb.head, "prepares")) {
    return;
  }
  const auto phrase = clause->verb.passive ? clause->subject : clause->object;
  const auto later = phrase ? event_at(syntax_.phrases[*phrase].head) : std::nullopt;
  if (later && is_dated(*later)) {
    cap(e, (again_[*later] ? again_[*later] : dated_[*later].when)->end.latest);
  }
}

// "had lived there" lies before the past that it is told in.
void EventNarrative::bound_by_reference(Index e) {
  const Clause* clause = clause_of(e);
  if (!clause || clause->verb.aspect != Aspect::Perfective ||
      (clause->verb.form == VerbForm::Finite && clause->verb.tense != Tense::Past)) {
    return;
  }
  std::optional<Index> above = clause->governor;
  for (int step = 0; above && step < 4; ++step) {
    const auto reference = event_at(syntax_.clauses[*above].verb.head);
    if (reference && is_dated(*reference) && dated_[*reference].time) {
      cap(e, dated_[*reference].when->end.latest);
      return;
    }
    above = syntax_.clauses[*above].governor;
  }
}

// Whether the same actor does both; not known where one has none.
std::optional<bool> EventNarrative::shares_agent(Index a, Index b) const {
  bool known = false;
  for (const Argument& one : document_.events[a].arguments) {
    for (const Argument& other : document_.events[b].arguments) {
      const bool agents = one.role == Role::Agent && other.role == Role::Agent;
      if (agents && one.entity && other.entity) {
        known = true;
        if (one.entity == other.entity) {
          return true;
        }
      }
    }
  }
  return known ? std::optional(false) : std::nullopt;
}

// "The team was clearing mines when it was attacked": both at once.
void EventNarrative::share_background(Index e) {
  const Clause* clause = clause_of(e);
  if (!clause || clause->link != ClauseLink::Adverbial || !clause->governor || !clause->marker ||
      signal_of(lists_.signals, document_.tokens[*clause->marker].lemma) != TimeSignal::During) {
    return;
  }
  const auto main = event_at(syntax_.clauses[*clause->governor].verb.head);
  if (!main) {
    return;
  }
  if (is_dated(*main) && is_open(e) && is_narrow_time(*dated_[*main].when)) {
    take(e, *dated_[*main].when);
  } else if (is_dated(e) && is_open(*main) && is_narrow_time(*dated_[e].when)) {
    take(*main, *dated_[e].when);
  }
}

}  // namespace chronograph
