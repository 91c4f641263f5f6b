// SPDX-License-Identifier: Apache-2.0
#include "markup/csv.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

using namespace chronograph;

TEST_SUITE("markup/csv") {
  TEST_CASE("fields are quoted only where they must be") {
    struct Row {
      std::string text;
      std::string field;
    };
    const std::vector<Row> rows{
        {"plain", "plain"},
        {"", ""},
        {"a,b", "\"a,b\""},
        {"say \"no\"", "\"say \"\"no\"\"\""},
        {"one\ntwo", "\"one\ntwo\""},
        {"one\r\ntwo", "\"one\r\ntwo\""},
        {"a\rb", "\"a\rb\""},
        {" blank ", "\" blank \""},
        {"=SUM(A1)", "=SUM(A1)"},
        {"0012", "0012"},
        {"\u2028\u0085\u00E9", "\u2028\u0085\u00E9"},
        {std::string("a\0b", 3), "a\uFFFDb"},
    };
    for (const Row& row : rows) {
      std::ostringstream out;
      CsvWriter(out).field("id").field(row.text).end_record();
      CHECK(out.str() == "id," + row.field + "\r\n");
    }
  }

  TEST_CASE("records end with CR LF") {
    std::ostringstream out;
    CsvWriter(out).field("a").field("b").end_record().field("").field("2").end_record();
    CHECK(out.str() == "a,b\r\n,2\r\n");
  }

  TEST_CASE("apart by tabs a record is one line") {
    std::ostringstream out;
    CsvWriter(out, Separator::Tab)
        .field("a,b")
        .field("one\ttwo\r\nthree")
        .field("say \"no\"")
        .end_record();
    CHECK(out.str() == "a,b\tone two  three\t\"say \"\"no\"\"\"\n");
  }
}
