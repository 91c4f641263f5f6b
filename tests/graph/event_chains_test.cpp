// SPDX-License-Identifier: Apache-2.0
#include "chronograph/graph/event_chains.hpp"

#include "graph/stories.hpp"
#include "support/documents.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace chronograph;
using test::DocumentMaker;

namespace {

using Chains = std::vector<std::vector<EventRef>>;

// Two reports of one fire share rare words; the third is of something else.
const std::string kFerry =
    "The ferry Halvorsen capsized off Skarvik harbour on Friday. Lifeboats from Skarvik rescued "
    "the Halvorsen's crew.";
const std::string kFerryAgain =
    "Lifeboats rescued eleven sailors when the Halvorsen capsized near Skarvik harbour, the "
    "coastguard said.";
const std::string kOrchard = "A canoe capsized while orchard owners toasted the plum harvest.";

}  // namespace

TEST_SUITE("graph/event_chains") {
  TEST_CASE("two reports of one story tell one event with one word") {
    DocumentMaker first(kFerry);
    first.event("capsized", "").lemma = "capsize";
    DocumentMaker second(kFerryAgain);
    second.event("rescued", "").lemma = "rescue";
    second.event("capsized", "").lemma = "capsize";
    DocumentMaker other(kOrchard);
    other.event("capsized", "").lemma = "capsize";
    CHECK(find_event_chains({first.document(), second.document(), other.document()}) ==
          Chains{{{0, 0}, {1, 1}}});
  }

  TEST_CASE("not on days more than a week apart, and not where one says that it was not so") {
    DocumentMaker first(kFerry);
    Event& told = first.event("capsized", "");
    told.lemma = "capsize";
    told.when = test::on_day(2019, 3, 1);
    DocumentMaker second(kFerryAgain);
    Event& again = second.event("capsized", "");
    again.lemma = "capsize";
    again.when = test::on_day(2019, 3, 9);
    CHECK(find_event_chains({first.document(), second.document()}).empty());
    again.when = test::on_day(2019, 3, 8);
    CHECK(find_event_chains({first.document(), second.document()}).size() == 1);
    again.polarity = Polarity::Neg;
    CHECK(find_event_chains({first.document(), second.document()}).empty());
  }

  TEST_CASE("within a document a noun that is told as known tells again, a second verb does not") {
    DocumentMaker known("A boiler exploded in the laundry. The explosion broke every window.");
    known.event("exploded", "").lemma = "explode";
    known.event("explosion", "").lemma = "explosion";
    CHECK(find_event_chains({known.document()}) == Chains{{{0, 0}, {0, 1}}});
    DocumentMaker verbs("A boiler exploded in the laundry. Tins of paint explode in any heat.");
    verbs.event("exploded", "").lemma = "explode";
    verbs.event("explode", "").lemma = "explode";
    CHECK(find_event_chains({verbs.document()}).empty());
  }

  TEST_CASE("within a document one patient makes one event, if both happened") {
    DocumentMaker maker("Guards arrested Ada Quill at noon. She was arrested with a ladder.");
    const auto quill = maker.entity(EntityType::Person, "Ada Quill");
    Event& first = maker.event("arrested", "");
    first.lemma = "arrest";
    first.arguments.push_back({Role::Patient, maker.at("Ada Quill"), quill});
    Event& second = maker.event("arrested", "");
    second.span = maker.at("arrested", 20);
    second.lemma = "arrest";
    second.arguments.push_back({Role::Patient, maker.at("She"), quill});
    CHECK(find_event_chains({maker.document()}).size() == 1);
    maker.document().events[1].modality = Modality::Possible;
    CHECK(find_event_chains({maker.document()}).empty());
  }

  TEST_CASE("two patients are two events") {
    DocumentMaker maker("Guards arrested Ada Quill. The arrest of Bo Renner came later.");
    const auto quill = maker.entity(EntityType::Person, "Ada Quill");
    const auto renner = maker.entity(EntityType::Person, "Bo Renner");
    Event& first = maker.event("arrested", "");
    first.lemma = "arrest";
    first.arguments.push_back({Role::Patient, maker.at("Ada Quill"), quill});
    Event& second = maker.event("arrest", "");
    second.span = maker.at("arrest", 20);
    second.lemma = "arrest";
    second.arguments.push_back({Role::Patient, maker.at("Bo Renner"), renner});
    CHECK(find_event_chains({maker.document()}).empty());
  }

  TEST_CASE("what everybody says all day is no event told again") {
    DocumentMaker first(kFerry + " The captain said so.");
    first.event("said", "").lemma = "say";
    DocumentMaker second(kFerryAgain);
    second.event("said", "").lemma = "say";
    CHECK(find_event_chains({first.document(), second.document()}).empty());
  }

  TEST_CASE("a given event without a lemma takes that of its head") {
    Document document = DocumentMaker("They gave up").document();
    document.sentences[0].first_token = 0;
    document.sentences[0].last_token = 3;
    document.tokens.resize(3);
    document.tokens[0] = {{0, 4}, Upos::Pron, Xpos::Prp, "they", 2, Deprel::Nsubj};
    document.tokens[1] = {{5, 9}, Upos::Verb, Xpos::Vbd, "give", 0, Deprel::Root};
    document.tokens[2] = {{10, 12}, Upos::Adp, Xpos::Rp, "up", 2, Deprel::CompoundPrt};
    Event event;
    event.span = {5, 12};
    document.events.push_back(event);
    name_triggers(document);
    CHECK(document.events[0].lemma == "give");
  }
}

TEST_SUITE("graph/stories") {
  TEST_CASE("documents that share rare words tell one story, whatever else is there") {
    const Document ferry = DocumentMaker(kFerry).document();
    const Document again = DocumentMaker(kFerryAgain).document();
    const Document orchard = DocumentMaker(kOrchard).document();
    const WordTables tables;
    CHECK(find_stories({ferry, orchard, again}, tables) == std::vector<std::uint32_t>{0, 1, 0});
    CHECK(find_stories({again, ferry}, tables) == std::vector<std::uint32_t>{0, 0});
    CHECK(find_stories({}, tables).empty());
  }

  TEST_CASE("words that stand everywhere make no story") {
    const Document one =
        DocumentMaker("He said that they would have been there for two years.").document();
    const Document two =
        DocumentMaker("But they said that he had been there for more years.").document();
    CHECK(find_stories({one, two}, WordTables()) == std::vector<std::uint32_t>{0, 1});
  }
}

TEST_SUITE("graph/word_tables") {
  TEST_CASE("forms of a word are a family, a noun with its verb too") {
    const WordTables tables;
    CHECK(tables.family_of("arrive") == tables.family_of("arrival"));
    CHECK(tables.family_of("negotiate") == tables.family_of("negotiation"));
    CHECK(tables.family_of("die") == tables.family_of("death"));
    CHECK(tables.family_of("sing") != tables.family_of("sign"));
    CHECK(tables.is_plain("say"));
    CHECK_FALSE(tables.is_plain("capsize"));
    CHECK(tables.share_of("the") > 0.9);
    CHECK(tables.share_of("zyzzyva") == doctest::Approx(0.01));
  }

  TEST_CASE("words are runs of letters and digits") {
    const Text text("It's 7 a.m. in S\u00e3o Paulo, 2019");
    CHECK(words_of(text, text.all()) ==
          std::vector<std::string>{"it", "in", "s\u00e3o", "paulo", "2019"});
  }
}
