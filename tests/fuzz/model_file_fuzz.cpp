// SPDX-License-Identifier: Apache-2.0
// Model files: the bytes as they are, then with size and checksum put right, so that what lies
// behind them is reached. A file that loads must also analyse.
#include "chronograph/error.hpp"
#include "chronograph/neural/model.hpp"
#include "chronograph/text/utf8.hpp"
#include "fuzz.hpp"
#include "neural/tiny_model.hpp"

#include <utility>

using namespace chronograph;
using namespace chronograph::nn;

namespace {

void try_model(std::vector<std::byte> bytes) {
  try {
    const Model model(std::move(bytes), "x.model");
    const SentenceWords words{"The", "rebels", "attacked", "2019", "."};
    const auto analyses = model.analyse({&words, 1}, {true});
    fuzz::require(analyses[0].words.size() == words.size(), "a word an analysis");
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string lemma = model.lemma_of(words[i], analyses[0].words[i]);
      fuzz::require(!find_invalid_utf8(lemma), "lemmas are UTF-8");
    }
    for (const Pairing pairing : {Pairing::Antecedent, Pairing::Order}) {
      if (auto pairs = model.pairs(pairing, analyses[0].states)) {
        const std::vector<std::uint16_t> features(4, 0);
        std::vector<float> scores(4 * pairs->labels());
        pairs->score_before(4, 4, features, scores);
      }
    }
  } catch (const Error& error) {
    fuzz::require(error.kind() == ErrorKind::Model, "the error is one of a model");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto* first = reinterpret_cast<const std::byte*>(data);
  try_model({first, first + size});
  if (size >= 32) {
    try_model(ModelWriter::sealed(std::string(fuzz::text_of(data, size))));
  }
  return 0;
}

namespace {

/// A small encoder and the heads that are small.
ModelParts small_parts() {
  ModelParts parts = tiny_parts();
  parts.layers = 1;
  parts.width = 16;
  parts.heads = 1;
  parts.inner = 32;
  parts.positions = 16;
  return parts;
}

}  // namespace

std::vector<std::string> fuzz::made_inputs() {
  std::vector<std::string> inputs;
  ModelWriter bare(small_parts());
  bare.add_encoder();
  ModelWriter whole(small_parts());
  whole.add_encoder();
  whole.add_heads();
  for (const ModelWriter* writer : {&bare, &whole}) {
    const std::vector<std::byte> bytes = writer->bytes();
    inputs.emplace_back(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  }
  return inputs;
}
