// SPDX-License-Identifier: Apache-2.0
// The two forms in which `diff` answers.
#pragma once

#include "chronograph/analyse/graph_diff.hpp"

#include <iosfwd>

namespace chronograph {

/// One JSON object: `nodes` and `edges`, each with `appeared`, `vanished`, and `changed` nodes.
void write_diff_json(const EventGraph& before, const EventGraph& after, const GraphDiff& diff,
                     std::ostream& out);

}  // namespace chronograph
