// SPDX-License-Identifier: Apache-2.0
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

std::string shorten(const std::string& text) {
  if (count_code_points(text) <= kLongestLabel) {
    return text;
  }
  const Text whole(text);
  std::string cut(trim(whole.view({0, kLongestLabel - 1})));
  append_utf8(cut, 0x2026);
  return cut;
}

// What a piece of the clause reads as: a pronoun is replaced by the name that it stands for.
std::string words_of(const Document& document, const Argument& argument) {
  if (argument.entity) {
    for (const Mention& mention : document.mentions) {
      if (mention.span == argument.span && mention.kind == MentionKind::Pronoun) {
        return document.entities[*argument.entity].name;
      }
    }
  }
  return one_line(document.view(argument.span));
}

struct Piece {
  Span span;
  std::string words;
};

// The argument spans inside the trigger's sentence and the trigger, in text order, none inside
// another.
std::vector<Piece> pieces_of(const Document& document, const Event& event) {
  std::vector<Piece> pieces{{event.span, one_line(document.view(event.span))}};
  const auto sentence = document.sentence_at(event.span.begin);
  for (const Argument& argument : event.arguments) {
    if (sentence && document.sentences[*sentence].span.contains(argument.span)) {
      pieces.push_back({argument.span, words_of(document, argument)});
    }
  }
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<Piece> apart;
  for (Piece& piece : pieces) {
    if (apart.empty() || !apart.back().span.overlaps(piece.span)) {
      apart.push_back(std::move(piece));
    }
  }
  return apart;
}

std::string join(const std::vector<Piece>& pieces, const Document& document,
                 std::uint32_t longest_gap) {
  std::string label;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) {
      const Span gap{pieces[i - 1].span.end, pieces[i].span.begin};
      const std::string between = gap.size() <= longest_gap ? one_line(document.view(gap)) : " … ";
      const bool attached = !between.empty() && (between[0] == ',' || between[0] == '\'');
      label += attached || between == " … " ? "" : " ";
      label += between;
      label += between.empty() || between == " … " ? "" : " ";
    }
    label += pieces[i].words;
  }
  return one_line(label);
}

}  // namespace

std::string label_of_event(const Document& document, const Event& event) {
  const std::vector<Piece> pieces = pieces_of(document, event);
  const Span whole = pieces.front().span.hull(pieces.back().span);
  const bool fits = whole.size() <= kLongestLabel;
  return shorten(join(pieces, document, fits ? kLongestLabel : 24));
}

std::string label_of_document(const Document& document) {
  const std::string title = one_line(document.title);
  if (!title.empty()) {
    return shorten(title);
  }
  const std::string text =
      one_line(document.text.view({0, std::min<std::uint32_t>(document.text.size(), 400)}));
  return text.empty() ? document.id : shorten(text);
}

}  // namespace chronograph
