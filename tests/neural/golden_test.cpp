// SPDX-License-Identifier: Apache-2.0
// The shipped model against what PyTorch made of one sentence with the same weights.
#include "chronograph/neural/model.hpp"
#include "markup/json.hpp"
#include "neural/encoder.hpp"
#include "neural/heads.hpp"
#include "neural/model_file.hpp"
#include "neural/units.hpp"
#include "neural/wordpiece.hpp"
#include "support/source_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace chronograph;
using namespace chronograph::nn;

namespace {

const std::string kModel = test::in_source("models/accurate.model");
const std::string kGolden = test::in_source("tests/neural/golden/activations.json");

/// The golden file, nothing (and a message) where it or the model is not there.
std::optional<JsonDocument> golden() {
  std::ifstream file(kGolden);
  if (!file || !std::filesystem::exists(kModel)) {
    MESSAGE("skipped: no models/accurate.model or no golden activations");
    return std::nullopt;
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return JsonDocument(text, kGolden);
}

JsonValue member(const JsonDocument& json, std::string_view name) {
  const auto found = json.root().find(name);
  REQUIRE(found);
  return *found;
}

SentenceWords words_of(const JsonDocument& json) {
  SentenceWords words;
  const JsonValue list = member(json, "words");
  for (std::size_t i = 0; i < list.size(); ++i) {
    words.push_back(*list[i].as_string());
  }
  return words;
}

/// The largest difference to rows of numbers, where a row of ours begins every `stride`.
double difference(JsonValue rows, std::span<const float> ours, std::size_t stride,
                  double unit = 1) {
  double worst = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t i = 0; i < rows[row].size(); ++i) {
      worst = std::max(worst, std::abs(*rows[row][i].as_double() * unit -
                                       static_cast<double>(ours[row * stride + i])));
    }
  }
  return worst;
}

constexpr double kStateUnit = 1.0 / 4096;

/// The golden states after a layer, as the next layer takes them.
std::vector<float> states_at(const JsonDocument& json, std::size_t layer) {
  std::vector<float> states;
  const JsonValue rows = member(json, "states")[layer];
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t i = 0; i < rows[row].size(); ++i) {
      states.push_back(static_cast<float>(*rows[row][i].as_double() * kStateUnit));
    }
  }
  return states;
}

/// The shipped model with the golden sentence as a batch.
struct Setting {
  JsonDocument json;
  ModelFile file{kModel};
  WordPieces pieces{file.vocabulary(), file.path()};
  Encoder encoder{file};
  Heads heads{file};
  const Kernels& kernels = kernels_named("");
  SentenceWords words;
  UnitScratch unit_scratch;
  UnitBatch batch;
  EncoderScratch scratch;
  HeadScratch head_scratch;

  explicit Setting(JsonDocument own_json) : json(std::move(own_json)), words(words_of(json)) {
    UnitReader reader(pieces, file.sizes().positions, {&words, 1}, unit_scratch);
    REQUIRE(reader.next(batch));
  }

  /// The golden states of [CLS] and the words.
  [[nodiscard]] std::vector<float> kept_states() const {
    const std::vector<float> all = states_at(json, file.sizes().layers);
    const std::size_t width = file.sizes().width;
    std::vector<float> states;
    for (const std::size_t row : batch.batch.kept) {
      const auto begin = all.begin() + static_cast<std::ptrdiff_t>(row * width);
      states.insert(states.end(), begin, begin + static_cast<std::ptrdiff_t>(width));
    }
    return states;
  }

  [[nodiscard]] std::vector<float> word_states() const {
    std::vector<float> states = kept_states();
    states.erase(states.begin(), states.begin() + static_cast<std::ptrdiff_t>(file.sizes().width));
    return states;
  }

  /// The outputs of the heads on those.
  std::span<const float> outputs() { return heads.outputs(kernels, kept_states(), head_scratch); }
};

constexpr Labelling kOfWords[] = {Labelling::Upos,   Labelling::Xpos,     Labelling::Lemma,
                                  Labelling::Names,  Labelling::Events,   Labelling::Tense,
                                  Labelling::Aspect, Labelling::Polarity, Labelling::Creation,
                                  Labelling::Mention};

/// The scores of a golden pair of words, from the golden states of both.
std::vector<float> scores_of(const Model& model, Pairing pairing, JsonValue pair,
                             const std::vector<float>& states) {
  std::vector<float> both;
  for (const std::string_view side : {"first", "later"}) {
    const auto word = static_cast<std::size_t>(*pair.find(side)->as_int());
    const auto begin = states.begin() + static_cast<std::ptrdiff_t>(word * model.width());
    both.insert(both.end(), begin, begin + static_cast<std::ptrdiff_t>(model.width()));
  }
  std::vector<std::uint16_t> features;
  const JsonValue names = *pair.find("features");
  for (std::size_t i = 0; i < names.size(); ++i) {
    features.push_back(model.pair_feature(pairing, *names[i].as_string()));
  }
  auto scorer = model.pairs(pairing, both);
  std::vector<float> scores(scorer->labels());
  scorer->score_before(1, 1, features, scores);
  return scores;
}

}  // namespace

TEST_SUITE("neural/golden") {
  TEST_CASE("pieces and shapes are those of training") {
    auto json = golden();
    if (!json) {
      return;
    }
    const Setting own(std::move(*json));
    const JsonValue pieces = member(own.json, "pieces");
    REQUIRE(pieces.size() == own.batch.batch.pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      CHECK(pieces[i].as_int() == own.batch.batch.pieces[i]);
      CHECK(member(own.json, "shapes")[i].as_int() == own.batch.batch.shapes[i]);
    }
  }

  TEST_CASE("embeddings and each layer are within 1e-2 of PyTorch's") {
    auto json = golden();
    if (!json) {
      return;
    }
    Setting own(std::move(*json));
    const std::size_t width = own.file.sizes().width;
    const JsonValue states = member(own.json, "states");
    REQUIRE(states.size() == own.file.sizes().layers + 1);
    const auto hidden = own.encoder.embed(own.kernels, own.batch.batch, own.scratch);
    CHECK(difference(states[0], hidden, width, kStateUnit) < 1e-2);
    for (std::size_t layer = 0; layer + 1 < states.size(); ++layer) {
      CAPTURE(layer);
      const std::vector<float> input = states_at(own.json, layer);
      REQUIRE(input.size() == hidden.size());
      std::copy(input.begin(), input.end(), hidden.begin());
      own.encoder.run_layer(own.kernels, layer, own.batch.batch, own.scratch);
      CHECK(difference(states[layer + 1], hidden, width, kStateUnit) < 1e-2);
    }
  }

  TEST_CASE("logits and arcs are within 1e-2 of PyTorch's") {
    auto json = golden();
    if (!json) {
      return;
    }
    Setting own(std::move(*json));
    const std::size_t stride = own.heads.stride();
    const auto outputs = own.outputs();
    for (const Labelling labelling : kOfWords) {
      CAPTURE(name_of(labelling));
      const auto rows = member(own.json, "logits").find(name_of(labelling));
      REQUIRE(rows.has_value() == own.heads.has(labelling));
      if (!rows) {
        continue;
      }
      const auto first = own.heads.logits(labelling, outputs, 1);
      REQUIRE((*rows)[0].size() == first.size());
      const auto begin = static_cast<std::size_t>(first.data() - outputs.data());
      CHECK(difference(*rows, outputs.subspan(begin), stride) < 1e-2);
    }
    const auto arcs = own.heads.arc_scores(own.kernels, {outputs, own.words}, own.head_scratch);
    CHECK(difference(member(own.json, "arcs"), arcs, arcs.size() / own.words.size()) < 1e-2);
  }

  TEST_CASE("scores of pairs are within 1e-2 of PyTorch's") {
    auto json = golden();
    if (!json) {
      return;
    }
    const Setting own(std::move(*json));
    const Model model(kModel);
    const std::vector<float> states = own.word_states();
    for (const Pairing pairing : {Pairing::Antecedent, Pairing::Order}) {
      const bool is_order = pairing == Pairing::Order;
      const auto pairs = own.json.root().find(is_order ? "orders" : "antecedents");
      REQUIRE(pairs.has_value() ==
              model.has(is_order ? Labelling::Order : Labelling::AntecedentFeatures));
      for (std::size_t i = 0; pairs && i < pairs->size(); ++i) {
        const JsonValue pair = (*pairs)[i];
        const std::vector<float> scores = scores_of(model, pairing, pair, states);
        for (std::size_t label = 0; label < scores.size(); ++label) {
          const JsonValue expected = is_order ? (*pair.find("scores"))[label] : *pair.find("score");
          CHECK(std::abs(*expected.as_double() - static_cast<double>(scores[label])) < 1e-2);
        }
      }
    }
  }

  TEST_CASE("labels, tree, predicates and roles are PyTorch's") {
    auto json = golden();
    if (!json) {
      return;
    }
    Setting own(std::move(*json));
    SentenceAnalysis found;
    const SentenceStates sentence{own.outputs(), own.words};
    own.heads.decode(own.kernels, {&sentence, 1}, own.head_scratch, {&found, 1});
    REQUIRE(found.words.size() == own.words.size());
    const auto label = [&](Labelling labelling, std::size_t index) {
      return own.file.labels(name_of(labelling))[index];
    };
    const JsonValue labels = member(own.json, "labels");
    std::vector<std::int64_t> predicates;
    for (std::size_t i = 0; i < own.words.size(); ++i) {
      CAPTURE(own.words[i]);
      const WordAnalysis& word = found.words[i];
      CHECK((*labels.find("upos"))[i].as_string() == label(Labelling::Upos, word.upos));
      CHECK((*labels.find("xpos"))[i].as_string() == label(Labelling::Xpos, word.xpos));
      CHECK((*labels.find("lemma"))[i].as_string() == label(Labelling::Lemma, word.lemma));
      CHECK((*labels.find("events"))[i].as_string() == label(Labelling::Events, word.event));
      CHECK(member(own.json, "heads")[i].as_int() == word.governor);
      CHECK(member(own.json, "relations")[i].as_string() == label(Labelling::Deprel, word.deprel));
      if (word.is_predicate) {
        predicates.push_back(static_cast<std::int64_t>(i));
      }
    }
    const JsonValue golden_predicates = member(own.json, "predicates");
    REQUIRE(golden_predicates.size() == predicates.size());
    for (std::size_t i = 0; i < predicates.size(); ++i) {
      CHECK(golden_predicates[i].as_int() == predicates[i]);
    }
    const JsonValue roles = member(own.json, "roles");
    for (const RoleAnalysis& role : found.roles) {
      bool is_there = false;
      for (std::size_t i = 0; i < roles.size(); ++i) {
        is_there = is_there || (roles[i][0].as_int() == role.predicate &&
                                roles[i][1].as_int() == role.argument &&
                                roles[i][2].as_string() == label(Labelling::Roles, role.role));
      }
      CHECK(is_there);
    }
  }
}
