// SPDX-License-Identifier: Apache-2.0
// Whose time an event has that none is told of: of the verb that it is joined to, is done by or is
// a phase of.
#include "annotate/event_times.hpp"

#include <algorithm>
#include <array>

namespace chronograph {
namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What "by", "in" and "while" lead to is done at once with the verb; what "for", "of" and "with"
// lead to ("charged with violating") need not even happen.
bool leads_to_same_time(std::string_view marker) {
  static constexpr std::array<std::string_view, 7> kMarkers{"by",   "in", "while",  "when",
                                                            "upon", "as", "without"};
  return is_one_of(kMarkers, marker);
}

}  // namespace

// Whether the clause itself says how long it went on: "clung to it for two days" is longer than the
// day of what it is joined to.
bool EventTimes::says_how_long(const Clause& clause) const {
  const auto after = std::lower_bound(
      document_.times.begin(), document_.times.end(),
      document_.tokens[clause.verb.first_token].span.begin,
      [](const TimeExpression& time, std::uint32_t begin) { return time.span.begin < begin; });
  const std::uint32_t end = document_.tokens[clause.last_token - 1].span.end;
  return std::any_of(after, document_.times.end(), [&](const TimeExpression& time) {
    return time.span.begin < end && time.type == TimexType::Duration;
  });
}

// Whether only one of two is in a quotation.
bool EventTimes::speaks_otherwise(Index one, Index other) const {
  return zones_.holds(document_.events[one].span.begin, ZoneKind::Quote) !=
         zones_.holds(document_.events[other].span.begin, ZoneKind::Quote);
}

// "raided two homes and searched", "stopped paying": verbs with one subject and one tense, and a
// phase and what it is a phase of, share an expression.
void EventTimes::share_among_conjuncts(Index e) {
  if (!anchors_[e].verb) {
    return;
  }
  const Clause& clause = syntax_.clauses[*anchors_[e].verb];
  if (!clause.governor) {
    return;
  }
  const Clause& governor = syntax_.clauses[*clause.governor];
  const auto other = event_of(*clause.governor);
  const bool joined = clause.link == ClauseLink::Conjunct && !clause.own_subject &&
                      governor.verb.tense == clause.verb.tense &&
                      governor.verb.aspect == clause.verb.aspect &&
                      governor.verb.planned == clause.verb.planned;
  const bool phase = clause.link == ClauseLink::Open && frames_of(governor).has(Frame::Begins) &&
                     !frames_of(governor).has(Frame::Ends);
  if (!other || (!joined && !phase) ||
      dated_[e].when.has_value() == dated_[*other].when.has_value()) {
    return;
  }
  const bool forward = dated_[*other].when.has_value();
  // Conjuncts hang on the first of them.
  const Token& head = document_.tokens[clause.verb.head];
  const auto first = governor_of(document_, clause.verb.head);
  const bool elsewhere = joined && without_subtype(head.deprel) == Deprel::Conj &&
                         first != governor.verb.head &&
                         first != governor_of(document_, governor.verb.head);
  if (elsewhere || speaks_otherwise(e, *other)) {
    return;
  }
  if (!says_how_long(forward ? clause : governor)) {
    dated_[forward ? e : *other] = dated_[forward ? *other : e];
  }
}

// The event whose time is also that of `e`: the verb that "by firing" or "to provide" in "refused
// to provide" hangs on, the light verb of a noun.
std::optional<std::uint32_t> EventTimes::lender_of(Index e) const {
  const EventAnchor& anchor = anchors_[e];
  if (!anchor.verb) {
    return lender_of_noun(anchor);
  }
  const Clause& clause = syntax_.clauses[*anchor.verb];
  if (clause.link == ClauseLink::Relative && clause.subject && !clause.own_subject) {
    const Index cause = event_of_token_[syntax_.phrases[*clause.subject].head];
    if (cause != Syntax::kNone && has_expression(cause)) {
      return cause;  // "the bombing last month that KILLED six"
    }
  }
  if (!clause.governor || clause.verb.form == VerbForm::Finite) {
    return std::nullopt;
  }
  const bool own = clause.own_subject || says_how_long(clause);  // "with a city waiting"
  const bool conjunct = clause.link == ClauseLink::Conjunct &&
                        syntax_.clauses[*clause.governor].verb.form == clause.verb.form;
  const bool at_once = !own && (clause.link == ClauseLink::Free || conjunct ||
                                (clause.link == ClauseLink::Adverbial && clause.marker &&
                                 leads_to_same_time(document_.tokens[*clause.marker].lemma)));
  const Modality modality = document_.events[e].modality;
  const bool real = modality == Modality::Asserted || modality == Modality::ReportedDoubt;
  // "refused to go", but "told them to go" leaves open when they went.
  const Clause& governor = syntax_.clauses[*clause.governor];
  const bool phase = clause.link == ClauseLink::Open && real && !governor.object &&
                     !frames_of(governor).takes_clause() && !frames_of(governor).has(Frame::Ends);
  return (at_once && real) || phase ? event_of(*clause.governor) : std::nullopt;
}

std::optional<std::uint32_t> EventTimes::lender_of_noun(const EventAnchor& anchor) const {
  if (!anchor.clause || anchor.place == PhrasePlace::Elsewhere ||
      anchor.place == PhrasePlace::Oblique) {
    return std::nullopt;
  }
  const Clause& clause = syntax_.clauses[*anchor.clause];
  if (clause.second_object) {
    return std::nullopt;  // "called the move a setback": the meaning lies in the verb
  }
  const FrameSet frames = frames_of(clause);
  if (anchor.place == PhrasePlace::Subject) {
    // No day is borrowed where the tree or the verb's meaning speaks against it.
    const auto lender = event_of(*anchor.clause);
    const bool day = lender && dated_[*lender].when && dated_[*lender].when->begin.is_day();
    const std::string_view object =
        clause.object
            ? std::string_view(document_.tokens[syntax_.phrases[*clause.object].head].lemma)
            : std::string_view();
    const bool acts = clause.object && object != "place" && object != "effect";
    const bool doubtful = frames.has(Frame::EndsSubject) || (frames.has(Frame::Light) && acts) ||
                          (document_.tokens[*anchor.token].head != 0 &&
                           governor_of(document_, *anchor.token) != clause.verb.head);
    return !frames.takes_clause() && !clause.verb.passive && !(day && doubtful) ? lender
                                                                                : std::nullopt;
  }
  if ((frames.has(Frame::Light) || frames.has(Frame::Begins)) && !frames.has(Frame::Delays) &&
      clause.link != ClauseLink::Open) {
    return event_of(*anchor.clause);
  }
  return std::nullopt;
}

// "accused of taking", "jailed for stealing", "thanked for coming": before the blame or the thanks.
void EventTimes::bound_by_blame(Index e) {
  if (dated_[e].when || !anchors_[e].verb) {
    return;
  }
  const Clause& clause = syntax_.clauses[*anchors_[e].verb];
  const bool hangs = clause.link == ClauseLink::Adverbial && clause.governor && clause.marker;
  const bool blamed = hangs && (frames_of(syntax_.clauses[*clause.governor]).has(Frame::Alleges) ||
                                frames_of(syntax_.clauses[*clause.governor]).has(Frame::Repays));
  const auto blame = blamed ? event_of(*clause.governor) : std::nullopt;
  const auto latest = blame && dated_[*blame].when ? dated_[*blame].when->end.latest : std::nullopt;
  if (latest) {
    const DayBounds days{std::nullopt, latest};
    dated_[e].when = EventTime{days, days, Granularity::Range, "order"};
  }
}

// Whether a verb tells that a noun only began then: "the talks began", "the truce took effect".
bool EventTimes::is_begun(Index noun, Index verb) const {
  static constexpr std::array<std::string_view, 4> kVerbs{"begin", "start", "open", "resume"};
  const EventAnchor& anchor = anchors_[noun];
  if (!anchor.phrase || anchor.place != PhrasePlace::Subject || !anchors_[verb].verb) {
    return false;
  }
  const auto& object = syntax_.clauses[*anchors_[verb].verb].object;
  return is_one_of(kVerbs, document_.events[verb].lemma) ||
         (object && document_.tokens[syntax_.phrases[*object].head].lemma == "effect");
}

void EventTimes::borrow(Index e) {
  const auto lender = lender_of(e);
  const auto& when = dated_[e].when;
  // What neighbours tell gives way to the verb's own time where that lies within it.
  const bool within =
      lender && when && when->basis == "order" && has_expression(*lender) && dated_[*lender].when &&
      intersection(when->begin, dated_[*lender].when->begin) == dated_[*lender].when->begin;
  const bool placed = when && (when->basis != "order" || when->begin.earliest) && !within;
  if (placed && when->basis != "creation-time") {
    return;
  }
  if (lender && !speaks_otherwise(e, *lender) && dated_[*lender].when) {
    dated_[e].when = dated_[*lender].when;
    dated_[e].time = dated_[*lender].time;
    const bool object = anchors_[e].phrase && anchors_[e].place == PhrasePlace::Object;
    if (object && lists_.grammar.verbs.of(document_.events[*lender].lemma).has(Frame::Ends)) {
      dated_[e].when->begin.earliest.reset();  // "ending the siege": it had gone on
      dated_[e].when->granularity = Granularity::Range;
    } else if (is_begun(e, *lender)) {
      dated_[e].when->end.latest.reset();  // "the talks began Monday"
      dated_[e].when->granularity = Granularity::Range;
    }
  }
}

}  // namespace chronograph
