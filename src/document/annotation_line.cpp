// SPDX-License-Identifier: Apache-2.0
// One line of a JSON Lines file as an annotation: whether it is one, and where its JSON is wrong.
#include "chronograph/document/annotation.hpp"
#include "chronograph/error.hpp"
#include "document/annotation_json.hpp"
#include "markup/json.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace chronograph {
namespace {

/// Parses one line. `name` already says which line it is, so that the parser's own line, the first,
/// is left out of a message: `a.jsonl:3:44: ...`.
JsonDocument parse_line(std::string_view json_line, const std::string& name) {
  try {
    return JsonDocument(json_line, name);
  } catch (const Error& error) {
    const std::string message = error.what();
    const std::string first_line = name + ":1:";
    if (message.starts_with(first_line)) {
      throw Error(error.kind(), name + ":" + message.substr(first_line.size()));
    }
    throw;
  }
}

}  // namespace

bool has_only_annotation_keys(JsonValue json) {
  static constexpr std::array<std::string_view, 12> kHeader{"schema",
                                                            "id",
                                                            "title",
                                                            "publisher",
                                                            "url",
                                                            "language",
                                                            "encoding",
                                                            "text",
                                                            "creation_time",
                                                            "creation_time_bounds",
                                                            "creation_time_method",
                                                            "creation_time_evidence"};
  static constexpr std::array<std::string_view, 11> kLayers{
      "zones", "sentences", "tokens",    "srl",   "entities", "mentions",
      "times", "events",    "relations", "links", "cases"};
  bool known = true;
  bool has_layer = false;
  json.for_each_member([&](std::string_view key, JsonValue) {
    has_layer = has_layer || std::ranges::find(kLayers, key) != kLayers.end();
    known = known && (key == "source" || std::ranges::find(kLayers, key) != kLayers.end() ||
                      std::ranges::find(kHeader, key) != kHeader.end());
  });
  return known && json.string_at("text") && (has_layer || !json.find("source"));
}

Document read_annotation(std::string_view json_line, std::string_view name) {
  const JsonDocument json = parse_line(json_line, std::string(name));
  return read_annotation(json.root(), name, nullptr);
}

}  // namespace chronograph
