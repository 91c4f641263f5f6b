// SPDX-License-Identifier: Apache-2.0
// Texts cut at separators: lists in a field, and the rows of the word lists of every room.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace chronograph {

/// Returns the parts of a text between separators, without empty ones. Views into `text`.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Calls `visit` with the fields of every line of a tab-separated table, empty fields as well, in
/// the order of the lines; not with empty lines and those that begin with `#`. The span lives as
/// long as the call, its views as long as `table`.
void for_each_table_row(std::string_view table,
                        const std::function<void(std::span<const std::string_view>)>& visit);

}  // namespace chronograph
