// SPDX-License-Identifier: Apache-2.0
// A line is split into words once; a date is then a short pattern over them. The years are limited
// to those in which news was printed, so that 8 digits of an identifier rarely pass for a day.
#include "ingest/date_reading.hpp"

#include "chronograph/text/utf8.hpp"
#include "chronograph/time/timex.hpp"
#include "ingest/word_lists.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace chronograph {
namespace {

constexpr int kFirstYear = 1500;
constexpr int kLastYear = 2199;
constexpr int kFirstCompactYear = 1800;

LineWord::Kind kind_of(char32_t c) {
  if (is_digit(c)) {
    return LineWord::Kind::Digits;
  }
  return is_letter(c) ? LineWord::Kind::Letters : LineWord::Kind::Mark;
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t number = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

int small_number(const LineWord& word, std::size_t most_digits) {
  return word.kind == LineWord::Kind::Digits && word.text.size() <= most_digits
             ? static_cast<int>(number_of(word.text))
             : -1;
}

int month_of(const LineWord& word) {
  static const auto kMonths = [] {
    std::map<std::string, int, std::less<>> months;
    for (const ListRow& row : read_list("date_words.tsv")) {
      if (row.second == "month") {
        months.emplace(row.first, static_cast<int>(number_of(row.third)));
      }
    }
    return months;
  }();
  if (word.kind != LineWord::Kind::Letters) {
    return 0;
  }
  const auto found = kMonths.find(to_lower(word.text));
  return found == kMonths.end() ? 0 : found->second;
}

/// Matches words one after the other from a first one.
class Matcher {
public:
  Matcher(const std::vector<LineWord>& words, std::size_t first, CompactDates compact)
      : words_(words), first_(first), next_(first), compact_(compact) {}

  std::optional<DateMatch> match() {
    // A number that goes on to the left is no part of a date: the second half of "555-2021-10-01".
    if (first_ >= 2 && words_[first_].kind == LineWord::Kind::Digits && adjoins_number()) {
      return std::nullopt;
    }
    for (const auto form : {&Matcher::year_first, &Matcher::figures, &Matcher::month_first,
                            &Matcher::day_first, &Matcher::compact}) {
      next_ = first_;
      if (auto found = (this->*form)()) {
        return found;
      }
    }
    return std::nullopt;
  }

private:
  [[nodiscard]] bool adjoins_number() const {
    const LineWord& mark = words_[first_ - 1];
    return !words_[first_].after_space && !mark.after_space && is_separator(mark) &&
           words_[first_ - 2].kind == LineWord::Kind::Digits;
  }

  static bool is_separator(const LineWord& word) {
    return word.text == "-" || word.text == "/" || word.text == "." || word.text == "_";
  }

  const LineWord* take() { return next_ < words_.size() ? &words_[next_++] : nullptr; }

  int take_number(std::size_t most_digits) {
    const LineWord* word = take();
    return word == nullptr ? -1 : small_number(*word, most_digits);
  }

  bool skip(std::string_view text) {
    if (next_ < words_.size() && to_lower(words_[next_].text) == text) {
      ++next_;
      return true;
    }
    return false;
  }

  int take_year() {
    const LineWord* word = take();
    if (word == nullptr || word->text.size() != 4) {
      return -1;
    }
    const int year = small_number(*word, 4);
    return year >= kFirstYear && year <= kLastYear ? year : -1;
  }

  std::optional<DateMatch> found(int year, int month, int day) const {
    return DateMatch{Date::from_civil(year, month, day), first_, next_};
  }

  /// The same separator twice, without spaces: the shape of a date in figures.
  bool take_separator(std::string_view& separator) {
    const LineWord* word = take();
    if (word == nullptr || word->after_space || !is_separator(*word) ||
        (!separator.empty() && word->text != separator)) {
      return false;
    }
    separator = word->text;
    return next_ < words_.size() && !words_[next_].after_space;
  }

  std::optional<DateMatch> year_first() {
    std::string_view separator;
    const int year = take_year();
    if (year < 0 || !take_separator(separator)) {
      return std::nullopt;
    }
    const int month = take_number(2);
    if (month < 0 || !take_separator(separator)) {
      return std::nullopt;
    }
    const int day = take_number(2);
    return day < 0 ? std::nullopt : found(year, month, day);
  }

  std::optional<DateMatch> figures() {
    std::string_view separator;
    const int first = take_number(2);
    if (first < 0 || !take_separator(separator)) {
      return std::nullopt;
    }
    const int second = take_number(2);
    if (second < 0 || !take_separator(separator)) {
      return std::nullopt;
    }
    const int year = take_year();
    if (year < 0) {
      return std::nullopt;
    }
    if (separator == "." || first > 12 || first == second) {
      return found(year, second, first);
    }
    return second > 12 ? found(year, first, second) : std::nullopt;
  }

  std::optional<DateMatch> month_first() {
    const int month = next_ < words_.size() ? month_of(words_[next_++]) : 0;
    if (month == 0) {
      return std::nullopt;
    }
    skip(".");
    const int day = take_day();
    if (day < 0) {
      return std::nullopt;
    }
    skip(",");
    const int year = take_year();
    return year < 0 ? std::nullopt : found(year, month, day);
  }

  int take_day() {
    const int day = take_number(2);
    if (day >= 0 && !(skip("st") || skip("nd") || skip("rd"))) {
      skip("th");
    }
    return day;
  }

  std::optional<DateMatch> day_first() {
    const int day = take_day();
    if (day < 0) {
      return std::nullopt;
    }
    if (!skip("-")) {
      skip("of");
    }
    const int month = next_ < words_.size() ? month_of(words_[next_++]) : 0;
    if (month == 0) {
      return std::nullopt;
    }
    skip(".");
    if (!skip("-")) {
      skip(",");
    }
    const int year = take_year();
    return year < 0 ? std::nullopt : found(year, month, day);
  }

  std::optional<DateMatch> compact() {
    const LineWord* word = compact_ == CompactDates::Yes ? take() : nullptr;
    if (word == nullptr || word->kind != LineWord::Kind::Digits ||
        (word->text.size() != 8 && word->text.size() != 14)) {
      return std::nullopt;
    }
    const auto part = [&](std::size_t begin, std::size_t size) {
      return static_cast<int>(number_of(word->text.substr(begin, size)));
    };
    const int year = part(0, 4);
    return year >= kFirstCompactYear && year <= kLastYear ? found(year, part(4, 2), part(6, 2))
                                                          : std::nullopt;
  }

  const std::vector<LineWord>& words_;
  std::size_t first_;
  std::size_t next_;
  CompactDates compact_;
};

/// The UTC day of seconds (10 digits) or milliseconds (13 digits) since 1970.
std::optional<Date> date_of_epoch(std::string_view value) {
  const bool digits = std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || (value.size() != 10 && value.size() != 13)) {
    return std::nullopt;
  }
  constexpr std::int64_t kSecondsPerDay = 86400;
  const std::int64_t seconds = number_of(value) / (value.size() == 13 ? 1000 : 1);
  return Date::from_days(static_cast<std::int32_t>(seconds / kSecondsPerDay));
}

bool is_month_or_year(std::string_view value) {
  const std::int64_t year = value.size() >= 4 ? number_of(value.substr(0, 4)) : -1;
  return (value.size() == 4 || value.size() == 7) && year >= kFirstYear && year <= kLastYear &&
         std::ranges::all_of(value, [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace

std::vector<LineWord> split_line(std::string_view line) {
  std::vector<LineWord> words;
  bool after_space = true;
  std::size_t offset = 0;
  while (offset < line.size()) {
    const std::size_t begin = offset;
    const char32_t c = decode_utf8(line, offset);
    if (is_space(c)) {
      after_space = true;
      continue;
    }
    const LineWord::Kind kind = kind_of(c);
    if (!words.empty() && !after_space && kind != LineWord::Kind::Mark &&
        words.back().kind == kind) {
      words.back().text = line.substr(words.back().begin, offset - words.back().begin);
    } else {
      words.push_back({kind, line.substr(begin, offset - begin), begin, after_space});
    }
    after_space = false;
  }
  return words;
}

std::optional<DateMatch> find_date(const std::vector<LineWord>& words, std::size_t from,
                                   CompactDates compact) {
  for (std::size_t i = from; i < words.size(); ++i) {
    if (words[i].kind != LineWord::Kind::Mark) {
      if (auto match = Matcher(words, i, compact).match()) {
        return match;
      }
    }
  }
  return std::nullopt;
}

DateField read_date_field(std::string_view value) {
  constexpr std::size_t kLongest = 100;  // bytes; no date is longer
  value = trim(value);
  if (value.empty()) {
    return {};
  }
  const std::string_view start = value.substr(0, kLongest);
  const std::string quoted = "\"" + std::string(value.size() > kLongest ? "..." : start) + "\"";
  if (const auto date = date_of_epoch(value)) {
    return {DayBounds{date, date}, ""};
  }
  if (value.size() <= kLongest) {
    if (const auto match = find_date(split_line(value), 0, CompactDates::Yes)) {
      return match->date ? DateField{DayBounds{match->date, match->date}, ""}
                         : DateField{std::nullopt, quoted + " names a day that does not exist"};
    }
    if (is_month_or_year(value)) {
      if (const auto days = days_of_value(value)) {
        return {days, ""};
      }
    }
  }
  return {std::nullopt, quoted + " is no date; expected one such as 2021-10-01"};
}

std::optional<Date> date_of_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  for (const std::string_view part : {name, path}) {
    const std::vector<LineWord> words = split_line(part);
    for (std::size_t from = 0; from < words.size();) {
      const auto match = find_date(words, from, CompactDates::Yes);
      if (!match) {
        break;
      }
      if (match->date) {
        return match->date;
      }
      from = match->last;
    }
  }
  return std::nullopt;
}

}  // namespace chronograph
