// SPDX-License-Identifier: Apache-2.0
// Words into pieces of a BERT vocabulary, and the class of a word's shape, which the uncased
// pieces have lost. docs/model-format.md states both; training follows the same rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph::nn {

/// The shape of a word as written; the numbers are rows of `embeddings.shape.weight`.
enum class Shape : std::uint8_t {
  Lower,
  Title,
  Upper,
  Mixed,
  Digits,
  HasDigit,
  Punctuation,
  SingleCapital,
  Other
};

/// Returns the shape of a word of valid UTF-8.
Shape shape_of(std::string_view word);

/// A vocabulary of wordpieces, `##` before those that go on inside a word. Immutable.
class WordPieces {
public:
  /// Keeps no reference. Throws Error(Model) with `name` before the message if `[CLS]`, `[SEP]` or
  /// `[UNK]` is missing.
  WordPieces(std::span<const std::string_view> vocabulary, std::string_view name);

  /// Appends the pieces of a word, at least one and at most kMostPieces; `scratch` is overwritten.
  /// `word` must be valid UTF-8.
  void append(std::string_view word, std::string& scratch, std::vector<std::uint32_t>& out) const;

  static constexpr std::size_t kMostPieces = 8;
  [[nodiscard]] std::uint32_t begin_piece() const { return begin_piece_; }
  [[nodiscard]] std::uint32_t end_piece() const { return end_piece_; }
  [[nodiscard]] std::uint32_t unknown_piece() const { return unknown_piece_; }

private:
  struct Entry {
    std::uint32_t begin = 0;  ///< in letters_
    std::uint16_t size = 0;   ///< 0: no entry
    bool inside = false;
    std::uint32_t piece = 0;
  };
  void insert(std::string_view letters, bool inside, std::uint32_t piece);
  [[nodiscard]] const Entry* find(std::string_view letters, bool inside, std::uint32_t hash) const;
  void append_part(std::string_view part, std::vector<std::uint32_t>& out) const;
  [[nodiscard]] const Entry* longest(std::string_view rest, bool inside) const;

  std::string letters_;
  std::vector<Entry> table_;  ///< open addressing, a power of two
  std::uint32_t begin_piece_ = 0;
  std::uint32_t end_piece_ = 0;
  std::uint32_t unknown_piece_ = 0;
  std::size_t longest_ = 0;  ///< bytes of the longest piece
};

}  // namespace chronograph::nn
