// SPDX-License-Identifier: Apache-2.0
// The verb that governs an expression is taken to be the nearest one before it in its clause, else
// the nearest after it; its auxiliaries are read from right to left.
#include "annotate/time_tense.hpp"

#include <optional>
#include <string>

namespace chronograph {
namespace {

bool is_verb(const Token& token) {
  return token.xpos == Xpos::Md || (token.xpos >= Xpos::Vb && token.xpos <= Xpos::Vbz);
}

// What may stand between a verb and its auxiliaries.
bool is_between(const Token& token) {
  return token.upos == Upos::Adv || token.upos == Upos::Part || is_verb(token);
}

bool ends_clause(const Document& document, const Token& token) {
  const std::string_view text = document.view(token);
  return text == ";" || text == ":" || text == "--" || text == "\"" || text == "\u201D" ||
         text == "''";
}

// "Had been scheduled", "originally planned": what came of it is told elsewhere, and its day is
// over as a rule.
bool is_overtaken(const Document& document, const Sentence& sentence, const Lexicon& cues,
                  std::uint32_t participle) {
  for (std::uint32_t at = participle; at > sentence.first_token;) {
    const Token& token = document.tokens[--at];
    if (!is_between(token)) {
      return false;
    }
    if (cues.get(token.lemma) == "overtaken") {
      return true;
    }
    if (token.lemma == "have") {
      return token.xpos == Xpos::Vbd;
    }
  }
  return false;
}

std::optional<std::uint32_t> verb_before(const Document& document, const Sentence& sentence,
                                         std::uint32_t at) {
  while (at > sentence.first_token) {
    const Token& token = document.tokens[--at];
    if (is_verb(token)) {
      return at;
    }
    if (ends_clause(document, token)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> verb_after(const Document& document, const Sentence& sentence,
                                        std::uint32_t at) {
  std::optional<std::uint32_t> found;
  for (; at < sentence.last_token; ++at) {
    const Token& token = document.tokens[at];
    if (is_verb(token)) {
      found = at;  // the last of a group: "will be aired"
    } else if (found && !is_between(token)) {
      return found;
    }
  }
  return found;
}

}  // namespace

TimeDirection TimeTense::direction_at(const Document& document, const Sentence& sentence,
                                      std::uint32_t first, std::uint32_t last) const {
  if (first > sentence.first_token && is_cue(document.view(document.tokens[first - 1]), "ahead")) {
    return TimeDirection::Future;
  }
  if (first > sentence.first_token + 1 && document.view(document.tokens[first - 1]) == "as" &&
      is_cue(document.view(document.tokens[first - 2]), "margin")) {
    return TimeDirection::Future;  // "could come as early as Tuesday"
  }
  TimeDirection direction = TimeDirection::Unknown;
  if (const auto verb = verb_before(document, sentence, first)) {
    direction = sets_date_of_object(document, *verb, first) &&
                        !is_overtaken(document, sentence, cues_, *verb)
                    ? TimeDirection::Future
                    : direction_of(document, sentence, *verb);
  }
  if (direction == TimeDirection::Unknown) {
    if (const auto verb = verb_after(document, sentence, last)) {
      direction = direction_of(document, sentence, *verb);
    }
  }
  // "A program to pay it down by February", "talks that are supposed to conclude by May".
  const bool limit = direction == TimeDirection::Unknown && first > sentence.first_token &&
                     is_cue(document.view(document.tokens[first - 1]), "limit");
  return limit ? TimeDirection::Future : direction;
}

// "Has scheduled a news conference Thursday", "planned a rally for Friday", but not "planned the
// attack in May".
bool TimeTense::sets_date_of_object(const Document& document, std::uint32_t verb,
                                    std::uint32_t first) const {
  const Token& head = document.tokens[verb];
  if (cues_.get(head.lemma, 1) != "sets" || verb + 1 >= first) {
    return false;
  }
  const Token& before = document.tokens[first - 1];
  return before.xpos != Xpos::In || before.lemma == "for" || before.lemma == "on";
}

TimeDirection TimeTense::direction_of_modal(const Document& document, const Token& modal) const {
  return is_cue(document.view(modal), "modal") ? TimeDirection::Future : TimeDirection::Unknown;
}

TimeDirection TimeTense::direction_of(const Document& document, const Sentence& sentence,
                                      std::uint32_t verb) const {
  const Token& head = document.tokens[verb];
  if (head.xpos == Xpos::Vbd) {
    return TimeDirection::Past;
  }
  if (head.xpos == Xpos::Md) {
    return direction_of_modal(document, head);
  }
  if ((head.xpos == Xpos::Vbz || head.xpos == Xpos::Vbp) && head.upos != Upos::Aux) {
    return cues_.get(head.lemma, 1) == "opens" ? TimeDirection::Future : TimeDirection::Present;
  }
  bool has_auxiliary = false;
  for (std::uint32_t at = verb; at > sentence.first_token;) {
    const Token& token = document.tokens[--at];
    const std::string_view lemma = token.lemma;
    if (token.xpos == Xpos::Md) {
      return direction_of_modal(document, token);
    }
    if (token.xpos == Xpos::To) {
      const bool planned =
          at > sentence.first_token && (is_cue(document.tokens[at - 1].lemma, "plan") ||
                                        is_cue(document.tokens[at - 1].lemma, "scheduled") ||
                                        is_cue(document.view(document.tokens[at - 1]), "plan"));
      return !planned                                          ? TimeDirection::Unknown
             : is_overtaken(document, sentence, cues_, at - 1) ? TimeDirection::Past
                                                               : TimeDirection::Future;
    }
    if (is_verb(token) && (lemma == "have" || token.xpos == Xpos::Vbd)) {
      return TimeDirection::Past;
    }
    if (!is_between(token)) {
      break;
    }
    has_auxiliary = has_auxiliary || is_verb(token);
  }
  if (head.xpos == Xpos::Vbn) {
    const bool needs_for = cues_.get(head.lemma, 1) == "for";
    const bool has_for = verb + 1 < sentence.last_token && document.tokens[verb + 1].lemma == "for";
    if (is_cue(head.lemma, "scheduled") && (!needs_for || has_for)) {
      // "a meeting scheduled for Friday", but not "a record set on Friday"
      return is_overtaken(document, sentence, cues_, verb) ? TimeDirection::Past
                                                           : TimeDirection::Future;
    }
    return has_auxiliary ? TimeDirection::Unknown : TimeDirection::Past;
  }
  return TimeDirection::Unknown;
}

}  // namespace chronograph
