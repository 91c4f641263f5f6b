// SPDX-License-Identifier: Apache-2.0
#include "chronograph/text/utf8.hpp"

#include "chronograph/error.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace chronograph;

namespace {

std::string encode(char32_t c) {
  std::string out;
  append_utf8(out, c);
  return out;
}

bool is_scalar_value(char32_t c) { return c < 0xD800U || c > 0xDFFFU; }

}  // namespace

TEST_SUITE("text/utf8") {
  TEST_CASE("every code point survives encoding and decoding") {
    for (char32_t c = 0; c <= 0x10FFFFU; ++c) {
      if (!is_scalar_value(c)) {
        continue;
      }
      const std::string bytes = encode(c);
      std::size_t offset = 0;
      REQUIRE(decode_utf8(bytes, offset) == c);
      REQUIRE(offset == bytes.size());
      REQUIRE_FALSE(find_invalid_utf8(bytes));
    }
  }

  TEST_CASE("the first invalid byte is found") {
    struct Row {
      std::string bytes;
      std::size_t at;
    };
    const std::vector<Row> rows{
        {"\x80", 0},
        {"abc\xFF", 3},
        {"0123456789\xC3", 10},
        {"ab\xC0\x80", 2},            // overlong NUL
        {"ab\xC1\xBF", 2},            // overlong DEL
        {"\xE0\x9F\xBF", 0},          // overlong U+07FF
        {"\xF0\x8F\xBF\xBF", 0},      // overlong U+FFFF
        {"\xC3\xA9\xED\xA0\x80", 2},  // surrogate
        {"\xF4\x90\x80\x80", 0},      // over U+10FFFF
        {"\xF5\x80\x80\x80", 0},      // never a lead byte
        {"x\xE2\x82", 1},             // cut
        {"x\xF0\x9F\x98", 1},         // cut
        {"\xE2\x28\xA1", 0},          // wrong second byte
        {"12345678\xC3\xA9 ok \xA9", 14},
    };
    for (const Row& row : rows) {
      CAPTURE(row.at);
      CHECK(find_invalid_utf8(row.bytes) == row.at);
    }
    CHECK_FALSE(find_invalid_utf8(""));
    CHECK_FALSE(find_invalid_utf8("plain"));
    CHECK_FALSE(find_invalid_utf8("\u00E9\u20AC\U0001F600 and ASCII again"));
  }

  TEST_CASE("code points are counted") {
    CHECK(count_code_points("") == 0);
    CHECK(count_code_points("caf\u00E9 \U0001F600") == 6);
  }

  TEST_CASE("properties follow the general category") {
    for (const char32_t c : {U' ', U'\n', U'\u00A0', U'\u2009', U'\u3000', U'\u2028', U'\uFEFF'}) {
      CHECK(is_space(c));
    }
    CHECK_FALSE(is_space(U'\u200B'));
    for (const char32_t c : {U'a', U'Z', U'\u00E9', U'\u0416', U'\u4E2D', U'\u0627'}) {
      CHECK(is_letter(c));
    }
    CHECK_FALSE(is_letter(U'5'));
    CHECK_FALSE(is_letter(U'\u00D7'));
    CHECK(is_upper(U'\u00C9'));
    CHECK(is_lower(U'\u00E9'));
    CHECK_FALSE(is_upper(U'\u00E9'));
    CHECK_FALSE(is_lower(U'\u4E2D'));
    CHECK(is_digit(U'7'));
    CHECK_FALSE(is_digit(U'\u0667'));
    for (const char32_t c : {U'!', U'~', U'$', U'\u2019', U'\u2014', U'\u20AC', U'\u00D7'}) {
      CHECK(is_punctuation(c));
    }
    CHECK_FALSE(is_punctuation(U' '));
    CHECK_FALSE(is_punctuation(U'\x7F'));
    CHECK_FALSE(is_punctuation(U'a'));
  }

  TEST_CASE("lower case keeps the number of code points") {
    CHECK(to_lower("KABUL, \u00C9t\u00C9") == "kabul, \u00E9t\u00E9");
    CHECK(to_lower("STRASSE \u1E9E") == "strasse \u00DF");
    CHECK(to_lower("\u0130") == "i");
    for (char32_t c = 0; c < 0x20000U; ++c) {
      if (is_scalar_value(c)) {
        REQUIRE(count_code_points(to_lower(encode(c))) == 1);
      }
    }
  }

  TEST_CASE("spellings of one name fold to one key") {
    struct Row {
      std::string text;
      std::string key;
    };
    const std::vector<Row> rows{
        {"  Imran \t Khan\n", "imran khan"},
        {"", ""},
        {" ", ""},
        {"\u00A0", ""},
        {"O\u2019Brien", "o'brien"},
        {"O`Brien", "o'brien"},
        {"O\u00B4Brien", "o'brien"},
        {"Jos\u00E9", "jose"},
        {"Jose\u0301", "jose"},
        {"al\u2013Assad", "al-assad"},
        {"al\u2011Assad", "al-assad"},
        {"\u201CChe\u201D", "\"che\""},
        {"Recep Tayyip Erdo\u011Fan", "recep tayyip erdogan"},
        {"\u0130stanbul", "istanbul"},
        {"S\u00F8ren \u0141ukasz \u0110or\u0111e", "soren lukasz dorde"},
        {"Gro\u00DF", "gross"},
        {"\uFF35\uFF2E", "un"},              // full-width
        {"Ky\u00ADiv", "kyiv"},              // soft hyphen
        {"Kyiv\u200D", "kyiv"},              // joiner
        {"a\u00A0\u2009b\uFEFFc", "a b c"},  // spaces of any kind
        {"\u041F\u0423\u0422\u0418\u041D", "\u043F\u0443\u0442\u0438\u043D"},
        {"\uFB01n", "fin"},
    };
    for (const Row& row : rows) {
      CAPTURE(row.text);
      CHECK(fold_name(row.text) == row.key);
    }
  }

  TEST_CASE("vowel signs that make a different name stay") {
    CHECK(fold_name("\u0915\u093F") != fold_name("\u0915\u0940"));  // Devanagari ki, kii
    CHECK(fold_name("\u304B") != fold_name("\u304C"));              // Hiragana ka, ga
  }

  TEST_CASE("folding a key changes nothing") {
    for (char32_t c = 0; c < 0x1FFFFU; ++c) {
      if (is_scalar_value(c)) {
        const std::string key = fold_name("x" + encode(c) + "y");
        CAPTURE(static_cast<std::uint32_t>(c));
        REQUIRE_FALSE(find_invalid_utf8(key));
        REQUIRE(fold_name(key) == key);
      }
    }
  }

  TEST_CASE("trim removes white space of any kind at both ends only") {
    CHECK(trim("") == "");
    CHECK(trim(" \u00A0\t") == "");
    CHECK(trim("\u3000a b\u2009 ") == "a b");
    CHECK(trim("\u00E9") == "\u00E9");
  }

  TEST_CASE("a text is addressed by code point") {
    struct Row {
      std::string bytes;
      std::uint32_t size;
    };
    for (const Row& row : {Row{"", 0}, Row{"plain", 5}, Row{"\u00E9a\u20ACb\U0001F600c", 6}}) {
      const Text text(row.bytes);
      CHECK(text.bytes() == row.bytes);
      REQUIRE(text.size() == row.size);
      CHECK(text.view(text.all()) == row.bytes);
      CHECK(text.view({text.size(), text.size()}).empty());
      std::string again;
      for (std::uint32_t index = 0; index < text.size(); ++index) {
        const std::size_t byte_offset = text.to_byte_offset(index);
        CHECK(text.to_code_point_index(byte_offset) == index);
        CHECK(text.view({index, index + 1}) == encode(text.at(index)));
        append_utf8(again, text.at(index));
      }
      CHECK(again == row.bytes);
      CHECK(text.to_code_point_index(row.bytes.size()) == row.size);
    }
    const Text text("\u00E9a\u20ACb");
    CHECK(text.view({1, 3}) == "a\u20AC");
    CHECK(text.to_code_point_index(1) == 0);  // second byte of the first code point
    CHECK(text.to_code_point_index(5) == 2);
  }

  TEST_CASE("a text that is not UTF-8 is refused") {
    CHECK_THROWS_WITH_AS(Text("ab\xFF"), "invalid UTF-8 at byte 2", Error);
  }
}
