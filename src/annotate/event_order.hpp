// SPDX-License-Identifier: Apache-2.0
// What the language core says about the order of two events that stand close to each other, with
// the features of docs/model-format.md, "Order". It proposes; the stage `links` decides.
#pragma once

#include "chronograph/document/document.hpp"
#include "chronograph/neural/model.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// Features of pairs of events as numbers of a model. Immutable.
class OrderFeatures {
public:
  explicit OrderFeatures(const nn::Model& model);

  /// An event as its pairs need it.
  struct Word {
    std::uint32_t event = 0;
    std::uint32_t token = 0;
    std::uint32_t sentence = 0;
    std::vector<std::uint16_t> first_signals;  ///< features where it is the first of a pair
    std::vector<std::uint16_t> later_signals;
  };
  /// The document's events whose words have a state, in text order.
  [[nodiscard]] std::vector<Word> words_of(const Document& document) const;

  /// Appends the pair's features, without those of signals: always kFixed of them.
  void append(const Document& document, const Word& first, const Word& later,
              std::vector<std::uint16_t>& out) const;
  static constexpr std::size_t kFixed = 5;

private:
  static constexpr std::size_t kDistances = 4;
  static constexpr std::size_t kNoClass = 7;  // after the classes: no event
  static constexpr std::size_t kClasses = 8;
  static constexpr std::size_t kTenses = 7;
  static constexpr std::size_t kCreations = 5;
  template <std::size_t kLabels>
  using Table = std::array<std::array<std::uint16_t, kLabels>, kLabels>;

  [[nodiscard]] std::uint16_t tie_of(const Document& document, const Word& first,
                                     const Word& later) const;
  void add_signals(const Document& document, std::uint32_t first_token, std::uint32_t last_token,
                   std::span<Word> words) const;

  std::array<std::uint16_t, kDistances> sentences_{};
  std::uint16_t apart_ = nn::kNoFeature;
  std::uint16_t siblings_ = nn::kNoFeature;
  std::uint16_t no_tie_ = nn::kNoFeature;
  std::vector<std::uint16_t> governs_;   // by Deprel
  std::vector<std::uint16_t> governed_;  // by Deprel
  Table<kTenses> tenses_{};
  Table<kClasses> classes_{};
  Table<kCreations> creations_{};
  const nn::Model* model_;  // for signals, an open list
};

/// Reads the order of events in one sentence or in neighbouring ones.
class OrderReader {
public:
  /// REQUIRES: the model has the head.
  explicit OrderReader(std::shared_ptr<const nn::Model> model);

  /// Returns the proposals by later, then first event. O(events): each has a bounded number of
  /// partners.
  [[nodiscard]] std::vector<OrderReading> read(const Document& document) const;

private:
  void read_pairs(const Document& document, std::span<const OrderFeatures::Word> words,
                  std::size_t later, nn::PairScorer& scorer, std::vector<OrderReading>& out) const;

  std::shared_ptr<const nn::Model> model_;
  OrderFeatures features_;
  std::vector<LinkRelation> labels_;
  std::size_t vague_ = 0;
};

/// The proposals for the stages, made for a document once, by whoever asks first.
class OrderReadings {
public:
  /// `model` may be absent or lack the head; there are no proposals then.
  explicit OrderReadings(const std::shared_ptr<const nn::Model>& model);

  /// Returns Reading::orders, filled. Needs the layer Events.
  [[nodiscard]] const std::vector<OrderReading>& of(Document& document) const;

private:
  std::optional<OrderReader> reader_;
};

}  // namespace chronograph
