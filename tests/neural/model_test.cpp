// SPDX-License-Identifier: Apache-2.0
#include "chronograph/neural/model.hpp"

#include "chronograph/error.hpp"
#include "neural/quantised.hpp"
#include "neural/tiny_model.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>
#include <xxhash.h>

using namespace chronograph;
using namespace chronograph::nn;

namespace {

constexpr std::array<std::string_view, 14> kWords{"The",   "minister", "said",  "peace", "talks",
                                                  "Paris", "on",       "begin", "in",    ".",
                                                  ",",     "Attacked", "2019",  "U.N."};

std::vector<SentenceWords> some_sentences(std::uint32_t seed, std::size_t count,
                                          std::size_t longest) {
  std::mt19937 engine(seed);
  std::vector<SentenceWords> sentences(count);
  for (SentenceWords& sentence : sentences) {
    for (std::size_t left = engine() % (longest + 1); left > 0; --left) {
      sentence.push_back(kWords[engine() % kWords.size()]);
    }
  }
  return sentences;
}

/// All of an analysis as text, floats by their bits.
std::string print(const SentenceAnalysis& analysis) {
  std::string out;
  const auto add = [&](auto... numbers) { ((out += std::to_string(numbers) + " "), ...); };
  const auto bits = [](float number) {
    std::uint32_t all = 0;
    std::memcpy(&all, &number, sizeof all);
    return all;
  };
  for (const WordAnalysis& w : analysis.words) {
    add(w.upos, w.xpos, w.lemma, w.deprel, w.governor, w.event, w.tense, w.aspect, w.polarity,
        w.creation, int{w.is_predicate}, bits(w.event_probability), bits(w.creation_probability),
        w.mention, bits(w.mention_probability));
  }
  for (const NameAnalysis& name : analysis.names) {
    add(name.begin, name.end, name.type, bits(name.probability));
  }
  for (const RoleAnalysis& role : analysis.roles) {
    add(role.predicate, role.argument, role.role, bits(role.probability));
  }
  for (const float probability : analysis.name_types) {
    add(bits(probability));
  }
  for (const float state : analysis.states) {
    add(bits(state));
  }
  return out;
}

std::string print(const std::vector<SentenceAnalysis>& analyses) {
  std::string out;
  for (const SentenceAnalysis& analysis : analyses) {
    out += print(analysis) + "\n";
  }
  return out;
}

Model tiny(const std::string& instructions = "") {
  return {tiny_model().bytes(), "tiny.model", ModelOptions{instructions}};
}

bool is_tree(const SentenceAnalysis& analysis) {
  std::size_t roots = 0;
  for (const WordAnalysis& word : analysis.words) {
    roots += word.governor == 0 ? 1U : 0U;
    std::size_t steps = 0;
    std::uint32_t governor = word.governor;
    while (governor != 0 && ++steps <= analysis.words.size()) {
      governor = analysis.words[governor - 1].governor;
    }
    if (governor != 0) {
      return false;
    }
  }
  return roots == (analysis.words.empty() ? 0U : 1U);
}

}  // namespace

TEST_SUITE("neural/model") {
  TEST_CASE("a model tells what it is and what it labels") {
    const Model model = tiny();
    CHECK(model.name() == "tiny");
    CHECK(model.layers() == 2);
    CHECK(model.width() == 32);
    CHECK(model.instructions() == usable_kernels().front()->name);
    CHECK(model.labels(Labelling::Upos)[1] == "NOUN");
    CHECK(model.has(Labelling::Roles));
    CHECK(std::vector<std::string>(model.name_types().begin(), model.name_types().end()) ==
          std::vector<std::string>{"person", "place"});
    CHECK_THROWS_AS(tiny("mmx"), Error);
  }

  TEST_CASE("a model tells its sizes and label sets") {
    ModelWriter writer(tiny_parts());
    writer.add_encoder();
    const std::vector<std::byte> bytes = writer.bytes();
    const Model model(bytes, "tiny.model");
    const ModelSizes sizes = model.sizes();
    CHECK(sizes.layers == 2);
    CHECK(sizes.width == 32);
    CHECK(sizes.heads == 2);
    CHECK(sizes.inner == 64);
    CHECK(sizes.pieces == writer.parts.vocabulary.size());
    CHECK(sizes.positions == 64);
    CHECK(sizes.bytes == bytes.size());
    CHECK(sizes.tensors == writer.numbers.size());
    std::size_t numbers = 0;
    for (const auto& [name, matrix] : writer.numbers) {
      numbers += matrix.values.size();
    }
    CHECK(sizes.parameters == numbers);
    const std::vector<LabelCount> counts = model.label_counts();
    CHECK(counts.size() == writer.parts.labels.size());
    CHECK(counts.back().labelling == "xpos");
    CHECK(counts.back().labels == 6);
  }

  TEST_CASE("all instruction sets give the same bits") {
    const auto sentences = some_sentences(2, 30, 40);
    std::string expected;
    for (const Kernels* kernels : usable_kernels()) {
      CAPTURE(kernels->name);
      const std::string found = print(tiny(kernels->name).analyse(sentences, {true}));
      if (expected.empty()) {
        expected = found;
      }
      CHECK(found == expected);
    }
    // Of all compilers and machines, too: this is what the first ones gave.
    CHECK(XXH3_64bits(expected.data(), expected.size()) == 0x3570e8cc998feb32ULL);
  }

  TEST_CASE("the result of a sentence does not depend on its company nor on threads") {
    const Model model = tiny();
    const auto sentences = some_sentences(3, 40, 30);
    const auto together = model.analyse(sentences, {true});
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      CHECK(print(model.analyse({&sentences[i], 1}, {true})[0]) == print(together[i]));
    }
    std::vector<std::string> found(4);
    {
      std::vector<std::jthread> threads;
      for (std::string& own : found) {
        threads.emplace_back([&] { own = print(model.analyse(sentences, {true})); });
      }
    }
    CHECK(std::count(found.begin(), found.end(), print(together)) == 4);
  }

  TEST_CASE("every sentence has one tree, sound names, predicates with roles") {
    const Model model = tiny();
    std::size_t names = 0;
    std::size_t roles = 0;
    for (const SentenceAnalysis& analysis : model.analyse(some_sentences(4, 60, 50))) {
      REQUIRE(is_tree(analysis));
      for (const WordAnalysis& word : analysis.words) {
        CHECK((word.deprel == 0) == (word.governor == 0));
        CHECK((word.event_probability > 0 && word.event_probability < 1));
        CHECK((word.creation_probability > 0.3F && word.creation_probability < 1));  // of three
      }
      CHECK(analysis.name_types.size() == 2 * analysis.words.size());
      for (const NameAnalysis& name : analysis.names) {
        CHECK(analysis.name_types[2 * name.begin + name.type] >= name.probability);
        CHECK(name.begin < name.end);
        CHECK(name.end <= analysis.words.size());
        CHECK(name.probability > 0);
        ++names;
      }
      for (const RoleAnalysis& role : analysis.roles) {
        CHECK(analysis.words[role.predicate].is_predicate);
        CHECK(role.argument < analysis.words.size());
        ++roles;
      }
      CHECK(analysis.states.empty());
    }
    CHECK(names > 0);
    CHECK(roles > 0);
  }

  TEST_CASE("sentences beyond the model's positions are cut and joined to one tree") {
    const Model model = tiny();
    for (const std::size_t length : {61U, 62U, 63U, 64U, 200U, 1000U}) {
      SentenceWords words(length, "peace");
      words[50] = ",";
      const auto analysis = model.analyse({&words, 1}, {true})[0];
      REQUIRE(analysis.words.size() == length);
      CHECK(is_tree(analysis));
      CHECK(analysis.states.size() == length * 32);
      if (length > 62) {
        SentenceWords start(words.begin(), words.begin() + 51);  // cut after the comma
        const auto alone = model.analyse({&start, 1}, {true})[0];
        CHECK(std::equal(alone.states.begin(), alone.states.end(), analysis.states.begin()));
      }
    }
  }

  TEST_CASE("no sentence and no word give no analysis") {
    const Model model = tiny();
    CHECK(model.analyse({}).empty());
    const std::vector<SentenceWords> empty(3);
    CHECK(model.analyse(empty)[2].words.empty());
  }

  TEST_CASE("lemmas are made by the best label that applies") {
    const Model model = tiny();
    const SentenceWords words{"a", "Talks", "Paris", "."};
    const auto analysis = model.analyse({&words, 1})[0];
    for (std::size_t i = 0; i < words.size(); ++i) {
      CHECK_FALSE(model.lemma_of(words[i], analysis.words[i]).empty());
    }
    WordAnalysis word;
    word.lemma = 3;
    CHECK(model.lemma_of("makes", word) == "make");
  }

  TEST_CASE("a model without heads leaves their layers empty") {
    ModelWriter writer(tiny_parts());
    writer.add_encoder();
    const Model model(writer.bytes(), "bare.model");
    CHECK_FALSE(model.has(Labelling::Upos));
    CHECK(model.labels(Labelling::Upos).empty());
    const SentenceWords words{"peace", "talks"};
    const auto analysis = model.analyse({&words, 1})[0];
    CHECK(analysis.words.size() == 2);
    CHECK(analysis.names.empty());
    CHECK(model.lemma_of("talks", analysis.words[1]) == "talks");
    CHECK_FALSE(model.pairs(Pairing::Order, {}));
    CHECK_FALSE(model.pairs(Pairing::Antecedent, {}));
    CHECK(model.pair_feature(Pairing::Order, "tie:none") == kNoFeature);
  }

  TEST_CASE("weights that are no numbers still give sound structures") {
    const std::vector<std::byte> good = tiny_model().bytes();
    const auto sentences = some_sentences(8, 2, 12);
    std::mt19937 engine(12);
    for (int round = 0; round < 60; ++round) {
      std::string text(reinterpret_cast<const char*>(good.data()), good.size());
      std::uint32_t header = 0;
      std::memcpy(&header, text.data() + 12, sizeof header);
      header += 24;
      for (int left = 200; left > 0; --left) {
        const std::size_t at = header + engine() % (text.size() - header - 8);
        text[at] = static_cast<char>(engine() % 2 == 0 ? 0xFFU : engine() % 256);
      }
      const Model model(ModelWriter::sealed(text), "x.model");
      for (const SentenceAnalysis& analysis : model.analyse(sentences)) {
        CHECK(is_tree(analysis));
        for (const NameAnalysis& name : analysis.names) {
          CHECK(name.begin < name.end);
        }
      }
    }
  }

  TEST_CASE("half a head is refused") {
    ModelWriter writer = tiny_model();
    writer.remove("role.argument.weight");
    CHECK_THROWS_WITH_AS(Model(writer.bytes(), "x.model"),
                         "x.model: half a head for trees or roles, expected all of it or none",
                         Error);
  }
}
