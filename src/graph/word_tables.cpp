// SPDX-License-Identifier: Apache-2.0
#include "graph/word_tables.hpp"

#include "chronograph/text/utf8.hpp"
#include "graph/word_list.hpp"

#include <algorithm>
#include <array>
#include <charconv>

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
