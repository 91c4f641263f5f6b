// SPDX-License-Identifier: Apache-2.0
// The light heads over the hidden states of words. All that is linear in them is one product; the
// bilinear ones follow sentence by sentence.
#pragma once

#include "chronograph/neural/model.hpp"
#include "neural/decode.hpp"
#include "neural/encoder.hpp"
#include "neural/model_file.hpp"
#include "neural/quantised.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph::nn {

/// Memory of one thread for the heads.
struct HeadScratch {
  EncoderScratch quantised;
  Buffer<float> outputs;   ///< of all linear heads, (words, stride)
  Buffer<float> products;  ///< of a bilinear head
  Buffer<float> transposed;
  Buffer<float> scores;
  Buffer<float> gathered;

  /// A view that a bilinear form is applied to once, for the words that need it.
  struct Group {
    std::uint32_t sentence = 0;
    std::uint32_t input = 0;        ///< row of the view in its sentence
    std::uint32_t words_begin = 0;  ///< in `words`
    std::uint32_t words_end = 0;
  };
  std::vector<Group> groups;
  std::vector<std::uint32_t> words;
};

/// A sentence, or a part of one, in the batch: row 0 of `states` is [CLS], row i + 1 is word i.
struct SentenceStates {
  std::span<const float> outputs;  ///< (words + 1, stride of the heads)
  std::span<const std::string_view> words;
};

/// The place of a head in the outputs of all.
struct HeadPlace {
  std::size_t begin = 0;
  std::size_t size = 0;  ///< 0: the model lacks the head
};

/// Size of a view of the arc head.
inline constexpr std::size_t kArcView = 256;

/// Immutable; keeps no view into the file.
class Heads {
public:
  /// Throws Error(Model) if a tensor does not fit the labels.
  explicit Heads(const ModelFile& file);

  /// Numbers of a row of outputs.
  [[nodiscard]] std::size_t stride() const { return stride_; }
  /// Computes the outputs of all linear heads for rows of states.
  std::span<const float> outputs(const Kernels& kernels, std::span<const float> states,
                                 HeadScratch& scratch) const;
  /// Decodes the sentences of a batch, each into an analysis of its own, empty before.
  void decode(const Kernels& kernels, std::span<const SentenceStates> sentences,
              HeadScratch& scratch, std::span<SentenceAnalysis> out) const;

  /// Of pairs of words of a document, PairHead has the labellings.
  [[nodiscard]] bool has(Labelling labelling) const;
  [[nodiscard]] const RunLabels& names() const { return names_; }
  [[nodiscard]] const std::vector<std::optional<LemmaScript>>& lemmas() const { return lemmas_; }
  /// The relation that joins the parts of a sentence cut in two.
  [[nodiscard]] std::uint16_t joining_relation() const { return joining_relation_; }

  /// Scores of governors, (words, columns); columns = words + 1 rounded up to kLanes.
  std::span<const float> arc_scores(const Kernels& kernels, const SentenceStates& sentence,
                                    HeadScratch& scratch) const;
  /// The outputs of a labelling of words at a row of outputs.
  [[nodiscard]] std::span<const float> logits(Labelling labelling, std::span<const float> outputs,
                                              std::size_t row) const;

private:
  /// A bilinear tensor as a matrix from one side's view to (other side + 1, labels) products.
  struct Bilinear {
    std::optional<PackedMatrix> matrix;
    std::size_t side = 0;
    std::size_t labels = 0;
    std::size_t columns = 0;  ///< labels rounded up to kLanes
  };
  struct Part {
    std::string name;
    HeadPlace place;
  };
  static Bilinear bilinear_of(const ModelFile& file, const std::string& name, std::size_t labels,
                              std::size_t side, bool input_is_last);
  void place_heads(const ModelFile& file);
  HeadPlace add_part(const ModelFile& file, const std::string& name, std::size_t size);
  void pack_parts(const ModelFile& file);
  void label_words(const Kernels& kernels, const SentenceStates& sentence, HeadScratch& scratch,
                   SentenceAnalysis& out) const;
  void label_lemma(const SentenceStates& sentence, std::size_t word, WordAnalysis& out) const;
  void label_event(const Kernels& kernels, const SentenceStates& sentence, std::size_t word,
                   HeadScratch& scratch, WordAnalysis& out) const;
  void find_names(const Kernels& kernels, const SentenceStates& sentence, HeadScratch& scratch,
                  SentenceAnalysis& out) const;
  void find_tree(const Kernels& kernels, const SentenceStates& sentence, HeadScratch& scratch,
                 SentenceAnalysis& out) const;
  void label_relations(const Kernels& kernels, std::span<const SentenceStates> sentences,
                       HeadScratch& scratch, std::span<SentenceAnalysis> out) const;
  void relations_of(const Kernels& kernels, const SentenceStates& sentence,
                    std::span<const std::uint32_t> words, const float* products,
                    HeadScratch& scratch, SentenceAnalysis& out) const;
  void find_roles(const Kernels& kernels, std::span<const SentenceStates> sentences,
                  HeadScratch& scratch, std::span<SentenceAnalysis> out) const;
  void roles_of(const Kernels& kernels, const SentenceStates& sentence, std::uint32_t predicate,
                const float* products, HeadScratch& scratch, SentenceAnalysis& out) const;
  /// Calls use(group, products) for each of the scratch's groups, `products` being the form times
  /// the group's view.
  template <typename Use>
  void apply_form(const Kernels& kernels, const Bilinear& form, HeadPlace inputs,
                  std::span<const SentenceStates> sentences, HeadScratch& scratch,
                  const Use& use) const;
  [[nodiscard]] std::span<const float> at(const SentenceStates& sentence, HeadPlace place,
                                          std::size_t row) const;
  /// The softmax of scores, in the scratch until the next call.
  std::span<const float> probabilities(const Kernels& kernels, std::span<const float> scores,
                                       HeadScratch& scratch) const;

  std::size_t width_ = 0;
  std::size_t stride_ = 0;
  std::vector<Part> parts_;
  std::optional<PackedMatrix> all_;
  std::array<HeadPlace, 11> labellings_;  ///< of words, by Labelling
  HeadPlace predicate_;
  HeadPlace views_;  ///< of all bilinear heads, through the LeakyReLU
  HeadPlace arc_dependent_;
  HeadPlace arc_governor_;
  HeadPlace relation_dependent_;
  HeadPlace relation_governor_;
  HeadPlace role_predicate_;
  HeadPlace role_argument_;
  Buffer<float> arc_;  ///< (kArcView + 1, kArcView): stays float, a slip there moves whole subtrees
  Bilinear relation_;
  Bilinear role_;
  RunLabels names_;
  std::vector<std::optional<LemmaScript>> lemmas_;
  std::vector<bool> is_core_role_;
  std::uint16_t root_relation_ = 0;
  std::uint16_t joining_relation_ = 0;
};

/// The name of a labelling in the header of a model file.
std::string_view name_of(Labelling labelling);

}  // namespace chronograph::nn
