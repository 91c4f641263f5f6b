// SPDX-License-Identifier: Apache-2.0
#include "ingest/date_reading.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

TEST_SUITE("ingest/date_reading") {
  TEST_CASE("a date field is read in the forms that dumps and pages use") {
    struct Row {
      std::string_view value, earliest, latest;
    };
    for (const Row& row : {
             Row{"2021-10-01", "2021-10-01", "2021-10-01"},
             Row{" 2021-10-01 09:30:00 ", "2021-10-01", "2021-10-01"},
             Row{"2021-10-01T23:40:00-03:00", "2021-10-01", "2021-10-01"},
             Row{"2021-10-01T23:59:59.999Z", "2021-10-01", "2021-10-01"},
             Row{"2021/10/01", "2021-10-01", "2021-10-01"},
             Row{"2021.10.01", "2021-10-01", "2021-10-01"},
             Row{"20211001", "2021-10-01", "2021-10-01"},
             Row{"20211001093000", "2021-10-01", "2021-10-01"},
             Row{"20211001T093000Z", "2021-10-01", "2021-10-01"},
             Row{"Fri, 01 Oct 2021 09:30:00 GMT", "2021-10-01", "2021-10-01"},
             Row{"October 1, 2021", "2021-10-01", "2021-10-01"},
             Row{"Oct. 1st, 2021 at 9:30 a.m. EDT", "2021-10-01", "2021-10-01"},
             Row{"1 October 2021", "2021-10-01", "2021-10-01"},
             Row{"1st of October, 2021", "2021-10-01", "2021-10-01"},
             Row{"01-Oct-2021", "2021-10-01", "2021-10-01"},
             Row{"Friday, Sept. 3, 2021", "2021-09-03", "2021-09-03"},
             Row{"31.12.2021", "2021-12-31", "2021-12-31"},
             Row{"1.10.2021", "2021-10-01", "2021-10-01"},
             Row{"31/12/2021", "2021-12-31", "2021-12-31"},
             Row{"12/31/2021", "2021-12-31", "2021-12-31"},
             Row{"10/10/2021", "2021-10-10", "2021-10-10"},
             Row{"2021-10", "2021-10-01", "2021-10-31"},
             Row{"2021", "2021-01-01", "2021-12-31"},
             Row{"1633080600", "2021-10-01", "2021-10-01"},
             Row{"1633080600000", "2021-10-01", "2021-10-01"},
             Row{"2020-02-29", "2020-02-29", "2020-02-29"},
         }) {
      CAPTURE(row.value);
      const DateField field = read_date_field(row.value);
      CHECK(field.problem.empty());
      REQUIRE(field.days);
      CHECK(field.days->earliest->iso() == row.earliest);
      CHECK(field.days->latest->iso() == row.latest);
    }
  }

  TEST_CASE("what is no date, or could be two, is none and told") {
    for (const std::string_view value :
         {"2021-02-31", "2021-13-01", "31 November 2021", "yesterday", "4 hours ago", "01/02/2021",
          "Friday", "October 1", "0001", "99999999", "12345", "2021-99", "-", "\u00bd",
          "Sunday, 11:40 pm"}) {
      CAPTURE(value);
      const DateField field = read_date_field(value);
      CHECK_FALSE(field.days);
      CHECK_FALSE(field.problem.empty());
    }
    CHECK(read_date_field("2021-02-31").problem ==
          "\"2021-02-31\" names a day that does not exist");
    CHECK(read_date_field("  ").problem.empty());
    CHECK(read_date_field(std::string(5000, '1')).problem.size() < 100);
  }

  TEST_CASE("a date is found inside a line, compact ones only where asked for") {
    const auto words = split_line("No. 20211001 of May 7, 2005, and 3 June 2006");
    const auto first = find_date(words, 0, CompactDates::No);
    REQUIRE(first);
    CHECK(first->date == Date::parse("2005-05-07"));
    CHECK(words[first->first].text == "May");
    const auto second = find_date(words, first->last, CompactDates::No);
    REQUIRE(second);
    CHECK(second->date == Date::parse("2006-06-03"));
    CHECK(find_date(words, 0, CompactDates::Yes)->date == Date::parse("2021-10-01"));
  }

  TEST_CASE("numbers that go on are no dates") {
    for (const std::string_view line :
         {"555-2021-10-012", "call 1-2021-10-01", "12021-10-01", "2021-10-1a2 x", "May 7 2005x"}) {
      CAPTURE(line);
      const auto match = find_date(split_line(line), 0, CompactDates::No);
      if (match) {
        // A letter may follow ("2021-10-01T09:30"), a digit may not.
        CHECK(match->date);
      }
    }
    CHECK_FALSE(find_date(split_line("555-2021-10-012"), 0, CompactDates::No));
    CHECK_FALSE(find_date(split_line("call 1-2021-10-01"), 0, CompactDates::No));
    CHECK_FALSE(find_date(split_line("12021-10-01"), 0, CompactDates::No));
  }

  TEST_CASE("a path has the date of its last part that has one") {
    struct Row {
      std::string_view path, date;
    };
    for (const Row& row :
         {Row{"2021-10-01-talks.txt", "2021-10-01"}, Row{"20211001_talks.txt", "2021-10-01"},
          Row{"talks_2021_10_01.html", "2021-10-01"}, Row{"APW19980314.0391.txt", "1998-03-14"},
          Row{"2021/10/01/talks.txt", "2021-10-01"}, Row{"2020-01-01/2021-10-01.txt", "2021-10-01"},
          Row{"talks-1-Oct-2021.txt", "2021-10-01"}, Row{"talks.txt", ""}, Row{"99999999.txt", ""},
          Row{"2021-02-31.txt", ""}, Row{"id-120211001.txt", ""}, Row{"01-02-2021.txt", ""},
          Row{"", ""}}) {
      CAPTURE(row.path);
      const auto date = date_of_path(row.path);
      CHECK((date ? date->iso() : "") == row.date);
    }
  }
}
