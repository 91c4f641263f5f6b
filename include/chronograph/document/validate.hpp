// SPDX-License-Identifier: Apache-2.0
// The invariants of a Document.
#pragma once

#include "chronograph/document/document.hpp"

#include <string>
#include <vector>

namespace chronograph {

/// Returns one line per broken invariant, none if all hold: spans inside the text, layers sorted,
/// indices inside their layers, sentences that cover their tokens, bounds whose earliest is not
/// after the latest.
std::vector<std::string> find_violations(const Document& document);

}  // namespace chronograph
