// SPDX-License-Identifier: Apache-2.0
// What one event tells of the days of another: the same event told of again, the occasion on which
// something was said, what came after what. Bounds only; a date of its own stays as it is.
#pragma once

#include "annotate/clauses.hpp"
#include "annotate/event_anchor.hpp"
#include "annotate/event_order.hpp"
#include "annotate/event_times.hpp"
#include "annotate/lexicon.hpp"
#include "chronograph/document/document.hpp"
#include "chronograph/document/zone_index.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace chronograph {

/// Whether both ends are known, to a month or less.
bool is_narrow_time(const EventTime& when);

/// Bounds the events of one document by each other.
class EventNarrative {
public:
  /// Changes `dated`, which has one entry for each event.
  EventNarrative(const Document& document, const Syntax& syntax, const TimeLists& lists,
                 std::vector<EventTimes::Dated>& dated);

  /// `readings`: what the language core says of the order of neighbours; may be empty.
  void run(std::span<const OrderReading> readings);

private:
  using Index = std::uint32_t;

  void find_told_again();
  bool may_be_same(Index again, Index before) const;
  bool tells_again(Index again, Index before) const;
  [[nodiscard]] bool is_told_apart(Index noun) const;
  void bound_by_distance();
  void bound_by_closeness();
  void bound_by_topic(Index event);
  void bound_by_preparation(Index event);
  void bound_by_reference(Index event);
  void share_occasion(Index event);
  void share_background(Index event);
  void bound_by_readings(std::span<const OrderReading> readings);

  void follow_story();
  [[nodiscard]] bool is_past(Index event) const;
  [[nodiscard]] bool is_reference(Index event) const;
  [[nodiscard]] bool is_past_perfect(Index event) const;
  [[nodiscard]] bool is_reported(Index event) const;
  [[nodiscard]] bool tells_on(Index event) const;
  bool raise_loosely(Index event, Index by);

  bool raise(Index event, const std::optional<Date>& earliest);
  bool cap(Index event, const std::optional<Date>& latest);
  void take(Index event, const EventTime& when);
  std::optional<Index> event_above(Index token) const;
  std::optional<Index> first_event_in(Index first, Index last) const;
  std::optional<Index> event_at(Index token) const;
  std::optional<bool> shares_agent(Index a, Index b) const;
  bool shares_patient(Index a, Index b) const;
  [[nodiscard]] bool returns_from(Index telling) const;
  [[nodiscard]] bool tells(Index event) const;
  [[nodiscard]] bool is_open(Index event) const;
  [[nodiscard]] bool is_dated(Index event) const;
  [[nodiscard]] bool is_real(Index event) const;
  const Clause* clause_of(Index event) const;
  bool word_is(Index token, std::string_view what) const;

  const Document& document_;
  ZoneIndex zones_;
  const Syntax& syntax_;
  const TimeLists& lists_;
  Lexicon words_{"narrative_words.tsv"};
  Lexicon verbs_{"told_again.tsv"};
  std::vector<EventTimes::Dated>& dated_;
  std::vector<EventAnchor> anchors_;
  std::vector<Index> event_of_token_;
  std::vector<std::optional<EventTime>> again_;  // of an event that is told of again
};

}  // namespace chronograph
