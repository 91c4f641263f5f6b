// SPDX-License-Identifier: Apache-2.0
// Noun phrases that describe an actor or a place without being its name: "the prime minister",
// "security forces", "a Turkish broadcaster". Shared by the stages mentions and entities, which
// find the same phrases at the same tokens.
#pragma once

#include "annotate/chunks.hpp"
#include "annotate/lexicon.hpp"
#include "annotate/names.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chronograph {

/// A description. Views point into the word lists.
struct Nominal {
  std::uint32_t phrase = 0;       ///< index of the phrase it stands in
  std::uint32_t first_token = 0;  ///< of the description; the phrase may go on with a name
  std::uint32_t head = 0;         ///< token of the noun
  std::uint32_t last_token = 0;
  std::string_view noun;      ///< singular: "prime minister"
  std::string_view relation;  ///< what its holder is to what possesses it ("leads"), or empty
  std::string_view group;     ///< class of nouns that may stand for each other, or empty
  std::string_view sector;    ///< PLOVER sector ("GOV"), or empty
  EntityType type = EntityType::Person;
  char sex = 0;  ///< 'm', 'f' or 0
  bool plural = false;
  bool before_name = false;  ///< "[his wife] Manju Sam"
};

/// Finds descriptions; needs the mentions that are names. Immutable after construction.
class Nominals {
public:
  Nominals();

  /// Returns the descriptions in text order. O(phrases).
  [[nodiscard]] std::vector<Nominal> find(const Document& document,
                                          const std::vector<NounPhrase>& phrases) const;

  /// Returns the phrase around a name with what describes it, where something does: "Prime
  /// Minister Khan", "the ruling Taliban", but not "a moment | Diane Sawyer". `name` holds the head
  /// of phrase `p`; `nominals` are find()'s.
  [[nodiscard]] std::optional<Span> described_name(const Document& document,
                                                   const std::vector<NounPhrase>& phrases,
                                                   std::uint32_t p, const Mention& name,
                                                   const std::vector<Nominal>& nominals) const;

private:
  [[nodiscard]] bool read_head(const Document& document, std::uint32_t head, std::uint32_t first,
                               Nominal& out) const;

  Lexicon heads_;
  Lexicon titles_;
  struct Noun {
    std::string_view singular;
    bool plural = false;
  };
  std::unordered_map<std::string_view, Noun> nouns_;  ///< by singular and plural
};

/// Returns the code points of a description, with what possesses it in front.
Span span_of(const Document& document, const std::vector<NounPhrase>& phrases,
             const Nominal& nominal);

}  // namespace chronograph
