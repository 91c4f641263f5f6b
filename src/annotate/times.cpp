// SPDX-License-Identifier: Apache-2.0
// Time expressions and their values. Expressions are found first, then resolved against the
// creation day; where only bounds of it are known, against both bounds, and what differs is left
// open instead of guessed.
#include "annotate/creation_inference.hpp"
#include "annotate/stages.hpp"
#include "annotate/time_grammar.hpp"
#include "annotate/time_tense.hpp"
#include "annotate/time_values.hpp"

#include <algorithm>
#include <utility>

namespace chronograph {
namespace {

constexpr std::uint64_t kTimeOfDay =
    time_class_bit(TimeSlot::Clock) | time_class_bit(TimeSlot::Hour) |
    time_class_bit(TimeSlot::Noon) | time_class_bit(TimeSlot::DayPart);

class Times final : public Stage {
public:
  void run(Document& document) const override {
    const std::vector<TimeReading> readings = find(document);
    if (!document.creation_time) {
      document.creation_time = inference_.infer(document, grammar_, readings);
    }
    document.times.clear();
    const std::vector<ResolvedTime> times = resolve(document, readings);
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
  [[nodiscard]] bool is_time_of_day(const TimeMatch& match) const;
  [[nodiscard]] bool is_day(const TimeMatch& match) const;
  [[nodiscard]] std::vector<ResolvedTime> resolve(const Document& document,
                                                  const std::vector<TimeReading>& readings) const;
  [[nodiscard]] std::vector<ResolvedTime> pass(const std::vector<TimeReading>& readings,
                                               std::optional<Date> creation) const;

  TimeGrammar grammar_;
  TimeTense tense_;
  CreationInference inference_;
};

std::vector<TimeReading> Times::find(const Document& document) const {
  std::vector<TimeReading> readings;
  std::vector<TimeAtom> atoms;
  std::vector<TimeMatch> matches;
  for (std::uint32_t index = 0; index < document.sentences.size(); ++index) {
    const Sentence& sentence = document.sentences[index];
    grammar_.words().read(document, sentence.first_token, sentence.last_token, atoms);
    grammar_.match(atoms, matches);
    merge_days_and_hours(atoms, matches);
    for (const TimeMatch& match : matches) {
      const TimeAtom& first = atoms[match.first_atom];
      const TimeAtom& last = atoms[match.last_atom - 1];
      const TimeDirection direction =
          tense_.direction_at(document, sentence, first.token, last.token + 1);
      if (match.slots.has(TimeSlot::Ahead) && direction != TimeDirection::Future) {
        continue;  // "he was soon released"
      }
      readings.push_back({match, direction, index, {first.span.begin, last.span.end}});
    }
  }
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
    TimeMatch merged = left_is_hour ? right : left;
    const TimeSlots& hours = left_is_hour ? left.slots : right.slots;
    for (std::size_t slot = 0; slot < kTimeSlots; ++slot) {
      const auto which = static_cast<TimeSlot>(slot);
      const bool of_hours = (time_class_bit(which) & kTimeOfDay) != 0 || which == TimeSlot::AmPm ||
                            which == TimeSlot::Zone || which == TimeSlot::Mod;
      if (of_hours && hours.has(which)) {
        merged.slots.set(which, hours.get(which));
      }
    }
    merged.first_atom = left.first_atom;
    merged.last_atom = right.last_atom;
    left = merged;
    matches.erase(matches.begin() + static_cast<std::ptrdiff_t>(i) + 1);
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

}  // namespace

std::unique_ptr<Stage> make_times(const StageOptions& /*options*/) {
  return std::make_unique<Times>();
}

}  // namespace chronograph
