// SPDX-License-Identifier: Apache-2.0
#include "cli/table.hpp"

#include "chronograph/text/utf8.hpp"
#include "cli/render.hpp"
#include "markup/csv.hpp"
#include "markup/json.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>
#include <string_view>

namespace chronograph {
namespace {

constexpr std::size_t kWidest = 48;

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  return fmt::format("{}", fmt::join(texts, between));
}

std::string shown(const Cell& cell, std::string_view between) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    return *text;
  }
  if (const auto* texts = std::get_if<std::vector<std::string>>(&cell)) {
    return joined(*texts, between);
  }
  if (const auto* whole = std::get_if<std::uint64_t>(&cell)) {
    return fmt::format("{}", *whole);
  }
  const auto* number = std::get_if<double>(&cell);
  return number == nullptr ? std::string() : fmt::format("{}", *number);
}

// At most `width` characters, the last of them an ellipsis where something was cut.
std::string fitted(const std::string& text, std::size_t width) {
  const std::size_t size = count_code_points(text);
  if (size <= width) {
    return text + std::string(width - size, ' ');
  }
  std::size_t end = 0;
  for (std::size_t i = 0; i + 1 < width; ++i) {
    decode_utf8(text, end);
  }
  return text.substr(0, end) + "…";
}

}  // namespace

void print_table(const Table& table, bool colour, std::ostream& out) {
  if (table.rows.empty()) {
    return;
  }
  std::vector<std::vector<std::string>> lines{table.columns};
  for (const std::vector<Cell>& row : table.rows) {
    std::vector<std::string>& line = lines.emplace_back();
    for (const Cell& cell : row) {
      line.push_back(printable(shown(cell, ", ")));
    }
  }
  std::vector<std::size_t> widths(table.columns.size(), 0);
  for (const std::vector<std::string>& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      widths[i] = std::max(widths[i], std::min(count_code_points(line[i]), kWidest));
    }
  }
  for (std::size_t number = 0; number < lines.size(); ++number) {
    std::string text;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const std::string& cell = lines[number][i];
      text += i + 1 == widths.size() ? "  " + cell : "  " + fitted(cell, widths[i]);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out << paint(text, number == 0 ? Colour::Dim : Colour::Plain, colour) << '\n';
  }
}

void write_table_json(const Table& table, std::ostream& out) {
  out << "[";
  std::string line;
  for (const std::vector<Cell>& row : table.rows) {
    line.assign(&row == &table.rows.front() ? "\n" : ",\n");
    JsonWriter json(line);
    json.begin_object();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (const auto* text = std::get_if<std::string>(&row[i])) {
        json.member(table.columns[i], std::string_view(*text));
      } else if (const auto* whole = std::get_if<std::uint64_t>(&row[i])) {
        json.member(table.columns[i], *whole);
      } else if (const auto* number = std::get_if<double>(&row[i])) {
        json.member(table.columns[i], *number);
      } else if (const auto* texts = std::get_if<std::vector<std::string>>(&row[i])) {
        json.key(table.columns[i]).begin_array();
        for (const std::string& text_of_list : *texts) {
          json.value(std::string_view(text_of_list));
        }
        json.end_array();
      }
    }
    json.end_object();
    out << line;
  }
  out << "\n]\n";
}

void write_table_csv(const Table& table, std::ostream& out) {
  CsvWriter csv(out);
  for (const std::string& column : table.columns) {
    csv.field(column);
  }
  csv.end_record();
  for (const std::vector<Cell>& row : table.rows) {
    for (const Cell& cell : row) {
      csv.field(shown(cell, "|"));
    }
    csv.end_record();
  }
}

}  // namespace chronograph
