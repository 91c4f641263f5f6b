// SPDX-License-Identifier: Apache-2.0
// iCalendar content lines as RFC 5545 has them: CR LF after each, folded at 75 octets between
// characters.
#pragma once

#include "markup/output_buffer.hpp"

#include <iosfwd>
#include <string_view>

namespace chronograph {

/// Writes content lines.
class IcalWriter {
public:
  explicit IcalWriter(std::ostream& out) : out_(out) {}

  /// Writes a value as it is; it must need no escape. `name` may carry parameters
  /// ("DTSTART;VALUE=DATE").
  IcalWriter& line(std::string_view name, std::string_view value);
  /// Writes text, escaped: backslash, `;`, `,` and line ends (CR LF, CR and LF are one each). Other
  /// control characters but the tab cannot stand there and become U+FFFD.
  IcalWriter& text(std::string_view name, std::string_view value);

private:
  OutputBuffer out_;
};

}  // namespace chronograph
