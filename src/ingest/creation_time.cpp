// SPDX-License-Identifier: Apache-2.0
// One rung after the other; a rung that says nothing, or nonsense, leaves it to the next.
#include "ingest/creation_time.hpp"

#include "ingest/date_reading.hpp"
#include "ingest/dateline.hpp"

namespace chronograph {
namespace {

using Noticed = std::function<void(const std::string& message)>;

CreationTime on_day(Date date, CreationMethod method) {
  return {DayBounds{date, date}, method, std::nullopt};
}

std::optional<CreationTime> from_field(const std::string& value, CreationMethod method,
                                       const Noticed& noticed) {
  const DateField field = read_date_field(value);
  if (!field.problem.empty()) {
    noticed("the date of publication is left out: " + field.problem);
  }
  return field.days ? std::optional(CreationTime{*field.days, method, std::nullopt}) : std::nullopt;
}

std::optional<CreationTime> from_dateline(const Text& text) {
  const auto dateline = find_dateline(text.bytes());
  if (!dateline) {
    return std::nullopt;
  }
  CreationTime creation_time = on_day(dateline->date, CreationMethod::Dateline);
  creation_time.evidence = Span{text.to_code_point_index(dateline->begin),
                                text.to_code_point_index(dateline->end - 1) + 1};
  return creation_time;
}

std::optional<CreationTime> from_file_name(const std::string& source) {
  const auto date = date_of_path(source.substr(0, source.find('#')));
  return date ? std::optional(on_day(*date, CreationMethod::FileName)) : std::nullopt;
}

}  // namespace

std::optional<CreationTime> find_creation_time(const Document& document, const StatedDates& stated,
                                               const ReadOptions& options, const Noticed& noticed) {
  if (options.date_override) {
    return on_day(*options.date_override, CreationMethod::Flag);
  }
  if (document.creation_time) {
    return document.creation_time;
  }
  auto creation_time = from_field(stated.field, CreationMethod::Field, noticed);
  if (!creation_time) {
    creation_time = from_field(stated.metadata, CreationMethod::Metadata, noticed);
  }
  if (!creation_time) {
    creation_time = from_dateline(document.text);
  }
  if (!creation_time && options.date) {
    creation_time = on_day(*options.date, CreationMethod::Flag);
  }
  return creation_time ? creation_time : from_file_name(document.source);
}

}  // namespace chronograph
