// SPDX-License-Identifier: Apache-2.0
#include "neural/wordpiece.hpp"

#include "chronograph/error.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace chronograph;
using namespace chronograph::nn;

namespace {

constexpr std::array<std::string_view, 20> kVocabulary{
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "the",   "minister", "min",  "##ister", "##s", "##is",
    "u",     ".",     "s",     "'",     "senor", "##ter",    "##中", "中",      "a",   "##a"};

std::string pieces_of(const WordPieces& pieces, std::string_view word) {
  std::string scratch;
  std::vector<std::uint32_t> numbers;
  pieces.append(word, scratch, numbers);
  std::string joined;
  for (const std::uint32_t number : numbers) {
    joined += joined.empty() ? "" : " ";
    joined += kVocabulary[number];
  }
  return joined;
}

}  // namespace

TEST_SUITE("neural/wordpiece") {
  TEST_CASE("words become the longest pieces that match, from the left") {
    const WordPieces pieces(kVocabulary, "tiny.model");
    struct Case {
      std::string word;
      std::string expected;
    };
    for (const Case& c : {
             Case{"the", "the"},
             Case{"The", "the"},
             Case{"MINISTERS", "minister ##s"},
             Case{"miniss", "min ##is ##s"},
             Case{"U.S.", "u . s ."},
             Case{"Señor's", "senor ' s"},
             Case{"minx", "[UNK]"},
             Case{"minx.", "[UNK] ."},
             Case{"", "[UNK]"},
             Case{"\u200B", "[UNK]"},
             Case{"中中", "中 中"},
             Case{"[CLS]", "[UNK] [UNK] [UNK]"},
             Case{std::string(100, 'a'), "a ##a ##a ##a ##a ##a ##a ##a"},
             Case{std::string(101, 'a'), "[UNK]"},
             Case{"s.s.s.s.s", "s . s . s . s ."},
         }) {
      CAPTURE(c.word);
      CHECK(pieces_of(pieces, c.word) == c.expected);
    }
  }

  TEST_CASE("a vocabulary without its special pieces is refused") {
    constexpr std::array<std::string_view, 2> kWords{"[UNK]", "the"};
    CHECK_THROWS_WITH_AS(WordPieces(kWords, "x.model"),
                         "x.model: the vocabulary lacks [CLS], [SEP] or [UNK], expected an uncased "
                         "BERT vocabulary",
                         Error);
  }

  TEST_CASE("any bytes that are valid UTF-8 give one to eight pieces") {
    const WordPieces pieces(kVocabulary, "tiny.model");
    std::mt19937 engine(11);
    std::string scratch;
    const std::vector<std::string> parts{"a",      "min",    "ister", "s",          ".",
                                         " ",      "\u0301", "中",    "\U0001F600", "\u0130",
                                         "\uFFFD", "#",      "##",    "\t"};
    for (int round = 0; round < 3000; ++round) {
      std::string word;
      for (std::size_t left = engine() % 40; left > 0; --left) {
        word += parts[engine() % parts.size()];
      }
      std::vector<std::uint32_t> out{7};
      pieces.append(word, scratch, out);
      CAPTURE(word);
      REQUIRE(out.size() >= 2);
      REQUIRE(out.size() <= 9);
      REQUIRE(out[0] == 7);
    }
  }

  TEST_CASE("the shape of a word is what the uncased pieces have lost") {
    struct Case {
      std::string_view word;
      Shape shape;
    };
    for (const Case& own : {Case{"peace", Shape::Lower},      Case{"Paris", Shape::Title},
                            Case{"NATO", Shape::Upper},       Case{"McCain", Shape::Mixed},
                            Case{"iPhone", Shape::Mixed},     Case{"2019", Shape::Digits},
                            Case{"1,500.5", Shape::Digits},   Case{"2nd", Shape::HasDigit},
                            Case{"G7", Shape::HasDigit},      Case{",", Shape::Punctuation},
                            Case{"$", Shape::Punctuation},    Case{"--", Shape::Punctuation},
                            Case{"A", Shape::SingleCapital},  Case{"J.", Shape::SingleCapital},
                            Case{"U.S.", Shape::Upper},       Case{"中国", Shape::Other},
                            Case{"", Shape::Punctuation},     Case{"'Tis", Shape::Title},
                            Case{"n't", Shape::Lower},        Case{"Élysée", Shape::Title},
                            Case{"Saint-Denis", Shape::Mixed}}) {
      CAPTURE(own.word);
      CHECK(shape_of(own.word) == own.shape);
    }
  }
}
