// SPDX-License-Identifier: Apache-2.0
// Features of one event are looked up once, those of a pair are numbers in tables.
#include "annotate/event_order.hpp"

#include "chronograph/text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;

/// Sentences between two events that are compared, as in the data that the head learned from.
constexpr Index kMaxSentences = 1;
/// Partners of one event; only a list of verbs has more in two sentences.
constexpr std::size_t kMaxPartners = 24;

template <std::size_t kLabels, typename NameOf>
void fill(std::array<std::array<std::uint16_t, kLabels>, kLabels>& table, const nn::Model& model,
          std::string_view what, const NameOf& name_of) {
  for (std::size_t a = 0; a < kLabels; ++a) {
    for (std::size_t b = 0; b < kLabels; ++b) {
      std::string name(what);
      name.append(":").append(name_of(a)).append(":").append(name_of(b));
      table[a][b] = model.pair_feature(nn::Pairing::Order, name);
    }
  }
}

/// The governor as an index into the document's tokens; the token itself for a root.
Index governor_of(const Document& document, Index token, Index sentence) {
  const Index head = document.tokens[token].head;
  return head == 0 ? token : document.sentences[sentence].first_token + head - 1;
}

}  // namespace

OrderFeatures::OrderFeatures(const nn::Model& model) : model_(&model) {
  const auto feature = [&](const std::string& name) {
    return model.pair_feature(nn::Pairing::Order, name);
  };
  for (std::size_t i = 0; i < kDistances; ++i) {
    sentences_[i] = feature("sentences:" + std::to_string(i));
  }
  apart_ = feature("tie:apart");
  siblings_ = feature("tie:siblings");
  no_tie_ = feature("tie:none");
  for (std::size_t i = 0; i < label_count<Deprel>(); ++i) {
    const Deprel relation = without_subtype(static_cast<Deprel>(i));
    const std::string spelling(to_string(relation));
    governs_.push_back(feature("tie:governs:" + spelling));
    governed_.push_back(feature("tie:governed:" + spelling));
  }
  fill(tenses_, model, "tense", [](std::size_t i) { return to_string(static_cast<Tense>(i)); });
  fill(classes_, model, "class", [](std::size_t i) {
    return i == kNoClass ? std::string_view("O") : to_string(static_cast<EventClass>(i));
  });
  fill(creations_, model, "creation",
       [](std::size_t i) { return to_string(static_cast<LinkRelation>(i)); });
}

std::vector<OrderFeatures::Word> OrderFeatures::words_of(const Document& document) const {
  std::vector<Word> words;
  for (Index e = 0; e < document.events.size(); ++e) {
    const Span span = document.events[e].span;
    const auto [token, end] = document.tokens_in(span);
    const auto sentence = document.sentence_at(span.begin);
    if (token < end && sentence && token < document.reading.words.size() &&
        document.reading.words[token].state != WordReading::kNoRow) {
      words.push_back({e, token, *sentence, {}, {}});
    }
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const Word& a, const Word& b) { return a.token < b.token; });
  for (std::size_t first = 0; first < words.size();) {
    const std::size_t begin = first;
    const Index sentence = words[first].sentence;
    while (first < words.size() && words[first].sentence == sentence) {
      ++first;
    }
    add_signals(document, document.sentences[sentence].first_token,
                document.sentences[sentence].last_token,
                std::span(words).subspan(begin, first - begin));
  }
  return words;
}

/// Gives the words of one sentence what hangs on them as a signal.
void OrderFeatures::add_signals(const Document& document, Index first_token, Index last_token,
                                std::span<Word> words) const {
  for (Index t = first_token; t < last_token; ++t) {
    const Token& token = document.tokens[t];
    const Deprel relation = without_subtype(token.deprel);
    if (token.head == 0 ||
        (relation != Deprel::Mark && relation != Deprel::Case && relation != Deprel::Advmod)) {
      continue;
    }
    const Index governor = first_token + token.head - 1;
    auto word = std::lower_bound(words.begin(), words.end(), governor,
                                 [](const Word& w, Index index) { return w.token < index; });
    const std::string form = to_lower(document.view(token));
    for (; word != words.end() && word->token == governor; ++word) {
      const auto first = model_->pair_feature(nn::Pairing::Order, "signal:1:" + form);
      const auto later = model_->pair_feature(nn::Pairing::Order, "signal:2:" + form);
      if (first != nn::kNoFeature) {
        word->first_signals.push_back(first);
      }
      if (later != nn::kNoFeature) {
        word->later_signals.push_back(later);
      }
    }
  }
}

std::uint16_t OrderFeatures::tie_of(const Document& document, const Word& first,
                                    const Word& later) const {
  if (first.sentence != later.sentence) {
    return apart_;
  }
  const Index above_first = governor_of(document, first.token, first.sentence);
  const Index above_later = governor_of(document, later.token, later.sentence);
  if (above_later == first.token) {
    return governs_[static_cast<std::size_t>(document.tokens[later.token].deprel)];
  }
  if (above_first == later.token) {
    return governed_[static_cast<std::size_t>(document.tokens[first.token].deprel)];
  }
  return above_first == above_later ? siblings_ : no_tie_;
}

void OrderFeatures::append(const Document& document, const Word& first, const Word& later,
                           std::vector<std::uint16_t>& out) const {
  const WordReading& one = document.reading.words[first.token];
  const WordReading& two = document.reading.words[later.token];
  const auto of_class = [](const WordReading& word) {
    return word.is_event ? static_cast<std::size_t>(word.event_class) : kNoClass;
  };
  const auto of_tense = [](const WordReading& word) {
    return static_cast<std::size_t>(word.tense);
  };
  const Index distance = later.sentence - first.sentence;
  out.push_back(sentences_[std::min<std::size_t>(distance, kDistances - 1)]);
  out.push_back(tie_of(document, first, later));
  out.push_back(tenses_[of_tense(one)][of_tense(two)]);
  out.push_back(classes_[of_class(one)][of_class(two)]);
  out.push_back(one.creation && two.creation ? creations_[static_cast<std::size_t>(*one.creation)]
                                                         [static_cast<std::size_t>(*two.creation)]
                                             : nn::kNoFeature);
}

OrderReader::OrderReader(std::shared_ptr<const nn::Model> model)
    : model_(std::move(model)), features_(*model_) {
  for (const std::string& spelling : model_->labels(nn::Labelling::Order)) {
    labels_.push_back(parse_label<LinkRelation>(spelling).value_or(LinkRelation::Vague));
  }
}

std::vector<OrderReading> OrderReader::read(const Document& document) const {
  std::vector<OrderReading> out;
  const std::vector<OrderFeatures::Word> words = features_.words_of(document);
  const std::size_t width = model_->width();
  std::vector<float> states;
  states.reserve(words.size() * width);
  for (const OrderFeatures::Word& word : words) {
    const auto row = document.reading.states.begin() +
                     static_cast<std::ptrdiff_t>(document.reading.words[word.token].state * width);
    states.insert(states.end(), row, row + static_cast<std::ptrdiff_t>(width));
  }
  auto scorer = model_->pairs(nn::Pairing::Order, states);
  for (std::size_t later = 1; scorer && later < words.size(); ++later) {
    read_pairs(document, words, later, *scorer, out);
  }
  return out;
}

void OrderReader::read_pairs(const Document& document, std::span<const OrderFeatures::Word> words,
                             std::size_t later, nn::PairScorer& scorer,
                             std::vector<OrderReading>& out) const {
  std::size_t begin = later;
  std::size_t signals = 0;
  while (begin > 0 && later - begin < kMaxPartners &&
         words[later].sentence - words[begin - 1].sentence <= kMaxSentences) {
    --begin;
    signals = std::max(signals, words[begin].first_signals.size());
  }
  signals += words[later].later_signals.size();
  const std::size_t each = OrderFeatures::kFixed + signals;
  std::vector<std::uint16_t> features;
  for (std::size_t first = begin; first < later; ++first) {
    features_.append(document, words[first], words[later], features);
    for (const auto* own : {&words[first].first_signals, &words[later].later_signals}) {
      features.insert(features.end(), own->begin(), own->end());
    }
    features.resize((first - begin + 1) * each, nn::kNoFeature);
  }
  const std::size_t labels = labels_.size();
  std::vector<float> scores((later - begin) * labels);
  scorer.score_before(later, later - begin, features, scores);
  for (std::size_t first = begin; first < later; ++first) {
    const auto own = std::span(scores).subspan((first - begin) * labels, labels);
    const nn::PairLabel best = scorer.best(own);
    if (words[first].token != words[later].token) {
      out.push_back(
          {words[first].event, words[later].event, labels_[best.label], best.probability});
    }
  }
}

OrderReadings::OrderReadings(const std::shared_ptr<const nn::Model>& model) {
  if (model && model->has(nn::Labelling::Order)) {
    reader_.emplace(model);
  }
}

const std::vector<OrderReading>& OrderReadings::of(Document& document) const {
  auto& orders = document.reading.orders;
  if (!orders) {
    orders = reader_ && !document.reading.states.empty() ? reader_->read(document)
                                                         : std::vector<OrderReading>();
  }
  return *orders;
}

}  // namespace chronograph
