// SPDX-License-Identifier: Apache-2.0
// From scores to structures: trees, labelled runs of words, lemmas. Pure functions; of equal
// scores the first wins everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph::nn {

/// Returns the governor of each word, 0 being the root, in the tree of the greatest sum of scores
/// that has exactly one word on the root.
///
/// `scores` is (words, stride), of each word the scores of governors 0 to `words`; stride is at
/// least words + 1. A word's own place (word i has number i + 1) is ignored. O(words^2) where the
/// best governors already form such a tree, at most O(words^3). Source: Chu and Liu 1965, Edmonds
/// 1967; one root as in Zmigrod et al. 2020, section 3, by a penalty.
std::vector<std::uint32_t> best_tree(std::span<const float> scores, std::size_t words,
                                     std::size_t stride);

/// What a label of a BIO scheme does.
struct RunLabel {
  enum class Place : std::uint8_t { Outside, Begin, Inside };
  Place place = Place::Outside;
  std::uint16_t type = 0;  ///< into RunLabels::types
};

/// A labelling `O`, `B-person`, `I-person`, ... taken apart.
class RunLabels {
public:
  RunLabels() = default;
  /// Labels that are neither `B-x` nor `I-x` are outside.
  explicit RunLabels(std::span<const std::string> labels);

  [[nodiscard]] const std::vector<std::string>& types() const { return types_; }
  [[nodiscard]] RunLabel operator[](std::size_t label) const { return labels_[label]; }
  [[nodiscard]] std::size_t size() const { return labels_.size(); }

private:
  std::vector<RunLabel> labels_;
  std::vector<std::string> types_;
};

/// Returns for each word the label in the sequence of the greatest sum of scores in which `I-x`
/// follows `B-x` or `I-x` only. `scores` holds the labels' scores of word i from i * stride on.
/// O(words * labels^2).
std::vector<std::uint16_t> best_runs(std::span<const float> scores, std::size_t stride,
                                     std::size_t words, const RunLabels& labels);

/// A lemma label (docs/model-format.md): case, letters to cut, letters to add.
class LemmaScript {
public:
  /// Returns nothing for what is no such label.
  static std::optional<LemmaScript> parse(std::string_view label);
  /// Tells whether a word of that many code points has enough to cut and leaves something.
  [[nodiscard]] bool applies(std::size_t letters) const;
  /// Returns the lemma, nothing where the label does not apply. `word` must be valid UTF-8.
  [[nodiscard]] std::optional<std::string> apply(std::string_view word) const;

private:
  enum class Case : std::uint8_t { Lower, Kept, Title };
  Case case_ = Case::Kept;
  std::size_t cut_ = 0;
  std::string added_;
};

}  // namespace chronograph::nn
