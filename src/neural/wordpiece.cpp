// SPDX-License-Identifier: Apache-2.0
// Greedy longest match over a hash table of pieces. The hash runs byte by byte, so one walk over a
// part gives the hashes of all its beginnings.
#include "neural/wordpiece.hpp"

#include "chronograph/error.hpp"
#include "chronograph/text/utf8.hpp"
#include "text/bare_parts.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <optional>

namespace chronograph::nn {
namespace {

constexpr std::size_t kLongestPart = 100;   // code points; beyond it is [UNK], as in BERT
constexpr std::size_t kLongestPiece = 255;  // bytes; longer entries could never be asked for

constexpr std::uint32_t first_hash(bool inside) { return inside ? 2166136261U : 84696351U; }
constexpr std::uint32_t next_hash(std::uint32_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
}
std::uint32_t hash_of(std::string_view letters, bool inside) {
  std::uint32_t hash = first_hash(inside);
  for (const char byte : letters) {
    hash = next_hash(hash, byte);
  }
  return hash;
}
/// Spreads the high bits, which byte-wise hashing mixes best, over the low ones.
constexpr std::size_t slot_of(std::uint32_t hash) { return hash ^ (hash >> 15U); }

/// The letters and digits of a word.
struct Counts {
  std::size_t letters = 0;
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t digits = 0;
  bool begins_upper = false;  ///< the first letter that has a case
};

Counts count(std::string_view word) {
  Counts counts;
  for (std::size_t byte_offset = 0; byte_offset < word.size();) {
    const char32_t c = decode_utf8(word, byte_offset);
    if (is_digit(c)) {
      ++counts.digits;
    } else if (is_letter(c)) {
      ++counts.letters;
      const bool upper = is_upper(c);
      counts.begins_upper = counts.begins_upper || (upper && counts.lower == 0);
      counts.upper += upper ? 1U : 0U;
      counts.lower += is_lower(c) ? 1U : 0U;
    }
  }
  return counts;
}

}  // namespace

Shape shape_of(std::string_view word) {
  const Counts n = count(word);
  if (n.digits > 0) {
    return n.letters > 0 ? Shape::HasDigit : Shape::Digits;
  }
  if (n.letters == 0) {
    return Shape::Punctuation;
  }
  if (n.upper + n.lower == 0) {
    return Shape::Other;
  }
  if (n.upper == 0) {
    return Shape::Lower;
  }
  if (n.lower == 0) {
    return n.upper == 1 ? Shape::SingleCapital : Shape::Upper;
  }
  return n.upper == 1 && n.begins_upper ? Shape::Title : Shape::Mixed;
}

WordPieces::WordPieces(std::span<const std::string_view> vocabulary, std::string_view name)
    : table_(std::bit_ceil(2 * vocabulary.size() + 2)) {
  std::optional<std::uint32_t> begin;
  std::optional<std::uint32_t> end;
  std::optional<std::uint32_t> unknown;
  for (std::size_t i = 0; i < vocabulary.size(); ++i) {
    const std::string_view piece = vocabulary[i];
    const auto number = static_cast<std::uint32_t>(i);
    if (piece == "[CLS]") {
      begin = number;
    } else if (piece == "[SEP]") {
      end = number;
    } else if (piece == "[UNK]") {
      unknown = number;
    }
    const bool inside = piece.size() > 2 && piece.starts_with("##");
    insert(inside ? piece.substr(2) : piece, inside, number);
  }
  if (!begin || !end || !unknown) {
    throw Error(ErrorKind::Model, std::string(name) +
                                      ": the vocabulary lacks [CLS], [SEP] or [UNK], expected an "
                                      "uncased BERT vocabulary");
  }
  begin_piece_ = *begin;
  end_piece_ = *end;
  unknown_piece_ = *unknown;
}

void WordPieces::insert(std::string_view letters, bool inside, std::uint32_t piece) {
  if (letters.empty() || letters.size() > kLongestPiece) {
    return;
  }
  const std::uint32_t hash = hash_of(letters, inside);
  if (find(letters, inside, hash) != nullptr) {
    return;  // of two equal pieces the first
  }
  std::size_t slot = slot_of(hash) & (table_.size() - 1);
  while (table_[slot].size != 0) {
    slot = (slot + 1) & (table_.size() - 1);
  }
  table_[slot] = {static_cast<std::uint32_t>(letters_.size()),
                  static_cast<std::uint16_t>(letters.size()), inside, piece};
  letters_ += letters;
  longest_ = std::max(longest_, letters.size());
}

const WordPieces::Entry* WordPieces::find(std::string_view letters, bool inside,
                                          std::uint32_t hash) const {
  for (std::size_t slot = slot_of(hash) & (table_.size() - 1);;
       slot = (slot + 1) & (table_.size() - 1)) {
    const Entry& entry = table_[slot];
    if (entry.size == 0) {
      return nullptr;
    }
    if (entry.inside == inside && entry.size == letters.size() &&
        std::string_view(letters_).substr(entry.begin, entry.size) == letters) {
      return &entry;
    }
  }
}

const WordPieces::Entry* WordPieces::longest(std::string_view rest, bool inside) const {
  const std::size_t most = std::min(rest.size(), longest_);
  std::array<std::uint32_t, kLongestPiece + 1> hashes{};
  hashes[0] = first_hash(inside);
  for (std::size_t size = 0; size < most; ++size) {
    hashes[size + 1] = next_hash(hashes[size], rest[size]);
  }
  for (std::size_t size = most; size > 0; --size) {
    if (const Entry* entry = find(rest.substr(0, size), inside, hashes[size])) {
      return entry;
    }
  }
  return nullptr;
}

void WordPieces::append_part(std::string_view part, std::vector<std::uint32_t>& out) const {
  const std::size_t before = out.size();
  bool matches = part.size() <= kLongestPart || count_code_points(part) <= kLongestPart;
  for (std::string_view rest = part; matches && !rest.empty();) {
    const Entry* entry = longest(rest, rest.size() != part.size());
    matches = entry != nullptr;
    if (matches) {
      out.push_back(entry->piece);
      rest.remove_prefix(entry->size);
    }
  }
  if (!matches) {
    out.resize(before);
    out.push_back(unknown_piece_);
  }
}

void WordPieces::append(std::string_view word, std::string& scratch,
                        std::vector<std::uint32_t>& out) const {
  const std::size_t before = out.size();
  to_bare_parts(word, scratch);
  for (std::string_view rest = scratch; !rest.empty() && out.size() - before < kMostPieces;) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    append_part(rest.substr(0, end), out);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (out.size() == before) {
    out.push_back(unknown_piece_);
  }
  out.resize(std::min(out.size(), before + kMostPieces));
}

}  // namespace chronograph::nn
