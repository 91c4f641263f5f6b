// SPDX-License-Identifier: Apache-2.0
// Text inside Markdown (CommonMark and GitHub's extensions).
#pragma once

#include <string>
#include <string_view>

namespace chronograph {

/// Returns text that shows as itself in a line, also at its beginning: punctuation that means
/// something is escaped, white space and line ends become one blank, none at either end; control
/// characters become U+FFFD. A mark that turns the direction of writing is closed at the end.
std::string escape_markdown(std::string_view text);

}  // namespace chronograph
