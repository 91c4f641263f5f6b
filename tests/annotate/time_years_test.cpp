// SPDX-License-Identifier: Apache-2.0
#include "annotate/time_years.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

// The year that April gets.
std::optional<int> year_of_april(const char* anchor, TimeDirection direction,
                                 std::optional<int> shift = std::nullopt) {
  return choose_year(
      {*Date::parse(anchor), direction, shift}, Granularity::Month,
      [](int year) -> std::optional<DayBounds> {
        return DayBounds{Date::from_civil(year, 4, 1), Date::from_civil(year, 4, 30)};
      });
}

}  // namespace

TEST_SUITE("annotate/time_years") {
  TEST_CASE("the direction of the sentence decides between the years") {
    CHECK(year_of_april("2021-02-10", TimeDirection::Past) == 2020);
    CHECK(year_of_april("2021-02-10", TimeDirection::Future) == 2021);
    CHECK(year_of_april("2021-04-10", TimeDirection::Past) == 2021);
    CHECK(year_of_april("2021-04-10", TimeDirection::Future) == 2021);
    CHECK(year_of_april("2021-09-10", TimeDirection::Future) == 2022);
  }

  TEST_CASE("last and next leave the current one out, this is in the same year") {
    CHECK(year_of_april("2021-04-10", TimeDirection::Past, -1) == 2020);
    CHECK(year_of_april("2021-04-10", TimeDirection::Past, 1) == 2022);
    CHECK(year_of_april("2021-09-10", TimeDirection::Future, 0) == 2021);
  }

  TEST_CASE("feasts come by date, by weekday of the month, or from Easter") {
    struct Row {
      const char* rule;
      int year;
      const char* day;
    };
    for (const Row& row : {Row{"12-25", 2021, "2021-12-25"}, Row{"11/4/4", 2021, "2021-11-25"},
                           Row{"5/1/-1", 2021, "2021-05-31"}, Row{"5/1/-1", 2023, "2023-05-29"},
                           Row{"9/1/1", 2020, "2020-09-07"}, Row{"E0", 2000, "2000-04-23"},
                           Row{"E0", 2021, "2021-04-04"}, Row{"E-2", 2024, "2024-03-29"},
                           Row{"E1", 1998, "1998-04-13"}, Row{"E-46", 2021, "2021-02-17"},
                           Row{"11/4/4/1", 2019, "2019-11-29"}}) {
      CAPTURE(row.rule);
      CHECK(feast(row.rule, row.year) == Date::parse(row.day));
    }
  }

  TEST_CASE("the nth weekday of a month may not exist") {
    CHECK(nth_weekday({2021, 9, 2, 2}) == Date::parse("2021-09-14"));
    CHECK(nth_weekday({2021, 8, 5, -1}) == Date::parse("2021-08-27"));
    CHECK(nth_weekday({2021, 12, 5, -1}) == Date::parse("2021-12-31"));
    CHECK_FALSE(nth_weekday({2021, 2, 1, 5}).has_value());
    CHECK_FALSE(nth_weekday({2021, 13, 1, 1}).has_value());
    CHECK_FALSE(nth_weekday({2021, 1, 1, 0}).has_value());
  }
}
