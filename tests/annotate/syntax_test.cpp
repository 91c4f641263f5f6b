// SPDX-License-Identifier: Apache-2.0
#include "chronograph/document/validate.hpp"
#include "chronograph/error.hpp"
#include "support/annotated.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

std::string tags_of(const std::string& text) {
  const Document document = annotated(text, "syntax");
  std::string out;
  for (const Token& token : document.tokens) {
    out += (out.empty() ? "" : " ") + std::string(to_string(token.xpos));
  }
  return out;
}

/// "police<-raided:nsubj" for each word but punctuation.
std::string tree_of(const std::string& text) {
  const Document document = annotated(text, "syntax");
  std::string out;
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t t = sentence.first_token; t < sentence.last_token; ++t) {
      const Token& token = document.tokens[t];
      if (token.deprel == Deprel::Punct) {
        continue;
      }
      out += out.empty() ? "" : " ";
      out += document.view(token);
      if (token.head != 0) {
        out += "<-" +
               std::string(document.view(document.tokens[sentence.first_token + token.head - 1]));
      }
      out += ":" + std::string(to_string(token.deprel));
    }
  }
  return out;
}

std::string frames_of(const std::string& text) {
  const Document document = annotated(text, "syntax");
  std::string out;
  for (const SrlFrame& frame : document.frames) {
    out += (out.empty() ? "" : "; ") + std::string(document.view(document.tokens[frame.predicate]));
    for (const SrlArgument& argument : frame.arguments) {
      out += " " + std::string(to_string(argument.role)) + "=" +
             std::string(document.view(argument.span));
    }
  }
  return out;
}

}  // namespace

TEST_SUITE("annotate/syntax") {
  TEST_CASE("plain news sentences are tagged as a reader would") {
    CHECK(tags_of("The president said the talks had failed.") == "DT NN VBD DT NNS VBD VBN .");
    CHECK(tags_of("Khan will meet the Taliban in Kabul on Friday.") ==
          "NNP MD VB DT NNP IN NNP IN NNP .");
    CHECK(tags_of("They have not been arrested.") == "PRP VBP RB VBN VBN .");
  }

  TEST_CASE("curly apostrophes are tagged as plain ones") {
    CHECK(tags_of("Pakistan\u2019s army didn\u2019t move.") ==
          tags_of("Pakistan's army didn't move."));
  }

  TEST_CASE("every word hangs on one other, the root on none") {
    CHECK(tree_of("Police raided two homes.") ==
          "Police<-raided:nsubj raided:root two<-homes:nummod homes<-raided:obj");
    CHECK(tree_of("The homes were raided by police.") ==
          "The<-homes:det homes<-raided:nsubj:pass were<-raided:aux:pass raided:root "
          "by<-police:case police<-raided:obl:agent");
  }

  TEST_CASE("roles are those of the action, in active and passive alike") {
    CHECK(frames_of("Police raided two homes.") == "raided ARG0=Police ARG1=two homes");
    CHECK(frames_of("Two homes were raided by police.") == "raided ARG1=Two homes ARG0=by police");
  }

  TEST_CASE("a text without words is read too, and a long sentence gives one sound tree") {
    CHECK(annotated("", "syntax").has(Layer::Syntax));
    std::string text = "He saw";
    for (int i = 0; i < 900; ++i) {
      text += " red, green and blue birds,";
    }
    const Document document = annotated(text + " and left.", "syntax");
    CHECK(document.tokens.size() > 5000);
    CHECK(find_violations(document) == std::vector<std::string>{});
  }

  TEST_CASE("what the model proposed does not outlive the stages") {
    CHECK(annotated("Police raided two homes.", "events").reading.words.empty());
  }

  TEST_CASE("a missing model is named, and needed only where a stage reads it") {
    PipelineOptions options;
    options.stage.model_path = "/nowhere/accurate.model";
    CHECK_THROWS_WITH_AS(Pipeline{options}, doctest::Contains("/nowhere/accurate.model"), Error);
    options.until = "sentences";
    CHECK_NOTHROW(Pipeline{options});
  }
}
