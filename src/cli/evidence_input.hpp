// SPDX-License-Identifier: Apache-2.0
// What a graph can be made of without reading a text again: graphs, stores and annotation
// lines.
#pragma once

#include "chronograph/graph/corrections.hpp"
#include "chronograph/graph/evidence.hpp"
#include "cli/command.hpp"

#include <string>
#include <vector>

namespace chronograph {

struct EvidenceInput {
  std::vector<Evidence> evidence;
  std::vector<Generator> generators;
  std::vector<Correction> corrections;  ///< of graphs and stores
};

/// Adds what a file holds; its first bytes tell which kind it is, "-" is standard input. Annotation
/// lines without a `generator` count as read by this version with no model. Throws Error(Input)
/// with the place of what is wrong, and for a lean graph.
void read_evidence(const std::string& path, const Streams& streams, EvidenceInput& input);

}  // namespace chronograph
