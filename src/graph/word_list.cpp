// SPDX-License-Identifier: Apache-2.0
#include "graph/word_list.hpp"

#include "chronograph/error.hpp"
#include "embedded_word_list.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace chronograph {

void for_each_list_row(std::string_view name,
                       const std::function<void(std::span<const std::string_view>)>& visit) {
  const std::string_view text = embedded_word_list(name);
  if (text.empty()) {
    throw Error(ErrorKind::Model,
                "word list \"" + std::string(name) + "\" is not part of this program");
  }
  std::vector<std::string_view> fields;
  for_each_part(text, '\n', [&](std::string_view line) {
    if (line.front() == '#') {
      return;
    }
    fields.clear();
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t tab = std::min(line.find('\t', begin), line.size());
      fields.push_back(line.substr(begin, tab - begin));
      begin = tab + 1;
    }
    visit(fields);
  });
}

void for_each_part(std::string_view text, char separator,
                   const std::function<void(std::string_view)>& visit) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) {
      visit(text.substr(begin, end - begin));
    }
    begin = end + 1;
  }
}

}  // namespace chronograph
