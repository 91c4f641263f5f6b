// SPDX-License-Identifier: Apache-2.0
// Expressions first; then what hangs on a dated verb ("by firing", "and injured") takes its date;
// then tense says on which side of the creation time the rest lies. Never narrower than the text.
#include "annotate/event_times.hpp"

#include "annotate/event_narrative.hpp"
#include "chronograph/text/utf8.hpp"
#include "chronograph/time/timex.hpp"

#include <algorithm>
#include <charconv>

namespace chronograph {
namespace {

// "just before", "shortly after": within a month.
constexpr std::int32_t kCloseDays = 31;

bool possible(const DayBounds& days) { return !days.closed() || *days.earliest <= *days.latest; }

std::optional<Date> earlier(std::optional<Date> a, std::optional<Date> b) {
  if (!a || !b) {
    return a ? a : b;
  }
  return std::min(*a, *b);
}

std::optional<Date> later(std::optional<Date> a, std::optional<Date> b) {
  if (!a || !b) {
    return a ? a : b;
  }
  return std::max(*a, *b);
}

EventTime point_in(const DayBounds& days, Granularity granularity, std::string_view basis) {
  return {days, days, granularity, std::string(basis)};
}

}  // namespace

bool is_possible(const EventTime& when) {
  return possible(when.begin) && possible(when.end) && possible(hull_of(when));
}

DayBounds hull_of(const EventTime& when) { return {when.begin.earliest, when.end.latest}; }

std::optional<std::int32_t> days_of_duration(std::string_view value) {
  const bool hours = value.starts_with("PT");
  const std::string_view digits = value.substr(std::min<std::size_t>(hours ? 2 : 1, value.size()));
  std::int32_t count = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (failure != std::errc() || end == digits.data() + digits.size() || count > 10000) {
    return std::nullopt;
  }
  switch (*end) {
    case 'H':
      return (count + 23) / 24;
    case 'D':
      return count;
    case 'W':
      return 7 * count;
    case 'M':
      return hours ? std::optional(1) : std::optional(31 * count);
    case 'Y':
      return 366 * count;
    default:
      return std::nullopt;
  }
}

EventTimes::EventTimes(const Document& document, const Syntax& syntax, const TimeLists& lists)
    : document_(document), zones_(document.zones), syntax_(syntax), lists_(lists) {
  if (document.creation_time) {
    creation_ = document.creation_time->days;
  }
  event_of_clause_.assign(syntax.clauses.size(), Syntax::kNone);
  event_of_token_.assign(document.tokens.size(), Syntax::kNone);
  for (const Event& event : document.events) {
    anchors_.push_back(anchor_of(document, syntax, event));
    if (anchors_.back().token) {
      event_of_token_[*anchors_.back().token] = static_cast<Index>(anchors_.size() - 1);
    }
    if (anchors_.back().verb) {
      event_of_clause_[*anchors_.back().verb] = static_cast<Index>(anchors_.size() - 1);
    }
  }
  attached_ = attach_times(document, syntax, anchors_, lists);
  looks_back_ = std::any_of(document.times.begin(), document.times.end(), [&](const auto& time) {
    return to_lower(document.view(time.span)) == "yesterday" &&
           !zones_.holds(time.span.begin, ZoneKind::Quote);
  });
}

std::vector<EventTimes::Dated> EventTimes::run(std::span<const OrderReading> readings) {
  const Index count = static_cast<Index>(anchors_.size());
  dated_.assign(count, {});
  for (Index e = 0; e < count; ++e) {
    date_by_expressions(e);
  }
  for (Index e = 0; e < count; ++e) {
    share_among_conjuncts(e);
  }
  for (Index e = count; e > 0; --e) {
    share_among_conjuncts(e - 1);
  }
  for (Index e = 0; e < count; ++e) {
    date_by_tense(e);
  }
  for (int round = 0; round < 2; ++round) {
    for (Index e = 0; e < count; ++e) {
      borrow(e);
    }
  }
  for (Index e = 0; e < count; ++e) {
    bound_by_clause(e);
    bound_by_preposition(e);
    bound_by_speech(e);
    bound_by_blame(e);
  }
  EventNarrative(document_, syntax_, lists_, dated_).run(readings);
  for (Index e = 0; e < count; ++e) {
    borrow(e);
    const auto& token = anchors_[e].token;
    if (token && without_subtype(document_.tokens[*token].deprel) == Deprel::Case) {
      dated_[e] = {};  // "according to": a preposition has no time
    }
  }
  return std::move(dated_);
}

std::optional<std::uint32_t> EventTimes::event_of(Index clause) const {
  const Index event = event_of_clause_[clause];
  return event == Syntax::kNone ? std::nullopt : std::optional(event);
}

FrameSet EventTimes::frames_of(const Clause& clause) const {
  return lists_.grammar.verbs.of(document_.tokens[clause.verb.head].lemma);
}

void EventTimes::date_by_expressions(Index e) {
  for (const TimeAttachment& attachment : attached_[e]) {
    apply(e, attachment);
  }
  auto& when = dated_[e].when;
  if (when && !is_possible(*when)) {
    dated_[e] = {};
  }
  if (!when) {
    attached_[e].clear();  // none of them could be meant
  }
}

// An event of the past does not lie after the day of writing, nor one of the future before it.
bool EventTimes::contradicts_tense(Index e, const DayBounds& days) const {
  const Horizon horizon = horizon_of(e);
  const bool ahead = days.earliest && creation_.latest && *days.earliest > *creation_.latest;
  const bool behind = days.latest && creation_.earliest && *days.latest < *creation_.earliest;
  return (horizon == Horizon::Past && ahead) || (horizon == Horizon::Future && behind);
}

void EventTimes::apply(Index e, const TimeAttachment& attachment) {
  const TimeExpression& time = document_.times[attachment.time];
  Dated& dated = dated_[e];
  const DayBounds& days = time.days;
  const Granularity range = Granularity::Range;
  if (attachment.signal == TimeSignal::Within) {
    apply_within(e, time);
    return;
  }
  if (days.unknown() || (contradicts_tense(e, days) && attachment.signal == TimeSignal::At)) {
    return;
  }
  switch (attachment.signal) {
    case TimeSignal::Before:
      dated.when = point_in({std::nullopt, days.earliest}, range, "expression");
      break;
    case TimeSignal::By:
      dated.when = point_in(
          {horizon_of(e) == Horizon::Past ? std::nullopt : creation_.earliest, days.latest}, range,
          "expression");
      break;
    case TimeSignal::After:
      dated.when = point_in({days.earliest, std::nullopt}, range, "expression");
      if (horizon_of(e) == Horizon::Past) {
        dated.when->begin.latest = dated.when->end.latest = creation_.latest;
      }
      break;
    case TimeSignal::Until:
      dated.when = EventTime{{std::nullopt, days.latest}, days, range, "expression"};
      break;
    case TimeSignal::Since:
      if (dated.when) {
        return;  // the first of two says it of this verb
      }
      dated.when = EventTime{days, {creation_.earliest, std::nullopt}, range, "expression"};
      break;
    case TimeSignal::From:
      dated.when = EventTime{days, {days.earliest, std::nullopt}, Granularity::Range, "expression"};
      break;
    case TimeSignal::To:
      if (dated.when) {
        dated.when->end = days;
      }
      break;
    default:
      apply_at(e, time);
      break;
  }
  if (!dated.time && dated.when) {
    dated.time = TimeRef{attachment.time};
  }
}

// A bare "Friday" that no grammar or calendar tells from another: of what is told in the plain
// present ("they meet Monday"), in a paper of the next morning ("yesterday" and "Friday" on a
// Friday), and, told of as past on a Thursday, the last one or, in a country
// ahead of the clock, the next day.
bool EventTimes::is_ambiguous_weekday(Index e, const TimeExpression& time) const {
  const auto [first, last] = document_.tokens_in(time.span);
  if (first + 1 != last || document_.tokens[first].upos != Upos::Propn || !time.days.is_day() ||
      !creation_.is_day()) {
    return false;
  }
  const std::int32_t ahead =
      time.days.earliest->days_since_1970() - creation_.earliest->days_since_1970();
  if (!anchors_[e].verb || ahead > 0 || ahead < -6) {
    return false;
  }
  if (ahead == 0) {
    return looks_back_ && horizon_of(e) == Horizon::Past;
  }
  const Clause& clause = syntax_.clauses[*anchors_[e].verb];
  const bool plain_present = clause.verb.form == VerbForm::Finite && !clause.verb.modal &&
                             clause.verb.tense == Tense::Present &&
                             clause.verb.aspect == Aspect::None &&
                             !frames_of(clause).has(Frame::Says);
  return ahead == -6 || plain_present;
}

// "at 10 a.m.": on a day that other words tell.
bool EventTimes::is_clock_only(const TimeExpression& time) const {
  const auto [first, last] = document_.tokens_in(time.span);
  const auto says_day = [&](const Token& token) {
    const std::string word(document_.view(token));
    const bool zone =
        std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return (token.upos == Upos::Propn && !zone) || token.lemma == "today" ||
           token.lemma == "tonight" || token.lemma == "yesterday" || token.lemma == "tomorrow" ||
           token.lemma == "this";
  };
  const bool words =
      std::any_of(document_.tokens.begin() + first, document_.tokens.begin() + last, says_day);
  return granularity_of_value(time.value) == Granularity::Time && !words;
}

void EventTimes::apply_at(Index e, const TimeExpression& time) {
  Dated& dated = dated_[e];
  const Granularity granularity =
      time.type == TimexType::Duration ? Granularity::Range : granularity_of_value(time.value);
  if (is_clock_only(time) && time.days == creation_) {
    return;
  }
  // "around May 1".
  const Index first = document_.tokens_in(time.span).first;
  const std::string_view before =
      first > 0 ? std::string_view(document_.tokens[first - 1].lemma) : std::string_view();
  if (time.days.is_day() && (time.mod == "APPROX" || before == "around" || before == "about")) {
    dated.when = point_in({time.days.earliest->plus_days(-7), time.days.latest->plus_days(7)},
                          Granularity::Range, "expression");
    return;
  }
  // "Today we have him," said the day before the text was written, or on that day.
  const std::string word = to_lower(document_.view(time.span));
  const bool from_speaker =
      word == "today" || word == "tonight" || word == "tomorrow" || word == "yesterday";
  if (from_speaker && time.days.is_day() && zones_.holds(time.span.begin, ZoneKind::Quote)) {
    dated.when = point_in({time.days.earliest->plus_days(-1), time.days.latest}, Granularity::Range,
                          "expression");
    return;
  }
  if (is_ambiguous_weekday(e, time)) {
    const bool behind = time.days == creation_;
    dated.when = point_in({time.days.earliest->plus_days(behind ? -7 : 0),
                           time.days.earliest->plus_days(behind ? 0 : 7)},
                          Granularity::Range, "expression");
    return;
  }
  if (!dated.when) {
    dated.when = point_in(time.days, granularity, "expression");
    return;
  }
  const auto both = intersection(dated.when->begin, time.days);
  if (both && dated.when->begin == dated.when->end && *both != dated.when->begin) {
    dated.when = point_in(*both, granularity, "expression");
  }
}

// "within 48 hours": counted from the day of writing where the event lies ahead.
void EventTimes::apply_within(Index e, const TimeExpression& time) {
  DayBounds days = time.days;
  if (days.unknown()) {
    const auto length = days_of_duration(time.value);
    if (!length || horizon_of(e) == Horizon::Past || !creation_.closed()) {
      return;
    }
    days = {creation_.earliest, creation_.latest->plus_days(*length)};
  }
  dated_[e].when = point_in(days, Granularity::Range, "expression+tense");
}

EventTimes::Horizon EventTimes::horizon_of_finite(const Clause& clause) const {
  const VerbGroup& verb = clause.verb;
  const bool says = frames_of(clause).has(Frame::Says);
  const bool headline = zones_.holds(document_.tokens[verb.head].span.begin, ZoneKind::Headline);
  if (verb.planned) {
    return verb.tense == Tense::Present ? Horizon::Future : Horizon::None;
  }
  switch (verb.tense) {
    case Tense::Future:
      return Horizon::Future;
    case Tense::Past:
      return Horizon::Past;
    case Tense::Present:
      break;
    default:
      return Horizon::None;
  }
  if (verb.aspect == Aspect::Perfective) {
    return Horizon::Past;
  }
  if (verb.aspect == Aspect::Progressive || verb.aspect == Aspect::PerfectiveProgressive) {
    return Horizon::Ongoing;
  }
  return says || headline ? Horizon::Past : Horizon::None;
}

EventTimes::Horizon EventTimes::horizon_of(Index e) const {
  if (!anchors_[e].verb) {
    return Horizon::None;
  }
  const Clause& clause = syntax_.clauses[*anchors_[e].verb];
  const Modality modality = document_.events[e].modality;
  if (modality == Modality::Conditional) {
    return Horizon::Future;
  }
  if (clause.verb.form == VerbForm::Finite) {
    return horizon_of_finite(clause);
  }
  if (clause.link == ClauseLink::Reduced && clause.verb.form == VerbForm::Participle) {
    return Horizon::Past;
  }
  const bool ahead = modality == Modality::Future || modality == Modality::Intended;
  if (clause.link == ClauseLink::Open && ahead && clause.governor) {
    const VerbGroup& governor = syntax_.clauses[*clause.governor].verb;
    return governor.tense == Tense::Present ? Horizon::Future : Horizon::None;
  }
  return Horizon::None;
}

void EventTimes::date_by_tense(Index e) {
  if (dated_[e].when || creation_.unknown()) {
    return;
  }
  switch (horizon_of(e)) {
    case Horizon::Past:
      dated_[e].when =
          point_in({std::nullopt, creation_.latest}, Granularity::Range, "creation-time");
      break;
    case Horizon::Future:
      dated_[e].when =
          point_in({creation_.earliest, std::nullopt}, Granularity::Range, "creation-time");
      break;
    case Horizon::Ongoing:
      dated_[e].when = EventTime{{std::nullopt, creation_.latest},
                                 {creation_.earliest, std::nullopt},
                                 Granularity::Range,
                                 "creation-time"};
      break;
    case Horizon::None:
      return;
  }
  if (dated_[e].when->unknown()) {
    dated_[e].when.reset();
  }
}

// Narrows an event that has no expression by one that it stands before, after or in.
void EventTimes::bound(Index e, TimeSignal signal, bool closely, const EventTime& other) {
  EventTime when = dated_[e].when.value_or(EventTime{{}, {}, Granularity::Range, ""});
  switch (signal) {
    case TimeSignal::Before:
    case TimeSignal::Until:
      when.end.latest = when.begin.latest = earlier(when.end.latest, other.begin.latest);
      if (closely && other.begin.earliest) {
        when.begin.earliest = when.end.earliest =
            later(when.begin.earliest, other.begin.earliest->plus_days(-kCloseDays));
      }
      break;
    case TimeSignal::After:
    case TimeSignal::Since:
      when.begin.earliest = when.end.earliest = later(when.begin.earliest, other.begin.earliest);
      if (closely && other.end.latest) {
        when.begin.latest = when.end.latest =
            earlier(when.end.latest, other.end.latest->plus_days(kCloseDays));
      }
      break;
    case TimeSignal::During:
      when.begin = when.end = hull_of(other);
      when.granularity = other.granularity;
      break;
    default:
      return;
  }
  if (is_possible(when) && !when.unknown()) {
    when.basis = "order";
    dated_[e].when = when;
  }
}

// "just before the Taliban returned to power in August, their chief set up"
void EventTimes::bound_by_clause(Index e) {
  if (!anchors_[e].verb) {
    return;
  }
  const Clause& clause = syntax_.clauses[*anchors_[e].verb];
  if (clause.link != ClauseLink::Adverbial || !clause.governor || !clause.marker) {
    return;
  }
  const auto main = event_of(*clause.governor);
  if (!main) {
    return;
  }
  const TimeSignal signal = signal_of(lists_.signals, document_.tokens[*clause.marker].lemma);
  const bool closely = *clause.marker > 0 && [&] {
    const std::string& lemma = document_.tokens[*clause.marker - 1].lemma;
    return lemma == "just" || lemma == "shortly" || lemma == "soon" || lemma == "immediately";
  }();
  if (has_expression(e) && !has_expression(*main) && dated_[e].when) {
    bound(*main, signal, closely, *dated_[e].when);
  } else if (signal == TimeSignal::During && has_expression(*main) && !has_expression(e) &&
             dated_[*main].when && clause.verb.tense == Tense::Past) {
    bound(e, signal, false, *dated_[*main].when);
  }
}

// "fled after the coup last year"
void EventTimes::bound_by_preposition(Index e) {
  if (!anchors_[e].verb || has_expression(e)) {
    return;
  }
  for (const Oblique& oblique : syntax_.clauses[*anchors_[e].verb].obliques) {
    const TimeSignal signal =
        signal_of(lists_.signals, document_.tokens[oblique.preposition].lemma);
    const Index other = event_of_token_[syntax_.phrases[oblique.phrase].head];
    const bool dated = other != Syntax::kNone && has_expression(other) && dated_[other].when;
    if (dated && signal != TimeSignal::During) {
      bound(e, signal, false, *dated_[other].when);
    }
  }
}

// What somebody said on Sunday had happened, had happened by Sunday.
void EventTimes::bound_by_speech(Index e) {
  if (!anchors_[e].verb || has_expression(e) || !dated_[e].when) {
    return;
  }
  const Clause& clause = syntax_.clauses[*anchors_[e].verb];
  if (clause.link != ClauseLink::Complement || !clause.governor || horizon_of(e) != Horizon::Past ||
      !frames_of(syntax_.clauses[*clause.governor]).has(Frame::Says)) {
    return;
  }
  const auto speech = event_of(*clause.governor);
  if (speech && has_expression(*speech) && dated_[*speech].when) {
    EventTime& when = *dated_[e].when;
    const auto latest = dated_[*speech].when->end.latest;
    if (latest && when.end.latest && *latest < *when.end.latest) {
      when.begin.latest = when.end.latest = latest;
      when.basis = "order";
    }
  }
}

}  // namespace chronograph
