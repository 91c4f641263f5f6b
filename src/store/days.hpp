// SPDX-License-Identifier: Apache-2.0
// How days stand in the columns of the derived tables.
#pragma once

#include <array>
#include <cstdint>

namespace chronograph {

/// An open begin and an open end.
inline constexpr std::int32_t kOpenBegin = INT32_MIN;
inline constexpr std::int32_t kOpenEnd = INT32_MAX;

/// The classes of participation.reach and how many days they reach; what reaches further or has an
/// open end is in the class after them.
inline constexpr std::array<std::int64_t, 2> kReaches{31, 366};
inline constexpr std::int32_t kAnyReach = kReaches.size();
inline constexpr std::int32_t kUndated = kAnyReach + 1;

}  // namespace chronograph
