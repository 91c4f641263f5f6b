// SPDX-License-Identifier: Apache-2.0
// Base noun phrases over parts of speech: the only syntax there is before a parser. Shared by the
// stages mentions, entities, relations, events and arguments; computed when asked, not a layer.
#pragma once

#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace chronograph {

/// A base noun phrase: determiner, modifiers, head; no post-modifier. Tokens are half-open indices
/// into Document::tokens, phrases indices into the result of noun_phrases().
///
/// "Pakistan's prime minister, Imran Khan, met the leaders of Iran and Qatar" gives [Pakistan],
/// [prime minister] (possessor 0, apposed_by 2), [Imran Khan], [the leaders], [Iran] (of 3),
/// [Qatar] (conjunct_of 4). "President Joe Biden" is one phrase. A possessive marker belongs to no
/// phrase.
struct NounPhrase {
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;  ///< one past the last
  std::uint32_t head = 0;        ///< token; the last noun as a rule
  std::uint32_t sentence = 0;
  std::optional<std::uint32_t> determiner;   ///< token: "the", "a", "his", "these", "no"
  std::optional<std::uint32_t> possessor;    ///< phrase before "'s"; a possessive pronoun is the
                                             ///< determiner instead
  std::optional<std::uint32_t> of;           ///< phrase that this one follows with "of": "leaders"
                                             ///< for "Iran" in "leaders of Iran"
  std::optional<std::uint32_t> conjunct_of;  ///< first phrase of the coordination ("A, B and C"),
                                             ///< where this is not the first
  std::optional<std::uint32_t> apposed_by;   ///< phrase between commas that says the same of it
  bool is_pronoun = false;     ///< a personal, demonstrative or relative pronoun alone
  bool is_name = false;        ///< the head is a proper noun
  bool is_time = false;        ///< the head lies in a time expression
  bool is_indefinite = false;  ///< "a", "an", "some", "another", a number, or a bare plural

  [[nodiscard]] bool holds(std::uint32_t token_index) const {
    return first_token <= token_index && token_index < last_token;
  }
};

/// Returns the phrases in text order; they do not overlap. Needs Tokens, Sentences, Tags; Times
/// make `is_time`. O(tokens).
std::vector<NounPhrase> noun_phrases(const Document& document);

/// Returns the phrase that holds the token. O(log phrases).
std::optional<std::uint32_t> phrase_at(const std::vector<NounPhrase>& phrases,
                                       std::uint32_t token_index);

/// Returns the code points of the phrase, with its possessor in front ("Pakistan's prime
/// minister").
Span span_of(const Document& document, const std::vector<NounPhrase>& phrases,
             const NounPhrase& phrase);

}  // namespace chronograph
