// SPDX-License-Identifier: Apache-2.0
// Graphviz' DOT language out: a directed graph, every id and value quoted.
#pragma once

#include "markup/output_buffer.hpp"

#include <initializer_list>
#include <iosfwd>
#include <string_view>

namespace chronograph {

struct DotAttribute {
  std::string_view name;
  std::string_view value;
};

/// Writes one digraph; its closing brace when it goes out of scope. Attribute values are text as a
/// reader sees it: what Graphviz would take for an escape (`\N`, `\l`) or an entity (`&amp;`) is
/// escaped, line ends become `\n`, other control characters U+FFFD.
class DotWriter {
public:
  DotWriter(std::ostream& out, std::string_view name);
  ~DotWriter();
  DotWriter(const DotWriter&) = delete;
  DotWriter& operator=(const DotWriter&) = delete;

  /// Attributes of "graph", "node" or "edge" as defaults.
  DotWriter& defaults(std::string_view of, std::initializer_list<DotAttribute> attributes);
  /// Attributes with an empty value are left out.
  DotWriter& node(std::string_view id, std::initializer_list<DotAttribute> attributes);
  DotWriter& edge(std::string_view from, std::string_view to,
                  std::initializer_list<DotAttribute> attributes);

private:
  void quoted(std::string_view text);
  void attributes(std::initializer_list<DotAttribute> attributes);

  OutputBuffer out_;
};

}  // namespace chronograph
