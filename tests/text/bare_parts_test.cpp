// SPDX-License-Identifier: Apache-2.0
#include "text/bare_parts.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace chronograph;

TEST_SUITE("text/bare_parts") {
  TEST_CASE("words lose case and marks and are cut at punctuation and ideographs") {
    struct Case {
      std::string_view word;
      std::string_view parts;
    };
    std::string out = "left over";
    for (const auto& [word, parts] : {
             Case{"Police", "police"},
             Case{"Señor's", "senor ' s"},
             Case{"U.S.", "u . s ."},
             Case{"$5,000", "$ 5 , 000"},
             Case{"İstanbul", "istanbul"},
             Case{"ÇA", "ca"},
             Case{"“x”", "“ x ”"},
             Case{"中国2", "中 国 2"},
             Case{"no one", "no one"},
             Case{"€5", "€5"},
             Case{"a\u200Bb\u00ADc", "abc"},
             Case{"\u0301", ""},
             Case{"", ""},
             Case{"한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"},
         }) {
      CAPTURE(word);
      to_bare_parts(word, out);
      CHECK(out == parts);
    }
  }
}
