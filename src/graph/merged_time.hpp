// SPDX-License-Identifier: Apache-2.0
// When an event happened that several texts date.
#pragma once

#include "chronograph/time/interval.hpp"

#include <optional>

namespace chronograph {

/// Takes what another telling says of the time of an event into what is known. What a time
/// expression says stands before what tense and day of writing leave open: that would only make a
/// month into odd days. Of one kind the days that lie within both are taken, with both bases; the
/// granularity is that of the narrower, or a range where neither lies in the other. Where no day
/// lies within both, what is known stands.
void merge_time(const std::optional<EventTime>& other, std::optional<EventTime>& known);

}  // namespace chronograph
