// SPDX-License-Identifier: Apache-2.0
// Lists are tab-separated lines; those that begin with `#` and empty ones say nothing.
#include "ingest/word_lists.hpp"

#include "chronograph/error.hpp"
#include "chronograph/text/utf8.hpp"
#include "embedded_ingest_resource.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>

namespace chronograph {
namespace {

std::string_view take_until(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

struct Furniture {
  std::set<std::string_view> lines;
  std::vector<std::string_view> prefixes;

  Furniture() {
    for (const ListRow& row : read_list("page_furniture.tsv")) {
      if (row.second == "prefix") {
        prefixes.push_back(row.first);
      } else {
        lines.insert(row.first);
      }
    }
  }
};

}  // namespace

std::vector<ListRow> read_list(std::string_view file_name) {
  std::string_view rest = embedded_ingest_resource(file_name);
  if (rest.empty()) {
    throw Error(ErrorKind::Model, "there is no word list \"" + std::string(file_name) + "\"");
  }
  std::vector<ListRow> rows;
  while (!rest.empty()) {
    std::string_view line = take_until(rest, '\n');
    if (line.empty() || line.starts_with('#')) {
      continue;
    }
    ListRow row;
    row.first = take_until(line, '\t');
    row.second = take_until(line, '\t');
    row.third = take_until(line, '\t');
    rows.push_back(row);
  }
  return rows;
}

bool is_page_furniture(std::string_view line) {
  static const Furniture kFurniture;
  constexpr std::size_t kLongest = 300;  // bytes; furniture is short, body paragraphs are not
  line = trim(line);
  if (line.empty() || line.size() > kLongest) {
    return false;
  }
  const std::string lower = to_lower(line);
  return kFurniture.lines.contains(lower) ||
         std::ranges::any_of(kFurniture.prefixes,
                             [&](std::string_view prefix) { return lower.starts_with(prefix); });
}

}  // namespace chronograph
