// SPDX-License-Identifier: Apache-2.0
// Pairs of words against the formula of docs/model-format.md in double precision.
#include "neural/pairs.hpp"

#include "chronograph/error.hpp"
#include "neural/quantised.hpp"
#include "neural/tiny_model.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

using namespace chronograph;
using namespace chronograph::nn;

namespace {

using Row = std::vector<double>;
constexpr std::size_t kWidth = 32;

/// States of a seed, whole 63rds with 1 in each row, so that rounding to 7 bits keeps them.
std::vector<float> some_states(std::size_t words) {
  std::mt19937 engine(5);
  std::vector<float> states;
  for (std::size_t i = 0; i < words * kWidth; ++i) {
    const int whole = static_cast<int>(engine() % 127) - 63;
    states.push_back(i % kWidth == 0 ? 1.0F : static_cast<float>(whole) / 63.0F);
  }
  return states;
}

Row row_of(const std::vector<float>& states, std::size_t word) {
  const auto begin = states.begin() + static_cast<std::ptrdiff_t>(word * kWidth);
  return {begin, begin + kWidth};
}

Row times(const Matrix& matrix, const Row& x) {
  Row out(matrix.rows, 0);
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (std::size_t j = 0; j < x.size(); ++j) {
      out[i] += matrix.at(i, j) * x[j];
    }
  }
  return out;
}

Row linear(const ModelWriter& writer, const std::string& name, const Row& x) {
  Row out = times(writer.numbers.at(name + ".weight"), x);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] += writer.numbers.at(name + ".bias").values[i];
  }
  return out;
}

void rectify(Row& row) {
  for (double& x : row) {
    x = x > 0 ? x : 0.1 * x;
  }
}

/// What is left of a row after seven bits.
Row rounded(Row row) {
  double largest = 0;
  for (const double x : row) {
    largest = std::max(largest, std::abs(x));
  }
  for (double& x : row) {
    x = std::nearbyint(x * 63 / largest) * largest / 63;
  }
  return row;
}

struct Pair {
  Row first;
  Row later;
  std::vector<std::size_t> features;
};

Row expected_scores(const ModelWriter& writer, const std::string& name, const Pair& pair) {
  Row hidden = linear(writer, name + ".first", pair.first);
  const auto add = [&](const Row& other) {
    for (std::size_t i = 0; i < hidden.size(); ++i) {
      hidden[i] += other[i];
    }
  };
  add(linear(writer, name + ".later", pair.later));
  for (const std::size_t feature : pair.features) {
    Row own;
    for (std::size_t i = 0; i < 64; ++i) {
      own.push_back(writer.numbers.at(name + ".features.weight").at(feature, i));
    }
    add(own);
  }
  if (name == "order") {
    Row product;
    for (std::size_t i = 0; i < kWidth; ++i) {
      product.push_back(pair.first[i] * pair.later[i]);
    }
    add(times(writer.numbers.at("order.product.weight"), rounded(product)));
  }
  rectify(hidden);
  Row scores = linear(writer, name + ".output", hidden);
  if (name == "antecedent") {
    Row left = linear(writer, "antecedent.left", pair.later);
    Row right = linear(writer, "antecedent.right", pair.first);
    rectify(left);
    rectify(right);
    left.push_back(1);
    right.push_back(1);
    const Row form = times(writer.numbers.at("antecedent.bilinear.weight"), right);
    for (std::size_t i = 0; i < left.size(); ++i) {
      scores[0] += left[i] * form[i];
    }
  }
  return scores;
}

constexpr std::size_t kWords = 75;
constexpr std::size_t kFeatures = 3;

/// Features of pair (first, later), three, some of them none.
std::vector<std::uint16_t> features_before(std::size_t later, std::size_t count,
                                           std::uint16_t features) {
  std::vector<std::uint16_t> active;
  for (std::size_t first = later - count; first < later; ++first) {
    for (std::size_t i = 0; i < kFeatures; ++i) {
      const auto feature = static_cast<std::uint16_t>((first + 2 * later + i) % (features + 1U));
      active.push_back(feature == features ? kNoFeature : feature);
    }
  }
  return active;
}

struct Case {
  Pairing pairing;
  std::string name;
  std::uint16_t features;
  std::size_t labels;
};

const Case kCases[] = {{Pairing::Antecedent, "antecedent", 3, 1}, {Pairing::Order, "order", 2, 4}};

}  // namespace

TEST_SUITE("neural/pairs") {
  TEST_CASE("pairs score what the formula says, by all instruction sets alike") {
    const ModelWriter writer = tiny_model(7);
    const std::vector<float> states = some_states(kWords);
    for (const Case& own : kCases) {
      CAPTURE(own.name);
      std::vector<float> all;
      for (const Kernels* kernels : usable_kernels()) {
        CAPTURE(kernels->name);
        const Model model(writer.bytes(), "tiny.model", ModelOptions{kernels->name});
        auto scorer = model.pairs(own.pairing, states);
        REQUIRE(scorer);
        CHECK(scorer->words() == kWords);
        CHECK(scorer->labels() == own.labels);
        std::vector<float> found;
        double worst = 0;
        for (std::size_t later = 0; later < kWords; ++later) {
          const std::size_t count = std::min(later, kCandidates);
          const auto active = features_before(later, count, own.features);
          std::vector<float> scores(count * own.labels);
          scorer->score_before(later, count, active, scores);
          for (std::size_t i = 0; i < count; ++i) {
            Pair pair{row_of(states, later - count + i), row_of(states, later), {}};
            for (std::size_t f = i * kFeatures; f < (i + 1) * kFeatures; ++f) {
              if (active[f] != kNoFeature) {
                pair.features.push_back(active[f]);
              }
            }
            const Row expected = expected_scores(writer, own.name, pair);
            for (std::size_t label = 0; label < own.labels; ++label) {
              worst = std::max(
                  worst,
                  std::abs(expected[label] - static_cast<double>(scores[i * own.labels + label])));
            }
          }
          found.insert(found.end(), scores.begin(), scores.end());
        }
        CAPTURE(worst);
        CHECK(worst < 1e-3);
        all = all.empty() ? found : all;
        CHECK(found == all);
      }
    }
  }

  TEST_CASE("a pair's score does not depend on the other pairs") {
    const Model model(tiny_model(7).bytes(), "tiny.model");
    const std::vector<float> states = some_states(kWords);
    for (const Case& own : kCases) {
      auto scorer = model.pairs(own.pairing, states);
      const std::vector<std::uint16_t> active(kCandidates, 1);
      std::vector<float> many(kCandidates * own.labels);
      scorer->score_before(70, kCandidates, active, many);
      std::vector<float> few(3 * own.labels);
      scorer->score_before(70, 3, std::span(active).first(3), few);
      CHECK(std::equal(few.rbegin(), few.rend(), many.rbegin()));
      std::vector<float> none;
      scorer->score_before(0, 0, {}, none);
      const auto last = std::span<const float>(states).subspan(10 * kWidth);
      auto part = model.pairs(own.pairing, last);
      std::vector<float> again(3 * own.labels);
      part->score_before(60, 3, std::span(active).first(3), again);
      CHECK(again == few);
    }
  }

  TEST_CASE("features are found by name") {
    const Model model(tiny_model().bytes(), "tiny.model");
    CHECK(model.pair_feature(Pairing::Antecedent, "sentences:name:0") == 1);
    CHECK(model.pair_feature(Pairing::Order, "tie:none") == 1);
    CHECK(model.pair_feature(Pairing::Order, "tie:apart") == kNoFeature);
    CHECK(model.labels(Labelling::AntecedentFeatures).size() == 3);
    CHECK(model.labels(Labelling::Order)[2] == "SIMULTANEOUS");
  }

  TEST_CASE("the nearest of the best candidates above 0 is the antecedent") {
    CHECK(PairScorer::antecedent(std::vector<float>{1, 3, 2, 3, -1}) == 3);
    CHECK_FALSE(PairScorer::antecedent(std::vector<float>{-1, 0}));
    CHECK_FALSE(PairScorer::antecedent({}));
  }

  TEST_CASE("the label of a pair comes with its probability") {
    const Model model(tiny_model().bytes(), "tiny.model");
    auto scorer = model.pairs(Pairing::Order, {});
    const PairLabel label = scorer->best(std::vector<float>{0, 1, 1, -1});
    CHECK(label.label == 1);
    const double total = 1 + 2 * std::exp(1.0) + std::exp(-1.0);
    CHECK(static_cast<double>(label.probability) == doctest::Approx(std::exp(1.0) / total));
  }

  TEST_CASE("mentions have a type and a probability") {
    const Model model(tiny_model(4).bytes(), "tiny.model");
    const SentenceWords words{"The", "rebels", "attacked", "the", "city", ".", "2019"};
    std::size_t mentions = 0;
    const auto found = model.analyse({&words, 1});
    for (const WordAnalysis& word : found[0].words) {
      CHECK(word.mention < 3);
      CHECK((word.mention_probability > 0) == (word.mention > 0));
      mentions += word.mention > 0 ? 1U : 0U;
    }
    CHECK(mentions > 0);
  }

  TEST_CASE("half a head is refused") {
    for (const char* tensor : {"order.product.weight", "antecedent.bilinear.weight",
                               "antecedent.later.bias", "order.features.weight"}) {
      CAPTURE(tensor);
      ModelWriter writer = tiny_model();
      writer.remove(tensor);
      CHECK_THROWS_AS(Model(writer.bytes(), "x.model"), Error);
    }
  }
}
