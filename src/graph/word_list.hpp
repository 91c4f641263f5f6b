// SPDX-License-Identifier: Apache-2.0
// The word lists that this room shares with `annotate`, row by row.
#pragma once

#include <functional>
#include <span>
#include <string_view>

namespace chronograph {

/// Calls `visit` with the fields of every row of a list, first column first, in file order. Views
/// point into the program. Throws Error(Model) if the list is not part of it.
void for_each_list_row(std::string_view name,
                       const std::function<void(std::span<const std::string_view>)>& visit);

}  // namespace chronograph
