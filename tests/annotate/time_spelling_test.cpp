// SPDX-License-Identifier: Apache-2.0
#include "annotate/time_spelling.hpp"

#include "chronograph/time/timex.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

TEST_SUITE("annotate/time_spelling") {
  TEST_CASE("durations are spelt in their unit, halves in the next smaller one") {
    struct Row {
      TimeUnit unit;
      int hundredths;
      const char* value;
    };
    for (const Row& row :
         {Row{TimeUnit::Week, 300, "P3W"}, Row{TimeUnit::Year, 250, "P2Y6M"},
          Row{TimeUnit::Year, 50, "P6M"}, Row{TimeUnit::Hour, 50, "PT30M"},
          Row{TimeUnit::Hour, 550, "PT5H30M"}, Row{TimeUnit::Day, 150, "P1DT12H"},
          Row{TimeUnit::Minute, 2000, "PT20M"}, Row{TimeUnit::Fortnight, 100, "P2W"},
          Row{TimeUnit::Decade, 200, "P20Y"}, Row{TimeUnit::Week, 250, "P2.5W"},
          Row{TimeUnit::Month, kVagueNumber, "PXM"}, Row{TimeUnit::Minute, kVagueNumber, "PTXM"},
          Row{TimeUnit::Year, 125, "P1.25Y"}}) {
      CAPTURE(row.value);
      CHECK(spell_duration(row.unit, row.hundredths) == row.value);
      CHECK(is_timex_value(row.value));
    }
  }

  TEST_CASE("units are spelt around a day, and with X where nothing is known") {
    const Date day = *Date::parse("2021-10-01");
    for (int unit = 0; unit <= static_cast<int>(TimeUnit::Half); ++unit) {
      CAPTURE(unit);
      const auto value = spell_unit(static_cast<TimeUnit>(unit), day);
      CHECK(is_timex_value(value));
      if (static_cast<TimeUnit>(unit) != TimeUnit::Weekend) {
        CHECK(intersection(*days_of_value(value), {day, day}).has_value());
      }
      CHECK_FALSE(days_of_value(spell_unknown(static_cast<TimeUnit>(unit))).has_value());
    }
    CHECK(spell_unit(TimeUnit::Week, day) == "2021-W39");
    CHECK(spell_unit(TimeUnit::Weekend, day) == "2021-W39-WE");
    CHECK(spell_unit(TimeUnit::Quarter, day) == "2021-Q4");
    CHECK(spell_unit(TimeUnit::Decade, day) == "202");
  }

  TEST_CASE("values of days, weeks, months and longer read back as what holds the day") {
    for (const char* first :
         {"0001-01-01", "1899-11-01", "1999-12-20", "2019-12-20", "9998-12-20"}) {
      for (int i = 0; i < 370; i += 3) {
        const Date day = Date::parse(first)->plus_days(i);
        if (day > *Date::parse("9999-12-26")) {
          break;
        }
        for (const TimeUnit unit :
             {TimeUnit::Day, TimeUnit::Week, TimeUnit::Month, TimeUnit::Quarter, TimeUnit::Half,
              TimeUnit::Year, TimeUnit::Decade, TimeUnit::Century}) {
          const std::string value = spell_unit(unit, day);
          CAPTURE(value);
          const auto days = days_of_value(value);
          REQUIRE(days.has_value());
          CHECK((*days->earliest <= day && day <= *days->latest));
          CHECK(spell_unit(unit, *days->earliest) == value);
          CHECK(spell_unit(unit, *days->latest) == value);
        }
      }
    }
  }

  TEST_CASE("a date with parts says which exist") {
    PartialDate date;
    CHECK(spell(date) == "XXXX");
    date.month = 2;
    CHECK(spell(date) == "XXXX-02");
    date.day = 29;
    CHECK(spell(date) == "XXXX-02-29");
    CHECK(date.possible());
    date.year = 2021;
    CHECK_FALSE(date.possible());
    date.day = 31;
    date.year.reset();
    CHECK_FALSE(date.possible());
  }

  TEST_CASE("times of day are told on the 24-hour clock") {
    struct Row {
      int hour;
      int am_pm;
      const char* value;
    };
    for (const Row& row : {Row{9, 0, "T09:00"}, Row{9, 12, "T21:00"}, Row{12, 0, "T00:00"},
                           Row{12, 12, "T12:00"}, Row{15, 12, "T15:00"}}) {
      TimeSlots slots;
      slots.set(TimeSlot::Hour, row.hour);
      slots.set(TimeSlot::AmPm, row.am_pm);
      CHECK(spell_time_of_day(slots) == row.value);
    }
    CHECK(spell_time_of_day(TimeSlots()).empty());
  }
}
