// SPDX-License-Identifier: Apache-2.0
// Where places lie: resources/gazetteer.tsv, searched as it stands in the program, so that a run
// that asks for twenty of a hundred thousand names reads only those.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace chronograph {

/// One place of the gazetteer. Views point into the program.
struct GazetteerRow {
  std::string_view
      precision;             ///< "country", "region", "city", "site", "water", "continent", "area"
  std::string_view country;  ///< ISO 3166-1 alpha-3, empty where it lies in none or several
  std::string_view region;   ///< state or province, where the table has it
  std::uint32_t thousands = 0;  ///< of people; 0: unknown
  double lat = 0;
  double lon = 0;
};

/// Returns all places of exactly that name, in the order of the table. O(log rows).
std::vector<GazetteerRow> find_places(std::string_view name);

}  // namespace chronograph
