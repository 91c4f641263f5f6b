// SPDX-License-Identifier: Apache-2.0
#include "markup/xml.hpp"

#include "chronograph/text/utf8.hpp"
#include "markup/byte_set.hpp"

#include <cassert>

namespace chronograph {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

/// Tells whether a code point is no Char of XML 1.0, section 2.2.
bool is_forbidden(char32_t c) {
  return (c < 0x20U && c != U'\t' && c != U'\n' && c != U'\r') || c == 0xFFFEU || c == 0xFFFFU;
}

/// Returns what stands for a code point, empty for the code point itself.
std::string_view escape_of(char32_t c, bool in_attribute) {
  switch (c) {
    case U'&':
      return "&amp;";
    case U'<':
      return "&lt;";
    case U'>':
      return "&gt;";
    case U'"':
      return in_attribute ? "&quot;" : "";
    case U'\t':
      return in_attribute ? "&#9;" : "";
    case U'\n':
      return in_attribute ? "&#10;" : "";
    case U'\r':
      return "&#13;";
    case 0x85U:  // xmldom takes these two for line ends
      return "&#133;";
    case 0x2028U:
      return "&#8232;";
    default:
      return is_forbidden(c) ? kReplacement : "";
  }
}

/// With what a code point that may have an escape begins; U+0085, U+2028, U+FFFE and U+FFFF begin
/// with the last three.
constexpr ByteSet kMayBeEscaped([](unsigned char byte) {
  return byte < 0x20U || byte == '&' || byte == '<' || byte == '>' || byte == '"' ||
         byte == 0xC2U || byte == 0xE2U || byte == 0xEFU;
});

void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
  std::size_t copied = 0;
  for (std::size_t offset = kMayBeEscaped.find(text, 0); offset < text.size();
       offset = kMayBeEscaped.find(text, offset)) {
    const std::size_t begin = offset;
    const std::string_view escape = escape_of(decode_utf8(text, offset), in_attribute);
    if (!escape.empty()) {
      out += text.substr(copied, begin - copied);
      out += escape;
      copied = offset;
    }
  }
  out += text.substr(copied);
}

}  // namespace

void append_xml_text(std::string& out, std::string_view text) { append_escaped(out, text, false); }

void append_xml_attribute(std::string& out, std::string_view value) {
  append_escaped(out, value, true);
}

std::string escape_html(std::string_view text) {
  constexpr ByteSet kEscaped([](unsigned char byte) {
    return byte == '&' || byte == '<' || byte == '>' || byte == '"' || byte == '\'' || byte == 0U;
  });
  std::string out;
  out.reserve(text.size());
  for (std::size_t copied = 0;; ++copied) {
    const std::size_t offset = kEscaped.find(text, copied);
    out += text.substr(copied, offset - copied);
    if (offset == text.size()) {
      return out;
    }
    copied = offset;
    switch (text[offset]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += kReplacement;
    }
  }
}

XmlWriter::XmlWriter(std::ostream& out) : out_(out) {
  out_.bytes() += R"(<?xml version="1.0" encoding="UTF-8"?>)";
}

XmlWriter::~XmlWriter() {
  while (!open_.empty()) {
    end();
  }
  out_.bytes() += '\n';
}

XmlWriter& XmlWriter::begin(std::string_view element) {
  close_tag();
  if (!open_.empty()) {
    open_.back().has_children = true;
  }
  if (open_.empty() || !open_.back().has_text) {
    new_line();
  }
  out_.bytes() += '<';
  out_.bytes() += element;
  open_.push_back({std::string(element)});
  in_tag_ = true;
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  assert(in_tag_);
  std::string& bytes = out_.bytes();
  bytes += ' ';
  bytes += name;
  bytes += "=\"";
  append_xml_attribute(bytes, value);
  bytes += '"';
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view content) {
  assert(!open_.empty());
  close_tag();
  open_.back().has_text = true;
  append_xml_text(out_.bytes(), content);
  return *this;
}

XmlWriter& XmlWriter::end() {
  assert(!open_.empty());
  const Open element = std::move(open_.back());
  open_.pop_back();
  if (in_tag_) {
    out_.bytes() += "/>";
    in_tag_ = false;
  } else {
    if (element.has_children && !element.has_text) {
      new_line();
    }
    out_.bytes() += "</" + element.name + ">";
  }
  out_.drain();
  return *this;
}

void XmlWriter::close_tag() {
  if (in_tag_) {
    out_.bytes() += '>';
    in_tag_ = false;
  }
}

void XmlWriter::new_line() {
  out_.bytes() += '\n';
  out_.bytes().append(open_.size(), ' ');
}

}  // namespace chronograph
