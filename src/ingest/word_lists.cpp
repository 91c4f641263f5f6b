// SPDX-License-Identifier: Apache-2.0
#include "ingest/word_lists.hpp"

#include "chronograph/error.hpp"
#include "chronograph/text/utf8.hpp"
#include "embedded_ingest_resource.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>

namespace chronograph {
namespace {

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
  const std::string_view list = embedded_ingest_resource(file_name);
  if (list.empty()) {
    throw Error(ErrorKind::Model, "there is no word list \"" + std::string(file_name) + "\"");
  }
  std::vector<ListRow> rows;
  for_each_table_row(list, [&](std::span<const std::string_view> fields) {
    const auto field = [&](std::size_t column) {
      return column < fields.size() ? fields[column] : std::string_view();
    };
    rows.push_back({field(0), field(1), field(2)});
  });
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
