// SPDX-License-Identifier: Apache-2.0
#include "annotate/cause_slots.hpp"

namespace chronograph {
namespace {

using Index = std::uint32_t;
using Place = CausePlace;

}  // namespace

CauseSlots::Filled CauseSlots::fill(Index t, Index second,
                                    const CausalMarkers::Words& slots) const {
  Filled filled;
  for (const std::string_view slot : slots) {
    if (slot == "self") {
      filled.places.push_back({t, false});
    } else if (slot == "subject") {
      add_subject(t, filled);
    } else if (slot == "object") {
      add_nouns(scene_.tree().objects(t), false, filled.places);
      if (filled.places.empty() && second > t) {  // "brought about a recession"
        add_nouns(scene_.tree().with_preposition(t, scene_.word(second)), false, filled.places);
      }
    } else if (slot == "infinitive") {
      add_infinitive(t, filled.places);
    } else if (slot == "counterpart") {
      add_counterpart(t, filled.places);
    } else {
      add_prepositional(t, slot, filled);
    }
    if (!filled.places.empty()) {
      break;
    }
  }
  return filled;
}

void CauseSlots::add_nouns(const std::vector<Index>& heads, bool may_be_purpose,
                           std::vector<Place>& places) const {
  for (const Index head : heads) {
    if (!may_be_purpose || !markers_.is_purpose(scene_.token(head).lemma)) {
      places.push_back({head, scene_.is_verb(head)});
    }
  }
}

void CauseSlots::add_prepositional(Index t, std::string_view preposition, Filled& filled) const {
  const std::vector<Index> heads = scene_.tree().with_preposition(t, preposition);
  if (heads.empty()) {
    return;
  }
  add_nouns(heads, preposition == "for", filled.places);
  filled.preposition = marker_of(heads.front());
}

std::optional<Index> CauseSlots::marker_of(Index t) const {
  for (const Index c : scene_.tree().children(t)) {
    if (c < t &&
        (scene_.token(c).deprel == Deprel::Case || scene_.token(c).deprel == Deprel::Mark)) {
      return c;
    }
  }
  return std::nullopt;
}

void CauseSlots::add_infinitive(Index t, std::vector<Place>& places) const {
  const auto add_below = [&](Index i) {
    for (const Index c : scene_.tree().children(i)) {
      const Deprel relation = scene_.token(c).deprel;
      if (c > t && scene_.tree().is_infinitive(c) &&
          (relation == Deprel::Xcomp || relation == Deprel::Ccomp || relation == Deprel::Advcl ||
           relation == Deprel::Acl)) {
        places.push_back({c, true});
      }
    }
  };
  add_below(t);
  // "prompted CALLS for them to go"
  if (const auto object = scene_.tree().child(t, Deprel::Obj);
      object && places.empty() && !scene_.event_at(*object)) {
    add_below(*object);
  }
}

void CauseSlots::add_counterpart(Index t, std::vector<Place>& places) const {
  if (const auto subject = scene_.subject_of_predicate(t)) {
    places.push_back({*subject, false});
  }
  const auto predicate = scene_.tree().governor(t);
  if (scene_.token(t).deprel == Deprel::Nsubj && predicate &&
      scene_.tree().child(*predicate, Deprel::Cop)) {
    places.push_back({*predicate, false});
  }
}

void CauseSlots::add_subject(Index t, Filled& filled) const {
  if (scene_.tree().is_passive(t) ||
      (scene_.token(t).deprel == Deprel::Acl && scene_.token(t).xpos == Xpos::Vbn)) {
    for (const Index c : scene_.tree().children(t)) {
      if (scene_.token(c).deprel == Deprel::OblAgent ||
          (scene_.token(c).deprel == Deprel::Obl && scene_.tree().marker(c) == "by")) {
        filled.places.push_back({c, false});
        filled.preposition = marker_of(c);
      }
    }
    return;
  }
  const auto up = scene_.tree().governor(t);
  const bool participle = scene_.token(t).xpos == Xpos::Vbg && scene_.tree().marker(t).empty();
  if (participle && up && !scene_.tree().child(t, Deprel::Nsubj) &&
      (scene_.token(t).deprel == Deprel::Advcl || scene_.token(t).deprel == Deprel::Acl)) {
    if (scene_.token(t).deprel == Deprel::Acl || follows_comma(t)) {
      filled.places.push_back({*up, scene_.is_verb(*up)});
    }
    return;
  }
  if (const auto subject = scene_.surface_subject(t)) {
    add_meant(*subject, filled.places);
  }
}

bool CauseSlots::follows_comma(Index t) const {
  const Index before = t > 0 && scene_.token(t - 1).upos == Upos::Adv ? t - 1 : t;
  return before > first_of_sentence(t) && scene_.word(before - 1) == ",";
}

void CauseSlots::add_meant(Index subject, std::vector<Place>& places) const {
  const Token& word = scene_.token(subject);
  if (word.upos != Upos::Pron && word.upos != Upos::Det) {
    places.push_back({subject, scene_.is_verb(subject)});
    return;
  }
  const auto clause = scene_.tree().governor(subject);
  const bool relative = word.xpos == Xpos::Wdt || word.xpos == Xpos::Wp || word.lemma == "that";
  const bool inside = clause && (scene_.token(*clause).deprel == Deprel::AclRelcl ||
                                 scene_.token(*clause).deprel == Deprel::AdvclRelcl);
  if (relative && inside) {
    if (const auto meant = scene_.tree().governor(*clause)) {
      places.push_back(meant_by_relative(subject, *meant));
    }
  } else if (word.lemma == "this" && subject == first_of_sentence(subject)) {
    if (const auto told = scene_.told_before(scene_.sentence_of(subject))) {
      places.push_back({*told, true});
    }
  }
}

Place CauseSlots::meant_by_relative(Index pronoun, Index meant) const {
  const bool free = scene_.token(pronoun).lemma == "which" && scene_.word(pronoun - 1) == ",";
  if (free && scene_.is_verb(meant) && pronoun > 1 && scene_.event_at(pronoun - 2)) {
    return {pronoun - 2, scene_.is_verb(pronoun - 2)};
  }
  const auto up = scene_.tree().governor(meant);
  const bool told_with =
      free && !scene_.event_at(meant) && up && scene_.is_verb(*up) && scene_.event_at(*up);
  return told_with ? Place{*up, true} : Place{meant, scene_.is_verb(meant)};
}

std::uint32_t CauseSlots::first_of_sentence(std::uint32_t t) const {
  return scene_.document().sentences[scene_.sentence_of(t)].first_token;
}

}  // namespace chronograph
