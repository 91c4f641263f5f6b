// SPDX-License-Identifier: Apache-2.0
// The functions behind the rows of commands(), one file each.
#pragma once

#include "cli/command.hpp"

namespace chronograph {

void add_annotate(cxxopts::Options& options);
int run_annotate(const cxxopts::ParseResult& parsed, const Streams& streams);

}  // namespace chronograph
