// SPDX-License-Identifier: Apache-2.0
// Role nouns, the words before them, and what they belong to.
#include "annotate/relation_roles.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;

}  // namespace

char letter_of(EntityType type) {
  switch (type) {
    case EntityType::Person:
      return 'p';
    case EntityType::Organization:
      return 'o';
    case EntityType::Place:
      return 'l';
    case EntityType::Group:
      return 'g';
    case EntityType::Other:
      break;
  }
  return 'x';
}

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t begin = 0; begin <= list.size() && !word.empty();) {
    const std::size_t end = std::min(list.find('|', begin), list.size());
    if (list.substr(begin, end - begin) == word) {
      return true;
    }
    begin = end + 1;
  }
  return false;
}

bool RoleFinder::is_noun(Index t) const {
  const Upos upos = scene_.token(t).upos;
  if (upos == Upos::Adj && t + 1 < scene_.token_count()) {  // "Orbit Air executive Ann Reed"
    const auto name = scene_.name_over(t + 1);
    return name && !scene_.name_over(t) &&
           scene_.document().mentions[*name].type == EntityType::Person &&
           scene_.lists().nouns.contains(scene_.lemma(t));
  }
  return upos == Upos::Noun || upos == Upos::Propn;
}

// The noun whose last word is at `t`, with as many words before it as a row has.
std::optional<RoleNoun> RoleFinder::noun_at(Index t) const {
  const bool part = scene_.name_over(t) && !scene_.named_at(t);
  if (!is_noun(t) || part || is_inside_noun(t)) {
    return std::nullopt;
  }
  std::string spelling(scene_.lemma(t));
  RoleNoun noun;
  noun.last = noun.first = t;
  std::string_view known;
  for (Index first = t;; --first) {
    const auto row = scene_.lists().nouns.find(spelling);
    if (!row.empty()) {
      known = row[0];
      noun.first = first;
      noun.prepositions = row.size() > 1 ? row[1] : std::string_view();
      noun.targets = row.size() > 2 ? row[2] : std::string_view();
      noun.holders = row.size() > 3 ? row[3] : std::string_view();
      noun.bare = row.size() > 4 && row[4] == "bare";
    }
    const bool goes_on = first > 0 && t - first < 4 && scene_.head(first - 1) &&
                         !scene_.name_over(first - 1) &&
                         (is_noun(first - 1) || scene_.token(first - 1).upos == Upos::Adj ||
                          scene_.word(first - 1) == "-" || scene_.word(first - 1) == "in" ||
                          scene_.word(first - 1) == "of");
    if (!goes_on) {
      break;
    }
    const bool joined = scene_.word(first - 1) == "-" || scene_.word(first) == "-";
    spelling = to_lower(scene_.word(first - 1)) + (joined ? "" : " ") + spelling;
  }
  const auto relation = parse_label<RelationType>(known);
  if (!relation) {
    return std::nullopt;
  }
  noun.relation = *relation;
  noun.at = top_of(noun);
  return noun;
}

// "brother" in "brother-in-law", "secretary" in "secretary general": the whole is read.
bool RoleFinder::is_inside_noun(Index t) const {
  std::string spelling(scene_.lemma(t));
  for (Index last = t + 1; last < scene_.token_count() && last < t + 5; ++last) {
    if (scene_.name_over(last)) {
      return false;
    }
    const bool joined = scene_.word(last) == "-" || scene_.word(last - 1) == "-";
    spelling += (joined ? "" : " ") + std::string(scene_.lemma(last));
    if (scene_.lists().nouns.contains(spelling)) {
      return true;
    }
  }
  return false;
}

// The word of a noun of several that the tree hangs the rest on: "brother" of "brother-in-law".
Index RoleFinder::top_of(const RoleNoun& noun) const {
  for (Index t = noun.first; t <= noun.last; ++t) {
    const auto head = scene_.head(t);
    if (is_noun(t) && (!head || *head < noun.first || *head > noun.last)) {
      return t;
    }
  }
  return noun.last;
}

RoleModifiers RoleFinder::modifiers_of(const RoleNoun& noun) const {
  RoleModifiers found;
  for (Index t = first_before(noun); t < noun.first; ++t) {
    if (scene_.name_over(t)) {
      continue;
    }
    const std::string small = to_lower(scene_.word(t));
    const std::string_view state = scene_.lists().words.get(small);
    const std::string_view kind = scene_.lists().modifiers.get(small);
    found.past = found.past || state == "past";
    found.not_yet = found.not_yet || state == "not-yet";
    found.lesser = found.lesser || kind == "lesser";
    found.narrow = found.narrow || kind == "narrow";
    const bool number = small.front() >= '0' && small.front() <= '9';  // "507th"
    const bool noun_before = (is_noun(t) && !number) || scene_.token(t).upos == Upos::Verb;
    found.field = found.field || (kind.empty() && state.empty() && noun_before);
  }
  const Index behind = noun.last + 1;  // "president-elect"
  found.not_yet =
      found.not_yet || (behind + 1 < scene_.token_count() && scene_.word(behind) == "-" &&
                        to_lower(scene_.word(behind + 1)) == "elect");
  return found;
}

// The first word of what stands before the noun within its phrase: up to a verb, preposition,
// comma or possessive marker.
Index RoleFinder::first_before(const RoleNoun& noun) const {
  Index first = noun.first;
  while (first > 0) {
    const Token& before = scene_.token(first - 1);
    const bool inside = before.upos == Upos::Adj || before.upos == Upos::Noun ||
                        before.upos == Upos::Propn || before.upos == Upos::Num ||
                        before.upos == Upos::Adv || before.xpos == Xpos::Vbn ||
                        before.xpos == Xpos::Vbg || scene_.word(first - 1) == "-";
    const auto head = scene_.head(first - 1);
    if (const auto name = scene_.name_over(first - 1)) {  // however the tree hangs it
      first = scene_.document().tokens_in(scene_.document().mentions[*name].span).first;
      continue;
    }
    if (!inside || !head || *head < first - 1 || *head > noun.last + 3) {
      break;
    }
    --first;
  }
  return first;
}

std::vector<RoleTarget> RoleFinder::targets_of(const RoleNoun& noun) const {
  std::vector<RoleTarget> targets;
  add_possessors(noun.at, targets);
  add_prepositions(noun, noun.at, targets);
  add_before(noun, targets);
  const bool has_own = !targets.empty();
  if (!has_own) {
    add_shared(noun, targets);
  }
  keep_fitting(noun, targets);
  return targets;
}

void RoleFinder::add_possessors(Index t, std::vector<RoleTarget>& targets) const {
  for (const Index c : scene_.children(t)) {
    if (scene_.deprel(c) != Deprel::NmodPoss) {
      continue;
    }
    if (const auto first = first_of_pair(c)) {
      add_target(*first, targets);
    } else if (scene_.token(c).upos != Upos::Pron || is_nearest(c)) {
      for (const Index part : scene_.with_conjuncts(c)) {
        add_target(part, targets);
      }
    }
  }
}

// "Ann Reed and [her] husband": the name is meant.
std::optional<Index> RoleFinder::first_of_pair(Index pronoun) const {
  const bool behind_and = scene_.token(pronoun).upos == Upos::Pron && pronoun >= 2 &&
                          scene_.lemma(pronoun - 1) == "and";
  const auto name = behind_and ? scene_.name_over(pronoun - 2) : std::nullopt;
  const bool person = name && scene_.document().mentions[*name].type == EntityType::Person;
  return person ? scene_.head_token(scene_.document().mentions[*name].span) : std::nullopt;
}

// "her" for somebody with a man's name, and the other way round.
bool RoleFinder::is_other_sex(Index pronoun, Index meant) const {
  const std::string& name = scene_.entity(meant).name;
  const std::string_view sex = scene_.lists().given_names.get(name.substr(0, name.find(' ')));
  const std::string small = to_lower(scene_.word(pronoun));
  return (small == "her" && sex == "m") || (small == "his" && sex == "f");
}

// Whether the pronoun means the last person whom the sentence names before it, where it names one.
// Else it is too often somebody else who is meant.
bool RoleFinder::is_nearest(Index pronoun) const {
  const auto sentence = scene_.document().sentence_at(scene_.token(pronoun).span.begin);
  const auto meant = scene_.entity_at(pronoun);
  if (!sentence || !meant || is_other_sex(pronoun, *meant)) {
    return false;
  }
  for (Index t = pronoun; t > scene_.document().sentences[*sentence].first_token; --t) {
    const auto name = scene_.name_over(t - 1);
    if (name && scene_.document().mentions[*name].type == EntityType::Person) {
      return scene_.document().mentions[*name].entity == meant;
    }
  }
  return true;
}

void RoleFinder::add_prepositions(const RoleNoun& noun, Index t,
                                  std::vector<RoleTarget>& targets) const {
  for (const Index c : scene_.children(t)) {
    if (scene_.deprel(c) != Deprel::Nmod && scene_.deprel(c) != Deprel::Obl) {
      continue;
    }
    if (!has_word(noun.prepositions, scene_.case_of(c))) {
      continue;
    }
    for (const Index part : scene_.with_conjuncts(through(c))) {
      add_target(part, targets);
    }
  }
}

// "the board of Orbit Air", "the government of Iraq" stand for what follows.
Index RoleFinder::through(Index t) const {
  if (scene_.named_at(t) || scene_.lists().words.get(scene_.lemma(t)) != "stands-for") {
    return t;
  }
  for (const Index c : scene_.children(t)) {
    const bool of = scene_.deprel(c) == Deprel::Nmod && scene_.case_of(c) == "of";
    if ((of || scene_.deprel(c) == Deprel::NmodPoss) && scene_.named_at(c)) {
      return c;
    }
  }
  return t;
}

// "the Reuters correspondent", "the Iraqi president"
void RoleFinder::add_before(const RoleNoun& noun, std::vector<RoleTarget>& targets) const {
  std::set<Index> seen;
  for (Index t = first_before(noun); t < noun.first; ++t) {
    const auto name = scene_.name_over(t);
    if (!name || !seen.insert(*name).second) {
      continue;
    }
    const Mention& mention = scene_.document().mentions[*name];
    if (mention.type == EntityType::Group) {
      const auto country = scene_.country_of(*mention.entity);
      const bool demonym = !scene_.entity(*mention.entity).country.empty();
      if (country) {
        targets.push_back({*country, t, true, true});
      } else if (!demonym && scene_.token(t).upos != Upos::Adj) {
        targets.push_back({*mention.entity, t, true, false});
      }
    } else {
      targets.push_back({*mention.entity, t, true, false});
    }
  }
}

// "president and chief executive of Orbit Air", "the company's chairman and founder"
void RoleFinder::add_shared(const RoleNoun& noun, std::vector<RoleTarget>& targets) const {
  for (const Index c : scene_.children(noun.at)) {
    if (scene_.deprel(c) == Deprel::Conj && is_role(c)) {
      add_prepositions(noun, c, targets);
    }
  }
  const auto head = scene_.head(noun.at);
  if (scene_.deprel(noun.at) != Deprel::Conj || !head || scene_.child(noun.at, Deprel::Det)) {
    return;
  }
  if (is_role(*head)) {
    add_possessors(*head, targets);
    if (const auto first = noun_at(*head)) {
      add_before(*first, targets);
    }
  }
}

void RoleFinder::add_target(Index t, std::vector<RoleTarget>& targets) const {
  const auto entity = scene_.entity_at(t);
  if (!entity) {
    return;
  }
  const auto country = scene_.country_of(*entity);
  targets.push_back({country.value_or(*entity), t, false, country && *country != *entity});
}

// Of the right kind; where an organisation stands beside, a place before the noun is a field of
// it: "Human Rights Watch's Middle East director".
void RoleFinder::keep_fitting(const RoleNoun& noun, std::vector<RoleTarget>& targets) const {
  std::erase_if(targets, [&](const RoleTarget& target) {
    const EntityType type = scene_.type(target.entity);
    return noun.targets.find(letter_of(type)) == std::string_view::npos ||
           !scene_.is_named(target.entity) ||
           (noun.relation == RelationType::HoldsOffice && type == EntityType::Place &&
            !target.before && scene_.case_of(target.at) != "of" &&
            scene_.deprel(target.at) != Deprel::NmodPoss);
  });
  const bool body = std::any_of(targets.begin(), targets.end(), [&](const RoleTarget& target) {
    return scene_.type(target.entity) == EntityType::Organization;
  });
  const bool owned = std::any_of(targets.begin(), targets.end(),
                                 [](const RoleTarget& target) { return !target.before; });
  Index nearest = 0;  // of two places before the noun: "Dobra. | Ruritanian president"
  for (const RoleTarget& target : targets) {
    nearest = target.before ? std::max(nearest, target.at) : nearest;
  }
  std::erase_if(targets, [&](const RoleTarget& target) {
    const bool place = scene_.type(target.entity) == EntityType::Place;
    return target.before && place && (body || owned || target.at < nearest);
  });
}

}  // namespace chronograph
