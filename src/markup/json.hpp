// SPDX-License-Identifier: Apache-2.0
// JSON in and out. RapidJSON stands behind it and nowhere else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// Writes JSON into a string, compact or indented by one space. Strings must be valid UTF-8;
/// escapes also `<` (as \u003c, so that the text may stand inside an HTML script element), U+2028
/// and U+2029. Doubles in the shortest form that reads back the same; integral ones without ".0".
/// Only ever appends, so that a caller may take what is in `out` and clear it between two calls.
/// May write one value after the other: a writer that is kept spares their memory.
class JsonWriter {
public:
  explicit JsonWriter(std::string& out, bool indented = false) : out_(out), indented_(indented) {}
  ~JsonWriter() = default;
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(std::uint64_t number);
  JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(std::uint32_t number) { return value(static_cast<std::uint64_t>(number)); }
  JsonWriter& value(bool truth);
  JsonWriter& null();
  template <typename Value>
  JsonWriter& member(std::string_view name, const Value& content) {
    return key(name).value(content);
  }

private:
  struct Level {  // an open object or array
    bool object = false;
    bool empty = true;
  };

  void new_line(std::size_t depth);
  void separate();
  void before_value();
  void open(char bracket, bool object);
  void close(char bracket, bool object);

  std::string& out_;
  bool indented_;
  bool key_written_ = false;
  std::vector<Level> levels_;
};

/// A value inside a JsonDocument; valid as long as the document lives.
class JsonValue {
public:
  [[nodiscard]] bool is_object() const;
  [[nodiscard]] bool is_array() const;
  [[nodiscard]] bool is_string() const;
  [[nodiscard]] bool is_number() const;
  [[nodiscard]] bool is_bool() const;
  [[nodiscard]] bool is_null() const;
  /// The first member of that name, or nothing if there is none or this is no object.
  [[nodiscard]] std::optional<JsonValue> find(std::string_view name) const;
  [[nodiscard]] std::optional<std::string_view> as_string() const;
  [[nodiscard]] std::optional<double> as_double() const;
  /// A whole number that fits, else nothing.
  [[nodiscard]] std::optional<std::int64_t> as_int() const;
  [[nodiscard]] std::optional<bool> as_bool() const;
  /// String member of that name; nothing if absent or no string.
  [[nodiscard]] std::optional<std::string_view> string_at(std::string_view name) const;
  [[nodiscard]] std::size_t size() const;  ///< elements of an array, members of an object, else 0
  [[nodiscard]] JsonValue operator[](std::size_t index) const;  ///< element of an array
  /// Visits members in the order of the text; of a repeated name only the first.
  void for_each_member(
      const std::function<void(std::string_view name, JsonValue value)>& visit) const;

  explicit JsonValue(const void* value) : value_(value) {}

private:
  const void* value_;
};

/// A parsed JSON text.
class JsonDocument {
public:
  /// Throws Error(Input) with `name:line:column: ...` if the text is not JSON, nests deeper than
  /// 512 or holds invalid UTF-8. `first_line` is the line number of the text's first line.
  JsonDocument(std::string_view text, std::string_view name, std::size_t first_line = 1);
  ~JsonDocument();
  JsonDocument(JsonDocument&&) noexcept;
  JsonDocument& operator=(JsonDocument&&) noexcept;
  [[nodiscard]] JsonValue root() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace chronograph
