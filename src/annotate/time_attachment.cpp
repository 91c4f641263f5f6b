// SPDX-License-Identifier: Apache-2.0
// An expression belongs to the clause that it stands in, unless a noun that tells of an event
// stands right before it ("the bombing last month") or around it ("Monday's vote").
#include "annotate/time_attachment.hpp"

#include <algorithm>
#include <array>

namespace chronograph {
namespace {

using Index = std::uint32_t;
constexpr Index kNone = Syntax::kNone;
constexpr Index kMaxClauses = 40;

bool is_preposition(const Token& token) { return token.xpos == Xpos::In || token.xpos == Xpos::To; }

class Attacher {
public:
  Attacher(const Document& document, const Syntax& syntax, const std::vector<EventAnchor>& anchors,
           const TimeLists& lists)
      : document_(document), syntax_(syntax), anchors_(anchors), lists_(lists) {
    event_of_token_.assign(document.tokens.size(), kNone);
    for (Index e = 0; e < anchors.size(); ++e) {
      if (anchors[e].token) {
        event_of_token_[*anchors[e].token] = e;
      }
    }
  }

  std::vector<std::vector<TimeAttachment>> run() {
    attached_.assign(anchors_.size(), {});
    for (Index t = 0; t < document_.times.size(); ++t) {
      const auto [first, last] = document_.tokens_in(document_.times[t].span);
      if (first < last && dates(document_.times[t], last)) {
        attach(t, first, last);
      }
    }
    for (const auto& [event, attachment] : passed_on_) {
      if (attached_[event].empty()) {
        attached_[event].push_back(attachment);
      }
    }
    return std::move(attached_);
  }

private:
  // Sets and bare durations date nothing; "the last five months of her life" hangs on her life.
  bool dates(const TimeExpression& time, Index last) const {
    if (time.type == TimexType::Set) {
      return false;
    }
    const bool owned = last < document_.tokens.size() && document_.tokens[last].lemma == "of";
    return time.type != TimexType::Duration || (!time.days.unknown() && !owned) ||
           time.value.find('X') == std::string::npos;
  }

  std::optional<Index> event_at(Index token) const {
    return event_of_token_[token] == kNone ? std::nullopt : std::optional(event_of_token_[token]);
  }

  Index sentence_begin(Index token) const {
    const auto sentence = document_.sentence_at(document_.tokens[token].span.begin);
    return sentence ? document_.sentences[*sentence].first_token : token;
  }

  // The preposition before the expression, adverbs and determiners between.
  std::optional<Index> preposition_before(Index first) const {
    const Index begin = sentence_begin(first);
    Index i = first;
    while (i > begin && (document_.tokens[i - 1].upos == Upos::Det ||
                         document_.tokens[i - 1].upos == Upos::Adv)) {
      --i;
    }
    const bool found = i > begin && (is_preposition(document_.tokens[i - 1]) ||
                                     document_.tokens[i - 1].lemma == "and" ||
                                     document_.tokens[i - 1].lemma == "following");
    return found ? std::optional(i - 1) : std::nullopt;
  }

  // "as early as Tuesday", "as soon as next week": then or later.
  bool is_earliest(Index preposition) const {
    const auto is = [&](Index back, std::string_view lemma) {
      return preposition >= back && document_.tokens[preposition - back].lemma == lemma;
    };
    return is(0, "as") && is(2, "as") && (is(1, "early") || is(1, "soon") || is(1, "quickly"));
  }

  // "reserves of 2 million as of June 30": the day of a state, not of what the verb tells.
  bool is_as_of(std::optional<Index> preposition) const {
    return preposition && *preposition > 0 && document_.tokens[*preposition].lemma == "of" &&
           document_.tokens[*preposition - 1].lemma == "as";
  }

  // "set Friday as the deadline", "scheduled a meeting for Monday": the day that the verb is about.
  bool is_target(std::optional<Index> preposition, Index first, Index last) const {
    const auto top = top_of(first, last);
    const bool due = first > 0 && document_.tokens[first - 1].lemma == "due";
    return due || (preposition && document_.tokens[*preposition].lemma == "for") ||
           (!preposition && top && document_.tokens[*top].deprel == Deprel::Obj);
  }

  // "between July 2003 and December 2004", "from Monday to Friday": "and", "to" and "through" close
  // what "between" and "from" opened.
  TimeSignal signal_before(Index t, std::optional<Index> preposition) const {
    if (!preposition) {
      return TimeSignal::At;
    }
    if (is_earliest(*preposition)) {
      return TimeSignal::After;
    }
    const TimeSignal signal = signal_of(lists_.signals, document_.tokens[*preposition].lemma);
    if (signal == TimeSignal::To) {
      const bool opened =
          t > 0 && document_.times[t - 1].span.end + 1 == document_.tokens[*preposition].span.begin;
      const bool through = document_.tokens[*preposition].lemma == "through";
      return opened ? TimeSignal::To : through ? TimeSignal::By : TimeSignal::At;
    }
    return signal;
  }

  // No expression dates what stands in another paragraph, such as a headline above a date.
  void add(Index event, Index t, TimeSignal signal) {
    const Span& one = document_.events[event].span;
    const Span& other = document_.times[t].span;
    const Span between{std::min(one.end, other.end), std::max(one.begin, other.begin)};
    if (between.begin < between.end &&
        document_.view(between).find("\n\n") != std::string_view::npos) {
      return;
    }
    attached_[event].push_back({t, signal});
    hosts_.push_back(event);
  }

  void attach(Index t, Index first, Index last) {
    const auto preposition = preposition_before(first);
    const TimeSignal signal = signal_before(t, preposition);
    if (is_as_of(preposition)) {
      return;
    }
    if (signal == TimeSignal::To) {  // wherever the first of the pair went
      for (const Index event : hosts_) {
        attached_[event].push_back({t, signal});
      }
      return;
    }
    hosts_.clear();
    if (const auto owner = noun_around(first, last)) {
      if (*owner != kNone) {
        add(*owner, t, signal);
      }
      if (const auto teller = told_on(first)) {
        add(*teller, t, signal);
      }
      return;
    }
    const Index before = preposition.value_or(first);
    const auto above = event_above(first, last);
    const auto noun = noun_for(before, last, above);
    if (noun) {
      add(noun->event, t, signal);
      if (noun->only) {
        return;
      }
    }
    if (document_.times[t].days.is_day() && is_target(preposition, first, last)) {
      return;
    }
    const auto clause = clause_for(before, last, above);
    const auto event = clause ? event_near(planned_by(*clause)) : std::nullopt;
    if (event && (!noun || *event != noun->event)) {
      add(*event, t, signal);
    }
    if (clause) {
      pass_on(*clause, before, t, signal);
    }
  }

  // The word of the expression by which it hangs on the rest.
  std::optional<Index> top_of(Index first, Index last) const {
    for (Index i = first; i < last; ++i) {
      const auto governor = governor_of(document_, i);
      if (governor && (*governor < first || *governor >= last)) {
        return i;
      }
    }
    return std::nullopt;
  }

  // A word with a verb's tag or a subject of its own: "stock was DOWN".
  bool is_predicate(Index token) const {
    const Upos upos = document_.tokens[token].upos;
    if (upos == Upos::Verb || upos == Upos::Aux) {
      return true;
    }
    for (Index i = sentence_begin(token); i < token; ++i) {
      if (without_subtype(document_.tokens[i].deprel) == Deprel::Nsubj &&
          governor_of(document_, i) == token) {
        return true;
      }
    }
    return false;
  }

  // "bombing of two embassies last month": up the tree to the first word that tells of an event.
  std::optional<Index> event_above(Index first, Index last) const {
    auto token = top_of(first, last);
    for (int step = 0; token && step < 6; ++step) {
      const auto governor = governor_of(document_, *token);
      const Deprel relation = without_subtype(document_.tokens[*token].deprel);
      const bool clause = relation == Deprel::Acl || relation == Deprel::Advcl ||
                          relation == Deprel::Ccomp || relation == Deprel::Parataxis ||
                          (relation == Deprel::Conj && is_predicate(*token));
      if (!governor || clause) {
        return std::nullopt;
      }
      if (const auto event = event_at(*governor)) {
        return event;
      }
      token = governor;
    }
    return std::nullopt;
  }

  // The clause by the tree; "said Thursday he has SENT" is read wrongly there, "said" stands
  // closer.
  std::optional<Index> clause_for(Index before, Index last, std::optional<Index> above) const {
    const auto near = clause_of(before, last);
    const bool adjacent = near && syntax_.clauses[*near].verb.end_token() == before;
    return above && anchors_[*above].verb && !adjacent ? anchors_[*above].verb : near;
  }

  // "Monday's vote", "the September attacks": the noun whose phrase holds the expression; kNone
  // where that noun tells of no event.
  std::optional<Index> noun_around(Index first, Index last) const {
    const auto phrase = syntax_.phrase_at(first);
    if (const auto noun = noun_described(first, last)) {
      return event_at(*noun).value_or(kNone);
    }
    if (!phrase) {
      return std::nullopt;
    }
    const NounPhrase& holder = syntax_.phrases[*phrase];
    if (holder.head >= last) {
      return event_at(holder.head).value_or(kNone);
    }
    const bool owns =
        *phrase + 1 < syntax_.phrases.size() && syntax_.phrases[*phrase + 1].possessor == *phrase;
    if (owns) {
      return event_at(syntax_.phrases[*phrase + 1].head).value_or(kNone);
    }
    return std::nullopt;
  }

  // "an Aug. 10, 1988, agreement": the noun after the expression and its comma, by the tree.
  std::optional<Index> noun_described(Index first, Index last) const {
    const bool described = first > 0 && (document_.tokens[first - 1].upos == Upos::Det ||
                                         document_.tokens[first - 1].xpos == Xpos::PrpDollar);
    const auto top = described ? top_of(first, last) : std::nullopt;
    const auto governor = top ? governor_of(document_, *top) : std::nullopt;
    const bool noun = governor && *governor >= last &&
                      (document_.tokens[*governor].upos == Upos::Noun ||
                       document_.tokens[*governor].upos == Upos::Propn);
    return noun ? governor : std::nullopt;
  }

  // "In Monday's debate, he said": what is said on an occasion has its day.
  std::optional<Index> told_on(Index first) const {
    const auto around = clause_around(document_, syntax_, first);
    const auto event = around ? event_at(syntax_.clauses[*around].verb.head) : std::nullopt;
    if (!event || document_.events[*event].event_class != EventClass::Reporting) {
      return std::nullopt;
    }
    const auto dated = syntax_.phrase_at(first);
    for (const Oblique& oblique : syntax_.clauses[*around].obliques) {
      const std::string& lemma = document_.tokens[oblique.preposition].lemma;
      const bool holds = dated && (oblique.phrase == *dated || oblique.phrase == *dated + 1);
      if (holds && (lemma == "in" || lemma == "at" || lemma == "during")) {
        return event;
      }
    }
    return std::nullopt;
  }

  struct NounHost {
    Index event = 0;
    bool only = false;  ///< the expression says nothing of the verb
  };

  // Whether a noun before the expression takes it for itself: what follows "of", "about", "over",
  // "after" is another thing's description.
  bool keeps_to_itself(const EventAnchor& anchor) const {
    static constexpr std::array<std::string_view, 9> kBackground{
        "of", "about", "over", "for", "after", "since", "before", "following", "pending"};
    const NounPhrase& phrase = syntax_.phrases[*anchor.phrase];
    const Index start =
        phrase.possessor ? syntax_.phrases[*phrase.possessor].first_token : phrase.first_token;
    if (anchor.place == PhrasePlace::Object && phrase.possessor && anchor.clause) {
      // "had condemned Iraq's invasion on Monday": what another did is dated, the verb not surely.
      const VerbGroup& verb = syntax_.clauses[*anchor.clause].verb;
      return verb.aspect == Aspect::Perfective;
    }
    if (start == 0 || anchor.place == PhrasePlace::Object || anchor.place == PhrasePlace::Subject) {
      return false;
    }
    const std::string& lemma = document_.tokens[start - 1].lemma;
    return std::find(kBackground.begin(), kBackground.end(), lemma) != kBackground.end();
  }

  // "its offer by the close of business yesterday": says more of the verb than of the noun before.
  bool bounds(const Token& preposition) const {
    const TimeSignal signal = signal_of(lists_.signals, preposition.lemma);
    return signal == TimeSignal::Before || signal == TimeSignal::Until ||
           signal == TimeSignal::By || signal == TimeSignal::After || signal == TimeSignal::Since ||
           signal == TimeSignal::Within;
  }

  // "After the raid in the east, troops Monday crossed": between a subject and its verb.
  bool splits_clause(Index before, Index last) const {
    const auto around = clause_around(document_, syntax_, before);
    if (!around || !syntax_.clauses[*around].own_subject || !syntax_.clauses[*around].subject) {
      return false;
    }
    const Clause& clause = syntax_.clauses[*around];
    return clause.verb.first_token >= last &&
           syntax_.phrases[*clause.subject].last_token == before &&
           !event_at(syntax_.phrases[*clause.subject].head);
  }

  // The noun that an expression belongs to, by its place or by the tree.
  std::optional<NounHost> noun_for(Index before, Index last, std::optional<Index> above) const {
    const bool verb_behind =
        above && anchors_[*above].verb && anchors_[*above].token.value_or(0) >= last;
    if (verb_behind || splits_clause(before, last)) {
      return std::nullopt;
    }
    if (const auto noun = noun_before(before)) {
      return noun;
    }
    if (above && anchors_[*above].phrase) {
      return NounHost{*above, keeps_to_itself(anchors_[*above])};
    }
    return std::nullopt;
  }

  // The event noun at the head of the phrases that end right before the expression.
  std::optional<NounHost> noun_before(Index before) const {
    const Index begin = sentence_begin(before > 0 ? before - 1 : 0);
    for (int step = 0; step < 5 && before > begin; ++step) {
      const auto phrase = syntax_.phrase_at(before - 1);
      if (!phrase || syntax_.phrases[*phrase].is_time) {
        return std::nullopt;
      }
      const NounPhrase& inner = syntax_.phrases[*phrase];
      const auto event = event_at(inner.head);
      if (event && anchors_[*event].phrase) {
        return NounHost{*event, keeps_to_itself(anchors_[*event])};
      }
      before = inner.first_token;
      if (inner.possessor) {
        before = syntax_.phrases[*inner.possessor].first_token;
      }
      if (before > begin && is_preposition(document_.tokens[before - 1]) &&
          !bounds(document_.tokens[before - 1])) {
        --before;
      } else {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  // Where the clauses end that a clause may still have to do with.
  Index clauses_end(Index clause) const {
    return std::min<Index>(clause + kMaxClauses, static_cast<Index>(syntax_.clauses.size()));
  }

  // "..., and on Monday police raided": an expression between a comma and the next subject opens
  // the clause of that subject.
  std::optional<Index> opened_clause(Index before, Index last, Index clause) const {
    if (before == 0) {
      return std::nullopt;
    }
    const Token& left = document_.tokens[before - 1];
    const bool fronted = left.xpos == Xpos::Comma || left.xpos == Xpos::Cc ||
                         left.lemma == "that" || left.xpos == Xpos::OpenQuote;
    const bool comma = last < document_.tokens.size() && document_.tokens[last].xpos == Xpos::Comma;
    const Index start = last + (comma ? 1 : 0);
    const Index sentence = syntax_.clauses[clause].verb.sentence;
    for (Index c = clause + 1;
         fronted && c < syntax_.clauses.size() && syntax_.clauses[c].verb.sentence == sentence;
         ++c) {
      if (syntax_.clauses[c].first_token == start &&
          syntax_.clauses[c].link != ClauseLink::Adverbial) {
        return c;
      }
    }
    return std::nullopt;
  }

  std::optional<Index> clause_of(Index before, Index last) const {
    const auto clause = clause_around(document_, syntax_, before);
    if (clause && syntax_.clauses[*clause].verb.last_token <= before) {
      const auto next = opened_clause(before, last, *clause);
      return next ? next : clause;
    }
    return clause;
  }

  // "In June, talks had failed, and he was ARRESTED": what stands before a clause dates those
  // joined to it as well, unless they have a date of their own.
  void pass_on(Index clause, Index before, Index t, TimeSignal signal) {
    const Index sentence = syntax_.clauses[clause].verb.sentence;
    if (before >= syntax_.clauses[clause].first_token) {
      return;
    }
    for (Index c = clause + 1;
         c < clauses_end(clause) && syntax_.clauses[c].verb.sentence == sentence; ++c) {
      const Clause& joined = syntax_.clauses[c];
      const auto event = event_at(joined.verb.head);
      if (event && joined.link == ClauseLink::Conjunct && joined.own_subject &&
          joined.governor == clause && joined.verb.tense == syntax_.clauses[clause].verb.tense) {
        passed_on_.push_back({*event, {t, signal}});
      }
    }
  }

  // "On Tuesday they plan to meet": the meeting is on Tuesday.
  Index planned_by(Index c) const {
    const Clause& clause = syntax_.clauses[c];
    const FrameSet frames = lists_.grammar.verbs.of(document_.tokens[clause.verb.head].lemma);
    const bool plans = (clause.verb.tense == Tense::Present || clause.verb.passive) &&
                       (frames.has(Frame::Plans) || frames.has(Frame::Expects));
    const Index next = c + 1;
    const bool open = plans && next < syntax_.clauses.size() &&
                      syntax_.clauses[next].governor == c &&
                      syntax_.clauses[next].link == ClauseLink::Open;
    return open ? next : c;
  }

  // The verb; of "the talks were on Monday" the noun.
  std::optional<Index> event_near(Index c) const {
    const Clause& clause = syntax_.clauses[c];
    if (const auto event = event_at(clause.verb.head)) {
      return event;
    }
    const Token& verb = document_.tokens[clause.verb.head];
    if (verb.upos != Upos::Aux && !lists_.grammar.verbs.of(verb.lemma).has(Frame::Light)) {
      return std::nullopt;
    }
    for (const auto phrase : {clause.object, clause.subject}) {
      if (phrase) {
        if (const auto event = event_at(syntax_.phrases[*phrase].head)) {
          return event;
        }
      }
    }
    return std::nullopt;
  }

  const Document& document_;
  const Syntax& syntax_;
  const std::vector<EventAnchor>& anchors_;
  const TimeLists& lists_;
  std::vector<Index> event_of_token_;
  std::vector<std::vector<TimeAttachment>> attached_;
  std::vector<Index> hosts_;  // of the last expression
  std::vector<std::pair<Index, TimeAttachment>> passed_on_;
};

}  // namespace

TimeSignal signal_of(const Lexicon& signals, std::string_view lemma) {
  static constexpr std::array<std::pair<std::string_view, TimeSignal>, 9> kNames{
      {{"BEFORE", TimeSignal::Before},
       {"UNTIL", TimeSignal::Until},
       {"BY", TimeSignal::By},
       {"AFTER", TimeSignal::After},
       {"SINCE", TimeSignal::Since},
       {"FROM", TimeSignal::From},
       {"TO", TimeSignal::To},
       {"WITHIN", TimeSignal::Within},
       {"DURING", TimeSignal::During}}};
  const std::string_view name = signals.get(lemma);
  for (const auto& [spelling, signal] : kNames) {
    if (spelling == name) {
      return signal;
    }
  }
  return TimeSignal::At;
}

std::vector<std::vector<TimeAttachment>> attach_times(const Document& document,
                                                      const Syntax& syntax,
                                                      const std::vector<EventAnchor>& anchors,
                                                      const TimeLists& lists) {
  return Attacher(document, syntax, anchors, lists).run();
}

}  // namespace chronograph
