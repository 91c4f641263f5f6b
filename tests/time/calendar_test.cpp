// SPDX-License-Identifier: Apache-2.0
#include "chronograph/time/calendar.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace chronograph;

TEST_SUITE("time/calendar") {
  TEST_CASE("a day is counted from 1970-01-01") {
    CHECK(Date().iso() == "1970-01-01");
    CHECK(Date::from_civil(1970, 1, 2)->days_since_1970() == 1);
    CHECK(Date::from_civil(1969, 12, 31)->days_since_1970() == -1);
  }

  TEST_CASE("only days that exist are made") {
    struct Row {
      int year, month, day;
      bool exists;
    };
    for (const Row& row :
         {Row{2000, 2, 29, true}, Row{1900, 2, 29, false}, Row{2020, 2, 29, true},
          Row{2021, 2, 29, false}, Row{2021, 2, 31, false}, Row{2021, 13, 1, false},
          Row{2021, 0, 1, false}, Row{2021, 4, 31, false}, Row{2021, 1, 0, false},
          Row{0, 1, 1, false}, Row{1, 1, 1, true}, Row{9999, 12, 31, true}, Row{10000, 1, 1, false},
          Row{2021, 99, 99, false}}) {
      CAPTURE(row.year);
      CAPTURE(row.month);
      CAPTURE(row.day);
      CHECK(Date::from_civil(row.year, row.month, row.day).has_value() == row.exists);
    }
  }

  TEST_CASE("every day of four centuries reads back from its spelling") {
    for (auto day = Date::from_civil(1800, 1, 1); *day < *Date::from_civil(2200, 1, 1);
         day = day->plus_days(97)) {
      CHECK(Date::parse(day->iso()) == day);
    }
    CHECK(Date::parse("0001-01-01")->iso() == "0001-01-01");
    CHECK(Date::parse("9999-12-31")->iso() == "9999-12-31");
  }

  TEST_CASE("counting on by days meets every month's last day, and every leap day, in turn") {
    for (const int century : {1, 1500, 1900, 2000, 9990}) {
      Date day = *Date::from_civil(century, 1, 1);
      for (int year = century; year < century + 9; ++year) {
        for (int month = 1; month <= 12; ++month) {
          for (int number = 1; number <= days_in_month(year, month); ++number) {
            REQUIRE(Date::from_civil(year, month, number) == day);
            REQUIRE(Date::parse(day.iso()) == day);
            day = day.plus_days(1);
          }
        }
      }
    }
  }

  TEST_CASE("a day lies in the seven days of its ISO week, and weeks 53 follow only weeks 52") {
    for (const char* first : {"0001-01-01", "1969-12-01", "1998-12-01", "9990-01-01"}) {
      Date day = *Date::parse(first);
      for (int i = 0; i < 3000; ++i, day = day.plus_days(1)) {
        const IsoWeek week = day.iso_week();
        const auto monday = Date::from_iso_week(week.year, week.week);
        REQUIRE(monday.has_value());
        REQUIRE(monday->plus_days(static_cast<int>(day.weekday()) - 1) == day);
        REQUIRE((week.week < 53 || day.plus_days(-7).iso_week().week == 52));
      }
    }
  }

  TEST_CASE("months added one by one end where all at once do, but for short months on the way") {
    for (const char* start : {"2019-01-31", "2020-02-29", "2021-10-06", "1999-12-30"}) {
      const Date from = *Date::parse(start);
      for (int months = -30; months <= 30; ++months) {
        const Date to = from.plus_months(months);
        const YearMonthDay a = from.civil();
        const YearMonthDay b = to.civil();
        CHECK(b.year * 12 + b.month == a.year * 12 + a.month + months);
        CHECK(b.day == std::min(a.day, days_in_month(b.year, b.month)));
      }
    }
  }

  TEST_CASE("nothing but YYYY-MM-DD is read") {
    for (const char* text :
         {"", "2021", "2021-10", "2021-1-1", "2021/10/01", "2021-10-01T", "20211-0-01",
          "2021-02-30", " 2021-10-01", "+021-10-01", "0000-01-01"}) {
      CAPTURE(text);
      CHECK_FALSE(Date::parse(text).has_value());
    }
  }

  TEST_CASE("weekdays and ISO weeks follow ISO 8601") {
    struct Row {
      const char* day;
      Weekday weekday;
      int year, week;
    };
    for (const Row& row :
         {Row{"2021-10-01", Weekday::Friday, 2021, 39},
          Row{"2021-01-03", Weekday::Sunday, 2020, 53}, Row{"2021-01-04", Weekday::Monday, 2021, 1},
          Row{"2008-12-29", Weekday::Monday, 2009, 1},
          Row{"1998-12-31", Weekday::Thursday, 1998, 53}, Row{"0001-01-01", Weekday::Monday, 1, 1},
          Row{"9999-12-31", Weekday::Friday, 9999, 52}}) {
      CAPTURE(row.day);
      const Date day = *Date::parse(row.day);
      CHECK(day.weekday() == row.weekday);
      CHECK(day.iso_week().year == row.year);
      CHECK(day.iso_week().week == row.week);
    }
  }

  TEST_CASE("a week is made from its number, and week 53 only where it exists") {
    CHECK(Date::from_iso_week(2020, 53)->iso() == "2020-12-28");
    CHECK(Date::from_iso_week(2021, 1)->iso() == "2021-01-04");
    CHECK(Date::from_iso_week(1998, 53)->iso() == "1998-12-28");
    CHECK_FALSE(Date::from_iso_week(2021, 53).has_value());
    CHECK_FALSE(Date::from_iso_week(2021, 0).has_value());
    CHECK_FALSE(Date::from_iso_week(2021, 54).has_value());
    CHECK_FALSE(Date::from_iso_week(9999, 53).has_value());
  }

  TEST_CASE("months are added, and a day that does not exist becomes the last one") {
    CHECK(Date::parse("2021-01-31")->plus_months(1).iso() == "2021-02-28");
    CHECK(Date::parse("2020-01-31")->plus_months(1).iso() == "2020-02-29");
    CHECK(Date::parse("2020-02-29")->plus_months(12).iso() == "2021-02-28");
    CHECK(Date::parse("2021-01-15")->plus_months(-1).iso() == "2020-12-15");
    CHECK(Date::parse("2021-11-15")->plus_months(-23).iso() == "2019-12-15");
    CHECK(Date::parse("9999-12-31")->plus_months(1).iso() == "9999-12-31");
    CHECK(Date::parse("0001-01-31")->plus_months(-1).iso() == "0001-01-31");
  }
}
