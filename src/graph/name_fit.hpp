// SPDX-License-Identifier: Apache-2.0
// What two names, by themselves, say about one bearer: nothing, that they may
// have one, or that they cannot.
#pragma once

#include "graph/name_keys.hpp"

namespace chronograph {

enum class Fit : std::uint8_t {
  None,         ///< nothing in common
  Same,         ///< spellings of one name
  Acronym,      ///< one may abbreviate the other
  Initials,     ///< "J. Kennedy", "John Kennedy"
  MiddleName,   ///< one has names between that the other leaves out
  GivenForm,    ///< "Bill", "William"
  Spelling,     ///< nearly the same letters
  Surname,      ///< a lone name that ends the other, or two of them
  GivenName,    ///< a lone name that begins the other
  ShortName,    ///< what is left out says only where or of what kind
  OtherClass,   ///< one spelling, once of a person and once of a thing, say
  Generation,   ///< cannot: "Jr.", "Sr."
  GivenNames,   ///< cannot: other given names
  MiddleNames,  ///< cannot
  Qualifiers,   ///< cannot: "Afghan", "Pakistani"
};

[[nodiscard]] inline bool speaks_for(Fit fit) { return fit != Fit::None && fit < Fit::Generation; }
[[nodiscard]] inline bool speaks_against(Fit fit) { return fit >= Fit::Generation; }

/// Compares two names. Symmetric. `places`: folded names of the places that the
/// documents name, for what may be left out before a body's name ("Boston" of
/// "Boston Red Sox").
class NameComparer {
public:
  NameComparer(const NameTables& tables, const std::unordered_set<std::string>& places)
      : tables_(tables), places_(places) {}
  [[nodiscard]] Fit compare(const NameForm& a, const NameForm& b) const;
  [[nodiscard]] const NameTables& tables() const { return tables_; }

private:
  [[nodiscard]] Fit compare_persons(const PersonName& a, const PersonName& b) const;
  [[nodiscard]] Fit compare_given(const PersonName& a, const PersonName& b) const;
  [[nodiscard]] Fit compare_given_words(std::string_view a, std::string_view b) const;
  [[nodiscard]] Fit compare_bodies(const NameForm& a, const NameForm& b) const;
  [[nodiscard]] bool is_short_of(const NameForm& brief, const NameForm& full) const;
  [[nodiscard]] bool is_short_place(const NameForm& brief, const NameForm& full) const;
  [[nodiscard]] bool is_thing_called(const NameForm& place, const NameForm& body) const;

  const NameTables& tables_;
  const std::unordered_set<std::string>& places_;
};

}  // namespace chronograph
