// SPDX-License-Identifier: Apache-2.0
#include "chronograph/time/timex.hpp"
#include "support/timed.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace chronograph;

namespace {

std::string times(const Document& document) { return shown_times(document, Mods::LeftOut); }

struct Row {
  const char* text;
  const char* times;
};

}  // namespace

TEST_SUITE("annotate/times") {
  TEST_CASE("absolute dates are read in the usual spellings") {
    for (const Row& row :
         {Row{"It began on Sept. 24, 2021.", "Sept. 24, 2021=2021-09-24"},
          Row{"It began on 24 September 2021.", "24 September 2021=2021-09-24"},
          Row{"It began on 9/24/2021.", "9/24/2021=2021-09-24"},
          Row{"It began on 24/9/2021.", "24/9/2021=2021-09-24"},
          Row{"It began on 2021-09-24.", "2021-09-24=2021-09-24"},
          Row{"It began in September 2021.", "September 2021=2021-09"},
          Row{"It began in 1998.", "1998=1998"}, Row{"It was a hit in the 1990s.", "the 1990s=199"},
          Row{"They ruled in the 20th century.", "the 20th century=19"},
          Row{"It began on the morning of Sept. 11, 2001.",
              "the morning of Sept. 11, 2001=2001-09-11TMO"},
          Row{"It grew in the second quarter of 2020.", "the second quarter of 2020=2020-Q2"},
          Row{"It began in the summer of 2019.", "the summer of 2019=2019-SU"},
          Row{"It lasted from May 3 to 5, 2020.", "May 3=2020-05-03 | 5, 2020=2020-05-05"}}) {
      CAPTURE(row.text);
      CHECK(times(timed_on("2021-10-20", row.text)) == row.times);
      CHECK(times(timed(row.text)) == row.times);
    }
  }

  TEST_CASE("relative dates are told from the creation time") {
    for (const Row& row :
         {Row{"He left yesterday.", "yesterday=2021-09-30"},
          Row{"He will come tomorrow night.", "tomorrow night=2021-10-02TNI"},
          Row{"He left last week.", "last week=2021-W38"},
          Row{"It will end next year.", "next year=2022"},
          Row{"It rained earlier this month.", "earlier this month=2021-10"},
          Row{"He left two days ago.", "two days ago=2021-09-29"},
          Row{"He left three months ago.", "three months ago=2021-07"},
          Row{"He left last night.", "last night=2021-09-30TNI"},
          Row{"Now he is here.", "Now=PRESENT_REF"},
          Row{"They met at 10:35 a.m. Tuesday.", "10:35 a.m. Tuesday=2021-09-28T10:35"},
          Row{"They met over the weekend.", "the weekend=2021-W38-WE"},
          Row{"They met last Friday.", "last Friday=2021-09-24"},
          Row{"They will meet next Friday.", "next Friday=2021-10-08"},
          Row{"They met last September.", "last September=2021-09"},
          Row{"They met at Christmas.", "Christmas=2020-12-25"}}) {
      CAPTURE(row.text);
      CHECK(times(timed_on("2021-10-01", row.text)) == row.times);
    }
  }

  TEST_CASE("the verb tells on which side of the creation time a date lies") {
    for (const Row& row : {Row{"The network released it Friday.", "Friday=2021-10-01"},
                           Row{"The interview will be aired Saturday.", "Saturday=2021-10-02"},
                           Row{"He died Saturday.", "Saturday=2021-09-25"},
                           Row{"They are to meet on Monday.", "Monday=2021-10-04"},
                           Row{"The Taliban returned to power in August.", "August=2021-08"},
                           Row{"He will return in August.", "August=2022-08"},
                           Row{"They took office in December.", "December=2020-12"},
                           Row{"The talks were put off until Tuesday.", "Tuesday=2021-10-05"}}) {
      CAPTURE(row.text);
      CHECK(times(timed_on("2021-10-01", row.text)) == row.times);
    }
  }

  TEST_CASE("the last date told is what later and earlier count from") {
    CHECK(times(timed_on("2021-10-20",
                         "He came on June 3, 2019. The next day he left. Two months "
                         "later he returned.")) ==
          "June 3, 2019=2019-06-03 | The next day=2019-06-04 | Two months later=2019-08");
    CHECK(times(timed_on("2021-10-20", "He came in June 2019. Two days later he left.")) ==
          "June 2019=2019-06 | Two days later=XXXX-XX-XX");
    CHECK(times(timed_on("2021-11-09",
                         "It ended in March 2014, and they met in June of that year.")) ==
          "March 2014=2014-03 | June of that year=2014-06");
  }

  TEST_CASE("durations and sets have the values of TIMEX3") {
    for (const Row& row : {Row{"It lasted three weeks.", "three weeks=P3W"},
                           Row{"It took two and a half years.", "two and a half years=P2Y6M"},
                           Row{"He signed a 10-year deal.", "10-year=P10Y"},
                           Row{"It went on for months.", "months=PXM"},
                           Row{"It took half an hour.", "half an hour=PT30M"},
                           Row{"They meet every day.", "every day=P1D"},
                           Row{"They meet every Thursday.", "every Thursday=XXXX-WXX-4"},
                           Row{"The paper appears weekly.", "weekly=P1W"}}) {
      CAPTURE(row.text);
      CHECK(times(timed_on("2021-10-20", row.text)) == row.times);
    }
  }

  TEST_CASE("words that only look like times are left alone") {
    for (const char* text :
         {"The 42-year-old man spoke.", "He is 37 years old.", "He may march on.",
          "Sun Microsystems sued the SEC.", "He came second.", "They spent $1998 on it.",
          "It cost 2,021 dollars.", "The Jan Hus society met."}) {
      CAPTURE(text);
      CHECK(times(timed_on("2021-10-20", text)) == "");
    }
  }

  TEST_CASE("a date that does not exist has no value") {
    for (const Row& row :
         {Row{"It opened on February 31.", "February 31="},
          Row{"It opened on 99/99/2021.", "99/99/2021="},
          Row{"It opened on Feb. 29, 2021.", "Feb. 29, 2021="},
          Row{"It opened on Feb. 29.", "Feb. 29=2020-02-29"}, Row{"In 12021 it opened.", ""}}) {
      CAPTURE(row.text);
      CHECK(times(timed_on("2021-10-20", row.text)) == row.times);
    }
  }

  TEST_CASE("without a creation time the latest past day is its bound, and nothing is claimed") {
    const Document document = timed(
        "Khan addressed the assembly on Sept. 24, 2021. The network released it Friday. The rest "
        "will be aired Saturday. The Taliban returned in August.");
    REQUIRE(document.creation_time.has_value());
    CHECK(document.creation_time->method == CreationMethod::Inferred);
    CHECK(document.creation_time->days == DayBounds{Date::parse("2021-09-24"), std::nullopt});
    CHECK(document.view(*document.creation_time->evidence) == "Sept. 24, 2021");
    CHECK(times(document) ==
          "Sept. 24, 2021=2021-09-24 | Friday=XXXX-WXX-5 | Saturday=XXXX-WXX-6 | August=XXXX-08");
    CHECK(shown_days(document.times[1]) == "2021-09-24..");
    CHECK(shown_days(document.times[2]) == "2021-09-25..");
    CHECK(shown_days(document.times[3]) == "2021-08-01..");
  }

  TEST_CASE("a text without any date has neither creation time nor days") {
    const Document document = timed("The network released it Friday, two days ago, last year.");
    CHECK_FALSE(document.creation_time.has_value());
    for (const TimeExpression& time : document.times) {
      CHECK(shown_days(time) == "..");
      CHECK_FALSE(days_of_value(time.value).has_value());
    }
  }

  TEST_CASE("bounds of the creation time become bounds of what depends on it") {
    const Document document =
        timed("They met last year. They met Friday.",
              DayBounds{Date::parse("2021-10-01"), Date::parse("2021-10-31")});
    CHECK(times(document) == "last year=2020 | Friday=XXXX-WXX-5");
    CHECK(shown_days(document.times[1]) == "2021-10-01..2021-10-29");
  }

  TEST_CASE("durations before and after the creation time have days") {
    const Document document =
        timed_on("2021-10-01", "Attacks grew in recent weeks. They will end in the next two days.");
    REQUIRE(document.times.size() == 2);
    CHECK(shown_days(document.times[0]) == "2021-08-20..2021-10-01");
    CHECK(shown_days(document.times[1]) == "2021-10-01..2021-10-03");
  }

  TEST_CASE("every value is one that TIMEX3 allows") {
    const Document document = timed_on(
        "2021-10-01",
        "On the night of May 3, at 5 p.m. EST, early next week, in the late 1970s, two hours "
        "later, a week from now, in the first half of last year, each July, mid-November, '98, "
        "the past decade, a couple of years, Tuesday nights, overnight, recently, at noon.");
    CHECK(document.times.size() > 12);
    for (const TimeExpression& time : document.times) {
      CAPTURE(time.value);
      CHECK(is_timex_value(time.value));
    }
  }

  TEST_CASE("at the ends of the calendar there is no day beyond") {
    CHECK(times(timed_on("9999-12-31", "He will come tomorrow, next Monday and next year.")) ==
          "tomorrow=XXXX-XX-XX | next Monday= | next year=XXXX");
    CHECK(times(timed_on("0001-01-01", "He left yesterday and last week.")) ==
          "yesterday=XXXX-XX-XX | last week=XXXX-WXX");
  }

  TEST_CASE("an endless expression comes to an end") {
    std::string text = "On May 3";
    for (int i = 0; i < 3000; ++i) {
      text += " and 4 , twenty one hundred";
    }
    const Document document = timed_on("2021-10-01", text + ".");
    CHECK_FALSE(document.times.empty());
  }
}
