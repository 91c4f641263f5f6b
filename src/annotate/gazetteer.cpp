// SPDX-License-Identifier: Apache-2.0
#include "annotate/gazetteer.hpp"

#include "embedded_resource.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace chronograph {
namespace {

template <typename Number>
Number number(std::string_view text) {
  Number value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

GazetteerRow row_of(std::string_view line) {
  std::array<std::string_view, 7> fields;
  for (std::string_view& field : fields) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    field = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return {fields[1],
          fields[2],
          fields[3],
          number<std::uint32_t>(fields[4]),
          number<double>(fields[5]),
          number<double>(fields[6])};
}

// Begin of the line that the byte lies in.
std::size_t line_begin(std::string_view table, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : table.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::string_view line_at(std::string_view table, std::size_t begin) {
  return table.substr(begin, std::min(table.find('\n', begin), table.size()) - begin);
}

std::string_view name_of(std::string_view line) { return line.substr(0, line.find('\t')); }

}  // namespace

std::vector<GazetteerRow> find_places(std::string_view name) {
  const std::string_view whole = embedded_resource("gazetteer.tsv");
  const std::string_view table = whole.substr(std::min(whole.find('\n') + 1, whole.size()));
  // First line whose name is not before the one asked for. '\t' sorts before all of a name, so the
  // order of lines is the order of names.
  std::size_t low = 0;
  std::size_t high = table.size();
  while (low < high) {
    const std::size_t begin = std::max(low, line_begin(table, low + (high - low) / 2));
    const std::string_view line = line_at(table, begin);
    if (name_of(line) < name) {
      low = std::min(begin + line.size() + 1, table.size());
    } else {
      high = begin;
    }
  }
  std::vector<GazetteerRow> rows;
  while (low < table.size() && !name.empty()) {
    const std::string_view line = line_at(table, low);
    if (name_of(line) != name) {
      break;
    }
    rows.push_back(row_of(line));
    low += line.size() + 1;
  }
  return rows;
}

}  // namespace chronograph
