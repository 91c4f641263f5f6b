// SPDX-License-Identifier: Apache-2.0
#include "text/closest.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string_view>

using namespace chronograph;

TEST_SUITE("text/closest") {
  constexpr std::array<std::string_view, 4> kWords{"timeline", "timelinejs", "map", "mop"};

  TEST_CASE("the nearest candidate is found, the first of equals") {
    struct Row {
      std::string_view word;
      std::string_view found;
    };
    for (const Row& row :
         {Row{"timelinjs", "timelinejs"}, Row{"time-line", "timeline"}, Row{"timeline", "timeline"},
          Row{"mxp", "map"}, Row{"", ""}, Row{"completely other", ""}}) {
      CAPTURE(row.word);
      CHECK(closest(row.word, kWords) == row.found);
    }
  }

  TEST_CASE("the hint is empty where nothing is near") {
    CHECK(did_you_mean("maps", kWords) == "; did you mean \"map\"?");
    CHECK(did_you_mean("unrelated-word", kWords).empty());
  }
}
