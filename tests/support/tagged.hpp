// SPDX-License-Identifier: Apache-2.0
// Small documents with tags and lemmas given by hand, so that a test of grammar does not hang on
// the tagger: "Police/NNS raided/VBD/raid two/CD homes/NNS/home ./."
#pragma once

#include "chronograph/document/document.hpp"
#include "chronograph/time/timex.hpp"

#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace chronograph {

inline Upos upos_of(Xpos tag, std::string_view lemma) {
  switch (tag) {
    case Xpos::Nn:
    case Xpos::Nns:
      return Upos::Noun;
    case Xpos::Nnp:
    case Xpos::Nnps:
      return Upos::Propn;
    case Xpos::Vb:
    case Xpos::Vbd:
    case Xpos::Vbg:
    case Xpos::Vbn:
    case Xpos::Vbp:
    case Xpos::Vbz:
      return lemma == "be" ? Upos::Aux : Upos::Verb;
    case Xpos::Md:
      return Upos::Aux;
    case Xpos::Jj:
    case Xpos::Jjr:
    case Xpos::Jjs:
      return Upos::Adj;
    case Xpos::Rb:
    case Xpos::Rbr:
    case Xpos::Wrb:
      return lemma == "not" ? Upos::Part : Upos::Adv;
    case Xpos::Dt:
    case Xpos::Pdt:
      return Upos::Det;
    case Xpos::Prp:
    case Xpos::PrpDollar:
    case Xpos::Wp:
    case Xpos::WpDollar:
    case Xpos::Wdt:
    case Xpos::Ex:
      return Upos::Pron;
    case Xpos::Cd:
      return Upos::Num;
    case Xpos::Cc:
      return Upos::Cconj;
    case Xpos::In:
    case Xpos::Rp:
      return Upos::Adp;
    case Xpos::To:
    case Xpos::Pos:
      return Upos::Part;
    default:
      return Upos::Punct;
  }
}

/// Reads tokens "form/XPOS" or "form/XPOS/lemma" between blanks; the lemma is the form in small
/// letters where none is given. A sentence ends with "./.".
inline Document tagged(const std::string& tokens) {
  Document document;
  std::string text;
  std::istringstream in(tokens);
  Sentence sentence;
  for (std::string item; in >> item;) {
    const std::size_t first = item.find('/');
    const std::size_t second = item.find('/', first + 1);
    Token token;
    const auto tag = parse_label<Xpos>(item.substr(first + 1, second - first - 1));
    if (!tag) {
      throw std::invalid_argument(item);
    }
    token.xpos = *tag;
    const std::string form = item.substr(0, first);
    token.lemma = second == std::string::npos ? to_lower(form) : item.substr(second + 1);
    token.upos = upos_of(token.xpos, token.lemma);
    text += text.empty() ? "" : " ";
    token.span.begin = static_cast<std::uint32_t>(text.size());
    text += form;
    token.span.end = static_cast<std::uint32_t>(text.size());
    document.tokens.push_back(token);
    sentence.last_token = static_cast<std::uint32_t>(document.tokens.size());
    if (token.xpos == Xpos::Period) {
      document.sentences.push_back(sentence);
      sentence.first_token = sentence.last_token;
    }
  }
  if (sentence.last_token > sentence.first_token) {
    document.sentences.push_back(sentence);
  }
  document.text = Text(text);
  for (Sentence& each : document.sentences) {
    each.span =
        document.tokens[each.first_token].span.hull(document.tokens[each.last_token - 1].span);
  }
  return document;
}

/// Returns the span of the words' first occurrence.
inline Span span_of_words(const Document& document, std::string_view words) {
  const std::size_t begin = document.text.bytes().find(words);
  if (begin == std::string::npos) {
    throw std::invalid_argument(std::string(words));
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
}

/// Adds an entity with one mention; mentions must be added in text order.
inline std::uint32_t add_entity(Document& document, std::string_view words, EntityType type) {
  const auto index = static_cast<std::uint32_t>(document.entities.size());
  document.entities.push_back({type, std::string(words), {}, {}, {}, {}});
  document.mentions.push_back({span_of_words(document, words), type, MentionKind::Name, index});
  return index;
}

/// Adds a time expression with the days of its value; to be added in text order.
inline void add_time(Document& document, std::string_view words, std::string value) {
  TimeExpression time;
  time.span = span_of_words(document, words);
  time.type = value.front() == 'P' ? TimexType::Duration : TimexType::Date;
  time.days = days_of_value(value).value_or(DayBounds());
  time.value = std::move(value);
  document.times.push_back(std::move(time));
}

inline void write_on(Document& document, std::string_view day) {
  const auto date = Date::parse(day);
  document.creation_time = CreationTime{{date, date}, CreationMethod::Flag, std::nullopt};
}

}  // namespace chronograph
