// SPDX-License-Identifier: Apache-2.0
// Which events the words stand for that a text gives as cause or effect.
#pragma once

#include "annotate/causal_markers.hpp"
#include "annotate/tree_view.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace chronograph {

/// Where a cause or an effect stands: a noun phrase or a clause, by its head.
struct CausePlace {
  std::uint32_t token = 0;
  bool clause = false;
};

/// The events of a document by their words. Refers to what it is made from.
class CauseEvents {
public:
  CauseEvents(const Document& document, const CausalMarkers& markers, const TreeView& tree);

  /// The event whose trigger a token belongs to.
  [[nodiscard]] const std::optional<std::uint32_t>& at(std::uint32_t token) const {
    return event_of_token_[token];
  }
  /// The events that a phrase or clause stands for; of joined nouns all of theirs. None where it
  /// stands for no event.
  [[nodiscard]] std::vector<std::uint32_t> of(const CausePlace& place) const;

private:
  // "a wave of ARRESTS"
  void add_event_of_noun(std::uint32_t noun, std::vector<std::uint32_t>& found) const;
  // What a clause tells: behind "began to" that which began; of a verb that is no event, its
  // object; of "said it closed because of" what is said, not the saying.
  [[nodiscard]] std::optional<std::uint32_t> event_of_clause(std::uint32_t verb) const;

  const Document& document_;
  const CausalMarkers& markers_;
  const TreeView& tree_;
  std::vector<std::optional<std::uint32_t>> event_of_token_;
};

}  // namespace chronograph
