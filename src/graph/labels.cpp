// SPDX-License-Identifier: Apache-2.0
// A label is made of the text's own words: who, the trigger with what stands between, and what
// follows. Only what the reader does not need is cut (an apposition between subject and verb), only
// what he could not know is replaced (a pronoun).
#include "graph/labels.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace chronograph {
namespace {

constexpr std::uint32_t kLongestLabel = 110;  // code points: one line of a timeline
constexpr std::uint32_t kLongestGap =
    24;  // between two pieces: auxiliaries, adverbs, a short preposition phrase
constexpr std::uint32_t kLongestExtension = 70;  // of what follows a trigger that has no object

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

// What an argument reads as: a pronoun is replaced by the name that it stands for.
std::string words_of(const Document& document, const Argument& argument) {
  // Mentions are sorted by their spans.
  const auto mention =
      std::lower_bound(document.mentions.begin(), document.mentions.end(), argument.span,
                       [](const Mention& m, Span span) { return m.span < span; });
  const bool pronoun = argument.entity && mention != document.mentions.end() &&
                       mention->span == argument.span && mention->kind == MentionKind::Pronoun;
  if (pronoun) {
    return document.entities[*argument.entity].name;
  }
  return one_line(document.view(argument.span));
}

class Labeller {
public:
  Labeller(const Document& document, const Event& event) : document_(document), event_(event) {
    const auto sentence = document.sentence_at(event.span.begin);
    sentence_ = sentence ? document.sentences[*sentence].span : event.span;
  }

  std::string label() {
    const Argument* subject = subject_of();
    // Nouns have no tense, nor have verbs behind a modal.
    const bool is_noun = event_.tense == Tense::None;
    const bool in_front = subject != nullptr && subject->span.end <= event_.span.begin;
    std::string label(document_.view(event_.span));
    if (in_front && (!is_noun || owns_trigger(*subject))) {
      std::string who = words_of(document_, *subject);
      if (is_noun && is_possessive(subject->span) && who != document_.view(subject->span)) {
        who += "’s";  // "its purchase" is Microsoft's
      }
      label = who + between({subject->span.end, event_.span.begin}) + label;
    } else if (subject != nullptr && !in_front && !is_noun) {
      // "Speaking to a channel, Khan": whoever stands behind his verb comes first.
      label = words_of(document_, *subject) + " " + to_lower(label);
    }
    label += rest(in_front || is_noun ? nullptr : subject);
    return shorten(one_line(label), kLongestLabel);
  }

private:
  [[nodiscard]] bool is_possessive(Span span) const {
    const std::string word = to_lower(document_.view(span));
    return word == "its" || word == "his" || word == "her" || word == "their";
  }

  // "Microsoft's purchase" belongs to whoever stands before it; the attacks of "the group
  // intensified attacks" belong to a verb that is an event of its own.
  [[nodiscard]] bool owns_trigger(const Argument& subject) const {
    const auto next = std::lower_bound(
        document_.events.begin(), document_.events.end(), subject.span.end,
        [](const Event& other, std::uint32_t end) { return other.span.begin < end; });
    return next == document_.events.end() || next->span.begin >= event_.span.begin;
  }

  // The argument that stands before the trigger and nearest to it; else the agent, wherever it
  // stands.
  [[nodiscard]] const Argument* subject_of() const {
    const Argument* nearest = nullptr;
    const Argument* agent = nullptr;
    for (const Argument& argument : event_.arguments) {
      if (!sentence_.contains(argument.span) || argument.span.overlaps(event_.span)) {
        continue;
      }
      const bool core = argument.role == Role::Agent || argument.role == Role::Patient;
      if (core && argument.span.end <= event_.span.begin &&
          (nearest == nullptr || argument.role == Role::Agent ||
           nearest->span.begin < argument.span.begin)) {
        nearest = nearest != nullptr && nearest->role == Role::Agent ? nearest : &argument;
      }
      if (argument.role == Role::Agent && agent == nullptr) {
        agent = &argument;
      }
    }
    return nearest != nullptr ? nearest : agent;
  }

  // What stands between subject and trigger, with its white space, unless it is an aside.
  [[nodiscard]] std::string between(Span gap) const {
    const std::string_view words = document_.view(gap);
    const std::string_view first = trim(words).substr(0, 1);
    if (first != "," && first != "(" && first != ";") {
      return gap.size() <= kLongestGap ? std::string(words) : " ";
    }
    // ", the ruler, has" keeps "has": what follows the last comma or bracket belongs to the verb.
    const std::size_t close = words.find_last_of(",)");
    return close == words.find_first_of(",;(") ? " " : std::string(words.substr(close + 1));
  }

  // What follows the trigger: all words up to the last argument behind it, or some words where
  // there is none.
  [[nodiscard]] std::string rest(const Argument* moved) const {
    std::vector<const Argument*> behind;
    for (const Argument& argument : event_.arguments) {
      if (&argument != moved && argument.span.begin >= event_.span.end &&
          sentence_.contains(argument.span)) {
        behind.push_back(&argument);
      }
    }
    if (behind.empty()) {
      return " " + extension();
    }
    std::sort(behind.begin(), behind.end(),
              [](const Argument* a, const Argument* b) { return a->span < b->span; });
    std::string words;
    std::uint32_t at = event_.span.end;
    for (const Argument* argument : behind) {
      if (argument->span.begin >= at) {
        words += document_.view(Span{at, argument->span.begin});
        words += words_of(document_, *argument);
        at = argument->span.end;
      }
    }
    return words;
  }

  // To the end of the clause, as far as a line allows.
  [[nodiscard]] std::string extension() const {
    std::uint32_t end = event_.span.end;
    while (end < sentence_.end) {
      const char32_t c = document_.text.at(end);
      const bool ends_clause =
          c == ',' || c == ';' || c == ':' || c == '.' || c == '"' || c == 0x201D || c == '(';
      if (ends_clause && (end + 1 >= sentence_.end || !is_digit(document_.text.at(end + 1)))) {
        break;
      }
      ++end;
    }
    return shorten(one_line(document_.view(Span{event_.span.end, end})), kLongestExtension);
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
