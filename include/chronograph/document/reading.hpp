// SPDX-License-Identifier: Apache-2.0
// What a trained model makes of the words of a document, before stages decide: proposals with
// probabilities. Lives while stages run.
#pragma once

#include "chronograph/document/labels.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace chronograph {

/// Proposals for one word.
struct WordReading {
  float event = 0;        ///< probability that the word is an event's trigger
  bool is_event = false;  ///< whether that was the best label of all
  EventClass event_class = EventClass::Occurrence;
  Tense tense = Tense::None;
  Aspect aspect = Aspect::None;
  Polarity polarity = Polarity::Pos;
  std::optional<LinkRelation> creation;  ///< of the event to the creation time
  float creation_probability = 0;
  /// Probability that the word is part of a name, for each EntityType; all 0 for an unread word.
  std::array<float, 5> name_types{};
  std::uint16_t mention = 0;     ///< the model's label of what the word is the head of; 0: nothing
  std::uint32_t state = kNoRow;  ///< row of Reading::states

  static constexpr std::uint32_t kNoRow = 0xFFFFFFFF;
};

/// A proposed name: tokens [first, last) of the document.
struct NameReading {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  EntityType type = EntityType::Other;
  float probability = 0;  ///< of the least certain of its words
};

/// The order of two events, indices into Document::events.
struct OrderReading {
  std::uint32_t first = 0;  ///< the one that stands first in the text
  std::uint32_t later = 0;
  LinkRelation relation = LinkRelation::Vague;  ///< of first to later, by their begins
  float probability = 0;
};

/// Empty where no model has read the document.
struct Reading {
  std::vector<WordReading> words;  ///< one a token
  std::vector<NameReading> names;  ///< in text order, without overlap
  /// States of the words that may be mentions or events, (rows, width) of the model.
  std::vector<float> states;
  /// By later, then first event; nothing before a stage has asked.
  std::optional<std::vector<OrderReading>> orders;
};

}  // namespace chronograph
