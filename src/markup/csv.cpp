// SPDX-License-Identifier: Apache-2.0
#include "markup/csv.hpp"

#include "markup/byte_set.hpp"

namespace chronograph {
namespace {

/// Blanks at the ends are quoted too, since some readers trim bare fields.
bool needs_quotes(std::string_view text, Separator separator) {
  constexpr ByteSet kQuoted([](unsigned char byte) {
    return byte == '"' || byte == ',' || byte == '\r' || byte == '\n';
  });
  if (separator == Separator::Tab) {
    return text.find('"') != std::string_view::npos;
  }
  return kQuoted.find(text, 0) < text.size() || text.starts_with(' ') || text.ends_with(' ') ||
         text.starts_with('\t') || text.ends_with('\t');
}

void append_content(std::string& out, std::string_view text, bool by_tabs) {
  constexpr ByteSet kSpecial([](unsigned char byte) {
    return byte == '"' || byte == 0U || byte == '\t' || byte == '\n' || byte == '\r';
  });
  for (std::size_t copied = 0;; ++copied) {
    const std::size_t offset = kSpecial.find(text, copied);
    out += text.substr(copied, offset - copied);
    if (offset == text.size()) {
      return;
    }
    copied = offset;
    if (text[offset] == '\0') {
      out += "\uFFFD";
    } else if (text[offset] == '"') {
      out += "\"\"";
    } else {
      out += by_tabs ? ' ' : text[offset];
    }
  }
}

}  // namespace

CsvWriter& CsvWriter::field(std::string_view text) {
  std::string& bytes = out_.bytes();
  const bool by_tabs = separator_ == Separator::Tab;
  if (!first_) {
    bytes += by_tabs ? '\t' : ',';
  }
  first_ = false;
  const bool quoted = needs_quotes(text, separator_);
  if (quoted) {
    bytes += '"';
  }
  append_content(bytes, text, by_tabs);
  if (quoted) {
    bytes += '"';
  }
  return *this;
}

CsvWriter& CsvWriter::end_record() {
  out_.bytes() += separator_ == Separator::Tab ? "\n" : "\r\n";
  out_.drain();
  first_ = true;
  return *this;
}

}  // namespace chronograph
