// SPDX-License-Identifier: Apache-2.0
#include "chronograph/document/document.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

Document two_sentences() {
  Document document;
  document.text = Text("Talks began.  He left.");
  document.tokens = {{{0, 5}, {}, {}, ""},   {{6, 11}, {}, {}, ""},  {{11, 12}, {}, {}, ""},
                     {{14, 16}, {}, {}, ""}, {{17, 21}, {}, {}, ""}, {{21, 22}, {}, {}, ""}};
  document.sentences = {{{0, 12}, 0, 3}, {{14, 22}, 3, 6}};
  return document;
}

}  // namespace

TEST_SUITE("document/document") {
  TEST_CASE("the sentence of a code point is found, and none between sentences") {
    const Document document = two_sentences();
    CHECK(document.sentence_at(0) == 0U);
    CHECK(document.sentence_at(11) == 0U);
    CHECK_FALSE(document.sentence_at(12));
    CHECK_FALSE(document.sentence_at(13));
    CHECK(document.sentence_at(14) == 1U);
    CHECK(document.sentence_at(21) == 1U);
    CHECK_FALSE(document.sentence_at(22));
    CHECK_FALSE(Document().sentence_at(0));
  }

  TEST_CASE("the tokens of a span are those that it overlaps") {
    using Tokens = std::pair<std::uint32_t, std::uint32_t>;
    const Document document = two_sentences();
    CHECK(document.tokens_in({0, 22}) == Tokens{0, 6});
    CHECK(document.tokens_in({6, 11}) == Tokens{1, 2});
    CHECK(document.tokens_in({4, 7}) == Tokens{0, 2});
    CHECK(document.tokens_in({12, 14}) == Tokens{3, 3});
    CHECK(document.tokens_in({22, 22}) == Tokens{6, 6});
  }

  TEST_CASE("a zone is asked for by kind, also where zones overlap") {
    Document document = two_sentences();
    document.zones = {{{0, 12}, ZoneKind::Headline}, {{6, 22}, ZoneKind::Quote}};
    CHECK(document.in_zone(6, ZoneKind::Headline));
    CHECK(document.in_zone(6, ZoneKind::Quote));
    CHECK_FALSE(document.in_zone(5, ZoneKind::Quote));
    CHECK_FALSE(document.in_zone(12, ZoneKind::Headline));
    CHECK_FALSE(document.in_zone(6, ZoneKind::Caption));
  }

  TEST_CASE("a layer that ran is told from one that did not") {
    Document document;
    CHECK_FALSE(document.has(Layer::Times));
    document.set(Layer::Times);
    CHECK(document.has(Layer::Times));
    CHECK_FALSE(document.has(Layer::Relations));
    document.set(Layer::Times, false);
    CHECK_FALSE(document.has(Layer::Times));
  }

  TEST_CASE("the id of a text is its hash, the same on every machine") {
    // XXH3 64 of the empty string is 2d06800538d394c2, the value of the xxHash test suite.
    CHECK(document_id_of("") == "doc-2d06800538d3");
    CHECK(document_id_of("a") != document_id_of("b"));
    CHECK(document_id_of("Talks began.").size() == 16);
  }
}
