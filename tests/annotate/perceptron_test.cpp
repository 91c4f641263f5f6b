// SPDX-License-Identifier: Apache-2.0
#include "annotate/perceptron.hpp"

#include "chronograph/error.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace chronograph;

namespace {

PerceptronParts small_model() {
  PerceptronParts parts;
  parts.labels = {"NN|NOUN", "VB|VERB"};
  parts.words = {{7, 1, true}, {9, 0, false}};
  parts.features = {{100, {{0, 5}, {1, -3}}}, {101, {{1, 9}}}};
  return parts;
}

}  // namespace

TEST_SUITE("annotate/perceptron") {
  TEST_CASE("what is written is read back") {
    const PerceptronParts parts = read_perceptron(write_perceptron(small_model()), "m");
    CHECK(parts.labels == small_model().labels);
    CHECK(parts.words.at(0).key == 7);
    CHECK(parts.words.at(0).sure);
    CHECK(parts.words.at(1).label == 0);
    CHECK(parts.features.at(0).weights.at(1).weight == -3);
    CHECK(write_perceptron(parts) == write_perceptron(small_model()));
  }

  TEST_CASE("the label with the highest sum wins, the first of those that tie") {
    const Perceptron model(small_model());
    CHECK(model.best_label(std::array<std::uint32_t, 1>{100}) == 0);
    CHECK(model.best_label(std::array<std::uint32_t, 2>{100, 101}) == 1);
    CHECK(model.best_label(std::array<std::uint32_t, 1>{55}) == 0);
  }

  TEST_CASE("a file that is no whole model of this version is refused by name") {
    const std::string good = write_perceptron(small_model());
    std::string other_version = good;
    other_version[8] = 99;
    std::string altered = good;
    altered[good.size() / 2] ^= 1;
    struct Case {
      std::string bytes;
      const char* says;
    };
    for (const Case& row :
         {Case{"", "not a tagger model"}, Case{"PK\x03\x04", "not a tagger model"},
          Case{good.substr(0, 10), "cut short"},
          Case{good.substr(0, good.size() - 1), "cut short or altered"},
          Case{altered, "cut short or altered"}, Case{other_version, "version 99, expected 1"}}) {
      CAPTURE(row.says);
      CHECK_THROWS_WITH_AS(read_perceptron(row.bytes, "m"), doctest::Contains(row.says), Error);
    }
    CHECK_THROWS_WITH_AS(Perceptron::read("/nowhere/x.model"), doctest::Contains("cannot read"),
                         Error);
    CHECK_THROWS_WITH_AS(Perceptron::read("/"), doctest::Contains("cannot read"), Error);
  }
}
