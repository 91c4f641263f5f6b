// SPDX-License-Identifier: Apache-2.0
#include "markup/csv.hpp"

namespace chronograph {
namespace {

/// Blanks at the ends are quoted too, since some readers trim bare fields.
bool needs_quotes(std::string_view text, Separator separator) {
  if (separator == Separator::Tab) {
    return text.find('"') != std::string_view::npos;
  }
  return text.find_first_of("\",\r\n") != std::string_view::npos || text.starts_with(' ') ||
         text.ends_with(' ') || text.starts_with('\t') || text.ends_with('\t');
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
  for (const char byte : text) {
    if (byte == '\0') {
      bytes += "\uFFFD";
    } else if (by_tabs && (byte == '\t' || byte == '\n' || byte == '\r')) {
      bytes += ' ';
    } else {
      bytes += byte;
      if (byte == '"') {
        bytes += '"';
      }
    }
  }
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
