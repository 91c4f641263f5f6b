// SPDX-License-Identifier: Apache-2.0
// Relations that a noun tells of who or what it describes: "Pakistan's prime minister, Imran Khan",
// "X is the head of Y", "the KPA, North Korea's military".
#include "annotate/relation_roles.hpp"

namespace chronograph {
namespace {

using Index = std::uint32_t;

class NounReader {
public:
  explicit NounReader(const RelationScene& scene) : scene_(scene), roles_(scene) {}

  std::vector<EntityRelation> read() {
    for (Index t = 0; t < scene_.token_count(); ++t) {
      if (const auto noun = roles_.noun_at(t)) {
        read(*noun);
      }
      read_person(t);
    }
    return std::move(found_);
  }

private:
  void read(const RoleNoun& noun) {
    const std::vector<RoleTarget> targets = roles_.targets_of(noun);
    if (targets.empty()) {
      return;
    }
    const RoleModifiers modifiers = roles_.modifiers_of(noun);
    if (modifiers.not_yet) {
      return;
    }
    for (const Index holder : roles_.holders_of(noun)) {
      for (const RoleTarget& target : targets) {
        relate(noun, modifiers, holder, target);
      }
    }
  }

  void relate(const RoleNoun& noun, const RoleModifiers& modifiers, Index holder,
              const RoleTarget& target) {
    const auto from = scene_.entity_at(holder);
    if (!from || *from == target.entity ||
        noun.holders.find(letter_of(scene_.type(*from))) == std::string_view::npos) {
      return;
    }
    auto relation = adjusted(noun, modifiers, target);
    const bool lies = relation == RelationType::LocatedIn;
    const bool country_or_body =
        lies && (scene_.is_country(*from) ||
                 (scene_.type(*from) == EntityType::Place && !scene_.is_place(*from)));
    if (!relation || country_or_body || scene_.is_own_claim(holder)) {
      return;
    }
    if (lies && scene_.token(noun.at).xpos == Xpos::Nns &&
        scene_.lemma(noun.at) != to_lower(scene_.word(noun.at))) {
      return;  // "the Gulf states, Asia", but "headquarters"
    }
    const bool house = noun.holders.find('o') != std::string_view::npos;
    if (lies && !scene_.is_named(*from) && (target.before || !house)) {
      return;  // "the U.N. headquarters in Dobra" can be looked up, "the Ruritanian capital" not
    }
    const auto head = scene_.head(noun.at);
    const bool one = head && scene_.lemma(*head) == "one";                   // "one of its leaders"
    const bool many = noun.bare && scene_.token(noun.at).xpos == Xpos::Nns;  // "two directors"
    if (relation == RelationType::Leads && (one || many)) {
      relation = RelationType::MemberOf;
    }
    EntityRelation found{*from, *relation, target.entity, scene_.span(noun.at, target.at), {}};
    found.valid = scene_.bounds_at(noun.at);
    if (modifiers.past) {
      const auto over = scene_.over();
      if (!over) {
        return;
      }
      found.valid = found.valid && found.valid->end.latest ? found.valid : over;
    }
    found_.push_back(found);
  }

  // "deputy director", "opposition leader" and "research director" lead nobody's whole.
  std::optional<RelationType> adjusted(const RoleNoun& noun, const RoleModifiers& modifiers,
                                       const RoleTarget& target) const {
    const EntityType type = scene_.type(target.entity);
    const bool body = type == EntityType::Organization || type == EntityType::Group;
    if (noun.relation == RelationType::Leads) {
      if (type == EntityType::Place && (modifiers.narrow || (noun.bare && modifiers.field))) {
        return std::nullopt;  // "refugee leader"
      }
      if (modifiers.lesser || (noun.bare && modifiers.field) || (body && modifiers.narrow)) {
        return type == EntityType::Place ? RelationType::HoldsOffice : RelationType::EmployedBy;
      }
    }
    if (noun.relation == RelationType::HoldsOffice && type == EntityType::Organization &&
        modifiers.lesser) {
      return RelationType::EmployedBy;
    }
    return noun.relation;
  }

  // People by their demonym: "Turkish writer Elif Kaya", but "Turkish president" is an office.
  void read_person(Index t) {
    const std::string_view known = scene_.lists().nouns.get(scene_.lemma(t));
    const bool office = known == "leads" || known == "holds_office" || known == "spokesperson_for";
    if (scene_.token(t).upos != Upos::Noun || scene_.name_over(t) || office ||
        scene_.lists().described.get(scene_.lemma(t), 1) != "person") {
      return;
    }
    RoleNoun noun;
    noun.at = noun.first = noun.last = t;
    noun.relation = RelationType::CitizenOf;
    noun.holders = "p";
    std::vector<RoleTarget> targets;
    roles_.add_before(noun, targets);
    std::erase_if(targets, [](const RoleTarget& target) { return !target.demonym; });
    if (targets.size() != 1) {
      return;
    }
    std::vector<Index> holders;
    roles_.add_title(noun, holders);
    if (holders.empty()) {
      roles_.add_beside(t, holders);
      roles_.add_subject(t, holders);
    }
    for (const Index holder : holders) {
      relate(noun, {}, holder, targets.front());
    }
  }

  const RelationScene& scene_;
  RoleFinder roles_;
  std::vector<EntityRelation> found_;
};

}  // namespace

std::vector<EntityRelation> read_relation_nouns(const RelationScene& scene) {
  return NounReader(scene).read();
}

}  // namespace chronograph
