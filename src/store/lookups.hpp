// SPDX-License-Identifier: Apache-2.0
// Questions that the derived tables answer without the graph being loaded.
#pragma once

#include "chronograph/store/store.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

std::vector<StoredEvent> read_events_of(const Database& database, std::string_view actor,
                                        const Period& period);

/// Returns the numbers of the nodes that an id, or of actors and places any spelling of a name,
/// names.
std::set<std::int64_t> find_named(const Database& database, std::string_view name);

/// Appends the places of the accounts of the events with that actor or place as a participant that
/// lie in a period, of those without a time too where it has no ends. An event with two roles comes
/// twice.
void add_places_of(const Database& database, std::int64_t actor, const Period& period,
                   std::vector<std::int64_t>& places);

/// Appends those of the events that lie in a period, of any with a time where it has no ends; where
/// there are more than `most`, of more than so many, but perhaps not of all.
void add_places_of(const Database& database, const Period& period, std::size_t most,
                   std::vector<std::int64_t>& places);

std::vector<std::string> find_words(const Database& database, std::string_view words,
                                    std::size_t at_most);

}  // namespace chronograph
