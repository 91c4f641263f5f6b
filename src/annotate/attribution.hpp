// SPDX-License-Identifier: Apache-2.0
// Who says so: the entity that the text credits with telling of an event.
#pragma once

#include "annotate/clauses.hpp"
#include "annotate/event_anchor.hpp"
#include "chronograph/document/document.hpp"
#include "chronograph/document/zone_index.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace chronograph {

/// Finds sources in one document.
class Attribution {
public:
  Attribution(const Document& document, const Syntax& syntax, const Grammar& grammar);

  /// Returns the innermost source; nothing where the text itself vouches.
  [[nodiscard]] std::optional<std::uint32_t> source_of(const EventAnchor& anchor) const;

private:
  using Index = std::uint32_t;
  struct Speaker {
    Span zone;
    std::uint32_t sentence = 0;  ///< in which the zone ends
    std::optional<Index> entity;
  };

  void find_speakers();
  std::optional<Index> speaker_near(Span zone) const;
  void find_according_to();
  std::optional<Index> governing_source(Index clause) const;
  bool reports(const Clause& clause) const;
  bool asks(const Clause& clause) const;

  const Document& document_;
  ZoneIndex zones_;
  const Syntax& syntax_;
  const Grammar& grammar_;
  std::vector<Speaker> speakers_;                   // in text order
  std::vector<std::optional<Index>> according_to_;  // by sentence
};

}  // namespace chronograph
