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
#include "store/days.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <sstream>
#include <tuple>
#include <utility>

namespace chronograph {
namespace {

using Bytes = std::vector<std::uint8_t>;

void append_varint(Bytes& out, std::uint32_t value) {
  for (; value >= 128; value >>= 7U) {
    out.push_back(static_cast<std::uint8_t>(value | 128U));
  }
  out.push_back(static_cast<std::uint8_t>(value));
}

// 0 past the end, so that a damaged row cannot lead astray.
std::uint32_t take_varint(std::string_view& bytes) {
  std::uint32_t value = 0;
  for (std::uint32_t shift = 0; shift < 32 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<std::uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    value |= static_cast<std::uint32_t>(byte & 127U) << shift;
    if (byte < 128) {
      break;
    }
  }
  return value;
}

void pack(std::span<const EvidenceSpan> evidence, Bytes& out) {
  out.clear();
  for (const EvidenceSpan& span : evidence) {
    append_varint(out, span.document);
    append_varint(out, span.span.begin);
    append_varint(out, span.span.end - span.span.begin);
  }
}

EdgeEvidence unpack(std::string_view bytes) {
  EdgeEvidence evidence;
  while (!bytes.empty()) {
    EvidenceSpan& span = evidence.emplace_back();
    span.document = take_varint(bytes);
    span.span.begin = take_varint(bytes);
    span.span.end = span.span.begin + take_varint(bytes);
  }
  return evidence;
}

struct Days {
  std::int32_t earliest = kOpenEnd;
  std::int32_t latest = kOpenBegin;
};

Days days_of(const EventNode& event) {
  if (!event.time) {
    return {};
  }
  const auto& earliest = event.time->begin.earliest;
  const auto& latest = event.time->end.latest;
  return {earliest ? earliest->days_since_1970() : kOpenBegin,
          latest ? latest->days_since_1970() : kOpenEnd};
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

std::int32_t reach_of(Days days) {
  const std::int64_t length = std::int64_t{days.latest} - days.earliest;
  if (length < 0) {
    return kUndated;
  }
  const auto* class_at = std::lower_bound(kReaches.begin(), kReaches.end(), length);
  return static_cast<std::int32_t>(class_at - kReaches.begin());
}

class DerivedWriter {
public:
  DerivedWriter(Database& database, const EventGraph& graph) : database_(database), graph_(graph) {}

  void write() {
    database_.execute(std::string(embedded_sql("derived.sql")));
    write_frame();
    write_nodes();
    write_names();
    write_edges();
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
    Statement kind = database_.prepare("INSERT INTO edge_kind VALUES(?, ?)");
    for (std::int32_t number = 0; number <= static_cast<std::int32_t>(EdgeKind::SameAs); ++number) {
      kind.bind(number, to_string(static_cast<EdgeKind>(number))).run();
    }
  }

  void write_nodes() {
    Statement node = database_.prepare("INSERT INTO node VALUES(?, ?, ?, ?, ?, ?)");
    Statement words = database_.prepare("INSERT INTO words(rowid, label, text) VALUES(?, ?, ?)");
    const std::vector<std::uint32_t> places = event_sequence(graph_);
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
      (bundle.kind == NodeKind::Event ? bind(places[bundle.row]) : bind(nullptr)).run();
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
      const bool in_time = edge.valid || edge.known_since;
      const std::string valid = in_time ? json_of(edge) : std::string();
      const std::span<const std::uint8_t> bytes(evidence);
      const auto kind = static_cast<std::int32_t>(edge.kind);
      const std::string_view detail = graph_.text(edge.role);
      const auto number = edge.id.number();
      if (in_time) {
        insert.bind(edge.source, kind, edge.target, detail, graph_.text(edge.id), valid, bytes)
            .run();
      } else if (number) {
        insert
            .bind(edge.source, kind, edge.target, detail, static_cast<std::int64_t>(*number),
                  nullptr, bytes)
            .run();
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

  void write_periods() {
    Statement insert = database_.prepare("INSERT INTO period VALUES(?, ?, ?)");
    for (std::uint32_t row = 0; row < graph_.events.size(); ++row) {
      if (graph_.events[row].time) {
        const Days days = days_of(graph_.events[row]);
        insert
            .bind(static_cast<std::uint32_t>(graph_.event_vertex(row)), days.earliest, days.latest)
            .run();
      }
    }
  }

  void write_participations() {
    struct Row {
      std::uint32_t actor;
      std::int32_t reach;
      Days days;
      std::uint32_t event;
      std::string_view role;
    };
    std::vector<Row> rows;
    for (const EdgeRow& edge : graph_.edges) {
      if (edge.kind == EdgeKind::Participates &&
          graph_.graph[edge.source].kind == NodeKind::Event) {
        const Days days = days_of(graph_.events[graph_.graph[edge.source].row]);
        rows.push_back({edge.target, reach_of(days), days, edge.source, graph_.text(edge.role)});
      }
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      return std::tie(a.actor, a.reach, a.days.earliest, a.event, a.role) <
             std::tie(b.actor, b.reach, b.days.earliest, b.event, b.role);
    });
    Statement insert = database_.prepare("INSERT INTO participation VALUES(?, ?, ?, ?, ?, ?)");
    for (const Row& row : rows) {
      insert.bind(row.actor, row.reach, row.days.earliest, row.event, row.role, row.days.latest)
          .run();
    }
  }

  Database& database_;
  const EventGraph& graph_;
};

}  // namespace

void write_derived(Database& database, const EventGraph& graph) {
  DerivedWriter(database, graph).write();
}

void StoredNodes::add(std::string_view json) {
  lines_ += lines_.empty() ? "" : ",";
  lines_ += json;
}

EventGraph StoredNodes::read(std::string_view name) && {
  return read_graph_json(
      R"({"schema":"chronograph-graph/1","nodes":[)" + std::move(lines_) + R"(],"edges":[]})",
      name);
}

EventGraph read_derived(const Database& database) {
  StoredNodes nodes;
  for (Statement node = database.prepare("SELECT json FROM node ORDER BY number"); node.step();) {
    nodes.add(node.text(0));
  }
  EventGraph graph = std::move(nodes).read(database.path());
  Statement frame = database.prepare("SELECT value FROM state WHERE key = 'frame'");
  if (frame.step()) {
    const EventGraph outer = read_graph_json(frame.text(0), database.path());
    graph.generators = outer.generators;
    copy_stories(outer, graph);
  }
  Statement row =
      database.prepare("SELECT source, kind, target, detail, id, valid, evidence FROM edge");
  while (row.step()) {
    EdgeRow& edge = graph.edges.emplace_back();
    edge.source = static_cast<std::uint32_t>(row.integer(0));
    edge.kind = static_cast<EdgeKind>(row.integer(1));
    edge.target = static_cast<std::uint32_t>(row.integer(2));
    edge.role = graph.strings.intern(row.text(3));
    edge.id = row.is_integer(4) ? EdgeId::of_number(static_cast<std::uint64_t>(row.integer(4)))
                                : EdgeId(row.text(4), graph.strings);
    if (!row.is_null(5)) {
      const JsonDocument valid(row.text(5), database.path());
      edge.set_valid(when_of(valid.root()));
      edge.known_since = Date::parse(text_at(valid.root(), "known_since"));
    }
    edge.evidence = unpack(row.text(6));
  }
  std::sort(graph.edges.begin(), graph.edges.end(), [&](const EdgeRow& a, const EdgeRow& b) {
    return graph.text(a.id) < graph.text(b.id);
  });
  rebuild_topology(graph);
  return graph;
}

}  // namespace chronograph
