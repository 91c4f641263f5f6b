// SPDX-License-Identifier: Apache-2.0
#include "annotate/cause_events.hpp"

namespace chronograph {

CauseEvents::CauseEvents(const Document& document, const CausalMarkers& markers,
                         const TreeView& tree)
    : document_(document), markers_(markers), tree_(tree), event_of_token_(document.tokens.size()) {
  for (std::uint32_t e = 0; e < document.events.size(); ++e) {
    const auto [first, last] = document.tokens_in(document.events[e].span);
    for (std::uint32_t t = first; t < last; ++t) {
      event_of_token_[t] = event_of_token_[t].value_or(e);
    }
  }
}

std::vector<std::uint32_t> CauseEvents::of(const CausePlace& place) const {
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

void CauseEvents::add_event_of_noun(std::uint32_t noun, std::vector<std::uint32_t>& found) const {
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

std::optional<std::uint32_t> CauseEvents::event_of_clause(std::uint32_t verb) const {
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
