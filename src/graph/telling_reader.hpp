// SPDX-License-Identifier: Apache-2.0
// The tellings of a set of documents, with what only the whole set knows: who is one actor, which
// documents tell one story, and which are copies.
#pragma once

#include "chronograph/graph/event_chains.hpp"
#include "graph/telling.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chronograph {

/// By document and entity: a number for the actor or place over all documents, if it has one.
using ActorOfEntity = std::vector<std::vector<std::optional<std::uint32_t>>>;

/// Numbers them by their clusters (graph/resolution).
ActorOfEntity find_actors(const std::vector<Document>& documents);

class TellingReader {
public:
  /// The arguments must outlive the reader. `copy_of`: see find_near_copies.
  TellingReader(const std::vector<Document>& documents, const ActorOfEntity& actors,
                const std::vector<std::uint32_t>& copy_of);

  [[nodiscard]] Telling read(EventRef mention) const;
  /// Which story the document tells, by the index of that story's first.
  [[nodiscard]] std::uint32_t story_of(std::uint32_t document) const { return stories_[document]; }
  /// The family of the trigger (WordTables::family_of); empty for events without a lemma.
  [[nodiscard]] std::string family_of(EventRef mention) const;

private:
  const std::vector<Document>& documents_;
  const ActorOfEntity& actors_;
  const std::vector<std::uint32_t>& copy_of_;
  std::vector<std::uint32_t> copies_;  // how many, by the first of them
  WordTables tables_;
  std::vector<std::uint32_t> stories_;
};

}  // namespace chronograph
