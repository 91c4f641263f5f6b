// SPDX-License-Identifier: Apache-2.0
// The small values of annotation lines and of graph.json: labels, texts, days and bounds. What is
// not of the expected kind counts as absent.
#pragma once

#include "chronograph/document/document.hpp"
#include "chronograph/time/interval.hpp"
#include "markup/json.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace chronograph {

/// Returns the label that a member spells, `neutral` where it is absent or of another scheme.
template <typename Label>
Label label_at(JsonValue json, std::string_view key, Label neutral) {
  const auto spelling = json.string_at(key);
  return spelling ? parse_label<Label>(*spelling).value_or(neutral) : neutral;
}

/// Returns a string member, empty if there is none.
std::string text_at(JsonValue json, std::string_view key);

/// Returns a number.
std::optional<double> number_at(JsonValue json, std::string_view key);

/// Writes the members `what`, `min`, `max` and `unit` of a quantity, those that are known.
void write_quantity(JsonWriter& json, std::string_view what, const std::optional<double>& min,
                    const std::optional<double>& max, std::string_view unit);

/// Returns a member that is a pair of days, each of them or `null`.
std::optional<DayBounds> bounds_at(JsonValue json, std::string_view key);

/// Returns the members `lat` and `lon` with `precision` and `candidates`, where both are
/// coordinates.
std::optional<GeoPosition> position_at(JsonValue json);

/// Writes a day, `null` where it is open.
void write_day(JsonWriter& json, const std::optional<Date>& day);

/// Writes bounds as a member that is a pair of days, `null` where one is open.
void write_bounds(JsonWriter& json, std::string_view key, const DayBounds& bounds);

/// Returns an `events[].when`; nothing where it says nothing.
std::optional<EventTime> when_of(JsonValue json);

/// Gives each entity without a name that of its longest mention by name, else its first mention.
void name_entities(Document& document);

}  // namespace chronograph
