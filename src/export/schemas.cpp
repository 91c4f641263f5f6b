// SPDX-License-Identifier: Apache-2.0
// The JSON Schemas of the native files, as src/export/schemas/ has them.
#include "chronograph/export/format.hpp"
#include "embedded_schema.hpp"

#include <array>

namespace chronograph {

std::span<const Schema> schemas() {
  static const std::array kSchemas{
      Schema{"graph", embedded_schema("graph.json")},
      Schema{"timeline", embedded_schema("timeline.json")},
      Schema{"map", embedded_schema("map.json")},
      Schema{"annotation", embedded_schema("annotation.json")},
      Schema{"corrections", embedded_schema("corrections.json")},
  };
  return kSchemas;
}

}  // namespace chronograph
