// SPDX-License-Identifier: Apache-2.0
#include "annotate/sentence_view.hpp"

#include <algorithm>

namespace chronograph {
namespace {

bool is_break(Xpos tag) {
  return tag == Xpos::Comma || tag == Xpos::Colon || tag == Xpos::LeftBracket ||
         tag == Xpos::RightBracket || tag == Xpos::OpenQuote || tag == Xpos::CloseQuote ||
         tag == Xpos::Hyph || tag == Xpos::Nfp || tag == Xpos::Period;
}

}  // namespace

void SentenceView::enter(std::uint32_t begin, std::uint32_t end) {
  begin_ = begin;
  end_ = end;
}

bool SentenceView::is_adverb(std::uint32_t i) const {
  const Token& word = document_.tokens[i];
  const bool adverb = word.upos == Upos::Adv && word.xpos != Xpos::Wrb;
  return (adverb || (word.upos == Upos::Part && word.lemma == "not")) && !syntax_.phrase_at(i);
}

bool SentenceView::is_quote(std::uint32_t i) const {
  const Xpos tag = document_.tokens[i].xpos;
  return tag == Xpos::OpenQuote || tag == Xpos::CloseQuote;
}

std::string_view SentenceView::clause_word(std::uint32_t i) const {
  const Token& word = document_.tokens[i];
  if (word.upos == Upos::Verb || word.upos == Upos::Noun || word.upos == Upos::Adj) {
    return {};
  }
  return clause_words_.get(word.lemma);
}

bool SentenceView::opens_clause(std::uint32_t i) const {
  const std::string_view kind = clause_word(i);
  const std::string& lemma = document_.tokens[i].lemma;
  return !kind.empty() && lemma != "for" && lemma != "with" && lemma != "without" &&
         lemma != "like" && lemma != "than" && lemma != "as";
}

bool SentenceView::is_nominative(std::uint32_t phrase) const {
  const NounPhrase& inner = syntax_.phrases[phrase];
  if (!inner.is_pronoun) {
    return false;
  }
  const std::string word = to_lower(document_.view(document_.tokens[inner.head]));
  return word == "he" || word == "she" || word == "they" || word == "we" || word == "i";
}

bool SentenceView::is_number(std::uint32_t phrase) const {
  const NounPhrase& inner = syntax_.phrases[phrase];
  return inner.first_token == inner.head && document_.tokens[inner.head].upos == Upos::Num;
}

LeftKind SentenceView::left_of(std::uint32_t before) const {
  if (before <= begin_) {
    return LeftKind::Start;
  }
  const std::uint32_t i = before - 1;
  const Token& word = document_.tokens[i];
  const bool pronoun = word.xpos == Xpos::Wdt || word.xpos == Xpos::Wp;
  if (pronoun || (word.lemma == "that" && word.xpos == Xpos::In && before < end_ &&
                  syntax_.clause_at(before))) {
    return LeftKind::Relativiser;
  }
  if (syntax_.phrase_at(i)) {
    return LeftKind::Phrase;
  }
  if (syntax_.clause_at(i) || word.xpos == Xpos::Rp) {
    return LeftKind::Clause;
  }
  if (word.xpos == Xpos::Cc) {
    return LeftKind::Coordinator;
  }
  if (is_break(word.xpos)) {
    return LeftKind::Comma;
  }
  if (word.xpos == Xpos::Ex) {
    return LeftKind::Existential;
  }
  if (!clause_word(i).empty()) {
    return LeftKind::Marker;
  }
  if (word.xpos == Xpos::In || word.xpos == Xpos::To) {
    return LeftKind::Preposition;
  }
  return word.upos == Upos::Adj ? LeftKind::Adjective : LeftKind::Other;
}

std::uint32_t SentenceView::skip_adverbs_left(std::uint32_t before) const {
  while (before > begin_ && is_adverb(before - 1) && clause_word(before - 1).empty()) {
    --before;
  }
  return before;
}

std::uint32_t SentenceView::skip_adverbs_right(std::uint32_t from) const {
  while (from < end_ && is_adverb(from)) {
    ++from;
  }
  return from;
}

std::uint32_t SentenceView::start_of(std::uint32_t phrase) const {
  while (syntax_.phrases[phrase].possessor) {
    phrase = *syntax_.phrases[phrase].possessor;
  }
  return syntax_.phrases[phrase].first_token;
}

std::optional<std::uint32_t> SentenceView::phrase_from(std::uint32_t i) const {
  if (i >= end_) {
    return std::nullopt;
  }
  auto phrase = syntax_.phrase_at(i);
  if (!phrase || syntax_.phrases[*phrase].first_token != i) {
    return std::nullopt;
  }
  while (*phrase + 1 < syntax_.phrases.size() &&
         syntax_.phrases[*phrase + 1].possessor == *phrase) {
    ++*phrase;
  }
  return phrase;
}

std::optional<std::uint32_t> SentenceView::phrase_after(std::uint32_t preposition) const {
  std::uint32_t i = preposition + 1;
  while (i < end_ && is_quote(i)) {
    ++i;
  }
  return phrase_from(skip_adverbs_right(i));
}

std::optional<EntityType> SentenceView::type_of(std::uint32_t phrase) const {
  const Span head = document_.tokens[syntax_.phrases[phrase].head].span;
  const auto after = std::upper_bound(
      document_.mentions.begin(), document_.mentions.end(), head.begin,
      [](std::uint32_t begin, const Mention& mention) { return begin < mention.span.begin; });
  // Mentions nest a few deep at most.
  for (auto mention = after; mention != document_.mentions.begin();) {
    --mention;
    if (mention->span.contains(head)) {
      return mention->type;
    }
    if (after - mention > 4) {
      break;
    }
  }
  return std::nullopt;
}

bool SentenceView::is_place(std::uint32_t phrase) const {
  return type_of(phrase) == EntityType::Place;
}

bool SentenceView::is_actor(std::uint32_t phrase) const {
  const auto type = type_of(phrase);
  return type == EntityType::Person || type == EntityType::Organization ||
         type == EntityType::Group;
}

}  // namespace chronograph
