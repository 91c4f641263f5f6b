// SPDX-License-Identifier: Apache-2.0
#include "annotate/tag_features.hpp"

#include "annotate/characters.hpp"

#include <algorithm>

namespace chronograph {
namespace {

std::uint32_t mix(std::uint32_t hash, std::uint32_t value) {
  std::uint64_t product = (std::uint64_t{hash} << 32U | value) * 0x9E3779B97F4A7C15ULL;
  product ^= product >> 29U;
  return static_cast<std::uint32_t>(product >> 16U);
}

std::uint32_t hash_of(std::u32string_view text) {
  std::uint32_t hash = 17;
  for (const char32_t c : text) {
    hash = mix(hash, c);
  }
  return hash;
}

/// Digits alike, curly apostrophes plain; other than ASCII is left to `to_lower` of the text room.
char32_t normal(char32_t c) {
  if (is_digit(c)) {
    return U'0';
  }
  return c == U'\u2019' ? U'\'' : c;
}

// Bits of a shape.
constexpr std::uint32_t kUpperFirst = 1;
constexpr std::uint32_t kUpperRest = 2;
constexpr std::uint32_t kLowerRest = 4;
constexpr std::uint32_t kDigit = 8;
constexpr std::uint32_t kHyphen = 16;
constexpr std::uint32_t kMark = 32;
constexpr std::uint32_t kSpaceBefore = 64;
constexpr std::uint32_t kSpaceAfter = 128;
constexpr std::uint32_t kShouted = 256;
constexpr std::uint32_t kTitled = 512;

std::uint32_t shape_of(std::u32string_view word) {
  std::uint32_t shape = 0;
  for (std::size_t index = 0; index < word.size(); ++index) {
    const char32_t c = word[index];
    if (is_upper(c)) {
      shape |= index == 0 ? kUpperFirst : kUpperRest;
    } else if (is_letter(c)) {
      shape |= index == 0 ? 0U : kLowerRest;
    } else if (is_digit(c)) {
      shape |= kDigit;
    } else {
      shape |= c == U'-' ? kHyphen : kMark;
    }
  }
  return shape;
}

bool has_space(const Document& document, std::uint32_t position) {
  return position >= document.text.size() || is_space(document.text.at(position));
}

struct Style {
  std::uint32_t long_words = 0;
  std::uint32_t upper = 0;
  std::uint32_t capital = 0;

  void count(std::uint32_t shape, std::size_t length) {
    if (length < 4 || (shape & (kDigit | kMark)) != 0) {
      return;
    }
    ++long_words;
    upper += (shape & kUpperFirst) != 0 && (shape & kLowerRest) == 0 ? 1 : 0;
    capital += (shape & kUpperFirst) != 0 ? 1 : 0;
  }
  /// In a headline, capitals say nothing of a word.
  [[nodiscard]] std::uint32_t flags() const {
    if (long_words < 2) {
      return 0;
    }
    if (upper * 4 > long_words * 3) {
      return kShouted;
    }
    return long_words > 2 && capital * 5 >= long_words * 4 ? kTitled : 0U;
  }
};

WordView view_word(const Document& document, Span span, std::u32string& lower, Style& style) {
  WordView view;
  std::u32string word;
  bool ascii = true;
  for (std::uint32_t position = span.begin; position < span.end; ++position) {
    word.push_back(document.text.at(position));
    ascii = ascii && word.back() < 0x80U;
  }
  view.key = hash_of(word);
  view.shape = shape_of(word);
  style.count(view.shape, word.size());
  if ((view.shape & kMark) != 0) {
    view.shape |= span.begin == 0 || has_space(document, span.begin - 1) ? kSpaceBefore : 0U;
    view.shape |= has_space(document, span.end) ? kSpaceAfter : 0U;
  }
  if (ascii) {
    lower.assign(word);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32U : c; });
  } else {
    lower = to_code_points(to_lower(document.view(span)));
  }
  std::transform(lower.begin(), lower.end(), lower.begin(), normal);
  const std::u32string_view text = lower;
  view.lower = hash_of(text);
  for (std::size_t length = 1; length <= view.suffixes.size(); ++length) {
    view.suffixes[length - 1] = hash_of(text.substr(text.size() - std::min(length, text.size())));
  }
  for (std::size_t length = 1; length <= view.prefixes.size(); ++length) {
    view.prefixes[length - 1] = hash_of(text.substr(0, length));
  }
  return view;
}

}  // namespace

std::vector<WordView> view_words(const Document& document, const Sentence& sentence) {
  std::vector<WordView> words(kTagPadding);
  words.reserve(sentence.last_token - sentence.first_token + 2 * kTagPadding);
  std::u32string lower;
  Style style;
  for (std::uint32_t token_index = sentence.first_token; token_index < sentence.last_token;
       ++token_index) {
    words.push_back(view_word(document, document.tokens[token_index].span, lower, style));
  }
  for (WordView& word : words) {
    word.shape |= style.flags();
  }
  words.resize(words.size() + kTagPadding);
  return words;
}

void look_up(std::vector<WordView>& words, const std::vector<PerceptronParts::Word>& frequent) {
  for (WordView& word : words) {
    const auto found = std::lower_bound(
        frequent.begin(), frequent.end(), word.key,
        [](const PerceptronParts::Word& known, std::uint32_t key) { return known.key < key; });
    if (found != frequent.end() && found->key == word.key) {
      word.usual = found->label + 1U;
      word.sure = found->sure;
    }
  }
}

TagFeatures tag_features(std::span<const WordView> words, std::size_t index, std::uint32_t previous,
                         std::uint32_t before_previous) {
  const WordView* const word = &words[index + kTagPadding];
  const std::uint32_t labels = previous << 8U | before_previous;
  const std::uint32_t first = index == 0 ? 1 : 0;
  std::uint32_t group = 0;
  const auto feature = [&](std::uint32_t value) { return mix(mix(1009, ++group), value); };
  const auto pair = [&](std::uint32_t left, std::uint32_t right) {
    return feature(mix(left, right));
  };
  return TagFeatures{
      feature(0),
      feature(word->lower),
      feature(word->key),
      feature(word->suffixes[0]),
      feature(word->suffixes[1]),
      feature(word->suffixes[2]),
      feature(word->suffixes[3]),
      feature(word->prefixes[0]),
      feature(word->prefixes[1]),
      feature(word->prefixes[2]),
      feature(word->shape << 1U | first),
      feature(previous),
      feature(labels),
      pair(word->lower, previous),
      pair(word->suffixes[2], previous),
      pair(word->shape << 1U | first, previous),
      feature(word[-1].lower),
      feature(word[-2].lower),
      feature(word[1].lower),
      feature(word[2].lower),
      feature(word[-1].suffixes[2]),
      feature(word[1].suffixes[2]),
      pair(word[-1].lower, word->lower),
      pair(word->lower, word[1].lower),
      pair(word[1].shape, word->shape),
      pair(word[-1].shape, word->shape),
      pair(word->suffixes[1], word->shape),
      feature(word->usual),
      pair(word[1].usual, word->usual),
      pair(word[1].usual, previous),
      pair(word[2].usual, word[1].usual),
  };
}

}  // namespace chronograph
