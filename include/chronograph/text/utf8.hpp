// SPDX-License-Identifier: Apache-2.0
// UTF-8 text addressed by code points. The only room that touches UTF-8 bytes: all others speak of
// spans and views.
#pragma once

#include "chronograph/text/span.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// Returns the byte offset of the first byte that is not valid UTF-8 (overlong forms, surrogates
/// and values over U+10FFFF are not).
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

/// Decodes the code point at `byte_offset` and moves the offset past it. The bytes must be valid
/// UTF-8.
char32_t decode_utf8(std::string_view bytes, std::size_t& byte_offset);

/// Appends one code point. Not a surrogate, at most U+10FFFF.
void append_utf8(std::string& out, char32_t code_point);

/// Counts code points. The bytes must be valid UTF-8. O(bytes).
std::size_t count_code_points(std::string_view bytes);

/// Unicode properties by general category; no locale takes part.
bool is_space(char32_t c);  ///< White_Space, and U+FEFF
bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_digit(char32_t c);        ///< ASCII digits only
bool is_punctuation(char32_t c);  ///< general categories P* and S*

/// Returns the simple lower-case mapping, code point by code point (the number of code points does
/// not change).
std::string to_lower(std::string_view text);

/// Returns a key under which spellings of one name are equal: compatibility-decomposed,
/// case-folded, without diacritics, curly quotes and dashes made plain, runs of white space made
/// one space, ends trimmed.
std::string fold_name(std::string_view text);

/// Returns `text` without white space at either end.
std::string_view trim(std::string_view text);

/// A text with random access by code point: the UTF-8 bytes and, where they are not all ASCII, an
/// index of offsets.
class Text {
public:
  Text() = default;
  /// Takes valid UTF-8 over, exactly as given. Throws Error(Input) if it is not valid or over 2^32
  /// - 1 bytes.
  explicit Text(std::string bytes);

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  /// Number of code points.
  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] Span all() const { return {0, size_}; }
  /// Returns the bytes of a span. REQUIRES: span.begin <= span.end <= size(). O(1).
  [[nodiscard]] std::string_view view(Span span) const;
  [[nodiscard]] char32_t at(std::uint32_t code_point_index) const;
  [[nodiscard]] std::size_t to_byte_offset(std::uint32_t code_point_index) const;
  /// Returns the index of the code point that holds the byte. O(log size).
  [[nodiscard]] std::uint32_t to_code_point_index(std::size_t byte_offset) const;

private:
  std::string bytes_;
  std::vector<std::uint32_t>
      byte_offsets_;  // of every code point, and the end; empty where all is ASCII
  std::uint32_t size_ = 0;
};

}  // namespace chronograph
