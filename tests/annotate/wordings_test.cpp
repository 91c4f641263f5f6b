// SPDX-License-Identifier: Apache-2.0
#include "support/sentence_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace chronograph;

namespace {

std::string wording_of(const Document& document, const std::string& trigger) {
  const auto event = std::ranges::find_if(
      document.events, [&](const Event& e) { return document.view(e.span) == trigger; });
  if (event == document.events.end()) {
    return "no event";
  }
  std::string line;
  for (const Span piece : event->wording) {
    line += (line.empty() ? "" : " ") + std::string(document.view(piece));
  }
  return line;
}

}  // namespace

TEST_SUITE("annotate/wordings") {
  TEST_CASE("an event is told by who, verb and what belongs to it, without asides and its date") {
    const std::size_t rows =
        test::check_sentences({"tests/annotate/wordings.tsv", "wordings", 4},
                              [](const Document& document, const std::vector<std::string>& row) {
                                const std::string found = wording_of(document, row[1]);
                                return std::pair(found == row[2], found);
                              });
    CHECK(rows >= 20);
  }
}
