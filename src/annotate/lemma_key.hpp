// SPDX-License-Identifier: Apache-2.0
// How word lists tell parts of speech apart: "strike" the verb and "strike" the noun are two rows.
#pragma once

#include "chronograph/document/labels.hpp"

#include <string>
#include <string_view>

namespace chronograph {

/// The letter of a part of speech in the lists: v, a, or n for all others.
inline char part_letter(Upos upos) {
  switch (upos) {
    case Upos::Verb:
    case Upos::Aux:
      return 'v';
    case Upos::Adj:
      return 'a';
    default:
      return 'n';
  }
}

/// "strike/v": what a lemma of one part of speech is found by.
inline std::string lemma_key(std::string_view lemma, char part) {
  std::string key(lemma);
  key += '/';
  key += part;
  return key;
}

}  // namespace chronograph
