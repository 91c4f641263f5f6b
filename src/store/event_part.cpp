// SPDX-License-Identifier: Apache-2.0
// Which events may pass is asked of the tables by the one condition that leaves the fewest; the
// graph's own filter then judges those, so that there is one filter language.
#include "store/event_part.hpp"

#include "store/accounts.hpp"
#include "store/derived.hpp"
#include "store/lookups.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace chronograph {
namespace {

using Number = std::int64_t;  // of a node, as the tables have it
using Row = std::uint32_t;

// Beyond that many the whole is read about as fast.
constexpr std::size_t kMostEvents = 100'000;

bool has_empty_name(const Filter& filter) {
  const auto& lists = {filter.actors, filter.places, filter.sources};
  return std::ranges::any_of(lists, [](const std::vector<std::string>& names) {
    return std::ranges::find(names, std::string()) != names.end();
  });
}

class PartReader {
public:
  PartReader(const Database& database, const Filter& filter)
      : database_(database), filter_(filter), account_(database) {}

  std::optional<EventPart> read() {
    // The part has no ids of actors and places, which an empty name would mean then.
    if (!filter_.stories.empty() || has_empty_name(filter_) || !find_candidates() ||
        places_.size() > kMostEvents) {
      return std::nullopt;
    }
    find_whom_the_filter_means();
    if (!filter_.sources.empty()) {
      read_documents();
    }
    read_accounts();
    std::optional<EventPart> part(std::move(part_));
    rebuild_topology(part->graph);  // last: the Boost graph is copied, not moved
    return part;
  }

private:
  struct Told {
    Number number;
    EventNode event;
    std::uint32_t place;
    std::string quote;
    std::vector<std::pair<EdgeKind, Row>> ends;  // rows of actors
  };

  // False where every event would have to be looked at.
  bool find_candidates() {
    const Period period{filter_.from, filter_.to, filter_.certain};
    if (!filter_.actors.empty()) {
      add_participations(filter_.actors, period);
    } else if (!filter_.places.empty()) {
      add_participations(filter_.places, period);
      add_located_in();
    } else if (filter_.from || filter_.to) {
      add_places_of(database_, period, kMostEvents, places_);
    } else {
      return false;
    }
    std::sort(places_.begin(), places_.end());
    places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
    return true;
  }

  void add_participations(const std::vector<std::string>& names, const Period& period) {
    for (const std::string& name : names) {
      for (const Number number : find_named(database_, name)) {
        add_places_of(database_, number, period, places_);
      }
    }
  }

  void add_located_in() {
    Statement select = database_.prepare(
        "SELECT place FROM edge JOIN node ON number = source WHERE target = ? AND edge.kind = ?");
    for (const std::string& name : filter_.places) {
      for (const Number number : find_named(database_, name)) {
        select.bind(number, static_cast<std::int32_t>(EdgeKind::LocatedIn));
        while (select.step()) {
          places_.push_back(select.integer(0));
        }
      }
    }
  }

  // A name of the filter that means a node becomes an alias of it, so that the filter finds it
  // again without all other names being read.
  void find_whom_the_filter_means() {
    for (const auto* names : {&filter_.actors, &filter_.places, &filter_.sources}) {
      for (const std::string& name : *names) {
        for (const Number number : find_named(database_, name)) {
          aliases_[number].push_back(name);
        }
      }
    }
  }

  void read_documents() {
    std::set<Number> numbers;
    for (const Number place : places_) {
      if (account_.find(place)) {
        account_.for_each_end([&](const AccountReader::End& end) {
          if (end.kind == EdgeKind::MentionedIn) {
            numbers.insert(end.number);
          }
        });
      }
    }
    StoredNodes nodes;
    Statement select = database_.prepare("SELECT json FROM node WHERE number = ?");
    for (const Number number : numbers) {
      if (select.bind(number).step()) {
        documents_.emplace(number, static_cast<Row>(documents_.size()));
        nodes.add(select.text(0));
      }
    }
    part_.graph = std::move(nodes).read(database_.path(), UnknownDocuments::Refused);
  }

  void read_accounts() {
    std::vector<Told> told;
    told.reserve(places_.size());
    for (const Number place : places_) {
      if (account_.find(place)) {
        told.push_back(read_account(static_cast<std::uint32_t>(place)));
      }
    }
    // As the rows of the whole graph: by id.
    std::ranges::sort(told, {}, &Told::number);
    EventGraph& graph = part_.graph;
    const auto first_event = static_cast<Row>(graph.event_vertex(0));
    for (Told& entry : told) {
      const auto source = first_event + static_cast<Row>(graph.events.size());
      for (const auto& [kind, row] : entry.ends) {
        EdgeRow& edge = graph.edges.emplace_back();
        edge.kind = kind;
        edge.source = source;
        edge.target = static_cast<Row>(graph.actor_vertex(row));
      }
      graph.events.push_back(std::move(entry.event));
      part_.places.push_back(entry.place);
      part_.quotes.push_back(std::move(entry.quote));
    }
  }

  Told read_account(std::uint32_t place) {
    Told told{
        account_.number(), account_.event(part_.graph), place, std::string(account_.quote()), {}};
    account_.for_each_end([&](const AccountReader::End& end) {
      if (end.kind != EdgeKind::MentionedIn) {
        told.ends.emplace_back(end.kind, row_of(end));
      } else if (const auto found = documents_.find(end.number); found != documents_.end()) {
        told.event.evidence.emplace_back().document = found->second;
      }
    });
    return told;
  }

  Row row_of(const AccountReader::End& end) {
    std::vector<ActorNode>& actors = part_.graph.actors;
    const auto [at, is_new] = rows_.emplace(end.number, static_cast<Row>(actors.size()));
    if (is_new) {
      ActorNode& actor = actors.emplace_back();
      actor.label = part_.graph.strings.intern(end.label);
      if (const auto names = aliases_.find(end.number); names != aliases_.end()) {
        actor.aliases = part_.graph.strings.intern_all(names->second);
      }
    }
    return at->second;
  }

  const Database& database_;
  const Filter& filter_;
  AccountReader account_;
  std::vector<Number> places_;  // of accounts
  std::map<Number, std::vector<std::string>> aliases_;
  std::map<Number, Row> documents_;
  std::unordered_map<Number, Row> rows_;  // of actors
  EventPart part_;
};

}  // namespace

std::optional<EventPart> read_event_part(const Database& database, const Filter& filter) {
  return PartReader(database, filter).read();
}

}  // namespace chronograph
