// SPDX-License-Identifier: Apache-2.0
#include "store/graph_part.hpp"

#include "markup/json.hpp"
#include "store/accounts.hpp"
#include "store/derived.hpp"
#include "store/event_part.hpp"
#include "store/evidence_rows.hpp"
#include "store/lookups.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace chronograph {
namespace {

using Number = std::int64_t;  // of a node, as the tables have it

constexpr std::size_t kMostEvents = 100'000;  // beyond that many the whole is read about as fast

// As the index of relations writes it.
const std::string kIsRelation =
    "WHERE kind = " + std::to_string(static_cast<int>(EdgeKind::Relation));

struct KindNumbers {
  Number first;
  Number count;
};

KindNumbers numbers_of(const Database& database, NodeKind kind) {
  Statement select = database.prepare("SELECT first, count FROM node_kind WHERE name = ?");
  select.bind(to_string(kind)).step();
  return {select.integer(0), select.integer(1)};
}

class PartMaker {
public:
  explicit PartMaker(const Database& database) : database_(database) {}

  /// A node with all that it says, and its edges to others of the part.
  void add(Number number) { whole_.insert(number); }
  /// A node by its id and label, with its edges to those.
  void add_named(Number number) { named_.insert(number); }
  /// Gives each actor of the store a row: those of no other account one that says nothing. What is
  /// measured over all actors is then as in the whole.
  void fill_up_actors() { fills_up_actors_ = true; }

  EventGraph make(Texts texts) {
    const bool both_ways = !named_.empty();
    add_documents_of_relations();
    std::ranges::set_union(whole_, named_, std::back_inserter(numbers_));
    EventGraph graph = read_nodes();
    if (fills_up_actors_) {
      fill_up_actors(graph);
    }
    graph.lean = false;
    read_frame(database_, graph);
    read_edges(graph, both_ways);
    if (texts == Texts::Included) {
      read_texts(graph);
    }
    rebuild_topology(graph);
    return graph;
  }

private:
  // A relation counts for as much as there is evidence for it, in whatever documents.
  void add_documents_of_relations() {
    EventGraph unused;
    StoredEdges from(database_, kIsRelation + " AND source = ?");
    std::set<Number> documents;
    for (const Number number : whole_) {
      for (from.find(number); from.next();) {
        if (whole_.contains(from.target())) {
          for (const EvidenceSpan& span : from.edge(unused).evidence) {
            documents.insert(span.document);
          }
        }
      }
    }
    named_.merge(documents);
  }

  EventGraph read_nodes() const {
    StoredNodes nodes;
    Statement whole = database_.prepare("SELECT json FROM node WHERE number = ?");
    Statement named = database_.prepare("SELECT id, kind, label FROM node WHERE number = ?");
    std::string json;
    for (const Number number : numbers_) {
      if (whole_.contains(number)) {
        if (whole.bind(number).step()) {
          nodes.add(whole.text(0));
        }
      } else if (named.bind(number).step()) {
        json.clear();
        JsonWriter writer(json);
        writer.begin_object().member("id", named.text(0)).member("kind", named.text(1));
        writer.member("label", named.text(2)).end_object();
        nodes.add(json);
      }
    }
    return std::move(nodes).read(database_.path(), UnknownDocuments::LeftOut);
  }

  void fill_up_actors(EventGraph& graph) {
    const KindNumbers all = numbers_of(database_, NodeKind::Actor);
    const auto first = std::ranges::lower_bound(numbers_, all.first);
    const auto last = std::ranges::lower_bound(numbers_, all.first + all.count);
    std::vector<ActorNode> actors(static_cast<std::size_t>(all.count));
    for (auto number = first; number != last; ++number) {
      actors[static_cast<std::size_t>(*number - all.first)] =
          std::move(graph.actors[static_cast<std::size_t>(number - first)]);
    }
    graph.actors = std::move(actors);
    std::vector<Number> numbers(numbers_.begin(), first);
    for (Number number = all.first; number < all.first + all.count; ++number) {
      numbers.push_back(number);
    }
    numbers.insert(numbers.end(), last, numbers_.end());
    numbers_ = std::move(numbers);
  }

  // The vertex of a node: numbers rise as vertices do.
  [[nodiscard]] std::optional<std::uint32_t> vertex_of(Number number) const {
    const auto found = std::ranges::lower_bound(numbers_, number);
    return found == numbers_.end() || *found != number
               ? std::nullopt
               : std::optional(static_cast<std::uint32_t>(found - numbers_.begin()));
  }

  void read_edges(EventGraph& graph, bool both_ways) const {
    StoredEdges from(database_, "WHERE source = ?");
    StoredEdges to(database_, "WHERE target = ?");
    for (const Number number : whole_) {
      for (from.find(number); from.next();) {
        add_edge(from, graph);
      }
      if (!both_ways) {
        continue;
      }
      for (to.find(number); to.next();) {
        if (!whole_.contains(to.source())) {
          add_edge(to, graph);
        }
      }
    }
    if (fills_up_actors_) {  // relations among them count as well
      for (StoredEdges relations(database_, kIsRelation); relations.next();) {
        if (!whole_.contains(relations.source())) {
          add_edge(relations, graph);
        }
      }
    }
    sort_edges(graph);
  }

  void add_edge(const StoredEdges& edges, EventGraph& graph) const {
    const auto source = vertex_of(edges.source());
    const auto target = vertex_of(edges.target());
    if (!source || !target) {
      return;
    }
    EdgeRow edge = edges.edge(graph);
    edge.source = *source;
    edge.target = *target;
    edge.evidence.erase(
        std::remove_if(edge.evidence.begin(), edge.evidence.end(),
                       [&](const EvidenceSpan& span) { return !vertex_of(span.document); }),
        edge.evidence.end());
    for (EvidenceSpan& span : edge.evidence) {
      span.document = *vertex_of(span.document);
    }
    graph.edges.push_back(std::move(edge));
  }

  void read_texts(EventGraph& graph) const {
    EvidenceOfDocuments rows(database_);
    for (const DocumentNode& document : graph.documents) {
      for (Evidence& entry : rows.of(graph.text(document.id))) {
        graph.evidence.push_back(std::move(entry.document));
      }
    }
  }

  const Database& database_;
  std::set<Number> whole_;
  std::set<Number> named_;
  bool fills_up_actors_ = false;
  std::vector<Number> numbers_;  // of both, ascending
};

// Adds events with whoever and whatever is in them and the documents that tell them.
GraphPart part_of_places(const Database& database, const std::vector<Number>& places,
                         PartMaker& maker, Texts texts) {
  AccountReader account(database);
  std::vector<std::pair<Number, std::uint32_t>> events;
  for (const Number place : places) {
    if (account.find(place)) {
      events.emplace_back(account.number(), static_cast<std::uint32_t>(place));
      maker.add(account.number());
      account.for_each_end([&](const AccountReader::End& end) { maker.add(end.number); });
    }
  }
  std::sort(events.begin(), events.end());
  GraphPart part{maker.make(texts), {}, 0};
  for (const auto& [number, place] : events) {
    part.places.push_back(place);
  }
  part.events = static_cast<std::size_t>(numbers_of(database, NodeKind::Event).count);
  return part;
}

// Who has a relation with somebody, either way.
void add_relatives(const Database& database, Number number, std::set<Number>& found) {
  const auto kind = static_cast<std::int32_t>(EdgeKind::Relation);
  Statement from = database.prepare("SELECT target FROM edge WHERE source = ? AND kind = ?");
  Statement to = database.prepare("SELECT source FROM edge WHERE target = ? AND kind = ?");
  for (Statement* select : {&from, &to}) {
    for (select->bind(number, kind); select->step();) {
      found.insert(select->integer(0));
    }
  }
}

std::vector<Number> places_of(const Database& database, Number number, const Period& period) {
  std::vector<Number> places;
  add_places_of(database, number, period, places);
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

std::set<Number> near(const Database& database, std::set<Number> reached, std::size_t hops,
                      const Period& period) {
  AccountReader account(database);
  std::set<Number> frontier = reached;
  for (std::size_t hop = 0; hop < hops && !frontier.empty(); ++hop) {
    std::set<Number> next;
    for (const Number number : frontier) {
      add_relatives(database, number, next);
      for (const Number place : places_of(database, number, period)) {
        if (account.find(place)) {
          account.for_each_end([&](const AccountReader::End& end) {
            if (end.kind == EdgeKind::Participates) {
              next.insert(end.number);
            }
          });
        }
      }
    }
    frontier.clear();
    std::ranges::set_difference(next, reached, std::inserter(frontier, frontier.end()));
    reached.merge(next);
  }
  return reached;
}

// The places of the accounts in which two of them have a part, or any of them.
std::vector<Number> places_of(const Database& database, const std::set<Number>& people,
                              const Period& period, std::size_t at_least) {
  std::vector<Number> all;
  for (const Number number : people) {
    std::ranges::copy(places_of(database, number, period), std::back_inserter(all));
  }
  std::sort(all.begin(), all.end());
  std::vector<Number> found;
  for (std::size_t i = at_least - 1; i < all.size(); ++i) {
    if (all[i] == all[i + 1 - at_least] && (found.empty() || found.back() != all[i])) {
      found.push_back(all[i]);
    }
  }
  return found;
}

}  // namespace

std::optional<GraphPart> read_part_passing(const Database& database, const Filter& filter,
                                           PartOptions options) {
  const std::optional<EventPart> candidates = read_event_part(database, filter);
  if (!candidates) {
    return std::nullopt;
  }
  const EventFilter passing(candidates->graph, filter);
  std::vector<Number> places;
  for (std::uint32_t row = 0; row < candidates->graph.events.size(); ++row) {
    if (passing.passes(row)) {
      places.push_back(candidates->places[row]);
    }
  }
  PartMaker maker(database);
  if (options.all_actors) {
    maker.fill_up_actors();
  }
  return part_of_places(database, places, maker, options.texts);
}

std::optional<GraphPart> read_part_around(const Database& database, std::string_view name,
                                          std::size_t hops, const Filter& filter) {
  const std::set<Number> centres = find_named(database, name);
  if (centres.empty() || !filter.stories.empty()) {
    return std::nullopt;
  }
  const Period period{filter.from, filter.to, filter.certain};
  const std::set<Number> people = near(database, centres, hops, period);
  // Of some events only relations between those whom they show count, so all must be there.
  const std::vector<Number> places = places_of(database, people, period, filter.empty() ? 2 : 1);
  if (places.size() > kMostEvents) {
    return std::nullopt;
  }
  PartMaker maker(database);
  for (const Number number : people) {
    maker.add(number);
  }
  return part_of_places(database, places, maker, Texts::LeftOut);
}

std::optional<EventGraph> read_part_of_node(const Database& database, std::string_view id) {
  Statement by_id = database.prepare("SELECT number, kind FROM node WHERE id = ?");
  if (!by_id.bind(id).step()) {
    return std::nullopt;
  }
  const Number number = by_id.integer(0);
  const bool is_event = by_id.text(1) == to_string(NodeKind::Event);
  PartMaker maker(database);
  maker.add(number);
  Statement from = database.prepare("SELECT target FROM edge WHERE source = ?");
  Statement to = database.prepare("SELECT source FROM edge WHERE target = ?");
  for (Statement* select : {&from, &to}) {
    for (select->bind(number); select->step();) {
      maker.add_named(select->integer(0));
    }
  }
  return maker.make(is_event ? Texts::Included : Texts::LeftOut);
}

}  // namespace chronograph
