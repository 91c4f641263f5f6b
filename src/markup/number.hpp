// SPDX-License-Identifier: Apache-2.0
// Numbers as text, the same in every format and on every machine.
#pragma once

#include <string>

namespace chronograph {

/// Returns the shortest text that reads back as the same number: "0.1", "5", "1e+300".
std::string shortest(double number);

}  // namespace chronograph
