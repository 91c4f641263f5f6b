// SPDX-License-Identifier: Apache-2.0
// Views of the words are made in chunks, pairs of one later word are scored together.
#include "neural/pairs.hpp"

#include "chronograph/error.hpp"
#include "neural/heads.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace chronograph::nn {
namespace {

constexpr std::size_t kSide = 128;  // of the views of the form
constexpr std::size_t kFormColumns = round_up(kSide + 1, kLanes);
constexpr std::size_t kChunk = 32;  // words whose views are made at once
constexpr float kSlope = 0.1F;      // of the LeakyReLU

Linear pair_of(const ModelFile& file, const std::string& left, const std::string& right,
               std::size_t outputs) {
  const std::array names{left, right};
  return {file, names, outputs, file.sizes().width};
}

void rectify(float* values, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    values[i] = std::max(values[i], kSlope * values[i]);
  }
}

}  // namespace

PairHead::PairHead(const ModelFile& file, const std::string& name, Labelling features)
    : views_(pair_of(file, name + ".first", name + ".later", kPairView)) {
  const auto names = file.labels(name_of(features));
  const auto table = file.floats(name + ".features.weight", std::array{names.size(), kPairView});
  feature_count_ = names.size();
  features_.reserve(table.size() + kPairView);
  std::copy(table.begin(), table.end(), features_.data());
  std::fill_n(features_.data() + table.size(), kPairView, 0.0F);
  for (std::size_t i = 0; i < names.size(); ++i) {
    feature_index_.emplace(names[i], static_cast<std::uint16_t>(i));
  }
}

std::optional<PairHead> PairHead::load(const ModelFile& file, Pairing pairing) {
  const bool is_order = pairing == Pairing::Order;
  const std::string name = is_order ? "order" : "antecedent";
  if (!file.has(name + ".first.weight")) {
    return std::nullopt;
  }
  PairHead head(file, name, is_order ? Labelling::OrderFeatures : Labelling::AntecedentFeatures);
  const std::size_t width = file.sizes().width;
  const std::size_t labels = is_order ? file.labels("order").size() : 1;
  head.output_ = file.floats(name + ".output.weight", std::array{labels, kPairView});
  head.output_bias_ = file.floats(name + ".output.bias", std::array{labels});
  if (is_order) {
    head.product_.emplace(Linear::without_bias(file, "order.product", kPairView, width));
  } else {
    const auto form = file.floats("antecedent.bilinear.weight", std::array{kSide + 1, kSide + 1});
    head.form_.emplace(Form{pair_of(file, "antecedent.left", "antecedent.right", kSide), {}});
    Buffer<float>& weights = head.form_->weights;
    std::fill_n(weights.reserve((kSide + 1) * kFormColumns), (kSide + 1) * kFormColumns, 0.0F);
    for (std::size_t row = 0; row <= kSide; ++row) {
      std::copy_n(form.data() + row * (kSide + 1), kSide + 1, weights.data() + row * kFormColumns);
    }
  }
  return head;
}

std::uint16_t PairHead::feature(std::string_view name) const {
  const auto found = feature_index_.find(name);
  return found == feature_index_.end() ? kNoFeature : found->second;
}

PairScores::PairScores(const Kernels& kernels, const PairHead& head, std::span<const float> states,
                       std::size_t width)
    : kernels_(kernels),
      head_(head),
      states_(states),
      width_(width),
      words_(states.size() / width),
      turned_stride_(round_up(words_ + kLanes, kLanes)) {
  assert(states.size() % width == 0);
  views_.reserve(words_ * 2 * kPairView);
  if (head.form_) {
    left_.reserve(words_ * kFormColumns);
    std::fill_n(turned_.reserve(kSide * turned_stride_), kSide * turned_stride_, 0.0F);
  }
  for (std::size_t row = 0; row < words_; row += kChunk) {
    const auto own = states.subspan(row * width, std::min(kChunk, words_ - row) * width);
    kernels.multiply(head.views_.view(), quantise(kernels, own, width, scratch_),
                     views_.data() + row * 2 * kPairView);
    if (head.form_) {
      make_sides(row, own);
    }
  }
}

/// Both sides of the form for a chunk of words that begins at `row`.
void PairScores::make_sides(std::size_t row, std::span<const float> states) {
  const std::size_t count = states.size() / width_;
  float* const sides = rows_.reserve(kChunk * 2 * kSide);
  kernels_.multiply(head_.form_->sides.view(), quantise(kernels_, states, width_, scratch_), sides);
  rectify(sides, count * 2 * kSide);
  const float* const form = head_.form_->weights.data();
  kernels_.multiply_floats({sides, 2 * kSide, form, kFormColumns, form + kSide * kFormColumns,
                            left_.data() + row * kFormColumns, kFormColumns, count, kSide,
                            kFormColumns});
  for (std::size_t word = 0; word < count; ++word) {
    for (std::size_t i = 0; i < kSide; ++i) {
      turned_[i * turned_stride_ + row + word] = sides[word * 2 * kSide + kSide + i];
    }
  }
}

/// The products of states go through one more map into the hidden layer.
const float* PairScores::products(std::size_t later, std::size_t count) {
  if (!head_.product_) {
    return nullptr;
  }
  float* const rows = rows_.reserve(count * width_);
  const float* const right = states_.data() + later * width_;
  for (std::size_t pair = 0; pair < count; ++pair) {
    const float* const left = states_.data() + (later - count + pair) * width_;
    for (std::size_t i = 0; i < width_; ++i) {
      rows[pair * width_ + i] = left[i] * right[i];
    }
  }
  float* const sums = sums_.reserve(count * kPairView);
  kernels_.multiply(head_.product_->view(),
                    quantise(kernels_, {rows, count * width_}, width_, scratch_), sums);
  return sums;
}

void PairScores::add_form(std::size_t later, std::size_t count, std::span<float> out) {
  const std::size_t columns = round_up(count, kLanes);
  float* const scores = sums_.reserve(columns);
  const float* const left = left_.data() + later * kFormColumns;
  kernels_.multiply_floats({left, kFormColumns, turned_.data() + (later - count), turned_stride_,
                            nullptr, scores, columns, 1, kSide, columns});
  for (std::size_t pair = 0; pair < count; ++pair) {
    out[pair] += scores[pair] + left[kSide];
  }
}

void PairScores::score_before(std::size_t later, std::size_t count,
                              std::span<const std::uint16_t> features, std::span<float> out) {
  assert(later < words_ && count <= later);
  assert(out.size() == count * head_.labels());
  if (count == 0) {
    return;
  }
  assert(features.size() % count == 0);
  const std::size_t stride = 2 * kPairView;
  kernels_.score_pairs({views_.data() + (later - count) * stride, stride,
                        views_.data() + later * stride + kPairView, products(later, count),
                        head_.features_.data(), head_.feature_count_, features.data(),
                        features.size() / count, head_.output_.data(), head_.output_bias_.data(),
                        head_.labels(), count, out.data()});
  if (head_.form_) {
    add_form(later, count, out);
  }
}

PairLabel PairScores::best(std::span<const float> scores) {
  const std::size_t columns = round_up(scores.size(), kLanes);
  float* const row = sums_.reserve(columns);
  std::copy(scores.begin(), scores.end(), row);
  kernels_.softmax(row, columns, 1, scores.size());
  const auto label = std::max_element(scores.begin(), scores.end()) - scores.begin();
  return {static_cast<std::uint16_t>(label), row[label]};
}

}  // namespace chronograph::nn
