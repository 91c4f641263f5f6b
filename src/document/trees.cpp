// SPDX-License-Identifier: Apache-2.0
// Ways up are walked once: a token that an earlier way has seen is known to reach a root.
#include "document/trees.hpp"

#include <vector>

namespace chronograph {

std::optional<std::uint32_t> find_loose_token(const Document& document, const Sentence& sentence) {
  if (sentence.first_token > sentence.last_token || sentence.last_token > document.tokens.size()) {
    return std::nullopt;  // a fault of the sentence, not of its words
  }
  const std::uint32_t size = sentence.last_token - sentence.first_token;
  const auto head_of = [&](std::uint32_t word) {
    return document.tokens[sentence.first_token + word - 1].head;
  };
  for (std::uint32_t word = 1; word <= size; ++word) {
    if (head_of(word) > size) {
      return sentence.first_token + word - 1;
    }
  }
  std::vector<std::uint32_t> seen_from(size + 1, 0);
  for (std::uint32_t word = 1; word <= size; ++word) {
    std::uint32_t up = word;
    while (up != 0 && seen_from[up] == 0) {
      seen_from[up] = word;
      up = head_of(up);
    }
    if (up != 0 && seen_from[up] == word) {
      return sentence.first_token + up - 1;
    }
  }
  return std::nullopt;
}

}  // namespace chronograph
