// SPDX-License-Identifier: Apache-2.0
// A text that tells of a day was written no earlier than that day. The latest such day is a bound.
#include "annotate/creation_inference.hpp"

namespace chronograph {

std::optional<CreationTime> CreationInference::infer(
    const Document& /*document*/, const TimeGrammar& grammar,
    const std::vector<TimeReading>& readings) const {
  TimeResolver resolver(grammar, std::nullopt);
  std::optional<CreationTime> creation;
  for (const TimeReading& reading : readings) {
    const TimeSlots& slots = reading.match.slots;
    if (grammar.rule(reading.match.rule).op != TimeOp::Calendar) {
      continue;
    }
    const auto days = days_of_value(resolver.resolve(reading).value);
    const bool whole =
        slots.has(TimeSlot::IsoDate) || (slots.has(TimeSlot::Year) && slots.has(TimeSlot::Day));
    const bool told = reading.direction == TimeDirection::Past ||
                      (whole && reading.direction != TimeDirection::Future);
    if (!days || !told) {
      continue;
    }
    if (!creation || *creation->days.earliest < *days->earliest) {
      creation =
          CreationTime{{days->earliest, std::nullopt}, CreationMethod::Inferred, reading.span};
    }
  }
  return creation;
}

}  // namespace chronograph
