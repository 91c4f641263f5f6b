// SPDX-License-Identifier: Apache-2.0
// Whom a role noun describes.
#include "annotate/relation_roles.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;

}  // namespace

std::vector<Index> RoleFinder::holders_of(const RoleNoun& noun) const {
  std::vector<Index> holders;
  const Index t = noun.at;
  if (scene_.named_at(t)) {
    return {t};
  }
  add_title(noun, holders);
  if (holders.empty()) {
    add_beside(t, holders);
    add_subject(t, holders);
    add_one_of(t, holders);
  }
  if (holders.empty()) {
    add_coordinated(t, holders);
  }
  const bool predicate = scene_.child(t, Deprel::Cop) || scene_.deprel(t) == Deprel::Xcomp;
  if (holders.empty() && !predicate && is_definite(noun)) {
    const auto meant = scene_.entity_at(t);
    const bool place = noun.relation == RelationType::LocatedIn;
    const bool described = noun.relation == RelationType::KinOf || place;
    if (meant && (scene_.is_named(*meant) ? !place : described)) {
      holders.push_back(t);
    }
  }
  return holders;
}

// "Metro News reporter | Ann Reed": a person's name right behind is of whom the noun tells, however
// the tree hangs it.
void RoleFinder::add_title(const RoleNoun& noun, std::vector<Index>& holders) const {
  const Index next = noun.last + 1;
  const auto name = next < scene_.token_count() ? scene_.name_over(next) : std::nullopt;
  if (!name || noun.holders.find('p') == std::string_view::npos) {
    return;
  }
  const Mention& mention = scene_.document().mentions[*name];
  const auto determiner = scene_.child(noun.at, Deprel::Det);
  const bool begins = scene_.document().tokens_in(mention.span).first == next;
  if (begins && mention.type == EntityType::Person &&
      !(determiner && scene_.head(noun.at) && scene_.deprel(noun.at) == Deprel::Nsubj)) {
    const auto head = scene_.head_token(mention.span);
    if (head) {
      add_names(*head, noun.at, holders);
    }
  }
}

// "one of its leaders, X"
void RoleFinder::add_one_of(Index t, std::vector<Index>& holders) const {
  const auto one = scene_.head(t);
  if (!one || scene_.lemma(*one) != "one" || scene_.case_of(t) != "of") {
    return;
  }
  for (const Index c : scene_.children(*one)) {
    if (scene_.deprel(c) == Deprel::Appos && scene_.named_at(c)) {
      holders.push_back(c);
    }
  }
  if (scene_.deprel(*one) == Deprel::Appos && scene_.head(*one)) {
    holders.push_back(*scene_.head(*one));
  } else if (scene_.child(*one, Deprel::Cop) && scene_.is_asserted(*one) && scene_.subject(*one)) {
    holders.push_back(*scene_.subject(*one));
  }
}

// The name of the kinds that ends right before the comma in front of the phrase.
std::optional<Index> RoleFinder::name_before_comma(Index t, std::string_view kinds) const {
  Index first = t;
  for (const Index c : scene_.children(t)) {
    Index left = c;
    while (left < t && !scene_.children(left).empty() && scene_.children(left).front() < left) {
      left = scene_.children(left).front();
    }
    const bool punctuation = scene_.token(c).upos == Upos::Punct;
    first = punctuation ? first : std::min(first, left);
  }
  if (first < 2 || scene_.token(first - 1).xpos != Xpos::Comma) {
    return std::nullopt;
  }
  const auto name = scene_.name_over(first - 2);
  const bool fits = name && kinds.find(letter_of(scene_.document().mentions[*name].type)) !=
                                std::string_view::npos;
  return fits ? scene_.head_token(scene_.document().mentions[*name].span) : std::nullopt;
}

// Names in apposition, behind a title, before "who is".
void RoleFinder::add_beside(Index t, std::vector<Index>& holders) const {
  const auto head = scene_.head(t);
  const Deprel relation = scene_.deprel(t);
  const bool hangs = relation == Deprel::Appos || relation == Deprel::NmodDesc ||
                     relation == Deprel::Flat || relation == Deprel::Compound;
  const std::string_view listed = scene_.lists().nouns.get(scene_.lemma(t), 3);
  const auto named = relation == Deprel::Appos ? name_before_comma(t, listed.empty() ? "p" : listed)
                                               : std::nullopt;
  if (named) {
    add_names(*named, t, holders);
  } else if (head && hangs) {
    if (scene_.named_at(*head)) {
      add_names(*head, t, holders);
    } else if (relation == Deprel::Appos && scene_.entity_at(*head)) {
      holders.push_back(*head);
    }
  }
  for (const Index c : scene_.children(t)) {
    const Deprel own = scene_.deprel(c);
    if ((own == Deprel::Appos || own == Deprel::Flat || own == Deprel::NmodDesc) && c > t &&
        scene_.named_at(c)) {
      add_names(c, t, holders);
    }
  }
}

// All of a list where the noun is of many: "the brothers A and B".
void RoleFinder::add_names(Index name, Index noun, std::vector<Index>& holders) const {
  const bool many = scene_.token(noun).xpos == Xpos::Nns || scene_.token(noun).xpos == Xpos::Nnps;
  if (!many) {
    holders.push_back(name);
    return;
  }
  for (const Index part : scene_.with_conjuncts(name)) {
    holders.push_back(part);
  }
}

// "X is the head", "X became head", "X was named head", "X served as head"
void RoleFinder::add_subject(Index t, std::vector<Index>& holders) const {
  const auto head = scene_.head(t);
  std::optional<Index> subject;
  if (scene_.child(t, Deprel::Cop)) {
    subject = scene_.is_asserted(t) ? scene_.subject(t) : std::nullopt;
  } else if (head && (scene_.deprel(t) == Deprel::Xcomp || scene_.deprel(t) == Deprel::Obl)) {
    const std::string_view kind = scene_.lists().words.get(scene_.lemma(*head));
    const bool as = scene_.case_of(t) == "as" && (kind == "becomes" || kind == "serves");
    const bool made = kind == "becomes" && scene_.deprel(t) == Deprel::Xcomp;
    if ((as || made) && scene_.is_asserted(*head)) {
      const auto object = scene_.child(*head, Deprel::Obj);
      subject =
          object && !scene_.is_passive(*head) && kind == "becomes" ? object : scene_.subject(*head);
    }
  }
  if (subject && scene_.entity_at(*subject)) {
    add_names(*subject, t, holders);
  }
}

// The second of two offices: the tree hangs it on the first or on the name itself.
void RoleFinder::add_coordinated(Index t, std::vector<Index>& holders) const {
  const auto head = scene_.head(t);
  if (!head || scene_.deprel(t) != Deprel::Conj) {
    return;
  }
  if (is_role(*head) && !scene_.named_at(*head)) {
    add_beside(*head, holders);
    add_subject(*head, holders);
    return;
  }
  if (!scene_.named_at(*head)) {
    return;
  }
  for (const Index c : scene_.children(*head)) {
    if (scene_.deprel(c) == Deprel::Appos && c > *head && c < t && is_role(c)) {
      holders.push_back(*head);
      return;
    }
  }
}

// "the president", "Iraq's president", "his wife": somebody known.
bool RoleFinder::is_definite(const RoleNoun& noun) const {
  if (scene_.token(noun.at).xpos == Xpos::Nns) {
    return false;
  }
  const auto determiner = scene_.child(noun.at, Deprel::Det);
  if (determiner) {
    return scene_.lemma(*determiner) == "the";
  }
  const bool named = noun.first > 0 && scene_.name_over(noun.first - 1);  // "U.N. headquarters"
  return scene_.child(noun.at, Deprel::NmodPoss) || named;
}

}  // namespace chronograph
