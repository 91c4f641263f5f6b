// SPDX-License-Identifier: Apache-2.0
// The part of a stored graph that a question about events reads.
#pragma once

#include "chronograph/store/store.hpp"
#include "store/database.hpp"

#include <optional>

namespace chronograph {

/// As Store::events_passing. REQUIRES: a transaction is open.
std::optional<EventPart> read_event_part(const Database& database, const Filter& filter);

}  // namespace chronograph
