// SPDX-License-Identifier: Apache-2.0
// The table of accounts: what is told of an event in one row.
#pragma once

#include "chronograph/graph/event_graph.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace chronograph {

/// Fills the empty table. `places` are those of the events, by row, in the sequence of all.
void write_accounts(Database& database, const EventGraph& graph,
                    const std::vector<std::uint32_t>& places);

/// Reads single accounts.
class AccountReader {
public:
  /// An actor or place that has a part in an event, or a document that tells it.
  struct End {
    EdgeKind kind;
    std::uint32_t number;    ///< of the node
    std::string_view label;  ///< empty for a document
  };

  explicit AccountReader(const Database& database);
  /// Goes to the account at a place in the sequence; false where there is none.
  bool find(std::int64_t place);
  /// Of the account found: the number of the event's node.
  [[nodiscard]] std::int64_t number() const;
  /// The event without its evidence and numbers; strings are interned into the graph.
  [[nodiscard]] EventNode event(EventGraph& graph) const;
  /// The first sentence that tells it.
  [[nodiscard]] std::string_view quote() const;
  /// Visits the ends; their labels are valid until the next find().
  void for_each_end(const std::function<void(const End&)>& visit) const;

private:
  Statement select_;
};

}  // namespace chronograph
