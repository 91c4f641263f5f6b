// SPDX-License-Identifier: Apache-2.0
#include "export/look.hpp"

#include "chronograph/analyse/finalize.hpp"

#include <cmath>
#include <fmt/format.h>

namespace chronograph {
std::string hex(Color color) {
  return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
}

double size_of(const EventGraph& graph, Vertex vertex) {
  constexpr double kSmallest = 4;
  constexpr double kRange = 10;
  // To a tenth: no eye sees more, and the file stays short.
  return std::round(10 * (kSmallest + kRange * std::sqrt(node_salience(graph, vertex)))) / 10;
}

}  // namespace chronograph
