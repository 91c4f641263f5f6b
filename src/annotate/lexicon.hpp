// SPDX-License-Identifier: Apache-2.0
// Word lists built into the program: the TSV files of src/resources. Line 1 is a comment with
// source and licence.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chronograph {

/// A table of strings keyed by its first column. Views point into the program itself.
class Lexicon {
public:
  /// Reads the resource `name` ("countries.tsv"). Lines that begin with `#` and empty lines are
  /// skipped. Throws Error(Model) if there is none.
  explicit Lexicon(std::string_view name);

  /// The first row whose key is exactly `key`, without the key; empty optional-like span if there
  /// is none: test with contains().
  [[nodiscard]] std::span<const std::string_view> find(std::string_view key) const;
  [[nodiscard]] bool contains(std::string_view key) const { return index_.contains(key); }
  /// Column `column` (0 is the first after the key) of the key's row; empty if there is no such key
  /// or column.
  [[nodiscard]] std::string_view get(std::string_view key, std::size_t column = 0) const;
  /// All rows, key first, in file order.
  [[nodiscard]] const std::vector<std::vector<std::string_view>>& rows() const { return rows_; }

private:
  std::vector<std::vector<std::string_view>> rows_;
  std::unordered_map<std::string_view, std::size_t> index_;
};

/// Calls `visit` with the fields of every row of a resource, key first, in file order; keeps none.
/// For lists of thousands of rows that are put into a table of another form. Throws Error(Model) if
/// there is no such resource.
void for_each_row(std::string_view name,
                  const std::function<void(std::span<const std::string_view>)>& visit);

}  // namespace chronograph
