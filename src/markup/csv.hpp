// SPDX-License-Identifier: Apache-2.0
// Comma-separated values as RFC 4180 has them: CR LF after every record, fields quoted where they
// must be. The same apart by tabs for programs that split lines.
#pragma once

#include "markup/output_buffer.hpp"

#include <iosfwd>
#include <string_view>

namespace chronograph {

enum class Separator { Comma, Tab };

/// Writes records field by field. Fields are kept exactly, save NUL, which no reader takes: it
/// becomes U+FFFD. A cell that a spreadsheet would run as a formula is no business of the format:
/// any guard would change the text. Apart by tabs, a record is one line that ends with LF: tabs and
/// line ends in a field become blanks, and quotes still stand around a field that has quotes.
class CsvWriter {
public:
  explicit CsvWriter(std::ostream& out, Separator separator = Separator::Comma)
      : out_(out), separator_(separator) {}

  CsvWriter& field(std::string_view text);
  CsvWriter& end_record();

private:
  OutputBuffer out_;
  Separator separator_;
  bool first_ = true;
};

}  // namespace chronograph
