// SPDX-License-Identifier: Apache-2.0
// Values of an annotation line, and what they imply where the line is terse.
#include "document/annotation_values.hpp"

#include "chronograph/time/timex.hpp"

#include <cmath>

namespace chronograph {
namespace {

std::optional<Date> day_of(JsonValue json) {
  const auto iso = json.as_string();
  return iso ? Date::parse(*iso) : std::nullopt;
}

/// Says how exact bounds are where the line does not: "2021-08" is a month.
Granularity granularity_of(const EventTime& when) {
  const auto unit = when.begin == when.end ? unit_of(when.begin) : std::nullopt;
  if (!unit) {
    return when.unknown() ? Granularity::Unknown : Granularity::Range;
  }
  return granularity_of_value(*unit);
}

}  // namespace

std::string text_at(JsonValue json, std::string_view key) {
  return std::string(json.string_at(key).value_or(""));
}

std::optional<double> number_at(JsonValue json, std::string_view key) {
  const auto member = json.find(key);
  return member ? member->as_double() : std::nullopt;
}

void write_quantity(JsonWriter& json, std::string_view what, const std::optional<double>& min,
                    const std::optional<double>& max, std::string_view unit) {
  json.member("what", what);
  if (min) {
    json.member("min", *min);
  }
  if (max) {
    json.member("max", *max);
  }
  if (!unit.empty()) {
    json.member("unit", unit);
  }
}

std::optional<DayBounds> bounds_at(JsonValue json, std::string_view key) {
  const auto bounds = json.find(key);
  if (!bounds || !bounds->is_array() || bounds->size() != 2) {
    return std::nullopt;
  }
  return DayBounds{day_of((*bounds)[0]), day_of((*bounds)[1])};
}

std::optional<EventTime> when_of(JsonValue json) {
  if (!json.is_object()) {
    return std::nullopt;
  }
  const auto day_at = [&](std::string_view key) {
    const auto value = json.find(key);
    return value ? day_of(*value) : std::nullopt;
  };
  const DayBounds bounds{day_at("earliest"), day_at("latest")};
  EventTime when;
  when.begin = bounds_at(json, "begin").value_or(bounds);
  when.end = bounds_at(json, "end").value_or(bounds);
  when.granularity = label_at(json, "granularity", granularity_of(when));
  when.basis = text_at(json, "basis");
  return when.unknown() ? std::nullopt : std::optional(when);
}

std::optional<GeoPosition> position_at(JsonValue json) {
  const auto degrees_north = number_at(json, "lat");
  const auto degrees_east = number_at(json, "lon");
  if (!degrees_north || !degrees_east || std::abs(*degrees_north) > 90 ||
      std::abs(*degrees_east) > 180) {
    return std::nullopt;
  }
  GeoPosition position{*degrees_north, *degrees_east, text_at(json, "precision")};
  const auto count = number_at(json, "candidates");
  if (count && *count >= 1 && *count <= 1e6) {
    position.candidates = static_cast<std::uint32_t>(*count);
  }
  return position;
}

void write_day(JsonWriter& json, const std::optional<Date>& day) {
  if (day) {
    json.value(day->iso());
  } else {
    json.null();
  }
}

void write_bounds(JsonWriter& json, std::string_view key, const DayBounds& bounds) {
  json.key(key).begin_array();
  write_day(json, bounds.earliest);
  write_day(json, bounds.latest);
  json.end_array();
}

void name_entities(Document& document) {
  std::vector<std::optional<Span>> names(document.entities.size());
  const auto is_better = [&](const Mention& mention, const std::optional<Span>& name) {
    return !name || (mention.kind == MentionKind::Name && mention.span.size() > name->size());
  };
  // Names first, so that a longer description does not stand in their way.
  for (const bool named : {true, false}) {
    for (const Mention& mention : document.mentions) {
      if (mention.entity && named == (mention.kind == MentionKind::Name) &&
          is_better(mention, names[*mention.entity])) {
        names[*mention.entity] = mention.span;
      }
    }
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (document.entities[i].name.empty() && names[i]) {
      document.entities[i].name = document.view(*names[i]);
    }
  }
}

}  // namespace chronograph
