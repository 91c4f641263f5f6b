// SPDX-License-Identifier: Apache-2.0
// Base forms. The tag says what was inflected, the ending how: the longest ending of
// lemma_endings.tsv that fits is replaced, unless the word is an exception. Names and acronyms keep
// their capitals.
#include "annotate/characters.hpp"
#include "annotate/lexicon.hpp"
#include "annotate/stages.hpp"

#include <algorithm>

namespace chronograph {
namespace {

/// Longest ending that tools/train/learn_lemmas.py learns, in bytes of lower-case text.
constexpr std::size_t kLongestEnding = 6;
/// "GOODWYN" is no acronym.
constexpr std::size_t kLongerThanAcronyms = 7;

bool is_acronym(std::string_view word) {
  std::size_t capitals = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') {
      return false;
    }
    capitals += c >= 'A' && c <= 'Z' ? 1U : 0U;
  }
  return capitals >= 2;
}

std::string lower_with_plain_apostrophe(std::string_view word) {
  std::string lower = to_lower(word);
  constexpr std::string_view kCurly = "\u2019";
  for (std::size_t at = lower.find(kCurly); at != std::string::npos; at = lower.find(kCurly)) {
    lower.replace(at, kCurly.size(), "'");
  }
  return lower;
}

class Lemmas final : public Stage {
public:
  void run(Document& document) const override {
    for (const Sentence& sentence : document.sentences) {
      const bool shouted = is_shouted(document, sentence);
      for (std::uint32_t token_index = sentence.first_token; token_index < sentence.last_token;
           ++token_index) {
        Token& token = document.tokens[token_index];
        token.lemma = lemma_of(document.view(token), token, shouted);
      }
    }
    document.set(Layer::Lemmas);
  }

private:
  /// In a line of capitals they do not mark acronyms.
  static bool is_shouted(const Document& document, const Sentence& sentence) {
    std::uint32_t words = 0;
    std::uint32_t shouted = 0;
    for (std::uint32_t token_index = sentence.first_token; token_index < sentence.last_token;
         ++token_index) {
      const std::string_view word = document.view(document.tokens[token_index]);
      if (word.size() >= 2 &&
          is_letter(document.text.at(document.tokens[token_index].span.begin))) {
        ++words;
        shouted += is_acronym(word) ? 1U : 0U;
      }
    }
    return words > 1 && shouted * 2 > words;
  }

  std::string lemma_of(std::string_view word, const Token& token, bool shouted) const {
    const std::string_view tag = to_string(token.xpos);
    const std::string lower = lower_with_plain_apostrophe(word);
    std::string key(tag);
    key += ':';
    key += lower;
    if (const auto row = exceptions_.find(key); !row.empty()) {
      return std::string(row[0]);
    }
    if (token.xpos == Xpos::Cd || (token.xpos == Xpos::Nns && has_digit(lower))) {
      return number_lemma(lower);
    }
    if (token.upos == Upos::Propn || token.xpos == Xpos::Nnp) {
      const bool calm = is_acronym(word) && (shouted || word.size() >= kLongerThanAcronyms);
      return replace_ending(tag, lower, calm ? capitalised(lower) : std::string(word));
    }
    const bool acronym =
        !shouted && ((token.xpos == Xpos::Nn && is_acronym(word)) ||
                     (token.xpos == Xpos::Nns && is_acronym(word.substr(0, word.size() - 1))));
    return replace_ending(tag, lower,
                          acronym || token.xpos == Xpos::Add ? std::string(word) : lower);
  }

  static bool has_digit(std::string_view word) {
    return word.find_first_of("0123456789") != std::string_view::npos;
  }

  static std::string capitalised(std::string lower) {
    const char first = lower.front();
    lower.front() = first >= 'a' && first <= 'z' ? static_cast<char>(first - 'a' + 'A') : first;
    return lower;
  }

  /// "1,200" is 1200, "the 1990's" are the 1990s.
  static std::string number_lemma(std::string lower) {
    if (has_digit(lower)) {
      std::erase(lower, ',');
      if (lower.front() != '\'') {
        std::erase(lower, '\'');
      }
    }
    return lower;
  }

  std::string replace_ending(std::string_view tag, std::string_view lower,
                             std::string lemma) const {
    if (!has_endings(tag)) {
      return lemma;
    }
    std::string key(tag);
    key += ':';
    const std::size_t stem = key.size();
    const std::size_t longest = std::min(kLongestEnding, lower.empty() ? 0 : lower.size() - 1);
    for (std::size_t length = longest;; --length) {
      key.replace(stem, std::string::npos, lower.substr(lower.size() - length));
      const auto row = endings_.find(key);
      if (row.size() >= 2) {
        const auto cut = static_cast<std::size_t>(row[0].front() - '0');
        if (cut >= lemma.size() ||
            (row[1].empty() && !has_vowel(lower.substr(0, lower.size() - cut)))) {
          return lemma;  // "bred"
        }
        lemma.resize(lemma.size() - cut);
        lemma += row[1];
        return lemma;
      }
      if (length == 0) {
        return lemma;
      }
    }
  }

  static bool has_vowel(std::string_view stem) {
    return stem.find_first_of("aeiouy") != std::string_view::npos || has_digit(stem) ||
           stem.find_first_not_of("bcdfghjklmnpqrstvwxz") != std::string_view::npos;
  }

  static bool has_endings(std::string_view tag) {
    return tag.size() >= 3 && (tag.substr(0, 2) == "VB" || tag.substr(0, 2) == "NN" ||
                               tag.substr(0, 2) == "JJ" || tag.substr(0, 2) == "RB");
  }

  Lexicon endings_{"lemma_endings.tsv"};
  Lexicon exceptions_{"lemma_exceptions.tsv"};
};

}  // namespace

std::unique_ptr<Stage> make_lemmas(const StageOptions& /*options*/) {
  return std::make_unique<Lemmas>();
}

}  // namespace chronograph
