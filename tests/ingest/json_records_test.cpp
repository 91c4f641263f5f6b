// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_records.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace chronograph;

namespace {

struct Cut {
  std::vector<std::string> records;  // "line:column bytes", `!` before the only one
  std::vector<std::string> failed;
};

Cut cut(std::string_view bytes) {
  Cut result;
  for_each_record(
      bytes,
      [&](const JsonRecord& record) {
        result.records.push_back((record.is_only ? "!" : "") + std::to_string(record.line) + ":" +
                                 std::to_string(record.column) + " " + std::string(record.bytes));
      },
      [&](const std::string& message) { result.failed.push_back(message); });
  return result;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_SUITE("ingest/json_records") {
  TEST_CASE("one object a line") {
    const Cut found = cut("{\"a\":1}\r\n\n  {\"a\":{}} \n{\"b\": 2}");
    CHECK(found.records == Strings{"1:1 {\"a\":1}", "3:3 {\"a\":{}}", "4:1 {\"b\": 2}"});
    CHECK(found.failed.empty());
  }

  TEST_CASE("a broken line is a record of its own") {
    CHECK(cut("{\"a\":1}\n{\"b\":\n{\"c\":3}\n{\"d\":4}").records ==
          Strings{"1:1 {\"a\":1}", "2:1 {\"b\":", "3:1 {\"c\":3}", "4:1 {\"d\":4}"});
    CHECK(cut("{\"b\":\n{\"c\":3}\n{\"d\":4}").records.size() == 3);
  }

  TEST_CASE("the elements of an array, with brackets in strings") {
    const Cut found = cut(" [ {\"a\": \"]}\\\"{\"},\n\n {\"b\": [1, {}]} , 3, \"x\" ]\n");
    CHECK(found.records ==
          Strings{"1:4 {\"a\": \"]}\\\"{\"}", "3:2 {\"b\": [1, {}]}", "3:19 3", "3:22 \"x\""});
    CHECK(found.failed.empty());
    CHECK(cut("[]").records.empty());
    CHECK(cut("[]").failed.empty());
  }

  TEST_CASE("objects over several lines, one after the other") {
    CHECK(cut("{\n \"a\": 1\n}\n{\n \"b\": 2\n}").records ==
          Strings{"1:1 {\n \"a\": 1\n}", "4:1 {\n \"b\": 2\n}"});
    CHECK(cut("\n{\n \"a\": 1\n}\n").records == Strings{"!2:1 {\n \"a\": 1\n}"});
    CHECK(cut("{\"a\":1}\n").records == Strings{"!1:1 {\"a\":1}"});
  }

  TEST_CASE("a file that ends too early is told with its place") {
    CHECK(cut("[{\"a\":1},\n {\"b\":").failed ==
          Strings{"2:2: found the end of the file inside a value that begins here"});
    CHECK(cut("[{\"a\":1}").failed ==
          Strings{"1:9: found the end of the file, expected the end of the array"});
    CHECK(cut("{\n\"a").failed.size() == 1);
    CHECK(cut("[1] x").failed == Strings{"1:4: found more after the end of the array"});
    CHECK(cut("").records.empty());
    CHECK(cut(" \n ").records.empty());
  }

  TEST_CASE("stray brackets and commas do not hang") {
    for (const std::string_view bytes : {"]", "}", "]]]]", ",,,", "[}", "[}}]", "{]", "[,]",
                                         "{}}{}", "\\", "\"", "[\"", "[[[[", "[{]}"}) {
      CAPTURE(bytes);
      CHECK(cut(bytes).records.size() < 10);
    }
  }

  TEST_CASE("the place of a message moves from the record to the file") {
    const JsonRecord record{"", 3, 5, false};
    CHECK(in_file("1:4: bad", record) == "3:8: bad");
    CHECK(in_file("2:4: bad", record) == "4:4: bad");
    CHECK(in_file("bad", record) == "3:5: bad");
  }
}
