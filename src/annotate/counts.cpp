// SPDX-License-Identifier: Apache-2.0
// A numeral is read from its digits or words, then what stands around it: a second numeral, the
// currency, the words of its bound.
#include "annotate/counts.hpp"

#include <algorithm>
#include <charconv>

namespace chronograph {
namespace {

using Index = std::uint32_t;

constexpr Index kMaxPhrase = 4;    // words of one entry of count_words.tsv
constexpr int kMaxBoundWords = 3;  // "at least another 12"
constexpr double kHundred = 100;
constexpr double kThousand = 1000;

struct Numeral {
  Index end = 0;
  double value = 0;
  double scale = 1;  // of the last word, where it is one: "3 MILLION"
  bool is_digits = false;
};

class CountParser {
public:
  CountParser(const Document& document, const CountLists& lists)
      : document_(document), lists_(lists), blocked_(document.tokens.size()) {
    for (const TimeExpression& time : document.times) {
      block(time.span);
    }
    for (const Mention& mention : document.mentions) {
      if (mention.kind == MentionKind::Name) {
        block(mention.span);
      }
    }
    for (const Token& token : document.tokens) {
      words_.push_back(to_lower(document.view(token)));
    }
  }

  std::vector<Count> parse() const {
    std::vector<Count> counts;
    for (const Sentence& sentence : document_.sentences) {
      for (Index i = sentence.first_token; i < sentence.last_token;) {
        const auto count = blocked_[i] ? std::nullopt : count_at(i, sentence);
        if (count) {
          counts.push_back(*count);
        }
        i = count ? count->last : i + 1;
      }
    }
    return counts;
  }

private:
  void block(Span span) {
    const auto [first, last] = document_.tokens_in(span);
    std::fill(blocked_.begin() + first, blocked_.begin() + last, true);
  }

  bool adjacent(Index left) const {
    return left + 1 < document_.tokens.size() &&
           document_.tokens[left].span.end == document_.tokens[left + 1].span.begin;
  }
  bool is_hyphen(Index i) const {
    return words_[i] == "-" || words_[i] == "\u2013" || words_[i] == "--";
  }

  // The kind of the words [i, i + length) in count_words.tsv.
  std::string_view kind_of(Index i, Index length) const {
    std::string key = words_[i];
    for (Index k = 1; k < length; ++k) {
      key += " " + words_[i + k];
    }
    return lists_.words.get(key);
  }
  double value_of(Index i, Index length) const {
    std::string key = words_[i];
    for (Index k = 1; k < length; ++k) {
      key += " " + words_[i + k];
    }
    return number_in(lists_.words.get(key, 1)).value_or(0);
  }

  static std::optional<double> number_in(std::string_view text) {
    double value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && rest == text.data() + text.size() ? std::optional(value)
                                                                     : std::nullopt;
  }

  // "12", "1,643", "3.2"
  std::optional<double> digits_at(Index i) const {
    std::string plain;
    std::size_t since_comma = 0;
    bool comma = false;
    for (const char c : words_[i]) {
      if (c == ',') {
        if (plain.empty() || (comma && since_comma != 3)) {
          return std::nullopt;
        }
        comma = true;
        since_comma = 0;
      } else if ((c >= '0' && c <= '9') || (c == '.' && !plain.empty())) {
        plain += c;
        ++since_comma;
      } else {
        return std::nullopt;
      }
    }
    if (plain.empty() || (comma && since_comma != 3)) {
      return std::nullopt;
    }
    return number_in(plain);
  }

  double scale_at(Index i, Index end, bool money) const {
    if (i >= end) {
      return 0;
    }
    if (kind_of(i, 1) == "scale") {
      return value_of(i, 1);
    }
    const std::string& lemma = document_.tokens[i].lemma;  // "3.2 m" is 3.2 million only of money
    const bool letter =
        money && (lemma == "million" || lemma == "billion" || lemma == "m" || lemma == "b");
    if (letter && words_[i].size() <= 2) {
      return words_[i].front() == 'b' ? 1e9 : 1e6;
    }
    return 0;
  }

  std::optional<Numeral> numeral_at(Index i, Index end, bool money) const {
    if (i >= end || blocked_[i]) {
      return std::nullopt;
    }
    Numeral found;
    if (const auto digits = digits_at(i)) {
      found = {i + 1, *digits, 1, true};
      while (found.end + 1 < end && words_[found.end] == "," && words_[found.end + 1] == "000") {
        found.value *= kThousand;  // "215, 000": spaces that some news agency put in
        found.end += 2;
      }
      if (i + 4 < end && words_[i + 1] == "and" && words_[i + 2] == "a" &&
          words_[i + 3] == "half") {
        found.value += 0.5;
        found.end = i + 4;
      }
      while (const double scale = scale_at(found.end, end, money)) {
        found.value *= scale;
        found.scale *= scale;
        ++found.end;
      }
      return found;
    }
    return words_at(i, end);
  }

  // "three hundred and twelve thousand", "two dozen", "a million"
  std::optional<Numeral> words_at(Index i, Index end) const {
    Numeral found{i, 0, 1, false};
    double total = 0;
    double group = 0;
    Index at = i;
    if (words_[at] == "a" && at + 1 < end && kind_of(at + 1, 1) == "scale") {
      group = 1;
      ++at;
    }
    while (at < end && !blocked_[at]) {
      Index word = at;
      if (at > i && (words_[at] == "and" || is_hyphen(at)) && at + 1 < end) {
        word = at + 1;
      }
      const std::string_view kind = kind_of(word, 1);
      const bool simple =
          (kind == "ones" || kind == "tens") && document_.tokens[word].upos == Upos::Num;
      const double value = simple || kind == "scale" ? value_of(word, 1) : 0;
      if (simple && group > 0) {
        const bool fits = (value < 10 && static_cast<int>(group) % 10 == 0 &&
                           static_cast<int>(group) % 100 >= 20) ||
                          static_cast<int>(group) % 100 == 0;
        if (!fits) {
          break;
        }
        group += value;
        found.scale = 1;
      } else if (simple) {
        group = value;
        found.scale = 1;
      } else if (kind == "scale" && group > 0) {
        if (value <= kHundred) {
          group *= value;
        } else {
          total += group * value;
          group = 0;
        }
        found.scale = value;
      } else {
        break;
      }
      at = word + 1;
    }
    found.end = at;
    found.value = total + group;
    if (found.value <= 0 || at == i) {
      return std::nullopt;
    }
    return found;
  }

  // What a sign or code before a number says: "$", "US$", "EUR".
  std::string_view sign_at(Index i) const {
    const std::string& word = words_[i];
    const bool sign = document_.tokens[i].xpos == Xpos::Dollar || word == "$" || word.back() == '$';
    const bool code = word.size() >= 3 && word.size() <= 4 && word.back() != '$';
    if (!sign &&
        !(code && (document_.view(document_.tokens[i])[0] < 'a' || word.starts_with("dlr")))) {
      return {};
    }
    if (word == "$" && i > 0 && adjacent(i - 1) && words_[i - 1].size() <= 4) {
      std::string before;
      for (const char c : words_[i - 1]) {
        before += c == '.' ? std::string() : std::string(1, c);
      }
      if (!before.empty() && before.front() >= 'a' && before.front() <= 'z') {
        const std::string_view known = lists_.currencies.get(before + "$");
        return known.empty() ? std::string_view("dollar") : known;
      }
    }
    return lists_.currencies.get(word);
  }

  // "million AUSTRALIAN DOLLARS": unit and the token behind it.
  std::pair<std::string_view, Index> currency_behind(Index i, Index end) const {
    for (Index length = 3; length >= 1; --length) {
      if (i + length > end) {
        continue;
      }
      const Token& noun = document_.tokens[i + length - 1];
      std::string key;
      for (Index k = 0; k + 1 < length; ++k) {
        key += words_[i + k] + " ";
      }
      if (noun.upos == Upos::Verb || noun.upos == Upos::Aux) {
        continue;  // "the 12 won"
      }
      for (const std::string& form : {words_[i + length - 1], noun.lemma}) {
        if (const auto unit = lists_.currencies.get(key + form); !unit.empty()) {
          return {unit, i + length};
        }
      }
    }
    return {{}, i};
  }

  std::optional<Count> fixed_at(Index i, Index end) const {
    for (Index length = std::min<Index>(kMaxPhrase, end - i); length >= 1; --length) {
      const std::string_view kind = kind_of(i, length);
      const bool exact = kind == "exact" || kind == "zero";
      if (!exact && kind != "plural") {
        continue;
      }
      if (words_[i] == "no" && length == 1 && document_.tokens[i].upos != Upos::Det) {
        return std::nullopt;
      }
      Count count;
      count.first = i;
      count.last = i + length;
      count.min = value_of(i, length);
      count.max = exact ? count.min : std::nullopt;
      return count;
    }
    return std::nullopt;
  }

  std::optional<Count> count_at(Index i, const Sentence& sentence) const {
    const Index end = sentence.last_token;
    if (auto fixed = fixed_at(i, end)) {
      if (fixed->min != 0.0) {
        add_currency_behind(*fixed, end);
        add_bounds_before(*fixed, sentence);
      }
      return fixed;
    }
    const std::string_view sign = sign_at(i);
    const Index start = sign.empty() ? i : i + 1;
    const auto numeral = numeral_at(start, end, !sign.empty());
    if (!numeral) {
      return std::nullopt;
    }
    Count count;
    count.first = i;
    count.last = numeral->end;
    count.currency = sign;
    count.min = numeral->value;
    count.max = numeral->value;
    count.is_year_like = numeral->is_digits && numeral->end == start + 1 &&
                         words_[start].size() == 4 && numeral->value >= 1800 &&
                         numeral->value < 2100 && sign.empty();
    if (!sign.empty() && words_[i] == "$" && i > sentence.first_token && adjacent(i - 1) &&
        document_.tokens[i - 1].upos != Upos::Punct) {
      count.first = i - 1;  // "US$"
    } else if (sign.empty() && i > sentence.first_token && adjacent(i - 1) &&
               document_.tokens[i - 1].upos != Upos::Punct) {
      return std::nullopt;  // "No.5", "+12"
    }
    add_second(count, *numeral, end);
    add_currency_behind(count, end);
    if (!add_compound(count, end)) {
      count.min.reset();
      count.max.reset();
      return count;  // read over, so that no part of it is taken for a number
    }
    add_bounds_before(count, sentence);
    add_bound_behind(count, end);
    return count;
  }

  void add_second(Count& count, const Numeral& first, Index end) const {
    const Index join = count.last;
    if (join + 1 >= end) {
      return;
    }
    const bool between = count.first > 0 && words_[count.first - 1] == "between";
    const bool from = count.first > 0 && words_[count.first - 1] == "from";
    const bool joins = (is_hyphen(join) && adjacent(join)) || words_[join] == "to" ||
                       words_[join] == "or" || (between && words_[join] == "and");
    if (!joins || from) {
      return;
    }
    const std::string_view sign = sign_at(join + 1);
    const Index start = sign.empty() ? join + 1 : join + 2;
    const auto second = numeral_at(start, end, !count.currency.empty());
    if (!second || (sign.empty() && words_[join] == "or" && second->value <= first.value)) {
      return;
    }
    double low = first.value;
    const double high = second->value;
    if (first.scale == 1 && second->scale > 1 && low < high / second->scale) {
      low *= second->scale;  // "two to three hundred"
    }
    count.sides = {low, high};
    count.last = second->end;
    count.is_year_like = false;
    if (low < high) {
      count.min = low;
      count.max = high;
    }
    if (between) {
      --count.first;
    }
  }

  void add_currency_behind(Count& count, Index end) const {
    const auto [unit, behind] = currency_behind(count.last, end);
    if (!unit.empty() && (count.currency.empty() || count.currency == "dollar")) {
      count.currency = unit;
      count.last = behind;
    }
  }

  // Returns false for a number that is part of a compound: "19-year-old", "12-member".
  bool add_compound(Count& count, Index end) const {
    if (count.last >= end || !is_hyphen(count.last) || !adjacent(count.last - 1) ||
        !adjacent(count.last)) {
      return true;
    }
    if (count.last + 1 < end && words_[count.last + 1] == "strong") {
      count.is_strong = true;
      count.last += 2;
      return true;
    }
    return !count.currency.empty();  // "$3-million": as good as apart
  }

  void add_bounds_before(Count& count, const Sentence& sentence) const {
    for (int words = 0; words < kMaxBoundWords; ++words) {
      bool found = false;
      for (Index length = kMaxPhrase; length >= 1 && !found; --length) {
        if (count.first < sentence.first_token + length) {
          continue;
        }
        const std::string_view kind = kind_of(count.first - length, length);
        if (kind != "least" && kind != "most" && kind != "about" && kind != "except") {
          continue;
        }
        count.first -= length;
        found = true;
        bound(count, kind);
      }
      if (!found) {
        return;
      }
    }
  }

  void add_bound_behind(Count& count, Index end) const {
    if (count.last + 2 > end) {
      return;
    }
    const std::string_view kind = kind_of(count.last, 2);
    if (kind == "least-after" || kind == "most-after" || kind == "about-after") {
      count.last += 2;
      bound(count, kind.substr(0, kind.find('-')));
    }
  }

  static void bound(Count& count, std::string_view kind) {
    if (kind == "except") {
      count.min.reset();
      count.max.reset();
    } else if (kind == "least" && count.min) {
      count.max.reset();
    } else if (kind == "most" && count.max) {
      count.min.reset();
    }
  }

  const Document& document_;
  const CountLists& lists_;
  std::vector<bool> blocked_;
  std::vector<std::string> words_;
};

}  // namespace

std::vector<Count> counts_of(const Document& document, const CountLists& lists) {
  std::vector<Count> counts = CountParser(document, lists).parse();
  std::erase_if(counts, [](const Count& count) { return !count.min && !count.max; });
  // A word of the bound of one may have been read as a number before: the wider one stands.
  std::vector<Count> kept;
  for (const Count& count : counts) {
    while (!kept.empty() && kept.back().last > count.first) {
      kept.pop_back();
    }
    kept.push_back(count);
  }
  return kept;
}

}  // namespace chronograph
