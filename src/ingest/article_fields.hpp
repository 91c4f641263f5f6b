// SPDX-License-Identifier: Apache-2.0
// Where a JSON article record keeps its parts: by the user's map, else by the key names that dumps
// use.
#pragma once

#include "markup/json.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chronograph {

using FieldMap = std::vector<std::pair<std::string, std::string>>;

/// The parts of a record as text; empty where it has none.
struct ArticleFields {
  std::optional<std::string> text;  ///< nothing if no key for it was found
  std::string title;
  std::string date;
  std::string publisher;
  std::string url;
  std::string id;
};

/// Reads the parts of a record. A field that `map` names is looked up there only. Values may be
/// strings, numbers, or, for the text, arrays of paragraphs.
ArticleFields read_fields(JsonValue record, const FieldMap& map);

/// Returns the array of records that an object wraps ("articles", "response.docs"), if it does.
std::optional<JsonValue> find_records(JsonValue object);

/// Returns the record itself where an object wraps it (Elasticsearch's "_source").
JsonValue unwrap_record(JsonValue object);

/// Returns the value at a path of keys joined by dots. A key that holds dots itself is found first.
std::optional<JsonValue> find_path(JsonValue object, std::string_view path);

}  // namespace chronograph
