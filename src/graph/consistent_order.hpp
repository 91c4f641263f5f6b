// SPDX-License-Identifier: Apache-2.0
// One order out of many statements, some of which are wrong: dates first, then statements, the
// surest first, as long as they fit what was taken before.
#pragma once

#include "chronograph/time/interval.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace chronograph {

/// What somebody says of two events, by their indices.
struct OrderStatement {
  enum class Kind : std::uint8_t {
    Before,        ///< `first` begins before `second` begins
    Includes,      ///< `first` begins no later and ends no earlier than `second`
    Simultaneous,  ///< both begin and end together
  };
  Kind kind = Kind::Before;
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

/// What became of a statement.
enum class OrderVerdict : std::uint8_t {
  Essential,          ///< taken, and it follows from no others
  Implied,            ///< taken, but others say as much
  ContradictsDates,   ///< of the two events, or of others that lie before and after them
  ContradictsOrders,  ///< it would close a cycle
  TooFar,             ///< to find out would cost too much; refused
};

struct ConsistentOrder {
  std::vector<OrderVerdict> verdicts;  ///< one a statement
  /// One an event: the days that are left when every statement taken holds. An event whose begin
  /// and end had the same bounds, or none, is a point and stays one, unless it is said to include
  /// another.
  std::vector<EventTime> times;
  /// One an event: its place in a sequence that fits every statement taken; simultaneous events
  /// share a place.
  std::vector<std::uint32_t> places;
  std::size_t tied_events = 0;  ///< events in cycles of the statements that fit the dates
};

/// Settles the order of events. `times`: one an event, unknown where nothing is known; events that
/// are told of one after the other should stand in that order. `statements`: the surest first.
/// Nearly linear: what one statement may cost is bounded. Granularity and basis of the times are
/// left as they are.
ConsistentOrder settle_order(std::span<const EventTime> times,
                             std::span<const OrderStatement> statements);

/// Whether the days tell that `a` is over before `b` begins.
bool ends_before(const EventTime& a, const EventTime& b);

}  // namespace chronograph
