// SPDX-License-Identifier: Apache-2.0
// The sources of a dossier: a number for each document, and how a sentence of one is cited.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace chronograph {

/// Numbers the documents of a graph from 1, by the day they were published; those that do not say
/// it come last. All texts returned are Markdown.
class DossierSources {
public:
  explicit DossierSources(const EventGraph& graph);

  /// Rows of EventGraph::documents in the order of their numbers.
  [[nodiscard]] const std::vector<std::uint32_t>& rows() const { return rows_; }

  /// Returns "[source 3](#source-3)", a link to the heading "Source 3" where the viewer makes one
  /// of it, words that say the same where it does not.
  [[nodiscard]] std::string link(std::uint32_t document_row) const;

  /// Returns the link and "sentence 4", or "characters 40 to 90" in a lean graph.
  [[nodiscard]] std::string cite(const EventEvidence& evidence) const;

  /// Returns "“Peace talks”, VOA, published 1 Oct 2021, <https://…>".
  [[nodiscard]] std::string described(std::uint32_t document_row) const;

private:
  const EventGraph& graph_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::size_t> numbers_;  ///< of a row
};

}  // namespace chronograph
