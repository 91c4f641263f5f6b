// SPDX-License-Identifier: Apache-2.0
// Small numbers in few bytes: seven bits a byte, the least first, the high bit where more follow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace chronograph {

using Bytes = std::vector<std::uint8_t>;

inline void append_varint(Bytes& out, std::uint32_t value) {
  for (; value >= 128; value >>= 7U) {
    out.push_back(static_cast<std::uint8_t>(value | 128U));
  }
  out.push_back(static_cast<std::uint8_t>(value));
}

/// Takes a number off the front; 0 past the end, so that a damaged row cannot lead astray.
inline std::uint32_t take_varint(std::string_view& bytes) {
  std::uint32_t value = 0;
  for (std::uint32_t shift = 0; shift < 32 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<std::uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    value |= static_cast<std::uint32_t>(byte & 127U) << shift;
    if (byte < 128) {
      break;
    }
  }
  return value;
}

/// A text with its length before it.
inline void append_text(Bytes& out, std::string_view text) {
  append_varint(out, static_cast<std::uint32_t>(text.size()));
  out.insert(out.end(), text.begin(), text.end());
}

/// Takes it off the front; shorter where the bytes end.
inline std::string_view take_text(std::string_view& bytes) {
  const std::size_t size = take_varint(bytes);
  const std::string_view text = bytes.substr(0, size);
  bytes.remove_prefix(text.size());
  return text;
}

}  // namespace chronograph
