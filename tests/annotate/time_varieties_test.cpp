// SPDX-License-Identifier: Apache-2.0
// Spellings of pages, agencies and other Englishes, ranges, and what is refused a value: own
// sentences, all told on one Wednesday.
#include "chronograph/time/timex.hpp"
#include "support/timed.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace chronograph;

namespace {

Document read(std::string text) { return timed_on("2021-10-06", std::move(text)); }

struct Row {
  const char* text;
  const char* times;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Document document = read(row.text);
    CHECK(shown_times(document, Mods::Shown) == row.times);
    for (const TimeExpression& time : document.times) {
      CHECK((time.value.empty() || is_timex_value(time.value)));
    }
  }
}

std::string days_of(const char* text) {
  const Document document = read(text);
  return document.times.empty() ? "none" : shown_days(document.times.front());
}

}  // namespace

TEST_SUITE("annotate/time_varieties") {
  TEST_CASE("dates of pages, records and other Englishes are read") {
    check({Row{"The bridge was opened on 3 March 2021.", "3 March 2021=2021-03-03"},
           Row{"The bridge was opened on 03.03.2021.", "03.03.2021=2021-03-03"},
           Row{"The bridge was opened on 1st May.", "1st May=2021-05-01"},
           Row{"The bridge was opened on 11 Sept '01.", "11 Sept '01=2001-09-11"},
           Row{"The bridge was opened in Sept. of '01.", "Sept. of '01=2001-09"},
           Row{"The log says 2021-03-03T10:00Z.", "2021-03-03T10:00Z=2021-03-03T10:00"},
           Row{"The log says 2021-03-03T10:00:05+02:00 there.",
               "2021-03-03T10:00:05+02:00=2021-03-03T10:00"},
           Row{"The log says 2021-03-03 10:00 there.", "2021-03-03 10:00=2021-03-03T10:00"},
           Row{"The page says Wed 3 Mar 2021 10.15 GMT there.",
               "Wed 3 Mar 2021 10.15 GMT=2021-03-03T10:15"},
           Row{"It was late 2020 when he left.", "late 2020=2020 END"},
           Row{"He left in mid May.", "mid May=2021-05 MID"},
           Row{"Profit rose in FY2022 and fell again.", "FY2022=2022"},
           Row{"Profit rose in FY22 and fell again.", "FY22=2022"},
           Row{"Profit rose in 1H 2020 and fell again.", "1H 2020=2020-H1"},
           Row{"Profit rose in H2 of 2019 and fell again.", "H2 of 2019=2019-H2"},
           Row{"The shop closed on Boxing Day.", "Boxing Day=2020-12-26"},
           Row{"They met during the Easter weekend.", "the Easter weekend=2021-W13-WE"},
           Row{"They met on Christmas Day last year.", "Christmas Day last year=2020-12-25"},
           Row{"He fasted during Ramadan.", ""},
           Row{"They met at 9 in the morning.", "9 in the morning=2021-10-06T09:00"},
           Row{"Pay rose in week 23 of 2020.", "week 23 of 2020=2020-W23"}});
  }

  TEST_CASE("day and month that may be exchanged give bounds, not a day") {
    check({Row{"It was signed on 3/3/21.", "3/3/21=2021-03-03"},
           Row{"It was signed on 5/4/21.", "5/4/21=2021-XX-XX"},
           Row{"It was signed on 13/04/2021.", "13/04/2021=2021-04-13"}});
    CHECK(days_of("It was signed on 5/4/21.") == "2021-04-05..2021-05-04");
    CHECK(days_of("It was signed on 05/04/2021.") == "2021-04-05..2021-05-04");
    check({Row{"It was signed on 13/4/2021 and ended on 5/4/2022.",
               "13/4/2021=2021-04-13 | 5/4/2022=2022-04-05"},
           Row{"It was signed on 4/13/2021 and ended on 5/4/2022.",
               "4/13/2021=2021-04-13 | 5/4/2022=2022-05-04"},
           Row{"It was signed on 4/13/2021, then 13/4/2021, and ended on 5/4/2022.",
               "4/13/2021=2021-04-13 | 13/4/2021=2021-04-13 | 5/4/2022=2022-XX-XX"}});
  }

  TEST_CASE("both ends of a range are told") {
    check(
        {Row{"He ruled in 1998-99.", "1998=1998 | 99=1999"},
         Row{"He ruled in 1999-00 there.", "1999=1999 | 00=2000"},
         Row{"He ruled in 2008-09 there.", "2008=2008 | 09=2009"},
         Row{"He ruled from 1998/99 on.", "1998=1998 | 99=1999"},
         Row{"He reigned 1998\u20132003 there.", "1998=1998 | 2003=2003"},
         Row{"He left in the winter of 2019-20.", "the winter of 2019=2019-WI"},
         Row{"He worked from 3rd to 7th March 2020.", "3rd=2020-03-03 | 7th March 2020=2020-03-07"},
         Row{"He worked from Monday through Friday.", "Monday=2021-10-04 | Friday=2021-10-08"},
         Row{"They built it in the late 19th and early 20th centuries.",
             "the late 19th=18 END | early 20th centuries=19 START"}});
  }

  TEST_CASE("a range with a dash lies in all its days, unless its ends are told apart") {
    CHECK(days_of("He left in 1998-99.") == "1998-01-01..1999-12-31");
    CHECK(days_of("They met there on May 3-5, 2020.") == "2020-05-03..2020-05-05");
    CHECK(days_of("He led it from 1998-99.") == "1998-01-01..1998-12-31");
  }

  TEST_CASE("talk of the future tells no day") {
    CHECK(days_of("They talked about the future.") == "..");
    CHECK(days_of("They will talk in the near future.") == "2021-10-06..");
  }

  TEST_CASE("units around now and long ago are told") {
    check({Row{"He left the week before last.", "the week before last=2021-W38"},
           Row{"He will leave the year after next.", "the year after next=2023"},
           Row{"He left on the 14th of last month.", "the 14th of last month=2021-09-14"},
           Row{"He left on the 31st of last month.", "the 31st of last month="},
           Row{"He left a year ago today.", "a year ago today=2020-10-06"},
           Row{"He left 10 years ago this month.", "10 years ago this month=2011-10"},
           Row{"He will leave on Tuesday week.", "Tuesday week=2021-10-19"},
           Row{"He left on Tuesday a week ago.", "Tuesday a week ago=2021-09-28"},
           Row{"He left three nights ago.", "three nights ago=2021-10-03TNI"},
           Row{"He left the night before.", "the night before=2021-10-05TNI"},
           Row{"He left a quarter of a century ago.", "a quarter of a century ago=1996"},
           Row{"It was 65 million years ago.", "65 million years ago=PAST_REF"},
           Row{"He left not long ago.", "not long ago=PAST_REF"},
           Row{"He left the other day.", "the other day=PAST_REF"},
           Row{"Some day he will leave.", "Some day=FUTURE_REF"},
           Row{"He left in the final weeks of 2020.", "the final weeks of 2020=2020 END"},
           Row{"It sold well in the final quarter of 2020.", "the final quarter of 2020=2020-Q4"},
           Row{"He could leave as early as Tuesday.", "Tuesday=2021-10-12"},
           Row{"It broke a record set on Friday.", "Friday=2021-10-01"},
           Row{"The offer had been scheduled to end Friday.", "Friday=2021-10-01"}});
  }

  TEST_CASE("an hour is of the day that is told right behind it") {
    check({Row{"The truce began at 02:00 local time on Friday.",
               "02:00=2021-10-01T02:00 | Friday=2021-10-01"},
           Row{"At 11 p.m. (2100 GMT) on Monday he left.",
               "11 p.m.=2021-10-04T23:00 | 2100 GMT=2021-10-04T21:00 | Monday=2021-10-04"},
           Row{"He left at 3 o'clock on Monday afternoon.",
               "3 o'clock=2021-10-04T15:00 | Monday afternoon=2021-10-04TAF"},
           Row{"He left at 1500 hours.", "1500 hours=2021-10-06T15:00"}});
  }

  TEST_CASE("parts of centuries, years that are about right, and quarters by their end are told") {
    check({Row{"It was built in the first half of the 18th century.",
               "the first half of the 18th century=17 START"},
           Row{"It was built in the last quarter of the 19th century.",
               "the last quarter of the 19th century=18 END"},
           Row{"It was built in the second half of the 1990s.",
               "the second half of the 1990s=199 END"},
           Row{"The poet was born circa 1850 there.", "circa 1850=1850 APPROX"},
           Row{"In the quarter through June, sales fell.", "the quarter=2021-Q2 | June=2021-06"},
           Row{"The vote, originally planned for April, took place in June.",
               "April=2021-04 | June=2021-06"},
           Row{"The shops open Monday.", "Monday=2021-10-11"}});
  }

  TEST_CASE("a length of time lies where the date behind it begins or ends it") {
    CHECK(days_of("It rained for three weeks starting May 1.") == "2021-05-01..2021-05-22");
    CHECK(days_of("It rained for ten days from 3 March 2021.") == "2021-03-03..2021-03-13");
    CHECK(days_of("He led it for three years until 2019.") == "2016-01-01..2019-12-31");
    CHECK(days_of("It rained for weeks from 3 March 2021.") == "..");
    CHECK(days_of("It rained for three weeks after May 1.") == "..");
  }

  TEST_CASE("what recurs is a set") {
    check(
        {Row{"They met every other Tuesday.", "every other Tuesday=XXXX-WXX-2"},
         Row{"They met each Monday and Wednesday.",
             "each Monday=XXXX-WXX-1 | Wednesday=XXXX-WXX-3"},
         Row{"They met on the first Monday of every month.", "the first Monday of every month=P1M"},
         Row{"They met at weekends.", "weekends=XXXX-WXX-WE"},
         Row{"They met fortnightly.", "fortnightly=P2W"},
         Row{"They met every second year.", "every second year=P2Y"},
         Row{"They met twice a month.", "a month=P1M"}});
  }

  TEST_CASE("later than nothing that was told is no day, only not after the writing") {
    check({Row{"He left three months later.", "three months later=XXXX-XX"},
           Row{"He left the following Monday.", "the following Monday=XXXX-WXX-1"},
           Row{"He left two hours later.", "two hours later=PT2H"},
           Row{"He will leave the next day.", "the next day=2021-10-07"}});
    CHECK(days_of("He left three months later.") == "..2021-10-06");
  }

  TEST_CASE("what no calendar or clock has gets no value") {
    check({Row{"It opened on 31 April 2021.", "31 April 2021="},
           Row{"It opened on the 31st of June.", "the 31st of June="},
           Row{"It opened on 2021-02-30.", "2021-02-30="},
           Row{"It opened on 30/02/2021.", "30/02/2021="},
           Row{"It opened on 3 March 10001.", "3 March 10001="},
           Row{"It opened in week 54 of 2020.", "week 54 of 2020="},
           Row{"It opened in week 53 of 2021.", "week 53 of 2021="},
           Row{"It opened in week 53 of 2020.", "week 53 of 2020=2020-W53"},
           Row{"It opened at 25:99.", ""}, Row{"It opened at 24:01.", ""},
           Row{"It stood there in the 5th century BC.", ""}});
    CHECK(days_of("It opened on 31 April 2021.") == "..");
  }

  TEST_CASE("papers, ages, counts and names of wars are no times") {
    check({Row{"The Sunday Times said so.", ""}, Row{"The Daily Mail said so.", ""},
           Row{"He moved in his forties.", ""}, Row{"It cost between 1500 and 2000 dollars.", ""},
           Row{"The Hundred Days ended.", ""}, Row{"It rose to 1200 degrees.", ""},
           Row{"They installed Windows 2000 there.", ""}, Row{"April Smith spoke.", ""}});
  }
}
