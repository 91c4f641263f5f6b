// SPDX-License-Identifier: Apache-2.0
#include "graph/name_keys.hpp"

#include "chronograph/text/utf8.hpp"
#include "text/closest.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace chronograph {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kLongestAcronym = 8;
constexpr std::size_t kCountryWords = 4;  // "People's Republic of China"
constexpr std::array<std::string_view, 5> kGenerations{"jr", "sr", "ii", "iii", "iv"};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit_letter(char c) { return c >= '0' && c <= '9'; }

std::string letters_of_acronym(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (is_capital(c)) {
      letters.push_back(c);
    } else if (c != '.' && c != '-' && c != '&' && c != ' ' && !is_digit_letter(c)) {
      return {};
    }
  }
  return letters.size() >= 2 && text.size() <= 2 * kLongestAcronym ? letters : std::string();
}

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words) {
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

Words sorted(Words words) {
  std::sort(words.begin(), words.end());
  return words;
}

// Splits at white space and the given marks and takes off the marks around and the possessive
// behind; dots stay.
Words split(std::string_view text, std::string_view marks) {
  Words words;
  std::string word;
  const auto close = [&] {
    if (word.ends_with("'s")) {
      word.resize(word.size() - 2);
    }
    std::erase_if(word, [](char c) { return c == '"' || c == '\'' || c == '(' || c == ')'; });
    while (!word.empty() && (word.back() == ':' || word.back() == ';')) {
      word.pop_back();
    }
    if (!word.empty()) {
      words.push_back(std::move(word));
    }
    word.clear();
  };
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || marks.find(c) != std::string_view::npos) {
      close();
    } else {
      word.push_back(c);
    }
  }
  close();
  return words;
}

// "u. s." is "us": single letters with a dot belong together.
Words join_dotted_letters(const Words& words) {
  Words out;
  bool open = false;
  for (std::string word : words) {
    const bool letter = word.size() == 2 && word[1] == '.';
    std::erase(word, '.');
    if (letter && open) {
      out.back() += word;
    } else if (!word.empty()) {
      out.push_back(std::move(word));
    }
    open = letter;
  }
  return out;
}

// --- persons

// "PJ" beside words with small letters.
bool are_initials(std::string_view word, bool has_small) {
  return has_small && word.size() >= 2 && word.size() <= 3 &&
         std::all_of(word.begin(), word.end(), is_capital) && fold_name(word) != "ii" &&
         fold_name(word) != "iii" && fold_name(word) != "iv";
}

void read_person(NameForm& form, const NameTables& tables) {
  const Words spelt = split(form.text, " .,-");
  const bool has_small =
      std::any_of(form.text.begin(), form.text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  Words words;
  for (const std::string& word : spelt) {
    const std::string folded = fold_name(word);
    if (are_initials(word, has_small)) {
      for (const char c : folded) {
        words.emplace_back(1, c);
      }
    } else if (std::find(kGenerations.begin(), kGenerations.end(), folded) != kGenerations.end() &&
               !words.empty()) {
      form.person.generation = folded;
    } else if (!folded.empty()) {
      words.push_back(folded);
    }
  }
  while (words.size() > 2 && tables.has(WordRole::Title, words.front()) &&
         !tables.is_given_name(words.front())) {
    words.erase(words.begin());
  }
  if (words.empty()) {
    return;
  }
  form.person.last = words.back();
  words.pop_back();
  // "al-Jubeir" is a lone name, and "Al Gore" is not.
  const bool hyphen = form.text.find('-') != std::string::npos;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool given = i == 0 && !(hyphen && words.size() == 1);
    if (!tables.is_particle(words[i]) || given) {
      form.person.given.push_back(words[i]);
    }
  }
  form.is_full = !form.person.given.empty();
  form.key = joined(form.person.given) + "|" + form.person.last + "|" + form.person.generation;
}

// --- all others

// Replaces names and words of countries by their codes, the longest first.
Words code_countries(const Words& words, const NameTables& tables) {
  Words out;
  out.reserve(words.size());
  std::string part;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t taken = 0;
    std::array<std::size_t, kCountryWords + 1> ends{};  // of the first words of the part
    const std::size_t most = std::min(kCountryWords, words.size() - i);
    part.clear();
    for (std::size_t n = 1; n <= most; ++n) {
      part += (n == 1 ? "" : " ") + words[i + n - 1];
      ends.at(n) = part.size();
    }
    for (std::size_t n = most; n > 0 && taken == 0; --n) {
      const std::string_view country =
          tables.country_of(std::string_view(part).substr(0, ends.at(n)));
      if (!country.empty()) {
        out.push_back("@" + std::string(country));
        taken = n;
      }
    }
    if (taken == 0) {
      out.push_back(words[i]);
    }
    i += std::max<std::size_t>(taken, 1);
  }
  return out;
}

bool is_number(std::string_view word) {
  return !word.empty() && std::any_of(word.begin(), word.end(), is_digit_letter);
}

bool is_teller(std::string_view word, const NameTables& tables) {
  return word.starts_with('@') || is_number(word) || tables.has(WordRole::Side, word);
}

Words tellers_of(const Words& words, const NameTables& tables) {
  Words tellers;
  std::copy_if(words.begin(), words.end(), std::back_inserter(tellers),
               [&](const std::string& word) { return is_teller(word, tables); });
  return sorted(std::move(tellers));
}

Words significant_words(const Words& folded, const NameTables& tables) {
  Words words;
  for (const std::string& word : folded) {
    if (!NameTables::is_small_word(word) && !(word == "al" && folded.size() > 1)) {
      words.emplace_back(tables.spelling_of(word));
    }
  }
  return words;
}

std::string initials_of(std::string_view text) {
  std::string initials;
  for (const std::string& word : split(text, "-")) {
    if (!NameTables::is_small_word(word) && is_capital(word.front())) {
      const std::string letters = letters_of_acronym(word);
      initials += letters.empty() ? std::string(1, word.front()) : letters;
    }
  }
  return initials.size() >= 2 ? initials : std::string();
}

void read_body(NameForm& form, const NameTables& tables, bool may_be_known = true) {
  form.words = significant_words(code_countries(split(form.plain, "-/,"), tables), tables);
  std::erase_if(form.words, [&](const std::string& word) {
    return form.words.size() > 1 && tables.has(WordRole::Legal, word);
  });
  if (form.words.empty()) {
    form.words = {form.plain};
  }
  form.tellers = tellers_of(form.words, tables);
  const std::string_view known = tables.organisation(form.plain);
  if (may_be_known && !known.empty() && known != form.plain) {
    NameForm canonical;
    canonical.plain = known;
    read_body(canonical, tables, false);
    if (canonical.tellers == form.tellers) {  // the lists call the American army "Army"
      form.words = std::move(canonical.words);
    }
  }
  // "Republicans" are who is Republican.
  std::string& last = form.words.back();
  if (form.type == EntityType::Group && last.size() > 4 && last.ends_with('s') &&
      !last.ends_with("ss")) {
    last.pop_back();
  }
  form.key = joined(sorted(form.words));
  std::size_t institutions = 0;
  std::size_t others = 0;
  for (const std::string& word : form.words) {
    (tables.has(WordRole::Institution, word) ? institutions : others) +=
        word.starts_with('@') ? 0U : 1U;
  }
  form.is_institution = institutions > 0 && others == 0;
}

// "Palmer, Alaska" is Palmer; "West Virginia" is itself.
void drop_region(Words& words, const NameTables& tables) {
  const bool known = !tables.region(joined(words)).empty();
  for (std::size_t n = 1; !known && n < std::min<std::size_t>(words.size(), 3); ++n) {
    const Words tail(words.end() - static_cast<std::ptrdiff_t>(n), words.end());
    const bool sides = tables.has(WordRole::Side, tables.spelling_of(words.front()));
    if (!sides && (!tables.region(joined(tail)).empty() || joined(tail) == "dc")) {
      words.resize(words.size() - n);
      return;
    }
  }
}

void read_place(NameForm& form, const NameTables& tables) {
  const std::string_view country = tables.country_named(form.plain);
  if (!country.empty()) {
    form.words = {"@" + std::string(country)};
    form.key = form.words.front();
    return;
  }
  Words words = split(form.plain, "-/,");
  for (const std::string_view kind : {"city", "town", "village"}) {
    if (words.size() > 2 && words[0] == kind && words[1] == "of") {
      words.erase(words.begin(), words.begin() + 2);
    }
  }
  drop_region(words, tables);
  const std::string_view street = words.empty() ? "" : tables.street_word(words.back());
  if (words.size() > 1 && !street.empty()) {
    words.back() = street;
  }
  form.words = significant_words(words, tables);
  const std::string_view region = tables.region(form.plain);
  if (!region.empty()) {
    form.words = significant_words(split(region, "-/,"), tables);
  }
  form.tellers = tellers_of(form.words, tables);
  form.key = joined(form.words);
}

}  // namespace

NameForm read_name(std::string_view text, EntityType type, const NameTables& tables) {
  NameForm form;
  form.text = text;
  form.type = type;
  form.letters = type == EntityType::Person ? std::string() : letters_of_acronym(text);
  Words folded = join_dotted_letters(split(fold_name(text), ""));
  if (folded.size() > 1 && folded.front() == "the") {
    folded.erase(folded.begin());
  }
  form.plain = joined(folded);
  std::replace(form.plain.begin(), form.plain.end(), '-', ' ');
  if (type == EntityType::Person) {
    form.kind = NameClass::Person;
    read_person(form, tables);
    return form;
  }
  const std::string_view country = tables.country_of(form.plain);
  if (type != EntityType::Place && !country.empty() && tables.country_named(form.plain).empty()) {
    form.kind = NameClass::People;
    form.key = "@" + std::string(country);
    form.words = {form.key};
    return form;
  }
  form.kind = type == EntityType::Place ? NameClass::Place : NameClass::Body;
  form.kind == NameClass::Place ? read_place(form, tables) : read_body(form, tables);
  form.is_full = form.letters.empty() && form.words.size() > 1;
  form.initials = form.is_full ? initials_of(text) : std::string();
  return form;
}

std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t limit) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) {
    return limit + 1;
  }
  return std::min(edit_distance(a, b), limit + 1);
}

}  // namespace chronograph
