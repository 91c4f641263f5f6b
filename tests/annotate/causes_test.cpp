// SPDX-License-Identifier: Apache-2.0

#include "chronograph/annotate/pipeline.hpp"
#include "support/source_folder.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

using namespace chronograph;

namespace {

struct Row {
  std::string sentence, cause, effect, marker, mark;
};

std::vector<Row> rows_of_table() {
  std::vector<Row> rows;
  std::ifstream lines(test::in_source("tests/annotate/causes.tsv"));
  std::string line;
  std::getline(lines, line);  // what the columns are
  while (std::getline(lines, line)) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
      if (c == '\t') {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    REQUIRE(fields.size() == 5);
    rows.push_back({fields[0], fields[1], fields[2], fields[3], fields[4]});
  }
  return rows;
}

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
    PipelineOptions options;
    options.until = "causes";
    options.stage.model_path = test::in_source("models/accurate.model");
    const Pipeline pipeline(std::move(options));
    const std::vector<Row> rows = rows_of_table();
    CHECK(rows.size() >= 60);
    for (const Row& row : rows) {
      Document document;
      document.text = Text(row.sentence);
      pipeline.annotate(document);
      const std::string expected =
          row.cause == "-" ? "-" : row.cause + " > " + row.effect + " (" + row.marker + ")";
      const std::string found = shown(document);
      CAPTURE(row.sentence);
      CAPTURE(found);
      // A row that is marked open and comes out right wants its mark taken away.
      CHECK((found == expected) == (row.mark != "open"));
    }
  }
}
