// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/relations.hpp"

#include "chronograph/analyse/finalize.hpp"
#include "chronograph/analyse/network.hpp"
#include "chronograph/analyse/timeline.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace chronograph {
namespace {

// PLOVER types by quad class: +1 cooperation, -1 conflict, verbal or material. Extensions (x-...)
// have no side.
constexpr std::array<std::pair<std::string_view, int>, 16> kSides{{{"AGREE", 1},
                                                                   {"CONSULT", 1},
                                                                   {"SUPPORT", 1},
                                                                   {"CONCEDE", 1},
                                                                   {"COOPERATE", 1},
                                                                   {"AID", 1},
                                                                   {"RETREAT", 1},
                                                                   {"REQUEST", -1},
                                                                   {"ACCUSE", -1},
                                                                   {"REJECT", -1},
                                                                   {"THREATEN", -1},
                                                                   {"PROTEST", -1},
                                                                   {"SANCTION", -1},
                                                                   {"MOBILIZE", -1},
                                                                   {"COERCE", -1},
                                                                   {"ASSAULT", -1}}};

int side_of(std::string_view type) {
  const auto* const found = std::find_if(kSides.begin(), kSides.end(),
                                         [&](const auto& row) { return row.first == type; });
  return found == kSides.end() ? 0 : found->second;
}

using EdgeKey = std::tuple<Vertex, Vertex, std::string, bool>;

class Mapper {
public:
  Mapper(const EventGraph& graph, const MapOptions& options) : graph_(graph), options_(options) {}

  RelationshipMap run() {
    Filter filter = options_.filter;
    if (filter.statuses.empty()) {
      // What is only possible or denied has not brought two actors together.
      filter.statuses = {Status::Asserted, Status::Reported, Status::Planned};
    }
    const bool full = options_.projection == Projection::Full;
    for (const std::uint32_t row :
         select_events(graph_, filter, full ? options_.top : std::nullopt)) {
      full ? add_whole_event(row) : add_event(row);
    }
    add_relations();
    if (options_.backbone) {
      keep_backbone(*options_.backbone);
    }
    return collect();
  }

private:
  [[nodiscard]] bool shows(Vertex vertex) const {
    const NodeKind kind = graph_.graph[vertex].kind;
    return kind == NodeKind::Actor ||
           (kind == NodeKind::Place && options_.projection != Projection::Actors);
  }

  // The event as a node of its own.
  void add_whole_event(std::uint32_t row) {
    const Vertex event = graph_.event_vertex(row);
    vertices_.insert(event);
    for (auto [edge, last] = boost::out_edges(event, graph_.graph); edge != last; ++edge) {
      const EdgeBundle& bundle = graph_.graph[*edge];
      const Vertex target = boost::target(*edge, graph_.graph);
      if (shows(target)) {
        const std::string_view role = graph_.text(graph_.edges[bundle.row].role);
        vertices_.insert(target);
        count(event, target, role.empty() ? to_string(bundle.kind) : role, true, row);
      }
    }
  }

  void add_event(std::uint32_t row) {
    std::vector<Vertex> agents;
    std::vector<Vertex> others;
    for (auto [edge, last] = boost::out_edges(graph_.event_vertex(row), graph_.graph); edge != last;
         ++edge) {
      const Vertex target = boost::target(*edge, graph_.graph);
      if (graph_.graph[*edge].kind != EdgeKind::Participates || !shows(target)) {
        continue;
      }
      const bool agent = graph_.text(graph_.edges[graph_.graph[*edge].row].role) == "agent";
      (agent ? agents : others).push_back(target);
      vertices_.insert(target);
    }
    std::sort(agents.begin(), agents.end());
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    const StringId named = graph_.events[row].type;
    const std::string_view type = named == 0 ? "event" : graph_.text(named);
    for (std::size_t i = 0; i < agents.size(); ++i) {
      for (std::size_t j = i + 1; j < agents.size(); ++j) {
        count(agents[i], agents[j], type, false, row);
      }
      for (const Vertex other : others) {
        count(agents[i], other, type, true, row);
      }
    }
  }

  void count(Vertex source, Vertex target, std::string_view type, bool directed,
             std::uint32_t row) {
    if (source == target) {
      return;
    }
    const EventNode& event = graph_.events[row];
    MapEdge& edge = edges_[{source, target, std::string(type), directed}];
    edge.directed = directed;
    ++edge.count;
    edge.balance += event.polarity == Polarity::Pos ? side_of(graph_.text(event.type)) : 0;
    edge.events.push_back(row);
    if (!event.time) {
      return;
    }
    const auto first =
        event.time->begin.earliest ? event.time->begin.earliest : event.time->begin.latest;
    const auto last =
        event.time->begin.latest ? event.time->begin.latest : event.time->begin.earliest;
    if (first && (!edge.first || *first < *edge.first)) {
      edge.first = first;
    }
    if (last && (!edge.last || *edge.last < *last)) {
      edge.last = last;
    }
  }

  void add_relations() {
    for (const EdgeRow& row : graph_.edges) {
      if (row.kind != EdgeKind::Relation || !holds(row, options_.filter) || !shows(row.source) ||
          !shows(row.target)) {
        continue;
      }
      // Of some events only relations between those whom they show.
      if ((!options_.filter.empty() || (options_.projection == Projection::Full && options_.top)) &&
          !(vertices_.contains(row.source) && vertices_.contains(row.target))) {
        continue;
      }
      vertices_.insert(row.source);
      vertices_.insert(row.target);
      MapEdge& edge = edges_[{row.source, row.target, std::string(graph_.text(row.role)), true}];
      edge.is_relation = true;
      edge.count += row.evidence.size();
    }
  }

  // Leaves the pairs that stand out, all their edges, and the vertices of those.
  void keep_backbone(double alpha) {
    std::vector<WeightedPair> pairs;
    for (const auto& [key, edge] : edges_) {
      pairs.push_back({static_cast<std::uint32_t>(std::get<0>(key)),
                       static_cast<std::uint32_t>(std::get<1>(key)),
                       static_cast<double>(edge.count)});
    }
    const Network network = make_network(
        static_cast<std::uint32_t>(boost::num_vertices(graph_.graph)), std::move(pairs));
    std::set<std::pair<Vertex, Vertex>> kept;
    for (const WeightedPair& pair : backbone(network, alpha)) {
      kept.emplace(pair.first, pair.second);
    }
    vertices_.clear();
    for (auto edge = edges_.begin(); edge != edges_.end();) {
      const auto [low, high] = std::minmax(std::get<0>(edge->first), std::get<1>(edge->first));
      if (kept.contains({low, high})) {
        vertices_.insert({low, high});
        ++edge;
      } else {
        edge = edges_.erase(edge);
      }
    }
  }

  RelationshipMap collect() {
    RelationshipMap map;
    map.vertices.assign(vertices_.begin(), vertices_.end());
    std::sort(map.vertices.begin(), map.vertices.end(), [&](Vertex a, Vertex b) {
      const double left = node_salience(graph_, a);
      const double right = node_salience(graph_, b);
      return left != right ? left > right : graph_.id_of(a) < graph_.id_of(b);
    });
    if (options_.top && options_.projection != Projection::Full &&
        map.vertices.size() > *options_.top) {
      map.vertices.resize(*options_.top);
    }
    const std::set<Vertex> kept(map.vertices.begin(), map.vertices.end());
    for (auto& [key, edge] : edges_) {
      const auto& [source, target, type, directed] = key;
      if (kept.contains(source) && kept.contains(target)) {
        edge.source = source;
        edge.target = target;
        edge.type = type;
        map.edges.push_back(std::move(edge));
      }
    }
    return map;
  }

  const EventGraph& graph_;
  const MapOptions& options_;
  std::set<Vertex> vertices_;
  std::map<EdgeKey, MapEdge> edges_;
};

}  // namespace

RelationshipMap make_map(const EventGraph& graph, const MapOptions& options) {
  return Mapper(graph, options).run();
}

}  // namespace chronograph
