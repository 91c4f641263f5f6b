// SPDX-License-Identifier: Apache-2.0
#include "graph/name_fit.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace chronograph {
namespace {

constexpr std::size_t kLongWord = 7;       // may be spelt with two letters another way
constexpr std::size_t kLongGivenName = 6;  // two known given names ("Latoya", "Latonya")
constexpr std::size_t kShortWord = 4;      // may not be spelt another way if shorter

using Words = std::vector<std::string>;

bool are_spelt_alike(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < kShortWord || a.front() != b.front()) {
    return false;
  }
  const std::size_t limit = shorter >= kLongWord ? 2 : 1;
  return letters_apart(a, b, limit) <= limit;
}

bool is_initial_of(std::string_view a, std::string_view b) {
  return a.size() == 1 && !b.empty() && a.front() == b.front();
}

// The middle names of one stand, in order, among those of the other.
bool is_part_of(std::span<const std::string> few, std::span<const std::string> many) {
  std::size_t at = 0;
  for (const std::string& name : many) {
    if (at < few.size() &&
        (few[at] == name || is_initial_of(few[at], name) || is_initial_of(name, few[at]))) {
      ++at;
    }
  }
  return at == few.size();
}

bool holds(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The words of one name that the other has not: how many, and the first few. Made a million times
// in a large graph, hence without memory of its own.
struct OwnWords {
  OwnWords(const Words& words, const Words& others) {
    for (const std::string& word : words) {
      if (!holds(others, word)) {
        first.at(std::min(count, first.size() - 1)) = &word;
        ++count;
      }
    }
  }
  [[nodiscard]] const std::string& only() const { return *first.front(); }

  std::size_t count = 0;
  std::array<const std::string*, 12> first{};  ///< as many as an acronym may stand for
};

// All words of one name that the other has not are among these.
bool differ_by(const Words& words, const Words& others, const Words& allowed) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return holds(others, word) || holds(allowed, word);
  });
}

// Each names a country, and none is named by both.
bool are_of_other_countries(const Words& a, const Words& b) {
  const auto is_country = [](const std::string& word) { return word.starts_with('@'); };
  const bool shared = std::any_of(a.begin(), a.end(), [&](const std::string& word) {
    return is_country(word) && std::find(b.begin(), b.end(), word) != b.end();
  });
  return !shared && std::any_of(a.begin(), a.end(), is_country) &&
         std::any_of(b.begin(), b.end(), is_country);
}

// "LA" of "LA Times" are the initials of what only the other name has.
bool abbreviates(const OwnWords& brief, const OwnWords& full) {
  if (brief.count != 1 || full.count < 2 || full.count > full.first.size() ||
      brief.only().size() != full.count) {
    return false;
  }
  return std::equal(brief.only().begin(), brief.only().end(), full.first.begin(),
                    [](char letter, const std::string* word) { return word->front() == letter; });
}

// "Touch", "Touches".
bool is_plural_of(std::string_view many, std::string_view one) {
  return one.size() >= kShortWord && many.starts_with(one) &&
         (many.substr(one.size()) == "s" || many.substr(one.size()) == "es");
}

Fit weaker(Fit a, Fit b) { return a == Fit::Same ? b : a; }

}  // namespace

Fit NameComparer::compare_given_words(std::string_view a, std::string_view b) const {
  if (a == b) {
    return Fit::Same;
  }
  if (is_initial_of(a, b) || is_initial_of(b, a)) {
    return Fit::Initials;
  }
  if (tables_.are_forms_of_one(a, b)) {
    return Fit::GivenForm;
  }
  const char sex = tables_.sex_of(a);
  const char other = tables_.sex_of(b);
  const bool both_known = tables_.is_given_name(a) && tables_.is_given_name(b);
  const bool long_enough = !both_known || std::min(a.size(), b.size()) >= kLongGivenName;
  if (long_enough && (sex == 0 || other == 0 || sex == other) &&
      letters_apart(a, b, 2) <= (both_known ? 1U : 2U) && are_spelt_alike(a, b)) {
    return Fit::Spelling;
  }
  return Fit::GivenNames;
}

// Given that the last names agree.
Fit NameComparer::compare_given(const PersonName& a, const PersonName& b) const {
  const Fit first = compare_given_words(a.given.front(), b.given.front());
  if (speaks_against(first)) {
    return first;
  }
  const std::span<const std::string> one = std::span(a.given).subspan(1);
  const std::span<const std::string> other = std::span(b.given).subspan(1);
  if (std::equal(one.begin(), one.end(), other.begin(), other.end())) {
    return first;
  }
  if (!is_part_of(one, other) && !is_part_of(other, one)) {
    return Fit::MiddleNames;
  }
  return weaker(first, one.size() == other.size() ? Fit::Initials : Fit::MiddleName);
}

Fit NameComparer::compare_persons(const PersonName& a, const PersonName& b) const {
  if (a.last.empty() || b.last.empty()) {
    return Fit::None;
  }
  const bool lone = a.given.empty() || b.given.empty();
  if (lone) {
    if (a.last == b.last) {
      return Fit::Surname;
    }
    const PersonName& full = a.given.empty() ? b : a;
    const PersonName& brief = a.given.empty() ? a : b;
    return !full.given.empty() && full.given.front() == brief.last ? Fit::GivenName : Fit::None;
  }
  const bool same_last = a.last == b.last;
  if (!same_last && !are_spelt_alike(a.last, b.last)) {
    return Fit::None;
  }
  const Fit given = compare_given(a, b);
  if (!same_last) {
    return given == Fit::Same ? Fit::Spelling : Fit::None;
  }
  if (!speaks_against(given) && !a.generation.empty() && !b.generation.empty() &&
      a.generation != b.generation) {
    return Fit::Generation;
  }
  return given;
}

// What `full` has more says where ("Boston"), whose ("U.S."), of what kind ("Foods").
bool NameComparer::is_short_of(const NameForm& brief, const NameForm& full) const {
  const std::size_t n = brief.words.size();
  const bool describes = brief.type == EntityType::Group && full.type != EntityType::Group;
  if (n == 0 || n >= full.words.size() || describes) {  // "communist", "Communist Party"
    return false;
  }
  if (std::equal(brief.words.begin(), brief.words.end(), full.words.begin())) {
    return std::all_of(full.words.begin() + static_cast<std::ptrdiff_t>(n), full.words.end(),
                       [&](const std::string& word) { return tables_.has(WordRole::Kind, word); });
  }
  if (!std::equal(brief.words.rbegin(), brief.words.rend(), full.words.rbegin())) {
    return false;
  }
  const Words head(full.words.begin(), full.words.end() - static_cast<std::ptrdiff_t>(n));
  if (tables_.has(WordRole::Side, head.back())) {  // "West African"
    return false;
  }
  std::string place;
  for (const std::string& word : head) {
    place += (place.empty() ? "" : " ") + word;
  }
  return (head.size() == 1 && (head[0].starts_with('@') || tables_.has(WordRole::Ship, head[0]))) ||
         places_.contains(place);
}

// "Harwich City" is Harwich. A country or region and its capital ("Mexico City") are two.
bool NameComparer::is_short_place(const NameForm& brief, const NameForm& full) const {
  const std::size_t n = brief.words.size();
  if (n == 0 || full.words.size() != n + 1 || brief.key.starts_with('@') ||
      !std::equal(brief.words.begin(), brief.words.end(), full.words.begin())) {
    return false;
  }
  const bool region = !tables_.region(brief.plain).empty();
  return (!region && tables_.has(WordRole::Town, full.words.back())) ||
         tables_.has(WordRole::Area, full.words.back());
}

// A ship or a firm that a text calls by so short a name that it was taken for a place.
bool NameComparer::is_thing_called(const NameForm& place, const NameForm& body) const {
  const std::size_t n = place.words.size();
  if (n == 0 || body.words.size() != n + 1 || place.key.starts_with('@')) {
    return false;
  }
  const auto& [name, more] = std::pair(place.words, body.words);
  return (tables_.has(WordRole::Ship, more.front()) &&
          std::equal(name.begin(), name.end(), more.begin() + 1)) ||
         (tables_.has(WordRole::Kind, more.back()) &&
          std::equal(name.begin(), name.end(), more.begin()));
}

Fit NameComparer::compare_bodies(const NameForm& a, const NameForm& b) const {
  const bool a_short = !a.letters.empty();
  const bool b_short = !b.letters.empty();
  if (a_short && b_short) {
    return a.letters == b.letters ? Fit::Same : Fit::None;
  }
  if (a_short != b_short) {
    const NameForm& full = a_short ? b : a;
    return full.initials == (a_short ? a : b).letters ? Fit::Acronym : Fit::None;
  }
  const OwnWords one(a.words, b.words);
  const OwnWords other(b.words, a.words);
  const bool shares = one.count < a.words.size();
  if (shares && one.count > 0 && other.count > 0 && differ_by(a.words, b.words, a.tellers) &&
      differ_by(b.words, a.words, b.tellers)) {
    return Fit::Qualifiers;
  }
  if (shares && are_of_other_countries(a.tellers, b.tellers)) {
    return Fit::Qualifiers;
  }
  const bool brief = a.kind == NameClass::Place ? is_short_place(a, b) || is_short_place(b, a)
                                                : is_short_of(a, b) || is_short_of(b, a);
  if (brief) {
    return Fit::ShortName;
  }
  if (a.initials == b.initials && (abbreviates(one, other) || abbreviates(other, one))) {
    return Fit::Acronym;
  }
  if (a.words.size() != b.words.size() || one.count != 1 || other.count != 1) {
    return Fit::None;
  }
  const std::string& word = one.only();
  const std::string& their = other.only();
  const bool last = word == a.words.back() && their == b.words.back();
  if (a.words.size() > 1 && last && (is_plural_of(word, their) || is_plural_of(their, word))) {
    return Fit::Spelling;
  }
  if (a.tellers == b.tellers && std::min(word.size(), their.size()) >= kLongWord &&
      are_spelt_alike(word, their)) {
    return Fit::Spelling;
  }
  return Fit::None;
}

Fit NameComparer::compare(const NameForm& a, const NameForm& b) const {
  if (a.kind != b.kind) {
    const bool thing = a.kind != NameClass::Person && b.kind != NameClass::Person;
    const bool same = a.plain == b.plain || (thing && !a.key.empty() && a.key == b.key);
    const bool called =
        (a.kind == NameClass::Place && b.kind == NameClass::Body && is_thing_called(a, b)) ||
        (b.kind == NameClass::Place && a.kind == NameClass::Body && is_thing_called(b, a));
    return same ? Fit::OtherClass : called ? Fit::ShortName : Fit::None;
  }
  if (a.key == b.key && !a.key.empty() && (a.kind != NameClass::Person || a.is_full)) {
    return Fit::Same;
  }
  switch (a.kind) {
    case NameClass::Person:
      return compare_persons(a.person, b.person);
    case NameClass::People:
      return Fit::Qualifiers;
    case NameClass::Body:
    case NameClass::Place:
      break;
  }
  const bool countries = a.words.size() == 1 && b.words.size() == 1 && a.key.starts_with('@') &&
                         b.key.starts_with('@');
  return countries ? Fit::Qualifiers : compare_bodies(a, b);
}

}  // namespace chronograph
