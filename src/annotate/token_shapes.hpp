// SPDX-License-Identifier: Apache-2.0
// What the capitals of a text say: which words are names by their spelling, and which are merely
// the first of a sentence or stand in a headline where every word is a capital one.
#pragma once

#include "annotate/names.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <vector>

namespace chronograph {

struct TokenShape {
  NameFacts facts;            ///< of the token alone
  bool capital = false;       ///< begins with a capital, or has one inside ("eBay", "al-Qaida")
  bool all_capitals = false;  ///< two letters at least, none small
  bool initial = false;       ///< the first word of a sentence or quotation
  bool shouted = false;       ///< in a headline of capital words
  bool in_time = false;
  bool in_name = false;        ///< may be part of a name
  std::uint32_t list_end = 0;  ///< end of the longest name of the word lists that begins here, or 0
};

/// Returns the shape of every token. Needs Sentences, Tags, Times. O(tokens).
std::vector<TokenShape> token_shapes(const Document& document, const NameLexicon& names);

}  // namespace chronograph
