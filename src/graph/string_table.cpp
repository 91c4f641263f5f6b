// SPDX-License-Identifier: Apache-2.0
#include "chronograph/graph/string_table.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace chronograph {
namespace {

constexpr std::size_t kFirstSlots = 64;
constexpr std::array<char, sizeof(std::uint32_t)> kEmpty{};

}  // namespace

StringTable::StringTable()
    : characters_(std::make_unique<std::pmr::monotonic_buffer_resource>()),
      texts_{kEmpty.data()},
      slots_(kFirstSlots) {}

StringTable::StringTable(const StringTable& other) : StringTable() {
  for (StringId id = 0; id < other.size(); ++id) {
    intern(other.view(id));
  }
}

StringTable& StringTable::operator=(const StringTable& other) {
  if (this != &other) {
    *this = StringTable(other);
  }
  return *this;
}

StringId StringTable::intern(std::string_view text) {
  if (text.empty()) {
    return 0;
  }
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(text));
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].id != 0; at = (at + 1) & mask) {
    if (slots_[at].hash == hash && view(slots_[at].id) == text) {
      return slots_[at].id;
    }
  }
  const auto length = static_cast<std::uint32_t>(text.size());
  auto* kept = static_cast<char*>(characters_->allocate(sizeof length + text.size(), 1));
  std::memcpy(kept, &length, sizeof length);
  std::ranges::copy(text, kept + sizeof length);
  const auto id = static_cast<StringId>(texts_.size());
  texts_.push_back(kept);
  slots_[at] = {hash, id};
  if (texts_.size() * 4 > slots_.size() * 3) {
    grow();
  }
  return id;
}

std::vector<StringId> StringTable::intern_all(const std::vector<std::string>& texts) {
  std::vector<StringId> ids;
  ids.reserve(texts.size());
  for (const std::string& text : texts) {
    ids.push_back(intern(text));
  }
  return ids;
}

void StringTable::grow() {
  std::vector<Slot> slots(slots_.size() * 2);
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.id == 0) {
      continue;
    }
    std::size_t at = slot.hash & mask;
    while (slots[at].id != 0) {
      at = (at + 1) & mask;
    }
    slots[at] = slot;
  }
  slots_ = std::move(slots);
}

}  // namespace chronograph
