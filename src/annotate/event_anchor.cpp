// SPDX-License-Identifier: Apache-2.0
#include "annotate/event_anchor.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;

// How many clauses away the one may be that a noun or a word belongs to.
constexpr std::int32_t kMaxDistance = 40;

// The first phrase of the coordination or of the "of"-chain that a phrase belongs to.
Index head_phrase(const Syntax& syntax, Index phrase) {
  for (int step = 0; step < 8; ++step) {
    const NounPhrase& inner = syntax.phrases[phrase];
    if (inner.conjunct_of) {
      phrase = *inner.conjunct_of;
    } else {
      break;
    }
  }
  return phrase;
}

PhrasePlace place_in(const Syntax& syntax, const Clause& clause, Index phrase) {
  const Index head = head_phrase(syntax, phrase);
  if (clause.subject == head && clause.own_subject) {
    return PhrasePlace::Subject;
  }
  if (clause.object == head) {
    return PhrasePlace::Object;
  }
  const bool oblique = std::any_of(clause.obliques.begin(), clause.obliques.end(),
                                   [&](const Oblique& o) { return o.phrase == head; });
  return oblique ? PhrasePlace::Oblique : PhrasePlace::Elsewhere;
}

// The clause that has the phrase as its subject, object or oblique; else the one around it.
void place_phrase(const Document& document, const Syntax& syntax, EventAnchor& anchor) {
  const Index phrase = *anchor.phrase;
  const auto around = clause_around(document, syntax, *anchor.token);
  if (!around) {
    return;
  }
  anchor.clause = around;
  const Index sentence = syntax.clauses[*around].verb.sentence;
  PhrasePlace best = PhrasePlace::Elsewhere;
  Index first = *around;
  while (first > 0 && *around - first < static_cast<Index>(kMaxDistance) &&
         syntax.clauses[first - 1].verb.sentence == sentence) {
    --first;
  }
  for (Index c = first;
       c < syntax.clauses.size() && c < *around + static_cast<Index>(kMaxDistance) &&
       syntax.clauses[c].verb.sentence == sentence;
       ++c) {
    const PhrasePlace place = place_in(syntax, syntax.clauses[c], phrase);
    if (place < best) {
      best = place;
      anchor.clause = c;
    }
  }
  anchor.place = best;
}

}  // namespace

std::optional<std::uint32_t> governor_of(const Document& document, std::uint32_t token) {
  const Token& word = document.tokens[token];
  const auto sentence = word.head > 0 ? document.sentence_at(word.span.begin) : std::nullopt;
  return sentence ? std::optional(document.sentences[*sentence].first_token + word.head - 1)
                  : std::nullopt;
}

std::optional<std::uint32_t> clause_around(const Document& document, const Syntax& syntax,
                                           std::uint32_t token) {
  const auto sentence = document.sentence_at(document.tokens[token].span.begin);
  if (!sentence) {
    return std::nullopt;
  }
  const auto after = std::upper_bound(
      syntax.clauses.begin(), syntax.clauses.end(), token,
      [](Index index, const Clause& clause) { return index < clause.verb.first_token; });
  const auto index_of = [&](auto clause) {
    return static_cast<Index>(clause - syntax.clauses.begin());
  };
  // Clauses whose verb is still to come: the innermost that has begun, else the first to begin.
  std::optional<Index> begun;
  std::optional<Index> ahead;
  for (auto clause = after; clause != syntax.clauses.end() && clause - after < kMaxDistance &&
                            clause->verb.sentence == *sentence;
       ++clause) {
    const Index c = index_of(clause);
    if (clause->first_token <= token) {
      begun = !begun || clause->first_token > syntax.clauses[*begun].first_token ? c : begun;
    } else if (!ahead || clause->first_token < syntax.clauses[*ahead].first_token) {
      ahead = c;
    }
  }
  if (begun) {
    return begun;
  }
  if (after != syntax.clauses.begin() && std::prev(after)->verb.sentence == *sentence) {
    return index_of(std::prev(after));
  }
  return ahead;
}

EventAnchor anchor_of(const Document& document, const Syntax& syntax, const Event& event) {
  EventAnchor anchor;
  const auto [first, last] = document.tokens_in(event.span);
  if (first >= last) {
    return anchor;
  }
  anchor.token = first;
  for (Index i = first; i < last; ++i) {
    const auto clause = syntax.clause_at(i);
    if (clause && syntax.clauses[*clause].verb.head == i) {
      anchor.token = i;
      anchor.verb = clause;
      anchor.clause = clause;
      return anchor;
    }
  }
  anchor.token = last - 1;
  anchor.phrase = syntax.phrase_at(last - 1);
  if (anchor.phrase) {
    place_phrase(document, syntax, anchor);
  } else {
    anchor.clause = clause_around(document, syntax, *anchor.token);
  }
  return anchor;
}

std::optional<std::uint32_t> entity_at(const Document& document, Span token, Span limits) {
  const auto after = std::upper_bound(
      document.mentions.begin(), document.mentions.end(), token.begin,
      [](Index begin, const Mention& mention) { return begin < mention.span.begin; });
  std::optional<Index> best;
  std::uint32_t widest = 0;
  int looked = 0;
  for (auto mention = after; mention != document.mentions.begin() && looked < 8; ++looked) {
    --mention;
    const bool fits = mention->span.contains(token) && limits.contains(mention->span);
    if (fits && mention->entity && mention->span.size() > widest) {
      widest = mention->span.size();
      best = mention->entity;
    }
  }
  return best;
}

std::optional<std::uint32_t> entity_of(const Document& document, const Syntax& syntax,
                                       std::uint32_t phrase) {
  const NounPhrase& inner = syntax.phrases[phrase];
  const Span head = document.tokens[inner.head].span;
  Span limits = full_span_of(document, syntax, phrase);
  if (inner.apposed_by) {
    limits = limits.hull(full_span_of(document, syntax, *inner.apposed_by));
  }
  if (const auto entity = entity_at(document, head, limits)) {
    return entity;
  }
  if (inner.apposed_by) {
    const NounPhrase& other = syntax.phrases[*inner.apposed_by];
    if (const auto entity = entity_at(document, document.tokens[other.head].span, limits)) {
      return entity;
    }
  }
  const bool measured =
      phrase + 1 < syntax.phrases.size() && syntax.phrases[phrase + 1].of == phrase &&
      (document.tokens[inner.head].upos == Upos::Num || inner.is_indefinite || inner.is_pronoun);
  return measured ? entity_of(document, syntax, phrase + 1) : std::nullopt;
}

Span full_span_of(const Document& document, const Syntax& syntax, std::uint32_t phrase) {
  Span span = span_of(document, syntax.phrases, syntax.phrases[phrase]);
  for (Index next = phrase + 1; next < syntax.phrases.size(); ++next) {
    const NounPhrase& after = syntax.phrases[next];
    const bool owned = next > phrase + 1 && after.possessor == next - 1;  // "of Iran's leader"
    if (after.of != next - 1 && !owned) {
      break;
    }
    span = span.hull(document.tokens[after.last_token - 1].span);
  }
  return span;
}

}  // namespace chronograph
