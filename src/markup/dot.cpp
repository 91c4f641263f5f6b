// SPDX-License-Identifier: Apache-2.0
#include "markup/dot.hpp"

#include "chronograph/text/utf8.hpp"
#include "markup/byte_set.hpp"

namespace chronograph {
namespace {

bool is_control(char32_t c) {
  return c < 0x20U || (c >= 0x7FU && c <= 0x9FU) || c == 0xFFFEU || c == 0xFFFFU;
}

void append_dot_text(std::string& out, std::string_view text) {
  constexpr ByteSet kMayBeEscaped([](unsigned char byte) {
    return byte < 0x20U || byte >= 0x7FU || byte == '\\' || byte == '"' || byte == '&';
  });
  for (std::size_t offset = 0; offset < text.size();) {
    if (const std::size_t end = kMayBeEscaped.find(text, offset); end > offset) {
      out += text.substr(offset, end - offset);
      offset = end;
      continue;
    }
    const char32_t c = decode_utf8(text, offset);
    if (c == U'\r' && text.substr(offset).starts_with('\n')) {
      continue;
    }
    switch (c) {
      case U'\\':
        out += "\\\\";
        break;
      case U'"':
        out += "\\\"";
        break;
      case U'&':
        out += "&amp;";
        break;
      case U'\t':
        out += ' ';
        break;
      case U'\n':
      case U'\r':
      case 0x85U:
      case 0x2028U:
      case 0x2029U:
        out += "\\n";
        break;
      default:
        append_utf8(out, is_control(c) ? 0xFFFDU : c);
    }
  }
}

}  // namespace

DotWriter::DotWriter(std::ostream& out, std::string_view name) : out_(out) {
  out_.bytes() += "digraph ";
  quoted(name);
  out_.bytes() += " {\n";
}

DotWriter::~DotWriter() { out_.bytes() += "}\n"; }

DotWriter& DotWriter::defaults(std::string_view of, std::initializer_list<DotAttribute> values) {
  out_.bytes() += ' ';
  out_.bytes() += of;
  attributes(values);
  return *this;
}

DotWriter& DotWriter::node(std::string_view id, std::initializer_list<DotAttribute> values) {
  out_.bytes() += ' ';
  quoted(id);
  attributes(values);
  return *this;
}

DotWriter& DotWriter::edge(std::string_view from, std::string_view to,
                           std::initializer_list<DotAttribute> values) {
  out_.bytes() += ' ';
  quoted(from);
  out_.bytes() += " -> ";
  quoted(to);
  attributes(values);
  return *this;
}

void DotWriter::quoted(std::string_view text) {
  out_.bytes() += '"';
  append_dot_text(out_.bytes(), text);
  out_.bytes() += '"';
}

void DotWriter::attributes(std::initializer_list<DotAttribute> values) {
  std::string_view separator = " [";
  for (const DotAttribute& attribute : values) {
    if (!attribute.value.empty()) {
      out_.bytes() += separator;
      out_.bytes() += attribute.name;
      out_.bytes() += '=';
      quoted(attribute.value);
      separator = ", ";
    }
  }
  out_.bytes() += separator == ", " ? "];\n" : ";\n";
  out_.drain();
}

}  // namespace chronograph
