// SPDX-License-Identifier: Apache-2.0
// From the clause of an event outwards to the first verb of speech or thought; else "according to";
// else who speaks the quotation that the event stands in.
#include "annotate/attribution.hpp"

#include <algorithm>

namespace chronograph {
namespace {

// Among how many clauses the verb of speech of a quotation is looked for.
constexpr std::ptrdiff_t kMaxClauses = 80;

}  // namespace

Attribution::Attribution(const Document& document, const Syntax& syntax, const Grammar& grammar)
    : document_(document), zones_(document.zones), syntax_(syntax), grammar_(grammar) {
  find_according_to();
  find_speakers();
}

bool Attribution::reports(const Clause& clause) const {
  const FrameSet frames = grammar_.verbs.of(document_.tokens[clause.verb.head].lemma);
  return (frames.has(Frame::Says) || frames.has(Frame::Thinks)) && !clause.verb.passive;
}

bool Attribution::asks(const Clause& clause) const {
  return clause.marker &&
         grammar_.clause_words.get(document_.tokens[*clause.marker].lemma) == "question";
}

void Attribution::find_according_to() {
  according_to_.assign(document_.sentences.size(), std::nullopt);
  for (Index i = 0; i + 2 < document_.tokens.size(); ++i) {
    const bool accords = to_lower(document_.view(document_.tokens[i])) == "according" &&
                         document_.tokens[i + 1].lemma == "to";
    const auto phrase = accords ? syntax_.phrase_at(i + 2) : std::nullopt;
    if (!phrase) {
      continue;
    }
    Index owner = *phrase;
    while (owner + 1 < syntax_.phrases.size() && syntax_.phrases[owner + 1].possessor == owner) {
      ++owner;
    }
    const Index sentence = syntax_.phrases[owner].sentence;
    if (!according_to_[sentence]) {
      according_to_[sentence] = entity_of(document_, syntax_, owner);
    }
  }
}

// The subject of the nearest verb of speech outside the quotation, in a sentence that it touches.
std::optional<std::uint32_t> Attribution::speaker_near(Span zone) const {
  std::optional<Index> best;
  std::uint32_t nearest = 0xFFFFFFFF;
  const auto first = document_.sentence_at(zone.begin);
  const auto last = document_.sentence_at(zone.end > zone.begin ? zone.end - 1 : zone.begin);
  if (!first || !last) {
    return best;
  }
  const auto begin = std::lower_bound(
      syntax_.clauses.begin(), syntax_.clauses.end(), *first,
      [](const Clause& clause, Index sentence) { return clause.verb.sentence < sentence; });
  for (auto clause = begin; clause != syntax_.clauses.end() && clause - begin < kMaxClauses &&
                            clause->verb.sentence <= *last;
       ++clause) {
    const Span verb = document_.tokens[clause->verb.head].span;
    const FrameSet frames = grammar_.verbs.of(document_.tokens[clause->verb.head].lemma);
    if (zone.overlaps(verb) || !frames.has(Frame::Says) || !clause->subject ||
        clause->verb.passive || zones_.holds(verb.begin, ZoneKind::Quote)) {
      continue;
    }
    const std::uint32_t distance = verb.begin >= zone.end
                                       ? verb.begin - zone.end
                                       : zone.begin - std::min(verb.end, zone.begin);
    if (distance < nearest) {
      nearest = distance;
      best = entity_of(document_, syntax_, *clause->subject);
    }
  }
  return best;
}

void Attribution::find_speakers() {
  for (const Zone& zone : document_.zones) {
    if (zone.kind != ZoneKind::Quote || zone.span.empty()) {
      continue;
    }
    Speaker speaker{zone.span, 0, speaker_near(zone.span)};
    speaker.sentence = document_.sentence_at(zone.span.end - 1).value_or(0);
    const std::uint32_t first = document_.sentence_at(zone.span.begin).value_or(0);
    if (!speaker.entity && !speakers_.empty() && first <= speakers_.back().sentence + 1) {
      speaker.entity = speakers_.back().entity;  // the next paragraph of one quotation
    }
    speakers_.push_back(speaker);
  }
}

std::optional<std::uint32_t> Attribution::governing_source(Index c) const {
  for (int step = 0; step < 12; ++step) {
    const Clause& clause = syntax_.clauses[c];
    if (!clause.governor || *clause.governor == c) {
      return std::nullopt;
    }
    const Clause& governor = syntax_.clauses[*clause.governor];
    // "does not know how it will end" credits nobody.
    const bool ignorant = governor.verb.negated || asks(clause);
    const bool speaks =
        grammar_.verbs.of(document_.tokens[governor.verb.head].lemma).has(Frame::Says);
    // "denied BOMBING it", "claims to HAVE WON"
    const bool past = clause.link == ClauseLink::Open && speaks &&
                      (clause.verb.form == VerbForm::Gerund ||
                       (clause.verb.has_to && clause.verb.aspect == Aspect::Perfective));
    if ((clause.link == ClauseLink::Complement || past) && reports(governor) && governor.subject &&
        !clause.noun && (speaks || !ignorant)) {
      return entity_of(document_, syntax_, *governor.subject);
    }
    c = *clause.governor;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Attribution::source_of(const EventAnchor& anchor) const {
  if (!anchor.token) {
    return std::nullopt;
  }
  if (anchor.clause) {
    if (const auto source = governing_source(*anchor.clause)) {
      return source;
    }
  }
  const std::uint32_t begin = document_.tokens[*anchor.token].span.begin;
  const auto after = std::upper_bound(
      speakers_.begin(), speakers_.end(), begin,
      [](std::uint32_t index, const Speaker& speaker) { return index < speaker.zone.begin; });
  if (after != speakers_.begin() && std::prev(after)->zone.end > begin) {
    return std::prev(after)->entity;
  }
  const auto sentence = document_.sentence_at(begin);
  return sentence ? according_to_[*sentence] : std::nullopt;
}

}  // namespace chronograph
