// SPDX-License-Identifier: Apache-2.0
// Each string once, behind a small number. A graph of a million edges has more ids than anything
// else: a string costs its characters and about 25 bytes here, a fifth of a hash map's share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// An interned string; 0 is the empty one.
using StringId = std::uint32_t;

/// Strings, each kept once, numbered in the order in which they came. Views stay valid as long as
/// the table lives, also when it is moved. At most 2^32 strings.
class StringTable {
public:
  StringTable();
  StringTable(const StringTable& other);
  StringTable& operator=(const StringTable& other);
  StringTable(StringTable&&) noexcept = default;
  StringTable& operator=(StringTable&&) noexcept = default;
  ~StringTable() = default;

  StringId intern(std::string_view text);
  /// One id a text, in their order.
  std::vector<StringId> intern_all(const std::vector<std::string>& texts);
  [[nodiscard]] std::string_view view(StringId id) const {
    std::uint32_t length = 0;
    std::memcpy(&length, texts_[id], sizeof length);
    return {texts_[id] + sizeof length, length};
  }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

private:
  // Linear probing over a power of two; a part of the hash spares most looks at the characters.
  struct Slot {
    std::uint32_t hash = 0;
    StringId id = 0;  // 0: free, as the empty string needs no slot
  };

  void grow();

  std::unique_ptr<std::pmr::monotonic_buffer_resource> characters_;
  std::vector<const char*> texts_;  // four bytes of length, then the characters
  std::vector<Slot> slots_;
};

}  // namespace chronograph
