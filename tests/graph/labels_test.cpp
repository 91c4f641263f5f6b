// SPDX-License-Identifier: Apache-2.0
#include "graph/labels.hpp"

#include "support/documents.hpp"

#include <doctest/doctest.h>

namespace chronograph {
namespace {

struct Row {
  const char* text;
  const char* trigger;
  Tense tense;
  const char* agent;
  const char* patient;
  const char* expected;
};

}  // namespace

TEST_SUITE("graph/labels") {
  TEST_CASE("a label is who did what, in the text's words") {
    const Row rows[] = {
        {"The army launched an offensive in May.", "launched", Tense::Past, "The army",
         "an offensive", "The army launched an offensive"},
        {"Ann Gray, the mayor, has sold the park.", "sold", Tense::Present, "Ann Gray", "the park",
         "Ann Gray has sold the park"},
        {"Speaking to a channel, Ann Gray was calm.", "Speaking", Tense::Prespart, "Ann Gray", "",
         "Ann Gray speaking to a channel"},
        {"The mayor said that rain had come.", "said", Tense::Past, "The mayor", "",
         "The mayor said that rain had come"},
        {"Talks between Ann Gray and Bob failed.", "Talks", Tense::None, "Ann Gray", "",
         "Talks between Ann Gray"},
        {"The firm could not buy the park.", "buy", Tense::None, "The firm", "the park",
         "The firm could not buy the park"},
    };
    for (const Row& row : rows) {
      CAPTURE(row.expected);
      test::DocumentMaker maker(row.text);
      Event event;
      event.span = maker.at(row.trigger);
      event.tense = row.tense;
      event.arguments.push_back({Role::Agent, maker.at(row.agent), {}});
      if (*row.patient != '\0') {
        event.arguments.push_back({Role::Patient, maker.at(row.patient), {}});
      }
      CHECK(label_of_event(maker.document(), event) == row.expected);
    }
  }

  TEST_CASE("a pronoun is named, a long label ends at a word") {
    test::DocumentMaker maker(
        "Then she won the prize for a very long and winding description of everything that can be "
        "said about the weather of Rome in spring.");
    const auto ann = maker.entity(EntityType::Person, "Rome");
    maker.document().entities[ann].name = "Ann Gray";
    maker.document().mentions = {{maker.at("she"), EntityType::Person, MentionKind::Pronoun, ann}};
    Event event;
    event.span = maker.at("won");
    event.tense = Tense::Past;
    event.arguments = {{Role::Agent, maker.at("she"), ann}, {Role::Place, maker.at("Rome"), {}}};
    const std::string label = label_of_event(maker.document(), event);
    CHECK(label.starts_with("Ann Gray won the prize"));
    CHECK(label.ends_with("…"));
    CHECK(count_code_points(label) <= 110);
  }

  TEST_CASE("a document is labelled by its title, else by its first words") {
    test::DocumentMaker maker("Rain  fell\non Rome.");
    CHECK(label_of_document(maker.document()) == "Rain fell on Rome.");
    maker.document().title = "Weather";
    CHECK(label_of_document(maker.document()) == "Weather");
  }
}

}  // namespace chronograph
