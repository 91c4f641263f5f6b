// SPDX-License-Identifier: Apache-2.0
#include "graph/identity.hpp"

#include "chronograph/text/utf8.hpp"

#include <fmt/core.h>
#include <xxhash.h>

namespace chronograph {

std::string hashed_id(std::string_view prefix, std::string_view content) {
  const XXH64_hash_t hash = XXH3_64bits(content.data(), content.size());
  return fmt::format("{}{:016x}", prefix, hash).substr(0, prefix.size() + 12);
}

std::string slug_of(std::string_view name) {
  constexpr std::size_t kLongest = 60;
  std::string slug;
  for (const char c : fold_name(name)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) {
      slug.push_back(c);
    } else if (c != '.' && c != '\'' && !slug.empty() && slug.back() != '-') {
      slug.push_back('-');  // "U.S." is "us", "Xi'an" is "xian", all else separates
    }
    if (slug.size() == kLongest) {
      break;
    }
  }
  while (!slug.empty() && slug.back() == '-') {
    slug.pop_back();
  }
  return slug;
}

}  // namespace chronograph
