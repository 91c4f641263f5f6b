// SPDX-License-Identifier: Apache-2.0
// What two mentions have in common, in the terms that the scorer of antecedents was trained with:
// docs/model-format.md, "Coreference". A mention is seen as its head word.
#pragma once

#include "annotate/lexicon.hpp"
#include "chronograph/document/document.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

namespace nn {
class Model;
}  // namespace nn

/// How a mention is worded; pronouns by person.
enum class MentionClass : std::uint8_t {
  Name,
  Definite,
  Indefinite,
  Bare,
  I,
  You,
  We,
  He,
  She,
  It,
  They,
  This,
  Pronoun,
};
MentionKind kind_of(MentionClass mention_class);

/// What a mention is in its clause.
enum class MentionRole : std::uint8_t {
  Subject,
  Object,
  Oblique,
  Possessor,
  Modifier,
  Appos,
  Conj,
  Root,
  Other,
};

/// The head word of a mention and what is compared of it.
struct MentionHead {
  std::uint32_t token = 0;
  std::uint32_t sentence = 0;
  std::uint16_t type = 0;  ///< label of the model
  MentionClass mention_class = MentionClass::Bare;
  MentionRole role = MentionRole::Other;
  Deprel relation = Deprel::Dep;          ///< without its subtype
  std::optional<std::uint32_t> governor;  ///< token
  /// Places of the word and of what hangs on it when trees are read from the top down.
  std::uint32_t first_below = 0;
  std::uint32_t last_below = 0;
  std::string word;                    ///< in small letters, like these
  std::vector<std::string> name;       ///< words of a name, in the order of the text
  std::vector<std::string> modifiers;  ///< sorted, without repetition
};

/// Gives a mention the place in the tree of another word of its sentence.
void place_at(const Document& document, std::uint32_t token, MentionHead& head);

/// Reads the head words that the language core found. Immutable after construction.
class MentionHeads {
public:
  MentionHeads();
  /// Returns them in text order. Needs Syntax and a reading. O(tokens).
  [[nodiscard]] std::vector<MentionHead> find(const Document& document) const;

private:
  [[nodiscard]] MentionClass classify(const Document& document,
                                      const std::vector<std::uint32_t>& dependents,
                                      const MentionHead& head) const;

  Lexicon pronouns_;
};

/// The features of pairs by a model's numbers, looked up once. Immutable after construction.
class PairFeatures {
public:
  static constexpr std::size_t kOfPair = 7;

  explicit PairFeatures(const nn::Model& model);
  /// Writes the features of two mentions, `between` the number of mentions from one to the other
  /// (1: neighbours).
  void write(const MentionHead& later, const MentionHead& first, std::size_t between,
             std::span<std::uint16_t, kOfPair> out) const;

private:
  using Table = std::vector<std::uint16_t>;

  std::size_t label_count_ = 0;
  // By what the later one has, then by what the first one has or the pair.
  Table classes_;
  Table types_;
  Table sentences_;
  Table mentions_;
  Table roles_;
  Table ties_;
  Table matches_;
};

}  // namespace chronograph
