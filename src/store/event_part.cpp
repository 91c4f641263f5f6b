// SPDX-License-Identifier: Apache-2.0
// Which events may pass is asked of the tables by the one condition that leaves the fewest; the
// graph's own filter then judges those, so that there is one filter language.
#include "store/event_part.hpp"

#include "store/derived.hpp"
#include "store/evidence_rows.hpp"
#include "store/lookups.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace chronograph {
namespace {

using Number = std::int64_t;  // of a node, as the tables have it

// Beyond that many the whole is read about as fast.
constexpr std::size_t kMostEvents = 100'000;

class PartReader {
public:
  PartReader(const Database& database, const Filter& filter)
      : database_(database), filter_(filter) {}

  std::optional<EventPart> read() {
    if (!filter_.stories.empty() || !find_candidates() || events_.size() > kMostEvents) {
      return std::nullopt;
    }
    read_edges();
    read_documents_and_events();
    name_whom_the_filter_means();
    place_ends();
    place_edges();
    rebuild_topology(part_.graph);
    read_texts();
    return std::move(part_);
  }

private:
  struct Edge {
    Number source;
    Number target;
    EdgeKind kind;
    std::string role;
  };

  // False where every event would have to be looked at.
  bool find_candidates() {
    const Period period{filter_.from, filter_.to, filter_.certain};
    if (!filter_.actors.empty()) {
      add_participations(filter_.actors, period);
      return true;
    }
    if (!filter_.places.empty()) {
      add_participations(filter_.places, period);
      for (const std::string& place : filter_.places) {
        for (const Number number : find_named(database_, place)) {
          add_located_in(number);
        }
      }
      return true;
    }
    if (filter_.from || filter_.to) {
      events_ = events_of_period(database_, period, kMostEvents);
      return true;
    }
    return false;
  }

  void add_participations(const std::vector<std::string>& names, const Period& period) {
    for (const std::string& name : names) {
      for (const Number number : find_named(database_, name)) {
        events_.merge(events_with(database_, number, period));
      }
    }
  }

  void add_located_in(Number place) {
    Statement select = database_.prepare("SELECT source FROM edge WHERE target = ? AND kind = ?");
    select.bind(place, static_cast<std::int32_t>(EdgeKind::LocatedIn));
    while (select.step()) {
      events_.insert(select.integer(0));
    }
  }

  // Of the events, to what is no event.
  void read_edges() {
    Statement select =
        database_.prepare("SELECT kind, target, detail FROM edge WHERE source = ? AND kind <= ?");
    for (const Number event : events_) {
      select.bind(event, static_cast<std::int32_t>(EdgeKind::MentionedIn));
      while (select.step()) {
        const auto kind = static_cast<EdgeKind>(select.integer(0));
        edges_.push_back({event, select.integer(1), kind, std::string(select.text(2))});
        (kind == EdgeKind::MentionedIn ? documents_ : ends_).insert(select.integer(1));
      }
    }
  }

  // Actors and places need not be read whole: what is told of an event is their labels.
  void read_documents_and_events() {
    StoredNodes nodes;
    Statement select = database_.prepare("SELECT json, place FROM node WHERE number = ?");
    for (const std::set<Number>* numbers : {&documents_, &events_}) {
      for (const Number number : *numbers) {
        if (select.bind(number).step()) {
          nodes.add(select.text(0));
          if (numbers == &events_) {
            part_.places.push_back(static_cast<std::uint32_t>(select.integer(1)));
          }
        }
      }
    }
    part_.graph = std::move(nodes).read(database_.path());
  }

  // A name of the filter that means a node becomes an alias of it, so that the filter finds it
  // again without all other names being read.
  void name_whom_the_filter_means() {
    for (const auto* names : {&filter_.actors, &filter_.places, &filter_.sources}) {
      for (const std::string& name : *names) {
        for (const Number number : find_named(database_, name)) {
          aliases_[number].push_back(part_.graph.strings.intern(name));
        }
      }
    }
  }

  void place_ends() {
    EventGraph& graph = part_.graph;
    Statement select = database_.prepare("SELECT id, label, kind FROM node WHERE number = ?");
    for (const Number number : ends_) {
      if (!select.bind(number).step()) {
        continue;
      }
      const StringId id = graph.strings.intern(select.text(0));
      const StringId label = graph.strings.intern(select.text(1));
      const auto add = [&](auto& nodes) {
        auto& node = nodes.emplace_back();
        node.id = id;
        node.label = label;
        node.aliases = aliases_[number];
      };
      if (select.text(2) == to_string(NodeKind::Actor)) {
        add(graph.actors);
      } else {
        add(graph.places);
      }
    }
  }

  // Numbers rise from documents to actors, places and events, as vertices do.
  void place_edges() {
    std::map<Number, std::uint32_t> vertices;
    for (const std::set<Number>* numbers : {&documents_, &ends_, &events_}) {
      for (const Number number : *numbers) {
        vertices.emplace(number, static_cast<std::uint32_t>(vertices.size()));
      }
    }
    for (const Edge& edge : edges_) {
      EdgeRow& row = part_.graph.edges.emplace_back();
      row.source = vertices.at(edge.source);
      row.target = vertices.at(edge.target);
      row.kind = edge.kind;
      row.role = part_.graph.strings.intern(edge.role);
    }
  }

  // Only those that quotes of the passing events come from.
  void read_texts() {
    EventGraph& graph = part_.graph;
    const EventFilter passing(graph, filter_);
    std::set<std::uint32_t> wanted;
    for (std::uint32_t row = 0; row < graph.events.size(); ++row) {
      if (!graph.events[row].evidence.empty() && passing.passes(row)) {
        wanted.insert(graph.events[row].evidence.front().document);
      }
    }
    for (DocumentNode& document : graph.documents) {
      document.evidence = UINT32_MAX;
    }
    EvidenceTexts texts(database_);
    for (const std::uint32_t row : wanted) {
      if (auto text = texts.of(graph.text(graph.documents[row].id))) {
        graph.documents[row].evidence = static_cast<std::uint32_t>(graph.evidence.size());
        graph.evidence.emplace_back().text = std::move(*text);
      }
    }
  }

  const Database& database_;
  const Filter& filter_;
  std::set<Number> events_;
  std::set<Number> documents_;
  std::set<Number> ends_;  // actors and places
  std::vector<Edge> edges_;
  std::map<Number, std::vector<StringId>> aliases_;
  EventPart part_;
};

}  // namespace

std::optional<EventPart> read_event_part(const Database& database, const Filter& filter) {
  return PartReader(database, filter).read();
}

}  // namespace chronograph
