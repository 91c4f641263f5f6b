// SPDX-License-Identifier: Apache-2.0
// Three passes: the letters of each token; sentences that shout; then, for the words whose capital
// may be mere position, what the rest of the document does with the same word.
#include "annotate/token_shapes.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace chronograph {
namespace {

using Index = std::uint32_t;

// A headline of so many words, of which so many in a hundred are capital, says nothing by capitals.
// A sentence with a full stop may merely be full of names.
constexpr Index kShoutedWords = 4;
constexpr Index kShoutedPercent = 85;

class ShapeReader {
public:
  ShapeReader(const Document& document, const NameLexicon& names)
      : document_(document), names_(names), shapes_(document.tokens.size()) {}

  std::vector<TokenShape> run() {
    for (Index i = 0; i < shapes_.size(); ++i) {
      read_letters(i);
    }
    mark_times();
    for (const Sentence& sentence : document_.sentences) {
      mark_sentence(sentence);
    }
    for (const Sentence& sentence : document_.sentences) {
      for (Index i = sentence.first_token; i < sentence.last_token;) {
        find_list_name(i, sentence.last_token);
        i = std::max(i + 1, shapes_[i].list_end);
      }
      for (Index i = sentence.last_token; i > sentence.first_token; --i) {
        shapes_[i - 1].in_name = shapes_[i - 1].in_name || is_in_name(i - 1, sentence);
      }
    }
    return std::move(shapes_);
  }

private:
  const Token& token(Index i) const { return document_.tokens[i]; }
  std::string_view word(Index i) const { return document_.view(token(i)); }

  void read_letters(Index i) {
    TokenShape& shape = shapes_[i];
    const std::string_view text = word(i);
    Index upper = 0;
    Index lower = 0;
    Index inner = 0;  // capitals after a small letter or a hyphen: "eBay", "al-Qaida", not "x-Ray"
    char32_t before = 0;
    for (std::size_t offset = 0; offset < text.size();) {
      const bool first = offset == 0;
      const char32_t c = decode_utf8(text, offset);
      if (is_upper(c)) {
        shape.capital = shape.capital || first;
        inner += !first && (is_lower(before) || before == U'-' || before == U'\'') ? 1U : 0U;
        ++upper;
      } else if (is_letter(c)) {
        ++lower;
      }
      before = c;
    }
    shape.all_capitals = upper > 1 && lower == 0;
    shape.capital = shape.capital || inner > 0;
    if (shape.capital) {
      shape.facts = names_.find(text);
    } else if (lower > 0) {
      lower_words_.insert(std::string(text));
    }
  }

  void mark_times() {
    for (const TimeExpression& time : document_.times) {
      const auto [first, last] = document_.tokens_in(time.span);
      for (Index i = first; i < last; ++i) {
        shapes_[i].in_time = true;
      }
    }
  }

  static bool is_word(const Token& token) {
    return token.upos != Upos::Punct && token.upos != Upos::Sym && token.upos != Upos::Num &&
           token.xpos != Xpos::Pos;
  }

  static bool begins_anew(std::string_view text) {
    return text == "\"" || text == "``" || text == "\u201C" || text == "\u2018" || text == ":" ||
           text == "_" || text == "-" || text == "--" || text == "\u2014" || text == "\u2013" ||
           text == "(" || text == "*" || text == "\u2022" || text == "'" || text == "...";
  }

  // Tells whether the capitals of a sentence say nothing.
  bool is_shouted(const Sentence& sentence) const {
    Index words = 0;
    Index capitals = 0;
    Index shouts = 0;
    for (Index i = sentence.first_token; i < sentence.last_token; ++i) {
      const TokenShape& shape = shapes_[i];
      // "of", "the" stay small anyway
      if (is_word(token(i)) && (token(i).span.size() > 3 || shape.all_capitals)) {
        ++words;
        capitals += shape.capital ? 1U : 0U;
        shouts += shape.all_capitals ? 1U : 0U;
      }
    }
    const bool stopped = word(sentence.last_token - 1) == ".";
    return words >= kShoutedWords && (stopped ? shouts : capitals) * 100 >= words * kShoutedPercent;
  }

  void mark_sentence(const Sentence& sentence) {
    const bool shouted = sentence.last_token > sentence.first_token && is_shouted(sentence);
    bool at_start = true;
    for (Index i = sentence.first_token; i < sentence.last_token; ++i) {
      TokenShape& shape = shapes_[i];
      shape.shouted = shouted;
      if (!is_word(token(i))) {
        at_start = at_start || begins_anew(word(i));
        continue;
      }
      shape.initial = at_start;
      at_start = false;
      if (!shouted && !shape.initial && shape.capital && token(i).upos == Upos::Propn) {
        names_within_.insert(std::string(word(i)));
      }
    }
  }

  // The longest name of the lists from token `i`, if it has two tokens or more: all of it is name.
  void find_list_name(Index i, Index end) {
    const std::string_view text = word(i);
    const bool number = is_digit(static_cast<unsigned char>(text.front()));  // "20th Century Fox"
    if (!number && (shapes_[i].in_time || (!shapes_[i].capital && !text.starts_with("al")))) {
      return;
    }
    Index found = with_full_stop(i, end);
    const std::size_t longest = names_.longest_from(first_word_of(text));
    for (Index last = i + 1; last < end; ++last) {
      const std::string_view whole = document_.view(token(i).span.hull(token(last).span));
      if (whole.size() > longest) {
        break;
      }
      if (shapes_[last].capital || token(last).xpos == Xpos::Pos || word(last) == "\"") {
        found = names_.find(whole).is_name() ? last + 1 : found;
      }
    }
    for (Index k = i; k < found; ++k) {
      shapes_[k].in_name = true;
    }
    shapes_[i].list_end = found;
  }

  // "Birmingham, Ala." at the end of a sentence, where the stop is a token of its own.
  Index with_full_stop(Index i, Index end) const {
    if (i + 1 >= end || word(i + 1) != "." || shapes_[i].facts.is_name() ||
        token(i).span.end != token(i + 1).span.begin) {
      return 0;
    }
    const Span whole = token(i).span.hull(token(i + 1).span);
    return names_.find(document_.view(whole)).has(NameClue::Region) ? i + 2 : 0;
  }

  static bool is_small_class(const Token& token) {
    switch (token.upos) {
      case Upos::Det:
      case Upos::Pron:
      case Upos::Adp:
      case Upos::Cconj:
      case Upos::Sconj:
      case Upos::Aux:
      case Upos::Part:
      case Upos::Intj:
      case Upos::Punct:
      case Upos::Sym:
        return true;
      default:
        return false;
    }
  }

  bool is_known(Index i) const {
    return shapes_[i].facts.is_name() || names_within_.contains(std::string(word(i)));
  }

  bool is_in_name(Index i, const Sentence& sentence) const {
    const TokenShape& shape = shapes_[i];
    if (!shape.capital || shape.in_time || word(i) == "I") {
      return false;
    }
    if (shape.shouted) {
      return is_in_shouted_name(i, sentence);
    }
    if (shape.all_capitals && shape.facts.is_name()) {  // "WHO", "IT" only where a list has it
      return true;
    }
    if (is_small_class(token(i))) {
      return (shape.facts.is_name() && !lower_words_.contains(to_lower(word(i)))) ||
             (!shape.initial && shape.facts.has(NameClue::GivenName));
    }
    return !shape.initial || is_initial_name(i, sentence);
  }

  // The first word: a name if the tagger takes it for one and nothing speaks against it.
  bool is_initial_name(Index i, const Sentence& sentence) const {
    const bool before_name = i + 1 < sentence.last_token && shapes_[i + 1].in_name;
    const std::string lower = to_lower(word(i));
    const bool common = lower_words_.contains(lower);
    if (shapes_[i].all_capitals && (token(i).upos == Upos::Propn || stands_in_dateline(i))) {
      return true;
    }
    if (names_within_.contains(std::string(word(i)))) {
      return !common || token(i).upos == Upos::Propn;
    }
    if (shapes_[i].facts.has(NameClue::Title) || shapes_[i].facts.has(NameClue::GivenName)) {
      return before_name || (token(i).upos == Upos::Propn && !common);
    }
    if (shapes_[i].facts.is_name()) {
      return !common;
    }
    return token(i).upos == Upos::Propn && (!common || before_name);
  }

  // "HEERENVEEN, Netherlands (AP) _"
  bool stands_in_dateline(Index i) const {
    if (i + 1 >= shapes_.size()) {
      return false;
    }
    const std::string_view next = word(i + 1);
    return token(i).span.size() > 3 && (next == "," || next == "(" || next == "_" || next == "-" ||
                                        next == "--" || next == "\u2014" || next == "\u2013");
  }

  // In a headline only what the lists or the rest of the document know is a name.
  bool is_in_shouted_name(Index i, const Sentence& sentence) const {
    if (is_small_class(token(i)) && !shapes_[i].facts.has(NameClue::Country)) {
      return false;
    }
    if (is_known(i)) {
      return !lower_words_.contains(to_lower(word(i)));
    }
    if (token(i).upos != Upos::Propn || lower_words_.contains(to_lower(word(i)))) {
      return false;
    }
    const bool before_name = i + 1 < sentence.last_token && shapes_[i + 1].in_name;
    return shapes_[i].facts.has(NameClue::GivenName) || shapes_[i].facts.has(NameClue::Surname) ||
           (before_name && shapes_[i].facts.has(NameClue::Title));
  }

  const Document& document_;
  const NameLexicon& names_;
  std::vector<TokenShape> shapes_;
  std::unordered_set<std::string> lower_words_;   // words that occur without capital
  std::unordered_set<std::string> names_within_;  // capital words tagged as names inside sentences
};

}  // namespace

std::vector<TokenShape> token_shapes(const Document& document, const NameLexicon& names) {
  return ShapeReader(document, names).run();
}

}  // namespace chronograph
