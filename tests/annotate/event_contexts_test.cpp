// SPDX-License-Identifier: Apache-2.0

#include "chronograph/annotate/pipeline.hpp"
#include "support/source_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

using namespace chronograph;

namespace {

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == '\t') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

}  // namespace

TEST_SUITE("annotate/event_contexts") {
  TEST_CASE("words, types and participants tell the sphere of life, or nothing does") {
    PipelineOptions options;
    options.until = "types";
    options.stage.model_path = test::in_source("models/accurate.model");
    const Pipeline pipeline(std::move(options));
    std::ifstream lines(test::in_source("tests/annotate/contexts.tsv"));
    std::string line;
    std::getline(lines, line);  // what the columns are
    std::size_t rows = 0;
    for (; std::getline(lines, line); ++rows) {
      const std::vector<std::string> row = fields_of(line);
      REQUIRE(row.size() == 4);
      Document document;
      document.text = Text(row[0]);
      pipeline.annotate(document);
      const auto event = std::ranges::find_if(
          document.events, [&](const Event& e) { return document.view(e.span) == row[1]; });
      std::string found = "no event";
      if (event != document.events.end()) {
        found = event->context.empty() ? "-" : event->context;
      }
      CAPTURE(line);
      CAPTURE(found);
      // A row that is marked open and comes out right wants its mark taken away.
      CHECK((found == row[2]) == (row[3] != "open"));
    }
    CHECK(rows >= 60);
  }
}
