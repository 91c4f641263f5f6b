// SPDX-License-Identifier: Apache-2.0
#include "support/sentence_table.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace chronograph;

namespace {

// "cause > effect (marker)", several with "; " between them; "-" for none.
std::string shown(const Document& document) {
  std::string out;
  for (const Event& cause : document.events) {
    for (const Consequence& said : cause.causes) {
      out += out.empty() ? "" : "; ";
      out += std::string(document.view(cause.span)) + " > " +
             std::string(document.view(document.events[said.event].span)) + " (" +
             std::string(document.view(said.marker)) + ")";
    }
  }
  return out.empty() ? "-" : out;
}

}  // namespace

TEST_SUITE("annotate/causes") {
  TEST_CASE("what is said to have caused what, and what is not said so") {
    const std::size_t rows = test::check_sentences(
        {"tests/annotate/causes.tsv", "causes", 5},
        [](const Document& document, const std::vector<std::string>& row) {
          const std::string expected =
              row[1] == "-" ? "-" : row[1] + " > " + row[2] + " (" + row[3] + ")";
          const std::string found = shown(document);
          return std::pair(found == expected, found);
        });
    CHECK(rows >= 60);
  }
}
