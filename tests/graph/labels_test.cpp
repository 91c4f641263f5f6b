// SPDX-License-Identifier: Apache-2.0
#include "graph/labels.hpp"

#include "support/documents.hpp"

#include <doctest/doctest.h>

namespace chronograph {

TEST_SUITE("graph/labels") {
  TEST_CASE("a label is the event's wording with a capital") {
    test::DocumentMaker maker("In May the mayor, Ann Gray, sold the park.");
    Event event;
    event.span = maker.at("sold");
    event.wording = {maker.at("the mayor"), maker.at("sold the park"), maker.at("In May")};
    CHECK(label_of_event(maker.document(), event) == "The mayor sold the park in May");
  }

  TEST_CASE("words that touch in the text stay together") {
    test::DocumentMaker maker("Rain didn't come.");
    Event event;
    event.span = maker.at("come");
    event.wording = {maker.at("Rain"), maker.at("did"), maker.at("n't"), maker.at("come")};
    CHECK(label_of_event(maker.document(), event) == "Rain didn't come");
  }

  TEST_CASE("a quotation does not end with a comma") {
    test::DocumentMaker maker("\"We will come,\" Ann said.");
    Event event;
    event.span = maker.at("said");
    event.wording = {maker.at("Ann"), maker.at("said"), maker.at("\"We will come,\"")};
    CHECK(label_of_event(maker.document(), event) == "Ann said \"We will come\"");
  }

  TEST_CASE("without a wording a label goes from the first to the last who takes part") {
    test::DocumentMaker maker("In May the army launched an offensive in the north.");
    Event event;
    event.span = maker.at("launched");
    event.arguments = {{Role::Agent, maker.at("the army"), {}},
                       {Role::Patient, maker.at("an offensive"), {}}};
    CHECK(label_of_event(maker.document(), event) == "The army launched an offensive");
    event.arguments.pop_back();
    CHECK(label_of_event(maker.document(), event) == "The army launched an offensive in the north");
  }

  TEST_CASE("what belongs to a pronoun belongs to whom it stands for") {
    test::DocumentMaker maker("Acme grew. Its purchase of Bolt failed.");
    const auto acme = maker.entity(EntityType::Organization, "Acme");
    maker.document().mentions.push_back(
        {maker.at("Its"), EntityType::Organization, MentionKind::Pronoun, acme});
    Event event;
    event.span = maker.at("purchase");
    event.wording = {maker.at("Its purchase of Bolt")};
    CHECK(label_of_event(maker.document(), event) == "Acme’s purchase of Bolt");
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
