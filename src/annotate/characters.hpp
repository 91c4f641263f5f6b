// SPDX-License-Identifier: Apache-2.0
// Classes of code points that the stages on characters share (zones, tokens, sentences).
#pragma once

#include "chronograph/text/utf8.hpp"

#include <string>
#include <string_view>

namespace chronograph {

inline std::u32string to_code_points(std::string_view bytes) {
  std::u32string out;
  out.reserve(bytes.size());
  for (std::size_t offset = 0; offset < bytes.size();) {
    out.push_back(decode_utf8(bytes, offset));
  }
  return out;
}

/// Letters, digits, and whatever is neither space nor mark (combining signs, soft hyphens).
inline bool is_word_part(char32_t c) {
  if (c < 0x80U) {
    return is_letter(c) || is_digit(c);
  }
  return !is_space(c) && !is_punctuation(c);
}

inline bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019'; }

inline bool is_opening(char32_t c) {
  constexpr std::u32string_view kOpening = U"\"'`([{<\u201C\u2018\u00AB\u201E";
  return kOpening.find(c) != std::u32string_view::npos;
}

inline bool is_closing(char32_t c) {
  constexpr std::u32string_view kClosing = U"\"')]}>\u201D\u2019\u00BB";
  return kClosing.find(c) != std::u32string_view::npos;
}

}  // namespace chronograph
