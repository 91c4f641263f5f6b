// SPDX-License-Identifier: Apache-2.0
#include "graph/event_orders.hpp"

#include "graph/consistent_order.hpp"
#include "graph/dated_neighbours.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;
using Kind = OrderStatement::Kind;

/// What one or more documents say of two events.
struct Statement {
  OrderStatement order;
  std::size_t documents = 0;
  double place = 1;  ///< in its document's list, which has the surest first: 0 first, 1 last
  bool in_one_sentence = false;
  std::vector<EvidenceSpan> evidence;
};

/// The statement that a link makes of two nodes; nothing for VAGUE.
std::optional<OrderStatement> statement_of(LinkRelation relation, Index from, Index to) {
  switch (relation) {
    case LinkRelation::Before:
      return OrderStatement{Kind::Before, from, to};
    case LinkRelation::After:
      return OrderStatement{Kind::Before, to, from};
    case LinkRelation::Includes:
      return OrderStatement{Kind::Includes, from, to};
    case LinkRelation::IsIncluded:
      return OrderStatement{Kind::Includes, to, from};
    case LinkRelation::Simultaneous:
      return OrderStatement{Kind::Simultaneous, std::min(from, to), std::max(from, to)};
    case LinkRelation::Vague:
      break;
  }
  return std::nullopt;
}

class Statements {
public:
  void add(Index row, const Document& document,
           const std::vector<std::optional<Index>>& node_of_event) {
    for (std::size_t i = 0; i < document.links.size(); ++i) {
      const Link& link = document.links[i];
      if (link.from.kind != LinkEnd::Kind::Event || link.to.kind != LinkEnd::Kind::Event) {
        continue;
      }
      const auto from = node_of_event[link.from.index];
      const auto to = node_of_event[link.to.index];
      const auto order =
          from && to && from != to ? statement_of(link.relation, *from, *to) : std::nullopt;
      if (!order) {
        continue;
      }
      Statement& statement = known_[{order->first, order->second, order->kind}];
      statement.order = *order;
      ++statement.documents;
      statement.place = std::min(
          statement.place, static_cast<double>(i) / static_cast<double>(document.links.size()));
      const Span one = document.events[link.from.index].span;
      const Span two = document.events[link.to.index].span;
      statement.in_one_sentence |=
          document.sentence_at(one.begin) == document.sentence_at(two.begin);
      statement.evidence.push_back({row, one});
      statement.evidence.push_back({row, two});
    }
  }

  // The surest first: what more documents say, then what comes earlier in their lists.
  [[nodiscard]] std::vector<Statement> by_confidence() && {
    std::vector<Statement> all;
    all.reserve(known_.size());
    for (auto& [key, statement] : known_) {
      all.push_back(std::move(statement));
    }
    std::stable_sort(all.begin(), all.end(), [](const Statement& a, const Statement& b) {
      return a.documents != b.documents ? a.documents > b.documents : a.place < b.place;
    });
    return all;
  }

private:
  std::map<std::tuple<Index, Index, Kind>, Statement> known_;
};

EdgeKind edge_kind_of(Kind kind) {
  switch (kind) {
    case Kind::Before:
      return EdgeKind::Before;
    case Kind::Includes:
      return EdgeKind::Includes;
    case Kind::Simultaneous:
      break;
  }
  return EdgeKind::Simultaneous;
}

class Orderer {
public:
  explicit Orderer(std::span<const EventNode> events) : events_(events), lasts_(events.size()) {
    for (const EventNode& event : events) {
      times_.push_back(event.time.value_or(EventTime{}));
      orders_.times.push_back(event.time);
    }
  }

  void settle(std::vector<Statement> statements) {
    std::vector<OrderStatement> said;
    said.reserve(statements.size());
    for (const Statement& statement : statements) {
      said.push_back(statement.order);
    }
    const ConsistentOrder order = settle_order(times_, said);
    orders_.counts.tied_events = order.tied_events;
    orders_.counts.stated = said.size();
    std::vector<OrderStatement> sure;
    for (std::size_t i = 0; i < said.size(); ++i) {
      take(std::move(statements[i]), order.verdicts[i], sure);
    }
    bound_undated(settle_order(times_, sure).times);
  }

  // Across documents: the nearest event before each of the same actors. No closure: whether any two
  // dated events are in order, their dates tell.
  void infer(std::span<const std::vector<Index>> actors_of_event) {
    std::vector<DatedEvent> dated;
    for (Index row = 0; row < events_.size(); ++row) {
      const EventNode& event = events_[row];
      if (event.time && event.status != Status::Denied && !event.evidence.empty()) {
        dated.push_back({row, *event.time, event.evidence.front().document, actors_of_event[row]});
      }
    }
    for (const auto& [first, second] : dated_neighbours(dated)) {
      std::vector<EvidenceSpan> evidence;
      for (const Index row : {first, second}) {
        const EventEvidence& of = events_[row].evidence.front();
        evidence.push_back({of.document, of.trigger});
      }
      orders_.edges.push_back({EdgeKind::Before, first, second, "inferred", std::move(evidence)});
      ++orders_.counts.inferred;
    }
  }

  EventOrders result() && { return std::move(orders_); }

private:
  void take(Statement statement, OrderVerdict verdict, std::vector<OrderStatement>& sure) {
    const auto [kind, first, second] = statement.order;
    switch (verdict) {
      case OrderVerdict::Essential:
        orders_.edges.push_back(
            {edge_kind_of(kind), first, second, "asserted", std::move(statement.evidence)});
        [[fallthrough]];
      case OrderVerdict::Implied:
        if (kind == Kind::Includes) {
          lasts_[first] = true;
        } else if (statement.in_one_sentence) {
          sure.push_back(statement.order);
        }
        break;
      case OrderVerdict::ContradictsDates:
        ++orders_.counts.against_dates;
        orders_.edges.push_back(
            {EdgeKind::Contradicts, first, second, "order", std::move(statement.evidence)});
        break;
      case OrderVerdict::ContradictsOrders:
        ++orders_.counts.against_orders;
        orders_.edges.push_back(
            {EdgeKind::Contradicts, first, second, "order", std::move(statement.evidence)});
        break;
      case OrderVerdict::TooFar:
        ++orders_.counts.undecided;
        break;
    }
  }

  // What lasts has a begin and an end of its own; an order between begins tells too little of it.
  void bound_undated(const std::vector<EventTime>& bounds) {
    for (Index row = 0; row < events_.size(); ++row) {
      const Status status = events_[row].status;
      const bool happened = (status == Status::Asserted || status == Status::Reported) &&
                            events_[row].event_class != EventClass::State && !lasts_[row];
      const bool met = bounds[row].begin.is_day();  // two bounds that meet tell no day of it
      if (happened && !events_[row].time && !bounds[row].unknown() && !met) {
        orders_.times[row] = bounds[row];
        orders_.times[row]->basis = "order";
        orders_.times[row]->granularity = Granularity::Range;
        ++orders_.counts.bounded;
      }
    }
  }

  std::span<const EventNode> events_;
  std::vector<EventTime> times_;
  std::vector<bool> lasts_;  // said to include another
  EventOrders orders_;
};

}  // namespace

EventOrders order_events(std::span<const Document> documents,
                         std::span<const std::vector<std::optional<std::uint32_t>>> node_of_event,
                         std::span<const EventNode> events,
                         std::span<const std::vector<std::uint32_t>> actors_of_event) {
  Statements statements;
  for (Index row = 0; row < documents.size(); ++row) {
    statements.add(row, documents[row], node_of_event[row]);
  }
  Orderer orderer(events);
  orderer.settle(std::move(statements).by_confidence());
  orderer.infer(actors_of_event);
  return std::move(orderer).result();
}

}  // namespace chronograph
