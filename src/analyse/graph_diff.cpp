// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/graph_diff.hpp"

#include "analyse/node_pairs.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <map>
#include <set>
#include <tuple>

namespace chronograph {
namespace {

std::vector<std::string> texts_of(const EventGraph& graph, const std::vector<StringId>& ids) {
  std::vector<std::string> texts;
  for (const StringId id : ids) {
    texts.emplace_back(graph.text(id));
  }
  return texts;
}

std::vector<std::string> one(std::string_view text) {
  return text.empty() ? std::vector<std::string>() : std::vector<std::string>{std::string(text)};
}

std::vector<std::string> without(const std::vector<std::string>& values,
                                 const std::vector<std::string>& others) {
  std::vector<std::string> left;
  for (const std::string& value : values) {
    if (std::find(others.begin(), others.end(), value) == others.end()) {
      left.push_back(value);
    }
  }
  return left;
}

/// Notes the fields in which two nodes differ.
class Fields {
public:
  void compare(std::string_view field, const std::vector<std::string>& before,
               const std::vector<std::string>& after) {
    std::vector<std::string> gone = without(before, after);
    std::vector<std::string> fresh = without(after, before);
    if (!gone.empty() || !fresh.empty()) {
      changes_.push_back({field, std::move(gone), std::move(fresh)});
    }
  }
  void compare(std::string_view field, std::string_view before, std::string_view after) {
    compare(field, one(before), one(after));
  }
  void add(FieldChange change) { changes_.push_back(std::move(change)); }
  std::vector<FieldChange> result() && { return std::move(changes_); }

private:
  std::vector<FieldChange> changes_;
};

std::string position_of(const PlaceNode& place) {
  return place.lat && place.lon ? std::to_string(*place.lat) + ", " + std::to_string(*place.lon)
                                : std::string();
}

std::vector<std::string> numbers_of(const EventGraph& graph, const EventNode& event) {
  std::vector<std::string> numbers;
  for (const EventQuantity& number : event.numbers) {
    numbers.push_back(fmt::format(
        "{} {}..{} {}", graph.text(number.what), number.min ? fmt::format("{}", *number.min) : "",
        number.max ? fmt::format("{}", *number.max) : "", graph.text(number.unit)));
  }
  return numbers;
}

std::string date_of(const EventNode& event) { return event.time ? to_edtf(*event.time) : ""; }

class Comparer {
public:
  Comparer(const EventGraph& before, const EventGraph& after)
      : before_(before), after_(after), pairs_(pair_nodes(before, after)) {}

  GraphDiff run() {
    std::vector<NodeChange> gone;
    std::vector<NodeChange> fresh;
    std::vector<NodeChange> changed;
    for (Vertex vertex = 0; vertex < boost::num_vertices(before_.graph); ++vertex) {
      if (!pairs_.after[vertex]) {
        gone.push_back({vertex, std::nullopt, {}});
      } else if (std::vector<FieldChange> fields = compare(vertex, *pairs_.after[vertex]);
                 !fields.empty()) {
        changed.push_back({vertex, pairs_.after[vertex], std::move(fields)});
      }
    }
    for (Vertex vertex = 0; vertex < boost::num_vertices(after_.graph); ++vertex) {
      if (!pairs_.before[vertex]) {
        fresh.push_back({std::nullopt, vertex, {}});
      }
    }
    GraphDiff diff;
    for (const std::vector<NodeChange>* list : {&gone, &fresh, &changed}) {
      diff.nodes.insert(diff.nodes.end(), list->begin(), list->end());
    }
    std::stable_sort(
        diff.nodes.begin(), diff.nodes.end(),
        [&](const NodeChange& a, const NodeChange& b) { return group_of(a) < group_of(b); });
    compare_edges(diff);
    return diff;
  }

private:
  // Actors and places are one group: one may have become the other.
  [[nodiscard]] int group_of(const NodeChange& change) const {
    const NodeKind kind =
        change.after ? after_.graph[*change.after].kind : before_.graph[*change.before].kind;
    return kind == NodeKind::Document ? 0 : kind == NodeKind::Event ? 2 : 1;
  }

  std::vector<FieldChange> compare(Vertex old_vertex, Vertex new_vertex) {
    Fields fields;
    fields.compare("id", before_.id_of(old_vertex), after_.id_of(new_vertex));
    fields.compare("label", before_.label_of(old_vertex), after_.label_of(new_vertex));
    const VertexBundle& old_node = before_.graph[old_vertex];
    const VertexBundle& new_node = after_.graph[new_vertex];
    if (old_node.kind != new_node.kind) {
      fields.compare("kind", to_string(old_node.kind), to_string(new_node.kind));
    } else if (old_node.kind == NodeKind::Document) {
      compare_documents(before_.documents[old_node.row], after_.documents[new_node.row], fields);
    } else if (old_node.kind == NodeKind::Actor) {
      compare_actors(before_.actors[old_node.row], after_.actors[new_node.row], fields);
    } else if (old_node.kind == NodeKind::Place) {
      compare_places(before_.places[old_node.row], after_.places[new_node.row], fields);
    } else {
      compare_events(before_.events[old_node.row], after_.events[new_node.row], fields);
      compare_participants(old_vertex, new_vertex, fields);
    }
    return std::move(fields).result();
  }

  void compare_documents(const DocumentNode& a, const DocumentNode& b, Fields& fields) const {
    const auto published = [](const DocumentNode& document) {
      EventTime time;
      if (document.published) {
        time.begin = time.end = document.published->days;
      }
      return to_edtf(time);
    };
    fields.compare("published", published(a), published(b));
    fields.compare("sources", texts_of(before_, a.sources), texts_of(after_, b.sources));
    fields.compare("publishers", texts_of(before_, a.publishers), texts_of(after_, b.publishers));
    fields.compare("ids", texts_of(before_, a.ids), texts_of(after_, b.ids));
    fields.compare("url", before_.text(a.url), after_.text(b.url));
  }

  void compare_actors(const ActorNode& a, const ActorNode& b, Fields& fields) const {
    fields.compare("type", to_string(a.type), to_string(b.type));
    fields.compare("sector", before_.text(a.sector), after_.text(b.sector));
    fields.compare("country", before_.text(a.country), after_.text(b.country));
    fields.compare("aliases", texts_of(before_, a.aliases), texts_of(after_, b.aliases));
  }

  void compare_places(const PlaceNode& a, const PlaceNode& b, Fields& fields) const {
    fields.compare("country", before_.text(a.country), after_.text(b.country));
    fields.compare("position", position_of(a), position_of(b));
    fields.compare("aliases", texts_of(before_, a.aliases), texts_of(after_, b.aliases));
  }

  void compare_events(const EventNode& a, const EventNode& b, Fields& fields) const {
    fields.compare("type", before_.text(a.type), after_.text(b.type));
    fields.compare("mode", before_.text(a.mode), after_.text(b.mode));
    fields.compare("date", date_of(a), date_of(b));
    fields.compare("status", to_string(a.status), to_string(b.status));
    fields.compare("polarity", a.polarity == Polarity::Pos ? "positive" : "negative",
                   b.polarity == Polarity::Pos ? "positive" : "negative");
    fields.compare("numbers", numbers_of(before_, a), numbers_of(after_, b));
    fields.compare("documents", std::to_string(a.support_documents),
                   std::to_string(b.support_documents));
  }

  // By which part the nodes beside an event take in it: compared as nodes, not by their names, so
  // that a new name is told once.
  using Participants = std::map<std::string, std::set<Vertex>>;

  static Participants participants_of(const EventGraph& graph, Vertex event) {
    Participants participants;
    for (auto [edge, last] = boost::out_edges(event, graph.graph); edge != last; ++edge) {
      const EdgeRow& row = graph.edges[graph.graph[*edge].row];
      const Vertex target = boost::target(*edge, graph.graph);
      if (row.kind == EdgeKind::Participates) {
        participants[std::string(graph.text(row.role))].insert(target);
      } else if (row.kind == EdgeKind::LocatedIn) {
        participants["where"].insert(target);
      } else if (row.kind == EdgeKind::ReportedBy) {
        participants["said by"].insert(target);
      }
    }
    return participants;
  }

  void compare_participants(Vertex old_vertex, Vertex new_vertex, Fields& fields) const {
    std::vector<std::string> gone;
    std::vector<std::string> fresh;
    const Participants old_ones = participants_of(before_, old_vertex);
    const Participants new_ones = participants_of(after_, new_vertex);
    const auto holds = [](const Participants& all, const std::string& role, Vertex vertex) {
      const auto found = all.find(role);
      return found != all.end() && found->second.contains(vertex);
    };
    for (const auto& [role, vertices] : old_ones) {
      for (const Vertex vertex : vertices) {
        const auto& pair = pairs_.after[vertex];
        if (!pair || !holds(new_ones, role, *pair)) {
          gone.push_back(role + ": " + std::string(before_.label_of(vertex)));
        }
      }
    }
    for (const auto& [role, vertices] : new_ones) {
      for (const Vertex vertex : vertices) {
        const auto& pair = pairs_.before[vertex];
        if (!pair || !holds(old_ones, role, *pair)) {
          fresh.push_back(role + ": " + std::string(after_.label_of(vertex)));
        }
      }
    }
    if (!gone.empty() || !fresh.empty()) {
      fields.add({"participants", std::move(gone), std::move(fresh)});
    }
  }

  static bool counts(EdgeKind kind) {
    constexpr std::array kOfEvents{EdgeKind::Participates, EdgeKind::LocatedIn,
                                   EdgeKind::ReportedBy, EdgeKind::MentionedIn};
    return std::find(kOfEvents.begin(), kOfEvents.end(), kind) == kOfEvents.end();
  }

  void compare_edges(GraphDiff& diff) const {
    // Ends as vertices of the new graph; those of gone nodes stand behind all of them.
    using Key = std::tuple<EdgeKind, Vertex, Vertex, std::string>;
    const Vertex behind = boost::num_vertices(after_.graph);
    std::map<Key, std::uint32_t> known;
    for (std::uint32_t row = 0; row < after_.edges.size(); ++row) {
      const EdgeRow& edge = after_.edges[row];
      if (counts(edge.kind)) {
        known.emplace(Key{edge.kind, edge.source, edge.target, after_.text(edge.role)}, row);
      }
    }
    for (std::uint32_t row = 0; row < before_.edges.size(); ++row) {
      const EdgeRow& edge = before_.edges[row];
      const Vertex source = pairs_.after[edge.source].value_or(behind + edge.source);
      const Vertex target = pairs_.after[edge.target].value_or(behind + edge.target);
      if (counts(edge.kind) &&
          known.erase(Key{edge.kind, source, target, before_.text(edge.role)}) == 0) {
        diff.edges.push_back({row, std::nullopt});
      }
    }
    std::vector<std::uint32_t> fresh;
    for (const auto& [key, row] : known) {
      fresh.push_back(row);
    }
    std::sort(fresh.begin(), fresh.end());
    for (const std::uint32_t row : fresh) {
      diff.edges.push_back({std::nullopt, row});
    }
  }

  const EventGraph& before_;
  const EventGraph& after_;
  NodePairs pairs_;
};

}  // namespace

GraphDiff compare_graphs(const EventGraph& before, const EventGraph& after) {
  return Comparer(before, after).run();
}

}  // namespace chronograph
