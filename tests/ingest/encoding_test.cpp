// SPDX-License-Identifier: Apache-2.0
#include "ingest/encoding.hpp"

#include "chronograph/text/utf8.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

/// The bytes of ASCII text as UTF-16, the high byte first or last.
std::string utf16(std::string_view ascii, bool big_endian) {
  std::string bytes;
  for (const char c : ascii) {
    bytes += big_endian ? '\0' : c;
    bytes += big_endian ? c : '\0';
  }
  return bytes;
}

}  // namespace

TEST_SUITE("ingest/encoding") {
  TEST_CASE("UTF-8 stays as it is and loses its mark") {
    const Decoded plain = decode("caf\u00e9");
    CHECK(plain.text() == "caf\u00e9");
    CHECK(plain.encoding == "utf-8");
    CHECK(plain.notice.empty());
    CHECK(decode("\xEF\xBB\xBFx").text() == "x");
    CHECK(decode("").text().empty());
  }

  TEST_CASE("UTF-16 is known by its mark") {
    const Decoded little = decode("\xFF\xFE" + utf16("Talks", false));
    CHECK(little.text() == "Talks");
    CHECK(little.encoding == "utf-16le");
    CHECK(little.notice.empty());
    const Decoded big = decode("\xFE\xFF" + utf16("Talks", true));
    CHECK(big.text() == "Talks");
    CHECK(big.encoding == "utf-16be");
  }

  TEST_CASE("UTF-16 without a mark is guessed and the guess is told") {
    for (const bool big_endian : {false, true}) {
      const std::string bytes = utf16("The talks began on Friday.", big_endian);
      CHECK(why_binary(bytes).empty());
      const Decoded decoded = decode(bytes);
      CHECK(decoded.text() == "The talks began on Friday.");
      CHECK(decoded.encoding == (big_endian ? "utf-16be" : "utf-16le"));
      CHECK(decoded.notice.find("byte order mark") != std::string::npos);
    }
  }

  TEST_CASE("surrogate pairs are joined and halves of them marked") {
    CHECK(decode(std::string_view("\xFF\xFE\x3D\xD8\x00\xDE", 6)).text() == "\U0001F600");
    CHECK(decode(std::string_view("\xFF\xFE\x3D\xD8x\0", 6)).text() == "\uFFFDx");
    CHECK(decode(std::string_view("\xFF\xFEx\0y", 5)).text() == "x");
    CHECK_FALSE(decode(std::string_view("\xFF\xFEx\0y", 5)).notice.empty());
  }

  TEST_CASE("single bytes that are no UTF-8 are read as windows-1252, and that is told") {
    const Decoded decoded = decode(
        "Khan\x92s \x93"
        "talks\x94 \x96 caf\xE9 \x80"
        "5 \x81");
    CHECK(decoded.text() == "Khan\u2019s \u201Ctalks\u201D \u2013 caf\u00e9 \u20AC5 \uFFFD");
    CHECK(decoded.encoding == "windows-1252");
    CHECK(decoded.notice == "is not valid UTF-8 at byte 4; read as windows-1252");
    CHECK(decode("caf\xE9s", "windows-1251").notice.find("\"windows-1251\"") != std::string::npos);
    CHECK(decode("caf\xE9s", "ISO-8859-1").notice.find("declares") == std::string::npos);
  }

  TEST_CASE("UTF-8 with a few broken bytes stays UTF-8") {
    const Decoded decoded = decode("\u201CTalks\u201D in caf\u00e9 \xFF end");
    CHECK(decoded.text() == "\u201CTalks\u201D in caf\u00e9 \uFFFD end");
    CHECK(decoded.encoding == "utf-8");
    CHECK(decoded.notice == "1 byte is not valid UTF-8, the first at byte 21; shown as U+FFFD");
  }

  TEST_CASE("a character that the file does not finish is left out, and that is told") {
    for (const std::string_view tail : {"\xE2", "\xE2\x80", "\xC3", "\xF0\x9F\x98"}) {
      const Decoded decoded = decode("ends " + std::string(tail));
      CHECK(decoded.text() == "ends ");
      CHECK(decoded.encoding == "utf-8");
      CHECK(decoded.notice == "ends in the middle of a character at byte 5; it may be truncated");
    }
  }

  TEST_CASE("binary is told from text") {
    CHECK(why_binary("plain text\n\t").empty());
    CHECK(why_binary("\xEF\xBB\xBFtext").empty());
    CHECK(why_binary("").empty());
    CHECK(why_binary(std::string_view("some\0thing", 10)) == "is binary: NUL at byte 4");
    CHECK(why_binary("\x01\x02\x03 abcdef").find("control characters") != std::string::npos);
    CHECK(why_binary("%PDF-1.7 ...").find("PDF") != std::string::npos);
    CHECK(why_binary("PK\x03\x04...").find("zip") != std::string::npos);
  }

  TEST_CASE("every byte sequence becomes valid UTF-8") {
    for (unsigned first = 0; first < 256; ++first) {
      for (unsigned second = 0; second < 256; second += 3) {
        const std::string bytes{'a', static_cast<char>(first), static_cast<char>(second), 'b'};
        CHECK_FALSE(find_invalid_utf8(decode(bytes).text()));
        CHECK_FALSE(find_invalid_utf8(to_valid_utf8(bytes)));
      }
    }
  }
}
