// SPDX-License-Identifier: Apache-2.0
#include "markup/json.hpp"

#include "chronograph/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace chronograph;

namespace {

std::string write_double(double number) {
  std::string out;
  JsonWriter(out).value(number);
  return out;
}

std::string message_of(std::string_view text, std::size_t first_line = 1) {
  try {
    JsonDocument document(text, "a.json", first_line);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Input);
    return error.what();
  }
  return "";
}

}  // namespace

TEST_SUITE("markup/json") {
  TEST_CASE("the writer puts commas and colons where they belong") {
    std::string out;
    JsonWriter json(out);
    json.begin_object().member("a", 1).key("b").begin_array();
    json.value(true).value("x").null().value(std::uint64_t{18446744073709551615U});
    json.begin_object().end_object().begin_array().end_array().end_array();
    json.member("c", std::int64_t{-9223372036854775807 - 1}).end_object();
    CHECK(out ==
          R"({"a":1,"b":[true,"x",null,18446744073709551615,{},[]],"c":-9223372036854775808})");
  }

  TEST_CASE("indented output has one space a level") {
    std::string out;
    JsonWriter json(out, true);
    json.begin_object().key("a").begin_array().value(1).value(2).end_array();
    json.key("b").begin_object().end_object().end_object();
    CHECK(out == "{\n \"a\": [\n  1,\n  2\n ],\n \"b\": {}\n}");
  }

  TEST_CASE("a byte is escaped wherever it stands") {
    for (int code = 0; code < 0x80; ++code) {
      const char byte = static_cast<char>(code);
      const bool is_special = code < 0x20 || byte == '"' || byte == '\\' || byte == '<';
      for (std::size_t at = 0; at < 20; ++at) {
        std::string text(20, 'a');
        text[at] = byte;
        std::string json;
        JsonWriter(json).value(text);
        CAPTURE(code);
        CAPTURE(at);
        CHECK((json.size() > text.size() + 2) == is_special);
        CHECK(JsonDocument(json, "test").root().as_string() == text);
      }
    }
  }

  TEST_CASE("strings are escaped so that they may stand in a script element") {
    std::string out;
    JsonWriter(out).value("</script>\"\\\n\t\r\b\f\x01\u2028\u2029\u2027\u00E9\u20AC\x7F");
    CHECK(out ==
          "\"\\u003c/script>\\\"\\\\\\n\\t\\r\\b\\f\\u0001\\u2028\\u2029\u2027\u00E9\u20AC\x7F\"");
  }

  TEST_CASE("doubles take the shortest form that reads back the same") {
    struct Row {
      double number;
      std::string text;
    };
    for (const Row& row :
         {Row{0.1, "0.1"}, Row{5.0, "5"}, Row{-2.0, "-2"}, Row{0.0, "0"}, Row{69.17, "69.17"},
          Row{1e300, "1e+300"}, Row{1.0 / 3, "0.3333333333333333"}}) {
      CHECK(write_double(row.number) == row.text);
    }
    for (const double number : {5e-324, 1.7976931348623157e308, 123456789.123456789, -0.0, 1e22}) {
      const JsonDocument document(write_double(number), "n");
      CHECK(document.root().as_double() == number);
    }
  }

  TEST_CASE("the caller may take the output between two calls") {
    std::string out;
    std::string all;
    JsonWriter json(out, true);
    json.begin_array();
    for (int i = 0; i < 3; ++i) {
      json.value(i);
      all += out;
      out.clear();
    }
    json.end_array();
    CHECK(all + out == "[\n 0,\n 1,\n 2\n]");
  }

  TEST_CASE("values are read by type") {
    const JsonDocument document(
        R"({"s":"a\u00e9\ud83d\ude00\u0000","i":-3,"w":4.0,"d":2.5,"t":true,"n":null,"a":[1,[],{}],"big":18446744073709551615})",
        "a.json");
    const JsonValue root = document.root();
    REQUIRE(root.is_object());
    CHECK(root.size() == 8);
    CHECK(root.string_at("s") == std::string("a\u00E9\U0001F600\0", 8));
    CHECK(root.find("i")->as_int() == -3);
    CHECK(root.find("w")->as_int() == 4);
    CHECK_FALSE(root.find("d")->as_int());
    CHECK(root.find("d")->as_double() == 2.5);
    CHECK_FALSE(root.find("big")->as_int());
    CHECK(root.find("t")->as_bool() == true);
    CHECK(root.find("n")->is_null());
    CHECK(root.find("a")->is_array());
    CHECK(root.find("a")->size() == 3);
    CHECK((*root.find("a"))[0].as_int() == 1);
    CHECK_FALSE(root.find("missing"));
    CHECK_FALSE(root.string_at("i"));
    CHECK_FALSE(root.find("i")->find("x"));
    CHECK(root.find("i")->is_number());
    CHECK(root.find("t")->is_bool());
    CHECK(root.find("s")->is_string());
  }

  TEST_CASE("of a repeated name the first member stands") {
    const JsonDocument document(R"({"a":1,"b":2,"a":3})", "a.json");
    CHECK(document.root().find("a")->as_int() == 1);
    std::string seen;
    document.root().for_each_member([&](std::string_view name, JsonValue value) {
      seen += std::string(name) + std::to_string(*value.as_int());
    });
    CHECK(seen == "a1b2");
  }

  TEST_CASE("a document survives being moved") {
    JsonDocument first("[\"x\"]", "a.json");
    const JsonDocument second(std::move(first));
    CHECK(second.root()[0].as_string() == "x");
  }

  TEST_CASE("broken JSON is refused with the place") {
    struct Row {
      std::string text;
      std::string message;
    };
    const std::vector<Row> rows{
        {"", "a.json:1:1: no JSON value found, expected one"},
        {"{\n \"a\": \u00E9}", "a.json:2:7: not a JSON value"},
        {"{\"\u00E9\u00E9\": nul}", "a.json:1:11: not a JSON value"},
        {"[1,]", "a.json:1:4: not a JSON value"},
        {"[NaN]", "a.json:1:2: not a JSON value"},
        {"[Infinity]", "a.json:1:2: not a JSON value"},
        {"[1] x", "a.json:1:5: text after the JSON value, expected the end"},
        {std::string("{}\0{}", 5), "a.json:1:3: text after the JSON value, expected the end"},
        {"[\"a\xFF\"]", "a.json:1:4: invalid UTF-8"},
        {"[\"\\udc00\"]", "a.json:1:10: escaped surrogate without its other half"},
        {"[\"\\ud800x\"]", "a.json:1:3: escaped surrogate without its other half"},
        {"[1e999]", "a.json:1:2: number too big for a double"},
        {"[\"a\nb\"]", "a.json:1:4: invalid escape or unescaped control character in a string"},
        {"{\"a\" 1}", "a.json:1:6: name of an object member without \":\""},
        {"{\"a\":1 \"b\":2}", "a.json:1:8: object member not followed by \",\" or \"}\""},
        {"[\"abc", "a.json:1:6: string without a closing quotation mark"},
    };
    for (const Row& row : rows) {
      CAPTURE(row.text);
      CHECK(message_of(row.text) == row.message);
    }
    CHECK(message_of("[\n!", 40) == "a.json:41:1: not a JSON value");
  }

  TEST_CASE("a byte order mark is passed over") {
    CHECK(JsonDocument("\xEF\xBB\xBF[1]", "a.json").root().size() == 1);
  }

  TEST_CASE("nesting ends at 512 levels, however deep the text goes") {
    CHECK(message_of(std::string(512, '[') + std::string(512, ']')).empty());
    CHECK(message_of(std::string(513, '[') + std::string(513, ']')) ==
          "a.json:1:513: nested too deeply, expected at most 512 levels");
    CHECK_FALSE(message_of(std::string(2000000, '[')).empty());
  }

  TEST_CASE("what the writer wrote reads back the same") {
    std::string hostile;
    for (int c = 0; c < 128; ++c) {
      hostile += static_cast<char>(c);
    }
    hostile += "\u2028\u2029\U0001F600\uFFFF";
    std::string out;
    JsonWriter(out).begin_object().member(hostile, hostile).end_object();
    const JsonDocument document(out, "a.json");
    CHECK(document.root().string_at(hostile) == hostile);
  }
}
