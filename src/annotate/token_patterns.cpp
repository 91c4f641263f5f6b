// SPDX-License-Identifier: Apache-2.0
#include "annotate/token_patterns.hpp"

#include "annotate/characters.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace chronograph {
namespace {

using View = std::u32string_view;

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32U : c; }

bool begins_with(View text, View prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(),
                    [](char32_t a, char32_t b) { return a == lower(b); });
}

bool is_address_part(char32_t c) {
  return is_word_part(c) || c == U'.' || c == U'-' || c == U'_' || c == U'%' || c == U'+' ||
         c == U'&';
}

std::uint32_t length_of(std::size_t length) { return static_cast<std::uint32_t>(length); }

/// Drops marks that end the sentence around an address; a `)` only if the address holds no `(`.
std::size_t without_trailing_marks(View text, std::size_t length) {
  constexpr View kTrailing = U".,;:!?'\"]}>*\u2019\u201D\u2026";
  const bool opens = text.substr(0, length).find(U'(') != View::npos;
  while (length > 0 &&
         (kTrailing.find(text[length - 1]) != View::npos || (text[length - 1] == U')' && !opens))) {
    --length;
  }
  return length;
}

std::size_t match_url(View text) {
  constexpr std::array<View, 6> kSchemes{U"http://", U"https://", U"ftp://",
                                         U"mailto:", U"ymsgr:",   U"www."};
  if (std::none_of(kSchemes.begin(), kSchemes.end(),
                   [&](View scheme) { return begins_with(text, scheme); })) {
    return 0;
  }
  constexpr View kStops = U"<>\"\u201C\u201D";
  return without_trailing_marks(text, std::min(text.find_first_of(kStops), text.size()));
}

std::size_t match_email(View text) {
  std::size_t at = 0;
  while (at < text.size() && is_address_part(text[at])) {
    ++at;
  }
  if (at == text.size() || text[at] != U'@') {
    return 0;
  }
  std::size_t end = at + 1;
  while (end < text.size() && is_address_part(text[end]) && text[end] != U'&') {
    ++end;
  }
  end = without_trailing_marks(text, end);
  return end > at + 1 ? end : 0;  // "@user" of a message is one token as well
}

std::string to_key(View text) {
  std::string key;
  for (const char32_t c : text) {
    if (c >= 0x80U) {
      return {};
    }
    key += static_cast<char>(lower(c));
  }
  return key;
}

std::size_t match_host_or_file(View text, const Lexicon& parts) {
  std::size_t end = 0;
  std::size_t last_dot = View::npos;
  std::size_t first_dot = View::npos;
  while (end < text.size() && (is_word_part(text[end]) || text[end] == U'-' || text[end] == U'_' ||
                               (text[end] == U'.' && end > 0 && text[end - 1] != U'.'))) {
    if (text[end] == U'.' && end + 1 < text.size() && is_word_part(text[end + 1])) {
      last_dot = end;
      first_dot = std::min(first_dot, end);
    }
    ++end;
  }
  if (last_dot == View::npos) {
    return 0;
  }
  end = without_trailing_marks(text, end);
  const std::string_view last = parts.get(to_key(text.substr(last_dot + 1, end - last_dot - 1)));
  if (last == "host") {
    const bool path = end < text.size() && text[end] == U'/';
    return path ? without_trailing_marks(text, std::min(text.find_first_of(U"<>\""), text.size()))
                : end;
  }
  const bool newsgroup = parts.get(to_key(text.substr(0, first_dot))) == "newsgroup" &&
                         is_lower(text[0]) && first_dot > 2;
  return last == "file" || newsgroup ? end : 0;
}

struct Group {
  std::size_t value;
  std::size_t length;
};

/// "345-9945", "713-853-3989", "77415-0027", "11-20-2000", "2021-09-24"; others are ranges.
bool is_joined_by_hyphens(std::span<const Group> groups) {
  const auto lengths = [&](std::initializer_list<std::size_t> wanted) {
    return std::equal(
        groups.begin(), groups.end(), wanted.begin(), wanted.end(),
        [](const Group& group, std::size_t length) { return group.length == length; });
  };
  const bool date = groups.size() == 3 && groups[0].length <= 2 && groups[1].length <= 2 &&
                    (groups[2].length == 2 || groups[2].length == 4);
  return date || lengths({3, 4}) || lengths({3, 3, 4}) || lengths({1, 3, 3, 4}) ||
         lengths({5, 4}) || lengths({4, 2, 2});
}

/// "9/11" and "5/18" are one token, "3/4" and "26/27" are not.
bool is_joined_by_slashes(std::span<const Group> groups) {
  if (groups.size() == 3) {
    return groups[0].length <= 4 && groups[1].length <= 2 && groups[2].length <= 4;
  }
  if (groups.size() != 2 || groups[0].value > 12 || groups[1].value > 31 || groups[1].value == 0) {
    return false;
  }
  const bool fraction = groups[0].value < groups[1].value && groups[1].value <= 8;
  return !fraction && groups[0].value != groups[1].value;
}

/// Follows groups of digits joined by `mark`; returns where they end, or `first_end` if they are
/// tokens of their own.
std::size_t match_groups(View text, std::size_t first_end, char32_t mark) {
  std::array<Group, 4> groups{};
  std::size_t count = 0;
  std::size_t position = 0;
  while (count < groups.size()) {
    Group& group = groups[count++];
    while (position < text.size() && is_digit(text[position])) {
      group.value = group.value * 10 % 1'000'000'000 + (text[position] - U'0');
      ++group.length;
      ++position;
    }
    if (position + 1 >= text.size() || text[position] != mark || !is_digit(text[position + 1])) {
      break;
    }
    ++position;
  }
  const std::span<const Group> found(groups.data(), count);
  const bool joined = mark == U'-' ? is_joined_by_hyphens(found) : is_joined_by_slashes(found);
  return joined && !(position < text.size() && is_digit(text[position])) ? position : first_end;
}

bool has_three_digits(View text, std::size_t position) {
  return position + 3 <= text.size() && is_digit(text[position]) && is_digit(text[position + 1]) &&
         is_digit(text[position + 2]) &&
         (position + 3 == text.size() || !is_digit(text[position + 3]));
}

}  // namespace

bool may_hold_address(View chunk) {
  for (std::size_t index = 0; index < chunk.size(); ++index) {
    const char32_t c = chunk[index];
    if (c == U'@' ||
        (c == U':' && index + 1 < chunk.size() && chunk[index + 1] != U' ' && index > 2) ||
        (c == U'.' && index > 0 && index + 1 < chunk.size() && is_word_part(chunk[index + 1]))) {
      return true;
    }
  }
  return false;
}

std::uint32_t match_address(View text, const Lexicon& address_parts) {
  if (!is_word_part(text[0]) && text[0] != U'@') {
    return 0;
  }
  std::size_t length = match_url(text);
  if (length == 0) {
    length = match_email(text);
  }
  if (length == 0) {
    length = match_host_or_file(text, address_parts);
  }
  return length_of(length);
}

std::uint32_t match_number(View text) {
  std::size_t end = is_digit(text[0]) ? 0 : 1;
  const auto digits = [&] {
    while (end < text.size() && is_digit(text[end])) {
      ++end;
    }
  };
  digits();
  if (end + 1 < text.size() && (text[end] == U'-' || text[end] == U'/') && is_digit(text[0])) {
    return length_of(match_groups(text, end, text[end]));
  }
  while (end + 1 < text.size() && is_digit(text[end + 1]) &&
         (text[end] == U'.' || text[end] == U':' ||
          (text[end] == U',' && has_three_digits(text, end + 1)))) {
    ++end;
    digits();
  }
  return length_of(end);
}

std::uint32_t match_symbols(View text) {
  constexpr View kRuns = U"*=_~+#<>|^-/\\.$";
  const char32_t c = text[0];
  const auto run = [&](auto&& belongs) {
    std::size_t end = 1;
    while (end < text.size() && belongs(text[end])) {
      ++end;
    }
    return end;
  };
  if (c == U'!' || c == U'?') {
    return length_of(run([](char32_t next) { return next == U'!' || next == U'?'; }));
  }
  if (c == U'.' || c == U'\u2026') {
    const std::size_t dots = run([](char32_t next) { return next == U'.' || next == U'\u2026'; });
    return length_of(dots == 1 && text.size() == 2 && text[1] == U'?' ? 2 : dots);
  }
  if (kRuns.find(c) != View::npos) {
    return length_of(run([c](char32_t next) { return next == c; }));
  }
  const bool quote = c == U'\'' || c == U'`' || c == U'\u2018' || c == U'\u2019';
  if (quote && text.size() > 1 && (text[1] == c || (c == U'\u2018' && text[1] == U'\u2019'))) {
    return 2;
  }
  return 1;
}

std::uint32_t clitic_length(View word) {
  constexpr std::array<View, 6> kClitics{U"s", U"m", U"d", U"ll", U"re", U"ve"};
  std::size_t mark = word.size();
  while (mark > 0 && !is_apostrophe(word[mark - 1])) {
    --mark;
  }
  if (mark == 0) {
    return 0;
  }
  --mark;
  const View tail = word.substr(mark + 1);
  if (tail.size() == 1 && lower(tail[0]) == U't' && mark > 0 && lower(word[mark - 1]) == U'n') {
    return length_of(word.size() - mark + 1);
  }
  // "the 1990's" is one token, "Boeing 747's" two.
  const bool decade = mark >= 2 && word[mark - 1] == U'0' && is_digit(word[0]) &&
                      is_digit(word[mark - 2]) && (mark == 2 || mark == 4);
  const bool found = std::any_of(kClitics.begin(), kClitics.end(), [&](View clitic) {
    return tail.size() == clitic.size() && begins_with(tail, clitic);
  });
  return found && !decade ? length_of(word.size() - mark) : 0;
}

}  // namespace chronograph
