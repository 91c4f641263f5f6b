// SPDX-License-Identifier: Apache-2.0
// Looks words up and cuts tokens at hyphens. A word's classes hold only where its flag allows:
// "May" with a capital and not as a modal verb.
#include "annotate/time_words.hpp"

#include "annotate/lexicon.hpp"
#include "chronograph/error.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

namespace chronograph {
namespace {

constexpr std::array<std::string_view, kTimeSlots> kSlotNames{
    "MONTH",    "WEEKDAY",   "WEEKDAYS",  "UNIT",        "UNITS",      "UNIT1",      "SEASON",
    "SEASONS",  "DAYPART",   "DAYPARTS",  "NOON",        "AMPM",       "ZONE",       "ONES",
    "TENS",     "SCALE",     "NUMBER",    "ORDINAL",     "DAYORDINAL", "DAY",        "HOUR",
    "YEAR",     "SHORTYEAR", "DECADE",    "SHORTDECADE", "CLOCK",      "SHORTCLOCK", "ISODATE",
    "SHIFT",    "EVERY",     "PART",      "PARTOF",      "ABOUT",      "MOD",        "ANCHOR",
    "CUT",      "TEXT",      "YEARSHIFT", "DOTCLOCK",    "LONGYEAR",   "WEEKS",      "WEEKSHIFT",
    "NTH",      "FISCAL",    "ERA",       "AHEAD",       "DIGITDATE",  "ASUNIT",     "ENDYEAR",
    "DATEORDER"};

using Code = std::pair<std::string_view, std::int32_t>;

constexpr std::array kUnitCodes{Code{"S", 0},   Code{"MIN", 1}, Code{"H", 2},   Code{"D", 3},
                                Code{"W", 4},   Code{"FN", 5},  Code{"WE", 6},  Code{"M", 7},
                                Code{"Q", 8},   Code{"Y", 9},   Code{"DE", 10}, Code{"CE", 11},
                                Code{"ML", 12}, Code{"HF", 13}};
constexpr std::array kSeasonCodes{Code{"SP", 0}, Code{"SU", 1}, Code{"FA", 2}, Code{"WI", 3}};
constexpr std::array kDayPartCodes{Code{"MO", 0}, Code{"AF", 1}, Code{"EV", 2}, Code{"NI", 3}};
constexpr std::array kModCodes{
    Code{"START", 1},     Code{"MID", 2},       Code{"END", 3},           Code{"APPROX", 4},
    Code{"MORE_THAN", 5}, Code{"LESS_THAN", 6}, Code{"EQUAL_OR_MORE", 7}, Code{"EQUAL_OR_LESS", 8}};
constexpr std::array kAnchorCodes{Code{"creation", 0}, Code{"reference", 1}};

std::span<const Code> codes_of(TimeSlot slot) {
  switch (slot) {
    case TimeSlot::Unit:
    case TimeSlot::Units:
    case TimeSlot::Unit1:
    case TimeSlot::Every:
    case TimeSlot::AsUnit:
      return kUnitCodes;
    case TimeSlot::Season:
    case TimeSlot::Seasons:
      return kSeasonCodes;
    case TimeSlot::DayPart:
    case TimeSlot::DayParts:
      return kDayPartCodes;
    case TimeSlot::Part:
    case TimeSlot::PartOf:
    case TimeSlot::About:
    case TimeSlot::Mod:
      return kModCodes;
    case TimeSlot::Anchor:
      return kAnchorCodes;
    default:
      return {};
  }
}

bool is_verb(Xpos xpos) { return xpos == Xpos::Md || (xpos >= Xpos::Vb && xpos <= Xpos::Vbz); }

bool is_hyphen(char32_t c) { return c == U'-' || (c >= U'\u2010' && c <= U'\u2014'); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// "2021-09-24" and "713-853-3989" stay whole, "11-Sep-2001" does not.
bool holds_digits_and_two_hyphens(std::string_view text) {
  return is_digit(text[0]) && std::count(text.begin(), text.end(), '-') > 1 &&
         std::none_of(text.begin(), text.end(), is_letter);
}

constexpr std::uint32_t kDateLength = 10;  // of "2021-03-03"
constexpr std::size_t kLongestStamp = 35;

// The length of a date with the time of day right behind it, "2021-03-03T10:00:05+02:00", at the
// begin of a text; 0 where there is none.
std::size_t length_of_stamp(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-ddTdd:dd";
  if (text.size() < kShape.size()) {
    return 0;
  }
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    if (kShape[i] == 'd' ? !is_digit(text[i]) : text[i] != kShape[i]) {
      return 0;
    }
  }
  const std::size_t end = text.find_first_not_of("0123456789:.+-Z", kShape.size());
  const std::size_t last = text.substr(0, end).find_last_of("0123456789Z");
  return last + 1;
}

// "FY2022" is the word and the year.
std::size_t letters_before_year(std::string_view text) {
  const bool fiscal = text.size() >= 4 && text.size() <= 6 && (text[0] == 'F' || text[0] == 'f') &&
                      (text[1] == 'Y' || text[1] == 'y');
  return fiscal && std::all_of(text.begin() + 2, text.end(), is_digit) ? 2 : 0;
}

// The length of what stands before "am" in "10.30am"; 0 for other tokens.
std::size_t digits_before_half_day(std::string_view text) {
  if (text.empty() || text[0] < '0' || text[0] > '9') {
    return 0;
  }
  const std::size_t end = std::min(text.find_first_not_of("0123456789.:"), text.size());
  const std::string_view rest = text.substr(end);
  constexpr std::array<std::string_view, 8> kHalfDays{"am",   "pm",   "AM",  "PM",
                                                      "a.m.", "p.m.", "a.m", "p.m"};
  return std::find(kHalfDays.begin(), kHalfDays.end(), rest) != kHalfDays.end() ? end : 0;
}

constexpr std::uint64_t kBesideAbbreviation = time_class_bit(TimeSlot::Number) |
                                              time_class_bit(TimeSlot::DayOrdinal) |
                                              time_class_bit(TimeSlot::Month);

bool is_date_beside(const std::vector<TimeAtom>& atoms, std::size_t i) {
  return i < atoms.size() && (atoms[i].classes & kBesideAbbreviation) != 0;
}

// "Sun Microsystems" and "Jan Kavan" are no dates, "Sun, 4 Jan 2009" is one.
void drop_bare_abbreviations(std::vector<TimeAtom>& atoms) {
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (!atoms[i].needs_numeral) {
      continue;
    }
    const std::size_t next = i + 1 < atoms.size() && atoms[i + 1].text == "," ? i + 2 : i + 1;
    if (!(i > 0 && is_date_beside(atoms, i - 1)) && !is_date_beside(atoms, next)) {
      atoms[i].classes = 0;
    }
  }
}

// "98" before a hyphen or slash is a year, and what follows may be its successor or a later one,
// but no month: "2008-09", "1998-03".
bool ends_range_of_years(const std::vector<TimeAtom>& atoms, std::int32_t hundredths) {
  if (atoms.size() < 2 || (atoms.back().text != "-" && atoms.back().text != "/")) {
    return false;
  }
  const TimeAtom& before = atoms[atoms.size() - 2];
  if ((before.classes & time_class_bit(TimeSlot::Year)) == 0) {
    return false;
  }
  constexpr std::int32_t kLastMonth = 12;
  const std::int32_t begin = before.values.get(TimeSlot::Year) % 100;
  const std::int32_t end = hundredths / kNumberScale;
  return end == (begin + 1) % 100 || (end > begin && end > kLastMonth);
}

// The tokens cut a stamp into many pieces.
Span stamp_at(const Document& document, std::uint32_t token, std::uint32_t last) {
  const Span span = document.tokens[token].span;
  const std::string_view text = document.view(span);
  if (text.size() < 4 || !is_digit(text[0]) || !is_digit(text[3])) {
    return {};
  }
  const std::uint32_t end = std::min(document.tokens[last - 1].span.end,
                                     span.begin + static_cast<std::uint32_t>(kLongestStamp));
  const std::size_t length = length_of_stamp(document.view(Span{span.begin, end}));
  return {span.begin, span.begin + static_cast<std::uint32_t>(length)};
}

constexpr std::size_t kLongestWord = 16;

}  // namespace

std::optional<TimeSlot> parse_time_slot(std::string_view name) {
  const auto found = std::find(kSlotNames.begin(), kSlotNames.end(), name);
  if (found == kSlotNames.end()) {
    return std::nullopt;
  }
  return static_cast<TimeSlot>(found - kSlotNames.begin());
}

std::optional<std::int32_t> parse_time_value(TimeSlot slot, std::string_view spelling) {
  for (const auto& [code, value] : codes_of(slot)) {
    if (code == spelling) {
      return value;
    }
  }
  if (slot == TimeSlot::Number && (spelling == "X" || spelling == "0.5" || spelling == "1.5")) {
    return spelling == "X"     ? kVagueNumber
           : spelling == "0.5" ? kNumberScale / 2
                               : kNumberScale * 3 / 2;
  }
  std::int32_t value = 0;
  const auto [end, error] =
      std::from_chars(spelling.data(), spelling.data() + spelling.size(), value);
  if (error != std::errc() || end != spelling.data() + spelling.size() || spelling.empty()) {
    return std::nullopt;
  }
  return slot == TimeSlot::Number ? value * kNumberScale : value;
}

TimeWords::TimeWords() {
  const Lexicon lexicon("time_words.tsv");
  for (const auto& row : lexicon.rows()) {
    Word word;
    word.flag = row.size() > 2 && !row[2].empty() ? row[2].front() : ' ';
    std::string_view rest = row.size() > 1 ? row[1] : std::string_view();
    while (!rest.empty()) {
      const std::string_view pair = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
      const std::size_t equals = std::min(pair.find('='), pair.size());
      const auto slot = parse_time_slot(pair.substr(0, equals));
      const auto value = slot && equals < pair.size()
                             ? parse_time_value(*slot, pair.substr(equals + 1))
                             : std::optional<std::int32_t>();
      if (!value) {
        throw Error(ErrorKind::Model, "time_words.tsv: word \"" + std::string(row[0]) +
                                          "\": found \"" + std::string(pair) +
                                          "\", expected CLASS=value");
      }
      word.values.set(*slot, *value);
    }
    word.classes = word.values.mask();
    entries_[row[0]].words.push_back(word);
  }
}

std::uint32_t TimeWords::intern(std::string_view word) {
  Entry& entry = entries_[word];
  if (entry.id == 0) {
    entry.id = ++last_id_;
  }
  return entry.id;
}

void TimeWords::read(const Document& document, std::uint32_t first, std::uint32_t last,
                     std::vector<TimeAtom>& atoms) const {
  atoms.clear();
  for (std::uint32_t token = first; token < last; ++token) {
    const Span span = document.tokens[token].span;
    const std::string_view text = document.view(span);
    if (const Span stamp = stamp_at(document, token, last); stamp.begin < stamp.end) {
      append(document, token, {stamp.begin, stamp.begin + kDateLength}, atoms);
      append(document, token, {stamp.begin + kDateLength + 1, stamp.begin + kDateLength + 6},
             atoms);
      atoms.back().span.end = stamp.end;
      while (token + 1 < last && document.tokens[token + 1].span.begin < stamp.end) {
        ++token;
      }
      continue;
    }
    const std::size_t letters = letters_before_year(text);
    const std::size_t digits = letters == 0 ? digits_before_half_day(text) : letters;
    if (digits != 0) {
      const auto end = span.begin + static_cast<std::uint32_t>(digits);
      append(document, token, {span.begin, end}, atoms);
      append(document, token, {end, span.end}, atoms);
      continue;
    }
    const bool may_split = text.find_first_of("-\xE2") != std::string_view::npos &&
                           span.size() > 1 && !holds_digits_and_two_hyphens(text);
    if (!may_split) {
      append(document, token, span, atoms);
      continue;
    }
    std::uint32_t begin = span.begin;
    std::uint32_t position = span.begin;
    for (std::size_t offset = 0; offset < text.size(); ++position) {
      if (is_hyphen(decode_utf8(text, offset))) {
        if (begin < position) {
          append(document, token, {begin, position}, atoms);
        }
        append(document, token, {position, position + 1}, atoms);
        begin = position + 1;
      }
    }
    if (begin < span.end) {
      append(document, token, {begin, span.end}, atoms);
    }
  }
  drop_bare_abbreviations(atoms);
  join_numbers(atoms);
}

void TimeWords::append(const Document& document, std::uint32_t token, Span span,
                       std::vector<TimeAtom>& atoms) const {
  TimeAtom atom;
  atom.span = span;
  atom.token = token;
  atom.xpos = document.tokens[token].xpos;
  std::string_view text = document.view(span);
  if (text.size() > 1 && text.back() == '.' && text[0] >= '0' && text[0] <= '9' &&
      text.find_first_not_of("0123456789") == text.size() - 1) {
    text.remove_suffix(1);  // a full stop that the tokens left on a number
    --atom.span.end;
  }
  atom.text = text;
  if (text.empty() || text.size() > kLongestWord) {
    atoms.push_back(atom);
    return;
  }
  if (text[0] >= '0' && text[0] <= '9') {
    classify_digits(text, atom);
    if (text.size() == 2 && ends_range_of_years(atoms, atom.values.get(TimeSlot::Number))) {
      atom.classes |= time_class_bit(TimeSlot::EndYear);
      atom.values.set(TimeSlot::EndYear, atom.values.get(TimeSlot::Number) / kNumberScale);
    }
  }
  std::array<char, kLongestWord> buffer{};
  std::transform(text.begin(), text.end(), buffer.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  atom.capital = text[0] >= 'A' && text[0] <= 'Z';
  // Dashes and apostrophes of print count as their plain forms.
  std::string_view key(buffer.data(), text.size());
  if (text.size() == 3 && text[0] == '\xE2') {
    std::size_t offset = 0;
    const char32_t c = decode_utf8(text, offset);
    key = is_hyphen(c) ? "-" : c == U'\u2019' || c == U'\u2018' ? "'" : key;
  }
  if (const auto found = entries_.find(key); found != entries_.end()) {
    atom.text = found->first;
    const bool after_number =
        !atoms.empty() && (atoms.back().classes & time_class_bit(TimeSlot::Number)) != 0;
    apply(found->second, atom, text, after_number);
  }
  atoms.push_back(atom);
}

void TimeWords::apply(const Entry& entry, TimeAtom& atom, std::string_view spelling,
                      bool after_number) {
  atom.word = entry.id;
  for (const Word& word : entry.words) {
    const bool all_capitals =
        std::all_of(spelling.begin(), spelling.end(), [](char c) { return c < 'a' || c > 'z'; });
    const bool allowed = word.flag == 'C'   ? atom.capital
                         : word.flag == 'P' ? atom.capital && !is_verb(atom.xpos)
                         : word.flag == 'A' ? all_capitals
                         : word.flag == 'N' ? after_number
                         : word.flag == 'D' ? atom.capital
                                            : true;
    if (!allowed) {
      continue;
    }
    atom.classes |= word.classes;
    atom.needs_numeral = word.flag == 'D';
    for (std::size_t i = 0; i < kTimeSlots; ++i) {
      const auto slot = static_cast<TimeSlot>(i);
      if (word.values.has(slot)) {
        atom.values.set(slot, word.values.get(slot));
      }
    }
  }
}

}  // namespace chronograph
