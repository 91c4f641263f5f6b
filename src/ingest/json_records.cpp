// SPDX-License-Identifier: Apache-2.0
// The end of a value is found by counting brackets outside strings; the parser sees the value
// later. Lines are taken as they stand where most of the first ones look whole, so that a broken
// line is skipped and the next is read.
#include "ingest/json_records.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace chronograph {
namespace {

constexpr std::string_view kBlank = " \t\r\n";
constexpr std::size_t kFirstLines = 20;

std::string_view stripped(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlank);
  return begin == std::string_view::npos
             ? std::string_view()
             : text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::string_view line_at(std::string_view bytes, std::size_t offset) {
  return bytes.substr(offset, std::min(bytes.find('\n', offset), bytes.size()) - offset);
}

/// Most of the first lines begin and end like an object: one record a line.
bool has_record_lines(std::string_view bytes) {
  std::size_t whole = 0;
  std::size_t seen = 0;
  for (std::size_t offset = 0; offset < bytes.size() && seen < kFirstLines;) {
    const std::string_view raw = line_at(bytes, offset);
    offset += raw.size() + 1;
    const std::string_view line = stripped(raw);
    if (line.empty()) {
      continue;
    }
    ++seen;
    whole += line.starts_with('{') && line.ends_with('}') ? 1U : 0U;
  }
  return whole > 0 && whole * 2 >= seen;
}

/// Returns the offset one past the value that begins at `begin`; nothing if it has no end. A value
/// that is no object, array or string ends at a comma, bracket or white space.
std::optional<std::size_t> end_of_value(std::string_view bytes, std::size_t begin) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = begin; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (in_string) {
      i += c == '\\' ? 1 : 0;
      in_string = c != '"';
      if (!in_string && depth == 0) {
        return i + 1;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth <= 1) {
        return depth == 1 ? i + 1 : std::max(i, begin + 1);
      }
      --depth;
    } else if (depth == 0 && (c == ',' || kBlank.find(c) != std::string_view::npos)) {
      return std::max(i, begin + 1);
    }
  }
  return depth == 0 && !in_string ? std::optional(bytes.size()) : std::nullopt;
}

/// Counts lines along with an offset that only moves forward.
class Position {
public:
  explicit Position(std::string_view bytes) : bytes_(bytes) {}

  JsonRecord record(std::size_t begin, std::size_t end) {
    while (true) {
      const std::size_t line_end = bytes_.find('\n', line_begin_);
      if (line_end == std::string_view::npos || line_end >= begin) {
        break;
      }
      line_begin_ = line_end + 1;
      ++line_;
    }
    JsonRecord record;
    record.bytes = bytes_.substr(begin, end - begin);
    record.line = line_;
    record.column = begin - line_begin_ + 1;
    return record;
  }

  std::string place(std::size_t offset) {
    const JsonRecord here = record(offset, offset);
    return std::to_string(here.line) + ":" + std::to_string(here.column) + ": ";
  }

private:
  std::string_view bytes_;
  std::size_t line_begin_ = 0;
  std::size_t line_ = 1;
};

using Visit = std::function<void(const JsonRecord& record)>;
using Failed = std::function<void(const std::string& message)>;

void visit_lines(std::string_view bytes, const Visit& visit) {
  Position position(bytes);
  const std::size_t content = stripped(bytes).size();
  for (std::size_t offset = 0; offset < bytes.size();) {
    const std::string_view raw = line_at(bytes, offset);
    const std::string_view line = stripped(raw);
    if (!line.empty()) {
      const auto begin = static_cast<std::size_t>(line.data() - bytes.data());
      JsonRecord record = position.record(begin, begin + line.size());
      record.is_only = line.size() == content;
      visit(record);
    }
    offset += raw.size() + 1;
  }
}

/// Values one after the other, with or without commas, from `offset` to a closing bracket or the
/// end.
void visit_values(std::string_view bytes, std::size_t offset, const Visit& visit,
                  const Failed& failed) {
  const bool in_array = offset > 0;
  Position position(bytes);
  const std::size_t content = stripped(bytes).size();
  while (true) {
    offset = std::min(bytes.find_first_not_of(" \t\r\n,", offset), bytes.size());
    if (offset == bytes.size() || (in_array && bytes[offset] == ']')) {
      break;
    }
    const auto end = end_of_value(bytes, offset);
    if (!end) {
      failed(position.place(offset) + "found the end of the file inside a value that begins here");
      return;
    }
    JsonRecord record = position.record(offset, *end);
    record.is_only = record.bytes.size() == content;
    visit(record);
    offset = *end;
  }
  if (in_array && offset == bytes.size()) {
    failed(position.place(offset) + "found the end of the file, expected the end of the array");
  } else if (in_array && !stripped(bytes.substr(offset + 1)).empty()) {
    failed(position.place(offset + 1) + "found more after the end of the array");
  }
}

}  // namespace

void for_each_record(std::string_view bytes, const Visit& visit, const Failed& failed) {
  const std::size_t begin = std::min(bytes.find_first_not_of(kBlank), bytes.size());
  if (begin < bytes.size() && bytes[begin] == '[') {
    visit_values(bytes, begin + 1, visit, failed);
  } else if (has_record_lines(bytes)) {
    visit_lines(bytes, visit);
  } else {
    visit_values(bytes, 0, visit, failed);
  }
}

std::string in_file(const std::string& message, const JsonRecord& record) {
  std::size_t line = 0;
  std::size_t column = 0;
  const char* end = message.data() + message.size();
  const auto first = std::from_chars(message.data(), end, line);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != ':') {
    return std::to_string(record.line) + ":" + std::to_string(record.column) + ": " + message;
  }
  const auto second = std::from_chars(first.ptr + 1, end, column);
  if (second.ec != std::errc() || line == 0) {
    return message;
  }
  column += line == 1 ? record.column - 1 : 0;
  return std::to_string(record.line + line - 1) + ":" + std::to_string(column) +
         std::string(second.ptr, end);
}

}  // namespace chronograph
