// SPDX-License-Identifier: Apache-2.0
// What a text says of causes in so many words: "because of the strike", "the strike led to delays",
// "arrested for spying". Which words say so, and where cause and effect stand to them, are rows of
// causal_markers.tsv. That one thing came after another is no cause here.
#pragma once

#include "annotate/causal_markers.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <vector>

namespace chronograph {

/// One event that the text says caused another; indices into Document::events.
struct CauseStatement {
  std::uint32_t cause = 0;
  std::uint32_t effect = 0;
  Span marker;  ///< the words that say so
};

/// Returns what the document says of causes, by cause, then effect; each pair once, in one
/// direction, with its first marker. Abstains where cause or effect is no event, where the
/// statement is denied or asked, and where the effect did not happen. Needs Syntax, Lemmas and
/// Statuses. O(tokens).
std::vector<CauseStatement> find_causes(const Document& document, const CausalMarkers& markers);

}  // namespace chronograph
