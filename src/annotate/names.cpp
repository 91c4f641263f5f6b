// SPDX-License-Identifier: Apache-2.0
#include "annotate/names.hpp"

#include "annotate/lexicon.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace chronograph {
namespace {

bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_ascii_word(char c) {
  return is_ascii_upper(c) || is_ascii_lower(c) || (c >= '0' && c <= '9') || c == '.' || c < 0;
}

// "NEW YORK" as "New York"; anything with a small letter stays.
std::string without_capitals(std::string_view text) {
  std::string out(text);
  if (std::any_of(text.begin(), text.end(), is_ascii_lower)) {
    return out;
  }
  for (std::size_t i = 1; i < out.size(); ++i) {
    if (is_ascii_upper(out[i]) && is_ascii_upper(out[i - 1] & ~0x20)) {
      out[i] = static_cast<char>(out[i] | 0x20);
    }
  }
  return out;
}

// White space and quotation marks made plain.
std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i, 3) == "\u2019" || text.substr(i, 3) == "\u2018") {
      out += '\'';
      i += 3;
    } else if (text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
      if (!out.empty() && out.back() != ' ') {
        out += ' ';
      }
      ++i;
    } else {
      out += text[i++];
    }
  }
  return out;
}

bool is_plain(std::string_view text) {
  bool lower = text.size() < 4;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n' || c == '\t' || c == '\r' || c == '\xE2' ||
        (c == ' ' && i > 0 && text[i - 1] == ' ')) {
      return false;
    }
    lower = lower || is_ascii_lower(c);
  }
  return lower;
}

using Row = std::span<const std::string_view>;

std::string_view column(Row row, std::size_t index) {
  return index < row.size() ? row[index] : std::string_view();
}

}  // namespace

std::string_view first_word_of(std::string_view name) {
  std::size_t end = 0;
  while (end < name.size() && is_ascii_word(name[end])) {
    ++end;
  }
  return name.substr(0, std::max<std::size_t>(end, 1));
}

NameLexicon::NameLexicon(Lists lists) {
  facts_.reserve(lists == Lists::All ? 30000 : lists == Lists::Places ? 15000 : 3000);
  add_countries();
  if (lists != Lists::Aliases) {
    for_each_row("cities.tsv",
                 [&](Row row) { add(row[0], NameClue::City, row[0], column(row, 1)); });
  }
  if (lists == Lists::All) {
    add_words();
  }
}

void NameLexicon::add(std::string_view spelling, NameClue clue, std::string_view canonical,
                      std::string_view country) {
  if (spelling.empty()) {
    return;
  }
  NameFacts& facts = facts_[spelling];
  facts.clues |= static_cast<std::uint32_t>(clue);
  if (facts.canonical.empty()) {  // the first list that knows it: countries before cities
    facts.canonical = canonical;
    facts.country = country;
  }
  const std::string_view first = first_word_of(spelling);
  if (first.size() < spelling.size()) {
    std::size_t& longest = longest_[first];
    longest = std::max(longest, spelling.size());
  }
}

void NameLexicon::add_all(std::string_view spellings, NameClue clue, std::string_view canonical,
                          std::string_view country) {
  for (const std::string_view spelling : split(spellings, '|')) {
    add(spelling, clue, canonical, country);
  }
}

// Each with its plural, where it has one with -s: "Afghans", not "Chineses".
void NameLexicon::add_demonyms(std::string_view words, std::string_view canonical,
                               std::string_view country) {
  add_all(words, NameClue::Group, canonical, country);
  for (const std::string_view word : split(words, '|')) {
    if (word.size() < 3 || word.ends_with("s") || word.ends_with("ese") || word.ends_with("h") ||
        word.ends_with("men")) {
      continue;
    }
    add(keep(std::string(word) + "s"), NameClue::Group, canonical, country);
  }
}

std::string_view NameLexicon::keep(std::string text) { return made_.emplace_back(std::move(text)); }

void NameLexicon::add_countries() {
  const Lexicon countries("countries.tsv");
  for (const auto& row : countries.rows()) {
    add(row[0], NameClue::Country, row[0], column(row, 1));
    add_all(column(row, 4), NameClue::Country, row[0], column(row, 1));
    add_demonyms(column(row, 3), row[0], column(row, 1));
  }
  for (const auto& row : countries.rows()) {
    add(column(row, 2), NameClue::City, column(row, 2), column(row, 1));
  }
  for_each_row("regions.tsv", [&](Row row) {
    add(row[0], NameClue::Region, row[0], column(row, 2));
    add_all(column(row, 1), NameClue::Region, row[0], column(row, 2));
  });
  for_each_row("organisations.tsv", [&](Row row) {
    add(row[0], NameClue::Organisation, row[0], {});
    add_all(column(row, 1), NameClue::Organisation, row[0], {});
  });
  for_each_row("groups.tsv", [&](Row row) { add_demonyms(row[0], row[0], {}); });
  for_each_row("other_names.tsv", [&](Row row) {
    add(row[0], NameClue::Other, row[0], {});
    add_all(column(row, 1), NameClue::Other, row[0], {});
  });
}

void NameLexicon::add_words() {
  const auto add_list = [&](std::string_view file, NameClue clue) {
    for_each_row(file, [&](Row row) { add(row[0], clue, {}, {}); });
  };
  add_list("given_names.tsv", NameClue::GivenName);
  add_list("surnames.tsv", NameClue::Surname);
  add_list("titles.tsv", NameClue::Title);
  add_list("other_heads.tsv", NameClue::OtherHead);
  for_each_row("organisation_heads.tsv", [&](Row row) {
    if (!column(row, 1).empty() && column(row, 1) != "of") {
      add(row[0], NameClue::OrganisationHead, {}, {});
    }
    if (!column(row, 1).empty() && column(row, 1) != "last") {
      add(row[0], NameClue::OrganisationOf, {}, {});
    }
  });
  for_each_row("place_heads.tsv", [&](Row row) {
    if (!column(row, 1).empty() && column(row, 1) != "first") {
      add(row[0], NameClue::PlaceHeadLast, {}, {});
    }
    if (!column(row, 1).empty() && column(row, 1) != "last") {
      add(row[0], NameClue::PlaceHeadFirst, {}, {});
    }
  });
}

const NameFacts& NameLexicon::find(std::string_view spelling) const {
  if (const auto found = facts_.find(spelling); found != facts_.end()) {
    return found->second;
  }
  if (!is_plain(spelling)) {  // shorter words in capitals are acronyms: "IS", "WHO"
    const std::string text =
        spelling.size() < 4 ? plain(spelling) : without_capitals(plain(spelling));
    if (const auto found = facts_.find(text); found != facts_.end()) {
      return found->second;
    }
  }
  return none_;
}

std::size_t NameLexicon::longest_from(std::string_view word) const {
  if (const auto found = longest_.find(word); found != longest_.end()) {
    return found->second;
  }
  const auto found = longest_.find(without_capitals(word));
  return found == longest_.end() ? 0 : found->second;
}

}  // namespace chronograph
