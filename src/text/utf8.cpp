// SPDX-License-Identifier: Apache-2.0
// UTF-8 bytes and what Unicode says of code points. News is mostly ASCII, so every function first
// takes the longest ASCII way and asks utf8proc only beyond it.
#include "chronograph/text/utf8.hpp"

#include "chronograph/error.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>
#include <memory>
#include <utf8proc.h>
#include <utility>

namespace chronograph {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;

unsigned char byte_at(std::string_view bytes, std::size_t offset) {
  return static_cast<unsigned char>(bytes[offset]);
}

bool is_continuation(std::string_view bytes, std::size_t offset) {
  return offset < bytes.size() && (byte_at(bytes, offset) & 0xC0U) == 0x80U;
}

/// Returns the first offset at or after `offset` that holds no ASCII byte, or the size.
std::size_t skip_ascii(std::string_view bytes, std::size_t offset) {
  while (offset + sizeof(std::uint64_t) <= bytes.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + offset, sizeof word);
    if ((word & kHighBits) != 0) {
      break;
    }
    offset += sizeof word;
  }
  while (offset < bytes.size() && byte_at(bytes, offset) < 0x80U) {
    ++offset;
  }
  return offset;
}

bool is_ascii(std::string_view bytes) { return skip_ascii(bytes, 0) == bytes.size(); }

/// Returns the length of the valid multi-byte sequence at `offset`, 0 if there is none.
std::size_t sequence_length(std::string_view bytes, std::size_t offset) {
  const unsigned char lead = byte_at(bytes, offset);
  if (!is_continuation(bytes, offset + 1)) {
    return 0;
  }
  const unsigned char second = byte_at(bytes, offset + 1);
  if (lead >= 0xC2U && lead <= 0xDFU) {
    return 2;
  }
  if (!is_continuation(bytes, offset + 2)) {
    return 0;
  }
  if (lead >= 0xE0U && lead <= 0xEFU) {
    const bool overlong = lead == 0xE0U && second < 0xA0U;
    const bool surrogate = lead == 0xEDU && second > 0x9FU;
    return overlong || surrogate ? 0 : 3;
  }
  if (!is_continuation(bytes, offset + 3)) {
    return 0;
  }
  const bool overlong = lead == 0xF0U && second < 0x90U;
  const bool too_high = lead == 0xF4U && second > 0x8FU;
  return lead < 0xF0U || lead > 0xF4U || overlong || too_high ? 0 : 4;
}

utf8proc_category_t category(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

char32_t ascii_lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

/// Spellings that no Unicode decomposition brings together, made plain: quotes, dashes and Latin
/// letters with a stroke.
std::string_view plain_spelling(char32_t c) {
  switch (c) {
    case U'`':
    case U'\u00B4':
    case U'\u02B9':
    case U'\u02BB':
    case U'\u02BC':
    case U'\u2018':
    case U'\u2019':
    case U'\u201A':
    case U'\u201B':
    case U'\u2032':
    case U'\u2039':
    case U'\u203A':
      return "'";
    case U'\u00AB':
    case U'\u00BB':
    case U'\u201C':
    case U'\u201D':
    case U'\u201E':
    case U'\u201F':
    case U'\u2033':
      return "\"";
    case U'\u2212':
      return "-";
    case U'\u00C6':
    case U'\u00E6':
      return "ae";
    case U'\u00D0':
    case U'\u00F0':
    case U'\u0110':
    case U'\u0111':
      return "d";
    case U'\u00D8':
    case U'\u00F8':
      return "o";
    case U'\u00DE':
    case U'\u00FE':
      return "th";
    case U'\u0131':
      return "i";
    case U'\u0141':
    case U'\u0142':
      return "l";
    case U'\u0152':
    case U'\u0153':
      return "oe";
    default:
      return category(c) == UTF8PROC_CATEGORY_PD ? "-" : "";
  }
}

/// Tells whether a code point only decorates a letter. The vowel signs and voicing marks of Indic
/// and East Asian scripts (combining classes 0 and 7 to 9, 103 to 199) are letters in all but name.
bool is_diacritic(char32_t c) {
  const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
  const int combining_class = property->combining_class;
  return combining_class == 1 || (combining_class >= 10 && combining_class <= 36) ||
         combining_class >= 200;
}

/// Appends a code point in its plain spelling.
void append_plain(std::string& out, char32_t c) {
  const std::string_view spelling = c < 0x80U && c != U'`' ? "" : plain_spelling(c);
  if (spelling.empty()) {
    append_utf8(out, c);
  } else {
    out += spelling;
  }
}

/// Appends with runs of white space made one space, none at the beginning.
void append_folded(std::string& out, char32_t c) {
  if (!is_space(c)) {
    append_plain(out, c);
  } else if (!out.empty() && out.back() != ' ') {
    out += ' ';
  }
}

void trim_end(std::string& text) {
  if (!text.empty() && text.back() == ' ') {
    text.pop_back();
  }
}

std::string fold_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char byte : text) {
    const auto c = static_cast<char32_t>(static_cast<unsigned char>(byte));
    append_folded(out, ascii_lower(c));
  }
  trim_end(out);
  return out;
}

/// Returns the decomposed and case-folded code points.
std::vector<utf8proc_int32_t> decompose(const std::string& text) {
  const auto options = static_cast<utf8proc_option_t>(
      UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto length = static_cast<utf8proc_ssize_t>(text.size());
  const utf8proc_ssize_t needed = utf8proc_decompose(bytes, length, nullptr, 0, options);
  assert(needed >= 0);
  std::vector<utf8proc_int32_t> code_points(static_cast<std::size_t>(needed));
  utf8proc_decompose(bytes, length, code_points.data(), needed, options);
  return code_points;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  std::size_t offset = skip_ascii(bytes, 0);
  while (offset < bytes.size()) {
    const std::size_t length = sequence_length(bytes, offset);
    if (length == 0) {
      return offset;
    }
    offset = skip_ascii(bytes, offset + length);
  }
  return std::nullopt;
}

char32_t decode_utf8(std::string_view bytes, std::size_t& byte_offset) {
  const char32_t lead = byte_at(bytes, byte_offset++);
  if (lead < 0x80U) {
    return lead;
  }
  const int following = lead < 0xE0U ? 1 : lead < 0xF0U ? 2 : 3;
  char32_t c = lead & (0x3FU >> static_cast<unsigned>(following));
  for (int i = 0; i < following; ++i) {
    c = (c << 6U) | (byte_at(bytes, byte_offset++) & 0x3FU);
  }
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  assert(c <= 0x10FFFFU && (c < 0xD800U || c > 0xDFFFU));
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  const auto put_following = [&](unsigned shift) { put(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80U) {
    put(c);
  } else if (c < 0x800U) {
    put(0xC0U | (c >> 6U));
    put_following(0);
  } else if (c < 0x10000U) {
    put(0xE0U | (c >> 12U));
    put_following(6);
    put_following(0);
  } else {
    put(0xF0U | (c >> 18U));
    put_following(12);
    put_following(6);
    put_following(0);
  }
}

std::size_t count_code_points(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

bool is_space(char32_t c) {
  if (c < 0x80U) {
    return c == U' ' || (c >= U'\t' && c <= U'\r');
  }
  return c == 0x85U || c == 0xA0U || c == 0x1680U || (c >= 0x2000U && c <= 0x200AU) ||
         c == 0x2028U || c == 0x2029U || c == 0x202FU || c == 0x205FU || c == 0x3000U ||
         c == 0xFEFFU;
}

bool is_letter(char32_t c) {
  if (c < 0x80U) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  }
  const utf8proc_category_t found = category(c);
  return found >= UTF8PROC_CATEGORY_LU && found <= UTF8PROC_CATEGORY_LO;
}

bool is_upper(char32_t c) {
  return c < 0x80U ? c >= U'A' && c <= U'Z' : category(c) == UTF8PROC_CATEGORY_LU;
}

bool is_lower(char32_t c) {
  return c < 0x80U ? c >= U'a' && c <= U'z' : category(c) == UTF8PROC_CATEGORY_LL;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_punctuation(char32_t c) {
  if (c < 0x80U) {
    return c > U' ' && c < 0x7FU && !is_letter(c) && !is_digit(c);
  }
  const utf8proc_category_t found = category(c);
  return found >= UTF8PROC_CATEGORY_PC && found <= UTF8PROC_CATEGORY_SO;
}

std::string to_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decode_utf8(text, offset);
    append_utf8(
        out, c < 0x80U ? ascii_lower(c)
                       : static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
  }
  return out;
}

std::string fold_name(std::string_view text) {
  if (is_ascii(text)) {
    return fold_ascii(text);
  }
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decode_utf8(text, offset);
    append_plain(plain, is_space(c) ? U' ' : c);
  }
  // Decomposition brings forth quotes of its own (U+0149 is an apostrophe and n), hence twice.
  std::string out;
  out.reserve(plain.size());
  for (const utf8proc_int32_t code_point : decompose(plain)) {
    const auto c = static_cast<char32_t>(code_point);
    if (!is_diacritic(c)) {
      append_folded(out, c);
    }
  }
  trim_end(out);
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    std::size_t offset = 0;
    if (!is_space(decode_utf8(text, offset))) {
      break;
    }
    text.remove_prefix(offset);
  }
  while (!text.empty()) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && is_continuation(text, begin)) {
      --begin;
    }
    std::size_t offset = begin;
    if (!is_space(decode_utf8(text, offset))) {
      break;
    }
    text.remove_suffix(text.size() - begin);
  }
  return text;
}

Text::Text(std::string bytes) : bytes_(std::move(bytes)) {
  if (bytes_.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorKind::Input,
                "text of " + std::to_string(bytes_.size()) + " bytes, expected at most 4294967295");
  }
  if (const auto invalid = find_invalid_utf8(bytes_)) {
    throw Error(ErrorKind::Input, "invalid UTF-8 at byte " + std::to_string(*invalid));
  }
  size_ = static_cast<std::uint32_t>(count_code_points(bytes_));
  if (size_ == bytes_.size()) {
    return;
  }
  byte_offsets_.reserve(std::size_t{size_} + 1);
  for (std::size_t offset = 0; offset < bytes_.size(); ++offset) {
    if (!is_continuation(bytes_, offset)) {
      byte_offsets_.push_back(static_cast<std::uint32_t>(offset));
    }
  }
  byte_offsets_.push_back(static_cast<std::uint32_t>(bytes_.size()));
}

std::string_view Text::view(Span span) const {
  assert(span.begin <= span.end && span.end <= size_);
  const std::size_t begin = to_byte_offset(span.begin);
  return std::string_view(bytes_).substr(begin, to_byte_offset(span.end) - begin);
}

char32_t Text::at(std::uint32_t code_point_index) const {
  assert(code_point_index < size_);
  std::size_t offset = to_byte_offset(code_point_index);
  return decode_utf8(bytes_, offset);
}

std::size_t Text::to_byte_offset(std::uint32_t code_point_index) const {
  assert(code_point_index <= size_);
  return byte_offsets_.empty() ? code_point_index : byte_offsets_[code_point_index];
}

std::uint32_t Text::to_code_point_index(std::size_t byte_offset) const {
  assert(byte_offset <= bytes_.size());
  if (byte_offsets_.empty()) {
    return static_cast<std::uint32_t>(byte_offset);
  }
  const auto after = std::upper_bound(byte_offsets_.begin(), byte_offsets_.end(), byte_offset);
  return static_cast<std::uint32_t>(after - byte_offsets_.begin() - 1);
}

}  // namespace chronograph
