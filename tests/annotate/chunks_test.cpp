// SPDX-License-Identifier: Apache-2.0
#include "annotate/chunks.hpp"

#include "support/annotated.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

std::string words(const Document& document, const NounPhrase& phrase) {
  return std::string(document.view(
      document.tokens[phrase.first_token].span.hull(document.tokens[phrase.last_token - 1].span)));
}

std::string shown(const Document& document) {
  std::string out;
  for (const NounPhrase& phrase : noun_phrases(document)) {
    out += "[" + words(document, phrase) + "]";
  }
  return out;
}

}  // namespace

TEST_SUITE("annotate/chunks") {
  TEST_CASE("a phrase ends with its noun; possessors and times are phrases of their own") {
    struct Case {
      const char* text;
      const char* phrases;
    };
    for (const Case& row : {
             Case{"Pakistan's prime minister met the leaders of Iran.",
                  "[Pakistan][prime minister][the leaders][Iran]"},
             Case{"The ruling Taliban banned a state-owned broadcaster.",
                  "[The ruling Taliban][a state-owned broadcaster]"},
             Case{"He saw the minister Friday.", "[He][the minister][Friday]"},
         }) {
      CAPTURE(row.text);
      CHECK(shown(annotated(row.text, "times")) == row.phrases);
    }
  }

  TEST_CASE("neighbours are related by what stands between them") {
    const Document document = annotated(
        "Pakistan's leader, Imran Khan, met the envoys of Iran, Qatar and Oman.", "times");
    const std::vector<NounPhrase> phrases = noun_phrases(document);
    REQUIRE(phrases.size() == 7);
    CHECK(phrases[1].possessor == 0U);
    CHECK(phrases[1].apposed_by == 2U);
    CHECK(phrases[4].of == 3U);
    CHECK(phrases[5].conjunct_of == 4U);
    CHECK(phrases[6].conjunct_of == 4U);
    CHECK(phrase_at(phrases, phrases[3].head) == 3U);
    CHECK(document.view(span_of(document, phrases, phrases[1])) == "Pakistan's leader");
  }
}
