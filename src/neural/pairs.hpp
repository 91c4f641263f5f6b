// SPDX-License-Identifier: Apache-2.0
// Heads over pairs of words of one document, docs/model-format.md "Pairs of words of a document":
// whatever needs one word only is computed once a word, so that a pair costs a few sums of 64.
#pragma once

#include "chronograph/neural/model.hpp"
#include "neural/buffer.hpp"
#include "neural/encoder.hpp"
#include "neural/kernels.hpp"
#include "neural/model_file.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph::nn {

/// The weights of one such head. Immutable; keeps views into the file.
class PairHead {
public:
  /// Nothing if the file has no tensor of the head. Throws Error(Model) if one is missing or does
  /// not fit.
  static std::optional<PairHead> load(const ModelFile& file, Pairing pairing);

  [[nodiscard]] std::size_t labels() const { return output_bias_.size(); }
  /// Returns the index of a feature, kNoFeature for one that the model lacks.
  [[nodiscard]] std::uint16_t feature(std::string_view name) const;

private:
  friend class PairScores;
  /// A bilinear form of two views.
  struct Form {
    Linear sides;           ///< left, right
    Buffer<float> weights;  ///< (kSide + 1, kFormColumns)
  };
  PairHead(const ModelFile& file, const std::string& name, Labelling features);

  Linear views_;  ///< first, later
  std::span<const float> output_;
  std::span<const float> output_bias_;
  Buffer<float> features_;  ///< one row a feature, and one of zeros
  std::size_t feature_count_ = 0;
  std::map<std::string, std::uint16_t, std::less<>> feature_index_;
  std::optional<Form> form_;
  std::optional<Linear> product_;
};

/// What PairScorer is made of: the views of the words of a document.
class PairScores {
public:
  PairScores(const Kernels& kernels, const PairHead& head, std::span<const float> states,
             std::size_t width);

  [[nodiscard]] std::size_t words() const { return words_; }
  [[nodiscard]] const PairHead& head() const { return head_; }
  void score_before(std::size_t later, std::size_t count, std::span<const std::uint16_t> features,
                    std::span<float> out);
  PairLabel best(std::span<const float> scores);

private:
  void make_sides(std::size_t row, std::span<const float> states);
  const float* products(std::size_t later, std::size_t count);
  void add_form(std::size_t later, std::size_t count, std::span<float> out);

  const Kernels& kernels_;
  const PairHead& head_;
  std::span<const float> states_;
  std::size_t width_;
  std::size_t words_;
  std::size_t turned_stride_ = 0;
  Buffer<float> views_;   ///< (words, first and later)
  Buffer<float> left_;    ///< (words, kFormColumns): the later word's view times the form
  Buffer<float> turned_;  ///< (kSide, turned_stride_): views of the first words
  EncoderScratch scratch_;
  Buffer<float> rows_;
  Buffer<float> sums_;
};

}  // namespace chronograph::nn
