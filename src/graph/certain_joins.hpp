// SPDX-License-Identifier: Apache-2.0
// Entities that are one by their names alone: the same full name, the same name of a body or a
// place, an acronym that stands for one name only.
#pragma once

#include "graph/name_sets.hpp"

#include <vector>

namespace chronograph {

/// Joins them in `sets`. Returns for each entity whether its name says by itself who or what it is;
/// the rest (a lone surname, "the Defence Ministry", a town of which there are several) needs more
/// than a name. O(entities).
std::vector<bool> join_by_name(const NamedEntities& named, const std::vector<Document>& documents,
                               const NameTables& tables, NameSets& sets);

}  // namespace chronograph
