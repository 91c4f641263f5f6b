// SPDX-License-Identifier: Apache-2.0
// The answer of a query as rows under named columns, and its three forms: text for a person, JSON
// and CSV for a program.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <variant>
#include <vector>

namespace chronograph {

/// Nothing known, a text, a whole number, a number, or a list of texts.
using Cell =
    std::variant<std::monostate, std::string, std::uint64_t, double, std::vector<std::string>>;

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;  ///< each as long as `columns`
};

/// Columns under their names, as wide as their longest cell but no wider than 48 characters; the
/// last as it is. Nothing at all where there are no rows.
void print_table(const Table& table, bool colour, std::ostream& out);

/// An array of objects, one a line; what is not known has no member.
void write_table_json(const Table& table, std::ostream& out);

/// A header and one record a row; lists joined by `|`.
void write_table_csv(const Table& table, std::ostream& out);

}  // namespace chronograph
