// SPDX-License-Identifier: Apache-2.0
// Most bytes of a text need no escape: a writer asks for the next that may, and copies the run
// before it at once.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace chronograph {

/// Bytes chosen by a predicate, asked by a table. Made at compile time.
class ByteSet {
public:
  constexpr explicit ByteSet(bool (*holds)(unsigned char byte)) {
    for (std::size_t byte = 0; byte < bytes_.size(); ++byte) {
      bytes_[byte] = holds(static_cast<unsigned char>(byte));  // NOLINT: within the array
    }
  }
  /// Returns the offset of the first byte of the set at or after `offset`; the size if there is
  /// none.
  [[nodiscard]] constexpr std::size_t find(std::string_view text, std::size_t offset) const {
    while (offset < text.size() && !bytes_[static_cast<unsigned char>(text[offset])]) {  // NOLINT
      ++offset;
    }
    return offset;
  }

private:
  std::array<bool, 256> bytes_{};
};

}  // namespace chronograph
