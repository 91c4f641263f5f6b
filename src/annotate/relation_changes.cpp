// SPDX-License-Identifier: Apache-2.0
// When a relation began or ended by an event that the text tells of: "resigned as chairman on
// Monday", "was elected in 2003". The events and whom they befall are rows of relation_changes.tsv.
#include "annotate/relation_scene.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace chronograph {
namespace {

using Index = std::uint32_t;

bool is_office(RelationType type) {
  return type == RelationType::Leads || type == RelationType::HoldsOffice ||
         type == RelationType::SpokespersonFor;
}

bool fits(RelationType type, std::string_view scope) {
  return is_office(type) ||
         (scope == "any" && (type == RelationType::MemberOf || type == RelationType::EmployedBy));
}

class ChangeReader {
public:
  ChangeReader(const RelationScene& scene, std::vector<EntityRelation>& relations)
      : scene_(scene), relations_(relations) {}

  void read() {
    for (Index t = 0; t < scene_.token_count(); ++t) {
      const Event* event = scene_.event_at(t);
      const bool happened = event != nullptr && event->polarity == Polarity::Pos &&
                            event->modality == Modality::Asserted && scene_.is_asserted(t);
      if (!happened || scene_.token(t).upos != Upos::Verb) {
        continue;
      }
      for (const auto& row : scene_.lists().changes.rows()) {
        if (row.size() >= 4 && stands_at(row[0], t)) {
          apply(t, *event, row);
          break;
        }
      }
    }
  }

private:
  using Row = std::vector<std::string_view>;
  struct Change {
    Index verb = 0;
    Index whom = 0;
  };

  bool stands_at(std::string_view words, Index t) const {
    const std::size_t space = words.find(' ');
    if (scene_.lemma(t) != words.substr(0, space)) {
      return false;
    }
    const auto& children = scene_.children(t);
    return space == std::string_view::npos || std::ranges::any_of(children, [&](Index c) {
             return scene_.lemma(c) == words.substr(space + 1);
           });
  }

  void apply(Index t, const Event& event, const Row& row) {
    const bool passive = scene_.is_passive(t);
    std::optional<Index> whom;
    if (row[2] == "object") {
      whom = passive ? scene_.subject(t) : scene_.child(t, Deprel::Obj);
    } else if (!passive) {
      whom = scene_.subject(t);
    }
    if (!whom) {
      return;
    }
    const std::string_view flag = row.size() > 4 ? row[4] : std::string_view();
    for (const Index at : scene_.with_conjuncts(*whom)) {
      const auto person = scene_.entity_at(at);
      if (person && scene_.type(*person) == EntityType::Person) {
        for (EntityRelation* relation : concerned({t, *whom}, *person, row[3], flag)) {
          bound(*relation, event, row[1] == "ends");
        }
      }
    }
  }

  // The relations that the event changes: those to what its clause names, else, where it says
  // nothing of that, the only one.
  std::vector<EntityRelation*> concerned(Change change, Index person, std::string_view scope,
                                         std::string_view flag) {
    const std::set<Index> named = named_in_clause(change);
    std::vector<EntityRelation*> open;
    std::vector<EntityRelation*> meant;
    bool other_body = false;
    for (const Index e : named) {
      other_body = other_body || scene_.type(e) == EntityType::Organization;
    }
    for (EntityRelation& relation : relations_) {
      if (relation.from == person && fits(relation.type, scope)) {
        (named.contains(relation.to) ? meant : open).push_back(&relation);
      }
    }
    if (flag == "all") {
      // Who was a member decades ago did not cease to be one by dying.
      std::ranges::copy_if(open, std::back_inserter(meant), [&](const EntityRelation* relation) {
        return !relation->valid && scene_.type(relation->to) != EntityType::Group;
      });
      return meant;
    }
    if (!meant.empty() || flag != "alone" || other_body || open.size() != 1 ||
        !is_office_told(change.verb, *open.front())) {
      return meant;
    }
    return open;
  }

  // Whether the clause names no other office: "resigned as chairman" ends nothing but that.
  bool is_office_told(Index t, const EntityRelation& relation) const {
    const std::string words = to_lower(scene_.document().view(relation.span));
    return std::ranges::all_of(scene_.children(t), [&](Index c) {
      const std::string preposition = scene_.case_of(c);
      const bool office = scene_.deprel(c) == Deprel::Xcomp || preposition == "as" ||
                          preposition == "to" || preposition == "from";
      return !office || words.find(scene_.lemma(c)) != std::string::npos ||
             scene_.lemma(c) == "office" || scene_.lemma(c) == "power" || scene_.lemma(c) == "post";
    });
  }

  // What the words below the verb name, other clauses and what is said of the person apart: "the
  // head of Y resigned from Z". The country of a demonym too.
  std::set<Index> named_in_clause(Change change) const {
    std::set<Index> named;
    std::vector<Index> open{change.verb};
    while (!open.empty()) {
      const Index at = open.back();
      open.pop_back();
      if (const auto e = scene_.named_at(at)) {
        named.insert(*e);
        if (const auto country = scene_.country_of(*e)) {
          named.insert(*country);
        }
      }
      for (const Index c : scene_.children(at)) {
        const Deprel relation = without_subtype(scene_.deprel(c));
        const bool clause = relation == Deprel::Advcl || relation == Deprel::Ccomp ||
                            relation == Deprel::Parataxis || relation == Deprel::Acl ||
                            (relation == Deprel::Conj && scene_.token(c).upos == Upos::Verb);
        if (!clause && c != change.whom) {
          open.push_back(c);
        }
      }
    }
    return named;
  }

  // What has ended did so by the day of writing. Bounds that the words themselves give stand.
  void bound(EntityRelation& relation, const Event& event, bool ends) const {
    EventTime valid = relation.valid.value_or(EventTime{});
    DayBounds& side = ends ? valid.end : valid.begin;
    if (side.earliest || (side.latest && !ends)) {
      return;
    }
    DayBounds days;
    if (event.when) {
      days = ends ? event.when->end : event.when->begin;
    }
    const auto over = ends ? scene_.over() : std::nullopt;
    if (over) {
      days = intersection(days, over->end).value_or(over->end);
    }
    if (days.unknown()) {
      return;
    }
    const bool possible =
        !valid.begin.earliest || !days.latest || !ends || !(*days.latest < *valid.begin.earliest);
    if (possible) {
      side = days;
      relation.valid = valid;
    }
  }

  const RelationScene& scene_;
  std::vector<EntityRelation>& relations_;
};

}  // namespace

void bound_by_changes(const RelationScene& scene, std::vector<EntityRelation>& relations) {
  ChangeReader(scene, relations).read();
}

}  // namespace chronograph
