// SPDX-License-Identifier: Apache-2.0
#include "support/timed.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace chronograph;

namespace {

/// Returns the inferred creation time as `earliest..latest`, empty where nothing is claimed.
std::string inferred(const char* text) {
  const Document document = timed(text);
  if (!document.creation_time) {
    return {};
  }
  CHECK(document.creation_time->method == CreationMethod::Inferred);
  CHECK(document.creation_time->evidence.has_value());
  TimeExpression shown;
  shown.days = document.creation_time->days;
  return shown_days(shown);
}

struct Row {
  const char* text;
  const char* bounds;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(inferred(row.text) == row.bounds);
  }
}

}  // namespace

TEST_SUITE("annotate/creation_inference") {
  TEST_CASE("what a text tells as past is a bound from below, the latest of it") {
    check({{"The mill burned down in 1994 and was rebuilt in 1997.", "1997-01-01.."},
           {"The mayor resigned on March 4, 2011. She was elected in 2009.", "2011-03-04.."},
           {"He has run the bakery since June 2003.", "2003-06-01.."},
           {"The May 1987 earthquake is still remembered here.", "1987-05-01.."}});
  }

  TEST_CASE("what it announces is a bound from above, the earliest of it") {
    check({{"The bridge will open on May 5, 2021.", "..2021-05-05"},
           {"The club plans to sell the ground in 2014.", "..2014-12-31"},
           {"The tunnel is expected to open in March 2012. It will pay its way in 2020.",
            "..2012-03-31"},
           {"The bonds, due Oct. 15, 2031, were sold in 2001.", "2001-01-01..2031-10-15"},
           {"The ferry sank in 2001. A new one will sail in 2003.", "2001-01-01..2003-12-31"}});
  }

  TEST_CASE("a date that may lie on either side is no bound") {
    check({{"The town won the vote for the 2032 games.", ""},
           {"The council approved cuts for 2016.", ""},
           {"The museum extended the show until May 3, 2018.", ""},
           {"The lease could end in 2019.", ""},
           {"They met Friday, two days after the talks of last year.", ""}});
  }

  TEST_CASE("announcements of a story long past give way to what is told after them") {
    check(
        {{"The railway will reach the coast in 1868, he wrote. The line was closed in 1963.", ""},
         {"The railway was begun in 1859. It will reach the coast in 1868, he wrote. The line was "
          "closed in 1963.",
          "1859-01-01.."}});
  }

  TEST_CASE("a date beside today or this year tells it") {
    check({{"Today, March 3, 2015, the shop closes.", "2015-03-03..2015-03-03"},
           {"The harvest was poor this year (2015).", "2015-01-01..2015-12-31"},
           {"Sales will double next year, 2016, the chairman said.", "2015-01-01..2015-12-31"}});
  }

  TEST_CASE("a dateline without a year cuts bounds down to its day") {
    check({{"OSLO, Oct. 1 (AP) _ The bridge that fell in 2019 will reopen in 2021, the city said.",
            "2019-10-01..2021-10-02"},
           {"OSLO, Oct. 1 (AP) _ The bridge fell in May 2020. It will reopen in July 2021.",
            "2020-10-01..2020-10-02"}});
  }

  TEST_CASE("what rests on bounds of the creation time holds for every day within them") {
    const char* text =
        "The dam broke in 2019. It will be rebuilt in 2021. They met Friday. He left last month, "
        "two weeks ago, yesterday, in August, over the weekend and at Easter. She will come "
        "tomorrow, next Tuesday, in March, next year. They spoke on Monday, June 1.";
    const Document open = timed(text);
    REQUIRE(open.creation_time);
    REQUIRE(open.creation_time->days.closed());
    const Date first = *open.creation_time->days.earliest;
    const auto days = static_cast<std::uint32_t>(
        open.creation_time->days.latest->days_since_1970() - first.days_since_1970() + 1);
    std::mt19937 random(20211001);
    for (int round = 0; round < 60; ++round) {
      const Date day = first.plus_days(static_cast<std::int32_t>(random() % days));
      CAPTURE(day.iso());
      const Document exact = timed(text, DayBounds{day, day});
      REQUIRE(exact.times.size() == open.times.size());
      for (std::size_t i = 0; i < open.times.size(); ++i) {
        CAPTURE(open.view(open.times[i].span));
        const DayBounds& within = open.times[i].days;
        const DayBounds& value = exact.times[i].days;
        if (within.earliest && value.earliest) {
          CHECK(*within.earliest <= *value.earliest);
        }
        if (within.latest && value.latest) {
          CHECK(*value.latest <= *within.latest);
        }
      }
    }
  }
}
