// SPDX-License-Identifier: Apache-2.0
// Key names are a list (article_fields.tsv), most telling first; the first that holds something
// wins.
#include "ingest/article_fields.hpp"

#include "chronograph/text/utf8.hpp"
#include "ingest/word_lists.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace chronograph {
namespace {

/// The known keys of a field.
const std::vector<std::string>& keys_of(std::string_view field) {
  static const auto kKeys = [] {
    std::map<std::string_view, std::vector<std::string>> keys;
    for (const ListRow& row : read_list("article_fields.tsv")) {
      keys[row.first].emplace_back(row.second);
    }
    return keys;
  }();
  return kKeys.at(field);
}

/// A member by its name as spelt, else without regard to case ("SOURCEURL").
std::optional<JsonValue> find_member(JsonValue object, std::string_view key) {
  if (const auto exact = object.find(key)) {
    return exact;
  }
  std::optional<JsonValue> found;
  object.for_each_member([&](std::string_view name, JsonValue value) {
    if (!found && name.size() == key.size() && to_lower(name) == to_lower(key)) {
      found = value;
    }
  });
  return found;
}

std::string number_text(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                 std::chars_format::fixed, 0);
  return std::string(digits.data(), end.ptr);
}

/// Paragraphs of an array, each a string or an object with a text.
std::string joined(JsonValue array) {
  std::string text;
  for (std::size_t i = 0; i < array.size(); ++i) {
    const JsonValue element = array[i];
    const auto paragraph = element.as_string() ? element.as_string() : element.string_at("text");
    if (paragraph && !trim(*paragraph).empty()) {
      text += text.empty() ? "" : "\n\n";
      text += *paragraph;
    }
  }
  return text;
}

/// A value as text; nothing if it is none.
std::optional<std::string> text_of(JsonValue value) {
  if (const auto text = value.as_string()) {
    return std::string(*text);
  }
  if (const auto number = value.as_int()) {
    return std::to_string(*number);
  }
  if (const auto number = value.as_double(); number && std::abs(*number) < 1e15) {
    return number_text(std::trunc(*number));
  }
  if (value.is_array()) {
    return joined(value);
  }
  return std::nullopt;
}

std::optional<std::string> first_text(JsonValue record, const std::vector<std::string>& keys) {
  std::optional<std::string> found;
  for (const std::string& key : keys) {
    const auto value = find_path(record, key);
    auto text = value ? text_of(*value) : std::nullopt;
    if (text && !trim(*text).empty()) {
      return text;
    }
    found = found ? found : std::move(text);
  }
  return found;
}

std::optional<std::string> field_of(JsonValue record, std::string_view field, const FieldMap& map) {
  std::vector<std::string> keys;
  for (const auto& [mapped, key] : map) {
    if (mapped == field) {
      keys.push_back(key);
    }
  }
  return first_text(record, keys.empty() ? keys_of(field) : keys);
}

}  // namespace

std::optional<JsonValue> find_path(JsonValue object, std::string_view path) {
  if (const auto whole = find_member(object, path)) {
    return whole;
  }
  const std::size_t dot = path.find('.');
  if (dot == std::string_view::npos) {
    return std::nullopt;
  }
  const auto inner = find_member(object, path.substr(0, dot));
  return inner ? find_path(*inner, path.substr(dot + 1)) : std::nullopt;
}

ArticleFields read_fields(JsonValue record, const FieldMap& map) {
  ArticleFields fields;
  fields.text = field_of(record, "text", map);
  fields.title = field_of(record, "title", map).value_or("");
  fields.date = field_of(record, "date", map).value_or("");
  fields.publisher = field_of(record, "publisher", map).value_or("");
  fields.url = field_of(record, "url", map).value_or("");
  fields.id = field_of(record, "id", map).value_or("");
  return fields;
}

std::optional<JsonValue> find_records(JsonValue object) {
  for (const std::string& key : keys_of("list")) {
    const auto list = find_path(object, key);
    if (list && list->is_array() && list->size() > 0 && (*list)[0].is_object()) {
      return list;
    }
  }
  return std::nullopt;
}

JsonValue unwrap_record(JsonValue object) {
  for (const std::string& key : keys_of("member")) {
    const auto member = find_path(object, key);
    if (member && member->is_object()) {
      return *member;
    }
  }
  return object;
}

}  // namespace chronograph
