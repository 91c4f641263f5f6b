// SPDX-License-Identifier: Apache-2.0
// Documents as a language core would read them, written by hand: words with their tags and trees.
#pragma once

#include "chronograph/document/document.hpp"

#include <string>
#include <vector>

namespace chronograph {

struct ParsedWord {
  const char* word;
  const char* upos;
  std::uint32_t head;  ///< from 1 within the sentence, 0 for the root
  const char* deprel;
  std::uint16_t mention = 0;  ///< the model's label
};

/// Makes a document of sentences, words with one space between them; each mention has a row of
/// `width` zeros as its state.
inline Document parsed(const std::vector<std::vector<ParsedWord>>& sentences,
                       std::size_t width = 1) {
  Document document;
  std::string text;
  for (const auto& words : sentences) {
    Sentence sentence;
    sentence.first_token = static_cast<std::uint32_t>(document.tokens.size());
    sentence.span.begin = static_cast<std::uint32_t>(text.size());
    for (const ParsedWord& row : words) {
      Token token;
      token.span.begin = static_cast<std::uint32_t>(text.size());
      text += row.word;
      token.span.end = static_cast<std::uint32_t>(text.size());
      text += " ";
      token.upos = parse_label<Upos>(row.upos).value_or(Upos::X);
      token.head = row.head;
      token.deprel = parse_label<Deprel>(row.deprel).value_or(Deprel::Dep);
      token.lemma = row.word;
      WordReading reading;
      reading.mention = row.mention;
      if (row.mention != 0) {
        reading.state = static_cast<std::uint32_t>(document.reading.states.size() / width);
        document.reading.states.resize(document.reading.states.size() + width);
      }
      document.tokens.push_back(token);
      document.reading.words.push_back(reading);
      sentence.span.end = token.span.end;
    }
    sentence.last_token = static_cast<std::uint32_t>(document.tokens.size());
    document.sentences.push_back(sentence);
  }
  document.text = Text(text);
  for (const Layer layer : {Layer::Tokens, Layer::Sentences, Layer::Tags, Layer::Syntax}) {
    document.set(layer);
  }
  return document;
}

}  // namespace chronograph
