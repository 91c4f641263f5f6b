// SPDX-License-Identifier: Apache-2.0
// What the tagger looks at: the word and its neighbours, their beginnings, endings and shapes, and
// the two labels before. Training and tagging share this code, so they cannot drift apart; a change
// here needs a new kTaggerVersion and a new model.
#pragma once

#include "annotate/perceptron.hpp"
#include "chronograph/document/document.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace chronograph {

/// The hashes of one word, made once and used as a word and as a neighbour.
struct WordView {
  std::uint32_t lower = 0;                  ///< lower case, digits alike
  std::uint32_t key = 0;                    ///< of the word list: as written
  std::array<std::uint32_t, 4> suffixes{};  ///< of one to four code points, lower case
  std::array<std::uint32_t, 3> prefixes{};
  std::uint32_t shape = 0;
  std::uint32_t usual = 0;  ///< the word's usual label plus one; 0 for rare words
  bool sure = false;        ///< it never has another
};

inline constexpr std::size_t kTagFeatureCount = 31;
using TagFeatures = std::array<std::uint32_t, kTagFeatureCount>;

/// Empty words on either side of a sentence.
inline constexpr std::size_t kTagPadding = 2;

/// Returns the views of a sentence's words, with kTagPadding empty ones at either end.
std::vector<WordView> view_words(const Document& document, const Sentence& sentence);

/// Fills in `usual` and `sure` from the frequent words.
void look_up(std::vector<WordView>& words, const std::vector<PerceptronParts::Word>& frequent);

/// `words` as view_words() gives them, `index` of the word without the padding; labels as indices
/// plus one, 0 before the sentence.
TagFeatures tag_features(std::span<const WordView> words, std::size_t index, std::uint32_t previous,
                         std::uint32_t before_previous);

}  // namespace chronograph
