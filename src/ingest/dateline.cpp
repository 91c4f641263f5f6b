// SPDX-License-Identifier: Apache-2.0
// A date counts where the line around it shows that it dates the article: nothing else stands
// there, a word such as "Published" leads to it, or a place leads to it and a dash follows.
#include "ingest/dateline.hpp"

#include "chronograph/text/utf8.hpp"
#include "ingest/date_reading.hpp"
#include "ingest/word_lists.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace chronograph {
namespace {

constexpr std::size_t kFirstLines = 16;  // lines with words; furniture may stand above the date
constexpr std::size_t kLongestLabelled = 160;  // bytes of a line of labels and dates
constexpr std::size_t kLongestLead = 300;      // bytes of a paragraph that are looked at
constexpr std::size_t kLongestPlace = 60;      // bytes before the date of a wire dateline
constexpr std::size_t kLongestAgency = 50;     // bytes between that date and its dash

enum class Meaning : std::uint8_t { Other, Companion, Published, Updated };

Meaning meaning_of(const LineWord& word) {
  static const auto kMeanings = [] {
    std::map<std::string_view, Meaning, std::less<>> meanings;
    for (const ListRow& row : read_list("date_words.tsv")) {
      if (row.second != "month") {
        meanings.emplace(row.first, row.second != "label"    ? Meaning::Companion
                                    : row.third == "updated" ? Meaning::Updated
                                                             : Meaning::Published);
      }
    }
    return meanings;
  }();
  if (word.kind == LineWord::Kind::Digits) {
    return word.text.size() <= 4 ? Meaning::Companion : Meaning::Other;  // a time of day
  }
  if (word.kind == LineWord::Kind::Mark) {
    return Meaning::Companion;
  }
  const auto found = kMeanings.find(to_lower(word.text));
  return found == kMeanings.end() ? Meaning::Other : found->second;
}

bool is_dash(std::string_view mark) {
  return mark == "-" || mark == "\u2013" || mark == "\u2014" || mark == "_";
}

bool starts_upper(const LineWord& word) {
  std::size_t offset = 0;
  return word.kind == LineWord::Kind::Letters && is_upper(decode_utf8(word.text, offset));
}

struct Line {
  std::string_view text;
  std::vector<LineWord> words;
};

bool is_company(Meaning meaning) { return meaning != Meaning::Other; }

/// Tells whether only companions of a date stand in [first, last), and which label is among them.
struct Surroundings {
  bool plain = true;
  Meaning label = Meaning::Companion;
};

Surroundings look_around(const Line& line, std::size_t first, std::size_t last) {
  Surroundings seen;
  for (std::size_t i = first; i < last; ++i) {
    const Meaning meaning = meaning_of(line.words[i]);
    seen.plain = seen.plain && is_company(meaning);
    if (meaning == Meaning::Published || (meaning == Meaning::Updated && seen.plain)) {
      seen.label = meaning;
    }
  }
  return seen;
}

/// The label that leads to the date of a line that is not only a date: "By Ann Lee | Published 1
/// October 2021". It begins the line or stands after a mark other than a comma.
Meaning leading_label(const Line& line, const DateMatch& match) {
  for (std::size_t i = match.first; i-- > 0;) {
    const Meaning meaning = meaning_of(line.words[i]);
    if (meaning == Meaning::Other) {
      return Meaning::Other;
    }
    const bool begins =
        i == 0 || (line.words[i - 1].kind == LineWord::Kind::Mark && line.words[i - 1].text != ",");
    if (begins && (meaning == Meaning::Published || meaning == Meaning::Updated)) {
      return meaning;
    }
  }
  return Meaning::Other;
}

/// "KABUL, Oct. 1, 2021 (Reuters) -": a place, a comma, the date, at most an agency, a dash.
bool is_wire_dateline(const Line& line, const DateMatch& match) {
  const auto& words = line.words;
  if (match.first < 2 || !starts_upper(words[0]) || words[match.first - 1].text != "," ||
      words[match.first].begin > kLongestPlace) {
    return false;
  }
  const std::size_t date_end = words[match.last - 1].end();
  int brackets = 0;
  for (std::size_t i = match.last; i < words.size() && words[i].begin < date_end + kLongestAgency;
       ++i) {
    if (is_dash(words[i].text)) {
      return true;
    }
    brackets += words[i].text == "(" ? 1 : words[i].text == ")" ? -1 : 0;
    if (brackets == 0 && words[i].text != ")") {
      return false;
    }
  }
  return false;
}

/// "By Ann Lee, Harbour Wire, 1 October 2021": a byline that ends in the date.
bool is_dated_byline(const Line& line, const DateMatch& match) {
  return line.text.size() <= kLongestLabelled && to_lower(line.words[0].text) == "by" &&
         look_around(line, match.last, line.words.size()).plain;
}

/// Tells how a date of a line dates the article: Published, Updated, or Other for not at all.
Meaning dates_article(const Line& line, const DateMatch& match) {
  if (line.text.size() <= kLongestLabelled) {
    const Surroundings before = look_around(line, 0, match.first);
    const Surroundings after = look_around(line, match.last, line.words.size());
    if (before.plain && after.plain) {
      return before.label == Meaning::Updated ? Meaning::Updated : Meaning::Published;
    }
    if (before.plain && before.label != Meaning::Companion && line.words.back().text != ".") {
      return before.label;
    }
    const Meaning label = leading_label(line, match);
    if (label != Meaning::Other && line.words.back().text != ".") {
      return label;
    }
  }
  return is_wire_dateline(line, match) || is_dated_byline(line, match) ? Meaning::Published
                                                                       : Meaning::Other;
}

/// Cuts a long paragraph where no character is split.
std::string_view lead_of(std::string_view line) {
  if (line.size() <= kLongestLead) {
    return line;
  }
  std::size_t end = kLongestLead;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return line.substr(0, end);
}

struct DatedLine {
  Dateline dateline;
  Meaning meaning = Meaning::Other;
};

/// The date of a line that dates the article; of several, a publication before an update.
std::optional<DatedLine> date_line(std::string_view text) {
  const Line line{text, split_line(lead_of(text))};
  std::optional<DatedLine> updated;
  for (std::size_t from = 0; from < line.words.size();) {
    const auto match = find_date(line.words, from, CompactDates::No);
    if (!match) {
      break;
    }
    from = match->last;
    const Meaning meaning = match->date ? dates_article(line, *match) : Meaning::Other;
    if (meaning == Meaning::Other) {
      continue;
    }
    const DatedLine dated{
        {*match->date, line.words[match->first].begin, line.words[match->last - 1].end()}, meaning};
    if (meaning == Meaning::Published) {
      return dated;
    }
    if (!updated) {
      updated = dated;
    }
  }
  return updated;
}

}  // namespace

std::optional<Dateline> find_dateline(std::string_view text) {
  std::optional<Dateline> updated;
  std::size_t begin = 0;
  for (std::size_t seen = 0; begin < text.size() && seen < kFirstLines;) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (!trim(lead_of(line)).empty()) {
      ++seen;
      if (auto dated = date_line(line)) {
        dated->dateline.begin += begin;
        dated->dateline.end += begin;
        if (dated->meaning == Meaning::Published) {
          return dated->dateline;
        }
        updated = updated ? updated : dated->dateline;
      }
    }
    begin = end + 1;
  }
  return updated;
}

bool is_date_line(std::string_view line) {
  if (line.size() > kLongestLabelled) {
    return false;
  }
  const auto dated = date_line(line);
  return dated && !is_wire_dateline({line, split_line(line)},
                                    *find_date(split_line(line), 0, CompactDates::No));
}

}  // namespace chronograph
