// SPDX-License-Identifier: Apache-2.0
#include "markup/ical.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace chronograph;

TEST_SUITE("markup/ical") {
  TEST_CASE("text is escaped, and what cannot stand in it is replaced") {
    std::ostringstream out;
    IcalWriter(out).text("SUMMARY", "a;b, c\\d\r\ne\nf\rg\th\x01");
    CHECK(out.str() == "SUMMARY:a\\;b\\, c\\\\d\\ne\\nf\\ng\th\uFFFD\r\n");
  }

  TEST_CASE("a long line is folded at 75 octets and never inside a character") {
    std::string value;
    for (int i = 0; i < 100; ++i) {
      value += "\u20AC";
    }
    std::ostringstream out;
    IcalWriter(out).text("SUMMARY", value);
    std::string unfolded;
    std::istringstream lines(out.str());
    for (std::string line; std::getline(lines, line);) {
      REQUIRE(line.back() == '\r');
      line.pop_back();
      CHECK(line.size() <= 75);
      const std::size_t first = unfolded.empty() ? 0 : 1;
      CHECK((first == 0 || line[0] == ' '));
      CHECK((static_cast<unsigned char>(line[first]) & 0xC0U) != 0x80U);
      unfolded += line.substr(first);
    }
    CHECK(unfolded == "SUMMARY:" + value);
  }

  TEST_CASE("a value that needs no escape is written as it is") {
    std::ostringstream out;
    IcalWriter(out).line("DTSTART;VALUE=DATE", "20210924");
    CHECK(out.str() == "DTSTART;VALUE=DATE:20210924\r\n");
  }
}
