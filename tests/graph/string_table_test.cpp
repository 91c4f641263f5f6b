// SPDX-License-Identifier: Apache-2.0
#include "chronograph/graph/string_table.hpp"

#include "chronograph/graph/edge_id.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chronograph {

TEST_SUITE("graph/string_table") {
  TEST_CASE("every string has one number, in the order in which they came") {
    StringTable strings;
    CHECK(strings.intern("") == 0);
    CHECK(strings.intern("Kabul") == 1);
    CHECK(strings.intern("Herat") == 2);
    CHECK(strings.intern("Kabul") == 1);
    CHECK(strings.view(0).empty());
    CHECK(strings.view(2) == "Herat");
    CHECK(strings.size() == 3);
    CHECK(strings.intern_all({"Herat", "Ghazni"}) == std::vector<StringId>{2, 3});
  }

  TEST_CASE("views outlive growth and a move; NUL bytes and long strings are strings as others") {
    StringTable strings;
    const std::string_view first = strings.view(strings.intern("first"));
    const std::string with_nul("a\0b", 3);
    const std::string longest(300'000, 'x');
    const StringId nul = strings.intern(with_nul);
    const StringId giant = strings.intern(longest);
    for (int i = 0; i < 100'000; ++i) {
      strings.intern(std::to_string(i));
    }
    const StringTable moved = std::move(strings);
    CHECK(first == "first");
    CHECK(first.data() == moved.view(1).data());
    CHECK(moved.view(nul) == with_nul);
    CHECK(moved.view(giant) == longest);
    CHECK(moved.size() == 100'004);
  }

  TEST_CASE("a copy has the same numbers and its own strings") {
    StringTable strings;
    const StringId kabul = strings.intern("Kabul");
    StringTable copy = strings;
    CHECK(copy.intern("Herat") == 2);
    CHECK(copy.view(kabul) == "Kabul");
    CHECK(copy.view(kabul).data() != strings.view(kabul).data());
    CHECK(strings.size() == 2);
    strings = copy;
    CHECK(strings.view(2) == "Herat");
  }
}

TEST_SUITE("graph/edge_id") {
  TEST_CASE("an id comes back as it was written, and ours takes no string") {
    StringTable strings;
    for (const std::string_view text :
         {"edge-00000000002a", "edge-ffffffffffff", "edge-7", "edge-00000000002A", "leads", "",
          "edge-00000000002g", "edge-0000000000002a"}) {
      CAPTURE(text);
      const std::size_t before = strings.size();
      const EdgeId id(text, strings);
      CHECK(id.text(strings) == text);
      CHECK(id == EdgeId(text, strings));
      CHECK((id.number() && strings.size() == before) ==
            (text == "edge-00000000002a" || text == "edge-ffffffffffff"));
    }
    CHECK(EdgeId::of_number(42).text(strings) == "edge-00000000002a");
    CHECK(EdgeId().text(strings).empty());
  }

  TEST_CASE("ids are ordered by what is written") {
    StringTable strings;
    const std::vector<std::string> sorted{
        "", "a", "edge-000000000001", "edge-00000000000a", "edge-1", "edges", "f"};
    for (std::size_t i = 0; i + 1 < sorted.size(); ++i) {
      const EdgeId one(sorted[i], strings);
      const EdgeId other(sorted[i + 1], strings);
      CHECK(EdgeId::is_less(one, other, strings));
      CHECK_FALSE(EdgeId::is_less(other, one, strings));
      CHECK_FALSE(EdgeId::is_less(one, one, strings));
    }
  }
}

}  // namespace chronograph
