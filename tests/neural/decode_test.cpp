// SPDX-License-Identifier: Apache-2.0
#include "neural/decode.hpp"

#include <doctest/doctest.h>

#include <array>
#include <functional>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace chronograph;
using namespace chronograph::nn;

namespace {

bool is_tree(const std::vector<std::uint32_t>& governors) {
  std::size_t roots = 0;
  for (std::uint32_t word = 1; word <= governors.size(); ++word) {
    roots += governors[word - 1] == 0 ? 1U : 0U;
    std::uint32_t vertex = word;
    std::size_t steps = 0;
    while (vertex != 0 && ++steps <= governors.size()) {
      vertex = governors[vertex - 1];
    }
    if (vertex != 0) {
      return false;
    }
  }
  return roots == 1;
}

double score_of(const std::vector<float>& scores, std::size_t stride,
                const std::vector<std::uint32_t>& governors) {
  double sum = 0;
  for (std::size_t word = 0; word < governors.size(); ++word) {
    sum += static_cast<double>(scores[word * stride + governors[word]]);
  }
  return sum;
}

/// Calls `visit` with every sequence of `size` numbers below `limit`.
void for_all(std::size_t size, std::uint32_t limit,
             const std::function<void(const std::vector<std::uint32_t>&)>& visit) {
  std::vector<std::uint32_t> numbers(size, 0);
  for (;;) {
    visit(numbers);
    std::size_t at = 0;
    while (at < size && ++numbers[at] == limit) {
      numbers[at++] = 0;
    }
    if (at == size) {
      return;
    }
  }
}

bool are_sound(const std::vector<std::uint32_t>& labels, const RunLabels& runs) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const RunLabel own = runs[labels[i]];
    if (own.place != RunLabel::Place::Inside) {
      continue;
    }
    if (i == 0 || runs[labels[i - 1]].place == RunLabel::Place::Outside ||
        runs[labels[i - 1]].type != own.type) {
      return false;
    }
  }
  return true;
}

}  // namespace

TEST_SUITE("neural/decode") {
  TEST_CASE("the tree is the best of all trees with one word on the root") {
    std::mt19937 engine(3);
    for (int round = 0; round < 300; ++round) {
      const std::size_t words = 1 + engine() % 5;
      const std::size_t stride = words + 1 + engine() % 3;
      std::vector<float> scores(words * stride);
      for (float& score : scores) {
        score = static_cast<float>(engine() % 2000) / 100.0F - 10.0F;
      }
      double best = -1e300;
      for_all(words, static_cast<std::uint32_t>(words + 1), [&](const auto& governors) {
        if (is_tree(governors)) {
          best = std::max(best, score_of(scores, stride, governors));
        }
      });
      const auto tree = best_tree(scores, words, stride);
      CAPTURE(round);
      REQUIRE(is_tree(tree));
      REQUIRE(score_of(scores, stride, tree) == doctest::Approx(best));
    }
  }

  TEST_CASE("long sentences, equal scores and scores that are no numbers still give a tree") {
    std::mt19937 engine(4);
    CHECK(best_tree({}, 0, 1).empty());
    for (const std::size_t words : {1U, 2U, 40U, 200U}) {
      std::vector<float> scores(words * (words + 1), 0.0F);
      CHECK(is_tree(best_tree(scores, words, words + 1)));
      for (float& score : scores) {
        score = static_cast<float>(engine() % 1000);
      }
      CHECK(is_tree(best_tree(scores, words, words + 1)));
      for (float& score : scores) {
        score = std::numeric_limits<float>::quiet_NaN();
      }
      CHECK(is_tree(best_tree(scores, words, words + 1)));
    }
  }

  TEST_CASE("runs are the best sequence in which inside follows its own kind") {
    const std::vector<std::string> labels{"O", "B-person", "I-person", "B-place", "I-place"};
    const RunLabels runs(labels);
    CHECK(runs.types() == std::vector<std::string>{"person", "place"});
    std::mt19937 engine(9);
    for (int round = 0; round < 100; ++round) {
      const std::size_t words = 1 + engine() % 5;
      std::vector<float> scores(words * 8);
      for (float& score : scores) {
        score = static_cast<float>(engine() % 2000) / 100.0F;
      }
      const auto total = [&](const auto& chosen) {
        double sum = 0;
        for (std::size_t word = 0; word < words; ++word) {
          sum += static_cast<double>(scores[word * 8 + chosen[word]]);
        }
        return sum;
      };
      double best = -1;
      for_all(words, 5, [&](const auto& chosen) {
        if (are_sound(chosen, runs)) {
          best = std::max(best, total(chosen));
        }
      });
      const auto found = best_runs(scores, 8, words, runs);
      REQUIRE(are_sound({found.begin(), found.end()}, runs));
      REQUIRE(total(found) == doctest::Approx(best));
    }
  }

  TEST_CASE("lemma labels change case, cut and add") {
    struct Case {
      std::string_view label;
      std::string_view word;
      std::string_view lemma;  ///< empty: does not apply
    };
    for (const Case& own :
         {Case{"l0:", "Police", "police"}, Case{"=0:", "Paris", "Paris"},
          Case{"l3:y", "parties", "party"}, Case{"l3:be", "WAS", "be"},
          Case{"t0:", "PARIS", "Paris"}, Case{"t1:", "friends", "Friend"}, Case{"l4:x", "abc", ""},
          Case{"l3:", "abc", ""}, Case{"l1:", "Élan", "éla"}, Case{"l2:e", "naïveté", "naïvee"},
          Case{"=0::", "a", "a:"}, Case{"l0:", "", ""}}) {
      CAPTURE(own.label);
      CAPTURE(own.word);
      const auto script = LemmaScript::parse(own.label);
      REQUIRE(script);
      CHECK(script->apply(own.word).value_or("") == own.lemma);
    }
    for (const std::string_view label : {"", "l:", "x0:", "l0", "la:", "l-1:", "lemma", "l1x:"}) {
      CAPTURE(label);
      CHECK_FALSE(LemmaScript::parse(label));
    }
  }
}
