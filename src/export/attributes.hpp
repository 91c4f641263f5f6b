// SPDX-License-Identifier: Apache-2.0
// What a node or an edge says, as name and value: one list for all graph formats, so that none of
// them can tell less than another.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chronograph {

/// Takes the attributes of one node or edge, in a fixed order. What is not known is not told.
class AttributeSink {
public:
  AttributeSink() = default;
  AttributeSink(const AttributeSink&) = delete;
  AttributeSink& operator=(const AttributeSink&) = delete;
  virtual ~AttributeSink() = default;

  virtual void text(std::string_view name, std::string_view value) = 0;
  virtual void number(std::string_view name, double value) = 0;
  virtual void count(std::string_view name, std::uint64_t value) = 0;
  virtual void list(std::string_view name, std::span<const std::string> values) = 0;
  /// Where false, lists are told without their values, which cost most.
  [[nodiscard]] virtual bool wants_values() const { return true; }
};

/// Returns what an edge is called in a drawing: its role or relation type, else its kind.
std::string_view edge_label(const EventGraph& graph, const EdgeRow& edge);

/// Reads attributes off a graph, which must outlive it.
class Attributes {
public:
  explicit Attributes(const EventGraph& graph);

  /// Tells all but the id: label, kind, and what the kind has. Names are the native file's where it
  /// has them flat; bounds are `begin_earliest` to `end_latest`; characters of a document are
  /// `document:begin-end`.
  void tell_node(Vertex vertex, AttributeSink& sink) const;
  /// Tells all but id and ends: label, kind, `role`, `type`,
  /// `basis` or `reason`, evidence.
  void tell_edge(const EdgeRow& edge, AttributeSink& sink) const;

private:
  void tell_document(const DocumentNode& node, AttributeSink& sink) const;
  void tell_actor(const ActorNode& node, AttributeSink& sink) const;
  void tell_place(const PlaceNode& node, AttributeSink& sink) const;
  void tell_event(const EventNode& node, AttributeSink& sink) const;
  void tell_time(const EventNode& node, AttributeSink& sink) const;
  void tell_numbers(const EventNode& node, AttributeSink& sink) const;
  void tell_text(std::string_view name, std::string_view value, AttributeSink& sink) const;
  void tell_texts(std::string_view name, const std::vector<StringId>& ids,
                  AttributeSink& sink) const;
  void tell_spans(std::string_view name, std::span<const EvidenceSpan> spans,
                  AttributeSink& sink) const;
  /// Tells a list of what `append(text, row)` makes of each row; nothing of an empty one.
  template <typename Row, typename Append>
  void tell_list(std::string_view name, std::span<const Row> rows, AttributeSink& sink,
                 const Append& append) const;
  void append_reference(std::string& out, std::uint32_t document_row, Span span) const;

  const EventGraph& graph_;
  mutable std::vector<std::string>
      values_;  ///< of the list being told; the strings keep their room
  std::unordered_map<StringId, StringId> story_of_;  ///< event to story
};

}  // namespace chronograph
