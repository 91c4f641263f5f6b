// SPDX-License-Identifier: Apache-2.0
// The day that an article states for itself in its first lines.
#pragma once

#include "chronograph/time/calendar.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace chronograph {

/// A day and the bytes of the text that state it.
struct Dateline {
  Date date;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Returns the day of publication that the first lines state in full, year included: "KABUL, Oct.
/// 1, 2021 (Reuters) -", "Friday, May 8, 2009" alone, "Published: 2021-10-01 09:30 GMT", "By Ann
/// Lee, 1 October 2021"; "Updated ..." where no other line states one. A date inside a sentence is
/// none.
std::optional<Dateline> find_dateline(std::string_view text);

/// Tells whether a line says nothing but a date, or when the article was published.
bool is_date_line(std::string_view line);

}  // namespace chronograph
