// SPDX-License-Identifier: Apache-2.0
// A label is made of the text's own words, those that the event's wording points at. Only what the
// reader could not know is replaced: a pronoun by whom it stands for.
#include "graph/labels.hpp"

#include <algorithm>
#include <vector>

namespace chronograph {
namespace {

constexpr std::uint32_t kLongestLabel = 110;  // code points: one line of a timeline

// Runs of white space become one space; the ends are trimmed.
std::string one_line(std::string_view text) {
  std::string line;
  std::size_t at = 0;
  bool space = false;
  while (at < text.size()) {
    const char32_t c = decode_utf8(text, at);
    if (is_space(c) || c < 0x20) {
      space = !line.empty();
      continue;
    }
    if (space) {
      line.push_back(' ');
      space = false;
    }
    append_utf8(line, c);
  }
  return line;
}

// Cuts at a word boundary, with an ellipsis.
std::string shorten(const std::string& text, std::uint32_t longest) {
  if (count_code_points(text) <= longest) {
    return text;
  }
  const Text whole(text);
  std::uint32_t end = longest - 1;
  while (end > longest / 2 && !is_space(whole.at(end))) {
    --end;
  }
  std::string cut(trim(whole.view({0, end})));
  while (!cut.empty() && (cut.back() == ',' || cut.back() == ';' || cut.back() == ':')) {
    cut.pop_back();
  }
  append_utf8(cut, 0x2026);
  return cut;
}

// "her" belongs to somebody only in front of what is hers.
bool is_possessive(std::string_view pronoun, bool first) {
  const std::string small = to_lower(pronoun);
  return small == "its" || small == "his" || small == "their" || (small == "her" && first);
}

class Labeller {
public:
  Labeller(const Document& document, const Event& event) : document_(document), event_(event) {
    const auto sentence = document.sentence_at(event.span.begin);
    sentence_ = sentence ? document.sentences[*sentence].span : event.span;
  }

  [[nodiscard]] std::string label() const {
    const std::vector<Span> pieces =
        event_.wording.empty() ? std::vector{stretch()} : event_.wording;
    std::string line;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const std::string words = words_of(pieces[i], i == 0);
      const bool joined = i > 0 && pieces[i].begin == pieces[i - 1].end;
      line += (i == 0 || joined ? "" : " ") + words;
    }
    return shorten(without_last_comma(one_line(line)), kLongestLabel);
  }

private:
  // Of "We will come," she said.
  static std::string without_last_comma(std::string line) {
    for (const std::string_view quote : {"\"", "\u201D", "''"}) {
      const std::string end = "," + std::string(quote);
      if (line.ends_with(end)) {
        line.erase(line.size() - end.size(), 1);
      }
    }
    return line;
  }

  // Of an event that came without its wording: from the first to the last who takes part.
  [[nodiscard]] Span stretch() const {
    Span whole = event_.span;
    for (const Argument& argument : event_.arguments) {
      if (sentence_.contains(argument.span)) {
        whole.begin = std::min(whole.begin, argument.span.begin);
        whole.end = std::max(whole.end, argument.span.end);
      }
    }
    if (whole.end == event_.span.end) {
      whole.end = end_of_clause(whole.end);
    }
    return whole;
  }

  [[nodiscard]] std::uint32_t end_of_clause(std::uint32_t end) const {
    while (end < sentence_.end) {
      const char32_t c = document_.text.at(end);
      const bool ends_clause =
          c == ',' || c == ';' || c == ':' || c == '.' || c == '"' || c == 0x201D || c == '(';
      if (ends_clause && (end + 1 >= sentence_.end || !is_digit(document_.text.at(end + 1)))) {
        break;
      }
      ++end;
    }
    return end;
  }

  // Pronouns that take part are named: who reads a line alone cannot know whom they mean.
  [[nodiscard]] std::string words_of(Span piece, bool first) const {
    std::string words;
    std::uint32_t at = piece.begin;
    const auto begin = std::lower_bound(
        document_.mentions.begin(), document_.mentions.end(), piece.begin,
        [](const Mention& mention, std::uint32_t place) { return mention.span.begin < place; });
    for (auto m = begin; m != document_.mentions.end() && m->span.begin < piece.end; ++m) {
      if (m->kind == MentionKind::Pronoun && m->entity && m->span.begin >= at &&
          m->span.end <= piece.end && ((first && m->span.begin == piece.begin) || takes_part(*m))) {
        words += document_.view(Span{at, m->span.begin});
        words += document_.entities[*m->entity].name;
        words += is_possessive(document_.view(m->span), first && m->span.begin == piece.begin)
                     ? "’s"
                     : "";
        at = m->span.end;
      }
    }
    words += document_.view(Span{at, piece.end});
    return first ? with_capital(words, piece) : within_line(words, piece);
  }

  [[nodiscard]] bool takes_part(const Mention& mention) const {
    return std::any_of(event_.arguments.begin(), event_.arguments.end(),
                       [&](const Argument& argument) { return argument.span == mention.span; });
  }

  // "iPhone" stays as it is.
  [[nodiscard]] std::string with_capital(std::string words, Span piece) const {
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z' && !is_name(piece.begin)) {
      words.front() = static_cast<char>(words.front() - 'a' + 'A');
    }
    return words;
  }

  // "In May" that began its sentence.
  [[nodiscard]] std::string within_line(std::string words, Span piece) const {
    if (!words.empty() && words.front() >= 'A' && words.front() <= 'Z' &&
        piece.begin == sentence_.begin && !is_name(piece.begin)) {
      words.front() = static_cast<char>(words.front() - 'A' + 'a');
    }
    return words;
  }

  [[nodiscard]] bool is_name(std::uint32_t place) const {
    return std::any_of(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& m) {
      return m.kind == MentionKind::Name && m.span.begin <= place && place < m.span.end;
    });
  }

  const Document& document_;
  const Event& event_;
  Span sentence_;
};

}  // namespace

std::string label_of_event(const Document& document, const Event& event) {
  return Labeller(document, event).label();
}

std::string label_of_document(const Document& document) {
  const std::string title = one_line(document.title);
  if (!title.empty()) {
    return shorten(title, kLongestLabel);
  }
  const Span beginning{0, std::min<std::uint32_t>(document.text.size(), 4 * kLongestLabel)};
  const std::string text = one_line(document.text.view(beginning));
  return text.empty() ? document.id : shorten(text, kLongestLabel);
}

}  // namespace chronograph
