// SPDX-License-Identifier: Apache-2.0
#include "chronograph/time/timex.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace chronograph;

namespace {

std::string days(const char* value) {
  const auto found = days_of_value(value);
  return found ? found->earliest->iso() + ".." + found->latest->iso() : "";
}

}  // namespace

TEST_SUITE("time/timex") {
  TEST_CASE("values become the days that they cover") {
    struct Row {
      const char* value;
      const char* days;
      Granularity granularity;
    };
    for (const Row& row :
         {Row{"2021-10-01", "2021-10-01..2021-10-01", Granularity::Day},
          Row{"2021-08", "2021-08-01..2021-08-31", Granularity::Month},
          Row{"2024-02", "2024-02-01..2024-02-29", Granularity::Month},
          Row{"2021", "2021-01-01..2021-12-31", Granularity::Year},
          Row{"202", "2020-01-01..2029-12-31", Granularity::Decade},
          Row{"199X", "1990-01-01..1999-12-31", Granularity::Decade},
          Row{"20", "2000-01-01..2099-12-31", Granularity::Century},
          Row{"00", "0001-01-01..0099-12-31", Granularity::Century},
          Row{"2021-W39", "2021-09-27..2021-10-03", Granularity::Week},
          Row{"2020-W53", "2020-12-28..2021-01-03", Granularity::Week},
          Row{"2021-W39-5", "2021-10-01..2021-10-01", Granularity::Day},
          Row{"2021-W39-WE", "2021-10-02..2021-10-03", Granularity::Range},
          Row{"2021-Q3", "2021-07-01..2021-09-30", Granularity::Quarter},
          Row{"2021-H1", "2021-01-01..2021-06-30", Granularity::Range},
          Row{"2021-SU", "2021-06-01..2021-08-31", Granularity::Season},
          Row{"2021-FA", "2021-09-01..2021-11-30", Granularity::Season},
          Row{"2023-WI", "2023-12-01..2024-02-29", Granularity::Season},
          Row{"2021-10-01T09:30", "2021-10-01..2021-10-01", Granularity::Time},
          Row{"2021-10-01TMO", "2021-10-01..2021-10-01", Granularity::Time},
          Row{"2021-10-01T09:30:15-05:00", "2021-10-01..2021-10-01", Granularity::Time},
          Row{"2021-W39-5TNI", "2021-10-01..2021-10-01", Granularity::Time},
          Row{"0001-01-01", "0001-01-01..0001-01-01", Granularity::Day},
          Row{"9999", "9999-01-01..9999-12-31", Granularity::Year}}) {
      CAPTURE(row.value);
      CHECK(days(row.value) == row.days);
      CHECK(granularity_of_value(row.value) == row.granularity);
      CHECK(is_timex_value(row.value));
    }
  }

  TEST_CASE("values that name no day have no days") {
    for (const char* value :
         {"P3D",         "XXXX-WXX-5", "XXXX-10",    "2021-XX",          "PAST_REF",
          "PRESENT_REF", "FUTURE_REF", "",           "2021-02-31",       "2021-13",
          "2021-W53",    "2021-W39-8", "2021-Q5",    "2021-H3",          "0000",
          "10000",       "2021-",      "2021-1",     "2021-10-01T99:99", "2021-10-01Tx",
          "FY1998",      "BC0044",     "9999-WI",    "2021-W",           "2021-10-1",
          "T10:30",      "1",          "2021-10-01T"}) {
      CAPTURE(value);
      CHECK(days(value).empty());
      CHECK(granularity_of_value(value) == Granularity::Unknown);
    }
  }

  TEST_CASE("the forms of TIMEX3 are told from others") {
    for (const char* value : {"P3D",      "PXY",        "P2.5Y",      "P1DE",          "P2CE",
                              "PT20M",    "PT1H30M",    "P1DT12H",    "P2Y6M",         "P1Q",
                              "P1WE",     "PTXM",       "XXXX-WXX-5", "XXXX-XX-XXTMO", "XXXX-10",
                              "T20:30",   "TMO",        "FY1998",     "FY1998-Q2",     "BC0044",
                              "PAST_REF", "1998-XX-XX", "XXXX-SU",    "XXXX-WXX-5TNI", "T24:00"}) {
      CAPTURE(value);
      CHECK(is_timex_value(value));
    }
    for (const char* value : {"", "P", "PT", "P3", "PD", "3D", "P.5D", "P5.D", "yesterday",
                              "2021/10/01", "20211", "PT3D", "P3DT", "T", "T99", "PRESENT"}) {
      CAPTURE(value);
      CHECK_FALSE(is_timex_value(value));
    }
  }
}
