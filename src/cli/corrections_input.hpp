// SPDX-License-Identifier: Apache-2.0
// `--corrections`, and what is said of corrections that meet nothing.
#pragma once

#include "chronograph/graph/corrections.hpp"
#include "cli/command.hpp"

#include <cxxopts.hpp>

#include <string>
#include <vector>

namespace chronograph {

void add_corrections_option(cxxopts::Options& options);

/// Returns the corrections of all given files, in the order of unite(); where none is given, those
/// of `corrections.jsonl` in the folder `target`, if it is one and has it, and says so: what `fix`
/// wrote there must not be lost when the folder is built again. Throws Error(Input) with the file
/// and line of what is wrong.
std::vector<Correction> read_corrections_option(const cxxopts::ParseResult& parsed,
                                                const std::string& target, const Streams& streams);

/// One line each on `streams.err`.
void print_stale(const std::vector<StaleCorrection>& stale, const Streams& streams);

}  // namespace chronograph
