// SPDX-License-Identifier: Apache-2.0
#include "chronograph/time/interval.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace chronograph;

namespace {

// "" is an open bound.
DayBounds bounds(const char* earliest, const char* latest) {
  return {Date::parse(earliest), Date::parse(latest)};
}

EventTime point(const DayBounds& days, Granularity granularity = Granularity::Day) {
  return {days, days, granularity, "expression"};
}

}  // namespace

TEST_SUITE("time/interval") {
  TEST_CASE("an intersection takes the tighter bound of each side") {
    CHECK(intersection(bounds("2021-01-01", "2021-01-31"), bounds("2021-01-15", "")) ==
          bounds("2021-01-15", "2021-01-31"));
    CHECK(intersection(bounds("", ""), bounds("2021-01-15", "")) == bounds("2021-01-15", ""));
    CHECK(intersection(bounds("2021-01-01", "2021-01-15"), bounds("2021-01-15", "2021-02-01")) ==
          bounds("2021-01-15", "2021-01-15"));
    CHECK_FALSE(intersection(bounds("2021-01-01", "2021-01-14"), bounds("2021-01-15", "")));
  }

  TEST_CASE("a hull is open wherever one of the two is") {
    CHECK(hull(bounds("2021-01-01", "2021-01-05"), bounds("2021-02-01", "2021-02-05")) ==
          bounds("2021-01-01", "2021-02-05"));
    CHECK(hull(bounds("2021-01-01", ""), bounds("2020-02-01", "2021-02-05")) ==
          bounds("2020-02-01", ""));
  }

  // Every pair of bounds within a fortnight, open ends included, against the days themselves.
  TEST_CASE("intersection and hull agree with the sets of days that they stand for") {
    constexpr int kDays = 7;
    std::vector<DayBounds> all;
    for (int from = -1; from < kDays; ++from) {
      for (int to = -1; to < kDays; ++to) {
        const DayBounds days{from < 0 ? std::nullopt : std::optional(Date::from_days(from)),
                             to < 0 ? std::nullopt : std::optional(Date::from_days(to))};
        if (!days.closed() || from <= to) {
          all.push_back(days);
        }
      }
    }
    const auto holds = [](const DayBounds& days, int day) {
      return (!days.earliest || days.earliest->days_since_1970() <= day) &&
             (!days.latest || day <= days.latest->days_since_1970());
    };
    for (const DayBounds& a : all) {
      for (const DayBounds& b : all) {
        const auto both = intersection(a, b);
        const DayBounds around = hull(a, b);
        bool any = false;
        for (int day = -3; day < kDays + 3; ++day) {
          any = any || (holds(a, day) && holds(b, day));
          REQUIRE((both && holds(*both, day)) == (holds(a, day) && holds(b, day)));
          REQUIRE((holds(around, day) || !(holds(a, day) || holds(b, day))));
        }
        REQUIRE(both.has_value() == any);
        REQUIRE(intersection(b, a) == both);
        REQUIRE(hull(b, a) == around);
      }
    }
  }

  TEST_CASE("a unit is told only where the bounds are exactly one") {
    struct Row {
      DayBounds days;
      const char* unit;
    };
    for (const Row& row :
         {Row{bounds("2021-10-01", "2021-10-01"), "2021-10-01"},
          Row{bounds("2021-10-01", "2021-10-31"), "2021-10"},
          Row{bounds("2020-02-01", "2020-02-29"), "2020-02"},
          Row{bounds("2020-02-01", "2020-02-28"), ""},
          Row{bounds("2021-01-01", "2021-12-31"), "2021"},
          Row{bounds("0001-01-01", "0001-12-31"), "0001"},
          Row{bounds("9999-12-01", "9999-12-31"), "9999-12"},
          Row{bounds("2021-01-01", "2021-03-31"), ""}, Row{bounds("2020-01-01", "2021-12-31"), ""},
          Row{bounds("2021-09-27", "2021-10-03"), ""}, Row{bounds("2021-10-01", ""), ""},
          Row{bounds("", ""), ""}}) {
      CAPTURE(row.unit);
      CHECK(unit_of(row.days).value_or("") == row.unit);
    }
  }

  TEST_CASE("EDTF says what the bounds say") {
    struct Row {
      EventTime time;
      const char* edtf;
    };
    const DayBounds day = bounds("2021-10-01", "2021-10-01");
    const DayBounds month = bounds("2021-08-01", "2021-08-31");
    const DayBounds open = bounds("", "");
    for (const Row& row :
         {Row{point(day), "2021-10-01"}, Row{point(month), "2021-08"},
          Row{point(bounds("2021-01-01", "2021-12-31")), "2021"},
          Row{point(bounds("2021-09-24", "")), "[2021-09-24..]"},
          Row{point(bounds("", "2021-10-01")), "[..2021-10-01]"},
          Row{point(bounds("2021-09-20", "2021-09-24")), "[2021-09-20..2021-09-24]"},
          Row{point(bounds("1990-01-01", "1999-12-31"), Granularity::Decade), "199X"},
          Row{point(bounds("1990-01-01", "1995-12-31"), Granularity::Decade),
              "[1990-01-01..1995-12-31]"},
          Row{point(bounds("1900-01-01", "1999-12-31"), Granularity::Century), "19XX"},
          Row{{bounds("2021-08-01", "2021-08-01"), bounds("2021-09-15", "2021-09-15"), {}, {}},
              "2021-08-01/2021-09-15"},
          Row{{open, day, {}, {}}, "../2021-10-01"}, Row{{month, open, {}, {}}, "2021-08/.."},
          // A state that holds: nobody says since when, nor how long.
          Row{{bounds("", "2021-10-01"), bounds("2021-10-01", ""), {}, {}}, "../.."},
          // One that has held since some month, or will until some year.
          Row{{month, bounds("2021-10-01", ""), {}, {}}, "2021-08/.."},
          Row{{bounds("", "2023-12-31"), bounds("2023-01-01", "2023-12-31"), {}, {}}, "../2023"},
          Row{{bounds("2020-12-03", "2021-02-09"), day, {}, {}}, "2020-12-03~/2021-10-01"},
          Row{{bounds("2021-08-03", "2021-08-09"), day, {}, {}}, "2021-08/2021-10-01"},
          Row{{bounds("2021-08-03", "2021-09-09"), day, {}, {}}, "2021/2021-10-01"},
          Row{{bounds("2021-08-03", ""), bounds("", "2021-10-01"), {}, {}},
              "2021-08-03~/2021-10-01~"},
          Row{point(open), ""}}) {
      CAPTURE(row.edtf);
      CHECK(to_edtf(row.time) == row.edtf);
    }
  }
}
