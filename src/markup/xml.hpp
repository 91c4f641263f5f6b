// SPDX-License-Identifier: Apache-2.0
// XML 1.0 out, element by element. The only place that escapes for XML and HTML.
#pragma once

#include "markup/output_buffer.hpp"

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// Appends element content. Line ends, tabs and U+2028 that a reader would change are written as
/// references; characters that XML 1.0 cannot hold become U+FFFD.
void append_xml_text(std::string& out, std::string_view text);

/// Appends the value of a double-quoted attribute, in the same way; newlines and tabs too are
/// references, since a reader makes blanks of bare ones.
void append_xml_attribute(std::string& out, std::string_view value);

/// Returns text as HTML content or attribute value: `&`, `<`, `>` and both quotes escaped, NUL as
/// U+FFFD.
std::string escape_html(std::string_view text);

/// Writes one XML document, children indented by one space, text inline. Open elements are closed
/// when it goes out of scope.
class XmlWriter {
public:
  /// Writes the XML declaration.
  explicit XmlWriter(std::ostream& out);
  ~XmlWriter();
  XmlWriter(const XmlWriter&) = delete;
  XmlWriter& operator=(const XmlWriter&) = delete;

  XmlWriter& begin(std::string_view element);
  /// REQUIRES: directly after begin() or another attribute.
  XmlWriter& attribute(std::string_view name, std::string_view value);
  XmlWriter& text(std::string_view content);
  XmlWriter& end();

private:
  struct Open {
    std::string name;
    bool has_children = false;
    bool has_text = false;
  };
  void close_tag();
  void new_line();

  OutputBuffer out_;
  std::vector<Open> open_;
  bool in_tag_ = false;  ///< the start tag of the innermost element still lacks its `>`
};

}  // namespace chronograph
