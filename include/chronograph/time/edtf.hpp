// SPDX-License-Identifier: Apache-2.0
// EDTF (ISO 8601-2) in: the forms that people write and that to_edtf gives.
#pragma once

#include "chronograph/time/interval.hpp"

#include <optional>
#include <string_view>

namespace chronograph {

/// Returns the bounds that an EDTF string means: `2021-09-03` a day, `2021-09` a month, `2021` a
/// year, `2021-09-01/2021-10` an interval (`..` for an open end), `[2021-09-01..2021-09-24]` one
/// of several days (either end may be missing). The basis is left empty. Nothing for other forms,
/// for days that do not exist and for ends in the wrong order.
std::optional<EventTime> time_of_edtf(std::string_view edtf);

}  // namespace chronograph
