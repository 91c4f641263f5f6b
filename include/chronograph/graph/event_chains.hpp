// SPDX-License-Identifier: Apache-2.0
// Which mentions of events tell of one event, within a document and over all documents.
#pragma once

#include "chronograph/document/document.hpp"

#include <cstdint>
#include <vector>

namespace chronograph {

/// An event of a document.
struct EventRef {
  std::uint32_t document = 0;  ///< index into the documents
  std::uint32_t event = 0;
  auto operator<=>(const EventRef&) const = default;
};

/// Chains of two or more mentions of one event, each sorted, and sorted by their first. Mentions
/// are put together that have triggers of one family ("explode", "explosion"), stand in documents
/// of one story and do not contradict each other in who, where, when and whether. Within a document
/// that is not enough: the second must be told as known ("the explosion") or hit the same patient.
/// The document order must be fixed. Events without a lemma are left out. About O(documents x words
/// + events x 64).
std::vector<std::vector<EventRef>> find_event_chains(const std::vector<Document>& documents);

/// Gives events that have no lemma (given ones, under `--keep events`) that of the head of their
/// words. REQUIRES: tokens with heads and lemmas, or none.
void name_triggers(Document& document);

}  // namespace chronograph
