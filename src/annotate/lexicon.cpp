// SPDX-License-Identifier: Apache-2.0
#include "annotate/lexicon.hpp"

#include "chronograph/error.hpp"
#include "embedded_resource.hpp"
#include "text/split.hpp"

#include <string>

namespace chronograph {

void for_each_row(std::string_view name,
                  const std::function<void(std::span<const std::string_view>)>& visit) {
  const std::string_view text = embedded_resource(name);
  if (text.empty()) {
    throw Error(ErrorKind::Model,
                "word list \"" + std::string(name) + "\" is not part of this program");
  }
  for_each_table_row(text, visit);
}

Lexicon::Lexicon(std::string_view name) {
  for_each_row(name, [&](std::span<const std::string_view> fields) {
    rows_.emplace_back(fields.begin(), fields.end());
    index_.try_emplace(fields.front(), rows_.size() - 1);
  });
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
