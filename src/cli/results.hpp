// SPDX-License-Identifier: Apache-2.0
// What a command that makes a graph leaves behind: a folder with all native files, or one file.
#pragma once

#include "chronograph/graph/event_graph.hpp"
#include "cli/command.hpp"

#include <string>
#include <string_view>

namespace chronograph {

/// Tells whether a target names a file for the graph (`-`, `.json`, also packed) and no folder.
bool is_graph_file(std::string_view target);

/// Writes the graph to standard output, a file, or a folder with timeline, map and page beside it.
/// Nothing gets its name before everything is whole; our own earlier results are replaced. Throws
/// Error(Output), also for files of others unless `force`.
void write_results(const EventGraph& graph, const std::string& target, bool force,
                   const Streams& streams);

}  // namespace chronograph
