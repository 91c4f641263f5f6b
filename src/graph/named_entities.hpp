// SPDX-License-Identifier: Apache-2.0
// The entities that the documents name, and each spelling of their names, read once.
#pragma once

#include "chronograph/document/document.hpp"
#include "chronograph/graph/event_graph.hpp"
#include "graph/name_keys.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace chronograph {

/// Index into NamedEntities::forms.
using FormId = std::uint32_t;

/// One entity of one document.
struct EntityRef {
  std::uint32_t document = 0;  ///< index into the documents
  std::uint32_t entity = 0;
  auto operator<=>(const EntityRef&) const = default;
};

/// An entity with at least one mention by name in the story itself.
struct NamedEntity {
  EntityRef ref;
  std::vector<EvidenceSpan> mentions;
  std::vector<FormId> forms;  ///< what it is called, the main name first: the most mentioned of the
                              ///< full ones. A short form that the full name explains is left out.
};

struct NamedEntities {
  std::vector<NameForm> forms;
  std::vector<NamedEntity> entities;  ///< in the order of documents and of their entities
};

/// Finds them. The reporter, the town of the dateline and the page's furniture do not count. An
/// alias that the main name rules out ("the U.S." of its State Department) is left out.
NamedEntities find_named_entities(const std::vector<Document>& documents, const NameTables& tables);

}  // namespace chronograph
