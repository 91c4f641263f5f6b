// SPDX-License-Identifier: Apache-2.0
// A JSON file cut into its records without parsing it: one a line, the elements of an array, or
// values one after the other. A broken record spoils only itself where its end can be told.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace chronograph {

/// The bytes of one record and where it begins.
struct JsonRecord {
  std::string_view bytes;
  std::size_t line = 1;    ///< from 1
  std::size_t column = 1;  ///< from 1, in bytes
  bool is_only = false;    ///< the file holds nothing else
};

/// Calls `visit` for every record, in order; `failed` with `line:column: ...` where the file itself
/// is broken.
void for_each_record(std::string_view bytes,
                     const std::function<void(const JsonRecord& record)>& visit,
                     const std::function<void(const std::string& message)>& failed);

/// Moves the `line:column: ...` of a message about a record's own bytes to the file.
std::string in_file(const std::string& message, const JsonRecord& record);

}  // namespace chronograph
