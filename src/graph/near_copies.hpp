// SPDX-License-Identifier: Apache-2.0
// Which documents are nearly the same text: what an agency sends, its clients print with another
// headline, cut short or with a paragraph more. They are one voice, not several.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <cstdint>
#include <vector>

namespace chronograph {

/// For each document the first, by index, of those that are nearly the same text; its own index if
/// there are none before it. Two are nearly the same if half of the shingles (runs of five words)
/// of the shorter stand in the longer and they were written within three days of each other, as far
/// as that is known: what follows a form ("shares closed higher") is a new text each day. What is
/// nearly the same as a copy is a copy too. Texts of fewer than 20 shingles are never copies. About
/// O(words).
std::vector<std::uint32_t> find_near_copies(const std::vector<Document>& documents);

/// The first sentence of document `copy` that stands in `original` too, here and there; where no
/// sentence is quite the same, the first of each. Nothing of documents without sentences.
std::vector<EvidenceSpan> shared_sentence(const std::vector<Document>& documents,
                                          std::uint32_t copy, std::uint32_t original);

/// How many independent sources stand behind some documents (indices, any order): near copies of
/// each other (`copy_of`, from find_near_copies) count once, and so do documents of one publisher.
/// Documents without a publisher count by themselves.
std::uint32_t count_sources(const std::vector<std::uint32_t>& of,
                            const std::vector<Document>& documents,
                            const std::vector<std::uint32_t>& copy_of);

}  // namespace chronograph
