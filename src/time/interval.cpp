// SPDX-License-Identifier: Apache-2.0
// Bounds and their EDTF spelling. EDTF cannot say everything that two pairs of bounds can; where it
// cannot, the spelling is wider or marked `~`, never narrower.
#include "chronograph/time/interval.hpp"

#include <algorithm>

namespace chronograph {
namespace {

bool is_month_begin(Date date) { return date.civil().day == 1; }

bool is_month_end(Date date) {
  const YearMonthDay day = date.civil();
  return day.day == days_in_month(day.year, day.month);
}

// `199X`, `19XX` where the bounds are exactly that decade or century.
std::string masked_years(const EventTime& time) {
  const int years = time.granularity == Granularity::Decade    ? 10
                    : time.granularity == Granularity::Century ? 100
                                                               : 0;
  if (years == 0 || !time.begin.closed()) {
    return {};
  }
  const Date first = *time.begin.earliest;
  const int year = first.civil().year;
  const bool whole = year % years == 0 && first == Date::from_civil(year, 1, 1) &&
                     time.begin.latest == Date::from_civil(year + years - 1, 12, 31);
  if (!whole) {
    return {};
  }
  return first.iso().substr(0, years == 10 ? 3 : 2) + (years == 10 ? "X" : "XX");
}

std::string point_edtf(const EventTime& time) {
  if (std::string masked = masked_years(time); !masked.empty()) {
    return masked;
  }
  if (auto unit = unit_of(time.begin)) {
    return *unit;
  }
  std::string out = "[";
  if (time.begin.earliest) {
    out += time.begin.earliest->iso();
  }
  out += "..";
  if (time.begin.latest) {
    out += time.begin.latest->iso();
  }
  return out + "]";
}

// One end of an interval: its unit, the month or year that holds its bounds, or its outer bound, as
// approximate; open where it has none. EDTF allows no set inside an interval.
std::string end_edtf(const DayBounds& bounds, const std::optional<Date>& outer) {
  if (auto unit = unit_of(bounds)) {
    return *unit;
  }
  if (bounds.closed()) {
    const std::string first = bounds.earliest->iso();
    const std::string last = bounds.latest->iso();
    for (const std::size_t width : {7U, 4U}) {
      if (first.compare(0, width, last, 0, width) == 0) {
        return first.substr(0, width);
      }
    }
  }
  return outer ? outer->iso() + "~" : "..";
}

}  // namespace

std::optional<DayBounds> intersection(const DayBounds& a, const DayBounds& b) {
  DayBounds both = a;
  if (b.earliest && (!both.earliest || *both.earliest < *b.earliest)) {
    both.earliest = b.earliest;
  }
  if (b.latest && (!both.latest || *b.latest < *both.latest)) {
    both.latest = b.latest;
  }
  if (both.closed() && *both.latest < *both.earliest) {
    return std::nullopt;
  }
  return both;
}

DayBounds hull(const DayBounds& a, const DayBounds& b) {
  DayBounds both;
  if (a.earliest && b.earliest) {
    both.earliest = std::min(*a.earliest, *b.earliest);
  }
  if (a.latest && b.latest) {
    both.latest = std::max(*a.latest, *b.latest);
  }
  return both;
}

std::string to_edtf(const EventTime& time) {
  if (time.unknown()) {
    return {};
  }
  if (time.begin == time.end) {
    return point_edtf(time);
  }
  return end_edtf(time.begin, time.begin.earliest) + "/" + end_edtf(time.end, time.end.latest);
}

std::optional<std::string> unit_of(const DayBounds& bounds) {
  if (!bounds.closed() || *bounds.latest < *bounds.earliest) {
    return std::nullopt;
  }
  const std::string first = bounds.earliest->iso();
  if (bounds.is_day()) {
    return first;
  }
  if (!is_month_begin(*bounds.earliest) || !is_month_end(*bounds.latest)) {
    return std::nullopt;
  }
  const YearMonthDay from = bounds.earliest->civil();
  const YearMonthDay to = bounds.latest->civil();
  if (from.year != to.year) {
    return std::nullopt;
  }
  if (from.month == to.month) {
    return first.substr(0, 7);
  }
  if (from.month == 1 && to.month == 12) {
    return first.substr(0, 4);
  }
  return std::nullopt;
}

}  // namespace chronograph
