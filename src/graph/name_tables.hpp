// SPDX-License-Identifier: Apache-2.0
// What is known of the words in names: which spell one thing, which say nothing
// that tells two names apart, and which do. All words are folded (fold_name).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace chronograph {

/// What a word does in a name.
enum class WordRole : std::uint8_t {
  Legal,        ///< "inc": the legal form of a company
  Kind,         ///< "foods": what kind of body it is, left out in short forms
  Title,        ///< "president" before a person's name
  Ship,         ///< "mv" before a ship's name
  Side,         ///< "northern", "second": tells bodies or places of one name apart
  Institution,  ///< "ministry": of an office that every country has
  Town,         ///< "city" behind a place's name
  Area,         ///< "province" behind a place's name
};

/// The lists, read once. Immutable.
class NameTables {
public:
  /// Reads the lists that are built into the program. Throws Error(Model) if
  /// one is missing.
  NameTables();

  [[nodiscard]] bool has(WordRole role, std::string_view word) const;
  /// The spelling that stands for all spellings of a word ("defence":
  /// "defense", "northern": "north"); the word itself where there is only one.
  [[nodiscard]] std::string_view spelling_of(std::string_view word) const;
  /// Likewise of the last word of a street's name ("ave": "avenue").
  [[nodiscard]] std::string_view street_word(std::string_view word) const;
  /// ISO 3166-1 alpha-3 of a country's name or of a word for what belongs to
  /// it; empty if it is neither.
  [[nodiscard]] std::string_view country_of(std::string_view name) const;
  /// Likewise, of names only: "france", not "french".
  [[nodiscard]] std::string_view country_named(std::string_view name) const;
  /// The name under which the lists have a well-known organisation or region;
  /// empty if they do not.
  [[nodiscard]] std::string_view organisation(std::string_view name) const;
  [[nodiscard]] std::string_view region(std::string_view name) const;
  /// Whether two given names are forms of one ("bill", "william").
  [[nodiscard]] bool are_forms_of_one(std::string_view a, std::string_view b) const;
  /// The names that stand for all forms of a given name ("jon": "john",
  /// "jonathan").
  [[nodiscard]] std::vector<std::string> given_forms_of(std::string_view name) const;
  [[nodiscard]] bool is_given_name(std::string_view name) const { return sexes_.contains(name); }
  /// 'm' or 'f' where the given name is that of one sex as a rule; else 0.
  [[nodiscard]] char sex_of(std::string_view given_name) const;
  [[nodiscard]] bool is_particle(std::string_view word) const { return particles_.contains(word); }
  /// A name's small words ("of", "the") say nothing.
  [[nodiscard]] static bool is_small_word(std::string_view word);

private:
  // Looked up by views of longer strings.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  template <typename Value>
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  static std::string_view find(const Map<std::string>& map, std::string_view key);

  Map<unsigned> roles_;  // a bit for each role
  Map<std::string> spellings_;
  Map<std::string> street_words_;
  Map<std::string> countries_;
  Map<std::string> country_words_;
  Map<std::string> organisations_;
  Map<std::string> regions_;
  std::unordered_multimap<std::string, std::string> given_forms_;
  Map<char> sexes_;
  std::unordered_set<std::string, Hash, std::equal_to<>> particles_;
};

}  // namespace chronograph
