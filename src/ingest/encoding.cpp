// SPDX-License-Identifier: Apache-2.0
// The order of the evidence: byte order mark, NULs in every second byte, validity as UTF-8. A file
// that is nearly all UTF-8 stays UTF-8 with the broken bytes marked; only bytes that look like
// single characters are read as windows-1252.
#include "ingest/encoding.hpp"

#include "chronograph/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace chronograph {
namespace {

constexpr std::size_t kSampleSize = 64 * 1024;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Code points of the bytes 0x80 to 0x9F in windows-1252 (0: none). Source: WHATWG Encoding
// Standard, index windows-1252; there the five undefined bytes are control characters, which no
// text means.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned char byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

enum class Utf16 : std::uint8_t { No, LittleEndian, BigEndian };

/// English UTF-16 has a NUL in nearly every second byte, and always the same second.
Utf16 guess_utf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSampleSize);
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') {
      ++nuls[i % 2];
    }
  }
  const std::size_t pairs = sample.size() / 2;
  if (pairs < 2) {
    return Utf16::No;
  }
  if (nuls[1] * 10 > pairs * 4 && nuls[0] * 20 < pairs) {
    return Utf16::LittleEndian;
  }
  return nuls[0] * 10 > pairs * 4 && nuls[1] * 20 < pairs ? Utf16::BigEndian : Utf16::No;
}

Utf16 utf16_mark(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") && !bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) {
    return Utf16::LittleEndian;
  }
  return bytes.starts_with("\xFE\xFF") ? Utf16::BigEndian : Utf16::No;
}

std::string from_utf16(std::string_view bytes, Utf16 order) {
  const auto unit_at = [&](std::size_t i) {
    const unsigned first = byte_at(bytes, i);
    const unsigned second = byte_at(bytes, i + 1);
    return static_cast<char32_t>(order == Utf16::LittleEndian ? first | second << 8U
                                                              : first << 8U | second);
  };
  std::string text;
  text.reserve(bytes.size() / 2 + bytes.size() / 8);
  std::size_t i = 0;
  while (i + 1 < bytes.size()) {
    const char32_t unit = unit_at(i);
    i += 2;
    if (unit < 0xD800 || unit > 0xDFFF) {
      append_utf8(text, unit);
      continue;
    }
    const char32_t low = unit < 0xDC00 && i + 1 < bytes.size() ? unit_at(i) : 0;
    if (low >= 0xDC00 && low <= 0xDFFF) {
      append_utf8(text, 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00));
      i += 2;
    } else {
      text += kReplacement;  // half a surrogate pair
    }
  }
  return text;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    const char32_t code_point = c >= 0x80 && c < 0xA0 ? kWindows1252[c - 0x80U] : c;
    append_utf8(text, code_point == 0 && c != 0 ? U'\uFFFD' : code_point);
  }
  return text;
}

/// What is wrong with bytes as UTF-8, and the best that can be made of them.
struct Repaired {
  std::string text;
  std::size_t broken = 0;     ///< bytes that belong to no sequence
  std::size_t sequences = 0;  ///< valid sequences of several bytes
  std::size_t first_broken = 0;
};

Repaired repair(std::string_view bytes) {
  Repaired repaired;
  repaired.text.reserve(bytes.size() + 16);
  std::size_t done = 0;
  while (done < bytes.size()) {
    const std::string_view rest = bytes.substr(done);
    const std::size_t valid = find_invalid_utf8(rest).value_or(rest.size());
    for (const char byte : rest.substr(0, valid)) {
      repaired.sequences += static_cast<unsigned char>(byte) >= 0xC0 ? 1U : 0U;
    }
    repaired.text += rest.substr(0, valid);
    done += valid;
    if (done == bytes.size()) {
      break;
    }
    if (repaired.broken == 0) {
      repaired.first_broken = done;
    }
    // One mark for a run: a lead byte and its continuations that do not add up.
    repaired.text += kReplacement;
    do {
      ++done;
      ++repaired.broken;
    } while (done < bytes.size() && (byte_at(bytes, done) & 0xC0U) == 0x80U);
  }
  return repaired;
}

/// Returns how many bytes at the end are the begin of a sequence that the file does not finish.
std::size_t unfinished_tail(std::string_view bytes) {
  for (std::size_t length = 1; length <= 3 && length <= bytes.size(); ++length) {
    const unsigned char c = byte_at(bytes, bytes.size() - length);
    if (c >= 0xC2 && c <= 0xF4) {
      const std::size_t needed = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
      return length < needed ? length : 0;
    }
    if ((c & 0xC0U) != 0x80U) {
      return 0;
    }
  }
  return 0;
}

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : several);
}

bool is_latin(std::string_view character_set) {
  const std::string name = to_lower(to_valid_utf8(character_set));
  return name.empty() || name == "utf-8" || name == "utf8" || name == "windows-1252" ||
         name == "cp1252" || name == "iso-8859-1" || name == "latin1" || name == "us-ascii" ||
         name == "ascii";
}

Decoded decode_invalid(std::string_view bytes, std::string_view declared) {
  Repaired repaired = repair(bytes);
  const std::size_t tail = unfinished_tail(bytes);
  if (tail > 0 && repaired.broken == tail && repaired.first_broken == bytes.size() - tail) {
    return {std::string(bytes.substr(0, bytes.size() - tail)), "utf-8",
            "ends in the middle of a character at byte " + std::to_string(repaired.first_broken) +
                "; it may be truncated"};
  }
  if (repaired.sequences > 2 * repaired.broken) {
    return {std::move(repaired.text), "utf-8",
            counted(repaired.broken, "byte is", "bytes are") +
                " not valid UTF-8, the first at byte " + std::to_string(repaired.first_broken) +
                "; shown as U+FFFD"};
  }
  std::string notice = "is not valid UTF-8 at byte " + std::to_string(repaired.first_broken) +
                       "; read as windows-1252";
  if (!is_latin(declared)) {
    notice += ", although it declares \"" + to_valid_utf8(declared) + "\", which is not supported";
  }
  return {from_windows_1252(bytes), "windows-1252", std::move(notice)};
}

}  // namespace

std::string why_binary(std::string_view bytes) {
  struct Kind {
    std::string_view magic;
    std::string_view message;
  };
  static constexpr std::array kKinds{
      Kind{"%PDF-", "is a PDF; convert it first (pdftotext)"},
      Kind{"PK\x03\x04", "is a zip container (or an office document); unpack it first"},
  };
  for (const Kind& kind : kKinds) {
    if (bytes.starts_with(kind.magic)) {
      return std::string(kind.message);
    }
  }
  if (utf16_mark(bytes) != Utf16::No || guess_utf16(bytes) != Utf16::No) {
    return {};
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    return "is binary: NUL at byte " + std::to_string(nul);
  }
  const std::string_view sample = bytes.substr(0, kSampleSize);
  const auto controls = std::ranges::count_if(sample, [](char byte) {
    const auto c = static_cast<unsigned char>(byte);
    return (c < 0x20 && !(c >= 0x08 && c <= 0x0D) && c != 0x1B) || c == 0x7F;
  });
  // Text has none; a tenth leaves room for stray form feeds and the like.
  return static_cast<std::size_t>(controls) * 10 > sample.size()
             ? "is binary: " + std::to_string(controls) + " control characters in the first " +
                   std::to_string(sample.size()) + " bytes"
             : std::string();
}

Decoded decode(std::string_view bytes, std::string_view declared) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    return decode(bytes.substr(3), declared);
  }
  if (const Utf16 order = utf16_mark(bytes); order != Utf16::No) {
    return {from_utf16(bytes.substr(2), order),
            order == Utf16::LittleEndian ? "utf-16le" : "utf-16be",
            bytes.size() % 2 == 1 ? "ends in the middle of a character; it may be truncated" : ""};
  }
  if (const Utf16 order = guess_utf16(bytes); order != Utf16::No) {
    const std::string name = order == Utf16::LittleEndian ? "utf-16le" : "utf-16be";
    return {from_utf16(bytes, order), name, "has no byte order mark; read as " + name};
  }
  if (find_invalid_utf8(bytes)) {
    return decode_invalid(bytes, declared);
  }
  return {bytes, "utf-8"};
}

std::string to_valid_utf8(std::string_view bytes) {
  return find_invalid_utf8(bytes) ? from_windows_1252(bytes) : std::string(bytes);
}

}  // namespace chronograph
