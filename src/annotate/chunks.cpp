// SPDX-License-Identifier: Apache-2.0
// A finite-state walk over tags. A phrase is collected greedily, closed at the first token that
// cannot stand inside one, and cut back to its last noun; what stands between two neighbours ("'s",
// "of", commas, "and") then says how they relate.
#include "annotate/chunks.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;

// A longer list is a table; without a limit its members would be looked through again and again.
constexpr std::size_t kMaxMembers = 60;

bool is_participle(const Token& token) {
  return token.xpos == Xpos::Vbn || token.xpos == Xpos::Vbg;
}

bool is_possessive_pronoun(const Token& token) {
  return token.xpos == Xpos::PrpDollar || token.xpos == Xpos::WpDollar;
}

bool opens_phrase(const Token& token) {
  return (token.upos == Upos::Det && token.xpos != Xpos::Wrb) || is_possessive_pronoun(token);
}

bool is_pronoun(const Token& token) {
  return token.upos == Upos::Pron && token.xpos != Xpos::Ex && !is_possessive_pronoun(token);
}

bool is_finite_verb(const Token& token) {
  return token.xpos == Xpos::Vbd || token.xpos == Xpos::Vbz || token.xpos == Xpos::Vbp ||
         token.xpos == Xpos::Md;
}

class Chunker {
public:
  explicit Chunker(const Document& document) : document_(document), tokens_(document.tokens) {
    mark_times();
    mark_names();
  }

  std::vector<NounPhrase> run() {
    for (Index s = 0; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      const Index first = static_cast<Index>(phrases_.size());
      sentence_ = s;
      end_ = std::min<Index>(sentence.last_token, static_cast<Index>(tokens_.size()));
      for (Index i = sentence.first_token; i < end_;) {
        i = collect(i);
      }
      relate(first);
    }
    return std::move(phrases_);
  }

private:
  std::string_view word(Index i) const { return document_.view(tokens_[i]); }
  bool is_word(Index i, std::string_view text) const { return i < end_ && word(i) == text; }

  // 1 + the index of the time expression that a token lies in, 0 for none.
  void mark_times() {
    time_of_.assign(tokens_.size(), 0);
    for (Index t = 0; t < document_.times.size(); ++t) {
      const auto [first, last] = document_.tokens_in(document_.times[t].span);
      for (Index i = first; i < last && i < tokens_.size(); ++i) {
        time_of_[i] = t + 1;
      }
    }
  }

  // 1 + the index of the name that a token lies in, 0 for none. Where names are known already, one
  // is never split ("the University of Oxford"), whatever the tagger says of its words.
  void mark_names() {
    name_of_.assign(tokens_.size(), 0);
    for (Index m = 0; m < document_.mentions.size(); ++m) {
      const Mention& mention = document_.mentions[m];
      if (mention.kind != MentionKind::Name || mention.type == EntityType::Group) {
        continue;
      }
      const auto [first, last] = document_.tokens_in(mention.span);
      std::fill(name_of_.begin() + first, name_of_.begin() + last, m + 1);
    }
  }

  // A name's words are nouns whatever else the tagger sees in them ("United" Nations).
  bool is_noun(Index i) const {
    const Token& token = tokens_[i];
    return token.upos == Upos::Noun || token.upos == Upos::Propn || token.xpos == Xpos::Nnp ||
           token.xpos == Xpos::Nnps || name_of_[i] != 0;
  }

  bool adjoins_hyphen(Index i) const {
    const auto is_hyphen = [&](Index k) {
      return k < end_ && (tokens_[k].xpos == Xpos::Hyph || word(k) == "-");
    };
    const Index begin = document_.sentences[sentence_].first_token;
    return is_hyphen(i) || is_hyphen(i + 1) || (i > begin && is_hyphen(i - 1));
  }

  // Whether token `i` may continue a phrase that began at `first`; `noun` says that the phrase has
  // one already.
  bool continues(Index first, Index i, bool noun) const {
    const Token& token = tokens_[i];
    const bool opened = i > first;
    if (is_noun(i) || token.upos == Upos::Num || token.xpos == Xpos::Dollar) {
      return true;
    }
    if (opened && token.upos != Upos::Punct && adjoins_hyphen(i) && token.upos != Upos::Adp) {
      return token.upos != Upos::Pron && token.upos != Upos::Aux && token.upos != Upos::Cconj;
    }
    if (token.xpos == Xpos::Hyph || word(i) == "-") {
      return opened && i + 1 < end_ && tokens_[i - 1].span.end == token.span.begin &&
             tokens_[i + 1].span.begin == token.span.end;
    }
    if (token.upos == Upos::Adj) {
      return !noun || (i + 1 < end_ && is_noun(i + 1));
    }
    if (is_participle(token)) {  // "the ruling Taliban", not "a group banned by"
      return opened && !noun && i + 1 < end_ && continues_after_modifier(i + 1);
    }
    if (token.upos == Upos::Adv) {  // "a very large", "about 50"
      return !noun && i + 1 < end_ &&
             (tokens_[i + 1].upos == Upos::Adj || tokens_[i + 1].upos == Upos::Num ||
              (opened && is_participle(tokens_[i + 1])));
    }
    if (word(i) == "&") {
      return noun && i + 1 < end_ && tokens_[i + 1].upos == Upos::Propn;
    }
    return opened && !noun && joins_modifiers(i);
  }

  bool continues_after_modifier(Index i) const {
    return is_noun(i) || tokens_[i].upos == Upos::Adj || tokens_[i].upos == Upos::Num;
  }

  // "political and military leaders", "big, angry crowds"
  bool joins_modifiers(Index i) const {
    const bool joint = tokens_[i].upos == Upos::Cconj || tokens_[i].xpos == Xpos::Comma;
    return joint && i + 2 < end_ && tokens_[i - 1].upos == Upos::Adj &&
           tokens_[i + 1].upos == Upos::Adj && tokens_[i + 2].upos == Upos::Noun;
  }

  // A time expression is a phrase of its own ("the minister | Friday") unless a common noun follows
  // it ("the September deal").
  bool breaks_at_time(Index first, Index i, bool noun) const {
    const bool in_name = i > first && name_of_[i] != 0 && name_of_[i] == name_of_[i - 1];
    if (i == first || in_name || time_of_[i] == time_of_[i - 1]) {
      return false;
    }
    if (time_of_[i] != 0) {
      return noun;
    }
    return tokens_[i].upos != Upos::Noun;
  }

  // Collects the phrase that begins at `i`, if one does; returns where to go on.
  Index collect(Index i) {
    const Index first = i;
    if (is_pronoun(tokens_[i]) && name_of_[i] == 0) {
      add(first, i + 1, i).is_pronoun = true;
      return i + 1;
    }
    std::optional<Index> determiner;
    if (tokens_[i].xpos == Xpos::Pdt && i + 1 < end_ && opens_phrase(tokens_[i + 1])) {
      ++i;
    }
    if (opens_phrase(tokens_[i]) && name_of_[i] == 0) {
      determiner = i++;
    }
    const Index content = i;
    std::optional<Index> head;
    bool noun = false;
    while (i < end_ && continues(first, i, noun) && !breaks_at_time(content, i, noun)) {
      if (is_noun(i)) {
        head = i;
        noun = true;
      }
      ++i;
    }
    if (!noun) {
      head = head_without_noun(content, i, determiner);
    }
    if (!head) {
      return std::max(first + 1, i);
    }
    NounPhrase& phrase = add(first, *head + 1, *head);
    phrase.determiner = determiner;
    phrase.is_pronoun = determiner == head;
    describe(phrase, content);
    return *head + 1;
  }

  // "the wounded", "50", "some of": nothing else stands for a noun.
  std::optional<Index> head_without_noun(Index content, Index end,
                                         std::optional<Index> determiner) const {
    for (Index i = end; i > content; --i) {
      const Token& token = tokens_[i - 1];
      if (token.upos == Upos::Num || token.xpos == Xpos::Dollar) {
        return i - 1;
      }
      if (determiner && (token.upos == Upos::Adj || is_participle(token))) {
        return i - 1;
      }
    }
    if (end == content && determiner && !is_possessive_pronoun(tokens_[*determiner])) {
      const std::string_view text = word(*determiner);
      const bool article = text == "the" || text == "a" || text == "an" || text == "The" ||
                           text == "A" || text == "An";
      return article ? std::nullopt : determiner;
    }
    return std::nullopt;
  }

  NounPhrase& add(Index first, Index last, Index head) {
    NounPhrase phrase;
    phrase.first_token = first;
    phrase.last_token = last;
    phrase.head = head;
    phrase.sentence = sentence_;
    phrase.is_time = time_of_[head] != 0;
    phrases_.push_back(phrase);
    return phrases_.back();
  }

  void describe(NounPhrase& phrase, Index content) const {
    phrase.is_name = tokens_[phrase.head].upos == Upos::Propn || name_of_[phrase.head] != 0;
    if (phrase.determiner) {
      const std::string text = to_lower(word(*phrase.determiner));
      phrase.is_indefinite = text == "a" || text == "an" || text == "some" || text == "another" ||
                             text == "any" || text == "no";
    } else {
      phrase.is_indefinite = !phrase.is_name && (tokens_[content].upos == Upos::Num ||
                                                 tokens_[phrase.head].xpos == Xpos::Nns);
    }
  }

  // Possessors, "of", coordination and apposition among the phrases of one sentence from `first`.
  void relate(Index first) {
    const Index count = static_cast<Index>(phrases_.size());
    for (Index p = first + 1; p < count; ++p) {
      NounPhrase& phrase = phrases_[p];
      const NounPhrase& before = phrases_[p - 1];
      const Index gap = phrase.first_token - before.last_token;
      if (gap == 1 && tokens_[before.last_token].xpos == Xpos::Pos) {
        phrase.possessor = p - 1;
        phrase.is_indefinite = false;
      } else if (gap == 1 && is_word(before.last_token, "of")) {
        phrase.of = p - 1;
      }
    }
    find_ends(first);
    for (Index p = first; p < count;) {
      p = coordinate(p);
    }
    for (Index p = first; p < count; ++p) {
      appose(p);
    }
  }

  // Where the chains of possessors and of "of" end, from the last phrase to the first: a chain may
  // be as long as its sentence.
  void find_ends(Index first) {
    const Index count = static_cast<Index>(phrases_.size());
    possessed_.resize(count);
    with_of_.resize(count);
    for (Index p = count; p-- > first;) {
      const bool possesses = p + 1 < count && phrases_[p + 1].possessor == p;
      const bool governs = possesses || (p + 1 < count && phrases_[p + 1].of == p);
      possessed_[p] = possesses ? possessed_[p + 1] : p;
      with_of_[p] = governs ? with_of_[p + 1] : p;
    }
  }

  // The first phrase at or after `p` that does not merely possess the next ("Iran's leader": the
  // leader).
  Index possessed(Index p) const { return possessed_[p]; }

  // Extends a phrase over those that follow with "of": returns the last.
  Index with_of(Index p) const { return with_of_[p]; }

  // Joins "A, B and C" from phrase `p`; returns where to go on.
  Index coordinate(Index p) {
    const Index start = possessed(p);
    std::vector<Index> members{start};
    Index last = with_of(start);
    bool closed = false;
    while (!closed && members.size() < kMaxMembers && last + 1 < phrases_.size() &&
           phrases_[last + 1].sentence == sentence_) {
      const Index begin = phrases_[last].last_token;
      const Index end = phrases_[last + 1].first_token;
      const bool comma = begin < end && tokens_[begin].xpos == Xpos::Comma;
      const bool joined = end - begin == (comma ? 2U : 1U) && tokens_[end - 1].xpos == Xpos::Cc &&
                          word(end - 1) != "but";
      if (!joined && !(comma && end - begin == 1)) {
        break;
      }
      const Index member = possessed(last + 1);
      if (members.size() == 1 && is_rather_of_object(start, last, member)) {
        return coordinate(last);
      }
      if ((joined && starts_clause(start, member)) ||
          phrases_[start].is_time != phrases_[member].is_time) {  // "on Friday, police and"
        break;
      }
      members.push_back(member);
      last = with_of(member);
      closed = joined;
    }
    if (!closed) {
      return start + 1;
    }
    for (std::size_t m = 1; m < members.size(); ++m) {
      phrases_[members[m]].conjunct_of = members.front();
    }
    return last + 1;
  }

  // "the envoys of Iran, Qatar and Oman": names go with names.
  bool is_rather_of_object(Index start, Index last, Index member) const {
    return last != start && phrases_[start].is_name != phrases_[member].is_name &&
           phrases_[last].is_name == phrases_[member].is_name;
  }

  // "killed the guards and the army said": an object, then a new subject.
  bool starts_clause(Index first, Index member) const {
    const Index after = phrases_[with_of(member)].last_token;
    if (after >= end_ || !(is_finite_verb(tokens_[after]) || tokens_[after].upos == Upos::Aux)) {
      return false;
    }
    const Index before = phrases_[first].first_token;
    return before > document_.sentences[sentence_].first_token &&
           tokens_[before - 1].upos == Upos::Verb && word(before - 1) != "said" &&
           word(before - 1) != "says";
  }

  // "Imran Khan, the prime minister of Pakistan," and "the prime minister, Imran Khan,".
  void appose(Index p) {
    const Index last = with_of(p);
    if (phrases_[p].is_pronoun || phrases_[p].is_time || phrases_[p].conjunct_of ||
        last + 1 >= phrases_.size() || phrases_[last + 1].sentence != sentence_) {
      return;
    }
    const Index comma = phrases_[last].last_token;
    if (phrases_[last + 1].first_token != comma + 1 || tokens_[comma].xpos != Xpos::Comma) {
      return;
    }
    const Index second = possessed(last + 1);
    const NounPhrase& other = phrases_[second];
    // "the Libyan, Atif Issa Enhamed,": of two names one is defined
    const bool alike =
        other.is_name == phrases_[p].is_name &&
        (!other.is_name || other.determiner.has_value() == phrases_[p].determiner.has_value());
    if (other.is_time || other.is_pronoun || other.conjunct_of || alike ||
        phrases_[possessed(p)].head != phrases_[p].head) {
      return;
    }
    const Index after = phrases_[with_of(second)].last_token;
    const bool closes = after >= end_ || tokens_[after].upos == Upos::Punct;
    const bool described = other.determiner || other.possessor;
    if (closes || (described && !other.is_name && tokens_[after].xpos != Xpos::Cc)) {
      phrases_[p].apposed_by = second;
    }
  }

  const Document& document_;
  const std::vector<Token>& tokens_;
  std::vector<Index> time_of_;
  std::vector<Index> name_of_;
  std::vector<NounPhrase> phrases_;
  std::vector<Index> possessed_;  // by phrase
  std::vector<Index> with_of_;    // by phrase
  Index sentence_ = 0;
  Index end_ = 0;  // of the sentence, a token
};

}  // namespace

std::vector<NounPhrase> noun_phrases(const Document& document) { return Chunker(document).run(); }

std::optional<std::uint32_t> phrase_at(const std::vector<NounPhrase>& phrases,
                                       std::uint32_t token_index) {
  const auto after = std::upper_bound(
      phrases.begin(), phrases.end(), token_index,
      [](std::uint32_t index, const NounPhrase& phrase) { return index < phrase.first_token; });
  if (after == phrases.begin() || !std::prev(after)->holds(token_index)) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(std::prev(after) - phrases.begin());
}

Span span_of(const Document& document, const std::vector<NounPhrase>& phrases,
             const NounPhrase& phrase) {
  const NounPhrase* first = &phrase;
  for (std::size_t step = 0; first->possessor && step < kMaxMembers; ++step) {
    first = &phrases[*first->possessor];
  }
  return document.tokens[first->first_token].span.hull(document.tokens[phrase.last_token - 1].span);
}

}  // namespace chronograph
