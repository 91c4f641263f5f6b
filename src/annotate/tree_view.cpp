// SPDX-License-Identifier: Apache-2.0
// Slots of a word over Universal Dependencies.
#include "annotate/tree_view.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = TreeView::Index;

// A subject is borrowed over so many clauses: "he agreed to try to go".
constexpr int kMaxBorrow = 4;

bool is_relative_pronoun(const Token& token) {
  return token.xpos == Xpos::Wp || token.xpos == Xpos::Wdt ||
         (token.lemma == "that" && token.upos == Upos::Pron);
}

}  // namespace

TreeView::TreeView(const Document& document)
    : document_(&document),
      first_(document.tokens.size() + 1),
      governor_(document.tokens.size(), kNone) {
  for (const Sentence& sentence : document.sentences) {
    for (Index i = sentence.first_token; i < sentence.last_token; ++i) {
      if (document.tokens[i].head > 0) {
        governor_[i] = sentence.first_token + document.tokens[i].head - 1;
        ++first_[governor_[i] + 1];
      }
    }
  }
  for (std::size_t i = 1; i < first_.size(); ++i) {
    first_[i] += first_[i - 1];
  }
  children_.resize(first_.back());
  std::vector<Index> next(first_.begin(), first_.end() - 1);
  for (Index i = 0; i < governor_.size(); ++i) {
    if (governor_[i] != kNone) {
      children_[next[governor_[i]]++] = i;
    }
  }
}

std::optional<Index> TreeView::governor(Index i) const {
  return governor_[i] == kNone ? std::nullopt : std::optional(governor_[i]);
}

std::optional<Index> TreeView::head_of(Index first, Index last) const {
  for (Index i = first; i < last; ++i) {
    const auto up = governor(i);
    if (!up || *up < first || *up >= last) {
      return i;
    }
  }
  return std::nullopt;
}

std::optional<Index> TreeView::child(Index i, Deprel relation) const {
  for (const Index c : children(i)) {
    if (without_subtype(token(c).deprel) == relation) {
      return c;
    }
  }
  return std::nullopt;
}

std::string_view TreeView::marker(Index i) const {
  for (const Index c : children(i)) {
    if (c < i && (token(c).deprel == Deprel::Case || token(c).deprel == Deprel::Mark)) {
      return token(c).lemma;
    }
  }
  return {};
}

bool TreeView::is_infinitive(Index i) const {
  return marker(i) == "to" && token(i).xpos == Xpos::Vb;
}

bool TreeView::is_passive(Index i) const {
  return std::ranges::any_of(children(i), [&](Index c) {
    return token(c).deprel == Deprel::AuxPass || token(c).deprel == Deprel::NsubjPass ||
           token(c).deprel == Deprel::CsubjPass;
  });
}

std::vector<Index> TreeView::subjects(Index i) const {
  std::vector<Index> out;
  add_subjects(i, out, 0);
  return out;
}

void TreeView::add_subjects(Index i, std::vector<Index>& out, int depth) const {
  const Token& word = token(i);
  const bool passive = is_passive(i) || (word.xpos == Xpos::Vbn && word.deprel == Deprel::Acl);
  for (const Index c : children(i)) {
    const Deprel relation = token(c).deprel;
    const bool noun = word.upos != Upos::Verb;
    if (relation == Deprel::Nsubj && !(noun && word.upos != Upos::Adj)) {
      const auto head = governor(i);
      out.push_back(is_relative_pronoun(token(c)) && head ? *head : c);
    } else if (relation == Deprel::OblAgent || (noun && relation == Deprel::NmodPoss) ||
               ((passive || noun) && marker(c) == "by" &&
                (relation == Deprel::Obl || relation == Deprel::Nmod))) {
      out.push_back(c);
    }
  }
  const auto head = governor(i);
  if (!out.empty() || passive || !head || depth >= kMaxBorrow) {
    return;
  }
  switch (word.deprel) {
    case Deprel::Acl:  // "rebels fighting the army"; "their decision to go" is whose it is
      if (word.xpos == Xpos::Vbg) {
        out.push_back(*head);
      } else {
        add_subjects(*head, out, depth + 1);
      }
      return;
    case Deprel::Xcomp:  // "urged them to go"
      if (const auto object = child(*head, Deprel::Obj);
          object && token(*head).lemma != "promise") {
        out.push_back(*object);
        return;
      }
      [[fallthrough]];
    case Deprel::Advcl:
    case Deprel::Conj:
    case Deprel::Parataxis:
      if (word.upos == Upos::Verb || word.upos == Upos::Aux) {
        add_subjects(*head, out, depth + 1);
      }
      return;
    default:
      return;
  }
}

std::vector<Index> TreeView::objects(Index i) const {
  std::vector<Index> out;
  const Token& word = token(i);
  for (const Index c : children(i)) {
    const Deprel relation = token(c).deprel;
    if (relation == Deprel::Obj || relation == Deprel::NsubjPass) {
      const auto head = governor(i);
      out.push_back(is_relative_pronoun(token(c)) && head ? *head : c);
    } else if (word.upos != Upos::Verb && relation == Deprel::Nmod && marker(c) == "of") {
      out.push_back(c);
    }
  }
  const auto head = governor(i);
  if (!out.empty() || !head) {
    return out;
  }
  const bool gap = word.deprel == Deprel::AclRelcl && child(i, Deprel::Nsubj) &&
                   !is_relative_pronoun(token(*child(i, Deprel::Nsubj)));
  const bool participle = word.deprel == Deprel::Acl && word.xpos == Xpos::Vbn &&
                          !child(i, Deprel::Aux) && !child(i, Deprel::Nsubj);
  if (gap || participle) {
    out.push_back(*head);  // "the town they took", "a town taken by rebels"
  } else if (word.deprel == Deprel::Conj && word.xpos == Xpos::Vbn && is_passive(*head)) {
    return objects(*head);  // "was arrested and charged"
  }
  return out;
}

std::vector<Index> TreeView::complements(Index i) const {
  std::vector<Index> out;
  for (const Index c : children(i)) {
    const Deprel relation = token(c).deprel;
    const bool purpose = (relation == Deprel::Advcl || relation == Deprel::Acl) && is_infinitive(c);
    const bool clause = relation == Deprel::Xcomp || relation == Deprel::Ccomp ||
                        relation == Deprel::Csubj || relation == Deprel::CsubjPass;
    if (clause || purpose || (relation == Deprel::Acl && marker(c) == "that")) {
      out.push_back(c);
    }
  }
  return out;
}

void TreeView::add_marked(Index i, std::string_view preposition, std::vector<Index>& out) const {
  for (const Index c : children(i)) {
    const Deprel relation = without_subtype(token(c).deprel);
    const bool oblique = relation == Deprel::Obl || relation == Deprel::Nmod ||
                         relation == Deprel::Advcl || relation == Deprel::Acl;
    if (oblique && marker(c) == preposition) {
      out.push_back(c);
    }
  }
}

std::vector<Index> TreeView::with_preposition(Index i, std::string_view preposition) const {
  std::vector<Index> out;
  add_marked(i, preposition, out);
  if (token(i).upos == Upos::Verb) {
    for (const Index object : objects(i)) {
      add_marked(object, preposition, out);
    }
  }
  return out;
}

std::vector<Index> TreeView::modifiers(Index i) const {
  std::vector<Index> out;
  for (const Index c : children(i)) {
    const Deprel relation = token(c).deprel;
    if (c < i && (relation == Deprel::Compound || relation == Deprel::Amod ||
                  relation == Deprel::NmodPoss || relation == Deprel::NmodDesc)) {
      out.push_back(c);
    }
  }
  return out;
}

}  // namespace chronograph
