// SPDX-License-Identifier: Apache-2.0
// What kind of thing a name means. Every spelling of a document collects evidence from the word
// lists, from its shape and from the surroundings of all its occurrences; each piece of evidence
// has a weight for each kind; the heaviest kind wins.
#pragma once

#include "annotate/frames.hpp"
#include "annotate/lexicon.hpp"
#include "annotate/name_candidates.hpp"
#include "annotate/token_shapes.hpp"
#include "chronograph/document/document.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chronograph {

/// All occurrences of one spelling in a document.
struct NameEvidence {
  std::string_view spelling;              ///< of the first occurrence
  std::vector<std::uint32_t> candidates;  ///< indices
  std::vector<std::string_view> pieces;   ///< evidence, sorted, each once
  std::optional<EntityType> type;         ///< none: it is no name
  /// What the language core thinks of its occurrences: for person, organization, place, other and
  /// no name, the mean of the words' log probabilities. Zeros where no model has read the text.
  std::array<float, 5> model{};
  bool proposed = true;  ///< by the language core alone: lists and shapes say nothing
};

/// Collects and weighs evidence. Immutable after construction.
class NameJudge {
public:
  NameJudge();

  /// Returns every distinct spelling among the candidates with its evidence and type, in order of
  /// first occurrence. Needs Tags and Lemmas. O(candidates).
  [[nodiscard]] std::vector<NameEvidence> judge(const Document& document,
                                                const std::vector<TokenShape>& shapes,
                                                const std::vector<NameCandidate>& candidates) const;

private:
  static constexpr std::size_t kKinds = 5;  // the entity types but Group, and no name
  using Weights = std::array<int, kKinds>;

  void read_weights();
  [[nodiscard]] std::optional<EntityType> decide(const NameEvidence& evidence) const;
  static void add_model(NameEvidence& evidence, const Document& document,
                        const std::vector<TokenShape>& shapes,
                        const std::vector<NameCandidate>& candidates);
  void add_relatives(std::vector<NameEvidence>& all) const;

  friend class EvidenceWalk;
  Lexicon weights_list_;
  Lexicon context_words_;
  Lexicon suffixes_;
  Lexicon nominal_heads_;
  Frames verbs_;
  std::unordered_map<std::string_view, Weights> weights_;
};

}  // namespace chronograph
