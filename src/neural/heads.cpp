// SPDX-License-Identifier: Apache-2.0
// What the heads make of a sentence: labels by the best score, the rest by the decoders.
#include "neural/heads.hpp"

#include "chronograph/text/utf8.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace chronograph::nn {
namespace {

constexpr float kSlope = 0.1F;  // of the LeakyReLU
/// Views that a bilinear form is applied to at once: their products stay in the cache.
constexpr std::size_t kFormRows = 12;

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

std::span<const float> Heads::probabilities(const Kernels& kernels, std::span<const float> scores,
                                            HeadScratch& scratch) const {
  const std::size_t columns = round_up(scores.size(), kLanes);
  float* const row = scratch.scores.reserve(columns);
  std::copy(scores.begin(), scores.end(), row);
  kernels.softmax(row, columns, 1, scores.size());
  return {row, scores.size()};
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
  out.event_probability = 1.0F - probabilities(kernels, scores, scratch)[0];
  const auto label = [&](Labelling labelling) {
    const HeadPlace place = place_of(labellings_, labelling);
    return place.size > 0 ? best_of(at(sentence, place, word + 1)) : std::uint16_t{0};
  };
  out.tense = label(Labelling::Tense);
  out.aspect = label(Labelling::Aspect);
  out.polarity = label(Labelling::Polarity);
  out.creation = label(Labelling::Creation);
  if (const HeadPlace place = place_of(labellings_, Labelling::Creation); place.size > 0) {
    const auto relations = at(sentence, place, word + 1);
    out.creation_probability = probabilities(kernels, relations, scratch)[out.creation];
  }
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
    if (has(Labelling::Mention)) {
      const auto scores = at(sentence, place_of(labellings_, Labelling::Mention), word + 1);
      own.mention = best_of(scores);
      own.mention_probability =
          own.mention > 0 ? 1.0F - probabilities(kernels, scores, scratch)[0] : 0.0F;
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
  const std::size_t types = names_.types().size();
  out.name_types.assign(labels.size() * types, 0.0F);
  for (std::uint32_t word = 0; word < labels.size(); ++word) {
    const auto sure = probabilities(kernels, at(sentence, place, word + 1), scratch);
    for (std::size_t i = 0; i < sure.size(); ++i) {
      if (names_[i].place != RunLabel::Place::Outside) {
        out.name_types[word * types + names_[i].type] += sure[i];
      }
    }
    const RunLabel label = names_[labels[word]];
    if (label.place == RunLabel::Place::Outside) {
      continue;
    }
    const bool goes_on = !out.names.empty() && out.names.back().end == word;
    if (label.place == RunLabel::Place::Begin || !goes_on) {
      out.names.push_back({word, word + 1, label.type, sure[labels[word]]});
    } else {
      out.names.back().end = word + 1;
      out.names.back().probability = std::min(out.names.back().probability, sure[labels[word]]);
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
}

/// A form is as large as a layer of the encoder: it is applied to many views at once.
template <typename Use>
void Heads::apply_form(const Kernels& kernels, const Bilinear& form, HeadPlace inputs,
                       std::span<const SentenceStates> sentences, HeadScratch& scratch,
                       const Use& use) const {
  const PackedView matrix = form.matrix->view();
  std::uint8_t* const bytes = scratch.quantised.bytes.reserve(kFormRows * form.side);
  float* const scales = scratch.quantised.scales.reserve(kFormRows);
  float* const products = scratch.products.reserve(kFormRows * matrix.outputs);
  const std::vector<HeadScratch::Group>& groups = scratch.groups;
  for (std::size_t begin = 0; begin < groups.size(); begin += kFormRows) {
    const std::size_t count = std::min(kFormRows, groups.size() - begin);
    for (std::size_t i = 0; i < count; ++i) {
      const HeadScratch::Group& group = groups[begin + i];
      kernels.quantise(at(sentences[group.sentence], inputs, group.input).data(), stride_,
                       {bytes + i * form.side, scales + i, 1, form.side});
    }
    kernels.multiply(matrix, {bytes, scales, count, form.side}, products);
    for (std::size_t i = 0; i < count; ++i) {
      use(groups[begin + i], products + i * matrix.outputs);
    }
  }
}

/// Words of the same governor share its product.
void Heads::label_relations(const Kernels& kernels, std::span<const SentenceStates> sentences,
                            HeadScratch& scratch, std::span<SentenceAnalysis> out) const {
  scratch.groups.clear();
  scratch.words.clear();
  for (std::uint32_t sentence = 0; sentence < sentences.size(); ++sentence) {
    std::vector<WordAnalysis>& words = out[sentence].words;
    const auto first = static_cast<std::uint32_t>(scratch.words.size());
    for (std::uint32_t word = 0; word < words.size(); ++word) {
      words[word].deprel = root_relation_;
      if (words[word].governor != 0) {
        scratch.words.push_back(word);
      }
    }
    std::sort(scratch.words.begin() + first, scratch.words.end(),
              [&](std::uint32_t a, std::uint32_t b) {
                return std::pair(words[a].governor, a) < std::pair(words[b].governor, b);
              });
    for (std::uint32_t i = first; i < scratch.words.size(); ++i) {
      const std::uint32_t governor = words[scratch.words[i]].governor;
      if (i == first || scratch.groups.back().input != governor) {
        scratch.groups.push_back({sentence, governor, i, i});
      }
      scratch.groups.back().words_end = i + 1;
    }
  }
  apply_form(kernels, relation_, relation_governor_, sentences, scratch,
             [&](const HeadScratch::Group& group, const float* products) {
               const auto words =
                   std::span<const std::uint32_t>(scratch.words)
                       .subspan(group.words_begin, group.words_end - group.words_begin);
               relations_of(kernels, sentences[group.sentence], words, products, scratch,
                            out[group.sentence]);
             });
}

void Heads::relations_of(const Kernels& kernels, const SentenceStates& sentence,
                         std::span<const std::uint32_t> words, const float* products,
                         HeadScratch& scratch, SentenceAnalysis& out) const {
  const std::size_t side = relation_.side;
  const std::size_t columns = relation_.columns;
  float* const views = scratch.gathered.reserve(words.size() * side);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto view = at(sentence, relation_dependent_, words[i] + 1);
    std::copy(view.begin(), view.end(), views + i * side);
  }
  float* const scores = scratch.scores.reserve(words.size() * columns);
  kernels.multiply_floats({views, side, products, columns, products + side * columns, scores,
                           columns, words.size(), side, columns});
  for (std::size_t i = 0; i < words.size(); ++i) {
    float* const own = scores + i * columns;
    own[root_relation_] = -std::numeric_limits<float>::infinity();
    out.words[words[i]].deprel = best_of({own, relation_.labels});
  }
}

void Heads::find_roles(const Kernels& kernels, std::span<const SentenceStates> sentences,
                       HeadScratch& scratch, std::span<SentenceAnalysis> out) const {
  scratch.groups.clear();
  for (std::uint32_t sentence = 0; sentence < sentences.size(); ++sentence) {
    for (std::uint32_t word = 0; word < out[sentence].words.size(); ++word) {
      if (out[sentence].words[word].is_predicate) {
        scratch.groups.push_back({sentence, word + 1, 0, 0});
      }
    }
  }
  apply_form(kernels, role_, role_predicate_, sentences, scratch,
             [&](const HeadScratch::Group& group, const float* products) {
               roles_of(kernels, sentences[group.sentence], group.input - 1, products, scratch,
                        out[group.sentence]);
             });
}

void Heads::roles_of(const Kernels& kernels, const SentenceStates& sentence,
                     std::uint32_t predicate, const float* products, HeadScratch& scratch,
                     SentenceAnalysis& out) const {
  const std::size_t side = role_.side;
  const std::size_t columns = role_.columns;
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

void Heads::decode(const Kernels& kernels, std::span<const SentenceStates> sentences,
                   HeadScratch& scratch, std::span<SentenceAnalysis> out) const {
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    out[i].words.resize(sentences[i].words.size());
    if (out[i].words.empty()) {
      continue;
    }
    label_words(kernels, sentences[i], scratch, out[i]);
    if (has(Labelling::Names)) {
      find_names(kernels, sentences[i], scratch, out[i]);
    }
    if (has(Labelling::Deprel)) {
      find_tree(kernels, sentences[i], scratch, out[i]);
    }
  }
  if (has(Labelling::Deprel)) {
    label_relations(kernels, sentences, scratch, out);
  }
  if (has(Labelling::Roles)) {
    find_roles(kernels, sentences, scratch, out);
  }
}

}  // namespace chronograph::nn
