// SPDX-License-Identifier: Apache-2.0
// Comma-separated values as RFC 4180 has them: CR LF after every record, fields quoted where they
// must be.
#pragma once

#include "markup/output_buffer.hpp"

#include <iosfwd>
#include <string_view>

namespace chronograph {

/// Writes records field by field. Fields are kept exactly, save NUL, which no reader takes: it
/// becomes U+FFFD. A cell that a spreadsheet would run as a formula is no business of the format:
/// any guard would change the text.
class CsvWriter {
public:
  explicit CsvWriter(std::ostream& out) : out_(out) {}

  CsvWriter& field(std::string_view text);
  CsvWriter& end_record();

private:
  OutputBuffer out_;
  bool first_ = true;
};

}  // namespace chronograph
