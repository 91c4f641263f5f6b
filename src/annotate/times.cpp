// SPDX-License-Identifier: Apache-2.0
// Time expressions and their values. Expressions are found first, then resolved against the
// creation day; where only bounds of it are known, against both bounds, and what differs is left
// open instead of guessed.
#include "annotate/creation_inference.hpp"
#include "annotate/lexicon.hpp"
#include "annotate/stages.hpp"
#include "annotate/time_grammar.hpp"
#include "annotate/time_tense.hpp"
#include "annotate/time_values.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace chronograph {
namespace {

constexpr std::uint64_t kTimeOfDay =
    time_class_bit(TimeSlot::Clock) | time_class_bit(TimeSlot::Hour) |
    time_class_bit(TimeSlot::Noon) | time_class_bit(TimeSlot::DayPart);

// "-" in "1998-99", "3-7 March", also the longer dash and the slash of print.
bool is_range_mark(std::string_view between) {
  constexpr std::array<std::string_view, 6> kMarks{"-", "\u2013", "/", " - ", " \u2013 ", "\u2014"};
  return std::find(kMarks.begin(), kMarks.end(), between) != kMarks.end();
}

// "In 1998-99": what happened then lies in either year. Where "from" or "between" tells the ends
// apart each keeps its own days.
void join_ranges(const Document& document, const std::vector<TimeReading>& readings,
                 std::vector<ResolvedTime>& times) {
  constexpr std::array<std::string_view, 3> kEndsApart{"from", "From", "between"};
  for (std::size_t i = 0; i + 1 < times.size(); ++i) {
    const Span gap{readings[i].span.end, readings[i + 1].span.begin};
    const bool dates = times[i].type == TimexType::Date && times[i + 1].type == TimexType::Date;
    DayBounds& first = times[i].days;
    DayBounds& second = times[i + 1].days;
    if (!dates || gap.begin >= gap.end || gap.size() > 3 || !is_range_mark(document.view(gap)) ||
        !first.closed() || !second.closed() || *second.latest < *first.earliest) {
      continue;
    }
    const auto [token, last] = document.tokens_in(readings[i].span);
    const bool apart = token > 0 && token < last &&
                       std::find(kEndsApart.begin(), kEndsApart.end(),
                                 document.view(document.tokens[token - 1])) != kEndsApart.end();
    if (!apart) {
      first = second = hull(first, second);
    }
  }
}

constexpr std::uint32_t kLongestAnchor = 16;  // "starting from"

class Times final : public Stage {
public:
  void run(Document& document) const override {
    const std::vector<TimeReading> readings = find(document);
    if (!document.creation_time) {
      document.creation_time = inference_.infer(document, grammar_, readings);
    }
    document.times.clear();
    std::vector<ResolvedTime> times = resolve(document, readings);
    anchor_durations(document, readings, times);
    join_ranges(document, readings, times);
    for (std::size_t i = 0; i < times.size(); ++i) {
      TimeExpression expression;
      expression.span = readings[i].span;
      expression.type = times[i].type;
      expression.value = times[i].value;
      expression.mod = mod_spelling(readings[i].match.slots);
      expression.days = times[i].days;
      document.times.push_back(std::move(expression));
    }
    document.set(Layer::Times);
  }

private:
  [[nodiscard]] std::vector<TimeReading> find(const Document& document) const;
  void merge_days_and_hours(const std::vector<TimeAtom>& atoms,
                            std::vector<TimeMatch>& matches) const;
  void lend_days(const std::vector<TimeAtom>& atoms, std::vector<TimeMatch>& matches) const;
  [[nodiscard]] bool is_time_of_day(const TimeMatch& match) const;
  [[nodiscard]] bool is_day(const TimeMatch& match) const;
  [[nodiscard]] std::vector<ResolvedTime> resolve(const Document& document,
                                                  const std::vector<TimeReading>& readings) const;
  [[nodiscard]] std::vector<ResolvedTime> pass(const std::vector<TimeReading>& readings,
                                               std::optional<Date> creation) const;

  void anchor_durations(const Document& document, const std::vector<TimeReading>& readings,
                        std::vector<ResolvedTime>& times) const;

  TimeGrammar grammar_;
  TimeTense tense_;
  CreationInference inference_;
  Lexicon duration_anchors_{"duration_anchors.tsv"};
};

// "April Smith" is no month. The model's names are read, since mentions come later.
bool is_part_of_name(const Document& document, std::uint32_t first, std::uint32_t last) {
  constexpr float kSure = 0.5F;
  const std::vector<NameReading>& names = document.reading.names;
  const auto name = std::partition_point(
      names.begin(), names.end(), [&](const NameReading& other) { return other.last <= first; });
  return name != names.end() && name->first <= first && last < name->last &&
         name->type == EntityType::Person && name->probability >= kSure;
}

// Whether the dates of a document are "13/4/2021" or "4/13/2021" tells what its "5/4/2021" is.
class DateOrder {
public:
  void learn(const std::vector<TimeAtom>& atoms) {
    for (const TimeAtom& atom : atoms) {
      if ((atom.classes & time_class_bit(TimeSlot::IsoDate)) != 0) {
        month_first_ = month_first_ || atom.values.get(TimeSlot::DateOrder) > 0;
        day_first_ = day_first_ || atom.values.get(TimeSlot::DateOrder) < 0;
      }
    }
  }
  void settle(std::vector<TimeReading>& readings) const {
    for (TimeReading& reading : readings) {
      TimeSlots& slots = reading.match.slots;
      if (slots.has(TimeSlot::DigitDate) && month_first_ != day_first_) {
        const std::int32_t digits = slots.get(TimeSlot::DigitDate);
        const std::int32_t exchanged =
            digits / 10000 * 10000 + digits % 100 * 100 + digits / 100 % 100;
        slots.set(TimeSlot::IsoDate, day_first_ ? exchanged : digits);
        slots.clear(TimeSlot::DigitDate);
      }
    }
  }

private:
  bool month_first_ = false;
  bool day_first_ = false;
};

std::vector<TimeReading> Times::find(const Document& document) const {
  std::vector<TimeReading> readings;
  std::vector<TimeAtom> atoms;
  std::vector<TimeMatch> matches;
  DateOrder order;
  for (std::uint32_t index = 0; index < document.sentences.size(); ++index) {
    const Sentence& sentence = document.sentences[index];
    grammar_.words().read(document, sentence.first_token, sentence.last_token, atoms);
    order.learn(atoms);
    grammar_.match(atoms, matches);
    merge_days_and_hours(atoms, matches);
    lend_days(atoms, matches);
    for (const TimeMatch& match : matches) {
      const TimeAtom& first = atoms[match.first_atom];
      const TimeAtom& last = atoms[match.last_atom - 1];
      if (is_part_of_name(document, first.token, last.token)) {
        continue;
      }
      const TimeDirection direction =
          tense_.direction_at(document, sentence, first.token, last.token + 1);
      if (match.slots.has(TimeSlot::Ahead) && direction != TimeDirection::Future) {
        continue;  // "he was soon released"
      }
      readings.push_back({match, direction, index, {first.span.begin, last.span.end}});
    }
  }
  order.settle(readings);
  return readings;
}

bool Times::is_time_of_day(const TimeMatch& match) const {
  const TimeOp op = grammar_.rule(match.rule).op;
  return op == TimeOp::Clock || (op == TimeOp::Same && match.slots.has(TimeSlot::DayPart));
}

bool Times::is_day(const TimeMatch& match) const {
  const TimeRule& rule = grammar_.rule(match.rule);
  const bool is_date = rule.type == TimexType::Date || rule.type == TimexType::Time;
  if (!is_date || (match.slots.mask() & kTimeOfDay) != 0) {
    return false;
  }
  switch (rule.op) {
    case TimeOp::Weekday:
    case TimeOp::Holiday:
      return true;
    case TimeOp::Calendar:
      return match.slots.has(TimeSlot::Day) || match.slots.has(TimeSlot::IsoDate);
    case TimeOp::Shifted:
    case TimeOp::Offset:
    case TimeOp::Same:
      return match.slots.get(TimeSlot::Unit) == static_cast<int>(TimeUnit::Day);
    default:
      return false;
  }
}

// The day of one match with the hours of another.
TimeMatch on_day(const TimeMatch& day, const TimeSlots& hours) {
  TimeMatch out = day;
  for (std::size_t slot = 0; slot < kTimeSlots; ++slot) {
    const auto which = static_cast<TimeSlot>(slot);
    const bool of_hours = (time_class_bit(which) & kTimeOfDay) != 0 || which == TimeSlot::AmPm ||
                          which == TimeSlot::Zone || which == TimeSlot::Mod;
    if (of_hours && hours.has(which)) {
      out.slots.set(which, hours.get(which));
    }
  }
  return out;
}

TimeMatch without_hours(TimeMatch match) {
  for (std::size_t slot = 0; slot < kTimeSlots; ++slot) {
    const auto which = static_cast<TimeSlot>(slot);
    if ((time_class_bit(which) & kTimeOfDay) != 0 || which == TimeSlot::AmPm ||
        which == TimeSlot::Zone || which == TimeSlot::Mod) {
      match.slots.clear(which);
    }
  }
  return match;
}

constexpr std::int32_t kHoursOfHalfDay = 12;

bool in_second_half(const TimeSlots& slots) {
  return slots.has(TimeSlot::DayPart) &&
         slots.get(TimeSlot::DayPart) != static_cast<int>(TimeDayPart::Morning);
}

// What may stand between an hour and its day: "(2100 GMT) on", "local time on".
bool joins_hour_and_day(std::string_view word) {
  constexpr std::array<std::string_view, 7> kWords{"(", ")", ",", "on", "local", "time", "of"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// "9 a.m. Tuesday", "Friday at noon", "the morning of Oct. 23" are one expression each.
void Times::merge_days_and_hours(const std::vector<TimeAtom>& atoms,
                                 std::vector<TimeMatch>& matches) const {
  for (std::size_t i = 0; i + 1 < matches.size();) {
    TimeMatch& left = matches[i];
    const TimeMatch& right = matches[i + 1];
    const std::uint32_t gap = right.first_atom - left.last_atom;
    const std::string_view between = gap == 1 ? atoms[left.last_atom].text : std::string_view();
    const bool near =
        gap == 0 || between == "," || between == "on" || between == "of" || between == "at";
    const bool left_is_hour = is_time_of_day(left);
    if (!near || !(left_is_hour ? is_day(right) : is_day(left) && is_time_of_day(right))) {
      ++i;
      continue;
    }
    TimeMatch merged = left_is_hour ? on_day(right, left.slots) : on_day(left, right.slots);
    merged.first_atom = left.first_atom;
    merged.last_atom = right.last_atom;
    left = merged;
    matches.erase(matches.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

// "At 11 p.m. (2100 GMT) on Monday": both hours are of the day that follows.
void Times::lend_days(const std::vector<TimeAtom>& atoms, std::vector<TimeMatch>& matches) const {
  for (std::size_t i = matches.size(); i-- > 1;) {
    TimeMatch& hours = matches[i - 1];
    const TimeMatch& day = matches[i];
    if (!is_day(without_hours(day)) || grammar_.rule(hours.rule).op != TimeOp::Clock) {
      continue;
    }
    const auto first = atoms.begin() + hours.last_atom;
    const auto last = atoms.begin() + day.first_atom;
    const bool near = std::all_of(
        first, last, [](const TimeAtom& atom) { return joins_hour_and_day(atom.text); });
    if (near) {
      TimeMatch lent = on_day(without_hours(day), hours.slots);
      if (in_second_half(day.slots) && !hours.slots.has(TimeSlot::AmPm)) {
        lent.slots.set(TimeSlot::AmPm, kHoursOfHalfDay);  // "3 o'clock on Monday afternoon"
      }
      lent.first_atom = hours.first_atom;
      lent.last_atom = hours.last_atom;
      hours = lent;
    }
  }
}

std::vector<ResolvedTime> Times::pass(const std::vector<TimeReading>& readings,
                                      std::optional<Date> creation) const {
  TimeResolver resolver(grammar_, creation);
  std::vector<ResolvedTime> times;
  times.reserve(readings.size());
  for (const TimeReading& reading : readings) {
    times.push_back(resolver.resolve(reading));
  }
  return times;
}

std::vector<ResolvedTime> Times::resolve(const Document& document,
                                         const std::vector<TimeReading>& readings) const {
  const DayBounds creation = document.creation_time ? document.creation_time->days : DayBounds();
  if (creation.is_day()) {
    return pass(readings, creation.earliest);
  }
  // What an expression names moves with the creation day, so the bounds of that give its bounds.
  std::vector<ResolvedTime> open = pass(readings, std::nullopt);
  const auto early = creation.earliest ? pass(readings, creation.earliest) : open;
  const auto late = creation.latest ? pass(readings, creation.latest) : open;
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (open[i].days.unknown()) {
      open[i].days = {creation.earliest ? early[i].days.earliest : std::nullopt,
                      creation.latest ? late[i].days.latest : std::nullopt};
    }
    if (creation.closed() && early[i].value == late[i].value) {
      open[i].value = early[i].value;
      open[i].type = early[i].type;
    }
  }
  return open;
}

// "For three weeks starting May 1". Periods of reports ("the nine months ended Sept. 30") date what
// a report is about, seldom the verb that they stand by, and get no days.
void Times::anchor_durations(const Document& document, const std::vector<TimeReading>& readings,
                             std::vector<ResolvedTime>& times) const {
  for (std::size_t i = 0; i + 1 < times.size(); ++i) {
    const std::uint32_t begin = readings[i].span.end + 1;
    const std::uint32_t end = readings[i + 1].span.begin - 1;
    if (times[i].type != TimexType::Duration || times[i + 1].type != TimexType::Date ||
        begin >= end || end - begin > kLongestAnchor) {
      continue;
    }
    const std::string_view side = duration_anchors_.get(document.view(Span{begin, end}));
    if (!side.empty()) {
      const DayBounds days =
          days_of_anchored(readings[i].match.slots, times[i + 1].days, side == "begin" ? 1 : -1);
      times[i].days = days.unknown() ? times[i].days : days;
    }
  }
}

}  // namespace

std::unique_ptr<Stage> make_times(const StageOptions& /*options*/) {
  return std::make_unique<Times>();
}

}  // namespace chronograph
