// SPDX-License-Identifier: Apache-2.0
// Whether the heads of a sentence's words make trees: what walks up heads relies on it.
#pragma once

#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>

namespace chronograph {

/// Returns the first token of a sentence whose head is no other word of it, or from which no way
/// up leads to a root; nothing if there is none. O(tokens of the sentence).
std::optional<std::uint32_t> find_loose_token(const Document& document, const Sentence& sentence);

}  // namespace chronograph
