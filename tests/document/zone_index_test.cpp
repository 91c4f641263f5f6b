// SPDX-License-Identifier: Apache-2.0
#include "chronograph/document/zone_index.hpp"

#include <doctest/doctest.h>

namespace chronograph {

TEST_SUITE("document/zone_index") {
  TEST_CASE("a zone is asked for by kind, also where zones overlap, touch or are empty") {
    const std::vector<Zone> zones{{{0, 40}, ZoneKind::Boilerplate}, {{2, 4}, ZoneKind::Quote},
                                  {{4, 6}, ZoneKind::Quote},        {{8, 8}, ZoneKind::Quote},
                                  {{10, 30}, ZoneKind::Quote},      {{12, 14}, ZoneKind::Quote},
                                  {{20, 34}, ZoneKind::Quote}};
    Document document;
    document.zones = zones;
    const ZoneIndex index(zones);
    for (std::uint32_t i = 0; i < 45; ++i) {
      for (const ZoneKind kind : {ZoneKind::Boilerplate, ZoneKind::Quote, ZoneKind::Caption}) {
        CAPTURE(i);
        CHECK(index.holds(i, kind) == document.in_zone(i, kind));
      }
    }
    CHECK(index.parts(ZoneKind::Quote) == 2);
    CHECK_FALSE(ZoneIndex().holds(0, ZoneKind::Quote));
  }
}

}  // namespace chronograph
