// SPDX-License-Identifier: Apache-2.0
// The features of docs/model-format.md, "Order", by name.
#include "annotate/event_order.hpp"

#include "neural/tiny_model.hpp"
#include "support/tagged.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace chronograph;

namespace {

using Names = std::vector<std::string>;

std::shared_ptr<const nn::Model> model_of(Names features, Names labels) {
  nn::ModelParts parts = nn::tiny_parts();
  std::sort(features.begin(), features.end());
  parts.labels["order_features"] = std::move(features);
  parts.labels["order"] = std::move(labels);
  nn::ModelWriter writer(std::move(parts));
  writer.add_encoder();
  writer.add_heads();
  return std::make_shared<const nn::Model>(writer.bytes(), "order");
}

/// "They said he left. Later it rained." as a reading of it has it.
Document told() {
  Document document = tagged(
      "They/PRP said/VBD/say he/PRP left/VBD/leave ./. Later/RB it/PRP was/VBD/be raining/VBG/rain "
      "./.");
  const auto hang = [&](std::uint32_t token, std::uint32_t head, Deprel relation) {
    document.tokens[token].head = head;
    document.tokens[token].deprel = relation;
  };
  hang(0, 2, Deprel::Nsubj);
  hang(2, 4, Deprel::Mark);
  hang(3, 2, Deprel::Ccomp);
  hang(5, 4, Deprel::Advmod);
  hang(6, 4, Deprel::Nsubj);
  document.reading.words.resize(document.tokens.size());
  const auto read = [&](std::uint32_t token, EventClass event_class, Tense tense) {
    WordReading& word = document.reading.words[token];
    word.is_event = true;
    word.event_class = event_class;
    word.tense = tense;
    word.creation = LinkRelation::Before;
    word.state = static_cast<std::uint32_t>(document.events.size());
    Event event;
    event.span = document.tokens[token].span;
    document.events.push_back(event);
  };
  read(1, EventClass::Reporting, Tense::Past);
  read(3, EventClass::Occurrence, Tense::Past);
  read(8, EventClass::Occurrence, Tense::Prespart);
  document.reading.words[8].is_event = false;
  document.reading.words[8].creation = LinkRelation::IsIncluded;
  document.reading.states.assign(3 * 32, 0.25F);
  return document;
}

Names names_of(const nn::Model& model, const std::vector<std::uint16_t>& features) {
  Names names;
  for (const std::uint16_t feature : features) {
    names.push_back(
        feature == nn::kNoFeature ? "-" : model.labels(nn::Labelling::OrderFeatures)[feature]);
  }
  return names;
}

}  // namespace

TEST_SUITE("annotate/event_order") {
  TEST_CASE("a pair has one feature of each kind, and its signals") {
    const auto model = model_of(
        {"sentences:0", "sentences:1", "tie:apart", "tie:governs:ccomp", "tense:PAST:PAST",
         "tense:PAST:PRESPART", "class:REPORTING:OCCURRENCE", "class:OCCURRENCE:O",
         "creation:BEFORE:BEFORE", "creation:BEFORE:IS_INCLUDED", "signal:1:he", "signal:2:later"},
        {"AFTER", "BEFORE", "SIMULTANEOUS", "VAGUE"});
    const OrderFeatures features(*model);
    const Document document = told();
    const auto words = features.words_of(document);
    REQUIRE(words.size() == 3);
    std::vector<std::uint16_t> pair;
    features.append(document, words[0], words[1], pair);
    CHECK(names_of(*model, pair) == Names{"sentences:0", "tie:governs:ccomp", "tense:PAST:PAST",
                                          "class:REPORTING:OCCURRENCE", "creation:BEFORE:BEFORE"});
    pair.clear();
    features.append(document, words[1], words[2], pair);
    CHECK(names_of(*model, pair) == Names{"sentences:1", "tie:apart", "tense:PAST:PRESPART",
                                          "class:OCCURRENCE:O", "creation:BEFORE:IS_INCLUDED"});
    CHECK(names_of(*model, words[1].first_signals) == Names{"signal:1:he"});
    CHECK(words[1].later_signals.empty());
    CHECK(words[2].first_signals.empty());
  }

  TEST_CASE("a signal hangs on its event in small letters") {
    const auto model = model_of({"signal:1:later", "signal:2:later"}, {"BEFORE"});
    Document document = told();
    document.events[2].span = document.tokens[8].span;
    const auto words = OrderFeatures(*model).words_of(document);
    REQUIRE(words.size() == 3);
    CHECK(words[2].first_signals.size() == 1);
    CHECK(words[2].later_signals.size() == 1);
  }

  TEST_CASE("what the model lacks adds nothing") {
    const auto model = model_of({"sentences:0"}, {"BEFORE"});
    const OrderFeatures features(*model);
    const Document document = told();
    const auto words = features.words_of(document);
    std::vector<std::uint16_t> pair;
    features.append(document, words[0], words[1], pair);
    CHECK(names_of(*model, pair) == Names{"sentences:0", "-", "-", "-", "-"});
  }

  TEST_CASE("pairs are read within two sentences, and only where states were kept") {
    const auto model = model_of({"sentences:0"}, {"BEFORE"});
    const OrderReader reader(model);
    Document document = told();
    const auto readings = reader.read(document);
    REQUIRE(readings.size() == 3);
    CHECK(readings[0].first == 0);
    CHECK(readings[0].later == 1);
    CHECK(readings[0].relation == LinkRelation::Before);
    CHECK(readings[0].probability == doctest::Approx(1));
    document.reading.words[3].state = WordReading::kNoRow;
    CHECK(reader.read(document).size() == 1);
    document.reading = Reading();
    CHECK(reader.read(document).empty());
  }
}
