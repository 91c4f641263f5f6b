// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace chronograph {

/// Returns the parts of a text between separators, without empty ones. Views into `text`.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace chronograph
