// SPDX-License-Identifier: Apache-2.0
// What the entities of a cluster say together.
#pragma once

#include "graph/named_entities.hpp"
#include "graph/resolution.hpp"

#include <vector>

namespace chronograph {

/// REQUIRES: at least one member, in the order of documents. Leaves the joins empty.
Cluster summarise(const std::vector<Document>& documents,
                  const std::vector<const NamedEntity*>& members);

}  // namespace chronograph
