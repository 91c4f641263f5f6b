// SPDX-License-Identifier: Apache-2.0
// The version that every file names in its `generators`.
#pragma once

#include <string_view>

namespace chronograph {

inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace chronograph
