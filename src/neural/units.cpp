// SPDX-License-Identifier: Apache-2.0
// A batch is closed before it would become too long; what goes into it never changes a result.
#include "neural/units.hpp"

#include <algorithm>

namespace chronograph::nn {
namespace {

/// Pieces of a batch: enough to use each weight often, few enough for the states to stay in cache.
constexpr std::size_t kBatchPieces = 128;

}  // namespace

void UnitReader::split_sentence() {
  scratch_.pieces.clear();
  scratch_.ends.clear();
  for (const std::string_view word : sentences_[sentence_]) {
    vocabulary_.append(word, scratch_.bare, scratch_.pieces);
    scratch_.ends.push_back(scratch_.pieces.size());
  }
  is_split_ = true;
}

/// Where a sentence must be cut, a clause ends after punctuation; only the last third is searched,
/// lest the parts become small.
std::size_t UnitReader::unit_end() const {
  const SentenceWords& words = sentences_[sentence_];
  const auto begin = scratch_.ends.begin() + static_cast<std::ptrdiff_t>(first_word_);
  const auto beyond =
      std::upper_bound(begin, scratch_.ends.end(), piece_begin(first_word_) + most_pieces_);
  const auto end = static_cast<std::size_t>(beyond - scratch_.ends.begin());
  if (end == words.size()) {
    return end;
  }
  for (std::size_t word = end; word > end - (end - first_word_) / 3; --word) {
    if (shape_of(words[word - 1]) == Shape::Punctuation) {
      return word;
    }
  }
  return end;
}

bool UnitReader::find_unit() {
  while (sentence_ < sentences_.size()) {
    if (!is_split_) {
      split_sentence();
      first_word_ = 0;
    }
    if (first_word_ < sentences_[sentence_].size()) {
      end_word_ = unit_end();
      return true;
    }
    ++sentence_;
    is_split_ = false;
  }
  return false;
}

void UnitReader::add_unit(UnitBatch& out) const {
  Batch& batch = out.batch;
  const auto add = [&](std::uint32_t piece, Shape shape) {
    batch.pieces.push_back(piece);
    batch.shapes.push_back(static_cast<std::uint8_t>(shape));
  };
  out.units.push_back({sentence_, first_word_, end_word_ - first_word_});
  batch.kept.push_back(batch.pieces.size());
  add(vocabulary_.begin_piece(), Shape::Other);
  for (std::size_t word = first_word_; word < end_word_; ++word) {
    const Shape shape = shape_of(sentences_[sentence_][word]);
    batch.kept.push_back(batch.pieces.size());
    for (std::size_t piece = piece_begin(word); piece < scratch_.ends[word]; ++piece) {
      add(scratch_.pieces[piece], shape);
    }
  }
  add(vocabulary_.end_piece(), Shape::Other);
  batch.ends.push_back(batch.pieces.size());
  batch.kept_ends.push_back(batch.kept.size());
}

bool UnitReader::next(UnitBatch& out) {
  out.units.clear();
  out.batch.clear();
  while (find_unit()) {
    const std::size_t pieces = scratch_.ends[end_word_ - 1] - piece_begin(first_word_) + 2;
    if (!out.units.empty() && out.batch.pieces.size() + pieces > kBatchPieces) {
      break;
    }
    add_unit(out);
    first_word_ = end_word_;
  }
  return !out.units.empty();
}

}  // namespace chronograph::nn
