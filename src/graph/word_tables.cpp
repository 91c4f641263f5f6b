// SPDX-License-Identifier: Apache-2.0
#include "graph/word_tables.hpp"

#include "chronograph/text/utf8.hpp"
#include "graph/word_list.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <fmt/core.h>
#include <system_error>

namespace chronograph {
namespace {

constexpr double kRarest = 0.01;
/// A word keeps so many letters when its ending is taken off.
constexpr std::size_t kShortestStem = 4;
// Longer endings stand before those that they hold.
constexpr std::array<std::string_view, 18> kEndings{
    "ations", "ation", "ition", "ate", "ion", "ings", "ing", "ment", "ies",
    "ed",     "es",    "er",    "or",  "al",  "s",    "e",   "y",    ""};

}  // namespace

WordTables::WordTables() {
  for_each_list_row("word_shares.tsv", [&](std::span<const std::string_view> row) {
    const std::string_view of_thousand = row[1];
    int share = 0;
    std::from_chars(of_thousand.data(), of_thousand.data() + of_thousand.size(), share);
    shares_.emplace(row[0], std::max(kRarest, share / 1000.0));
  });
  for_each_list_row("told_again.tsv",
                    [&](std::span<const std::string_view> row) { verbs_.emplace(row[0], row[1]); });
  for_each_list_row("plain_triggers.tsv",
                    [&](std::span<const std::string_view> row) { plain_.emplace(row[0], true); });
  for_each_list_row("another_words.tsv",
                    [&](std::span<const std::string_view> row) { another_.emplace(row[0], true); });
  for_each_list_row("denial_words.tsv",
                    [&](std::span<const std::string_view> row) { denials_.emplace(row[0], true); });
  for_each_list_row("number_words.tsv", [&](std::span<const std::string_view> row) {
    std::string_view value = row[1];
    const bool multiplies = value.starts_with('x');
    value.remove_prefix(multiplies ? 1 : 0);
    NumberWord number{0, multiplies};
    std::from_chars(value.data(), value.data() + value.size(), number.value);
    numbers_.emplace(row[0], number);
  });
}

double WordTables::share_of(std::string_view word) const {
  const auto found = shares_.find(word);
  return found == shares_.end() ? kRarest : found->second;
}

std::string WordTables::family_of(std::string_view lemma) const {
  const auto verb = verbs_.find(lemma);
  const std::string_view word = verb == verbs_.end() ? lemma : verb->second;
  const auto ending = std::find_if(kEndings.begin(), kEndings.end(), [&](std::string_view tail) {
    return word.ends_with(tail) && word.size() >= tail.size() + kShortestStem;
  });
  return std::string(ending == kEndings.end() ? word
                                              : word.substr(0, word.size() - ending->size()));
}

bool WordTables::is_plain(std::string_view lemma) const { return plain_.contains(lemma); }

bool WordTables::tells_another(std::string_view word) const { return another_.contains(word); }

bool WordTables::tells_denial(std::string_view word) const { return denials_.contains(word); }

bool WordTables::is_number(std::string_view word) const {
  return numbers_.contains(word) ||
         (!word.empty() && is_digit(static_cast<unsigned char>(word.front())));
}

void WordTables::add_numbers(std::string_view words, std::vector<std::string>& numbers) const {
  const std::string lower = to_lower(words);
  double open = 0;  // the number so far
  bool is_open = false;
  const auto close = [&] {
    if (is_open) {
      numbers.push_back(fmt::format("{}", open));
    }
    open = 0;
    is_open = false;
  };
  const auto belongs = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == ',' || c == '.';
  };
  for (std::size_t at = 0; at < lower.size();) {
    if (!belongs(lower[at])) {
      ++at;
      continue;
    }
    std::string word;
    for (; at < lower.size() && belongs(lower[at]); ++at) {
      if (lower[at] != ',') {
        word += lower[at];
      }
    }
    double value = 0;
    const auto found = numbers_.find(word);
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool is_figure =
        error == std::errc() && is_digit(static_cast<unsigned char>(word.front()));
    if (found != numbers_.end() && found->second.multiplies) {
      open = (is_open ? open : 1) * found->second.value;
      is_open = true;
    } else if (found != numbers_.end()) {
      open += found->second.value;
      is_open = true;  // "twenty five"
    } else {
      close();
      if (is_figure) {
        open = value;
        is_open = true;
      }
    }
  }
  close();
}

std::vector<std::string> words_of(const Text& text, Span span) {
  const std::string lower = to_lower(text.view(span));
  std::vector<std::string> words;
  std::size_t begin = 0;
  std::size_t letters = 0;
  const auto close = [&](std::size_t end) {
    if (letters > 1) {
      words.push_back(lower.substr(begin, end - begin));
    }
    letters = 0;
  };
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t here = at;
    const char32_t c = decode_utf8(lower, at);
    if (!is_letter(c) && !is_digit(c)) {
      close(here);
      continue;
    }
    begin = letters == 0 ? here : begin;
    ++letters;
  }
  close(lower.size());
  return words;
}

}  // namespace chronograph
