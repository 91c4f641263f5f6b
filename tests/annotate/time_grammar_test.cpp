// SPDX-License-Identifier: Apache-2.0
#include "annotate/time_grammar.hpp"

#include "chronograph/error.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace chronograph;

namespace {

using Rows = std::vector<std::vector<std::string_view>>;

// Words and marks of an ASCII text, parted at spaces.
Document split_at_spaces(const std::string& text) {
  Document document;
  document.text = Text(text);
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || text[i] == ' ') {
      if (begin < i) {
        document.tokens.push_back({{begin, i}, Upos::X, Xpos::Nn, {}});
      }
      begin = i + 1;
    }
  }
  return document;
}

// The expressions that rules find, with `|` between them.
std::string found(const Rows& rows, const std::string& text) {
  const TimeGrammar grammar(rows);
  const Document document = split_at_spaces(text);
  std::vector<TimeAtom> atoms;
  std::vector<TimeMatch> matches;
  grammar.words().read(document, 0, static_cast<std::uint32_t>(document.tokens.size()), atoms);
  grammar.match(atoms, matches);
  std::string out;
  for (const TimeMatch& match : matches) {
    const Span span{atoms[match.first_atom].span.begin, atoms[match.last_atom - 1].span.end};
    out += (out.empty() ? "" : "|") + std::string(document.view(span));
  }
  return out;
}

}  // namespace

TEST_SUITE("annotate/time_grammar") {
  TEST_CASE("the longest match wins, then the rule that stands first") {
    const Rows rows{{"MONTH", "DATE", "calendar"},
                    {"MONTH DAY", "DATE", "calendar"},
                    {"MONTH DAY ,? YEAR", "DATE", "calendar"}};
    CHECK(found(rows, "on Sept. 24 , 2021 and in May") == "Sept. 24 , 2021|May");
  }

  TEST_CASE("optional parts, alternatives and named parts are expanded") {
    const Rows rows{{"%many", "(a few | several)"},
                    {"the? %many (UNITS | UNIT1) ago", "DATE", "offset"}};
    CHECK(found(rows, "a few years ago") == "a few years ago");
    CHECK(found(rows, "it was the several days ago") == "the several days ago");
    CHECK(found(rows, "a years ago").empty());
  }

  TEST_CASE("context is needed but does not belong to the expression") {
    const Rows rows{{"MONTH DAY", "DATE", "calendar"},
                    {"[MONTH DAY and] DAY", "DATE", "calendar"},
                    {"DAY [and DAY MONTH]", "DATE", "calendar"}};
    CHECK(found(rows, "May 3 and 4") == "May 3|4");
    CHECK(found(rows, "the 3 and 4 May") == "3");
    CHECK(found(rows, "3 and 4").empty());
  }

  TEST_CASE("conditions look at the neighbours") {
    const Rows rows{{"YEAR", "DATE", "calendar", "", "prev=in|^ next!=UNITS|-"}};
    CHECK(found(rows, "in 1998 it was") == "1998");
    CHECK(found(rows, "1998 was good") == "1998");
    CHECK(found(rows, "about 1998 was good").empty());
    CHECK(found(rows, "in 1998 days").empty());
  }

  TEST_CASE("a rule without meaning keeps shorter ones from matching") {
    const Rows rows{{"NUMBER UNIT", "DURATION", "duration"},
                    {"NUMBER - UNIT1 - old", "DATE", "none"},
                    {"NUMBER - UNIT1", "DURATION", "duration"}};
    CHECK(found(rows, "a 42-year-old man") == "");
    CHECK(found(rows, "a 42-year term of 3 years") == "42-year|3 years");
  }

  TEST_CASE("numbers take as many atoms as they have") {
    const Rows rows{{"NUMBER UNITS", "DURATION", "duration"}, {"YEAR", "DATE", "calendar"}};
    CHECK(found(rows, "twenty-five years") == "twenty-five years");
    CHECK(found(rows, "two and a half years") == "two and a half years");
    CHECK(found(rows, "2 1/2 years") == "2 1/2 years");
    CHECK(found(rows, "nineteen ninety-six was") == "nineteen ninety-six");
    CHECK(found(rows, "two hundred and ten years") == "two hundred and ten years");
  }

  TEST_CASE("a row that is no rule is refused with what was expected") {
    const auto compile = [](const Rows& rows) { return TimeGrammar(rows); };
    CHECK_THROWS_WITH_AS(compile({{"MONTH", "DAY", "calendar"}}),
                         doctest::Contains("expected DATE"), Error);
    CHECK_THROWS_WITH_AS(compile({{"MONTH", "DATE", "guess"}}), doctest::Contains("an operation"),
                         Error);
    CHECK_THROWS_WITH_AS(compile({{"(MONTH", "DATE", "calendar"}}), doctest::Contains("\")\""),
                         Error);
    CHECK_THROWS_WITH_AS(compile({{"%nothing", "DATE", "calendar"}}),
                         doctest::Contains("an earlier pattern"), Error);
    CHECK_THROWS_WITH_AS(compile({{"MONTH", "DATE", "calendar", "mod=NEARLY"}}),
                         doctest::Contains("a value"), Error);
  }

  TEST_CASE("the rules of the program compile") {
    const TimeGrammar grammar;
    std::vector<TimeMatch> matches;
    grammar.match({}, matches);
    CHECK(matches.empty());
  }
}
