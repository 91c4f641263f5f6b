// SPDX-License-Identifier: Apache-2.0
// Nodes are kept as graph.json writes them, so that a store never knows less than the file; what
// is asked for often stands beside them in columns. Edges are the many: numbers and a few bytes.
#include "store/derived.hpp"

#include "analyse/event_sequence.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "chronograph/text/utf8.hpp"
#include "document/annotation_values.hpp"
#include "embedded_sql.hpp"
#include "graph/node_json.hpp"
#include "markup/json.hpp"
#include "store/accounts.hpp"
#include "store/days.hpp"
#include "store/varints.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <sstream>
#include <tuple>
#include <utility>

namespace chronograph {
namespace {

void pack(std::span<const EvidenceSpan> evidence, Bytes& out) {
  out.clear();
  for (const EvidenceSpan& span : evidence) {
    append_varint(out, span.document);
    append_varint(out, span.span.begin);
    append_varint(out, span.span.end - span.span.begin);
  }
}

Few<EvidenceSpan> unpack(std::string_view bytes) {
  Few<EvidenceSpan> evidence;
  while (!bytes.empty()) {
    EvidenceSpan& span = evidence.emplace_back();
    span.document = take_varint(bytes);
    span.span.begin = take_varint(bytes);
    span.span.end = span.span.begin + take_varint(bytes);
  }
  return evidence;
}

void copy_stories(const EventGraph& from, EventGraph& to) {
  for (const Storyline& story : from.stories) {
    Storyline& copy = to.stories.emplace_back();
    copy.id = to.strings.intern(from.text(story.id));
    copy.label = to.strings.intern(from.text(story.label));
    for (const StringId event : story.events) {
      copy.events.push_back(to.strings.intern(from.text(event)));
    }
  }
}

class DerivedWriter {
public:
  DerivedWriter(Database& database, const EventGraph& graph)
      : database_(database), graph_(graph), places_(event_sequence(graph)) {}

  void write() {
    database_.execute(std::string(embedded_sql("derived.sql")));
    write_frame();
    write_nodes();
    write_names();
    write_edges();
    write_accounts(database_, graph_, places_);
    write_periods();
    write_participations();
    database_.execute(std::string(embedded_sql("derived_indexes.sql")));
  }

private:
  // What is neither node nor edge: a graph without any.
  void write_frame() {
    EventGraph frame;
    frame.lean = true;
    frame.generators = graph_.generators;
    copy_stories(graph_, frame);
    std::ostringstream json;
    write_graph_json(frame, json);
    Statement insert = database_.prepare("INSERT OR REPLACE INTO state VALUES('frame', ?)");
    insert.bind(json.str()).run();
    write_kinds();
  }

  void write_kinds() {
    const std::array<std::size_t, 4> counts{graph_.documents.size(), graph_.actors.size(),
                                            graph_.places.size(), graph_.events.size()};
    Statement node = database_.prepare("INSERT INTO node_kind VALUES(?, ?, ?)");
    std::size_t first = 0;
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
      node.bind(to_string(static_cast<NodeKind>(kind)), static_cast<std::int64_t>(first),
                static_cast<std::int64_t>(counts[kind]))
          .run();
      first += counts[kind];
    }
    Statement kind = database_.prepare("INSERT INTO edge_kind VALUES(?, ?)");
    for (std::int32_t number = 0; number <= static_cast<std::int32_t>(EdgeKind::SameAs); ++number) {
      kind.bind(number, to_string(static_cast<EdgeKind>(number))).run();
    }
  }

  void write_nodes() {
    Statement node = database_.prepare("INSERT INTO node VALUES(?, ?, ?, ?, ?, ?)");
    Statement words = database_.prepare("INSERT INTO words(rowid, label, text) VALUES(?, ?, ?)");
    std::string json;
    const auto count = static_cast<std::uint32_t>(boost::num_vertices(graph_.graph));
    for (std::uint32_t vertex = 0; vertex < count; ++vertex) {
      const VertexBundle& bundle = graph_.graph[vertex];
      json.clear();
      append_node_json(json, graph_, vertex);
      const auto bind = [&](auto place) -> Statement& {
        return node.bind(vertex, graph_.id_of(vertex), to_string(bundle.kind),
                         graph_.label_of(vertex), place, json);
      };
      (bundle.kind == NodeKind::Event ? bind(places_[bundle.row]) : bind(nullptr)).run();
      const bool has_text =
          bundle.kind == NodeKind::Document && bundle.row < graph_.evidence.size();
      words
          .bind(vertex, graph_.label_of(vertex),
                has_text ? std::string_view(graph_.evidence[bundle.row].text.bytes())
                         : std::string_view())
          .run();
    }
  }

  void write_names() {
    std::vector<std::pair<std::string, std::uint32_t>> names;
    const auto add = [&](const auto& nodes, Vertex first) {
      for (std::size_t row = 0; row < nodes.size(); ++row) {
        const auto vertex = static_cast<std::uint32_t>(first + row);
        names.emplace_back(fold_name(graph_.text(nodes[row].label)), vertex);
        for (const StringId alias : nodes[row].aliases) {
          names.emplace_back(fold_name(graph_.text(alias)), vertex);
        }
      }
    };
    add(graph_.actors, graph_.actor_vertex(0));
    add(graph_.places, graph_.place_vertex(0));
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    Statement insert = database_.prepare("INSERT INTO name VALUES(?, ?)");
    for (const auto& [folded, vertex] : names) {
      insert.bind(folded, vertex).run();
    }
  }

  // Rows of the edges in the order of the table's key.
  [[nodiscard]] std::vector<std::uint32_t> sorted_edges() const {
    std::vector<std::uint32_t> rows(graph_.edges.size());
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      rows[row] = row;
    }
    const auto key = [&](std::uint32_t row) {
      const EdgeRow& edge = graph_.edges[row];
      return std::make_tuple(edge.source, edge.kind, edge.target, graph_.text(edge.role));
    };
    std::sort(rows.begin(), rows.end(),
              [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    return rows;
  }

  void write_edges() {
    Statement insert = database_.prepare("INSERT INTO edge VALUES(?, ?, ?, ?, ?, ?, ?)");
    Bytes evidence;
    for (const std::uint32_t row : sorted_edges()) {
      const EdgeRow& edge = graph_.edges[row];
      pack(edge.evidence, evidence);
      const auto number = edge.id.number();
      const bool in_time = edge.valid || edge.known_since;
      const std::string valid = in_time ? json_of(edge) : std::string();
      const std::span<const std::uint8_t> bytes(evidence);
      const auto kind = static_cast<std::int32_t>(edge.kind);
      const std::string_view detail = graph_.text(edge.role);
      if (in_time) {
        insert.bind(edge.source, kind, edge.target, detail, graph_.text(edge.id), valid, bytes)
            .run();
      } else if (number) {
        const auto id = static_cast<std::int64_t>(*number);
        insert.bind(edge.source, kind, edge.target, detail, id, nullptr, bytes).run();
      } else {
        insert.bind(edge.source, kind, edge.target, detail, graph_.text(edge.id), nullptr, bytes)
            .run();
      }
    }
  }

  static std::string json_of(const EdgeRow& relation) {
    std::string json;
    JsonWriter writer(json);
    writer.begin_object();
    if (relation.valid) {
      write_bounds(writer, "begin", relation.valid->begin);
      write_bounds(writer, "end", relation.valid->end);
    }
    if (relation.known_since) {
      writer.member("known_since", relation.known_since->iso());
    }
    writer.end_object();
    return json;
  }

  // Rows of the events in the order of the table's key.
  void write_periods() {
    std::vector<std::tuple<std::int32_t, std::int32_t, std::uint32_t, std::int32_t>> rows;
    for (std::uint32_t row = 0; row < graph_.events.size(); ++row) {
      const DayRange days = day_range(graph_.events[row]);
      if (reach_of(days) != kUndated) {
        rows.emplace_back(reach_of(days), days.earliest, places_[row], days.latest);
      }
    }
    std::sort(rows.begin(), rows.end());
    Statement insert = database_.prepare("INSERT INTO period VALUES(?, ?, ?, ?)");
    for (const auto& [reach, earliest, place, latest] : rows) {
      insert.bind(reach, earliest, place, latest).run();
    }
  }

  void write_participations() {
    struct Row {
      std::uint32_t actor;
      std::int32_t reach;
      DayRange days;
      std::uint32_t place;
      std::string_view role;
    };
    std::vector<Row> rows;
    for (const EdgeRow& edge : graph_.edges) {
      if (edge.kind == EdgeKind::Participates &&
          graph_.graph[edge.source].kind == NodeKind::Event) {
        const std::uint32_t event = graph_.graph[edge.source].row;
        const DayRange days = day_range(graph_.events[event]);
        rows.push_back({edge.target, reach_of(days), days, places_[event], graph_.text(edge.role)});
      }
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      return std::tie(a.actor, a.reach, a.days.earliest, a.place, a.role) <
             std::tie(b.actor, b.reach, b.days.earliest, b.place, b.role);
    });
    Statement insert = database_.prepare("INSERT INTO participation VALUES(?, ?, ?, ?, ?, ?)");
    for (const Row& row : rows) {
      insert.bind(row.actor, row.reach, row.days.earliest, row.place, row.role, row.days.latest)
          .run();
    }
  }

  Database& database_;
  const EventGraph& graph_;
  std::vector<std::uint32_t> places_;  // of each event in the sequence of all
};

}  // namespace

void write_derived(Database& database, const EventGraph& graph) {
  DerivedWriter(database, graph).write();
}

void StoredNodes::add(std::string_view json) {
  lines_ += lines_.empty() ? "" : ",";
  lines_ += json;
}

EventGraph StoredNodes::read(std::string_view name, UnknownDocuments unknown) && {
  return read_graph_json(
      R"({"schema":"chronograph-graph/1","nodes":[)" + std::move(lines_) + R"(],"edges":[]})", name,
      unknown);
}

StoredEdges::StoredEdges(const Database& database, const std::string& condition)
    : select_(database.prepare(
          "SELECT source, kind, target, detail, id, valid, evidence FROM edge " + condition)),
      path_(database.path()) {}

void StoredEdges::find(std::int64_t number) { select_.bind(number); }

bool StoredEdges::next() { return select_.step(); }

std::int64_t StoredEdges::source() const { return select_.integer(0); }

std::int64_t StoredEdges::target() const { return select_.integer(2); }

EdgeRow StoredEdges::edge(EventGraph& graph) const {
  EdgeRow edge;
  edge.source = static_cast<std::uint32_t>(source());
  edge.kind = static_cast<EdgeKind>(select_.integer(1));
  edge.target = static_cast<std::uint32_t>(target());
  edge.role = graph.strings.intern(select_.text(3));
  edge.id = select_.is_integer(4)
                ? EdgeId::of_number(static_cast<std::uint64_t>(select_.integer(4)))
                : EdgeId(select_.text(4), graph.strings);
  if (!select_.is_null(5)) {
    const JsonDocument valid(select_.text(5), path_);
    edge.set_valid(when_of(valid.root()));
    edge.known_since = Date::parse(text_at(valid.root(), "known_since"));
  }
  edge.evidence = unpack(select_.text(6));
  return edge;
}

void sort_edges(EventGraph& graph) {
  std::sort(graph.edges.begin(), graph.edges.end(), [&](const EdgeRow& a, const EdgeRow& b) {
    return EdgeId::is_less(a.id, b.id, graph.strings);
  });
}

void read_frame(const Database& database, EventGraph& graph) {
  Statement frame = database.prepare("SELECT value FROM state WHERE key = 'frame'");
  if (frame.step()) {
    const EventGraph outer = read_graph_json(frame.text(0), database.path());
    graph.generators = outer.generators;
    copy_stories(outer, graph);
  }
}

EventGraph read_derived(const Database& database) {
  StoredNodes nodes;
  for (Statement node = database.prepare("SELECT json FROM node ORDER BY number"); node.step();) {
    nodes.add(node.text(0));
  }
  EventGraph graph = std::move(nodes).read(database.path(), UnknownDocuments::Refused);
  read_frame(database, graph);
  for (StoredEdges edges(database); edges.next();) {
    graph.edges.push_back(edges.edge(graph));
  }
  sort_edges(graph);
  rebuild_topology(graph);
  return graph;
}

}  // namespace chronograph
