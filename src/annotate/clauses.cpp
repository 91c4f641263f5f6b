// SPDX-License-Identifier: Apache-2.0
// Puts clauses together: first who acts and what governs it (clause_finder), then what the verb has
// to its right (here).
#include "annotate/clauses.hpp"

#include "annotate/clause_finder.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;

// A sentence with more verbs is no sentence but a table or a list; it is read in parts, so that the
// walks within one stay short.
constexpr Index kMaxClauses = 80;

Syntax bricks_of(const Document& document) {
  Syntax syntax;
  syntax.phrases = noun_phrases(document);
  syntax.phrase_of_token.assign(document.tokens.size(), Syntax::kNone);
  syntax.clause_of_token.assign(document.tokens.size(), Syntax::kNone);
  for (Index p = 0; p < syntax.phrases.size(); ++p) {
    const NounPhrase& phrase = syntax.phrases[p];
    std::fill(syntax.phrase_of_token.begin() + phrase.first_token,
              syntax.phrase_of_token.begin() + phrase.last_token, p);
  }
  for (VerbGroup& group : verb_groups(document, syntax.phrases)) {
    const Index c = static_cast<Index>(syntax.clauses.size());
    for (Index i = group.first_token; i < group.last_token; ++i) {
      if (syntax.phrase_of_token[i] == Syntax::kNone) {  // "did he say" holds its subject
        syntax.clause_of_token[i] = c;
      }
    }
    Clause clause;
    clause.first_token = group.first_token;
    clause.last_token = document.sentences[group.sentence].last_token;
    clause.verb = group;
    syntax.clauses.push_back(clause);
  }
  return syntax;
}

/// What a verb has to its right: objects and phrases with prepositions.
class Complements {
public:
  Complements(Syntax& syntax, const SentenceView& view) : syntax_(syntax), view_(view) {}

  void run(Index first, Index last) {
    for (Index c = first; c < last; ++c) {
      limit(c, last);
    }
    for (Index c = first; c < last; ++c) {
      const Index from = take_objects(c);
      take_obliques(c, from);
      if (c == first) {
        take_fronted(c);
      }
    }
  }

private:
  // A clause ends where the next one's subject, marker or verb begins.
  void limit(Index c, Index last) {
    Clause& clause = syntax_.clauses[c];
    clause.last_token = view_.end();
    if (c + 1 < last) {
      const Clause& next = syntax_.clauses[c + 1];
      const bool after = next.first_token >= clause.verb.end_token();
      clause.last_token = after ? next.first_token : next.verb.first_token;
    }
  }

  // Last phrase of "A and B" or "A of B" that begins with `p`, within the clause.
  Index end_of_group(Index p, Index end) const {
    Index last = p;
    for (Index q = p + 1; q < syntax_.phrases.size(); ++q) {
      const NounPhrase& phrase = syntax_.phrases[q];
      if (phrase.first_token >= end) {
        break;
      }
      const bool next_possesses = q + 1 < syntax_.phrases.size() &&
                                  syntax_.phrases[q + 1].possessor == q &&
                                  syntax_.phrases[q + 1].conjunct_of;
      if (phrase.conjunct_of != p && phrase.of != last && phrase.possessor != last &&
          !next_possesses) {
        break;
      }
      last = q;
    }
    return last;
  }

  bool is_object(Index p, const Clause& clause) const {
    const NounPhrase& phrase = syntax_.phrases[p];
    return !phrase.is_time && !view_.is_nominative(p) && phrase.last_token <= clause.last_token;
  }

  // Returns the token from which on phrases with prepositions are looked for.
  Index take_objects(Index c) {
    Clause& clause = syntax_.clauses[c];
    Index i = view_.skip_adverbs_right(clause.verb.end_token());
    const auto first = i < clause.last_token ? view_.phrase_from(i) : std::nullopt;
    if (!first || !is_object(*first, clause) || first == clause.subject) {
      return i;
    }
    clause.object = first;
    const Index group_end = end_of_group(*first, clause.last_token);
    i = syntax_.phrases[group_end].last_token;
    const auto second = i < clause.last_token ? view_.phrase_from(i) : std::nullopt;
    if (second && is_object(*second, clause)) {
      clause.second_object = second;
      return syntax_.phrases[end_of_group(*second, clause.last_token)].last_token;
    }
    return i;
  }

  void take_obliques(Index c, Index from) {
    Clause& clause = syntax_.clauses[c];
    bool adjacent = true;
    for (Index i = from; i < clause.last_token; ++i) {
      const Token& token = view_.token(i);
      if (token.xpos == Xpos::Comma) {
        adjacent = false;
      }
      if (token.xpos != Xpos::In && token.xpos != Xpos::To) {
        continue;
      }
      const auto phrase = view_.phrase_after(i);
      if (phrase && syntax_.phrases[*phrase].first_token < clause.last_token) {
        clause.obliques.push_back({i, *phrase, adjacent});
        adjacent = false;
      }
    }
  }

  // "On Sunday in Baghdad, police ...": what the sentence begins with.
  void take_fronted(Index c) {
    Clause& clause = syntax_.clauses[c];
    for (Index i = view_.begin(); i + 1 < clause.first_token; ++i) {
      const Token& token = view_.token(i);
      const auto phrase = token.xpos == Xpos::In ? view_.phrase_from(i + 1) : std::nullopt;
      if (phrase) {
        clause.obliques.push_back({i, *phrase, false});
      }
    }
  }

  Syntax& syntax_;
  const SentenceView& view_;
};

}  // namespace

Syntax parse_clauses(const Document& document, const Grammar& grammar) {
  Syntax syntax = bricks_of(document);
  SentenceView view(document, syntax, grammar.clause_words);
  ClauseFinder finder(syntax, grammar.verbs, view);
  Complements complements(syntax, view);
  const Index count = static_cast<Index>(syntax.clauses.size());
  for (Index first = 0; first < count;) {
    Index last = first;
    const Index sentence = syntax.clauses[first].verb.sentence;
    while (last < count && last < first + kMaxClauses &&
           syntax.clauses[last].verb.sentence == sentence) {
      ++last;
    }
    const bool opens = first == 0 || syntax.clauses[first - 1].verb.sentence != sentence;
    const bool closes = last == count || syntax.clauses[last].verb.sentence != sentence;
    view.enter(
        opens ? document.sentences[sentence].first_token
              : syntax.clauses[first - 1].verb.end_token(),
        closes ? document.sentences[sentence].last_token : syntax.clauses[last].verb.first_token);
    finder.run(first, last);
    complements.run(first, last);
    first = last;
  }
  return syntax;
}

}  // namespace chronograph
