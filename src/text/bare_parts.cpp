// SPDX-License-Identifier: Apache-2.0
// Code point by code point: canonical decomposition, marks dropped, lower case, then cuts.
#include "text/bare_parts.hpp"

#include "chronograph/text/utf8.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <utf8proc.h>

namespace chronograph {
namespace {

enum class Kind { Dropped, Space, Alone, Letter };

bool is_ideograph(char32_t c) {
  struct Block {
    char32_t first;
    char32_t last;
  };
  // CJK ideographs: the unified ones, extensions A to E, the two blocks of compatibility.
  constexpr std::array kBlocks{Block{0x3400, 0x4DBF},   Block{0x4E00, 0x9FFF},
                               Block{0xF900, 0xFAFF},   Block{0x20000, 0x2A6DF},
                               Block{0x2A700, 0x2CEAF}, Block{0x2F800, 0x2FA1F}};
  for (const Block block : kBlocks) {
    if (block.first <= c && c <= block.last) {
      return true;
    }
  }
  return false;
}

bool is_ascii_letter_or_digit(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
}

Kind kind_of(char32_t c) {
  if (c < 0x80) {
    if (is_ascii_letter_or_digit(c)) {
      return Kind::Letter;
    }
    if (is_space(c)) {
      return Kind::Space;
    }
    return c < U' ' || c == 0x7F ? Kind::Dropped : Kind::Alone;
  }
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
      return Kind::Dropped;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return Kind::Space;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
      return Kind::Alone;
    default:
      return is_ideograph(c) ? Kind::Alone : Kind::Letter;
  }
}

/// Writes parts, a space before each but the first.
class Parts {
public:
  explicit Parts(std::string& out) : out_(out) { out_.clear(); }

  void add(char32_t c) {
    const Kind kind = kind_of(c);
    if (kind == Kind::Dropped) {
      return;
    }
    if (kind == Kind::Space) {
      cut_ = true;
      return;
    }
    if ((cut_ || kind == Kind::Alone) && !out_.empty()) {
      out_ += ' ';
    }
    append_utf8(out_, lower(c));
    cut_ = kind == Kind::Alone;
  }

private:
  static char32_t lower(char32_t c) {
    if (c < 0x80) {
      return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
    }
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
  }

  std::string& out_;
  bool cut_ = false;
};

}  // namespace

void to_bare_parts(std::string_view word, std::string& out) {
  Parts parts(out);
  std::array<utf8proc_int32_t, 32> decomposed{};  // no canonical decomposition is longer than 4
  for (std::size_t byte_offset = 0; byte_offset < word.size();) {
    const char32_t c = decode_utf8(word, byte_offset);
    if (c < 0x80) {
      parts.add(c);
      continue;
    }
    int boundary = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(c), decomposed.data(),
        static_cast<utf8proc_ssize_t>(decomposed.size()), UTF8PROC_DECOMPOSE, &boundary);
    if (count < 0 || count > static_cast<utf8proc_ssize_t>(decomposed.size())) {
      continue;
    }
    for (const utf8proc_int32_t part :
         std::span(decomposed).first(static_cast<std::size_t>(count))) {
      parts.add(static_cast<char32_t>(part));
    }
  }
}

}  // namespace chronograph
