// SPDX-License-Identifier: Apache-2.0
// Which words say that one thing caused another, and where cause and effect stand to them.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace chronograph {

/// The rows of causal_markers.tsv.
class CausalMarkers {
public:
  /// How the tree ties a marker to cause and effect.
  enum class Pattern : std::uint8_t {
    Phrase,             ///< before the cause, within the clause of the effect: "due to"
    Conjunction,        ///< opens the clause of the cause: "because"
    ReasonConjunction,  ///< the same, if it cannot mean time: "since"
    Consequence,        ///< opens the clause of the effect, the cause comes before: ", so"
    Adverb,             ///< in the clause of the effect, the cause is beside it: "therefore"
    SentenceAdverb,     ///< the same, or the cause is the sentence before: "as a result"
    Verb,               ///< cause and effect fill its slots
    Noun,               ///< likewise
  };
  using Words = std::vector<std::string_view>;
  struct Row {
    Words words;  ///< in small letters; base forms of verbs and nouns
    Pattern pattern = Pattern::Phrase;
    /// Slots of a verb or noun, the first one that is filled counts: "subject", "object",
    /// "infinitive", "counterpart" (of "X was the cause"), "self", prepositions.
    Words cause;
    Words effect;
  };

  /// Throws Error(Model) for a row that cannot be read.
  CausalMarkers();

  /// Rows by their first word, the longest first. Of verbs and nouns the word is the lemma.
  [[nodiscard]] const std::vector<Row>& rows_of(std::string_view word) const;
  /// Whether a noun stands for the events that follow it: "a WAVE of arrests".
  [[nodiscard]] bool holds_events(std::string_view noun) const { return holders_.contains(noun); }

  /// Whether a verb tells no more than that something is said: "say", not "criticise".
  [[nodiscard]] bool only_reports(std::string_view verb) const { return reports_.contains(verb); }
  /// Whether a noun behind "for" tells what something is to serve: "detained for QUESTIONING".
  [[nodiscard]] bool is_purpose(std::string_view noun) const { return purposes_.contains(noun); }

private:
  std::unordered_map<std::string_view, std::vector<Row>> rows_;
  std::unordered_set<std::string_view> holders_;
  std::unordered_set<std::string_view> reports_;
  std::unordered_set<std::string_view> purposes_;
};

}  // namespace chronograph
