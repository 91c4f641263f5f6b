// SPDX-License-Identifier: Apache-2.0
// Versions of the store format, and how a file of an earlier one becomes one of today's.
#pragma once

#include "store/database.hpp"

namespace chronograph {

/// Makes the tables of a new file.
void make_schema(Database& database);

/// Refuses a file that is no store or that a newer version has made, and brings an older one up to
/// date, in one transaction. Throws Error(Input).
void check_schema(Database& database);

}  // namespace chronograph
