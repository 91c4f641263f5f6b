// SPDX-License-Identifier: Apache-2.0
#include "annotate/known_roles.hpp"

#include <doctest/doctest.h>

namespace chronograph {
namespace {

ActorRole role(std::string_view noun, std::string_view group = {}) {
  ActorRole made;
  made.noun = noun;
  made.group = group;
  return made;
}

std::vector<Actor> persons(std::uint32_t count) {
  std::vector<Actor> actors(count);
  for (std::uint32_t a = 0; a < count; ++a) {
    actors[a].type = EntityType::Person;
    actors[a].mentions = {a};
  }
  return actors;
}

// Comparisons needed where each of `count` ministers is "the former minister" of a town of his own
// and is asked for by that.
std::size_t looked_at(std::uint32_t count) {
  std::vector<Actor> actors = persons(count);
  KnownRoles known(actors);
  for (std::uint32_t a = 0; a < count; ++a) {
    ActorRole minister = role("minister", "official");
    minister.modifiers = {"former"};
    minister.possessor = "town" + std::to_string(a);
    known.add(a, minister);
    known.add(a, minister);
    CHECK(known.only("minister", minister, EntityType::Person, count) == a);
  }
  return known.looked_at();
}

}  // namespace

TEST_SUITE("annotate/known_roles") {
  TEST_CASE("the only actor that fits is found, and none where two do") {
    std::vector<Actor> actors = persons(4);
    actors[1].country = "PAK";
    actors[3].type = EntityType::Organization;
    KnownRoles known(actors);
    ActorRole prime = role("minister", "official");
    prime.modifiers = {"foreign", "former"};
    known.add(0, prime);
    known.add(1, role("envoy", "official"));
    known.add(3, role("ministry"));
    const auto only = [&](const ActorRole& asked, std::uint32_t mention) {
      return known.only(asked.noun, asked, EntityType::Person, mention);
    };
    ActorRole former = role("minister", "official");
    former.modifiers = {"former"};
    CHECK(only(former, 9) == 0U);
    former.modifiers = {"new"};
    CHECK_FALSE(only(former, 9));
    ActorRole pakistani = role("envoy", "official");
    pakistani.country = "PAK";
    CHECK(only(pakistani, 9) == 1U);
    CHECK_FALSE(only(pakistani, 1));  // not yet mentioned
    CHECK_FALSE(only(role("ministry"), 9));
    CHECK_FALSE(known.only("official", role("judge", "official"), EntityType::Person, 9));
    CHECK(known.only("official", role("judge", "official"), EntityType::Person, 1) == 0U);
    known.add(2, role("envoy", "official"));
    CHECK_FALSE(only(role("envoy", "official"), 9));
    CHECK(only(pakistani, 9) == 1U);
  }

  TEST_CASE("a role is kept once") {
    std::vector<Actor> actors = persons(1);
    KnownRoles known(actors);
    known.add(0, role("envoy"));
    known.add(0, role("envoy"));
    known.add(0, role("judge"));
    CHECK(actors[0].roles.size() == 2);
  }

  TEST_CASE("comparisons grow with the number of descriptions, not with its square") {
    CHECK(looked_at(2000) <= 2 * looked_at(1000));
  }
}

}  // namespace chronograph
