// SPDX-License-Identifier: Apache-2.0
#include "support/annotated.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

// "AGREE Chile > Peru" for each case; "?" where nobody is told.
std::string cases_in(const Document& document) {
  const auto shown = [&](const std::optional<CaseActor>& actor) {
    return actor ? std::string(document.view(actor->span)) : std::string("?");
  };
  std::string out;
  for (const CodedCase& coded : document.cases) {
    out += out.empty() ? "" : "; ";
    out += coded.type + " " + shown(coded.source) + " > " + shown(coded.target);
  }
  return out;
}

struct Row {
  std::string text;
  std::string cases;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(cases_in(annotated(row.text, "cases")) == row.cases);
  }
}

}  // namespace

TEST_SUITE("annotate/cases") {
  TEST_CASE("what is promised, asked or refused is no case of its own") {
    check({
        {"Chile agreed to meet Peru.", "AGREE Chile > Peru"},
        {"Norway urged Russia to withdraw its ships.", "REQUEST Norway > Russia"},
        {"Malta rejected an Italian offer of talks.", "REJECT Malta > Italian"},
    });
  }

  TEST_CASE("what is planned is a promise or a threat, what does not happen a refusal") {
    check({
        {"Sweden will give Chad ten million dollars of aid.", "AGREE Sweden > Chad"},
        {"Greece will expel the Turkish consul.", "THREATEN Greece > the Turkish consul"},
        {"Oman will not accept refugees from Yemen.", "REJECT Oman > refugees from Yemen"},
        {"Gunmen did not attack the bus.", ""},
    });
  }

  TEST_CASE("the target is who it is done to, however far below") {
    check({
        {"Peru threatened to cut ties with Bolivia.", "THREATEN Peru > Bolivia"},
        {"The government imposed a curfew in Lagos.", "COERCE The government > Lagos"},
        {"Italian tanks shelled rebels near Tripoli.", "ASSAULT Italian tanks > rebels"},
    });
  }

  TEST_CASE("several actors give several cases, and hosts of no one have no target") {
    check({
        {"Laos and Nepal held talks.", "CONSULT Laos > ?; CONSULT Nepal > ?"},
        {"Chad accused Libya and Sudan of spying.", "ACCUSE Chad > Libya; ACCUSE Chad > Sudan"},
    });
  }

  TEST_CASE("circumstances are not what a sentence reports") {
    check({{"The mayor praised the nurses after rebels shelled the market.",
            "SUPPORT The mayor > the nurses"}});
  }

  TEST_CASE("extensions are not coded") { check({{"A bus crashed near Lima.", ""}}); }
}
