// SPDX-License-Identifier: Apache-2.0
#include "annotate/lexicon.hpp"

#include "chronograph/error.hpp"
#include "embedded_resource.hpp"

#include <string>

namespace chronograph {
namespace {

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  for (std::size_t begin = 0;;) {
    const std::size_t end = line.find(separator, begin);
    fields.push_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) {
      return fields;
    }
    begin = end + 1;
  }
}

}  // namespace

Lexicon::Lexicon(std::string_view name) {
  const std::string_view text = embedded_resource(name);
  if (text.empty()) {
    throw Error(ErrorKind::Model,
                "word list \"" + std::string(name) + "\" is not part of this program");
  }
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty() || line.front() == '#') {
      continue;
    }
    rows_.push_back(split(line, '\t'));
    index_.try_emplace(rows_.back().front(), rows_.size() - 1);
  }
}

std::span<const std::string_view> Lexicon::find(std::string_view key) const {
  const auto found = index_.find(key);
  if (found == index_.end()) {
    return {};
  }
  return std::span(rows_[found->second]).subspan(1);
}

std::string_view Lexicon::get(std::string_view key, std::size_t column) const {
  const auto columns = find(key);
  return column < columns.size() ? columns[column] : std::string_view();
}

}  // namespace chronograph
