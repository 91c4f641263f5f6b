// SPDX-License-Identifier: Apache-2.0
// The clause of a date is found by climbing its tree to the next predicate; auxiliaries and form
// tell its tense. A date that belongs to a noun ("the 2008 games") says nothing of its clause.
#include "annotate/date_stance.hpp"

#include <optional>

namespace chronograph {
namespace {

using Index = std::uint32_t;

bool is_finite_present(Xpos tag) { return tag == Xpos::Vbz || tag == Xpos::Vbp; }

bool is_auxiliary(Deprel deprel) {
  return deprel == Deprel::Aux || deprel == Deprel::AuxPass || deprel == Deprel::Cop;
}

}  // namespace

/// One sentence's tree; tokens are indices into Document::tokens.
class DateStances::Tree {
public:
  Tree(const Document& document, const Sentence& sentence)
      : document_(document), first_(sentence.first_token), last_(sentence.last_token) {}

  [[nodiscard]] const Token& at(Index token) const { return document_.tokens[token]; }
  [[nodiscard]] std::string_view lemma(Index token) const { return at(token).lemma; }

  [[nodiscard]] std::optional<Index> parent(Index token) const {
    const Index head = at(token).head;
    return head == 0 ? std::nullopt : std::optional(first_ + head - 1);
  }

  /// The token of [first, last) that the others hang on.
  [[nodiscard]] Index head_of(Index first, Index last) const {
    for (Index token = first; token < last; ++token) {
      const auto up = parent(token);
      if (!up || *up < first || *up >= last) {
        return token;
      }
    }
    return first;
  }

  [[nodiscard]] std::optional<Index> child(Index token, bool (*wanted)(Deprel)) const {
    for (Index other = first_; other < last_; ++other) {
      if (at(other).head == token - first_ + 1 && wanted(at(other).deprel)) {
        return other;
      }
    }
    return std::nullopt;
  }

  /// Tells whether the clause says what would be: "(said that) it would open".
  [[nodiscard]] bool is_conditional(Index verb) const {
    const auto auxiliary = child(verb, is_auxiliary);
    return auxiliary && lemma(*auxiliary) == "would";
  }

  [[nodiscard]] bool is_predicate(Index token) const {
    return at(token).upos == Upos::Verb || child(token, is_auxiliary).has_value();
  }

  /// The word that stands before a token, in lower case; empty at the begin of the sentence.
  [[nodiscard]] std::string_view word_before(Index token) const {
    return token > first_ ? std::string_view(at(token - 1).lemma) : std::string_view();
  }

  /// Past for what has happened, whatever the form: "fell", "has fallen", "was hit", "killed in".
  [[nodiscard]] Tense tense(Index verb) const {
    const auto auxiliary = child(verb, is_auxiliary);
    if (auxiliary) {
      const Token& token = at(*auxiliary);
      if (token.xpos == Xpos::Md) {
        return token.lemma == "will" || token.lemma == "shall" ? Tense::Future : Tense::None;
      }
      if (token.xpos == Xpos::Vbd || token.lemma == "have") {
        return Tense::Past;
      }
      return is_finite_present(token.xpos) ? Tense::Present : Tense::None;
    }
    const Token& token = at(verb);
    if (token.deprel == Deprel::Conj && token.xpos != Xpos::Vbd && !is_finite_present(token.xpos)) {
      const auto first = parent(verb);
      return first && *first < verb ? tense(*first) : Tense::None;
    }
    if (token.xpos == Xpos::Vbd || token.xpos == Xpos::Vbn) {
      return Tense::Past;
    }
    return is_finite_present(token.xpos) ? Tense::Present : Tense::None;
  }

private:
  const Document& document_;
  Index first_;
  Index last_;
};

// "Plans to open", "is expected to open"; "planned to open" announces it to readers of that day, as
// "would open" does.
DateStance DateStances::of_infinitive(const Tree& tree, Index verb) const {
  while (const auto governor = tree.parent(verb)) {
    const Deprel deprel = tree.at(verb).deprel;
    const bool is_complement = deprel == Deprel::Xcomp || deprel == Deprel::Ccomp;
    if (!is_complement && deprel != Deprel::Conj) {
      break;
    }
    verb = *governor;
    const Tense tense = tree.tense(verb);
    const std::string_view kind = cues_.get(tree.lemma(verb));
    if (is_complement && tense != Tense::None) {
      const bool plans = kind == "plan" || kind == "due" || kind == "decide";
      return !plans                 ? DateStance::Unknown
             : tense == Tense::Past ? DateStance::AheadOfReport
                                    : DateStance::Ahead;
    }
  }
  return DateStance::Unknown;
}

DateStance DateStances::of_clause(const Tree& tree, Index verb, bool names_day) const {
  const Token& token = tree.at(verb);
  const std::string_view kind = cues_.get(token.lemma);
  switch (tree.tense(verb)) {
    case Tense::Future:
      return DateStance::Ahead;
    case Tense::Past:
      return kind == "plan" || (kind == "decide" && !names_day) ? DateStance::Unknown
                                                                : DateStance::Told;
    case Tense::Present:
      return kind == "plan" || kind == "open" ? DateStance::Ahead : DateStance::Unknown;
    case Tense::None:
      if (tree.is_conditional(verb)) {
        return DateStance::AheadOfReport;
      }
      return token.xpos == Xpos::Vb ? of_infinitive(tree, verb) : DateStance::Unknown;
  }
  return DateStance::Unknown;
}

DateStance DateStances::stance_of(const Document& document, const TimeReading& reading,
                                  bool names_day) const {
  if (!document.has(Layer::Syntax)) {
    return DateStance::Unknown;
  }
  const Tree tree(document, document.sentences[reading.sentence]);
  const auto [first, last] = document.tokens_in(reading.span);
  Index token = tree.head_of(first, last);
  const std::string_view before = tree.word_before(first);
  if (is_cue(before, "due")) {
    return DateStance::Ahead;
  }
  if (names_day && document.in_zone(reading.span.begin, ZoneKind::Caption)) {
    return DateStance::Told;  // captions tell in the present tense what a picture shows
  }
  const bool is_limit = is_cue(before, "limit");
  // Where the nearest verb looks back, a tree that leads to one ahead is mistaken.
  const bool looks_back = reading.direction == TimeDirection::Past;
  while (const auto up = tree.parent(token)) {
    token = *up;
    if (tree.is_predicate(token)) {
      const DateStance stance = of_clause(tree, token, names_day);
      const bool doubtful = stance == DateStance::Told ? is_limit : looks_back;
      return doubtful ? DateStance::Unknown : stance;
    }
    if (is_cue(tree.lemma(token), "happening")) {
      return is_limit ? DateStance::Unknown
                      : DateStance::Told;  // "the 1998 bombing", whatever is said of it
    }
    if (!is_cue(tree.lemma(token), "period")) {
      return DateStance::Unknown;  // "the 2008 games", "bonds of 1999"
    }
  }
  return names_day && !is_limit ? DateStance::Told : DateStance::Unknown;
}

}  // namespace chronograph
