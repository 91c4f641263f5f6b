// SPDX-License-Identifier: Apache-2.0
// A part of a graph costs what it keeps, not what it leaves: only its strings, only the edges of
// its nodes.
#include "chronograph/graph/query.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <unordered_set>

namespace chronograph {
namespace {

// Which rows of a table are kept, and where each goes: a bit a row, and of every 64 how many are
// kept before them, so that a small part of a large graph touches little memory.
class KeptRows {
public:
  explicit KeptRows(std::size_t rows) : bits_(rows / 64 + 1, 0) {}

  void add(std::uint32_t row) { bits_[row / 64] |= bit_of(row); }
  // No row is added after it.
  void settle() {
    before_.reserve(bits_.size());
    for (std::uint32_t block = 0; block < bits_.size(); ++block) {
      before_.push_back(static_cast<std::uint32_t>(rows_.size()));
      for (std::uint64_t rest = bits_[block]; rest != 0; rest &= rest - 1) {
        rows_.push_back(block * 64 + static_cast<std::uint32_t>(std::countr_zero(rest)));
      }
    }
  }
  // Ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& rows() const { return rows_; }
  [[nodiscard]] std::optional<std::uint32_t> where(std::uint32_t row) const {
    const std::uint64_t bits = bits_[row / 64];
    if ((bits & bit_of(row)) == 0) {
      return std::nullopt;
    }
    return before_[row / 64] + static_cast<std::uint32_t>(std::popcount(bits & (bit_of(row) - 1)));
  }

private:
  static std::uint64_t bit_of(std::uint32_t row) { return std::uint64_t{1} << (row % 64); }

  std::vector<std::uint64_t> bits_;
  std::vector<std::uint32_t> before_;
  std::vector<std::uint32_t> rows_;
};

class Part {
public:
  Part(const EventGraph& whole, const std::vector<std::uint32_t>& event_rows)
      : whole_(whole),
        kept_{KeptRows(whole.documents.size()), KeptRows(whole.actors.size()),
              KeptRows(whole.places.size()), KeptRows(whole.events.size())} {
    for (const std::uint32_t row : event_rows) {
      kept(NodeKind::Event).add(row);
      add_neighbours(row);
    }
    for (KeptRows& rows : kept_) {
      rows.settle();
    }
  }

  EventGraph take(const Filter& filter) {
    part_.generators = whole_.generators;
    part_.lean = whole_.lean;
    take_documents();
    take_actors();
    take_places();
    take_events();
    take_edges(filter);
    take_stories();
    rebuild_topology(part_);
    return std::move(part_);
  }

private:
  KeptRows& kept(NodeKind kind) { return kept_[static_cast<std::size_t>(kind)]; }

  void add_neighbours(std::uint32_t event_row) {
    const auto [first, last] = boost::out_edges(whole_.event_vertex(event_row), whole_.graph);
    for (auto edge = first; edge != last; ++edge) {
      const VertexBundle& end = whole_.graph[boost::target(*edge, whole_.graph)];
      if (end.kind != NodeKind::Event) {
        kept(end.kind).add(end.row);
      }
    }
  }

  // Take over what the row of a whole's table names.
  void adopt(StringId& id) { id = part_.strings.intern(whole_.text(id)); }
  void adopt(std::vector<StringId>& ids) {
    for (StringId& id : ids) {
      adopt(id);
    }
  }
  template <typename List>
  void adopt_evidence(List& evidence) {
    const KeptRows& documents = kept(NodeKind::Document);
    evidence.erase(std::remove_if(evidence.begin(), evidence.end(),
                                  [&](const auto& one) { return !documents.where(one.document); }),
                   evidence.end());
    for (auto& one : evidence) {
      one.document = *documents.where(one.document);
    }
  }

  void take_documents() {
    for (const std::uint32_t row : kept(NodeKind::Document).rows()) {
      DocumentNode& node = part_.documents.emplace_back(whole_.documents[row]);
      adopt(node.id);
      adopt(node.label);
      adopt(node.url);
      adopt(node.sources);
      adopt(node.publishers);
      adopt(node.ids);
      if (node.evidence < whole_.evidence.size()) {
        part_.evidence.push_back(whole_.evidence[node.evidence]);
        node.evidence = static_cast<std::uint32_t>(part_.evidence.size() - 1);
      }
    }
  }

  void take_actors() {
    for (const std::uint32_t row : kept(NodeKind::Actor).rows()) {
      ActorNode& node = part_.actors.emplace_back(whole_.actors[row]);
      adopt(node.id);
      adopt(node.label);
      adopt(node.aliases);
      adopt(node.sector);
      adopt(node.country);
      adopt_evidence(node.mentions);
    }
  }

  void take_places() {
    for (const std::uint32_t row : kept(NodeKind::Place).rows()) {
      PlaceNode& node = part_.places.emplace_back(whole_.places[row]);
      adopt(node.id);
      adopt(node.label);
      adopt(node.aliases);
      adopt(node.country);
      adopt(node.precision);
      adopt_evidence(node.mentions);
    }
  }

  void take_events() {
    const KeptRows& documents = kept(NodeKind::Document);
    for (const std::uint32_t row : kept(NodeKind::Event).rows()) {
      EventNode& node = part_.events.emplace_back(whole_.events[row]);
      for (StringId* id :
           {&node.id, &node.label, &node.type, &node.mode, &node.quad, &node.context}) {
        adopt(*id);
      }
      adopt_evidence(node.evidence);
      for (EventEvidence& mention : node.evidence) {
        adopt(mention.reason);
      }
      std::erase_if(node.numbers, [&](const EventQuantity& number) {
        return !documents.where(number.evidence.document);
      });
      for (EventQuantity& number : node.numbers) {
        adopt(number.what);
        adopt(number.unit);
        number.evidence.document = *documents.where(number.evidence.document);
      }
    }
  }

  [[nodiscard]] std::optional<std::uint32_t> vertex_of(Vertex vertex) const {
    const VertexBundle& bundle = whole_.graph[vertex];
    const auto kind = static_cast<std::size_t>(bundle.kind);
    const auto row = kept_[kind].where(bundle.row);
    if (!row) {
      return std::nullopt;
    }
    const std::array<Vertex, 4> first{part_.document_vertex(0), part_.actor_vertex(0),
                                      part_.place_vertex(0), part_.event_vertex(0)};
    return first[kind] + *row;
  }

  // Rows of the edges between kept nodes, ascending.
  [[nodiscard]] std::vector<std::uint32_t> kept_edges() {
    std::vector<std::uint32_t> rows;
    const auto add = [&](Vertex vertex) {
      for (auto [edge, last] = boost::out_edges(vertex, whole_.graph); edge != last; ++edge) {
        if (vertex_of(boost::target(*edge, whole_.graph))) {
          rows.push_back(whole_.graph[*edge].row);
        }
      }
    };
    for (const std::uint32_t row : kept(NodeKind::Document).rows()) {
      add(whole_.document_vertex(row));
    }
    for (const std::uint32_t row : kept(NodeKind::Actor).rows()) {
      add(whole_.actor_vertex(row));
    }
    for (const std::uint32_t row : kept(NodeKind::Place).rows()) {
      add(whole_.place_vertex(row));
    }
    for (const std::uint32_t row : kept(NodeKind::Event).rows()) {
      add(whole_.event_vertex(row));
    }
    std::ranges::sort(rows);
    return rows;
  }

  void take_edges(const Filter& filter) {
    for (const std::uint32_t row : kept_edges()) {
      if (!holds(whole_.edges[row], filter)) {
        continue;
      }
      EdgeRow& edge = part_.edges.emplace_back(whole_.edges[row]);
      edge.source = *vertex_of(edge.source);
      edge.target = *vertex_of(edge.target);
      if (!edge.id.number()) {
        edge.id = EdgeId(whole_.text(edge.id), part_.strings);
      }
      adopt(edge.role);
      adopt_evidence(edge.evidence);
    }
  }

  void take_stories() {
    std::unordered_set<StringId> kept_ids;
    for (const std::uint32_t row : kept(NodeKind::Event).rows()) {
      kept_ids.insert(whole_.events[row].id);
    }
    for (const Storyline& story : whole_.stories) {
      Storyline shorter{story.id, story.label, {}};
      std::ranges::copy_if(story.events, std::back_inserter(shorter.events),
                           [&](StringId id) { return kept_ids.contains(id); });
      if (!shorter.events.empty()) {
        adopt(shorter.id);
        adopt(shorter.label);
        adopt(shorter.events);
        part_.stories.push_back(std::move(shorter));
      }
    }
  }

  const EventGraph& whole_;
  std::array<KeptRows, 4> kept_;  // by NodeKind
  EventGraph part_;
};

}  // namespace

EventGraph subgraph(const EventGraph& graph, const std::vector<std::uint32_t>& event_rows,
                    const Filter& filter) {
  return Part(graph, event_rows).take(filter);
}

}  // namespace chronograph
