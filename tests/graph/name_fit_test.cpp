// SPDX-License-Identifier: Apache-2.0
#include "graph/name_fit.hpp"

#include <doctest/doctest.h>

#include <string>
#include <unordered_set>

namespace chronograph {
namespace {

class Names {
public:
  Fit fit(EntityType type, std::string_view a, std::string_view b) const {
    return fit(type, a, type, b);
  }
  Fit fit(EntityType type, std::string_view a, EntityType other_type, std::string_view b) const {
    const NameForm one = read_name(a, type, tables_);
    const NameForm other = read_name(b, other_type, tables_);
    const Fit found = comparer_.compare(one, other);
    CHECK(found == comparer_.compare(other, one));
    return found;
  }
  Fit persons(std::string_view a, std::string_view b) const {
    return fit(EntityType::Person, a, b);
  }
  Fit bodies(std::string_view a, std::string_view b) const {
    return fit(EntityType::Organization, a, b);
  }
  Fit places(std::string_view a, std::string_view b) const { return fit(EntityType::Place, a, b); }

private:
  NameTables tables_;
  std::unordered_set<std::string> places_{"harwich", "port bell"};
  NameComparer comparer_{tables_, places_};
};

TEST_SUITE("name_fit") {
  TEST_CASE("spellings of a person's name are one name") {
    const Names names;
    CHECK(names.persons("José Ferrer-Vidal", "Jose Ferrer Vidal") == Fit::Same);
    CHECK(names.persons("P.J. Quill", "PJ Quill") == Fit::Same);
    CHECK(names.persons("Senator Ada Quill", "Ada Quill") == Fit::Same);
    CHECK(names.persons("Omar al-Basri", "Omar Basri") == Fit::Same);
  }

  TEST_CASE("forms of a given name fit, other given names cannot be one person's") {
    const Names names;
    CHECK(names.persons("Nicolas Brandt", "Nicholas Brandt") == Fit::GivenForm);
    CHECK(names.persons("Mohammed Zaki", "Muhammad Zaki") == Fit::GivenForm);
    CHECK(names.persons("J. Brandt", "Nora Brandt") == Fit::GivenNames);
    CHECK(names.persons("John F. Brandt", "J. F. Brandt") == Fit::Initials);
    CHECK(names.persons("John Francis Brandt", "John Brandt") == Fit::MiddleName);
    CHECK(names.persons("John Francis Brandt", "John Albert Brandt") == Fit::MiddleNames);
    CHECK(names.persons("Mario Brandt", "Maria Brandt") == Fit::GivenNames);
    CHECK(names.persons("Yukuhiko Ikara", "Yukihiko Ikara") == Fit::Spelling);
  }

  TEST_CASE("father and son are two") {
    const Names names;
    CHECK(names.persons("Ben Quill Jr.", "Ben Quill Sr.") == Fit::Generation);
    CHECK(speaks_for(names.persons("Ben Quill Jr.", "Ben Quill")));
  }

  TEST_CASE("a lone name only fits") {
    const Names names;
    CHECK(names.persons("Quill", "Ada Quill") == Fit::Surname);
    CHECK(names.persons("Quill", "Quill") == Fit::Surname);
    CHECK(names.persons("Ada", "Ada Quill") == Fit::GivenName);
    CHECK(names.persons("Quillan", "Ada Quill") == Fit::None);
  }

  TEST_CASE("legal forms, spelling and the order of words tell no bodies apart") {
    const Names names;
    CHECK(names.bodies("Harwich Tug Company, Inc.", "The Harwich Tug Co.") == Fit::Same);
    CHECK(names.bodies("Ministry of Defence", "Defense Ministry") == Fit::Same);
    CHECK(names.bodies("U.S. Lighthouse Board", "United States Lighthouse Board") == Fit::Same);
    CHECK(names.bodies("Harbour Pilots Union", "HPU") == Fit::Acronym);
    CHECK(names.bodies("Harwich Rovers", "Rovers") == Fit::ShortName);
    CHECK(names.bodies("Brandt Foods", "Brandt") == Fit::ShortName);
    CHECK(names.bodies("Brandt Foundation", "Brandt") == Fit::None);
  }

  TEST_CASE("initials stand for a part of a name, a plural for the thing") {
    const Names names;
    CHECK(names.bodies("PB Gazette", "Port Bell Gazette") == Fit::Acronym);
    CHECK(names.bodies("PB Gazette", "Port Arthur Gazette") == Fit::None);
    CHECK(names.fit(EntityType::Other, "Quill Lamp", "Quill Lamps") == Fit::Spelling);
    CHECK(names.fit(EntityType::Other, "Quill Lamp", "Quill Lampion") == Fit::None);
  }

  TEST_CASE("what kind of place it is may be left out, unless that makes it another") {
    const Names names;
    CHECK(names.places("Harwich City", "Harwich") == Fit::ShortName);
    CHECK(names.places("Orlen Province", "Orlen") == Fit::ShortName);
    CHECK(names.places("Mexico City", "Mexico") == Fit::None);
    CHECK(names.places("Quebec City", "Quebec") == Fit::None);
    CHECK(names.places("Harwich Hill", "Harwich") == Fit::None);
  }

  TEST_CASE("a ship or firm may be called by what looks like a place") {
    const Names names;
    CHECK(names.fit(EntityType::Place, "Orlen", EntityType::Organization, "MV Orlen") ==
          Fit::ShortName);
    CHECK(names.fit(EntityType::Place, "Orlen", EntityType::Organization, "Orlen Foods") ==
          Fit::ShortName);
    CHECK(names.fit(EntityType::Place, "Orlen", EntityType::Organization, "Orlen Rovers") ==
          Fit::None);
  }

  TEST_CASE("countries, sides and numbers tell bodies apart") {
    const Names names;
    CHECK(names.bodies("Afghan Taliban", "Pakistani Taliban") == Fit::Qualifiers);
    CHECK(names.bodies("Northern Dockers Union", "Southern Dockers Union") == Fit::Qualifiers);
    CHECK(names.bodies("3rd Harbour Brigade", "4th Harbour Brigade") == Fit::Qualifiers);
    CHECK(names.bodies("Ministry of Defence of Peru", "Ministry of Defence of Chile") ==
          Fit::Qualifiers);
  }

  TEST_CASE("a country has many names, and two of them are two") {
    const Names names;
    CHECK(names.places("U.S.", "America") == Fit::Same);
    CHECK(names.places("North Korea", "South Korea") == Fit::Qualifiers);
    CHECK(names.fit(EntityType::Group, "Peruvian", "Peruvians") == Fit::Same);
    CHECK(names.places("Harbour Ave.", "Harbour Avenue") == Fit::Same);
    CHECK(names.places("Palmer, Alaska", "Palmer") == Fit::Same);
  }

  TEST_CASE("one spelling of a person and of a thing only fits") {
    const Names names;
    CHECK(names.fit(EntityType::Person, "Harwich", EntityType::Place, "Harwich") ==
          Fit::OtherClass);
  }
}

}  // namespace
}  // namespace chronograph
