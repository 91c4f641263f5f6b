// SPDX-License-Identifier: Apache-2.0
// Relations between actors and places: what nouns, verbs, places and events tell of them, once
// each, between ends that somebody can look up.
#include "annotate/relation_scene.hpp"
#include "annotate/stages.hpp"

#include <algorithm>
#include <tuple>

namespace chronograph {
namespace {

bool is_symmetric(RelationType type) {
  return type == RelationType::KinOf || type == RelationType::AlliedWith ||
         type == RelationType::HostileTo;
}

// A description without a name is an end only of kinship with somebody named and of what something
// is designated as.
bool is_wanted(const RelationScene& scene, const EntityRelation& relation) {
  const bool from = scene.is_named(relation.from);
  const bool to = scene.is_named(relation.to);
  if (relation.type == RelationType::DesignatedAs) {
    return from;
  }
  if (relation.type == RelationType::LocatedIn && !from) {  // "the U.N. headquarters"
    const std::string& name = scene.entity(relation.from).name;
    return to && name.front() >= 'A' && name.front() <= 'Z';
  }
  return relation.type == RelationType::KinOf ? from || to : from && to;
}

class Relations final : public Stage {
public:
  void run(Document& document) const override {
    document.relations.clear();
    const RelationScene scene(document, lists_);
    std::vector<EntityRelation> found;
    for (const auto& read :
         {read_relation_nouns, read_relation_verbs, read_relation_places, read_relation_events}) {
      const std::vector<EntityRelation> part = read(scene);
      found.insert(found.end(), part.begin(), part.end());
    }
    std::erase_if(found,
                  [&](const EntityRelation& relation) { return !is_wanted(scene, relation); });
    found = once_each(std::move(found));
    bound_by_changes(scene, found);
    if (document.creation_time) {
      for (EntityRelation& relation : found) {
        relation.known_since = document.creation_time->days.latest;
      }
    }
    document.relations = std::move(found);
    document.set(Layer::Relations);
  }

private:
  // One of each pair and type: what still holds before what is over, then the first in the text.
  static std::vector<EntityRelation> once_each(std::vector<EntityRelation> found) {
    const auto pair = [](const EntityRelation& relation) {
      const bool turn = is_symmetric(relation.type) && relation.to < relation.from;
      return std::tuple(turn ? relation.to : relation.from, relation.type,
                        turn ? relation.from : relation.to);
    };
    std::stable_sort(
        found.begin(), found.end(), [&](const EntityRelation& a, const EntityRelation& b) {
          const auto over = [](const EntityRelation& relation) {
            return relation.valid && relation.valid->end.latest;
          };
          return std::tuple(pair(a), over(a), a.span) < std::tuple(pair(b), over(b), b.span);
        });
    found.erase(std::unique(found.begin(), found.end(),
                            [&](const auto& a, const auto& b) { return pair(a) == pair(b); }),
                found.end());
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return std::tuple(a.from, a.type, a.to) < std::tuple(b.from, b.type, b.to);
    });
    return found;
  }

  RelationLists lists_;
};

}  // namespace

std::unique_ptr<Stage> make_relations(const StageOptions& /*options*/) {
  return std::make_unique<Relations>();
}

}  // namespace chronograph
