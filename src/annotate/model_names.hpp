// SPDX-License-Identifier: Apache-2.0
// Names that the language core proposes beside those that capitals and word lists suggest: which of
// two overlapping readings of a text counts.
#pragma once

#include "annotate/name_candidates.hpp"
#include "annotate/names.hpp"
#include "annotate/token_shapes.hpp"
#include "chronograph/document/document.hpp"

#include <vector>

namespace chronograph {

/// Returns the candidates with the document's proposed names among them, in text order, without
/// overlap. A sure proposal takes the place of candidates that it overlaps, an unsure one only an
/// empty place. O(candidates + names).
std::vector<NameCandidate> with_model_names(const Document& document,
                                            const std::vector<TokenShape>& shapes,
                                            const NameLexicon& names,
                                            std::vector<NameCandidate> candidates);

}  // namespace chronograph
