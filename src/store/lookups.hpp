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

/// Returns the numbers of the events with that actor or place as a participant that lie in a
/// period, of those without a time too where it has no ends.
std::set<std::int64_t> events_with(const Database& database, std::int64_t actor,
                                   const Period& period);

/// Returns the numbers of the events that lie in a period, of any with a time where it has no ends;
/// of more than `most` only the first and one more.
std::set<std::int64_t> events_of_period(const Database& database, const Period& period,
                                        std::size_t most);

std::vector<std::string> find_words(const Database& database, std::string_view words,
                                    std::size_t at_most);

}  // namespace chronograph
