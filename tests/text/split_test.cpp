// SPDX-License-Identifier: Apache-2.0
#include "text/split.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace chronograph;

namespace {

// Fields with `,` between them, rows with `;` behind them.
std::string rows_of(std::string_view table) {
  std::string shown;
  for_each_table_row(table, [&](std::span<const std::string_view> fields) {
    for (const std::string_view& field : fields) {
      shown += (&field == &fields.front() ? "" : ",") + std::string(field);
    }
    shown += ";";
  });
  return shown;
}

}  // namespace

TEST_SUITE("text/split") {
  TEST_CASE("a text is cut at separators, and empty parts say nothing") {
    using Parts = std::vector<std::string_view>;
    CHECK(split("a|b|c", '|') == Parts{"a", "b", "c"});
    CHECK(split("|a||b|", '|') == Parts{"a", "b"});
    CHECK(split("", '|').empty());
    CHECK(split("a b", '|') == Parts{"a b"});
  }

  TEST_CASE("a table has a row a line, but for comments and empty lines, and keeps empty fields") {
    CHECK(rows_of("# source\na\tb\n\nc\t\td\t\n") == "a,b;c,,d,;");
    CHECK(rows_of("last") == "last;");
    CHECK(rows_of("").empty());
  }
}
