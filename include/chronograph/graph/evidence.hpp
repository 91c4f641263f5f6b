// SPDX-License-Identifier: Apache-2.0
// What a graph is made of and can be made anew from: one entry a text. Entries of one text unite in
// any order, grouping and number to the same one, so merging graphs is an algebra.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// A document as a graph keeps it, with the names of all its copies.
struct Evidence {
  std::vector<std::string> sources;     ///< paths, sorted, each once, none empty
  std::vector<std::string> publishers;  ///< likewise
  std::vector<std::string> ids;         ///< ids under which the input gave it, likewise
  /// The copy that speaks for all, without tokens and as its annotation line reads back: what no
  /// file holds must not show in a graph.
  Document document;
  std::size_t words = 0;  ///< of the tokens that it had, for the summary; no file holds it
};

/// Returns what a graph keeps of an annotated document. Throws Error(Input) if a layer does not
/// hold together, such as a span outside the text. Costs a writing and a reading of the annotation.
Evidence evidence_of(Document document);

/// Returns what a graph was made of. `name` stands in messages. Throws Error(Input) for a lean
/// graph and for one of another program that holds nodes without evidence.
std::vector<Evidence> evidence_of(const EventGraph& graph, std::string_view name);

/// Returns one entry a text, sorted by the document id that the text gives. Names are united; of
/// the copies the one whose date is best founded speaks for all, and where no date decides, their
/// other metadata and at last their bytes do. Associative, commutative and idempotent.
std::vector<Evidence> unite(std::vector<Evidence> evidence);

}  // namespace chronograph
