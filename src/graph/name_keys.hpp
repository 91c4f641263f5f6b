// SPDX-License-Identifier: Apache-2.0
// Names in the form in which they are compared over documents: what they are called without what
// tells nothing ("the", "Inc.", a title), and which of their words tell them from others like them.
#pragma once

#include "chronograph/document/labels.hpp"
#include "graph/name_tables.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// People: the people of a country ("Greek", "Greeks"). Body: organisations, groups, other things.
enum class NameClass : std::uint8_t { Person, People, Body, Place };

/// Parts of a person's name, folded; particles ("bin", "von") and titles are left out.
struct PersonName {
  std::vector<std::string> given;  ///< an initial is one letter; empty of a lone name
  std::string last;                ///< of a lone name the only one, be it a surname or not
  std::string generation;          ///< "jr", "sr", "ii", "iii", "iv"
};

struct NameForm {
  std::string text;  ///< as spelt
  EntityType type = EntityType::Other;
  NameClass kind = NameClass::Body;
  std::string key;                   ///< of one class equal keys are spellings of one name
  std::string plain;                 ///< the same for all classes
  PersonName person;                 ///< of Person
  std::vector<std::string> words;    ///< else: those that say something; countries as "@USA"
  std::vector<std::string> tellers;  ///< sorted: of these the countries, sides and numbers
  std::string letters;               ///< of an acronym: its letters; else empty
  std::string initials;              ///< of a longer name: capitals of the words that say something
  bool is_full = false;              ///< more than a lone name, a single word or an acronym
  bool is_institution = false;       ///< an office that every country has ("Ministry of Defence")
};

NameForm read_name(std::string_view text, EntityType type, const NameTables& tables);

/// How many letters must be changed, added or left out to turn `a` into `b`; `limit` + 1 where it
/// is more than `limit`. O(a * b).
std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace chronograph
