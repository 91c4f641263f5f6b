// SPDX-License-Identifier: Apache-2.0
#include "support/annotated.hpp"
#include "support/source_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <vector>

using namespace chronograph;

namespace {

std::vector<std::string> fields_of(const std::string& line, char separator) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == separator) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

bool is_one_of(std::string_view label, const std::string& alternatives) {
  const auto fits = fields_of(alternatives, '|');
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
    PipelineOptions options;
    options.stage.model_path = test::in_source("models/accurate.model");
    const Pipeline pipeline(std::move(options));
    std::ifstream rows(test::in_source("tests/annotate/claims.tsv"));
    std::string line;
    std::getline(rows, line);  // what the columns are
    int sentences = 0;
    while (std::getline(rows, line)) {
      const auto row = fields_of(line, '\t');
      REQUIRE(row.size() == 6);
      CAPTURE(line);
      Document document;
      document.text = Text(row[0]);
      pipeline.annotate(document);
      // A row that is marked open and comes out right wants its mark taken away.
      CHECK(is_read_right(document, row) == (row[5] != "open"));
      ++sentences;
    }
    CHECK(sentences >= 100);
  }
}
