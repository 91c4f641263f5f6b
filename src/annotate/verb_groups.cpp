// SPDX-License-Identifier: Apache-2.0
// A chain of auxiliaries is followed from left to right: each says which form the next verb must
// have ("has" a past participle, "will" a base form), and the chain ends where the next does not
// fit.
#include "annotate/verb_groups.hpp"

namespace chronograph {
namespace {

using Index = std::uint32_t;

enum class Part : std::uint8_t { None, Modal, To, Be, Have, Do, Get, Verb };

bool is_verb_tag(Xpos tag) {
  return tag == Xpos::Vb || tag == Xpos::Vbd || tag == Xpos::Vbg || tag == Xpos::Vbn ||
         tag == Xpos::Vbp || tag == Xpos::Vbz;
}

bool is_base_tag(Xpos tag) { return tag == Xpos::Vb || tag == Xpos::Vbp; }

bool is_past_tag(Xpos tag) { return tag == Xpos::Vbn || tag == Xpos::Vbd; }

class Grouper {
public:
  Grouper(const Document& document, const std::vector<NounPhrase>& phrases)
      : document_(document), tokens_(document.tokens), phrases_(phrases) {}

  std::vector<VerbGroup> run() {
    for (Index s = 0; s < document_.sentences.size(); ++s) {
      sentence_ = s;
      begin_ = document_.sentences[s].first_token;
      end_ = document_.sentences[s].last_token;
      for (Index i = begin_; i < end_;) {
        move_to(i);
        i = phrase_holds(i) ? phrases_[phrase_].last_token : collect(i);
      }
    }
    return std::move(groups_);
  }

private:
  void move_to(Index token) {
    while (phrase_ < phrases_.size() && phrases_[phrase_].last_token <= token) {
      ++phrase_;
    }
  }

  bool phrase_holds(Index token) const {
    return phrase_ < phrases_.size() && phrases_[phrase_].holds(token);
  }

  // The phrase that begins at the token; looks ahead only, so it never leaves this sentence.
  std::optional<Index> phrase_from(Index token) const {
    for (Index p = phrase_; p < phrases_.size() && phrases_[p].first_token <= token; ++p) {
      if (phrases_[p].first_token == token) {
        return p;
      }
    }
    return std::nullopt;
  }

  Part part_of(Index i) const {
    const Token& token = tokens_[i];
    if (token.xpos == Xpos::Md) {
      return Part::Modal;
    }
    if (token.xpos == Xpos::To) {
      return Part::To;
    }
    if (!is_verb_tag(token.xpos)) {
      return Part::None;
    }
    if (token.lemma == "be") {
      return Part::Be;
    }
    if (token.lemma == "have") {
      return Part::Have;
    }
    if (token.lemma == "do") {
      return Part::Do;
    }
    return token.lemma == "get" ? Part::Get : Part::Verb;
  }

  bool is_negation(Index i) const {
    const std::string& lemma = tokens_[i].lemma;
    return lemma == "not" || lemma == "n't" || lemma == "never" || lemma == "neither";
  }

  bool is_adverb(Index i) const {
    return tokens_[i].upos == Upos::Adv || (tokens_[i].upos != Upos::Pron && is_negation(i));
  }

  Index skip_adverbs(Index i) const {
    while (i < end_ && is_adverb(i) && tokens_[i].xpos != Xpos::Wrb) {
      ++i;
    }
    return i;
  }

  bool follows(Part part, Index previous, Index next) const {
    const Xpos tag = tokens_[next].xpos;
    switch (part) {
      case Part::Modal:
        return is_base_tag(tag) || (is_past_tag(tag) && next == previous + 1);
      case Part::To:
        return is_base_tag(tag);
      case Part::Do:
        return is_base_tag(tag) && tokens_[previous].xpos != Xpos::Vbg &&
               tokens_[previous].xpos != Xpos::Vbn;
      case Part::Have:
        return is_past_tag(tag);
      case Part::Be:
        return tag == Xpos::Vbg || is_past_tag(tag);
      case Part::Get:
        return tag == Xpos::Vbn;
      default:
        return false;
    }
  }

  // "is to go", "has to go", "is going to go", "used to go": the infinitive is the main verb.
  bool takes_infinitive(Part part, Index verb) const {
    if (part == Part::Be || part == Part::Have) {
      return true;
    }
    if (part != Part::Verb) {
      return false;
    }
    const bool going = tokens_[verb].lemma == "go" && tokens_[verb].xpos == Xpos::Vbg;
    const bool used = tokens_[verb].lemma == "use" && tokens_[verb].xpos == Xpos::Vbd;
    return going || used;
  }

  // "did he say", "will the talks continue": the subject may stand after the first auxiliary.
  Index skip_inverted_subject(Index first, Index i) const {
    const bool asks = first == begin_ || tokens_[first - 1].xpos == Xpos::Wrb ||
                      tokens_[first - 1].xpos == Xpos::Wp || tokens_[first - 1].lemma == "nor" ||
                      tokens_[first - 1].lemma == "neither";
    if (!asks || i >= end_) {
      return i;
    }
    const auto subject = phrase_from(i);
    return subject ? skip_adverbs(phrases_[*subject].last_token) : i;
  }

  // The next verb of the chain, if the chain goes on after `current`.
  std::optional<Index> next_link(const VerbGroup& group, Index current) const {
    const Part part = part_of(current);
    Index next = skip_adverbs(current + 1);
    if (next >= end_) {
      return std::nullopt;
    }
    if (tokens_[next].xpos == Xpos::To && takes_infinitive(part, current)) {
      const Index verb = skip_adverbs(next + 1);
      const bool base = verb < end_ && tokens_[verb].xpos == Xpos::Vb;
      return base ? std::optional(verb) : std::nullopt;
    }
    if (current == group.first_token && part != Part::To && !follows(part, current, next)) {
      next = skip_inverted_subject(current, next);
    }
    const bool fits = next < end_ && follows(part, current, next) && !inside_phrase(next);
    return fits ? std::optional(next) : std::nullopt;
  }

  bool inside_phrase(Index token) const {
    for (Index p = phrase_; p < phrases_.size() && phrases_[p].first_token <= token; ++p) {
      if (phrases_[p].holds(token)) {
        return true;
      }
    }
    return false;
  }

  static VerbForm form_of(Part part, Xpos tag) {
    if (part == Part::To || tag == Xpos::Vb) {
      return VerbForm::Infinitive;
    }
    if (tag == Xpos::Vbg) {
      return VerbForm::Gerund;
    }
    return tag == Xpos::Vbn ? VerbForm::Participle : VerbForm::Finite;
  }

  Tense tense_of(const VerbGroup& group) const {
    switch (group.form) {
      case VerbForm::Infinitive:
        return Tense::Infinitive;
      case VerbForm::Gerund:
        return Tense::Prespart;
      case VerbForm::Participle:
        return Tense::Pastpart;
      case VerbForm::Finite:
        break;
    }
    if (group.modal) {
      const std::string& lemma = tokens_[*group.modal].lemma;
      return lemma == "will" || lemma == "shall" ? Tense::Future : Tense::None;
    }
    return tokens_[group.first_token].xpos == Xpos::Vbd ? Tense::Past : Tense::Present;
  }

  Index collect(Index first) {
    const Part part = part_of(first);
    if (part == Part::None) {
      return first + 1;
    }
    VerbGroup group;
    group.first_token = first;
    group.sentence = sentence_;
    group.form = form_of(part, tokens_[first].xpos);
    group.has_to = part == Part::To;
    if (part == Part::Modal) {
      group.modal = first;
    }
    Index current = first;
    while (const auto next = next_link(group, current)) {
      take(group, current, *next);
      current = *next;
    }
    if (part_of(current) == Part::Modal || part_of(current) == Part::To) {
      return first + 1;  // "to Kabul", "we might"
    }
    finish(group, current);
    groups_.push_back(group);
    return group.end_token();
  }

  // Records what the step from one verb of the chain to the next says.
  void take(VerbGroup& group, Index current, Index next) const {
    const Part part = part_of(current);
    const bool infinitive = part != Part::Modal && part != Part::To && part != Part::Do &&
                            tokens_[next].xpos == Xpos::Vb;
    if (infinitive) {
      group.planned = part != Part::Have;
      group.passive = false;
    } else if (part == Part::Have) {
      group.aspect = Aspect::Perfective;
    } else if (part == Part::Be && tokens_[next].xpos == Xpos::Vbg) {
      group.aspect =
          group.aspect == Aspect::Perfective ? Aspect::PerfectiveProgressive : Aspect::Progressive;
    } else if (part == Part::Be || part == Part::Get) {
      group.passive = true;
    }
  }

  void finish(VerbGroup& group, Index head) const {
    group.head = head;
    group.last_token = head + 1;
    for (Index i = group.first_token; i < head; ++i) {
      group.negated = group.negated || is_negation(i) || is_no_longer(i);
    }
    for (Index i = group.first_token; i > begin_ && is_adverb(i - 1); --i) {
      group.negated = group.negated || is_negation(i - 1) || (i > 1 && is_no_longer(i - 2));
    }
    if (part_of(head) == Part::Be && head + 1 < end_) {
      group.negated = group.negated || is_negation(head + 1);
    }
    if (group.form == VerbForm::Participle && group.first_token == head) {
      group.passive = true;
    }
    if (head + 1 < end_ && tokens_[head + 1].xpos == Xpos::Rp) {
      group.particle = head + 1;
    }
    group.tense = tense_of(group);
  }

  // "no longer", "no more"
  bool is_no_longer(Index i) const {
    return i + 1 < end_ && tokens_[i].lemma == "no" &&
           (document_.view(tokens_[i + 1]) == "longer" || document_.view(tokens_[i + 1]) == "more");
  }

  const Document& document_;
  const std::vector<Token>& tokens_;
  const std::vector<NounPhrase>& phrases_;
  std::vector<VerbGroup> groups_;
  Index sentence_ = 0;
  Index begin_ = 0;   // of the sentence, a token
  Index end_ = 0;     // of the sentence
  Index phrase_ = 0;  // first phrase that does not end before the token in hand
};

}  // namespace

std::vector<VerbGroup> verb_groups(const Document& document,
                                   const std::vector<NounPhrase>& phrases) {
  return Grouper(document, phrases).run();
}

}  // namespace chronograph
