// SPDX-License-Identifier: Apache-2.0
// What the heads make of a sentence: labels by the best score, the rest by the decoders.
#include "neural/heads.hpp"

#include "chronograph/text/utf8.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace chronograph::nn {
namespace {

constexpr float kSlope = 0.1F;  // of the LeakyReLU
/// Words whose relations are scored at once: their products stay in the cache.
constexpr std::size_t kRelationRows = 12;

std::uint16_t best_of(std::span<const float> scores) {
  return static_cast<std::uint16_t>(std::max_element(scores.begin(), scores.end()) -
                                    scores.begin());
}

HeadPlace place_of(std::span<const HeadPlace> places, Labelling labelling) {
  return places[static_cast<std::size_t>(labelling)];
}

}  // namespace

std::span<const float> Heads::outputs(const Kernels& kernels, std::span<const float> states,
                                      HeadScratch& scratch) const {
  const std::size_t rows = states.size() / width_;
  float* const out = scratch.outputs.reserve(rows * stride_);
  if (all_) {
    kernels.multiply(all_->view(), quantise(kernels, states, width_, scratch.quantised), out);
  }
  for (std::size_t row = 0; row < rows; ++row) {
    float* const views = out + row * stride_ + views_.begin;
    for (std::size_t i = 0; i < views_.size; ++i) {
      views[i] = std::max(views[i], kSlope * views[i]);
    }
  }
  return {out, rows * stride_};
}

std::span<const float> Heads::at(const SentenceStates& sentence, HeadPlace place,
                                 std::size_t row) const {
  return sentence.outputs.subspan(row * stride_ + place.begin, place.size);
}

std::span<const float> Heads::logits(Labelling labelling, std::span<const float> outputs,
                                     std::size_t row) const {
  const HeadPlace place = place_of(labellings_, labelling);
  return outputs.subspan(row * stride_ + place.begin, place.size);
}

float Heads::probability(const Kernels& kernels, std::span<const float> scores, std::size_t label,
                         HeadScratch& scratch) const {
  const std::size_t columns = round_up(scores.size(), kLanes);
  float* const row = scratch.scores.reserve(columns);
  std::copy(scores.begin(), scores.end(), row);
  kernels.softmax(row, columns, 1, scores.size());
  return row[label];
}

void Heads::label_lemma(const SentenceStates& sentence, std::size_t word, WordAnalysis& out) const {
  const auto scores = at(sentence, place_of(labellings_, Labelling::Lemma), word + 1);
  const std::size_t letters = count_code_points(sentence.words[word]);
  float best = -std::numeric_limits<float>::infinity();
  for (std::size_t label = 0; label < scores.size(); ++label) {
    if (scores[label] > best && lemmas_[label] && lemmas_[label]->applies(letters)) {
      best = scores[label];
      out.lemma = static_cast<std::uint16_t>(label);
    }
  }
}

void Heads::label_event(const Kernels& kernels, const SentenceStates& sentence, std::size_t word,
                        HeadScratch& scratch, WordAnalysis& out) const {
  const auto scores = at(sentence, place_of(labellings_, Labelling::Events), word + 1);
  out.event = best_of(scores);
  if (out.event == 0) {
    return;
  }
  out.event_probability = 1.0F - probability(kernels, scores, 0, scratch);
  const auto label = [&](Labelling labelling) {
    const HeadPlace place = place_of(labellings_, labelling);
    return place.size > 0 ? best_of(at(sentence, place, word + 1)) : std::uint16_t{0};
  };
  out.tense = label(Labelling::Tense);
  out.aspect = label(Labelling::Aspect);
  out.polarity = label(Labelling::Polarity);
  out.creation = label(Labelling::Creation);
}

void Heads::label_words(const Kernels& kernels, const SentenceStates& sentence,
                        HeadScratch& scratch, SentenceAnalysis& out) const {
  const HeadPlace upos = place_of(labellings_, Labelling::Upos);
  const HeadPlace xpos = place_of(labellings_, Labelling::Xpos);
  for (std::size_t word = 0; word < out.words.size(); ++word) {
    WordAnalysis& own = out.words[word];
    if (upos.size > 0) {
      own.upos = best_of(at(sentence, upos, word + 1));
    }
    if (xpos.size > 0) {
      own.xpos = best_of(at(sentence, xpos, word + 1));
    }
    if (has(Labelling::Lemma)) {
      label_lemma(sentence, word, own);
    }
    if (has(Labelling::Events)) {
      label_event(kernels, sentence, word, scratch, own);
    }
    if (predicate_.size > 0) {
      own.is_predicate = best_of(at(sentence, predicate_, word + 1)) == 1;
    }
  }
}

void Heads::find_names(const Kernels& kernels, const SentenceStates& sentence, HeadScratch& scratch,
                       SentenceAnalysis& out) const {
  const HeadPlace place = place_of(labellings_, Labelling::Names);
  const auto labels =
      best_runs(sentence.outputs.subspan(stride_ + place.begin), stride_, out.words.size(), names_);
  for (std::uint32_t word = 0; word < labels.size(); ++word) {
    const RunLabel label = names_[labels[word]];
    if (label.place == RunLabel::Place::Outside) {
      continue;
    }
    const float sure = probability(kernels, at(sentence, place, word + 1), labels[word], scratch);
    const bool goes_on = !out.names.empty() && out.names.back().end == word;
    if (label.place == RunLabel::Place::Begin || !goes_on) {
      out.names.push_back({word, word + 1, label.type, sure});
    } else {
      out.names.back().end = word + 1;
      out.names.back().probability = std::min(out.names.back().probability, sure);
    }
  }
}

std::span<const float> Heads::arc_scores(const Kernels& kernels, const SentenceStates& sentence,
                                         HeadScratch& scratch) const {
  const std::size_t words = sentence.words.size();
  const std::size_t governors = words + 1;
  const std::size_t columns = round_up(governors, kLanes);
  float* const products = scratch.products.reserve(words * kArcView);
  kernels.multiply_floats({sentence.outputs.data() + stride_ + arc_dependent_.begin, stride_,
                           arc_.data(), kArcView, arc_.data() + kArcView * kArcView, products,
                           kArcView, words, kArcView, kArcView});
  float* const turned = scratch.transposed.reserve(kArcView * columns);
  for (std::size_t governor = 0; governor < governors; ++governor) {
    const auto view = at(sentence, arc_governor_, governor);
    for (std::size_t i = 0; i < kArcView; ++i) {
      turned[i * columns + governor] = view[i];
    }
  }
  for (std::size_t i = 0; i < kArcView; ++i) {
    std::fill(turned + i * columns + governors, turned + (i + 1) * columns, 0.0F);
  }
  float* const scores = scratch.scores.reserve(words * columns);
  kernels.multiply_floats(
      {products, kArcView, turned, columns, nullptr, scores, columns, words, kArcView, columns});
  return {scores, words * columns};
}

void Heads::find_tree(const Kernels& kernels, const SentenceStates& sentence, HeadScratch& scratch,
                      SentenceAnalysis& out) const {
  const std::size_t words = out.words.size();
  const auto scores = arc_scores(kernels, sentence, scratch);
  const auto tree = best_tree(scores, words, scores.size() / words);
  for (std::size_t word = 0; word < words; ++word) {
    out.words[word].governor = tree[word];
  }
  label_relations(kernels, sentence, scratch, out);
}

/// For a chunk of words: their governors' views times the form, then each word's own view.
void Heads::label_relations(const Kernels& kernels, const SentenceStates& sentence,
                            HeadScratch& scratch, SentenceAnalysis& out) const {
  const std::size_t words = out.words.size();
  const std::size_t side = relation_.side;
  const PackedView matrix = relation_.matrix->view();
  const QuantisedRows views{scratch.quantised.bytes.reserve((words + 1) * side),
                            scratch.quantised.scales.reserve(words + 1), words + 1, side};
  kernels.quantise(sentence.outputs.data() + relation_governor_.begin, stride_, views);
  std::uint8_t* const bytes = scratch.gathered.reserve(kRelationRows * side);
  float* const scales = scratch.gathered_scales.reserve(kRelationRows);
  float* const products = scratch.products.reserve(kRelationRows * matrix.outputs);
  float* const scores = scratch.scores.reserve(relation_.columns);
  for (std::size_t begin = 0; begin < words; begin += kRelationRows) {
    const std::size_t count = std::min(kRelationRows, words - begin);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t governor = out.words[begin + i].governor;
      std::copy_n(views.bytes + governor * side, side, bytes + i * side);
      scales[i] = views.scales[governor];
    }
    kernels.multiply(matrix, {bytes, scales, count, side}, products);
    for (std::size_t i = 0; i < count; ++i) {
      WordAnalysis& word = out.words[begin + i];
      const float* own = products + i * matrix.outputs;
      kernels.multiply_floats({at(sentence, relation_dependent_, begin + i + 1).data(), stride_,
                               own, relation_.columns, own + side * relation_.columns, scores,
                               relation_.columns, 1, side, relation_.columns});
      if (word.governor != 0) {
        scores[root_relation_] = -std::numeric_limits<float>::infinity();
      }
      word.deprel = word.governor == 0 ? root_relation_ : best_of({scores, relation_.labels});
    }
  }
}

void Heads::find_roles(const Kernels& kernels, const SentenceStates& sentence, HeadScratch& scratch,
                       SentenceAnalysis& out) const {
  for (std::uint32_t word = 0; word < out.words.size(); ++word) {
    if (out.words[word].is_predicate) {
      roles_of(kernels, sentence, word, scratch, out);
    }
  }
}

void Heads::roles_of(const Kernels& kernels, const SentenceStates& sentence,
                     std::uint32_t predicate, HeadScratch& scratch, SentenceAnalysis& out) const {
  const std::size_t side = role_.side;
  const std::size_t columns = role_.columns;
  const PackedView matrix = role_.matrix->view();
  const auto view = at(sentence, role_predicate_, predicate + 1);
  float* const products = scratch.products.reserve(matrix.outputs);
  kernels.multiply(matrix, quantise(kernels, view, side, scratch.quantised), products);
  const std::size_t words = out.words.size();
  float* const scores = scratch.scores.reserve(words * columns);
  kernels.multiply_floats({sentence.outputs.data() + stride_ + role_argument_.begin, stride_,
                           products, columns, products + side * columns, scores, columns, words,
                           side, columns});
  kernels.softmax(scores, columns, words, role_.labels);
  const std::size_t first = out.roles.size();
  for (std::uint32_t word = 0; word < words; ++word) {
    const float* row = scores + word * columns;
    const std::uint16_t label = best_of({row, role_.labels});
    if (label == 0) {
      continue;
    }
    const auto role = static_cast<std::uint16_t>(label - 1);
    const RoleAnalysis found{predicate, word, role, row[label]};
    const auto rival = std::find_if(
        out.roles.begin() + static_cast<std::ptrdiff_t>(first), out.roles.end(),
        [&](const RoleAnalysis& other) { return is_core_role_[role] && other.role == role; });
    if (rival == out.roles.end()) {
      out.roles.push_back(found);
    } else if (found.probability > rival->probability) {
      out.roles.erase(rival);
      out.roles.push_back(found);
    }
  }
}

void Heads::decode(const Kernels& kernels, const SentenceStates& sentence, HeadScratch& scratch,
                   SentenceAnalysis& out) const {
  out.words.resize(sentence.words.size());
  if (out.words.empty()) {
    return;
  }
  label_words(kernels, sentence, scratch, out);
  if (has(Labelling::Names)) {
    find_names(kernels, sentence, scratch, out);
  }
  if (has(Labelling::Deprel)) {
    find_tree(kernels, sentence, scratch, out);
  }
  if (has(Labelling::Roles)) {
    find_roles(kernels, sentence, scratch, out);
  }
}

std::optional<OrderAnalysis> Heads::order(const Kernels& kernels, std::span<const float> first,
                                          std::span<const float> second,
                                          HeadScratch& scratch) const {
  if (order_labels_ == 0) {
    return std::nullopt;
  }
  assert(first.size() == width_ && second.size() == width_);
  float* const pair = scratch.transposed.reserve(4 * width_);
  for (std::size_t i = 0; i < width_; ++i) {
    pair[i] = first[i];
    pair[width_ + i] = second[i];
    pair[2 * width_ + i] = first[i] * second[i];
    pair[3 * width_ + i] = std::fabs(first[i] - second[i]);
  }
  const std::size_t columns = round_up(order_labels_, kLanes);
  float* const scores = scratch.products.reserve(columns);
  kernels.multiply_floats({pair, 4 * width_, order_.data(), columns, order_bias_.data(), scores,
                           columns, 1, 4 * width_, columns});
  const std::uint16_t label = best_of({scores, order_labels_});
  return OrderAnalysis{label, probability(kernels, {scores, order_labels_}, label, scratch)};
}

}  // namespace chronograph::nn
