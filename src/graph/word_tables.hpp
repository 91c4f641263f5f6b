// SPDX-License-Identifier: Apache-2.0
// The word lists that tell one event from another: how common a word is in news, and which words
// tell of one thing.
#pragma once

#include "chronograph/text/span.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chronograph {

class Text;

class WordTables {
public:
  /// Reads the lists that are built into the program. Throws Error(Model) if one is missing.
  WordTables();

  /// The share of articles that hold the word (in lower case), at least 0.01: how rare a rarer word
  /// is cannot be told from one collection.
  [[nodiscard]] double share_of(std::string_view word) const;
  /// What all forms of a trigger have in common: "explosion", "explode" and "exploded" are one
  /// family. `lemma` is in lower case.
  [[nodiscard]] std::string family_of(std::string_view lemma) const;
  /// Whether a trigger tells of too many things ("say", "make") for a second one to be a second
  /// telling.
  [[nodiscard]] bool is_plain(std::string_view lemma) const;

  /// Whether a word beside a trigger tells that it is another event of its kind ("again").
  [[nodiscard]] bool tells_another(std::string_view word) const;
  /// Whether a word denies ("denies"), where others only doubt ("allegedly").
  [[nodiscard]] bool tells_denial(std::string_view word) const;
  /// Whether a word is a number or a part of one.
  [[nodiscard]] bool is_number(std::string_view word) const;
  /// Adds the numbers that words tell, as digits: "12", "1,200", "two hundred", "$3.5 million".
  void add_numbers(std::string_view words, std::vector<std::string>& numbers) const;

private:
  std::unordered_map<std::string_view, double> shares_;
  std::unordered_map<std::string_view, std::string_view> verbs_;
  std::unordered_map<std::string_view, bool> plain_;
  std::unordered_map<std::string_view, bool> another_;
  std::unordered_map<std::string_view, bool> denials_;
  struct NumberWord {
    double value = 0;
    bool multiplies = false;  // "hundred"
  };
  std::unordered_map<std::string_view, NumberWord> numbers_;
};

/// The words of a span in lower case: two or more letters or digits, in order.
std::vector<std::string> words_of(const Text& text, Span span);

}  // namespace chronograph
