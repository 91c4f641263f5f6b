// SPDX-License-Identifier: Apache-2.0
#include "annotate/verb_groups.hpp"

#include "support/tagged.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

std::string shown(const Document& document) {
  std::string out;
  for (const VerbGroup& group : verb_groups(document, noun_phrases(document))) {
    out += out.empty() ? "" : "; ";
    out += document.view(document.tokens[group.head]);
    out += " " + std::string(to_string(group.tense)) + " " + std::string(to_string(group.aspect));
    out += group.passive ? " passive" : "";
    out += group.negated ? " not" : "";
    out += group.planned ? " planned" : "";
  }
  return out;
}

}  // namespace

TEST_SUITE("annotate/verb_groups") {
  TEST_CASE("auxiliaries give tense, aspect and voice to the main verb") {
    struct Case {
      const char* tokens;
      const char* groups;
    };
    for (const Case& row : {
             Case{"They/PRP left/VBD/leave ./.", "left PAST NONE"},
             Case{"They/PRP have/VBP not/RB confirmed/VBN/confirm it/PRP ./.",
                  "confirmed PRESENT PERFECTIVE not"},
             Case{"They/PRP had/VBD/have been/VBN/be talking/VBG/talk ./.",
                  "talking PAST PERFECTIVE_PROGRESSIVE"},
             Case{"He/PRP was/VBD/be arrested/VBN/arrest ./.", "arrested PAST NONE passive"},
             Case{"It/PRP will/MD be/VB aired/VBN/air ./.", "aired FUTURE NONE passive"},
             Case{"They/PRP might/MD never/RB meet/VB ./.", "meet NONE NONE not"},
             Case{"He/PRP is/VBZ/be to/TO speak/VB ./.", "speak PRESENT NONE planned"},
             Case{"He/PRP is/VBZ/be going/VBG/go to/TO speak/VB ./.",
                  "speak PRESENT PROGRESSIVE planned"},
             Case{"Did/VBD/do he/PRP say/VB it/PRP ?/.", "say PAST NONE"},
             Case{"to/TO go/VB", "go INFINITIVE NONE"},
             Case{"by/IN firing/VBG/fire shells/NNS/shell", "firing PRESPART NONE"},
             Case{"a/DT group/NN banned/VBN/ban by/IN law/NN", "banned PASTPART NONE passive"},
         }) {
      CAPTURE(row.tokens);
      CHECK(shown(tagged(row.tokens)) == row.groups);
    }
  }

  TEST_CASE("a participle before its noun is no verb group, nor is \"to\" before a name") {
    CHECK(shown(tagged("the/DT ruling/VBG/rule party/NN")).empty());
    CHECK(shown(tagged("to/IN Kabul/NNP")).empty());
  }

  TEST_CASE("a particle belongs to its verb") {
    const Document document = tagged("He/PRP set/VBD up/RP a/DT commission/NN ./.");
    const auto groups = verb_groups(document, noun_phrases(document));
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].particle == 2U);
    CHECK(groups[0].end_token() == 3U);
  }
}
