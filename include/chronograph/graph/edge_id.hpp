// SPDX-License-Identifier: Apache-2.0
// Ids of edges. Each edge has one and nobody looks it up by name, so that those of our own form,
// "edge-" and twelve hex digits, are kept as their number: a third of the memory of a large graph's
// strings.
#pragma once

#include "chronograph/graph/string_table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chronograph {

class EdgeId {
public:
  /// The empty id.
  EdgeId() = default;
  /// Interns an id of another form.
  EdgeId(std::string_view text, StringTable& strings);
  /// `number` is from 0 to 2^48 - 1.
  static EdgeId of_number(std::uint64_t number);

  /// Returns the number of an id of our form.
  [[nodiscard]] std::optional<std::uint64_t> number() const {
    return is_number() ? std::optional(value_ & ~kNumber) : std::nullopt;
  }
  /// Returns the id as it is written; `strings` are those with which it was made.
  [[nodiscard]] std::string text(const StringTable& strings) const;
  /// Returns whether `one` comes before `other` by what is written.
  static bool is_less(EdgeId one, EdgeId other, const StringTable& strings);
  bool operator==(const EdgeId&) const = default;

private:
  static constexpr std::uint64_t kNumber = std::uint64_t{1} << 63U;

  [[nodiscard]] bool is_number() const { return (value_ & kNumber) != 0; }

  std::uint64_t value_ = 0;  // a StringId, or a number and kNumber
};

}  // namespace chronograph
