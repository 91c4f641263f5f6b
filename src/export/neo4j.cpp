// SPDX-License-Identifier: Apache-2.0
// The two tables that `neo4j-admin database import full` reads, and the command that makes it read
// them. Dates of columns typed `date` are full days, so only the bounds have that type; `start` and
// `end` keep the precision they have and are text. Lists are joined by `;`, as the tool splits
// them; a `;` inside an item becomes `,`. Ids of nodes are one space: relationships cross kinds.
#include "export/attributes.hpp"
#include "export/writers.hpp"
#include "markup/csv.hpp"
#include "markup/number.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace chronograph {
namespace {

constexpr std::string_view kBounds[] = {"begin_earliest", "begin_latest", "end_earliest",
                                        "end_latest"};

/// The columns that occur and their types; those of the bounds are dates.
class ColumnCollector final : public AttributeSink {
public:
  void text(std::string_view name, std::string_view /*value*/) override {
    const bool is_day =
        std::find(std::begin(kBounds), std::end(kBounds), name) != std::end(kBounds);
    add(name, is_day ? "date" : "string");
  }
  void number(std::string_view name, double /*value*/) override { add(name, "double"); }
  void count(std::string_view name, std::uint64_t /*value*/) override { add(name, "long"); }
  void list(std::string_view name, std::span<const std::string> /*values*/) override {
    add(name, "string[]");
  }
  [[nodiscard]] bool wants_values() const override { return false; }
  struct Column {
    std::string name;
    std::string_view type;
  };
  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
  /// Returns the place of a column; their number if there is none of that name.
  [[nodiscard]] std::size_t find(std::string_view name) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [&](const Column& column) { return column.name == name; });
    return static_cast<std::size_t>(found - columns_.begin());
  }

private:
  void add(std::string_view name, std::string_view type) {
    if (find(name) == columns_.size()) {
      columns_.push_back({std::string(name), type});
    }
  }
  std::vector<Column> columns_;  // in the order of their first use
};

/// The values of one row by column.
class RowCollector final : public AttributeSink {
public:
  explicit RowCollector(const ColumnCollector& columns)
      : columns_(columns), values_(columns.columns().size()) {}
  void text(std::string_view name, std::string_view value) override {
    values_.at(columns_.find(name)) = value;
  }
  void number(std::string_view name, double value) override { text(name, shortest(value)); }
  void count(std::string_view name, std::uint64_t value) override {
    text(name, std::to_string(value));
  }
  void list(std::string_view name, std::span<const std::string> values) override {
    std::string& joined = values_.at(columns_.find(name));
    joined.clear();
    for (const std::string& value : values) {
      joined += joined.empty() ? "" : ";";
      const std::size_t begin = joined.size();
      joined += value;
      std::replace(joined.begin() + static_cast<std::ptrdiff_t>(begin), joined.end(), ';', ',');
    }
  }
  /// Forgets the row before; its strings keep their room.
  void clear() {
    for (std::string& value : values_) {
      value.clear();
    }
  }
  [[nodiscard]] const std::vector<std::string>& values() const { return values_; }

private:
  const ColumnCollector& columns_;
  std::vector<std::string> values_;  // by column
};

void write_header(CsvWriter& csv, const ColumnCollector& collector) {
  for (const auto& column : collector.columns()) {
    csv.field(column.name + ":" + std::string(column.type));
  }
  csv.end_record();
}

void write_row(CsvWriter& csv, const RowCollector& row) {
  for (const std::string& value : row.values()) {
    csv.field(value);
  }
  csv.end_record();
}

/// "event" becomes "Event": what a query names a node by.
std::string capitalised(std::string_view kind) {
  std::string label(kind);
  label.front() = static_cast<char>(label.front() - 'a' + 'A');
  return label;
}

std::string shouted(std::string_view kind) {
  std::string type(kind);
  for (char& c : type) {
    c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return type;
}

}  // namespace

void write_neo4j_nodes(const EventGraph& graph, std::ostream& out) {
  const Attributes attributes(graph);
  ColumnCollector collector;
  collector.text("label", "");
  for (Vertex vertex = 0; vertex < boost::num_vertices(graph.graph); ++vertex) {
    attributes.tell_node(vertex, collector);
  }
  CsvWriter csv(out);
  csv.field("id:ID").field(":LABEL");
  write_header(csv, collector);
  RowCollector row(collector);
  for (Vertex vertex = 0; vertex < boost::num_vertices(graph.graph); ++vertex) {
    row.clear();
    attributes.tell_node(vertex, row);
    csv.field(graph.id_of(vertex)).field(capitalised(to_string(graph.graph[vertex].kind)));
    write_row(csv, row);
  }
}

void write_neo4j_relationships(const EventGraph& graph, std::ostream& out) {
  const Attributes attributes(graph);
  ColumnCollector collector;
  collector.text("label", "");
  for (const EdgeRow& edge : graph.edges) {
    attributes.tell_edge(edge, collector);
  }
  CsvWriter csv(out);
  csv.field(":START_ID").field(":END_ID").field(":TYPE").field("id:string");
  write_header(csv, collector);
  RowCollector row(collector);
  for (const EdgeRow& edge : graph.edges) {
    row.clear();
    attributes.tell_edge(edge, row);
    csv.field(graph.id_of(edge.source)).field(graph.id_of(edge.target));
    csv.field(shouted(to_string(edge.kind))).field(graph.text(edge.id));
    write_row(csv, row);
  }
}

void write_neo4j_script(const EventGraph& /*graph*/, std::ostream& out) {
  out << "#!/bin/sh\n"
         "# Loads the two tables into a new database; arguments are passed on, its name last.\n"
         "cd \"$(dirname \"$0\")\" || exit 1\n"
         "exec neo4j-admin database import full --nodes=nodes.csv "
         "--relationships=relationships.csv \\\n"
         "  --multiline-fields=true \"${@:-neo4j}\"\n";
}

}  // namespace chronograph
