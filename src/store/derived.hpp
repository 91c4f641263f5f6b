// SPDX-License-Identifier: Apache-2.0
// The tables that are made from the evidence: the graph, and indexes to ask it without loading it.
#pragma once

#include "chronograph/store/store.hpp"
#include "store/database.hpp"

#include <string>
#include <vector>

namespace chronograph {

/// Replaces all derived tables by those of the graph. REQUIRES: a transaction is open.
void write_derived(Database& database, const EventGraph& graph);

/// Returns the graph of the tables, without evidence. REQUIRES: a transaction is open.
EventGraph read_derived(const Database& database);

std::vector<StoredEvent> read_events_of(const Database& database, std::string_view actor,
                                        const Period& period);

std::vector<std::string> find_words(const Database& database, std::string_view words,
                                    std::size_t at_most);

}  // namespace chronograph
