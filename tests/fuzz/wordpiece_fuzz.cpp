// SPDX-License-Identifier: Apache-2.0
// The wordpiece tokeniser: the first paragraph is a vocabulary, one piece a line; the rest are
// words.
#include "chronograph/text/utf8.hpp"
#include "fuzz.hpp"
#include "neural/decode.hpp"
#include "neural/wordpiece.hpp"

#include <algorithm>

using namespace chronograph;
using namespace chronograph::nn;

namespace {

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// A model's lemma labels meet the same words.
void check_lemma(std::string_view label, std::string_view word) {
  if (const auto script = LemmaScript::parse(label)) {
    const auto lemma = script->apply(word);
    fuzz::require(lemma.has_value() == script->applies(count_code_points(to_lower(word))),
                  "a label that applies gives a lemma");
    fuzz::require(!lemma || !find_invalid_utf8(*lemma), "lemmas are UTF-8");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text = fuzz::text_of(data, size);
  text = text.substr(0, find_invalid_utf8(text).value_or(text.size()));
  const std::size_t end = std::min(text.find("\n\n"), text.size());
  std::vector<std::string_view> pieces = split(text.substr(0, end), "\n");
  const std::vector<std::string_view> labels = pieces;
  pieces.insert(pieces.end(), {"[CLS]", "[SEP]", "[UNK]"});
  const WordPieces vocabulary(pieces, "x");
  std::string scratch;
  std::vector<std::uint32_t> found;
  for (const std::string_view word : split(text.substr(end), " \n")) {
    const std::size_t before = found.size();
    vocabulary.append(word, scratch, found);
    const std::size_t count = found.size() - before;
    fuzz::require(count >= 1 && count <= WordPieces::kMostPieces, "one to eight pieces a word");
    fuzz::require(shape_of(word) <= Shape::Other, "a word has a shape");
    if (!labels.empty()) {
      check_lemma(labels[word.size() % labels.size()], word);
    }
  }
  fuzz::require(std::all_of(found.begin(), found.end(),
                            [&](std::uint32_t piece) { return piece < pieces.size(); }),
                "pieces are in the vocabulary");
  return 0;
}

std::vector<std::string> fuzz::made_inputs() { return {}; }
