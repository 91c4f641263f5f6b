// SPDX-License-Identifier: Apache-2.0
// What the rules of time expressions cover, one row an expression: own sentences, all told on one
// Wednesday.
#include "chronograph/time/timex.hpp"
#include "support/timed.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace chronograph;

namespace {

Document read(std::string text) { return timed_on("2021-10-06", std::move(text)); }

std::string times(const Document& document) { return shown_times(document, Mods::Shown); }

struct Row {
  const char* text;
  const char* times;
};

}  // namespace

TEST_SUITE("annotate/time_expressions") {
  TEST_CASE("expressions of news have the value and the modifier of TIMEX3") {
    for (const Row& row :
         {Row{"It began on Sept. 24, 2021.", "Sept. 24, 2021=2021-09-24"},
          Row{"It began on the 24th of September, 2021.", "the 24th of September, 2021=2021-09-24"},
          Row{"It began on 24 Sep 2021.", "24 Sep 2021=2021-09-24"},
          Row{"It began on Friday, September 24th, 2021.",
              "Friday, September 24th, 2021=2021-09-24"},
          Row{"It began on 24.09.2021.", "24.09.2021=2021-09-24"},
          Row{"It began on 2021/09/24.", "2021/09/24=2021-09-24"},
          Row{"It began on September the 24th.", "September the 24th=2021-09-24"},
          Row{"It began in Sept. 2021.", "Sept. 2021=2021-09"},
          Row{"It began in early September 2021.", "early September 2021=2021-09 START"},
          Row{"It was over by mid-September.", "mid-September=2021-09 MID"},
          Row{"It closed at the end of August.", "the end of August=2021-08 END"},
          Row{"It began in '98.", "'98=1998"},
          Row{"He spoke on Monday.", "Monday=2021-10-04"},
          Row{"He spoke last Monday.", "last Monday=2021-10-04"},
          Row{"He will speak next Monday.", "next Monday=2021-10-11"},
          Row{"He will speak this Friday.", "this Friday=2021-10-08"},
          Row{"He spoke on Monday morning.", "Monday morning=2021-10-04TMO"},
          Row{"He spoke late on Monday.", "late on Monday=2021-10-04 END"},
          Row{"He spoke a week ago Tuesday.", "a week ago Tuesday=2021-09-28"},
          Row{"He will speak a week from Tuesday.", "a week from Tuesday=2021-10-19"},
          Row{"He spoke on Tuesday of last week.", "Tuesday of last week=2021-09-28"},
          Row{"He will speak on Tuesday next week.", "Tuesday next week=2021-10-12"},
          Row{"He left earlier this month.", "earlier this month=2021-10 START"},
          Row{"He will leave later this year.", "later this year=2021 END"},
          Row{"He came on June 3, 2019. He had left the previous day.",
              "June 3, 2019=2019-06-03 | the previous day=2019-06-02"},
          Row{"He came on June 3, 2019. He left the following week.",
              "June 3, 2019=2019-06-03 | the following week=2019-W24"},
          Row{"He came on June 3, 2019. The day after, he left.",
              "June 3, 2019=2019-06-03 | The day after=2019-06-04"},
          Row{"He came in 2019 and left the following year.",
              "2019=2019 | the following year=2020"},
          Row{"He came on June 3, 2019 and left two days earlier.",
              "June 3, 2019=2019-06-03 | two days earlier=2019-06-01"},
          Row{"He left the day before yesterday.", "the day before yesterday=2021-10-04"},
          Row{"He will leave the day after tomorrow.", "the day after tomorrow=2021-10-08"},
          Row{"He left in the summer of 2019.", "the summer of 2019=2019-SU"},
          Row{"He left last winter.", "last winter=2020-WI"},
          Row{"He will leave next spring.", "next spring=2022-SP"},
          Row{"He left this summer.", "this summer=2021-SU"},
          Row{"He left in late autumn 2018.", "late autumn 2018=2018-FA END"},
          Row{"Sales rose in the third quarter of 2020.", "the third quarter of 2020=2020-Q3"},
          Row{"Sales rose in Q3 2020 again.", "Q3 2020=2020-Q3"},
          Row{"Sales rose in the second half of 2020.", "the second half of 2020=2020-H2"},
          Row{"Sales rose last quarter.", "last quarter=2021-Q3"},
          Row{"Sales rose in fiscal 2020.", "fiscal 2020=2020"},
          Row{"Sales rose in fiscal year 2020.", "fiscal year 2020=2020"},
          Row{"Sales will rise in the next fiscal year.", "the next fiscal year=2022"},
          Row{"It was a hit in the 1990s.", "the 1990s=199"},
          Row{"It was a hit in the early 1990s.", "the early 1990s=199 START"},
          Row{"It was a hit in the mid-1990s.", "the mid-1990s=199 MID"},
          Row{"It was a hit in the late '80s.", "the late '80s=198 END"},
          Row{"It was a hit in the nineties.", "the nineties=199"},
          Row{"They ruled in the 19th century.", "the 19th century=18"},
          Row{"They ruled in the late nineteenth century.", "the late nineteenth century=18 END"},
          Row{"They met on Easter Sunday 2021 again.", "Easter Sunday 2021=2021-04-04"},
          Row{"They met on Good Friday.", "Good Friday=2021-04-02"},
          Row{"They will meet on Thanksgiving.", "Thanksgiving=2021-11-25"},
          Row{"They will meet on Christmas Eve.", "Christmas Eve=2021-12-24"},
          Row{"They met on New Year's Day 2020.", "New Year's Day 2020=2020-01-01"},
          Row{"They met on Labor Day.", "Labor Day=2021-09-06"},
          Row{"They met on Ash Wednesday.", "Ash Wednesday=2021-02-17"},
          Row{"They met on Whit Monday.", "Whit Monday=2021-05-24"},
          Row{"They met on St. Patrick's Day.", "St. Patrick's Day=2021-03-17"},
          Row{"He left on the morning of October 3.", "the morning of October 3=2021-10-03TMO"},
          Row{"He left this morning.", "this morning=2021-10-06TMO"},
          Row{"He left last night.", "last night=2021-10-05TNI"},
          Row{"He left yesterday evening.", "yesterday evening=2021-10-05TEV"},
          Row{"He left at 5 p.m. with her.", "5 p.m.=2021-10-06T17:00"},
          Row{"He left at 5:30 p.m. EST on Monday.", "5:30 p.m. EST on Monday=2021-10-04T17:30"},
          Row{"He left at 17:30 GMT.", "17:30 GMT=2021-10-06T17:30"},
          Row{"He left at noon on Monday.", "noon on Monday=2021-10-04T12:00"},
          Row{"He left shortly after midnight on October 3.",
              "midnight on October 3=2021-10-03T24:00"},
          Row{"He left at 10.30am on Monday.", "10.30am on Monday=2021-10-04T10:30"},
          Row{"It lasted from March 3 to 7.", "March 3=2021-03-03 | 7=2021-03-07"},
          Row{"It lasted from March 3 to April 7, 2019.",
              "March 3=2019-03-03 | April 7, 2019=2019-04-07"},
          Row{"It happened between 2019 and 2021.", "2019=2019 | 2021=2021"},
          Row{"It lasted from 2019-2021.", "2019=2019 | 2021=2021"},
          Row{"He led it from 1998 to 2003.", "1998=1998 | 2003=2003"},
          Row{"It ran from Monday to Wednesday.", "Monday=2021-10-04 | Wednesday=2021-10-06"},
          Row{"It ran from 3 to 7 March 2020.", "3=2020-03-03 | 7 March 2020=2020-03-07"},
          Row{"It ran in May and June 2020.", "May=2020-05 | June 2020=2020-06"},
          Row{"It lasted for three weeks starting May 1.", "three weeks=P3W | May 1=2021-05-01"},
          Row{"It lasted two and a half hours.", "two and a half hours=PT2H30M"},
          Row{"It lasted more than three years.", "more than three years=P3Y MORE_THAN"},
          Row{"It lasted nearly a decade.", "nearly a decade=P10Y APPROX"},
          Row{"It took several months.", "several months=PXM"},
          Row{"He signed a three-year deal.", "three-year=P3Y"},
          Row{"He recently left.", "recently=PAST_REF"},
          Row{"Attacks grew in recent weeks.", "recent weeks=PXW"},
          Row{"It will end soon, in the coming weeks.", "soon=FUTURE_REF | the coming weeks=PXW"},
          Row{"He is now here.", "now=PRESENT_REF"},
          Row{"He left two weeks ago.", "two weeks ago=2021-W38"},
          Row{"He left about two years ago.", "about two years ago=2019 APPROX"},
          Row{"He left a few years ago.", "a few years ago=PAST_REF"},
          Row{"He will leave in three days.", "three days=P3D"},
          Row{"He will leave three days from now.", "three days from now=2021-10-09"},
          Row{"They meet every Tuesday.", "every Tuesday=XXXX-WXX-2"},
          Row{"They meet on Tuesdays.", "Tuesdays=XXXX-WXX-2"},
          Row{"They meet twice a week.", "a week=P1W"},
          Row{"They meet every two weeks.", "every two weeks=P2W"},
          Row{"They meet every morning.", "every morning=XXXX-XX-XXTMO"},
          Row{"They meet each October.", "each October=XXXX-10"},
          Row{"He will stay until Friday.", "Friday=2021-10-08"},
          Row{"It must be done by March.", "March=2022-03"},
          Row{"The vote is scheduled for Monday.", "Monday=2021-10-11"},
          Row{"He has scheduled a news conference Friday.", "Friday=2021-10-08"},
          Row{"He said Monday that they would vote on Friday.",
              "Monday=2021-10-04 | Friday=2021-10-08"},
          Row{"The talks, held in May, failed.", "May=2021-05"},
          Row{"The election, due in May, will be close.", "May=2022-05"},
          Row{"The year 2019 was dry.", "The year 2019=2019"},
          Row{"He left in the year 1066.", "the year 1066=1066"},
          Row{"Rome was sacked in AD 410 by them.", "AD 410=0410"},
          Row{"Caesar died in 44 BC in Rome.", "44 BC=BC0044"},
          Row{"He left a year and a half ago.", "a year and a half ago=2020-04"},
          Row{"The two-day talks began Monday.", "two-day=P2D | Monday=2021-10-04"},
          Row{"Over the past year prices rose.", "the past year=P1Y"},
          Row{"It is the first time in five years.", "five years=P5Y"},
          Row{"It happened on the weekend of October 2.", "the weekend of October 2=2021-W39-WE"},
          Row{"It happened in the week of September 20.", "the week of September 20=2021-W38"},
          Row{"He left at the weekend.", "the weekend=2021-W39-WE"},
          Row{"He left in the first week of September.",
              "the first week of September=2021-09 START"},
          Row{"He left in October of last year.", "October of last year=2020-10"},
          Row{"He left a month earlier.", "a month earlier=2021-09"},
          Row{"He left at the beginning of the year.", "the beginning of the year=2021 START"},
          Row{"He left on Sept. 11.", "Sept. 11=2021-09-11"},
          Row{"It happened on 9/11.", "9/11=2001-09-11"},
          Row{"He was born on 12 May 1954.", "12 May 1954=1954-05-12"},
          Row{"He left on Tuesday, Oct. 5.", "Tuesday, Oct. 5=2021-10-05"},
          Row{"He left overnight.", "overnight=2021-10-05TNI"},
          Row{"He will leave tonight.", "tonight=2021-10-06TNI"},
          Row{"It began on the first day of May.", "the first day of May=2021-05-01"},
          Row{"He left on the second Tuesday in September.",
              "the second Tuesday in September=2021-09-14"},
          Row{"He left on the last Friday of August.", "the last Friday of August=2021-08-27"},
          Row{"He left 48 hours ago.", "48 hours ago=2021-10-04"},
          Row{"He left two hours ago.", "two hours ago=2021-10-06"},
          Row{"He left 10 hours ago.", "10 hours ago=XXXX-XX-XX"},
          Row{"He came in June 2019. A few days later, he left.",
              "June 2019=2019-06 | A few days later=XXXX-XX-XX"},
          Row{"The 1998-99 season was bad.", "1998=1998 | 99=1999"},
          Row{"They fought from 1914-18.", "1914=1914 | 18=1918"},
          Row{"It grew in the 1980s and '90s.", "the 1980s=198 | '90s=199"},
          Row{"It grew in the 2010s.", "the 2010s=201"},
          Row{"It rained between May 3 and June 5, 2020.",
              "May 3=2020-05-03 | June 5, 2020=2020-06-05"},
          Row{"It rained on May 3 and 4, 2020.", "May 3=2020-05-03 | 4, 2020=2020-05-04"},
          Row{"It rained on 3-4 May 2020.", "3=2020-05-03 | 4 May 2020=2020-05-04"},
          Row{"It rained on May 3-4, 2020.", "May 3=2020-05-03 | 4, 2020=2020-05-04"},
          Row{"It rained in July-August 2020.", "July=2020-07 | August 2020=2020-08"},
          Row{"They met on 3 May, 2020, in Rome.", "3 May, 2020=2020-05-03"},
          Row{"They met on the 3rd of May.", "the 3rd of May=2021-05-03"},
          Row{"They met on Tuesday the 5th.", "Tuesday the 5th=2021-10-05"},
          Row{"They met on 5/10/21.", "5/10/21=2021-XX-XX"},
          Row{"They met two Fridays ago.", "two Fridays ago=PAST_REF"},
          Row{"They met some 20 years ago.", "some 20 years ago=2001 APPROX"},
          Row{"They met more than a decade ago.", "more than a decade ago=2011 MORE_THAN"},
          Row{"They met in the first three months of 2020.",
              "the first three months of 2020=2020-Q1"},
          Row{"They will meet at the end of the year.", "the end of the year=2021 END"},
          Row{"They met in the early hours of Monday.", "Monday=2021-10-04"},
          Row{"They met late last year.", "late last year=2020 END"},
          Row{"They met early on Tuesday.", "early on Tuesday=2021-10-05 START"},
          Row{"They met Tuesday night.", "Tuesday night=2021-10-05TNI"},
          Row{"They will meet by the end of March 2022.", "the end of March 2022=2022-03 END"},
          Row{"He was jailed for 15 to 20 years.", "15 to 20 years=PXY"},
          Row{"The 24-hour strike began at midnight.", "24-hour=PT24H | midnight=2021-10-06T24:00"},
          Row{"His term ends in 2024.", "2024=2024"},
          Row{"He served from May until his death in July.", "May=2021-05 | July=2021-07"},
          Row{"Nowadays he is ill.", "Nowadays=PRESENT_REF"},
          Row{"They met annually.", "annually=P1Y"},
          Row{"A 45-minute call was held.", "45-minute=PT45M"},
          Row{"They waited five-and-a-half hours.", "five-and-a-half hours=PT5H30M"},
          Row{"It begins at 0700 GMT on Friday.", "0700 GMT on Friday=2021-10-08T07:00"},
          Row{"He spoke at 9 o'clock in the morning.", "9 o'clock in the morning=2021-10-06T09:00"},
          Row{"He died on Feb. 29, 2020.", "Feb. 29, 2020=2020-02-29"},
          Row{"He died on 31/12/1999.", "31/12/1999=1999-12-31"},
          Row{"They will one day win.", "one day=FUTURE_REF"},
          Row{"It took two decades.", "two decades=P20Y"}}) {
      CAPTURE(row.text);
      const Document document = read(row.text);
      CHECK(times(document) == row.times);
      for (const TimeExpression& time : document.times) {
        CHECK(is_timex_value(time.value));
      }
    }
  }

  TEST_CASE("ages, counts, numbers and names are no dates") {
    for (const char* text : {"The 42-year-old left.",
                             "He is 42 years old.",
                             "He died at the age of 42.",
                             "A 6-month-old girl was found.",
                             "He, aged 42, left.",
                             "They sold 1998 cars.",
                             "They found 2,021 people.",
                             "It cost $1999.",
                             "The flight 1990 was late.",
                             "It rose 2010 points.",
                             "About 1500 soldiers left.",
                             "In Room 2010 he slept.",
                             "At the time he was ill.",
                             "The second world war ended.",
                             "He scored in the 89th minute.",
                             "He will march on Rome.",
                             "The Sun reported the fall of Rome.",
                             "Spring water is sold.",
                             "Boeing 747 and Peugeot 2008 cars.",
                             "Resolution 1973 was passed.",
                             "He was soon released.",
                             "They asked schoolchildren aged 8-10 years.",
                             "They asked people between 8 and 10 years of age.",
                             "He died aged 42 years."}) {
      CAPTURE(text);
      CHECK(times(read(text)) == "");
    }
  }

  TEST_CASE("what no calendar has gets no value, or only that of the part which it has") {
    for (const Row& row :
         {Row{"It opened on February 31.", "February 31="},
          Row{"It opened on 99/99/2021.", "99/99/2021="},
          Row{"It opened on April 31, 2021.", "April 31, 2021="},
          Row{"It opened on Feb. 30, 2020.", "Feb. 30, 2020="}, Row{"It will open in 12021.", ""},
          Row{"It will open on May 3, 12021.", "May 3, 12021="},
          Row{"It opened on 2021-13-45.", "2021-13-45="},
          Row{"It will open in the year 10000.", "the year 10000="},
          Row{"He left at 25:99 p.m.", ""},
          Row{"He left in the 99th century.", "the 99th century=98"},
          Row{"He left 99999 years ago.", "99999 years ago=XXXX"},
          Row{"He left 4000000000 years ago.", "years ago=PAST_REF"},
          Row{"He left in the fifth quarter of 2020.", "2020=2020"},
          Row{"He died on Feb. 29, 1900.", "Feb. 29, 1900="},
          Row{"He died on 0/0/2021.", "0/0/2021="},
          Row{"He died on 32 March 2021.", "March 2021=2021-03"},
          Row{"He died on March 0, 2021.", "March=2021-03 | 2021=2021"}}) {
      CAPTURE(row.text);
      CHECK(times(read(row.text)) == row.times);
    }
  }

  TEST_CASE("an anchor that is known less exactly gives bounds, not a day") {
    const Document document = read(
        "He came in June 2019. Two days later he left. A few days later, he was ill. Sales rose "
        "in fiscal 2020 again. He spoke 10 hours ago.");
    REQUIRE(document.times.size() == 5);
    CHECK(shown_days(document.times[1]) == "2019-06-03..2019-07-02");
    CHECK(shown_days(document.times[2]) == "2019-06-01..2021-10-06");
    CHECK(shown_days(document.times[3]) == "2019-02-01..2021-03-31");
    CHECK(shown_days(document.times[4]) == "..");
  }

  TEST_CASE("an expression of ten thousand characters comes to an end") {
    for (const char* part : {"two and a half hundred ", "May 3 and 4 , ", "the first day of ",
                             "early late mid-", "1-1-1-", "12:12:12", "9", "the week of the "}) {
      std::string text = "On ";
      while (text.size() < 10'000) {
        text += part;
      }
      CAPTURE(part);
      for (const TimeExpression& time : read(text + " it ended.").times) {
        CHECK((time.value.empty() || is_timex_value(time.value)));
      }
    }
  }
}
