// SPDX-License-Identifier: Apache-2.0
#include "annotate/name_forms.hpp"

#include <algorithm>
#include <iterator>

namespace chronograph {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_small_word(std::string_view word) {
  return word == "of" || word == "the" || word == "and" || word == "for" || word == "&" ||
         word == "in" || word == "de";
}

}  // namespace

std::vector<std::string_view> split_words(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    if (end > begin) {
      words.push_back(name.substr(begin, end - begin));
    }
    begin = end + 1;
  }
  return words;
}

bool is_acronym(std::string_view name) {
  const auto capitals = std::count_if(name.begin(), name.end(), is_capital);
  return capitals >= 2 && name.size() <= 8 && std::all_of(name.begin(), name.end(), [](char c) {
           return is_capital(c) || c == '.' || c == '-' || c == '&' || (c >= '0' && c <= '9');
         });
}

std::string letters_of(std::string_view acronym) {
  std::string out;
  std::copy_if(acronym.begin(), acronym.end(), std::back_inserter(out), is_capital);
  return out;
}

Initials initials_of(std::string_view name) {
  Initials out;
  bool at_start = true;
  for (const char c : name) {
    const bool letter = is_capital(c) || (c >= 'a' && c <= 'z');
    if (at_start && letter) {
      out.all += static_cast<char>(c & ~0x20);
      if (is_capital(c)) {
        out.capital += c;
      }
    }
    at_start = !letter && c != '\'' && c != '.';
  }
  return out;
}

bool may_abbreviate(std::string_view acronym, std::string_view name) {
  if (!is_acronym(acronym)) {
    return false;
  }
  const std::string letters = letters_of(acronym);
  std::size_t matched = 0;
  for (const char c : name) {
    if (matched < letters.size() && (c == letters[matched] || (c & ~0x20) == letters[matched])) {
      ++matched;
    } else if (matched == 0) {
      return false;
    }
  }
  return matched == letters.size() && name.size() > acronym.size();
}

std::string without_small_words(std::string_view name) {
  std::string out;
  for (const std::string_view word : split_words(name)) {
    if (!is_small_word(word)) {
      out += word;
      out += ' ';
    }
  }
  return out;
}

bool ends_with_words(std::string_view name, std::string_view end) {
  return name.size() > end.size() + 1 && name.ends_with(end) &&
         name[name.size() - end.size() - 1] == ' ';
}

bool begins_with_words(std::string_view name, std::string_view begin) {
  return name.size() > begin.size() + 1 && name.starts_with(begin) && name[begin.size()] == ' ';
}

}  // namespace chronograph
