// SPDX-License-Identifier: Apache-2.0
#include "chronograph/document/validate.hpp"

#include <doctest/doctest.h>

#include <functional>

using namespace chronograph;

namespace {

Document sound() {
  Document document;
  document.text = Text("Ann met Bob. He left.");
  document.tokens = {{{0, 3}, {}, {}, ""},   {{4, 7}, {}, {}, ""},   {{8, 11}, {}, {}, ""},
                     {{11, 12}, {}, {}, ""}, {{13, 15}, {}, {}, ""}, {{16, 20}, {}, {}, ""},
                     {{20, 21}, {}, {}, ""}};
  document.sentences = {{{0, 12}, 0, 4}, {{13, 21}, 4, 7}};
  document.entities.resize(2);
  document.entities[0].name = "Ann";
  document.entities[1].name = "Bob";
  document.entities[1].aliases = {"B.", "Bobby"};
  document.mentions.resize(2);
  document.mentions[0].span = {0, 3};
  document.mentions[0].entity = 0;
  document.mentions[1].span = {8, 11};
  document.times.resize(1);
  document.times[0].span = {13, 15};
  document.events.resize(1);
  document.events[0].span = {4, 7};
  document.links = {{{LinkEnd::Kind::Event, 0}, {}, LinkRelation::Before}};
  document.relations = {{0, RelationType::Leads, 1, {0, 11}, {}}};
  return document;
}

}  // namespace

TEST_SUITE("document/validate") {
  TEST_CASE("a sound document has no violations") {
    CHECK(find_violations(sound()) == std::vector<std::string>{});
    CHECK(find_violations(Document()) == std::vector<std::string>{});
  }

  TEST_CASE("every broken invariant is told with its place") {
    const auto early = Date::parse("2021-01-01");
    const auto late = Date::parse("2021-02-01");
    struct Row {
      std::string_view message;
      std::function<void(Document&)> breaks;
    };
    for (const Row& row : {
             Row{"event 0: its span [4,99) lies outside the text (21 characters)",
                 [](Document& d) { d.events[0].span.end = 99; }},
             Row{"mention 1: its span [8,8) is empty",
                 [](Document& d) { d.mentions[1].span.end = 8; }},
             Row{"mention 1: its span [0,3) is out of order after [8,11)",
                 [](Document& d) { std::swap(d.mentions[0].span, d.mentions[1].span); }},
             Row{"token 3: its span [10,12) overlaps [8,11)",
                 [](Document& d) { d.tokens[3].span.begin = 10; }},
             Row{"sentence 1: its token 3 [11,12) lies outside it",
                 [](Document& d) { d.sentences[0].last_token = d.sentences[1].first_token = 3; }},
             Row{"sentence 1: its tokens [2,7) are out of order or range",
                 [](Document& d) { d.sentences[1].first_token = 2; }},
             Row{"sentence 0: its span [0,13) begins or ends with white space",
                 [](Document& d) { d.sentences[0].span.end = 13; }},
             Row{"token 1: its head 2 is no other word of its sentence or leads to no root",
                 [](Document& d) {
                   d.set(Layer::Syntax);
                   d.tokens[1].head = 2;
                 }},
             Row{"mention 0: it refers to entity 9 of 2",
                 [](Document& d) { d.mentions[0].entity = 9; }},
             Row{"event 0: it refers to time 1 of 1",
                 [](Document& d) { d.events[0].time = TimeRef{1U}; }},
             Row{"link 0: it refers to event 4 of 1",
                 [](Document& d) { d.links[0].from.index = 4; }},
             Row{"relation 0: it refers to entity 2 of 2",
                 [](Document& d) { d.relations[0].to = 2; }},
             Row{"entity 1: its aliases are not sorted",
                 [](Document& d) {
                   d.entities[1].aliases = {"b", "a"};
                 }},
             Row{"entity 1: its name \"Bob\" is among its aliases",
                 [](Document& d) { d.entities[1].aliases = {"Bob"}; }},
             Row{"time 0: earliest 2021-02-01 is after latest 2021-01-01",
                 [&](Document& d) {
                   d.times[0].days = {late, early};
                 }},
             Row{"begin of event 0: earliest 2021-02-01 is after latest 2021-01-01",
                 [&](Document& d) {
                   d.events[0].when = EventTime{{late, early}, {}, {}, ""};
                 }},
             Row{"event 0: earliest 2021-02-01 is after latest 2021-01-01",
                 [&](Document& d) {
                   d.events[0].when = EventTime{{late, late}, {early, early}, {}, ""};
                 }},
             Row{"creation time 0: it has no bounds",
                 [](Document& d) { d.creation_time = CreationTime{}; }},
         }) {
      CAPTURE(row.message);
      Document document = sound();
      row.breaks(document);
      const std::vector<std::string> violations = find_violations(document);
      REQUIRE_FALSE(violations.empty());
      CHECK(violations.front() == row.message);
    }
  }
}
