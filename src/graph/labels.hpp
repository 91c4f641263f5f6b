// SPDX-License-Identifier: Apache-2.0
// The words under which a graph shows an event: its own words in the text, with pronouns named.
#pragma once

#include "chronograph/document/document.hpp"

#include <string>

namespace chronograph {

/// Returns who did what in the words of the text, in one line of at most 110 characters; a pronoun
/// is replaced by the name that it stands for.
std::string label_of_event(const Document& document, const Event& event);

/// Returns the title, or the first words of the text.
std::string label_of_document(const Document& document);

}  // namespace chronograph
