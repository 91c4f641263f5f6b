// SPDX-License-Identifier: Apache-2.0
// What `build` tells its user: counts, the first lines of the timeline, the main actors, what is
// uncertain, what to try next.
#pragma once

#include "chronograph/graph/builder.hpp"
#include "cli/process.hpp"

#include <iosfwd>
#include <string>

namespace chronograph {

void print_summary(const BuildResult& result, const ProcessCounts& counts,
                   const std::string& target, std::ostream& out, bool colour);

}  // namespace chronograph
