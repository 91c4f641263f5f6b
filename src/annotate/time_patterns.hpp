// SPDX-License-Identifier: Apache-2.0
// Patterns of time_rules.tsv, expanded to plain sequences of elements: what the trie of the grammar
// is made from.
#pragma once

#include "annotate/time_words.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chronograph {

/// A test of one atom: any of some classes, words, tags.
struct TimeElement {
  std::uint64_t classes = 0;
  std::uint64_t tags = 0;            ///< bits of Xpos
  std::vector<std::uint32_t> words;  ///< sorted
  bool sentence_end = false;         ///< `^` or `$`: no atom there

  [[nodiscard]] bool accepts(const TimeAtom& atom) const {
    if ((atom.classes & classes) != 0 || (tags >> static_cast<unsigned>(atom.xpos) & 1U) != 0) {
      return true;
    }
    if (atom.word != 0) {
      for (const std::uint32_t word : words) {
        if (word == atom.word) {
          return true;
        }
      }
    }
    return false;
  }
  auto operator<=>(const TimeElement&) const = default;
};

using TimeAssignments = std::vector<std::pair<TimeSlot, std::int32_t>>;

struct TimeStep {
  TimeElement element;
  bool context = false;
  auto operator<=>(const TimeStep&) const = default;
};

struct TimeSequence {
  std::vector<TimeStep> steps;
  TimeAssignments assignments;
};

/// Strings that rules give as values, by number.
class TimeTexts {
public:
  std::int32_t intern(std::string_view text);
  [[nodiscard]] std::string_view at(std::int32_t index) const {
    return texts_[static_cast<std::size_t>(index)];
  }

private:
  std::vector<std::string> texts_;
};

/// Expands patterns; remembers the named ones.
class TimePatterns {
public:
  TimePatterns(TimeWords& words, TimeTexts& texts) : words_(words), texts_(texts) {}

  void define(std::string_view name, std::string_view pattern);
  /// Throws Error(Model) for a pattern that cannot be read or gives more than 20,000 sequences.
  std::vector<TimeSequence> expand(std::string_view pattern);
  /// Reads `a|CLASS|/TAG`.
  TimeElement element(std::string_view alternatives);
  /// Reads `slot=value slot=value`.
  TimeAssignments assignments(std::string_view text);

private:
  std::vector<TimeSequence> alternatives(std::string_view& rest, bool context);
  std::vector<TimeSequence> item(std::string_view& rest, bool& context);

  TimeWords& words_;
  TimeTexts& texts_;
  std::map<std::string, std::vector<TimeSequence>, std::less<>> named_;
};

}  // namespace chronograph
