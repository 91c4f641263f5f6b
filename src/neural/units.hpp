// SPDX-License-Identifier: Apache-2.0
// Sentences into batches of units: a unit is a sentence, or a part of one that has more pieces than
// the model has positions. Nothing below the batch knows of sentences.
#pragma once

#include "chronograph/neural/model.hpp"
#include "neural/encoder.hpp"
#include "neural/wordpiece.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace chronograph::nn {

struct Unit {
  std::size_t sentence = 0;
  std::size_t first_word = 0;
  std::size_t words = 0;
};

/// Units whose pieces go through the encoder together.
struct UnitBatch {
  std::vector<Unit> units;
  Batch batch;  ///< keeps of each unit [CLS] and the first pieces of its words
};

/// Memory of one thread for reading units.
struct UnitScratch {
  std::vector<std::uint32_t> pieces;  ///< of the sentence at hand
  std::vector<std::size_t> ends;      ///< of its words, in `pieces`
  std::string bare;
};

/// Walks over sentences once. Keeps references to all it is made from.
class UnitReader {
public:
  UnitReader(const WordPieces& vocabulary, std::size_t positions,
             std::span<const SentenceWords> sentences, UnitScratch& scratch)
      : vocabulary_(vocabulary),
        most_pieces_(positions - 2),
        sentences_(sentences),
        scratch_(scratch) {}

  /// Fills the next batch; false, and no units, when there is none.
  bool next(UnitBatch& out);

private:
  /// Makes [first_word_, ...) of the sentence at hand the next unit; false at the end of all.
  bool find_unit();
  void split_sentence();
  [[nodiscard]] std::size_t unit_end() const;
  [[nodiscard]] std::size_t piece_begin(std::size_t word) const {
    return word == 0 ? 0 : scratch_.ends[word - 1];
  }
  void add_unit(UnitBatch& out) const;

  const WordPieces& vocabulary_;
  std::size_t most_pieces_;
  std::span<const SentenceWords> sentences_;
  UnitScratch& scratch_;
  std::size_t sentence_ = 0;
  std::size_t first_word_ = 0;
  std::size_t end_word_ = 0;  ///< of the unit found but not yet added
  bool is_split_ = false;     ///< the sentence at hand
};

}  // namespace chronograph::nn
