// SPDX-License-Identifier: Apache-2.0
// Which documents tell one story: they share the words that few documents share.
#pragma once

#include "chronograph/document/document.hpp"
#include "graph/word_tables.hpp"

#include <cstdint>
#include <vector>

namespace chronograph {

/// For each document the story that it tells, as the index of that story's first document. Two
/// documents are as like as the cosine of their words, each the heavier the rarer it is in news
/// (`tables`, not this collection: two documents are as like in any company). Stories are put
/// together while the documents of two are alike on average. `documents` must be in a fixed order.
/// Only documents that share words of few documents are compared: about O(documents x words).
std::vector<std::uint32_t> find_stories(const std::vector<Document>& documents,
                                        const WordTables& tables);

}  // namespace chronograph
