// SPDX-License-Identifier: Apache-2.0
#include "annotate/boundaries.hpp"

#include "annotate/characters.hpp"

#include <algorithm>
#include <array>

namespace chronograph {
namespace {

/// Returns one sign for the terminal mark that a token is, nothing if it is none.
std::string_view mark_sign(std::string_view word) {
  if (word == ".") {
    return ".";
  }
  if (word == "\u2026" ||
      (word.size() > 1 && word.find_first_not_of('.') == std::string_view::npos)) {
    return "...";
  }
  if (!word.empty() && word.find_first_not_of("!?.") == std::string_view::npos) {
    return word.find('?') == std::string_view::npos ? "!" : "?";
  }
  return word == ":" ? ":" : "";
}

char shape_of(std::string_view word, char32_t first) {
  if (is_digit(first)) {
    return '9';
  }
  if (is_upper(first)) {
    const bool small =
        std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return small ? 'X' : word.size() == 1 ? 'I' : 'A';
  }
  if (is_letter(first)) {
    return 'x';
  }
  return is_opening(first) ? 'o' : is_closing(first) ? 'c' : 'p';
}

std::string_view length_sign(std::uint32_t length) {
  constexpr std::array<std::string_view, 6> kSigns{"0", "1", "2", "3", "4", "5"};
  return length < kSigns.size() ? kSigns[length]
         : length < 12          ? "few"
         : length < 30          ? "some"
                                : "many";
}

bool is_bullet(std::string_view word) {
  return word == "-" || word == "*" || word == "\u2022" || word == "\u00B7" || word == "--";
}

}  // namespace

Boundaries::Boundaries(const Document& document, const Lexicon& dates)
    : document_(document), dates_(dates) {
  for (const Zone& zone : document.zones) {
    if (zone.kind == ZoneKind::Dateline) {
      datelines_.push_back(zone.span);
    }
  }
  wrapped_ = is_wrapped();
}

std::string_view Boundaries::word(std::uint32_t token_index) const {
  return token_index < document_.tokens.size() ? document_.view(document_.tokens[token_index])
                                               : std::string_view();
}

char32_t Boundaries::first_of(std::uint32_t token_index) const {
  return token_index < document_.tokens.size()
             ? document_.text.at(document_.tokens[token_index].span.begin)
             : U'\0';
}

Boundaries::Gap Boundaries::gap_after(std::uint32_t token_index) const {
  const Span gap{document_.tokens[token_index].span.end,
                 document_.tokens[token_index + 1].span.begin};
  if (gap.empty()) {
    return Gap::None;
  }
  const std::string_view space = document_.view(gap);
  const auto lines = std::count(space.begin(), space.end(), '\n');
  return lines == 0 ? Gap::Space : lines == 1 ? Gap::Line : Gap::Paragraph;
}

/// Closing quotes and brackets belong to the sentence whose end they follow.
std::uint32_t Boundaries::mark_before(std::uint32_t token_index) const {
  std::uint32_t mark = token_index;
  while (mark > 0 && is_closing(first_of(mark)) && gap_after(mark - 1) == Gap::None) {
    --mark;
  }
  return mark;
}

bool Boundaries::is_wrapped() const {
  std::uint32_t lines = 0;
  std::uint32_t inside = 0;
  for (std::uint32_t token_index = 0; token_index + 1 < document_.tokens.size(); ++token_index) {
    if (document_.tokens[token_index + 1].span.begin - document_.tokens[token_index].span.end ==
            1 &&
        document_.text.at(document_.tokens[token_index].span.end) == U'\n') {
      ++lines;
      const bool ended = !mark_sign(word(mark_before(token_index))).empty();
      inside += !ended && is_lower(first_of(token_index + 1)) ? 1U : 0U;
    }
  }
  return inside * 5 >= lines && inside > 0;
}

bool Boundaries::ends_dateline(std::uint32_t token_index) const {
  const std::uint32_t begin = document_.tokens[token_index].span.begin;
  const std::uint32_t next = document_.tokens[token_index + 1].span.begin;
  return std::any_of(datelines_.begin(), datelines_.end(), [&](Span dateline) {
    return dateline.begin <= begin && begin < dateline.end && next >= dateline.end;
  });
}

// "Sep" before "11", "Q3" before "2020": without a mark between them one date.
bool Boundaries::begins_date(std::uint32_t token_index) const {
  const std::string_view text = word(token_index);
  if (text.size() == 2 && (text[0] == 'Q' || text[0] == 'H')) {
    return text[1] >= '1' && text[1] <= '4';
  }
  const std::string_view kind = dates_.get(to_lower(text));
  return is_upper(first_of(token_index)) && (kind == "month" || kind == "weekday");
}

Boundaries::Kind Boundaries::kind(std::uint32_t token_index) const {
  const Gap gap = gap_after(token_index);
  // "NEW YORK, March 28 — He was sentenced": whoever reads on must not take the town for the
  // subject.
  if (gap == Gap::Paragraph || ends_dateline(token_index)) {
    return Kind::Always;
  }
  const std::uint32_t mark = mark_before(token_index);
  const bool marked = !mark_sign(word(mark)).empty();
  const char32_t next = first_of(token_index + 1);
  if (gap == Gap::Line && !wrapped_) {
    return marked || !is_lower(next) ? Kind::Always : Kind::Never;
  }
  if (gap == Gap::None && (!marked || is_closing(next) || next == U',')) {
    return Kind::Never;
  }
  if (marked) {
    return Kind::Open;
  }
  if (is_digit(next) && begins_date(token_index)) {
    return Kind::Never;
  }
  return is_upper(next) || is_digit(next) || is_opening(next) || is_bullet(word(token_index + 1))
             ? Kind::Open
             : Kind::Never;
}

void Boundaries::features(std::uint32_t token_index, std::uint32_t length,
                          std::vector<std::string>& features) const {
  const std::uint32_t mark_index = mark_before(token_index);
  const std::string_view sign = mark_sign(word(mark_index));
  const bool marked = !sign.empty();
  const std::uint32_t last = marked && mark_index > 0 ? mark_index - 1 : token_index;
  const std::string before = to_lower(word(last));
  const std::string next = to_lower(word(token_index + 1));
  const std::string_view closed = marked && mark_index != token_index ? "c" : "";
  const std::string_view joined = gap_after(token_index) == Gap::None ? "j" : "";
  const auto shape = [&](std::uint32_t index) { return shape_of(word(index), first_of(index)); };
  const std::array<char, 3> shapes{shape(last), shape(token_index + 1), shape(token_index + 2)};
  const std::string_view last_shape(&shapes[0], 1);
  const std::string_view next_shape(&shapes[1], 1);
  const std::string_view next_shapes(&shapes[1], 2);
  const std::string_view all_shapes(shapes.data(), 3);

  std::size_t count = 0;
  features.resize(14);
  const auto add = [&](std::string_view name, std::string_view first, std::string_view second = {},
                       std::string_view third = {}) {
    std::string& feature = features[count++];
    feature.assign(name).append(sign).append(" ").append(first);
    feature.append(second.empty() && third.empty() ? "" : " ").append(second);
    feature.append(third.empty() ? "" : " ").append(third);
  };
  add("mark", closed, joined);
  add("shape", next_shape, closed, joined);
  add("shapes", next_shapes);
  add("around", all_shapes, closed);
  add("next", next, next_shape);
  add("before", before);
  add("before+", before, next_shape);
  add("beforeshape", last_shape, next_shape, joined);
  add("length", length_sign(length));
  add("length+", length_sign(length), next_shape);
  add("after", to_lower(word(token_index + 2)), next_shape);
  add("both", before, next);
  add("two", last > 0 ? to_lower(word(last - 1)) : "", before, next_shape);
  add("follow", next, to_lower(word(token_index + 2)));
}

}  // namespace chronograph
