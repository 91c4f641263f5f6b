// SPDX-License-Identifier: Apache-2.0
// Tables of own sentences: what a stage must read in each, and which are known to be read wrong.
#pragma once

#include "chronograph/annotate/pipeline.hpp"
#include "support/source_folder.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chronograph::test {

/// Returns the parts between separators, empty ones as well.
inline std::vector<std::string> fields_of(std::string_view text, std::string_view separator) {
  std::vector<std::string> fields;
  for (std::size_t end = text.find(separator); end != std::string_view::npos;
       end = text.find(separator)) {
    fields.emplace_back(text.substr(0, end));
    text.remove_prefix(end + separator.size());
  }
  fields.emplace_back(text);
  return fields;
}

struct SentenceTable {
  std::string_view path;   ///< in the checkout; the first line says what the columns are
  std::string_view until;  ///< the last stage to run; empty: all
  std::size_t columns =
      0;  ///< the first holds the sentence, the last "open" where it is read wrong
};

/// Annotates the sentence of each row and checks it: `found_in(document, row)` returns whether the
/// row's words are read as it says, and what is shown where they are not. Returns the number of
/// rows.
template <typename FoundIn>
std::size_t check_sentences(const SentenceTable& table, const FoundIn& found_in) {
  PipelineOptions options;
  options.until = table.until;
  options.stage.model_path = in_source("models/accurate.model");
  const Pipeline pipeline(std::move(options));
  std::ifstream lines(in_source(table.path));
  std::string line;
  std::getline(lines, line);
  std::size_t rows = 0;
  for (; std::getline(lines, line); ++rows) {
    const std::vector<std::string> row = fields_of(line, "\t");
    REQUIRE(row.size() == table.columns);
    Document document;
    document.text = Text(row.front());
    pipeline.annotate(document);
    const auto [is_right, shown] = found_in(document, row);
    CAPTURE(line);
    CAPTURE(shown);
    // A row that is marked open and comes out right wants its mark taken away.
    CHECK(is_right == (row.back() != "open"));
  }
  return rows;
}

}  // namespace chronograph::test
