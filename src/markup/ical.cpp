// SPDX-License-Identifier: Apache-2.0
#include "markup/ical.hpp"

#include <cstddef>
#include <string>

namespace chronograph {
namespace {

constexpr std::size_t kLongestLine = 75;  // octets, without the line end

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if (c == '\r' || c == '\n') {
      out += "\\n";
      i += text.substr(i, 2) == "\r\n" ? 1U : 0U;
    } else if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7f') {
      out += "\uFFFD";
    } else {
      out += c;
    }
  }
  return out;
}

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

IcalWriter& IcalWriter::line(std::string_view name, std::string_view value) {
  const std::string whole = std::string(name) + ":" + std::string(value);
  std::string_view rest = whole;
  std::size_t room = kLongestLine;
  while (rest.size() > room) {
    std::size_t cut = room;
    while (continues_character(rest[cut])) {
      --cut;
    }
    out_.bytes().append(rest.substr(0, cut)).append("\r\n ");
    rest.remove_prefix(cut);
    room = kLongestLine - 1;  // the blank that says that a line goes on counts
  }
  out_.bytes().append(rest).append("\r\n");
  out_.drain();
  return *this;
}

IcalWriter& IcalWriter::text(std::string_view name, std::string_view value) {
  return line(name, escaped(value));
}

}  // namespace chronograph
