// SPDX-License-Identifier: Apache-2.0
// Look-ups by position, all by binary search over layers that are sorted by begin, and the id that
// a document without one gets.
#include "chronograph/document/document.hpp"

#include <algorithm>
#include <xxhash.h>

namespace chronograph {

std::optional<std::uint32_t> Document::sentence_at(std::uint32_t code_point_index) const {
  const auto after = std::ranges::upper_bound(sentences, code_point_index, {},
                                              [](const Sentence& s) { return s.span.begin; });
  if (after == sentences.begin() || code_point_index >= std::prev(after)->span.end) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(std::prev(after) - sentences.begin());
}

std::pair<std::uint32_t, std::uint32_t> Document::tokens_in(Span span) const {
  // Tokens do not overlap, so their ends are sorted as well as their begins.
  const auto first = std::ranges::upper_bound(tokens, span.begin, {},
                                              [](const Token& token) { return token.span.end; });
  const auto last = std::lower_bound(
      first, tokens.end(), span.end,
      [](const Token& token, std::uint32_t end) { return token.span.begin < end; });
  return {static_cast<std::uint32_t>(first - tokens.begin()),
          static_cast<std::uint32_t>(last - tokens.begin())};
}

bool Document::in_zone(std::uint32_t code_point_index, ZoneKind kind) const {
  for (const Zone& zone : zones) {
    if (zone.span.begin > code_point_index) {
      break;
    }
    if (zone.kind == kind && code_point_index < zone.span.end) {
      return true;
    }
  }
  return false;
}

std::string document_id_of(std::string_view text_bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const XXH64_hash_t hash = XXH3_64bits(text_bytes.data(), text_bytes.size());
  std::string id = "doc-";
  for (int shift = 60; shift >= 16; shift -= 4) {
    id += kHex[(hash >> shift) & 0xF];
  }
  return id;
}

}  // namespace chronograph
