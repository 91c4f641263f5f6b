// SPDX-License-Identifier: Apache-2.0
// Which stretches of tokens may be names: where capitals mean something, what belongs together
// ("Bank of England", "Osama bin Laden") and where one run of capitals is several names ("U.S.
// President Bill Clinton"). What kind of name it is is decided elsewhere.
#pragma once

#include "annotate/lexicon.hpp"
#include "annotate/names.hpp"
#include "annotate/token_shapes.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <vector>

namespace chronograph {

/// A stretch of tokens [first_token, last_token) that looks like a name.
struct NameCandidate {
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;
  NameFacts facts;        ///< of the whole spelling
  bool titled = false;    ///< right behind a title: "President [Bill Clinton]"
  bool proposed = false;  ///< by the language core alone
};

/// Finds candidates. Immutable after construction.
class NameCandidates {
public:
  explicit NameCandidates(const NameLexicon& names);

  /// Returns the candidates in text order; they do not overlap. O(tokens).
  [[nodiscard]] std::vector<NameCandidate> find(const Document& document,
                                                const std::vector<TokenShape>& shapes) const;

private:
  friend class CandidateWalk;
  const NameLexicon& names_;
  Lexicon particles_;
  Lexicon nouns_;  ///< nouns for people, which possess inside names: "Workers' Party"
};

}  // namespace chronograph
