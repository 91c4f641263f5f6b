// SPDX-License-Identifier: Apache-2.0
#include "support/annotated.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

std::string lemmas_of(const std::string& text) {
  std::string out;
  for (const Token& token : annotated(text, "lemmas").tokens) {
    out += (out.empty() ? "" : " ") + token.lemma;
  }
  return out;
}

}  // namespace

TEST_SUITE("annotate/lemmas") {
  TEST_CASE("inflected verbs and nouns become their base form") {
    struct Case {
      const char* text;
      const char* lemmas;
    };
    for (const Case& row :
         {Case{"They were talking about the crises.", "they be talk about the crisis ."},
          Case{"He has planned and stopped the attacks.", "he have plan and stop the attack ."},
          Case{"She tried to persuade them.", "she try to persuade they ."},
          Case{"Rebels seized the cities and released hostages.",
               "rebel seize the city and release hostage ."},
          Case{"It won't happen, they've said.", "it will not happen , they have say ."}}) {
      CAPTURE(row.text);
      CHECK(lemmas_of(row.text) == row.lemmas);
    }
  }

  TEST_CASE("names and acronyms keep their capitals, numbers lose their commas") {
    CHECK(lemmas_of("Khan told the TTP about 3,500 men.") == "Khan tell the TTP about 3500 man .");
  }
}
