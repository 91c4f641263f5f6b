// SPDX-License-Identifier: Apache-2.0
#include "graph/name_tables.hpp"

#include "chronograph/text/utf8.hpp"
#include "graph/word_list.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace chronograph {
namespace {

constexpr std::array<std::string_view, 10> kSmallWords{"of", "the", "and", "for", "in",
                                                       "de", "&",   "on",  "at",  "to"};

std::optional<WordRole> role_named(std::string_view kind) {
  constexpr std::array<std::pair<std::string_view, WordRole>, 8> kRoles{
      {{"legal", WordRole::Legal},
       {"kind", WordRole::Kind},
       {"title", WordRole::Title},
       {"ship", WordRole::Ship},
       {"side", WordRole::Side},
       {"institution", WordRole::Institution},
       {"town", WordRole::Town},
       {"area", WordRole::Area}}};
  const auto* const found = std::find_if(kRoles.begin(), kRoles.end(),
                                         [&](const auto& role) { return role.first == kind; });
  return found == kRoles.end() ? std::nullopt : std::optional(found->second);
}

// "u.s." and "us": dots tell no two names of countries apart.
std::string without_dots(std::string text) {
  std::erase(text, '.');
  return text;
}

unsigned bit_of(WordRole role) { return 1U << static_cast<unsigned>(role); }

}  // namespace

NameTables::NameTables() {
  for_each_list_row("name_variants.tsv", [&](std::span<const std::string_view> row) {
    const std::string first(row[1]);
    const auto role = role_named(row[0]);
    const auto add = [&](std::string_view form) {
      if (row[0] == "given") {
        given_forms_.emplace(form, first);
      } else if (row[0] == "street") {
        street_words_.emplace(form, first);
      } else {
        spellings_.emplace(form, first);
      }
    };
    add(first);
    for (const std::string_view form : split(row.size() > 2 ? row[2] : "", '|')) {
      add(form);
    }
    if (role) {
      roles_[first] |= bit_of(*role);
    }
  });
  for_each_list_row("titles.tsv", [&](std::span<const std::string_view> row) {
    const std::string title = fold_name(row[0]);
    for (const std::string_view word : split(title, ' ')) {
      roles_[std::string(word)] |= bit_of(WordRole::Title);
    }
  });
  for_each_list_row("countries.tsv", [&](std::span<const std::string_view> row) {
    const std::string code(row.size() > 1 ? row[1] : "");
    if (code.empty()) {
      return;
    }
    countries_.emplace(fold_name(row[0]), code);
    for (const std::string_view name : split(row.size() > 4 ? row[4] : "", '|')) {
      countries_.emplace(without_dots(fold_name(name)), code);
    }
    for (const std::string_view word : split(row.size() > 3 ? row[3] : "", '|')) {
      const std::string folded = fold_name(word);
      country_words_.emplace(folded, code);
      country_words_.emplace(folded + "s", code);
    }
  });
  for (const auto& [list, table] :
       {std::pair("organisations.tsv", &organisations_), std::pair("regions.tsv", &regions_)}) {
    for_each_list_row(list, [&, to = table](std::span<const std::string_view> row) {
      const std::string name = fold_name(row[0]);
      to->emplace(name, name);
      for (const std::string_view other : split(row.size() > 1 ? row[1] : "", '|')) {
        to->emplace(without_dots(fold_name(other)), name);
      }
    });
  }
  for_each_list_row("given_names.tsv", [&](std::span<const std::string_view> row) {
    sexes_.emplace(fold_name(row[0]), row.size() > 1 && !row[1].empty() ? row[1].front() : '\0');
  });
  for_each_list_row("name_particles.tsv", [&](std::span<const std::string_view> row) {
    particles_.emplace(fold_name(row[0]));
  });
}

std::string_view NameTables::find(const Map<std::string>& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? std::string_view() : std::string_view(found->second);
}

bool NameTables::has(WordRole role, std::string_view word) const {
  const auto found = roles_.find(word);
  return found != roles_.end() && (found->second & bit_of(role)) != 0;
}

std::string_view NameTables::spelling_of(std::string_view word) const {
  const std::string_view found = find(spellings_, word);
  return found.empty() ? word : found;
}

std::string_view NameTables::street_word(std::string_view word) const {
  return find(street_words_, word);
}

std::string_view NameTables::country_of(std::string_view name) const {
  const std::string_view named = find(countries_, name);
  return named.empty() ? find(country_words_, name) : named;
}

std::string_view NameTables::country_named(std::string_view name) const {
  return find(countries_, name);
}

std::string_view NameTables::organisation(std::string_view name) const {
  return find(organisations_, name);
}

std::string_view NameTables::region(std::string_view name) const { return find(regions_, name); }

bool NameTables::are_forms_of_one(std::string_view a, std::string_view b) const {
  const auto [first, last] = given_forms_.equal_range(std::string(a));
  const auto [other_first, other_last] = given_forms_.equal_range(std::string(b));
  return std::any_of(first, last, [&](const auto& form) {
    return std::any_of(other_first, other_last,
                       [&](const auto& other) { return other.second == form.second; });
  });
}

std::vector<std::string> NameTables::given_forms_of(std::string_view name) const {
  std::vector<std::string> forms;
  const auto [first, last] = given_forms_.equal_range(std::string(name));
  std::transform(first, last, std::back_inserter(forms),
                 [](const auto& form) { return form.second; });
  std::sort(forms.begin(), forms.end());
  return forms;
}

char NameTables::sex_of(std::string_view given_name) const {
  const auto found = sexes_.find(given_name);
  return found == sexes_.end() ? '\0' : found->second;
}

bool NameTables::is_small_word(std::string_view word) {
  return std::find(kSmallWords.begin(), kSmallWords.end(), word) != kSmallWords.end();
}

}  // namespace chronograph
