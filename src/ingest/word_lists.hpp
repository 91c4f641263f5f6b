// SPDX-License-Identifier: Apache-2.0
// The word lists of this room, built into the program from src/resources/*.tsv.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace chronograph {

/// The columns of one line of a list; a column that the line lacks is empty.
struct ListRow {
  std::string_view first;
  std::string_view second;
  std::string_view third;
};

/// Returns the rows of a list ("date_words.tsv") in the order of the file. Throws Error(Model) if
/// there is no such list.
std::vector<ListRow> read_list(std::string_view file_name);

/// Tells whether a line is furniture of a copied web page ("Accessibility links", "Share on ...").
bool is_page_furniture(std::string_view line);

}  // namespace chronograph
