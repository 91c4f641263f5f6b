// SPDX-License-Identifier: Apache-2.0
#include "markup/number.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

TEST_SUITE("markup/number") {
  TEST_CASE("a count has a comma every three digits, and what is counted its plural") {
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(1000) == "1,000");
    CHECK(grouped(12345678) == "12,345,678");
    CHECK(counted(1, "event") == "1 event");
    CHECK(counted(60000, "event") == "60,000 events");
  }
}
