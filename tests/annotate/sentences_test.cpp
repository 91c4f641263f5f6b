// SPDX-License-Identifier: Apache-2.0
#include "support/annotated.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

std::string sentences_of(const std::string& text) {
  const Document document = annotated(text, "sentences");
  std::string out;
  for (const Sentence& sentence : document.sentences) {
    out += (out.empty() ? "" : "|") + std::string(document.view(sentence.span));
  }
  return out;
}

struct Case {
  const char* text;
  const char* sentences;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(sentences_of(row.text) == row.sentences);
  }
}

}  // namespace

TEST_SUITE("annotate/sentences") {
  TEST_CASE("a full stop, question or exclamation mark ends a sentence") {
    check({{"He went. She stayed! Why? No one knew.", "He went.|She stayed!|Why?|No one knew."}});
  }

  TEST_CASE("closing quotes and brackets belong to the sentence before them") {
    check({{"\"We are talking.\" He left.", "\"We are talking.\"|He left."},
           {"\u201cWe agreed.\u201d He left. (He did.) Then",
            "\u201cWe agreed.\u201d|He left.|(He did.)|Then"},
           {"``It is so.'' Castro went.", "``It is so.''|Castro went."},
           {"\"Why?\" he asked.", "\"Why?\" he asked."}});
  }

  TEST_CASE("abbreviations and initials end no sentence unless a new one follows") {
    check({{"Mr. J. F. Khan met Gen. Lee. They spoke.", "Mr. J. F. Khan met Gen. Lee.|They spoke."},
           {"He lives in the U.S. He works.", "He lives in the U.S.|He works."},
           {"The U.S. Army came.", "The U.S. Army came."}});
  }

  TEST_CASE("a paragraph ends a sentence, whatever stands there") {
    check({{"Peace Talks Underway\n\nKhan spoke", "Peace Talks Underway|Khan spoke"}});
  }

  TEST_CASE("lines of a wrapped paragraph are not sentences") {
    check(
        {{"The talks with the militants are taking place in\nAfghanistan and the new rulers are "
          "helping in\nthe process.\n\nMore.",
          "The talks with the militants are taking place in\nAfghanistan and the new rulers are "
          "helping in\nthe process.|More."}});
  }

  TEST_CASE("a dateline is a sentence of its own") {
    check({{"KABUL, Afghanistan (AP) _ Rebels left the town.",
            "KABUL, Afghanistan (AP) _|Rebels left the town."}});
  }

  TEST_CASE("a date is not cut before its numbers") {
    check({{"Sales fell in Q3 2020. They rose in March.",
            "Sales fell in Q3 2020.|They rose in March."},
           {"She was born on Sep 11 2001 in Riga.", "She was born on Sep 11 2001 in Riga."}});
  }

  TEST_CASE("every token lies in exactly one sentence") {
    const Document document = annotated("A b. C d\n\ne! f", "sentences");
    std::uint32_t next = 0;
    for (const Sentence& sentence : document.sentences) {
      CHECK(sentence.first_token == next);
      next = sentence.last_token;
    }
    CHECK(next == document.tokens.size());
  }

  TEST_CASE("an empty text has no sentences") { CHECK(sentences_of(" \n ").empty()); }
}
