// SPDX-License-Identifier: Apache-2.0
// Ids that follow from content: the same statement has the same id in every run, whatever else is
// in the graph.
#pragma once

#include <string>
#include <string_view>

namespace chronograph {

/// Returns `prefix` and the first 12 hex digits of a 64-bit xxHash (XXH3) of `content`.
std::string hashed_id(std::string_view prefix, std::string_view content);

/// Returns lower-case ASCII letters, digits and single hyphens made from a name ("Recep Tayyip
/// Erdoğan": "recep-tayyip-erdogan"), at most 60 characters; empty where no such character is left
/// (names in other scripts).
std::string slug_of(std::string_view name);

}  // namespace chronograph
