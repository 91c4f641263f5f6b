// SPDX-License-Identifier: Apache-2.0
// The graph: a Boost compressed_sparse_row_graph whose bundles are a kind and a row number; what a
// node or an edge says stands in tables beside it, strings interned. Measured: strings in the
// bundles cost twice the memory and four times the build time, an adjacency_list four times the
// memory and five times the walk, and nobody adds to a finished graph.
#pragma once

#include "chronograph/document/document.hpp"
#include "chronograph/graph/corrections.hpp"
#include "chronograph/graph/edge_id.hpp"
#include "chronograph/graph/string_table.hpp"

#include <boost/container/small_vector.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

enum class NodeKind : std::uint8_t { Document, Actor, Place, Event };
enum class EdgeKind : std::uint8_t {
  Participates,  ///< event to actor or place, with a role
  LocatedIn,     ///< event to place
  ReportedBy,    ///< event to actor
  MentionedIn,   ///< event, actor or place to document
  Before,
  Includes,
  Simultaneous,  ///< event to event
  Causes,        ///< event to event
  Contradicts,   ///< event to event
  Relation,      ///< actor to actor or place
  SameAs,        ///< unmerged candidate
};
/// Whether the text presents an event as having happened.
enum class Status : std::uint8_t { Asserted, Reported, Planned, Hypothetical, Denied };

std::string_view to_string(NodeKind kind);
std::string_view to_string(EdgeKind kind);
std::string_view to_string(Status status);
std::optional<NodeKind> parse_node_kind(std::string_view spelling);
std::optional<EdgeKind> parse_edge_kind(std::string_view spelling);
std::optional<Status> parse_status(std::string_view spelling);

/// A list that mostly has one row, which then stands in the list itself.
template <typename Row>
struct Few : boost::container::small_vector<Row, 1> {
  using Few::small_vector::small_vector;
  Few() = default;
  Few(const Few&) = default;
  Few& operator=(const Few&) = default;
  Few(Few&&) noexcept = default;  // else tables copy their rows when they grow
  Few& operator=(Few&&) noexcept = default;
  ~Few() = default;
  operator std::span<const Row>() const { return {this->data(), this->size()}; }
};

/// Characters of one document.
struct EvidenceSpan {
  std::uint32_t document = 0;  ///< row of EventGraph::documents
  Span span;
  auto operator<=>(const EvidenceSpan&) const = default;
};

struct DocumentNode {
  StringId id = 0;
  StringId label = 0;                ///< title, or the first words of the text
  std::vector<StringId> sources;     ///< sorted by spelling
  std::vector<StringId> publishers;  ///< sorted by spelling
  std::vector<StringId> ids;         ///< ids under which the input gave it, sorted
  StringId url = 0;
  std::optional<CreationTime> published;
  std::uint32_t evidence =
      0;  ///< row of EventGraph::evidence; its text, sentences and zones are this document's
};

struct ActorNode {
  StringId id = 0;
  StringId label = 0;
  EntityType type = EntityType::Other;
  std::vector<StringId> aliases;  ///< sorted by spelling
  StringId sector = 0;
  StringId country = 0;
  std::vector<EvidenceSpan> mentions;  ///< sorted
  double salience = 0;                 ///< 0 to 1
};

struct PlaceNode {
  StringId id = 0;
  StringId label = 0;
  std::vector<StringId> aliases;
  StringId country = 0;
  StringId precision = 0;  ///< "country", "city", "region"; empty where unknown
  std::optional<double> lat;
  std::optional<double> lon;
  std::vector<EvidenceSpan> mentions;
  double salience = 0;
};

struct EventEvidence {
  std::uint32_t document = 0;
  Span trigger;
  Span sentence;
  std::uint32_t event = 0;  ///< index into the evidence document's events
  StringId reason = 0;  ///< why this mention is one with those before it ("agent+patient+day"); 0
                        ///< of the first
};

/// How many or how much an event's text states, as bounds; see Quantity.
struct EventQuantity {
  StringId what = 0;          ///< "killed", "crowd", "money"
  std::optional<double> min;  ///< absent: no lower bound is stated
  std::optional<double> max;  ///< absent: no upper bound is stated
  StringId unit = 0;          ///< "people", "soldier", "USD"
  EvidenceSpan evidence;
};

struct EventNode {
  StringId id = 0;
  StringId label = 0;
  StringId type = 0;     ///< 0: no type fits
  StringId mode = 0;     ///< of the type, 0: none
  StringId quad = 0;     ///< quad class, 0: none
  StringId context = 0;  ///< PLOVER context, 0: not told
  EventClass event_class = EventClass::Occurrence;
  Status status = Status::Asserted;
  Polarity polarity = Polarity::Pos;
  std::optional<EventTime> time;
  std::vector<EventQuantity> numbers;  ///< by evidence
  /// Sorted by day of writing, document and place in it; the first is the earliest mention.
  Few<EventEvidence> evidence;
  std::uint32_t support_documents = 1;  ///< documents that tell it
  /// Independent ones among them: near copies of one text count once, and so do the documents of
  /// one publisher (those without one count by themselves).
  std::uint32_t support_sources = 1;
  double salience = 0;
};

struct EdgeRow {
  EdgeId id;
  EdgeKind kind = EdgeKind::Participates;
  std::uint32_t source = 0;  ///< vertex
  std::uint32_t target = 0;  ///< vertex
  StringId role = 0;  ///< of Participates ("agent"), type of Relation ("leads"), basis of an order
                      ///< edge, reason of Contradicts
  std::optional<Date> known_since;  ///< of Relation: day of the earliest document that says so
  /// Of Relation: when it held, null where no text bounds that. Apart, as few edges have it.
  std::shared_ptr<const EventTime> valid;
  Few<EvidenceSpan> evidence;

  void set_valid(const std::optional<EventTime>& time) {
    valid = time ? std::make_shared<const EventTime>(*time) : nullptr;
  }
};

struct VertexBundle {
  NodeKind kind = NodeKind::Event;
  std::uint32_t row = 0;  ///< of the table of that kind
  StringId id = 0;        ///< that of the row: ends of edges are named more often than looked at
};
struct EdgeBundle {
  EdgeKind kind = EdgeKind::Participates;
  std::uint32_t row = 0;  ///< of EventGraph::edges
};

using BoostGraph =
    boost::compressed_sparse_row_graph<boost::bidirectionalS, VertexBundle, EdgeBundle,
                                       boost::no_property, std::uint32_t, std::uint32_t>;
using Vertex = boost::graph_traits<BoostGraph>::vertex_descriptor;

/// What took part in making a graph.
struct Generator {
  std::string name, version, model, lexicons;
  auto operator<=>(const Generator&) const = default;
};

struct Storyline {
  StringId id = 0;
  StringId label = 0;
  std::vector<StringId> events;
};

/// The whole graph. Vertices stand in the order documents, actors, places, events, each sorted by
/// id; edges sorted by id.
struct EventGraph {
  std::vector<Generator> generators;  ///< sorted
  StringTable strings;
  std::vector<DocumentNode> documents;
  std::vector<ActorNode> actors;
  std::vector<PlaceNode> places;
  std::vector<EventNode> events;
  std::vector<EdgeRow> edges;
  std::vector<Storyline> stories;
  std::vector<Correction> corrections;  ///< that the graph obeys; in the order of unite()
  std::vector<Document> evidence;  ///< annotated documents without tokens, sorted by id; without
                                   ///< annotation layers in a lean graph
  bool lean = false;               ///< no texts, no evidence: cannot be merged
  BoostGraph graph;

  [[nodiscard]] std::string_view text(StringId id) const { return strings.view(id); }
  [[nodiscard]] std::string text(EdgeId id) const { return id.text(strings); }
  /// Returns id and label of any vertex.
  [[nodiscard]] std::string_view id_of(Vertex vertex) const { return text(graph[vertex].id); }
  [[nodiscard]] std::string_view label_of(Vertex vertex) const;
  [[nodiscard]] Vertex document_vertex(std::uint32_t row) const { return row; }
  [[nodiscard]] Vertex actor_vertex(std::uint32_t row) const {
    return static_cast<Vertex>(documents.size() + row);
  }
  [[nodiscard]] Vertex place_vertex(std::uint32_t row) const {
    return static_cast<Vertex>(documents.size() + actors.size() + row);
  }
  [[nodiscard]] Vertex event_vertex(std::uint32_t row) const {
    return static_cast<Vertex>(documents.size() + actors.size() + places.size() + row);
  }
  /// Returns the characters that a span of a document stands for; empty in a lean graph.
  [[nodiscard]] std::string_view quote(std::uint32_t document_row, Span span) const;
};

/// Returns the key under which files show EdgeRow::role for this kind of edge: "role", "type",
/// "basis" or "reason".
std::string_view key_of_detail(EdgeKind kind);

/// Makes the Boost graph anew from the tables: one vertex a node, one edge an edge row. The tables
/// must be in their final order.
void rebuild_topology(EventGraph& graph);

/// `start` and `end` of a native event node: an ISO prefix of day, month or year precision; nothing
/// where the bounds are not that one unit. `end` only where it differs from a point event's start.
struct NativeDates {
  std::optional<std::string> start;
  std::optional<std::string> end;
};
NativeDates native_dates(const EventNode& event);

/// Returns a number as a person reads it: "killed: at least 12 people", "money: 3.2 million USD".
std::string shown_quantity(const EventGraph& graph, const EventQuantity& number);

}  // namespace chronograph
