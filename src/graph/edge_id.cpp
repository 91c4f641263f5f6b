// SPDX-License-Identifier: Apache-2.0
#include "chronograph/graph/edge_id.hpp"

#include <algorithm>

namespace chronograph {
namespace {

constexpr std::size_t kDigits = 12;
constexpr std::string_view kPrefix = "edge-";
constexpr std::string_view kHex = "0123456789abcdef";

// Nothing for an id of another form; capital digits would not come back.
std::optional<std::uint64_t> number_of(std::string_view id) {
  if (!id.starts_with(kPrefix) || id.size() != kPrefix.size() + kDigits) {
    return std::nullopt;
  }
  std::uint64_t number = 0;
  for (const char digit : id.substr(kPrefix.size())) {
    const std::size_t value = kHex.find(digit);
    if (value == std::string_view::npos) {
      return std::nullopt;
    }
    number = number << 4U | value;
  }
  return number;
}

}  // namespace

EdgeId::EdgeId(std::string_view text, StringTable& strings) {
  const auto number = number_of(text);
  value_ = number ? *number | kNumber : strings.intern(text);
}

EdgeId EdgeId::of_number(std::uint64_t number) {
  EdgeId id;
  id.value_ = number | kNumber;
  return id;
}

std::string EdgeId::text(const StringTable& strings) const {
  if (!is_number()) {
    return std::string(strings.view(static_cast<StringId>(value_)));
  }
  std::string text(kPrefix.size() + kDigits, '\0');
  std::ranges::copy(kPrefix, text.begin());
  std::uint64_t rest = value_;
  for (std::size_t i = text.size(); i > kPrefix.size(); --i, rest >>= 4U) {
    text[i - 1] = kHex[rest & 15U];
  }
  return text;
}

bool EdgeId::is_less(EdgeId one, EdgeId other, const StringTable& strings) {
  return one.is_number() && other.is_number() ? one.value_ < other.value_
                                              : one.text(strings) < other.text(strings);
}

}  // namespace chronograph
