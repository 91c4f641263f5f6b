// SPDX-License-Identifier: Apache-2.0
// Export formats: rows of one table.
#pragma once

#include "chronograph/export/omissions.hpp"
#include "chronograph/graph/event_graph.hpp"

#include <iosfwd>
#include <span>
#include <string_view>

namespace chronograph {

/// One file of a format that is a folder of files.
struct FormatFile {
  std::string_view name;
  void (*write)(const EventGraph& graph, std::ostream& out);
};

/// One export format. `write` is lossless as far as the format allows, returns what it could not
/// show and throws nothing but Error. A folder of files leaves nothing out.
struct Format {
  std::string_view name;
  std::string_view extension;
  std::string_view description;
  std::string_view readers;  ///< programs that read it, comma-separated
  /// Null where the format is a folder of `files`, which no stream can hold.
  Omissions (*write)(const EventGraph& graph, std::ostream& out);
  std::span<const FormatFile> files = {};
};

/// In the order of `chronograph formats`.
std::span<const Format> formats();

/// Returns the row, or throws Error(Usage) with a "did you mean".
const Format& find_format(std::string_view name);

/// JSON Schemas (draft 2020-12) of the native files: "graph", "timeline", "map", "annotation",
/// "corrections" (of one line).
struct Schema {
  std::string_view name;
  std::string_view json;
};
std::span<const Schema> schemas();

}  // namespace chronograph
