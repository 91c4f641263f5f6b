// SPDX-License-Identifier: Apache-2.0
#include "annotate/clauses.hpp"

#include "support/tagged.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

std::string head_of(const Document& document, const Syntax& syntax,
                    std::optional<std::uint32_t> phrase) {
  return phrase ? std::string(document.view(document.tokens[syntax.phrases[*phrase].head])) : "-";
}

// "subject VERB object" of each clause.
std::string shown(const Document& document) {
  const Syntax syntax = parse_clauses(document, Grammar());
  std::string out;
  for (const Clause& clause : syntax.clauses) {
    out += out.empty() ? "" : "; ";
    out += head_of(document, syntax, clause.subject) + " ";
    out += document.view(document.tokens[clause.verb.head]);
    out += clause.verb.passive ? "* " : " ";
    out += head_of(document, syntax, clause.object);
  }
  return out;
}

struct Case {
  const char* tokens;
  const char* clauses;
};

}  // namespace

TEST_SUITE("annotate/clauses") {
  TEST_CASE("a subject is found over what stands between it and its verb") {
    for (const Case& row : {
             Case{"A/DT spokesman/NN for/IN the/DT Taliban/NNP in/IN Kabul/NNP said/VBD/say it/PRP "
                  "./.",
                  "spokesman said it"},
             Case{"Officers/NNS/officer who/WP searched/VBD/search for/IN Howes/NNP found/VBD/find "
                  "him/PRP ./.",
                  "Officers searched -; Officers found him"},
             Case{"Pol/NNP Pot/NNP ,/, then/RB the/DT leader/NN ,/, fled/VBD/flee ./.",
                  "Pot fled -"},
             Case{"Ahmed/NNP ,/, a/DT boy/NN from/IN Irving/NNP ,/, Texas/NNP ,/, was/VBD/be "
                  "arrested/VBN/arrest ./.",
                  "Ahmed arrested* -"},
             Case{"Manufacturers/NNS/manufacturer ,/, he/PRP said/VBD/say ,/, could/MD remedy/VB "
                  "it/PRP ./.",
                  "he said -; Manufacturers remedy it"},
         }) {
      CAPTURE(row.tokens);
      CHECK(shown(tagged(row.tokens)) == row.clauses);
    }
  }

  TEST_CASE("a time is nobody's subject") {
    Document document = tagged("The/DT minister/NN Friday/NNP opened/VBD/open talks/NNS/talk ./.");
    add_time(document, "Friday", "2021-10-01");
    CHECK(shown(document) == "minister opened talks");
  }

  TEST_CASE("coordinated verbs share a subject, and a new subject is one of its own") {
    for (const Case& row : {
             Case{"Police/NNS raided/VBD/raid homes/NNS/home and/CC searched/VBD/search "
                  "cars/NNS/car ./.",
                  "Police raided homes; Police searched cars"},
             Case{"Men/NNS/man were/VBD/be arrested/VBN/arrest and/CC charged/VBN/charge ./.",
                  "Men arrested* -; Men charged* -"},
             Case{"It/PRP lasted/VBD/last four/CD months/NNS/month and/CC the/DT "
                  "parents/NNS/parent left/VBD/leave ./.",
                  "It lasted months; parents left -"},
             Case{"He/PRP escorted/VBD/escort them/PRP and/CC put/VB him/PRP away/RB ./.",
                  "He escorted them; He put him"},
         }) {
      CAPTURE(row.tokens);
      CHECK(shown(tagged(row.tokens)) == row.clauses);
    }
  }

  TEST_CASE("who does what an infinitive says depends on the verb before it") {
    for (const Case& row : {
             Case{"They/PRP urged/VBD/urge him/PRP to/TO run/VB ./.", "They urged him; him run -"},
             Case{"They/PRP promised/VBD/promise him/PRP to/TO run/VB ./.",
                  "They promised him; They run -"},
             Case{"They/PRP were/VBD/be told/VBN/tell to/TO leave/VB ./.",
                  "They told* -; They leave -"},
             Case{"They/PRP made/VBD/make plans/NNS/plan for/IN him/PRP to/TO run/VB ./.",
                  "They made plans; him run -"},
         }) {
      CAPTURE(row.tokens);
      CHECK(shown(tagged(row.tokens)) == row.clauses);
    }
  }

  TEST_CASE("participles take the noun before them or the subject of the clause") {
    for (const Case& row : {
             Case{"A/DT group/NN banned/VBN/ban by/IN law/NN fled/VBD/flee ./.",
                  "group banned* -; group fled -"},
             Case{"Bombs/NNS/bomb exploded/VBD/explode ,/, killing/VBG/kill six/CD people/NNS ./.",
                  "Bombs exploded -; Bombs killing people"},
             Case{"It/PRP retaliated/VBD/retaliate by/IN firing/VBG/fire shells/NNS/shell ./.",
                  "It retaliated -; It firing shells"},
             Case{"He/PRP raided/VBD/raid the/DT home/NN owned/VBD/own by/IN them/PRP ./.",
                  "He raided home; home owned* -"},
         }) {
      CAPTURE(row.tokens);
      CHECK(shown(tagged(row.tokens)) == row.clauses);
    }
  }

  TEST_CASE("a verb of speech governs what it reports, before it or after it") {
    for (const char* tokens :
         {"Khan/NNP said/VBD/say that/IN talks/NNS/talk failed/VBD/fail ./.",
          "Khan/NNP said/VBD/say talks/NNS/talk failed/VBD/fail ./.",
          "Khan/NNP said/VBD/say Friday/NNP that/IN talks/NNS/talk failed/VBD/fail ./.",
          "Talks/NNS/talk failed/VBD/fail ,/, Khan/NNP said/VBD/say ./.",
          "Talks/NNS/talk failed/VBD/fail ,/, said/VBD/say Khan/NNP ./."}) {
      CAPTURE(tokens);
      const Document document = tagged(tokens);
      const Syntax syntax = parse_clauses(document, Grammar());
      REQUIRE(syntax.clauses.size() == 2);
      const bool said_first = document.tokens[syntax.clauses[0].verb.head].lemma == "say";
      const Clause& content = syntax.clauses[said_first ? 1 : 0];
      const Clause& speech = syntax.clauses[said_first ? 0 : 1];
      CHECK(content.link == ClauseLink::Complement);
      CHECK(content.governor == (said_first ? 0U : 1U));
      CHECK(head_of(document, syntax, content.subject) != "Khan");
      CHECK(head_of(document, syntax, speech.subject) == "Khan");
    }
  }

  TEST_CASE("sentences without verbs and documents without tokens have no clauses") {
    CHECK(parse_clauses(tagged("Breaking/NNP News/NNP"), Grammar()).clauses.empty());
    CHECK(parse_clauses(Document(), Grammar()).clauses.empty());
  }
}
