// SPDX-License-Identifier: Apache-2.0
// Parts of a stored graph in which nodes say all that they say in the whole.
#pragma once

#include "chronograph/store/store.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace chronograph {

/// As the functions of Store by these names. REQUIRES: a transaction is open.
std::optional<GraphPart> read_part_passing(const Database& database, const Filter& filter,
                                           PartOptions options);
std::optional<GraphPart> read_part_around(const Database& database, std::string_view name,
                                          std::size_t hops, const Filter& filter);
std::optional<EventGraph> read_part_of_node(const Database& database, std::string_view id);

}  // namespace chronograph
