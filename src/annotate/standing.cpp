// SPDX-License-Identifier: Apache-2.0
// A clause that has a modal verb or an adverb of its own is read by it; an infinitive, a gerund or
// a complement is read by what governs it, step by step outwards.
#include "annotate/standing.hpp"

#include <algorithm>

namespace chronograph {
namespace {

constexpr int kMaxDepth = 8;

Polarity opposite(Polarity polarity) {
  return polarity == Polarity::Pos ? Polarity::Neg : Polarity::Pos;
}

// "HARDLY anyone voted"
bool is_scarce(const Token& token) { return token.lemma == "hardly" || token.lemma == "scarcely"; }

// What a governor makes of its complement; nothing where it leaves it as it is.
std::optional<Modality> modality_under(FrameSet frames) {
  if (frames.has(Frame::Doubts) || frames.has(Frame::Alleges)) {
    return Modality::ReportedDoubt;
  }
  if (frames.has(Frame::Plans)) {
    return Modality::Intended;
  }
  if (frames.has(Frame::Expects)) {
    return Modality::Future;
  }
  if (frames.has(Frame::Guesses)) {
    return Modality::Possible;
  }
  return std::nullopt;
}

}  // namespace

// A verb with its particle has a row of its own where it means something else: "ruled OUT a deal".
FrameSet StandingReader::frames_of(const Clause& clause) const {
  const std::string& lemma = document_.tokens[clause.verb.head].lemma;
  if (clause.verb.particle) {
    const Token& particle = document_.tokens[*clause.verb.particle];
    const FrameSet both = lists_.grammar.verbs.of(lemma + " " + particle.lemma);
    if (!both.empty()) {
      return both;
    }
  }
  return lists_.grammar.verbs.of(lemma);
}

bool StandingReader::marked(const Clause& clause, std::string_view kind) const {
  return clause.marker &&
         lists_.grammar.clause_words.get(document_.tokens[*clause.marker].lemma) == kind;
}

Standing StandingReader::of_event(const EventAnchor& anchor) const {
  if (anchor.verb) {
    return of_clause(*anchor.verb);
  }
  return of_noun(anchor);
}

std::optional<Modality> StandingReader::word_modality(Index token) const {
  const std::string_view label = lists_.modality_words.get(document_.tokens[token].lemma);
  return label.empty() ? std::nullopt : parse_label<Modality>(label);
}

std::optional<Modality> StandingReader::own_modality(const Clause& clause) const {
  if (marked(clause, "condition") && clause.link == ClauseLink::Adverbial) {
    return Modality::Conditional;
  }
  // "probably", "allegedly": before the verb, after the subject, or at the head of the clause.
  const Index begin = std::min(clause.first_token, clause.verb.first_token);
  const Index sentence = document_.sentences[clause.verb.sentence].first_token;
  for (Index i = begin > sentence + 2 ? begin - 2 : sentence; i < clause.verb.last_token; ++i) {
    if (document_.tokens[i].upos == Upos::Adv && !syntax_.phrase_at(i)) {
      if (const auto modality = word_modality(i)) {
        return modality;
      }
    }
  }
  if (is_question(clause)) {
    return Modality::Possible;
  }
  return modal_modality(clause);
}

// "will leave", "is to leave"; "would have left" did not happen.
std::optional<Modality> StandingReader::modal_modality(const Clause& clause) const {
  if (!clause.verb.modal) {
    return clause.verb.planned ? std::optional(Modality::Future) : std::nullopt;
  }
  const bool unreal = clause.verb.aspect == Aspect::Perfective &&
                      document_.tokens[*clause.verb.modal].lemma == "would";
  return unreal ? Modality::Conditional : word_modality(*clause.verb.modal);
}

// "Did he leave?" asks whether; "why did he leave?" takes it for granted.
bool StandingReader::is_question(const Clause& clause) const {
  const Sentence& sentence = document_.sentences[clause.verb.sentence];
  if (clause.link != ClauseLink::Root || sentence.last_token - sentence.first_token < 3) {
    return false;
  }
  const auto is_quote = [](const Token& token) {
    return token.xpos == Xpos::OpenQuote || token.xpos == Xpos::CloseQuote;
  };
  Index first = sentence.first_token;
  Index last = sentence.last_token - 1;
  first += is_quote(document_.tokens[first]) ? 1U : 0U;
  last -= is_quote(document_.tokens[last]) ? 1U : 0U;
  return document_.view(document_.tokens[last]) == "?" && document_.tokens[first].upos == Upos::Aux;
}

// "has YET TO go"
bool StandingReader::is_outstanding(const Clause& clause) const {
  for (Index i = std::max(clause.verb.first_token, 1U) - 1; i + 1 < clause.verb.head; ++i) {
    if (document_.tokens[i].lemma == "yet" && document_.tokens[i + 1].lemma == "to") {
      return true;
    }
  }
  return false;
}

// "no response", "neither side"
bool StandingReader::denies(std::optional<Index> phrase) const {
  if (!phrase) {
    return false;
  }
  const NounPhrase& inner = syntax_.phrases[*phrase];
  if (inner.first_token > 1) {  // "no" may stand outside the phrase: "no further response"
    const Token& before = document_.tokens[inner.first_token - 1];
    const Token& left = document_.tokens[inner.first_token - 2];
    if (before.lemma == "no" || (left.lemma == "no" && before.upos == Upos::Adv)) {
      return true;
    }
  }
  if (inner.first_token > 0 && is_scarce(document_.tokens[inner.first_token - 1])) {
    return true;
  }
  const std::string& first = document_.tokens[inner.first_token].lemma;
  return is_scarce(document_.tokens[inner.first_token]) || first == "no" || first == "neither" ||
         first == "none" || first == "nobody" || first == "nothing";
}

bool StandingReader::own_negation(const Clause& clause) const {
  const bool nor =
      clause.verb.first_token > 0 && document_.tokens[clause.verb.first_token - 1].lemma == "nor";
  const bool without = clause.marker && document_.tokens[*clause.marker].lemma == "without";
  return clause.verb.negated || nor || without || is_outstanding(clause) ||
         (clause.own_subject && denies(clause.subject)) || denies(clause.object);
}

// "would respond if the broadcasts do not stop"
bool StandingReader::is_conditioned(Index c) const {
  const Clause& clause = syntax_.clauses[c];
  if (!clause.verb.modal) {
    return false;
  }
  const Index count = static_cast<Index>(syntax_.clauses.size());
  for (Index other = c > 4 ? c - 4 : 0; other < std::min(count, c + 5); ++other) {
    const Clause& condition = syntax_.clauses[other];
    if (condition.governor == c && condition.link == ClauseLink::Adverbial &&
        marked(condition, "condition")) {
      return true;
    }
  }
  return false;
}

Standing StandingReader::of_clause(std::uint32_t c, int depth) const {
  const Clause& clause = syntax_.clauses[c];
  Standing standing = inherited(c, depth);
  const auto modality = own_modality(clause);
  // A doubt covers what the doubted clause says of itself: "doubts that the dam WILL HOLD".
  if (modality &&
      (standing.modality != Modality::ReportedDoubt || *modality == Modality::Conditional)) {
    standing.modality = *modality;
  }
  if (is_conditioned(c)) {
    standing.modality = Modality::Conditional;
  }
  if (own_negation(clause)) {
    standing.polarity = opposite(standing.polarity);
  }
  return standing;
}

Standing StandingReader::inherited(Index c, int depth) const {
  const Clause& clause = syntax_.clauses[c];
  if (depth > kMaxDepth) {
    return {};
  }
  if (is_called_false(clause)) {
    return {Polarity::Pos, Modality::ReportedDoubt};
  }
  switch (clause.link) {
    case ClauseLink::Conjunct: {
      const Xpos tag = document_.tokens[clause.verb.first_token].xpos;
      const bool tensed =
          tag == Xpos::Vbd || tag == Xpos::Vbz || tag == Xpos::Vbp || tag == Xpos::Md;
      return tensed || !clause.governor ? Standing() : of_clause(*clause.governor, depth + 1);
    }
    case ClauseLink::Open:
      return of_open(clause, depth);
    case ClauseLink::Purpose:
      return {Polarity::Pos, Modality::Intended};
    case ClauseLink::Noun:
      return of_noun_complement(clause);
    case ClauseLink::Complement:
      return of_complement(clause);
    case ClauseLink::Adverbial:
      return of_adverbial(clause, depth);
    case ClauseLink::Free:
      return clause.governor
                 ? Standing{Polarity::Pos, of_clause(*clause.governor, depth + 1).modality}
                 : Standing();
    default:
      return {};
  }
}

// "likely to go": the adjective between the verb "be" and the infinitive.
std::optional<std::uint32_t> StandingReader::adjective_before(const Clause& clause) const {
  const Index first = clause.verb.first_token;
  const bool found = first > 0 && document_.tokens[first - 1].upos == Upos::Adj;
  return found ? std::optional(first - 1) : std::nullopt;
}

// "failed to go", "plans to go", "began to go"
Standing StandingReader::of_open(const Clause& clause, int depth) const {
  if (!clause.governor) {
    return {};
  }
  const Clause& governor = syntax_.clauses[*clause.governor];
  const FrameSet frames = frames_of(governor);
  Standing standing = of_clause(*clause.governor, depth + 1);
  if (const auto adjective = adjective_before(clause)) {
    const std::string& lemma = document_.tokens[*adjective].lemma;
    if (const auto modality = word_modality(*adjective)) {
      standing.modality = *modality == Modality::Asserted ? standing.modality : *modality;
    }
    if (lists_.modality_words.get(lemma, 1) == "NEG") {
      standing.polarity = opposite(standing.polarity);
    }
    return standing;
  }
  if (frames.has(Frame::Fails)) {
    standing.polarity = opposite(standing.polarity);
    return standing;
  }
  if (const auto modality = modality_under(frames)) {
    standing.modality = *modality;
  }
  return standing;
}

Standing StandingReader::of_noun_complement(const Clause& clause) const {
  Standing standing{Polarity::Pos, Modality::Intended};
  if (!clause.noun) {
    return standing;
  }
  const NounPhrase& phrase = syntax_.phrases[*clause.noun];
  const FrameSet frames = lists_.grammar.nouns.of(document_.tokens[phrase.head].lemma);
  if (frames.has(Frame::Fails)) {
    return {Polarity::Neg, Modality::Asserted};
  }
  standing.modality = modality_under(frames).value_or(Modality::Intended);
  return standing;
}

// "the reports that he left were FALSE", "DISMISSED suggestions that he left"
bool StandingReader::is_called_false(const Clause& clause) const {
  const auto noun = governor_of(document_, clause.verb.head);
  if (!noun || document_.tokens[*noun].upos != Upos::Noun || *noun > clause.verb.head) {
    return false;
  }
  const auto predicate = governor_of(document_, *noun);
  if (!predicate) {
    return false;
  }
  const Token& word = document_.tokens[*predicate];
  const bool doubts = word.upos == Upos::Verb && word.deprel != Deprel::Acl &&
                      document_.tokens[*noun].deprel == Deprel::Obj &&
                      lists_.grammar.verbs.of(word.lemma).has(Frame::Doubts);
  return doubts || (word.upos == Upos::Adj && word_modality(*predicate) == Modality::ReportedDoubt);
}

// "demanded that the state CANCEL the debts": no -s behind a subject in the singular.
bool StandingReader::is_subjunctive(const Clause& clause) const {
  if (clause.verb.modal || !clause.subject) {
    return false;
  }
  const Xpos subject = document_.tokens[syntax_.phrases[*clause.subject].head].xpos;
  return document_.tokens[clause.verb.first_token].xpos == Xpos::Vbp &&
         (subject == Xpos::Nn || subject == Xpos::Nnp);
}

// "said he left", "denied that he left", "doubts whether he left", "the claim that he left"
Standing StandingReader::of_complement(const Clause& clause) const {
  Standing standing;
  if (!clause.governor) {
    return standing;
  }
  const Clause& governor = syntax_.clauses[*clause.governor];
  FrameSet frames = frames_of(governor);
  if (clause.noun) {
    frames = lists_.grammar.nouns.of(document_.tokens[syntax_.phrases[*clause.noun].head].lemma);
  }
  const bool asks = clause.marker && (document_.tokens[*clause.marker].lemma == "if" ||
                                      document_.tokens[*clause.marker].lemma == "whether");
  if (asks) {
    standing.modality = Modality::Possible;
  } else if (governor.verb.negated && !clause.noun) {
    if (frames.has(Frame::Thinks)) {
      standing.modality = Modality::ReportedDoubt;
    }
  } else if (frames.has(Frame::Doubts) || frames.has(Frame::Alleges)) {
    standing.modality = Modality::ReportedDoubt;
  } else if (frames.has(Frame::Guesses) || (clause.noun && frames.has(Frame::Plans))) {
    standing.modality = frames.has(Frame::Guesses) ? Modality::Possible : Modality::Intended;
  } else if (frames.has(Frame::Plans) &&
             (clause.verb.form == VerbForm::Infinitive || is_subjunctive(clause))) {
    standing.modality = Modality::Intended;  // "demanded that he leave"
  }
  return standing;
}

// "by firing", "without firing", "accused of firing", "prevented from firing"
Standing StandingReader::of_adverbial(const Clause& clause, int depth) const {
  if (!clause.governor || clause.verb.form == VerbForm::Finite) {
    return {};
  }
  const FrameSet frames = frames_of(syntax_.clauses[*clause.governor]);
  Standing standing{Polarity::Pos, of_clause(*clause.governor, depth + 1).modality};
  const std::string_view marker =
      clause.marker ? std::string_view(document_.tokens[*clause.marker].lemma) : "";
  if (marker == "from" && (frames.has(Frame::Fails) || frames.has(Frame::Bars))) {
    standing.polarity = Polarity::Neg;
  } else if (marker == "of" || marker == "for" || marker == "with") {
    standing.modality = frames.has(Frame::Alleges) ? Modality::ReportedDoubt : standing.modality;
  }
  return standing;
}

// A noun follows the clause that it stands in where the verb adds little ("may hold talks"); other
// verbs only make it less than sure ("called for talks").
Standing StandingReader::of_noun(const EventAnchor& anchor) const {
  Standing standing;
  if (anchor.phrase && denies(anchor.phrase)) {
    standing.polarity = Polarity::Neg;
  }
  if (!anchor.clause || anchor.place == PhrasePlace::Elsewhere) {
    return standing;
  }
  const Clause& clause = syntax_.clauses[*anchor.clause];
  const FrameSet frames = frames_of(clause);
  const Standing around = of_clause(*anchor.clause);
  standing.modality = around.modality;
  const bool light =
      frames.has(Frame::Light) || frames.has(Frame::Begins) || anchor.place == PhrasePlace::Subject;
  if (frames.has(Frame::Fails) && (anchor.place == PhrasePlace::Object ||
                                   (anchor.place == PhrasePlace::Subject && clause.verb.passive))) {
    standing.polarity = opposite(around.polarity);  // "ruled out talks", "talks were called off"
  } else if (light && clause.verb.negated) {
    standing.polarity = Polarity::Neg;
  }
  if (anchor.place != PhrasePlace::Subject && !frames.has(Frame::Light)) {
    standing.modality = modality_under(frames).value_or(standing.modality);
  }
  return standing;
}

}  // namespace chronograph
