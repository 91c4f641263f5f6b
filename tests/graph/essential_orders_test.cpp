// SPDX-License-Identifier: Apache-2.0
#include "graph/essential_orders.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace chronograph;

namespace {

Link link(std::uint32_t from, LinkRelation relation, std::uint32_t to) {
  return {{LinkEnd::Kind::Event, from}, {LinkEnd::Kind::Event, to}, relation};
}

std::string shown(const std::vector<Link>& links) {
  std::string out;
  for (const Link& each : links) {
    out += out.empty() ? "" : "; ";
    out += std::to_string(each.from.index) + " " + std::string(to_string(each.relation)) + " " +
           std::to_string(each.to.index);
  }
  return out;
}

}  // namespace

TEST_SUITE("graph/essential_orders") {
  using enum LinkRelation;

  TEST_CASE("an order that follows from others is left out") {
    const std::vector<std::optional<std::uint32_t>> nodes{0, 1, 2, 3};
    const std::vector<Link> links{link(0, Before, 3), link(0, Before, 1), link(2, After, 1),
                                  link(3, After, 2), link(0, Before, 2)};
    CHECK(shown(essential_orders(links, nodes)) == "0 BEFORE 1; 2 AFTER 1; 3 AFTER 2");
  }

  TEST_CASE("what events without a node would say does not count") {
    const std::vector<std::optional<std::uint32_t>> nodes{0, std::nullopt, 1};
    const std::vector<Link> links{link(0, Before, 1), link(1, Before, 2), link(0, Before, 2)};
    CHECK(shown(essential_orders(links, nodes)) == "0 BEFORE 2");
  }

  TEST_CASE("links to times, vague ones and those within a node are no orders") {
    const std::vector<std::optional<std::uint32_t>> nodes{0, 0, 1};
    const std::vector<Link> links{{{LinkEnd::Kind::Event, 0}, {LinkEnd::Kind::Time, 0}, Before},
                                  {{LinkEnd::Kind::Event, 0}, {}, Before},
                                  link(0, Before, 1),
                                  link(0, Vague, 2),
                                  link(1, Simultaneous, 2)};
    CHECK(shown(essential_orders(links, nodes)) == "1 SIMULTANEOUS 2");
  }
}
