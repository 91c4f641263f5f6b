// SPDX-License-Identifier: Apache-2.0
// The clause of a date is found by climbing its tree to the next predicate; auxiliaries and form
// tell its tense. A date that belongs to a noun ("the 2008 games") says nothing of its clause.
#include "annotate/date_stance.hpp"

#include <algorithm>
#include <optional>

namespace chronograph {
namespace {

using Index = std::uint32_t;

bool is_finite_present(Xpos tag) { return tag == Xpos::Vbz || tag == Xpos::Vbp; }

bool is_auxiliary(Deprel deprel) {
  return deprel == Deprel::Aux || deprel == Deprel::AuxPass || deprel == Deprel::Cop;
}

}  // namespace

/// The predicates of a tree; tokens are indices into Document::tokens.
class DateStances::Clauses {
public:
  explicit Clauses(const TreeView& tree) : tree_(tree) {}

  [[nodiscard]] const Token& at(Index token) const { return tree_.token(token); }
  [[nodiscard]] std::string_view lemma(Index token) const { return at(token).lemma; }
  [[nodiscard]] std::optional<Index> parent(Index token) const { return tree_.governor(token); }

  [[nodiscard]] std::optional<Index> auxiliary(Index token) const {
    const auto children = tree_.children(token);
    const auto found =
        std::ranges::find_if(children, [&](Index child) { return is_auxiliary(at(child).deprel); });
    return found == children.end() ? std::nullopt : std::optional(*found);
  }

  /// Tells whether the clause says what would be: "(said that) it would open".
  [[nodiscard]] bool is_conditional(Index verb) const {
    const auto modal = auxiliary(verb);
    return modal && lemma(*modal) == "would";
  }

  [[nodiscard]] bool is_predicate(Index token) const {
    return at(token).upos == Upos::Verb || auxiliary(token).has_value();
  }

  /// Past for what has happened, whatever the form: "fell", "has fallen", "was hit", "killed in".
  [[nodiscard]] Tense tense(Index verb) const {
    if (const auto helper = auxiliary(verb)) {
      const Token& token = at(*helper);
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
  const TreeView& tree_;
};

// "Plans to open", "is expected to open"; "planned to open" announces it to readers of that day, as
// "would open" does.
DateStance DateStances::of_infinitive(const Clauses& clauses, Index verb) const {
  while (const auto governor = clauses.parent(verb)) {
    const Deprel deprel = clauses.at(verb).deprel;
    const bool is_complement = deprel == Deprel::Xcomp || deprel == Deprel::Ccomp;
    if (!is_complement && deprel != Deprel::Conj) {
      break;
    }
    verb = *governor;
    const Tense tense = clauses.tense(verb);
    const std::string_view kind = cues_.get(clauses.lemma(verb));
    if (is_complement && tense != Tense::None) {
      const bool plans = kind == "plan" || kind == "due" || kind == "decide";
      return !plans                 ? DateStance::Unknown
             : tense == Tense::Past ? DateStance::AheadOfReport
                                    : DateStance::Ahead;
    }
  }
  return DateStance::Unknown;
}

DateStance DateStances::of_clause(const Clauses& clauses, Index verb, bool names_day) const {
  const Token& token = clauses.at(verb);
  const std::string_view kind = cues_.get(token.lemma);
  switch (clauses.tense(verb)) {
    case Tense::Future:
      return DateStance::Ahead;
    case Tense::Past:
      return kind == "plan" || (kind == "decide" && !names_day) ? DateStance::Unknown
                                                                : DateStance::Told;
    case Tense::Present:
      return kind == "plan" || kind == "open" ? DateStance::Ahead : DateStance::Unknown;
    case Tense::None:
      if (clauses.is_conditional(verb)) {
        return DateStance::AheadOfReport;
      }
      return token.xpos == Xpos::Vb ? of_infinitive(clauses, verb) : DateStance::Unknown;
  }
  return DateStance::Unknown;
}

DateStance DateStances::stance_of(const Document& document, const TreeView& tree,
                                  const TimeReading& reading, bool names_day) const {
  if (!document.has(Layer::Syntax)) {
    return DateStance::Unknown;
  }
  const Clauses clauses(tree);
  const auto [first, last] = document.tokens_in(reading.span);
  Index token = tree.head_of(first, last).value_or(first);
  const bool leads = first == document.sentences[reading.sentence].first_token;
  const std::string_view before = leads ? std::string_view() : clauses.lemma(first - 1);
  if (is_cue(before, "due")) {
    return DateStance::Ahead;
  }
  if (names_day && document.in_zone(reading.span.begin, ZoneKind::Caption)) {
    return DateStance::Told;  // captions tell in the present tense what a picture shows
  }
  const bool is_limit = is_cue(before, "limit");
  // Where the nearest verb looks back, a tree that leads to one ahead is mistaken.
  const bool looks_back = reading.direction == TimeDirection::Past;
  while (const auto up = clauses.parent(token)) {
    token = *up;
    if (clauses.is_predicate(token)) {
      const DateStance stance = of_clause(clauses, token, names_day);
      const bool doubtful = stance == DateStance::Told ? is_limit : looks_back;
      return doubtful ? DateStance::Unknown : stance;
    }
    if (is_cue(clauses.lemma(token), "happening")) {
      return is_limit ? DateStance::Unknown
                      : DateStance::Told;  // "the 1998 bombing", whatever is said of it
    }
    if (!is_cue(clauses.lemma(token), "period")) {
      return DateStance::Unknown;  // "the 2008 games", "bonds of 1999"
    }
  }
  return names_day && !is_limit ? DateStance::Told : DateStance::Unknown;
}

}  // namespace chronograph
