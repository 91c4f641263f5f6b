// SPDX-License-Identifier: Apache-2.0
#include "annotate/gazetteer.hpp"
#include "support/annotated.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace chronograph;

namespace {

// "country/precision" of the place of that name, "-" where it has no position.
std::string place(const char* text, std::string_view name) {
  const Document document = annotated(text, "entities");
  for (const Entity& entity : document.entities) {
    if (entity.name == name) {
      return entity.position ? entity.country + "/" + entity.position->precision : "-";
    }
  }
  return "no such entity";
}

}  // namespace

TEST_SUITE("annotate/places") {
  TEST_CASE("a name is found with all places that bear it, and only by its whole") {
    const std::vector<GazetteerRow> rows = find_places("Paris");
    CHECK(rows.size() > 3);
    CHECK(rows.front().precision == "city");
    CHECK(find_places("Paris and Rome").empty());
    CHECK(find_places("").empty());
    CHECK(find_places("Zzyzx Nowhere").empty());
  }

  TEST_CASE("coordinates are degrees north and east") {
    const std::vector<GazetteerRow> rows = find_places("Mosul");
    REQUIRE(rows.size() == 1);
    CHECK(std::abs(rows.front().lat - 36.3) < 0.2);
    CHECK(std::abs(rows.front().lon - 43.1) < 0.2);
  }

  TEST_CASE("of places with one name the far greater is meant, with the number of the others") {
    CHECK(place("Protests went on in Paris on Monday.", "Paris") == "FRA/city");
    const Document document = annotated("Protests went on in Paris on Monday.", "entities");
    REQUIRE(document.entities.front().position);
    CHECK(document.entities.front().position->candidates > 3);
  }

  TEST_CASE("what stands behind the name decides") {
    CHECK(place("A barn burned down in Paris, Texas, on Monday.", "Paris") == "USA/city");
    CHECK(place("A barn burned down in London, Ontario.", "London") == "CAN/city");
  }

  TEST_CASE("a former name of a larger city does not take a city's own") {
    CHECK(place("Talks went on in Islamabad on Monday.", "Islamabad") == "PAK/city");
  }

  TEST_CASE("a place that nothing tells apart has no position") {
    CHECK(place("A barn burned down in Springfield on Monday.", "Springfield") == "-");
    CHECK(place("A barn burned down in Springfield, Illinois.", "Springfield") == "USA/city");
  }

  TEST_CASE("in a list of countries each is itself") {
    CHECK(place("He went to Jordan, Egypt and Chad.", "Jordan") == "JOR/country");
    CHECK(place("He went to Jordan, Egypt and Chad.", "Egypt") == "EGY/country");
  }
}
