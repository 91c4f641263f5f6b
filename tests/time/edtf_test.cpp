// SPDX-License-Identifier: Apache-2.0
#include "chronograph/time/edtf.hpp"

#include <doctest/doctest.h>

#include <string>

namespace chronograph {

TEST_SUITE("time/edtf") {
  TEST_CASE("what is written as EDTF reads back as the same bounds") {
    for (const std::string edtf :
         {"2021-09-03", "2021-09", "2021", "2021-09-01/2021-09-24", "2021-09/2022", "2021-09-01/..",
          "../2021-10-01", "[2021-09-01..2021-09-24]", "[2021-09-24..]", "[..2021-10-01]"}) {
      CAPTURE(edtf);
      const auto time = time_of_edtf(edtf);
      REQUIRE(time);
      CHECK(to_edtf(*time) == edtf);
      CHECK(time_of_edtf(to_edtf(*time)) == time);
    }
  }

  TEST_CASE("the ends of bounds are the outer days of their units") {
    const auto time = time_of_edtf("[2021-02..2021-03]");
    REQUIRE(time);
    CHECK(time->begin == DayBounds{Date::from_civil(2021, 2, 1), Date::from_civil(2021, 3, 31)});
    CHECK(time->begin == time->end);
    CHECK(time->granularity == Granularity::Range);
    CHECK(time_of_edtf("2021-02")->granularity == Granularity::Month);
  }

  TEST_CASE("what is no date is refused") {
    for (const std::string text :
         {"", "soon", "2021-13", "2021-02-30", "21", "2021-9", "[]", "[..]", "../..", "2021/2020",
          "[2021-05..2021-04]", "2021-09-03T10:00", "2021-Q3", "/2021", "2021-09-01..2021-09-02"}) {
      CAPTURE(text);
      CHECK_FALSE(time_of_edtf(text));
    }
  }
}

}  // namespace chronograph
