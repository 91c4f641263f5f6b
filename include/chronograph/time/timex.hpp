// SPDX-License-Identifier: Apache-2.0
// TIMEX3 values: what they mean as calendar days, and how exact they are.
#pragma once

#include "chronograph/time/interval.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace chronograph {

/// Returns the first and last day that a TIMEX3 DATE or TIME value covers: `2021-10-01`, `2021-08`,
/// `2021`, `202` (decade), `20` (century), `2021-W39`, `2021-W39-WE`, `2021-Q3`, `2021-H1`,
/// `2021-SU`, `2021-10-01T09:30`, `2021-10-01TMO`. Nothing for durations, sets, `XXXX` values,
/// PAST_REF, PRESENT_REF, FUTURE_REF and values that name no existing day. Winter runs into the
/// next year.
std::optional<DayBounds> days_of_value(std::string_view value);

/// Returns how exact a TIMEX3 DATE or TIME value is; Unknown where days_of_value has nothing.
Granularity granularity_of_value(std::string_view value);

/// Tells whether a string is one of the forms that TIMEX3 allows for a value.
bool is_timex_value(std::string_view value);

}  // namespace chronograph
