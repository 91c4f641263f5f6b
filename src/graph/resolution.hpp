// SPDX-License-Identifier: Apache-2.0
// Which entities of different documents are one actor or place: same full name, or a shared acronym
// or full alias. Nothing fuzzy.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// One entity of one document.
struct EntityRef {
  std::uint32_t document = 0;  ///< index into the documents
  std::uint32_t entity = 0;
  auto operator<=>(const EntityRef&) const = default;
};

/// What is one actor or place over all documents.
struct Cluster {
  std::string name;  ///< canonical: in most documents, then longest, then bytewise first
  EntityType type = EntityType::Other;  ///< by majority of the mentions
  std::vector<std::string> aliases;     ///< sorted, without the name
  std::string country;
  std::string sector;
  std::optional<GeoPosition> position;  ///< where most mentions put it
  std::vector<EntityRef> members;       ///< sorted
  std::vector<EvidenceSpan> mentions;   ///< of the members, in the story itself; sorted
};

/// Clusters the entities that have at least one mention by name. `documents` must be in a fixed
/// order; clusters are sorted by their first member.
std::vector<Cluster> resolve_entities(const std::vector<Document>& documents);

/// Returns the id of each cluster: the slug of its name; where several share one, all but the
/// cluster with the most documents get six hex digits of their own. `documents`: the documents'
/// ids.
std::vector<std::string> ids_of(const std::vector<Cluster>& clusters,
                                std::span<const std::string_view> documents);

}  // namespace chronograph
