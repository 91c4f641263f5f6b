// SPDX-License-Identifier: Apache-2.0
#include "chronograph/time/edtf.hpp"

#include "chronograph/time/timex.hpp"

namespace chronograph {
namespace {

// A day, a month or a year.
std::optional<DayBounds> days_of_unit(std::string_view text) {
  constexpr std::string_view kDay = "0000-00-00";
  if (text.size() != 4 && text.size() != 7 && text.size() != kDay.size()) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kDay[i] == '0' ? !digit : text[i] != kDay[i]) {
      return std::nullopt;
    }
  }
  return days_of_value(text);
}

bool in_order(const std::optional<Date>& first, const std::optional<Date>& last) {
  return !first || !last || !(*last < *first);
}

// `A..B`, the inside of the brackets.
std::optional<EventTime> one_of(std::string_view inside) {
  const std::size_t dots = inside.find("..");
  if (dots == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view first = inside.substr(0, dots);
  const std::string_view last = inside.substr(dots + 2);
  DayBounds days;
  if (!first.empty()) {
    const auto unit = days_of_unit(first);
    if (!unit) {
      return std::nullopt;
    }
    days.earliest = unit->earliest;
  }
  if (!last.empty()) {
    const auto unit = days_of_unit(last);
    if (!unit) {
      return std::nullopt;
    }
    days.latest = unit->latest;
  }
  if (days.unknown() || !in_order(days.earliest, days.latest)) {
    return std::nullopt;
  }
  return EventTime{days, days, days.is_day() ? Granularity::Day : Granularity::Range, {}};
}

std::optional<EventTime> interval_of(std::string_view first, std::string_view last) {
  EventTime time;
  time.granularity = Granularity::Range;
  for (const auto& [text, bounds] : {std::pair{first, &time.begin}, std::pair{last, &time.end}}) {
    if (text == "..") {
      continue;
    }
    const auto unit = days_of_unit(text);
    if (!unit) {
      return std::nullopt;
    }
    *bounds = *unit;
  }
  if (time.unknown() || !in_order(time.begin.earliest, time.end.earliest) ||
      !in_order(time.begin.latest, time.end.latest)) {
    return std::nullopt;
  }
  return time;
}

}  // namespace

std::optional<EventTime> time_of_edtf(std::string_view edtf) {
  if (edtf.size() > 2 && edtf.front() == '[' && edtf.back() == ']') {
    return one_of(edtf.substr(1, edtf.size() - 2));
  }
  if (const std::size_t slash = edtf.find('/'); slash != std::string_view::npos) {
    return interval_of(edtf.substr(0, slash), edtf.substr(slash + 1));
  }
  const auto unit = days_of_unit(edtf);
  if (!unit) {
    return std::nullopt;
  }
  return EventTime{*unit, *unit, granularity_of_value(edtf), {}};
}

}  // namespace chronograph
