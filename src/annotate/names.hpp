// SPDX-License-Identifier: Apache-2.0
// What the word lists know of names: one table from spellings to clues, made once from the lists of
// countries, cities, organisations, given names and the rest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace chronograph {

/// A bit per list; a spelling may stand in several ("Georgia", "Jordan").
enum class NameClue : std::uint32_t {
  Country = 1U << 0U,
  City = 1U << 1U,
  Region = 1U << 2U,
  Organisation = 1U << 3U,
  Group = 1U << 4U,  ///< demonyms, religions, peoples, political currents
  Other = 1U << 5U,
  GivenName = 1U << 6U,
  Surname = 1U << 7U,
  Title = 1U << 8U,
  OrganisationHead = 1U << 9U,  ///< "Party", "Inc."
  OrganisationOf = 1U << 10U,   ///< "University of"
  PlaceHeadLast = 1U << 11U,    ///< "River"
  PlaceHeadFirst = 1U << 12U,   ///< "Mount", "Gulf of"
  OtherHead = 1U << 13U,        ///< "Treaty", "Cup"
};

/// What is known of one spelling.
struct NameFacts {
  std::uint32_t clues = 0;
  std::string_view canonical;  ///< the list's main name for it; of a demonym its country
  std::string_view country;    ///< ISO 3166-1 alpha-3, where it lies in or belongs to one

  [[nodiscard]] bool has(NameClue clue) const {
    return (clues & static_cast<std::uint32_t>(clue)) != 0;
  }
  /// Tells whether the whole spelling is the name of something, not merely part of names.
  [[nodiscard]] bool is_name() const { return (clues & 0x3FU) != 0; }
  [[nodiscard]] bool is_place() const { return (clues & 0x7U) != 0; }
};

/// Immutable after construction. Spellings are compared exactly, but for quotation marks, white
/// space and words wholly in capitals.
class NameLexicon {
public:
  /// Which lists are read: the names with aliases, cities too, or all with their words for persons.
  enum class Lists : std::uint8_t { Aliases, Places, All };
  explicit NameLexicon(Lists lists);
  NameLexicon(const NameLexicon&) = delete;
  NameLexicon& operator=(const NameLexicon&) = delete;

  /// Returns the facts of a spelling; none: no clues.
  [[nodiscard]] const NameFacts& find(std::string_view spelling) const;
  /// Returns the length in bytes of the longest spelling that begins with the word and goes on
  /// behind it, 0 for none.
  [[nodiscard]] std::size_t longest_from(std::string_view word) const;

private:
  void add(std::string_view spelling, NameClue clue, std::string_view canonical,
           std::string_view country);
  void add_all(std::string_view spellings, NameClue clue, std::string_view canonical,
               std::string_view country);
  void add_demonyms(std::string_view words, std::string_view canonical, std::string_view country);
  void add_countries();
  void add_words();
  std::string_view keep(std::string text);

  std::deque<std::string> made_;  // plurals; a deque, so that views stay true
  std::unordered_map<std::string_view, NameFacts> facts_;
  std::unordered_map<std::string_view, std::size_t> longest_;
  NameFacts none_;
};

/// Returns the words before the first mark or space: "Moody" of "Moody's", "al" of "al-Qaida".
std::string_view first_word_of(std::string_view name);

}  // namespace chronograph
