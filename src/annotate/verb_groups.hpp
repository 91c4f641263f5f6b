// SPDX-License-Identifier: Apache-2.0
// Verb groups over parts of speech: "has not been talking", "to be aired", "killed". With the noun
// phrases they are the bricks of clauses; computed when asked, not a layer.
#pragma once

#include "annotate/chunks.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace chronograph {

/// What kind of clause a verb group can head by itself.
enum class VerbForm : std::uint8_t {
  Finite,      ///< tensed or with a modal
  Infinitive,  ///< "to go", and bare "go"
  Gerund,      ///< "going" without an auxiliary
  Participle,  ///< "gone", "taken" without an auxiliary
};

/// Auxiliaries, adverbs between, and the main verb. Tokens are half-open indices into
/// Document::tokens.
struct VerbGroup {
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;  ///< one past the main verb
  std::uint32_t head = 0;        ///< the main verb
  std::uint32_t sentence = 0;
  VerbForm form = VerbForm::Finite;
  Tense tense = Tense::None;
  Aspect aspect = Aspect::None;
  bool passive = false;
  bool negated = false;                ///< "not", "never", "no longer" inside
  bool has_to = false;                 ///< an infinitive with "to"
  bool planned = false;                ///< "is to go", "is going to go"
  std::optional<std::uint32_t> modal;  ///< token of the modal verb
  /// Token of the particle ("set up"), where one follows at once.
  std::optional<std::uint32_t> particle;

  /// One past the main verb and its particle.
  [[nodiscard]] std::uint32_t end_token() const { return particle ? *particle + 1 : last_token; }
};

/// Returns the verb groups in text order; they do not overlap. Attributive participles belong to
/// their noun phrase. O(tokens).
std::vector<VerbGroup> verb_groups(const Document& document,
                                   const std::vector<NounPhrase>& phrases);

}  // namespace chronograph
