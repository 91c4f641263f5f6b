// SPDX-License-Identifier: Apache-2.0
#include "annotate/cause_scene.hpp"

namespace chronograph {
namespace {

/// A subject is looked for over so many clauses: "is expected to begin to cause".
constexpr int kMostBorrowed = 4;

}  // namespace

CauseScene::CauseScene(const Document& document, const CausalMarkers& markers)
    : document_(document),
      markers_(markers),
      tree_(document),
      words_(document.tokens.size()),
      event_of_token_(document.tokens.size()) {
  for (std::size_t t = 0; t < words_.size(); ++t) {
    words_[t] = to_lower(document.view(document.tokens[t]));
  }
  for (std::uint32_t e = 0; e < document.events.size(); ++e) {
    const auto [first, last] = document.tokens_in(document.events[e].span);
    for (std::uint32_t t = first; t < last; ++t) {
      event_of_token_[t] = event_of_token_[t].value_or(e);
    }
  }
}

bool CauseScene::is_verb(std::uint32_t t) const {
  return token(t).upos == Upos::Verb || token(t).upos == Upos::Aux;
}

std::uint32_t CauseScene::sentence_of(std::uint32_t t) const {
  return document_.sentence_at(token(t).span.begin).value_or(0);
}

std::optional<std::uint32_t> CauseScene::surface_subject(std::uint32_t t, int depth) const {
  for (const std::uint32_t c : tree_.children(t)) {
    const Deprel relation = without_subtype(token(c).deprel);
    if (relation == Deprel::Nsubj || relation == Deprel::Csubj) {
      return c;
    }
  }
  const Deprel relation = without_subtype(token(t).deprel);
  const auto up = tree_.governor(t);
  if (!up || depth >= kMostBorrowed || (relation != Deprel::Conj && relation != Deprel::Xcomp)) {
    return std::nullopt;
  }
  if (const auto object = tree_.child(*up, Deprel::Obj); object && relation == Deprel::Xcomp) {
    return object;
  }
  return surface_subject(*up, depth + 1);
}

std::optional<std::uint32_t> CauseScene::subject_of_predicate(std::uint32_t t) const {
  return tree_.child(t, Deprel::Cop) ? surface_subject(t) : std::nullopt;
}

std::optional<std::uint32_t> CauseScene::told_before(std::uint32_t sentence) const {
  if (sentence == 0) {
    return std::nullopt;
  }
  const Sentence& before = document_.sentences[sentence - 1];
  const auto root = tree_.head_of(before.first_token, before.last_token);
  if (!root || !is_verb(*root) || words_[before.last_token - 1] == "?") {
    return std::nullopt;
  }
  const auto said = tree_.child(*root, Deprel::Ccomp);
  return said && is_verb(*said) ? said : root;
}

std::vector<std::uint32_t> CauseScene::events_of(const CausePlace& place) const {
  if (place.clause) {
    const auto event = event_of_clause(place.token);
    return event ? std::vector{*event} : std::vector<std::uint32_t>();
  }
  std::vector<std::uint32_t> found;
  add_event_of_noun(place.token, found);
  for (const std::uint32_t c : tree_.children(place.token)) {
    if (tree_.token(c).deprel == Deprel::Conj && tree_.token(c).upos == Upos::Noun) {
      add_event_of_noun(c, found);
    }
  }
  return found;
}

void CauseScene::add_event_of_noun(std::uint32_t noun, std::vector<std::uint32_t>& found) const {
  if (event_of_token_[noun]) {
    found.push_back(*event_of_token_[noun]);
  } else if (markers_.holds_events(tree_.token(noun).lemma)) {
    for (const std::uint32_t c : tree_.children(noun)) {
      if (tree_.token(c).deprel == Deprel::Nmod && tree_.marker(c) == "of" && event_of_token_[c]) {
        found.push_back(*event_of_token_[c]);
      }
    }
  }
}

std::optional<std::uint32_t> CauseScene::event_of_clause(std::uint32_t verb) const {
  const auto& own = event_of_token_[verb];
  if (!own) {
    const auto object = tree_.child(verb, Deprel::Obj);
    return object ? event_of_token_[*object] : std::nullopt;
  }
  switch (document_.events[*own].event_class) {
    case EventClass::Reporting: {
      const auto said = tree_.child(verb, Deprel::Ccomp);
      if (said || markers_.only_reports(tree_.token(verb).lemma)) {
        return said ? event_of_token_[*said] : std::nullopt;
      }
      return own;
    }
    case EventClass::Aspectual: {
      const auto inner = tree_.child(verb, Deprel::Xcomp);
      return inner && event_of_token_[*inner] ? event_of_token_[*inner] : own;
    }
    default:
      return own;
  }
}

}  // namespace chronograph
