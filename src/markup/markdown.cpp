// SPDX-License-Identifier: Apache-2.0
#include "markup/markdown.hpp"

#include "chronograph/text/utf8.hpp"

namespace chronograph {
namespace {

constexpr std::string_view kMeaningful = "\\`*_{}[]<>&#|~$^!";

bool is_control(char32_t c) {
  return c < 0x20U || (c >= 0x7FU && c <= 0x9FU) || c == 0xFFFEU || c == 0xFFFFU;
}

bool is_blank(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0x85U || c == 0x2028U || c == 0x2029U;
}

/// Escapes what would begin a list, a rule or a table's line: "- ", "+ ", "=", "1." and "1)".
void escape_begin(std::string& line) {
  const std::size_t end = line.find_first_not_of("0123456789");
  if (end == std::string::npos) {
    return;
  }
  const std::string_view marks = end == 0 ? "-+=:" : ".)";
  if (marks.find(line[end]) != std::string_view::npos) {
    line.insert(end, 1, '\\');
  }
}

/// Closes what turns the direction of writing, so that it turns nothing behind the text.
class DirectionMarks {
public:
  void see(char32_t c) {
    if ((c >= 0x202AU && c <= 0x202EU && c != 0x202CU) || (c >= 0x2066U && c <= 0x2068U)) {
      closers_.push_back(c < 0x2060U ? 0x202CU : 0x2069U);
    } else if (!closers_.empty() && c == closers_.back()) {
      closers_.pop_back();
    }
  }
  void close(std::string& text) {
    for (; !closers_.empty(); closers_.pop_back()) {
      append_utf8(text, closers_.back());
    }
  }

private:
  std::u32string closers_;
};

}  // namespace

std::string escape_markdown(std::string_view text) {
  std::string escaped;
  bool blank = false;
  DirectionMarks direction;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decode_utf8(text, offset);
    if (is_blank(c)) {
      blank = true;
      continue;
    }
    if (blank && !escaped.empty()) {
      escaped += ' ';
    }
    blank = false;
    if (c < 0x80U && kMeaningful.find(static_cast<char>(c)) != std::string_view::npos) {
      escaped += '\\';
    }
    append_utf8(escaped, is_control(c) ? 0xFFFDU : c);
    direction.see(c);
  }
  direction.close(escaped);
  escape_begin(escaped);
  return escaped;
}

}  // namespace chronograph
