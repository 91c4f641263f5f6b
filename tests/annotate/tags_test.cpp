// SPDX-License-Identifier: Apache-2.0
#include "chronograph/error.hpp"
#include "support/annotated.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

std::string tags_of(const std::string& text) {
  const Document document = annotated(text, "tags");
  std::string out;
  for (const Token& token : document.tokens) {
    out += (out.empty() ? "" : " ") + std::string(to_string(token.xpos));
  }
  return out;
}

}  // namespace

TEST_SUITE("annotate/tags") {
  TEST_CASE("plain news sentences are tagged as a reader would") {
    CHECK(tags_of("The president said the talks had failed.") == "DT NN VBD DT NNS VBD VBN .");
    CHECK(tags_of("Khan will meet the Taliban in Kabul on Friday.") ==
          "NNP MD VB DT NNP IN NNP IN NNP .");
    CHECK(tags_of("They have not been arrested.") == "PRP VBP RB VBN VBN .");
  }

  TEST_CASE("both tags come from one label and agree") {
    for (const Token& token : annotated("He is going to Paris, isn't he?", "tags").tokens) {
      CHECK((token.xpos == Xpos::Nnp) == (token.upos == Upos::Propn));
    }
  }

  TEST_CASE("curly apostrophes are tagged as plain ones") {
    CHECK(tags_of("Pakistan\u2019s army didn\u2019t move.") ==
          tags_of("Pakistan's army didn't move."));
  }

  TEST_CASE("a missing model is named") {
    PipelineOptions options;
    options.stage.model_path = "/nowhere/tagger.model";
    CHECK_THROWS_WITH_AS(Pipeline{options}, doctest::Contains("/nowhere/tagger.model"), Error);
  }
}
