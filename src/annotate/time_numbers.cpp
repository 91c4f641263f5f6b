// SPDX-License-Identifier: Apache-2.0
// Numbers, years and dates in digits or words. Digits are told by shape; words are joined by the
// usual grammar of English numerals, and read as a year where they come in two pairs ("nineteen
// ninety-six").
#include "annotate/time_words.hpp"

#include <algorithm>
#include <string>

namespace chronograph {
namespace {

constexpr std::int32_t kLargestNumber = 10'000'000;

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

// The runs of digits of a text and the marks between them: "9/24/2021" is {9, 24, 2021}, "//".
struct DigitShape {
  std::array<std::int32_t, 3> numbers{};
  std::array<std::size_t, 3> widths{};
  std::size_t count = 0;
  std::array<char, 2> marks{};
  std::string_view rest;  // what follows the last run
};

DigitShape shape_of(std::string_view text) {
  DigitShape shape;
  while (shape.count < 3 && !text.empty() && is_digit_char(text[0])) {
    std::size_t width = 0;
    std::int32_t number = 0;
    while (width < text.size() && is_digit_char(text[width])) {
      number = number > kLargestNumber ? number : number * 10 + (text[width] - '0');
      ++width;
    }
    shape.numbers.at(shape.count) = number;
    shape.widths.at(shape.count) = width;
    ++shape.count;
    text.remove_prefix(width);
    const bool goes_on = shape.count < 3 && text.size() > 1 && is_digit_char(text[1]) &&
                         std::string_view("/-.:,").find(text[0]) != std::string_view::npos;
    if (!goes_on) {
      break;
    }
    shape.marks.at(shape.count - 1) = text[0];
    text.remove_prefix(1);
  }
  shape.rest = text;
  return shape;
}

void add(TimeAtom& atom, TimeSlot slot, std::int32_t value) {
  atom.classes |= time_class_bit(slot);
  atom.values.set(slot, value);
}

// Two digits of a year in a date in digits: "9/24/98".
std::int32_t full_year(std::int32_t year, std::size_t width) {
  return width > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
}

void classify_date(const DigitShape& shape, TimeAtom& atom) {
  const auto& [a, b, c] = shape.numbers;
  const char mark = shape.marks[0];
  if (shape.marks[0] != shape.marks[1] || !shape.rest.empty()) {
    return;
  }
  if (shape.widths[0] == 4 && (mark == '-' || mark == '/') && shape.widths[1] <= 2 &&
      shape.widths[2] <= 2) {
    add(atom, TimeSlot::IsoDate, a * 10000 + b * 100 + c);
    return;
  }
  if (shape.widths[0] > 2 || shape.widths[1] > 2 ||
      (shape.widths[2] != 4 && shape.widths[2] != 2)) {
    return;
  }
  const std::int32_t year = full_year(c, shape.widths[2]);
  if (mark == '/' || (mark == '-' && shape.widths[2] == 4)) {
    // The month stands first in the United States, the day elsewhere.
    const bool day_first = a > 12 && b <= 12;
    const bool either = a >= 1 && b >= 1 && a <= 12 && b <= 12 && a != b;
    add(atom, either ? TimeSlot::DigitDate : TimeSlot::IsoDate,
        year * 10000 + (day_first ? b * 100 + a : a * 100 + b));
    if (a > 12 || b > 12) {
      atom.values.set(TimeSlot::DateOrder, day_first ? -1 : 1);
    }
  } else if (mark == '.' && shape.widths[2] == 4) {
    add(atom, TimeSlot::IsoDate, year * 10000 + b * 100 + a);
  }
}

// The day ends at 24:00.
bool is_clock(std::int32_t hour, std::int32_t minute) {
  return minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
}

void classify_pair(const DigitShape& shape, TimeAtom& atom) {
  const auto& [a, b, c] = shape.numbers;
  switch (shape.marks[0]) {
    case ':':
      if (is_clock(a, b) && shape.widths[1] == 2) {
        add(atom, TimeSlot::Clock, a * 3600 + b * 60);
      }
      break;
    case ',':
      if (shape.widths[1] == 3 && a < 1000) {
        add(atom, TimeSlot::Number, (a * 1000 + b) * kNumberScale);
      }
      break;
    case '.':
      if (a < 10000 && shape.widths[1] <= 2) {
        add(atom, TimeSlot::Number, a * kNumberScale + (shape.widths[1] == 1 ? b * 10 : b));
      }
      if (is_clock(a, b) && shape.widths[1] == 2) {
        add(atom, TimeSlot::DotClock, a * 3600 + b * 60);
      }
      break;
    case '/':
      if (a == 9 && b == 11) {
        add(atom, TimeSlot::IsoDate, 20010911);
      } else if (b > 1 && b <= 10 && a < b) {
        add(atom, TimeSlot::Number, a * kNumberScale / b);
      }
      break;
    case '-':
      if (shape.widths[0] == 4 && shape.widths[1] == 2 && b >= 1 && b <= 12) {
        add(atom, TimeSlot::IsoDate, a * 10000 + b * 100);
      }
      break;
    default:
      break;
  }
}

void classify_single(const DigitShape& shape, TimeAtom& atom) {
  const std::int32_t number = shape.numbers[0];
  const std::size_t width = shape.widths[0];
  const std::string_view rest = shape.rest;
  if (rest == "s" || rest == "'s") {
    if (number % 10 == 0 && width == 4 && number >= 1000 && number < 2200) {
      add(atom, TimeSlot::Decade, number);
    } else if (number % 10 == 0 && width == 2) {
      add(atom, TimeSlot::ShortDecade, number);
    }
    return;
  }
  if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") {
    add(atom, TimeSlot::Ordinal, number);
    if (number >= 1 && number <= 31) {
      add(atom, TimeSlot::DayOrdinal, number);
    }
    return;
  }
  if (!rest.empty() || number > kLargestNumber) {
    return;
  }
  add(atom, TimeSlot::Number, number * kNumberScale);
  if (width <= 2 && number >= 1 && number <= 99) {
    // A day up to 99 is taken for one here, so that "February 99" is seen and refused a value.
    if (number <= 31) {
      add(atom, TimeSlot::Day, number);
    }
    if (number <= 24) {
      add(atom, TimeSlot::Hour, number);
    }
  }
  if (width == 4 && number <= 2400 && number % 100 < 60) {
    add(atom, TimeSlot::ShortClock, number / 100 * 3600 + number % 100 * 60);
  }
  if (width == 4 && number >= 1000 && number < 2200) {
    add(atom, TimeSlot::Year, number);
  }
  if (width == 5 && number >= 10000) {
    add(atom, TimeSlot::LongYear, number);
  }
}

bool has(const TimeAtom& atom, TimeSlot slot) { return (atom.classes & time_class_bit(slot)) != 0; }

/// Reads the words of one number below a scale from `at` on: "twenty", "-", "one".
class WordNumber {
public:
  explicit WordNumber(const std::vector<TimeAtom>& atoms, std::size_t at)
      : atoms_(atoms), at_(at) {}

  std::int32_t total() const { return total_; }
  bool is_year() const { return is_year_; }
  std::size_t end() const { return at_; }

  void read() {
    const std::int32_t first = pair();
    if (const std::int32_t second = first >= 10 ? year_pair() : 0; second > 0) {
      total_ = first * 100 + second;
      is_year_ = true;
      return;
    }
    total_ = first;
    for (int part = 0; part < 4 && at_ < atoms_.size(); ++part) {
      if (has(atoms_[at_], TimeSlot::Scale) && total_ < kLargestNumber / 1000) {
        const std::int32_t scale = atoms_[at_].values.get(TimeSlot::Scale);
        total_ = std::max(total_, 1) * scale;
        ++at_;
        continue;
      }
      const std::size_t before = at_;
      if (total_ >= 100 && atoms_[at_].text == "and") {
        ++at_;
      }
      const std::int32_t more = total_ >= 100 ? pair() : 0;
      if (more == 0) {
        at_ = before;
        return;
      }
      total_ += more;
    }
  }

private:
  // 1 to 99, or 0 and nothing read.
  std::int32_t pair() {
    if (at_ >= atoms_.size()) {
      return 0;
    }
    if (has(atoms_[at_], TimeSlot::Ones)) {
      return atoms_[at_++].values.get(TimeSlot::Ones);
    }
    if (!has(atoms_[at_], TimeSlot::Tens)) {
      return 0;
    }
    std::int32_t value = atoms_[at_++].values.get(TimeSlot::Tens);
    const std::size_t ones = at_ < atoms_.size() && atoms_[at_].text == "-" ? at_ + 1 : at_;
    if (ones < atoms_.size() && has(atoms_[ones], TimeSlot::Ones) &&
        atoms_[ones].values.get(TimeSlot::Ones) < 10) {
      value += atoms_[ones].values.get(TimeSlot::Ones);
      at_ = ones + 1;
    }
    return value;
  }

  // The second half of a year in words ("ninety-six" after "nineteen").
  std::int32_t year_pair() {
    const std::size_t before = at_;
    const std::int32_t value = pair();
    if (value < 10) {
      at_ = before;
      return 0;
    }
    return value;
  }

  const std::vector<TimeAtom>& atoms_;
  std::size_t at_;
  std::int32_t total_ = 0;
  bool is_year_ = false;  // read in two pairs
};

// "and a half" after a number, or "1/2".
std::size_t half_after(const std::vector<TimeAtom>& atoms, std::size_t at) {
  std::size_t next = at;
  while (next < atoms.size() && next < at + 5 &&
         (atoms[next].text == "-" || atoms[next].text == "and" || atoms[next].text == "a")) {
    ++next;
  }
  if (next > at && next < atoms.size() && atoms[next].text == "half" &&
      atoms[next - 1].text != "and") {
    return next + 1;
  }
  if (at < atoms.size() && atoms[at].text == "1/2") {
    return at + 1;
  }
  if (at + 2 < atoms.size() && atoms[at].text == "1" && atoms[at + 1].text == "/" &&
      atoms[at + 2].text == "2") {
    return at + 3;
  }
  return at;
}

void join_at(std::vector<TimeAtom>& atoms, std::size_t i) {
  TimeAtom& atom = atoms[i];
  std::int32_t value = atom.values.get(TimeSlot::Number);
  std::size_t end = i + 1;
  if (has(atom, TimeSlot::Ones) || has(atom, TimeSlot::Tens) ||
      (has(atom, TimeSlot::Scale) && i > 0 && atoms[i - 1].text == "a")) {
    WordNumber number(atoms, i);
    number.read();
    if (number.end() == i || number.total() == 0 || number.total() > kLargestNumber) {
      return;
    }
    value = number.total() * kNumberScale;
    end = number.end();
    if (number.is_year() && number.total() >= 1100 && number.total() < 2200) {
      add(atom, TimeSlot::Year, number.total());
    } else if (end == i + 1 && number.total() <= 12) {
      add(atom, TimeSlot::Hour, number.total());
    }
  } else if (!has(atom, TimeSlot::Number)) {
    return;  // "several hundred"
  } else if (value % kNumberScale == 0 && end < atoms.size() && has(atoms[end], TimeSlot::Scale)) {
    value = std::min(value / kNumberScale, kLargestNumber / 1000) *
            atoms[end].values.get(TimeSlot::Scale) * kNumberScale;
    ++end;
  }
  const std::size_t half = half_after(atoms, end);
  if (half > end) {
    value += kNumberScale / 2;
    end = half;
  }
  add(atom, TimeSlot::Number, value);
  atom.number_atoms = static_cast<std::uint32_t>(end - i);
}

// An apostrophe of its own before two digits: "'98", "'80s".
void join_apostrophe(std::vector<TimeAtom>& atoms, std::size_t i) {
  if (i + 1 >= atoms.size() || atoms[i].span.end != atoms[i + 1].span.begin) {
    return;
  }
  const TimeAtom& next = atoms[i + 1];
  if (has(next, TimeSlot::ShortDecade)) {
    add(atoms[i], TimeSlot::Decade, next.values.get(TimeSlot::ShortDecade));
  } else if (has(next, TimeSlot::Number) && next.span.size() == 2) {
    add(atoms[i], TimeSlot::ShortYear, next.values.get(TimeSlot::Number) / kNumberScale);
  } else {
    return;
  }
  atoms[i].number_atoms = 2;
}

}  // namespace

void classify_digits(std::string_view text, TimeAtom& atom) {
  const DigitShape shape = shape_of(text);
  if (shape.count == 1) {
    classify_single(shape, atom);
  } else if (shape.count == 2 && shape.rest.empty()) {
    classify_pair(shape, atom);
  } else if (shape.count == 3) {
    const auto& [a, b, c] = shape.numbers;
    if (shape.marks[0] == ':' && shape.marks[1] == ':' && is_clock(a, b) && c < 60) {
      add(atom, TimeSlot::Clock, a * 3600 + b * 60 + c);
    } else if (shape.marks[0] == ',' && shape.marks[1] == ',') {
      add(atom, TimeSlot::Number, std::min(a, std::int32_t{9}) * 1'000'000 * kNumberScale);
    } else {
      classify_date(shape, atom);
    }
  }
}

void join_numbers(std::vector<TimeAtom>& atoms) {
  constexpr std::uint64_t kNumerals =
      time_class_bit(TimeSlot::Ones) | time_class_bit(TimeSlot::Tens) |
      time_class_bit(TimeSlot::Scale) | time_class_bit(TimeSlot::Number);
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if ((atoms[i].classes & kNumerals) != 0) {
      join_at(atoms, i);
    } else if (atoms[i].text == "'") {
      join_apostrophe(atoms, i);
    } else if (atoms[i].text.size() >= 3 && atoms[i].text[0] == '\'' &&
               is_digit_char(atoms[i].text[1])) {
      TimeAtom inner;
      classify_digits(atoms[i].text.substr(1), inner);
      if (has(inner, TimeSlot::ShortDecade)) {
        add(atoms[i], TimeSlot::Decade, inner.values.get(TimeSlot::ShortDecade));
      } else if (has(inner, TimeSlot::Number) && atoms[i].text.size() == 3) {
        add(atoms[i], TimeSlot::ShortYear, inner.values.get(TimeSlot::Number) / kNumberScale);
      }
    }
  }
}

}  // namespace chronograph
