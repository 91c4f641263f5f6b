// SPDX-License-Identifier: Apache-2.0
#include "graph/resolution.hpp"

#include "support/documents.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace chronograph {
namespace {

struct Named {
  EntityType type;
  std::string name;
  std::vector<std::string> aliases{};
  std::string country{};
};
constexpr EntityType kPerson = EntityType::Person;
constexpr EntityType kBody = EntityType::Organization;
constexpr EntityType kPlace = EntityType::Place;

// A document that names these, the first being the one asked about.
Document naming(const std::vector<Named>& all) {
  std::string text;
  for (const Named& named : all) {
    text += named.name + " came. ";
    for (const std::string& alias : named.aliases) {
      text += alias + " came. ";
    }
  }
  test::DocumentMaker maker(text);
  for (const Named& named : all) {
    const auto entity = maker.entity(named.type, named.name, named.aliases);
    maker.document().entities[entity].country = named.country;
  }
  return std::move(maker.document());
}

// Whether the first names of two documents are one.
bool are_one(const Resolution& resolution, std::uint32_t a, std::uint32_t b) {
  return std::any_of(resolution.clusters.begin(), resolution.clusters.end(),
                     [&](const Cluster& cluster) {
                       const auto holds = [&](EntityRef ref) {
                         return std::find(cluster.members.begin(), cluster.members.end(), ref) !=
                                cluster.members.end();
                       };
                       return holds({a, 0}) && holds({b, 0});
                     });
}
bool are_one(const std::vector<Document>& documents, std::uint32_t a = 0, std::uint32_t b = 1) {
  return are_one(resolve(documents), a, b);
}

const std::vector<Named> kCompany{{kPerson, "Nora Brandt"}, {kPerson, "Omar Zaki"}};

std::vector<Named> with_company(Named named) {
  std::vector<Named> all{std::move(named)};
  all.insert(all.end(), kCompany.begin(), kCompany.end());
  return all;
}

TEST_SUITE("resolution") {
  TEST_CASE("full names join by themselves, a lone surname by its company") {
    CHECK(are_one({naming({{kPerson, "Ada Quill"}}), naming({{kPerson, "Ada Quill"}})}));
    CHECK_FALSE(are_one({naming({{kPerson, "Ada Quill"}}), naming({{kPerson, "Quill"}})}));
    CHECK(are_one(
        {naming(with_company({kPerson, "Ada Quill"})), naming(with_company({kPerson, "Quill"}))}));
  }

  TEST_CASE("a lone surname of two who keep the same company is a doubt") {
    const Resolution resolution = resolve({naming(with_company({kPerson, "Quill"})),
                                           naming(with_company({kPerson, "Ada Quill"})),
                                           naming(with_company({kPerson, "Ben Quill"}))});
    CHECK_FALSE(are_one(resolution, 0, 1));
    CHECK_FALSE(are_one(resolution, 0, 2));
    REQUIRE(resolution.doubts.size() == 2);
    CHECK(resolution.doubts.front().why.verdict == Verdict::SeveralFit);
    CHECK(resolution.doubts.front().why.shared.size() == 2);
  }

  TEST_CASE("other given names are never joined, whatever the company") {
    CHECK_FALSE(are_one({naming(with_company({kPerson, "Ada Quill"})),
                         naming(with_company({kPerson, "Ben Quill"}))}));
    CHECK_FALSE(are_one({naming(with_company({kPerson, "Ben Quill Jr."})),
                         naming(with_company({kPerson, "Ben Quill Sr."}))}));
  }

  TEST_CASE("no chain of names that fit joins two that do not") {
    // "J. Quill" fits both, and both fit the company.
    const Resolution resolution = resolve({naming(with_company({kPerson, "Jane Quill"})),
                                           naming(with_company({kPerson, "Joan Quill"})),
                                           naming(with_company({kPerson, "J. Quill"})),
                                           naming(with_company({kPerson, "Quill"}))});
    CHECK_FALSE(are_one(resolution, 0, 1));
  }

  TEST_CASE("an acronym stands for the only name that a document gives it") {
    const Document defined = naming({{kBody, "Harbour Pilots Union", {"HPU"}}});
    const Document bare = naming({{kBody, "HPU"}});
    CHECK(are_one({defined, bare}));
    const Document other = naming({{kBody, "Highland Potters United", {"HPU"}}});
    const Resolution resolution = resolve({defined, bare, other});
    CHECK_FALSE(are_one(resolution, 0, 1));
    CHECK_FALSE(are_one(resolution, 0, 2));
  }

  TEST_CASE("an office is its country's") {
    CHECK(are_one({naming({{kBody, "Defence Ministry", {}, "PER"}}),
                   naming({{kBody, "Ministry of Defense", {}, "PER"}})}));
    CHECK(are_one({naming({{kBody, "Defence Ministry", {}, "PER"}}),
                   naming({{kBody, "Peruvian Defence Ministry"}})}));
    CHECK_FALSE(are_one({naming({{kBody, "Defence Ministry", {}, "PER"}}),
                         naming({{kBody, "Defence Ministry", {}, "CHL"}})}));
    CHECK_FALSE(
        are_one({naming({{kBody, "Defence Ministry"}}), naming({{kBody, "Defence Ministry"}})}));
  }

  TEST_CASE("places of one name are told apart by country and by where they lie") {
    CHECK_FALSE(are_one(
        {naming({{kPlace, "Harwich", {}, "GBR"}}), naming({{kPlace, "Harwich", {}, "AUS"}})}));
    CHECK(are_one({naming({{kPlace, "Harwich", {}, "GBR"}}), naming({{kPlace, "Harwich"}})}));
    Document east = naming({{kPlace, "Harwich", {}, "USA"}});
    Document west = east;
    east.entities[0].position = GeoPosition{41.7, -70.1, "city"};
    west.entities[0].position = GeoPosition{37.7, -122.1, "city"};
    CHECK_FALSE(are_one({east, west}));
    CHECK(are_one({naming({{kPlace, "U.S.", {}, "USA"}}), naming({{kPlace, "America"}})}));
  }

  TEST_CASE("what the lists know as a town is no province and no ship of its name") {
    const auto joined = [](const Named& brief, const Named& full, bool known) {
      Document document = naming(with_company(brief));
      if (known) {
        document.entities[0].position = GeoPosition{41.7, -70.1, "city"};
      }
      return are_one({document, naming(with_company(full))});
    };
    for (const Named& full : {Named{kPlace, "Orlen Province"}, Named{kBody, "MV Orlen"}}) {
      CHECK(joined({kPlace, "Orlen"}, full, false));
      CHECK_FALSE(joined({kPlace, "Orlen"}, full, true));
    }
    CHECK(joined({kPlace, "Orlen"}, {kPlace, "Orlen City"}, true));
  }

  TEST_CASE("the order of the documents does not matter") {
    std::vector<Document> documents{
        naming(with_company({kPerson, "Ada Quill"})), naming(with_company({kPerson, "Quill"})),
        naming({{kPerson, "A. Quill"}, {kPerson, "Omar Zaki"}}), naming({{kPerson, "Ben Quill"}})};
    const Resolution resolution = resolve(documents);
    std::reverse(documents.begin(), documents.end());
    const Resolution turned = resolve(documents);
    for (std::uint32_t a = 0; a < 4; ++a) {
      for (std::uint32_t b = 0; b < 4; ++b) {
        CHECK(are_one(resolution, a, b) == are_one(turned, 3 - a, 3 - b));
      }
    }
  }

  TEST_CASE("what was joined by its company says so") {
    const Resolution resolution = resolve(
        {naming(with_company({kPerson, "Ada Quill"})), naming(with_company({kPerson, "Quill"}))});
    const auto cluster = std::find_if(resolution.clusters.begin(), resolution.clusters.end(),
                                      [](const Cluster& one) { return one.name == "Ada Quill"; });
    REQUIRE(cluster != resolution.clusters.end());
    REQUIRE(cluster->joins.size() == 1);
    CHECK(cluster->joins[0].fit == Fit::Surname);
    CHECK(cluster->joins[0].shared == std::vector<std::string>{"Nora Brandt", "Omar Zaki"});
  }
}

}  // namespace
}  // namespace chronograph
