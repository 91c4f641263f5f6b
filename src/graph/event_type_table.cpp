// SPDX-License-Identifier: Apache-2.0
#include "graph/event_type_table.hpp"

#include "embedded_word_list.hpp"

#include <algorithm>

namespace chronograph {
namespace {

std::map<std::string_view, std::string_view> read_table() {
  std::map<std::string_view, std::string_view> quads;
  std::string_view text = embedded_word_list("plover.tsv");
  const auto take = [](std::string_view& from, char separator) {
    const std::size_t end = std::min(from.find(separator), from.size());
    const std::string_view part = from.substr(0, end);
    from.remove_prefix(std::min(end + 1, from.size()));
    return part;
  };
  while (!text.empty()) {
    std::string_view line = take(text, '\n');
    if (!line.empty() && line.front() != '#') {
      const std::string_view type = take(line, '\t');
      const std::string_view quad = take(line, '\t');
      quads.emplace(type, quad == "-" ? std::string_view() : quad);
    }
  }
  return quads;
}

}  // namespace

const std::map<std::string_view, std::string_view>& quad_of_type() {
  static const std::map<std::string_view, std::string_view> kQuads = read_table();
  return kQuads;
}

}  // namespace chronograph
