// SPDX-License-Identifier: Apache-2.0
// Full dates in fields, lines and file names, as written: no zone is converted, nothing is filled
// in, and a date that could be two days is none.
#pragma once

#include "chronograph/time/interval.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// A run of letters, a run of digits, or one other character.
struct LineWord {
  enum class Kind : std::uint8_t { Letters, Digits, Mark };
  Kind kind = Kind::Mark;
  std::string_view text;
  std::size_t begin = 0;     ///< byte offset in the line
  bool after_space = false;  ///< white space stands before it

  [[nodiscard]] std::size_t end() const { return begin + text.size(); }
};

std::vector<LineWord> split_line(std::string_view line);

/// Words [first, last) that spell a date.
struct DateMatch {
  std::optional<Date> date;  ///< nothing for a day that does not exist
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Compact dates are `20211001`; only where a date is expected anyway.
enum class CompactDates : std::uint8_t { No, Yes };

/// Returns the first full date at or after word `from`: `2021-10-01`, `2021/10/01`, `1.10.2021`,
/// `10/31/2021`, `October 1, 2021`, `1st of Oct. 2021`, `01-Oct-2021`. Day and month in figures
/// that could be either are no date.
std::optional<DateMatch> find_date(const std::vector<LineWord>& words, std::size_t from,
                                   CompactDates compact);

/// What the value of a date field says.
struct DateField {
  std::optional<DayBounds> days;  ///< of a month or a year where the value is no more exact
  std::string problem;            ///< why not, for the user; empty for an empty value
};

/// Reads a value that is expected to be a date: the forms above, with or without a time and a zone,
/// compact ones, `2021-10`, and seconds or milliseconds since 1970.
DateField read_date_field(std::string_view value);

/// Returns the date in a path, of its last component that has one.
std::optional<Date> date_of_path(std::string_view path);

}  // namespace chronograph
