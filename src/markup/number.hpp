// SPDX-License-Identifier: Apache-2.0
// Numbers as text, the same in every format and on every machine.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chronograph {

/// Returns the shortest text that reads back as the same number: "0.1", "5", "1e+300".
std::string shortest(double number);

/// Returns a count as a reader takes it in: "999", "60,000".
std::string grouped(std::size_t count);

/// Returns the count and what is counted: "1 event", "60,000 events".
std::string counted(std::size_t count, std::string_view one);

}  // namespace chronograph
