// SPDX-License-Identifier: Apache-2.0
#include "support/sentence_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace chronograph;

namespace {

std::string context_of(const Document& document, const std::string& trigger) {
  const auto event = std::ranges::find_if(
      document.events, [&](const Event& e) { return document.view(e.span) == trigger; });
  if (event == document.events.end()) {
    return "no event";
  }
  return event->context.empty() ? "-" : event->context;
}

}  // namespace

TEST_SUITE("annotate/event_contexts") {
  TEST_CASE("words, types and participants tell the sphere of life, or nothing does") {
    const std::size_t rows =
        test::check_sentences({"tests/annotate/contexts.tsv", "types", 4},
                              [](const Document& document, const std::vector<std::string>& row) {
                                const std::string found = context_of(document, row[1]);
                                return std::pair(found == row[2], found);
                              });
    CHECK(rows >= 60);
  }
}
