// SPDX-License-Identifier: Apache-2.0
#include "support/sentence_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace chronograph;

namespace {

bool is_one_of(std::string_view label, const std::string& alternatives) {
  const auto fits = test::fields_of(alternatives, "|");
  return std::find(fits.begin(), fits.end(), label) != fits.end();
}

const Event* event_of(const Document& document, const std::string& trigger) {
  for (const Event& event : document.events) {
    if (document.view(event.span) == trigger) {
      return &event;
    }
  }
  return nullptr;
}

bool is_read_right(const Document& document, const std::vector<std::string>& row) {
  const Event* event = event_of(document, row[1]);
  if (event == nullptr || !is_one_of(to_string(event->polarity), row[2]) ||
      !is_one_of(to_string(event->modality), row[3])) {
    return false;
  }
  return row[4] == "-" || (event->source && document.entities[*event->source].name.find(row[4]) !=
                                                std::string::npos);
}

}  // namespace

TEST_SUITE("annotate/claims") {
  TEST_CASE("what was not so, is doubted, planned or only said is marked so") {
    const std::size_t sentences =
        test::check_sentences({"tests/annotate/claims.tsv", {}, 6},
                              [](const Document& document, const std::vector<std::string>& row) {
                                return std::pair(is_read_right(document, row), std::string());
                              });
    CHECK(sentences >= 100);
  }
}
