// SPDX-License-Identifier: Apache-2.0
// The days between which events lie: from the expressions that date them, from tense and the
// creation time, and from each other.
#pragma once

#include "annotate/clauses.hpp"
#include "annotate/event_anchor.hpp"
#include "annotate/event_order.hpp"
#include "annotate/time_attachment.hpp"
#include "chronograph/document/document.hpp"
#include "chronograph/document/zone_index.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace chronograph {

/// Days of a TIMEX3 duration ("P2W", "PT48H"), rounded up; nothing for vague ones.
std::optional<std::int32_t> days_of_duration(std::string_view value);

/// Whether some days fit: no end before its begin, no bounds that cross.
bool is_possible(const EventTime& when);

/// From the earliest begin to the latest end.
DayBounds hull_of(const EventTime& when);

/// Dates the events of one document.
class EventTimes {
public:
  EventTimes(const Document& document, const Syntax& syntax, const TimeLists& lists);

  struct Dated {
    std::optional<TimeRef> time;
    std::optional<EventTime> when;
  };
  /// Returns one entry for each event. `readings`: what the language core says of the order of
  /// neighbours; may be empty.
  std::vector<Dated> run(std::span<const OrderReading> readings);

private:
  using Index = std::uint32_t;
  /// How the grammar of a verb places it against the creation time.
  enum class Horizon : std::uint8_t { None, Past, Future, Ongoing };

  void date_by_expressions(Index event);
  void apply(Index event, const TimeAttachment& attachment);
  void apply_at(Index event, const TimeExpression& time);
  void apply_within(Index event, const TimeExpression& time);
  [[nodiscard]] bool is_clock_only(const TimeExpression& time) const;
  bool is_ambiguous_weekday(Index event, const TimeExpression& time) const;
  bool contradicts_tense(Index event, const DayBounds& days) const;
  void date_by_tense(Index event);
  Horizon horizon_of(Index event) const;
  Horizon horizon_of_finite(const Clause& clause) const;
  void borrow(Index event);
  [[nodiscard]] bool is_begun(Index noun, Index verb) const;
  void bound_by_blame(Index event);
  std::optional<Index> lender_of(Index event) const;
  std::optional<Index> lender_of_noun(const EventAnchor& anchor) const;
  void share_among_conjuncts(Index event);
  [[nodiscard]] bool speaks_otherwise(Index one, Index other) const;
  [[nodiscard]] bool says_how_long(const Clause& clause) const;
  void bound_by_clause(Index event);
  void bound_by_preposition(Index event);
  void bound_by_speech(Index event);
  void bound(Index event, TimeSignal signal, bool closely, const EventTime& other);
  std::optional<Index> event_of(Index clause) const;
  FrameSet frames_of(const Clause& clause) const;
  [[nodiscard]] bool has_expression(Index event) const { return !attached_[event].empty(); }

  const Document& document_;
  ZoneIndex zones_;
  const Syntax& syntax_;
  const TimeLists& lists_;
  DayBounds creation_;
  bool looks_back_ = false;  ///< the news of the text is that of "yesterday"
  std::vector<EventAnchor> anchors_;
  std::vector<std::vector<TimeAttachment>> attached_;
  std::vector<Index> event_of_clause_;
  std::vector<Index> event_of_token_;
  std::vector<Dated> dated_;
};

}  // namespace chronograph
