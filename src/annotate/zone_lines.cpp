// SPDX-License-Identifier: Apache-2.0
#include "annotate/zone_lines.hpp"

#include "annotate/characters.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using View = std::u32string_view;

constexpr std::uint32_t kShortLine = 25;    ///< words of a line that a begin may betray
constexpr std::uint32_t kLongCaption = 80;  ///< words
constexpr std::uint32_t kLongByline = 12;   ///< words
constexpr std::size_t kLongDateline = 60;   ///< code points

std::vector<View> split_words(View text) {
  std::vector<View> words;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && !is_space(text[end])) {
      ++end;
    }
    if (end > begin) {
      words.push_back(text.substr(begin, end - begin));
    }
    begin = end + 1;
  }
  return words;
}

/// The word without marks at either end.
View bare(View word) {
  while (!word.empty() && !is_word_part(word.front())) {
    word.remove_prefix(1);
  }
  while (!word.empty() && !is_word_part(word.back())) {
    word.remove_suffix(1);
  }
  return word;
}

bool is_all_upper(View word) {
  return std::none_of(word.begin(), word.end(), [](char32_t c) { return is_lower(c); }) &&
         std::any_of(word.begin(), word.end(), [](char32_t c) { return is_upper(c); });
}

std::string plain(View text) {
  std::string out;
  for (const char32_t c : text) {
    append_utf8(out, c);
  }
  return to_lower(out);
}

bool begins_with(std::string_view text, std::string_view pattern) {
  return text.substr(0, pattern.size()) == pattern;
}

bool ends_with(std::string_view text, std::string_view pattern) {
  return text.size() >= pattern.size() && text.substr(text.size() - pattern.size()) == pattern;
}

/// Looks for a pattern where the table says; `whole` is the line without its last marks.
bool fits(std::string_view place, std::string_view pattern, std::string_view line,
          std::string_view whole) {
  if (place == "begin") {
    return begins_with(line, pattern);
  }
  return place == "end" ? ends_with(whole, pattern) : whole == pattern;
}

/// "In this Sept. 24, 2021, photo", "In this image taken from video".
bool describes_picture(std::string_view folded) {
  if (!begins_with(folded, "in this ") && !begins_with(folded, "this ")) {
    return false;
  }
  constexpr std::size_t kFirstWords = 64;
  const std::string_view head = folded.substr(0, kFirstWords);
  for (const std::string_view word :
       {" photo,",           " photo provided", " photo taken",      " photo released",
        " photo made",       " photo from",     " image taken",      " image made",
        " image released",   " image provided", " image from video", " image from",
        " image grab",       " file photo",     " file image",       " photograph taken",
        " handout photo",    " handout image",  " frame grab",       " picture taken",
        " picture released", " video image"}) {
    if (head.find(word) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

/// Initials of the desk at the end of agency copy: "(ab/dc)", "(sp-dgs)".
bool is_desk_mark(View text) {
  if (text.size() < 4 || text.size() > 14 || text.front() != U'(' || text.back() != U')') {
    return false;
  }
  const View inner = text.substr(1, text.size() - 2);
  return std::all_of(inner.begin(), inner.end(),
                     [](char32_t c) { return is_lower(c) || c == U'/' || c == U'-'; });
}

/// The length of the dash at `position`, 0 if there is none.
std::size_t dash_length(View text, std::size_t position) {
  const char32_t c = text[position];
  if (c == U'\u2014' || c == U'\u2013' || c == U'_') {
    return 1;
  }
  if (c != U'-') {
    return 0;
  }
  if (position + 1 < text.size() && text[position + 1] == U'-') {
    return 2;
  }
  const bool spaced = position > 0 && is_space(text[position - 1]) &&
                      (position + 1 == text.size() || is_space(text[position + 1]));
  return spaced ? 1 : 0;
}

}  // namespace

bool ends_sentence(const TextLine& line) {
  View text = line.text;
  while (!text.empty() && is_closing(text.back())) {
    text.remove_suffix(1);
  }
  return !text.empty() && (text.back() == U'.' || text.back() == U'!' || text.back() == U'?' ||
                           text.back() == U'\u2026');
}

std::optional<LinePatterns::Match> LinePatterns::match(const TextLine& line) const {
  if (is_desk_mark(line.text)) {
    return Match{};
  }
  if (describes_picture(line.folded) && line.words <= kLongCaption) {
    return Match{ZoneKind::Caption};
  }
  if (line.words > kLongCaption) {
    return std::nullopt;
  }
  std::string_view whole = line.folded;
  while (!whole.empty() &&
         std::string_view(".:!?-|>").find(whole.back()) != std::string_view::npos) {
    whole.remove_suffix(1);
  }
  for (const std::vector<std::string_view>& row : furniture_.rows()) {
    const bool caption = row[2] == "caption";
    if (line.words <= (caption ? kLongCaption : kShortLine) &&
        fits(row[1], row[0], line.folded, whole)) {
      return Match{caption ? ZoneKind::Caption : ZoneKind::Boilerplate, row[1] == "tail"};
    }
  }
  return std::nullopt;
}

std::string_view LinePatterns::kind_of_word(View word) const {
  return words_.get(plain(bare(word)));
}

/// Capitalised words, dates and an agency; a place in capitals or an agency in brackets.
bool LinePatterns::is_dateline(View head) const {
  bool place = false;
  bool agency = false;
  const std::vector<View> words = split_words(head);
  for (const View word : words) {
    const View core = bare(word);
    if (core.empty()) {
      return false;
    }
    const std::string_view kind = kind_of_word(word);
    const bool bracketed = word.front() == U'(' || word.back() == U')';
    if (bracketed) {
      agency = agency || kind == "agency";
    } else if (kind.empty() && !is_digit(core.front())) {
      if (!is_upper(core.front())) {
        return false;
      }
      constexpr std::size_t kLongerThanMostAcronyms = 4;
      place = place || (is_all_upper(core) && core.size() >= kLongerThanMostAcronyms);
    }
  }
  const bool named = !words.empty() && is_upper(bare(words.front()).front());
  return named && (place || agency) && words.size() <= 9;
}

std::uint32_t LinePatterns::dateline_length(const TextLine& line) const {
  const View text = line.text;
  for (std::size_t position = 2; position < std::min(text.size(), kLongDateline); ++position) {
    const std::size_t dash = dash_length(text, position);
    if (dash == 0) {
      continue;
    }
    std::size_t next = position + dash;
    while (next < text.size() && is_space(text[next])) {
      ++next;
    }
    const bool begins = next == text.size() || is_upper(text[next]) || is_digit(text[next]) ||
                        is_opening(text[next]);
    return begins && is_dateline(text.substr(0, position))
               ? static_cast<std::uint32_t>(position + dash)
               : 0;
  }
  return 0;
}

bool LinePatterns::is_date(const TextLine& line) const {
  constexpr std::uint32_t kLongDate = 12;
  if (line.words < 2 || line.words > kLongDate || !is_word_part(line.text.front())) {
    return false;
  }
  bool named = false;
  bool number = false;
  for (const View word : split_words(line.text)) {
    const View core = bare(word);
    if (core.empty()) {
      continue;
    }
    const std::string_view kind = kind_of_word(word);
    if (is_digit(core.front())) {
      number = true;
    } else if (kind == "month" || kind == "weekday") {
      named = true;
    } else if (kind != "clock" && kind != "filler") {
      return false;
    }
  }
  return named && number;
}

bool LinePatterns::is_byline(const TextLine& line) const {
  const std::vector<View> words = split_words(line.text);
  if (words.size() < 3 || words.size() > kLongByline || plain(words.front()) != "by" ||
      ends_sentence(line)) {
    return false;
  }
  std::size_t names = 0;
  for (std::size_t index = 1; index < words.size(); ++index) {
    const View core = bare(words[index]);
    if (core.empty()) {
      continue;
    }
    const std::string lower = plain(core);
    const std::string_view kind = words_.get(lower);
    if (is_upper(core.front()) && (kind.empty() || kind == "agency")) {
      ++names;
    } else if (kind != "joint" && kind != "filler") {
      return false;
    }
  }
  return names >= 2 && is_upper(bare(words[1]).empty() ? U'\0' : bare(words[1]).front());
}

}  // namespace chronograph
