// SPDX-License-Identifier: Apache-2.0
#include "support/annotated.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

TEST_SUITE("annotate/zones") {
  TEST_CASE("an empty text has no zones") { CHECK(annotated("", "zones").zones.empty()); }
}
