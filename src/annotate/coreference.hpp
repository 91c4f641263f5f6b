// SPDX-License-Identifier: Apache-2.0
// What the language core says of who is who: mentions by their head words, and how well each goes
// with those before it. Entities are made of it in actor_antecedents.cpp.
#pragma once

#include "annotate/pair_features.hpp"
#include "chronograph/document/document.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace chronograph {

/// The mentions of a document, and scores of what they may refer to.
struct CoreferenceReading {
  std::vector<MentionHead> heads;        ///< in text order
  std::vector<std::uint32_t> mentions;   ///< of the heads, into Document::mentions
  std::vector<bool> is_new;              ///< of Document::mentions: no stage has found it
  std::vector<float> scores;             ///< rows of those before each head, nearest last
  std::vector<std::size_t> first_score;  ///< of each head's row, and one past the last

  /// Scores of the heads right before `head`, in text order; above 0: rather that one than none.
  [[nodiscard]] std::span<const float> before(std::size_t head) const {
    return std::span(scores).subspan(first_score[head], first_score[head + 1] - first_score[head]);
  }
};

/// Immutable after construction.
class Coreference {
public:
  /// Nothing will be read if the model (or none) lacks the heads.
  explicit Coreference(std::shared_ptr<const nn::Model> model);
  ~Coreference();
  Coreference(const Coreference&) = delete;
  Coreference& operator=(const Coreference&) = delete;

  /// Reads the mentions, and adds those to the document that no stage has found, without an entity.
  /// Nothing where the document was not read by a model. O(mentions * kCandidates).
  [[nodiscard]] std::optional<CoreferenceReading> read(Document& document) const;

private:
  struct Tables;
  void score(const Document& document, CoreferenceReading& reading) const;
  void correct_types(const Document& document, CoreferenceReading& reading) const;
  void mark_names(Document& document) const;
  void add_mentions(Document& document, CoreferenceReading& reading) const;

  std::shared_ptr<const nn::Model> model_;
  std::unique_ptr<const Tables> tables_;
};

/// Returns the words of a mention: its head and what stands around it in one piece and belongs to
/// the phrase, without relative clauses, appositions and conjuncts.
Span extent_of(const Document& document, std::uint32_t head);

}  // namespace chronograph
