// SPDX-License-Identifier: Apache-2.0
#include "markup/markdown.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

TEST_SUITE("markup/markdown") {
  TEST_CASE("what means something is escaped, blanks become one, controls are replaced") {
    CHECK(escape_markdown("<b>*x*</b> [a](b) & c|d") ==
          "\\<b\\>\\*x\\*\\</b\\> \\[a\\](b) \\& c\\|d");
    CHECK(escape_markdown("  one\r\n\ttwo  ") == "one two");
    CHECK(escape_markdown("a\x01z") == "a\uFFFDz");
    CHECK(escape_markdown("").empty());
  }

  TEST_CASE("a text turns the direction of nothing behind it") {
    CHECK(escape_markdown("\u202Eabc") == "\u202Eabc\u202C");
    CHECK(escape_markdown("\u202Eabc\u202C d") == "\u202Eabc\u202C d");
    CHECK(escape_markdown("\u2067a\u202Bb") == "\u2067a\u202Bb\u202C\u2069");
  }

  TEST_CASE("no text begins a list") {
    CHECK(escape_markdown("1. June") == "1\\. June");
    CHECK(escape_markdown("12) of them") == "12\\) of them");
    CHECK(escape_markdown("- no") == "\\- no");
    CHECK(escape_markdown("150 people - dead") == "150 people - dead");
    CHECK(escape_markdown("2021") == "2021");
  }
}
