// SPDX-License-Identifier: Apache-2.0
#include "annotate/plover.hpp"

#include <algorithm>
#include <string>

namespace chronograph {
namespace {

// Columns of plover.tsv after the type.
constexpr std::size_t kQuad = 0;
constexpr std::size_t kPlanned = 3;
constexpr std::size_t kNegated = 4;
constexpr std::size_t kPlace = 5;
constexpr std::size_t kMeans = 6;

bool lists_word(std::string_view words, std::string_view word) {
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    if (words.substr(begin, end - begin) == word) {
      return true;
    }
    begin = end + 1;
  }
  return false;
}

}  // namespace

std::string_view Plover::quad_of(std::string_view type) const { return types_.get(type, kQuad); }

std::string_view Plover::planned(std::string_view type) const { return types_.get(type, kPlanned); }

std::string_view Plover::negated(std::string_view type) const {
  const std::string_view negated = types_.get(type, kNegated);
  return negated == "-" ? std::string_view() : negated;
}

bool Plover::place_is_target(std::string_view type) const {
  return types_.get(type, kPlace) == "place";
}

bool Plover::is_means(std::string_view type, std::string_view tag) const {
  return lists_word(types_.get(type, kMeans), tag);
}

std::string_view Plover::mode_by_content(std::string_view type, std::string_view content_type,
                                         std::string_view content_mode) const {
  const std::string exact = std::string(content_type) + ":" + std::string(content_mode);
  std::string_view found;
  for (const auto& row : modes_.rows()) {
    const std::string_view name = row.front();
    if (row.size() < 2 || !name.starts_with(type) || name.substr(type.size()).front() != ':') {
      continue;
    }
    const std::string_view mode = name.substr(type.size() + 1);
    if (lists_word(row[1], exact)) {
      return mode;
    }
    if (lists_word(row[1], content_type)) {
      found = mode;
    }
  }
  return found;
}

}  // namespace chronograph
