// SPDX-License-Identifier: Apache-2.0
// Relations that a verb tells of those who take part in it: "X leads Y", "X joined Y", "Y is owned
// by X". The verbs and their ends are rows of relation_verbs.tsv.
#include "annotate/relation_roles.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;

class VerbReader {
public:
  explicit VerbReader(const RelationScene& scene) : scene_(scene) {}

  std::vector<EntityRelation> read() {
    for (Index t = 0; t < scene_.token_count(); ++t) {
      const Upos upos = scene_.token(t).upos;
      if (upos == Upos::Verb || upos == Upos::Adj) {
        read_row(t);
        read_designation(t);
      }
    }
    return std::move(found_);
  }

private:
  void read_row(Index t) {
    const auto row = scene_.lists().verbs.find(scene_.lemma(t));
    if (row.size() < 5) {
      return;
    }
    const auto relation = parse_label<RelationType>(row[1]);
    if (!relation || !scene_.is_asserted(t) || (relation == RelationType::Leads && is_ranking(t))) {
      return;
    }
    for (const Index from : ends(t, row[0])) {
      for (const Index to : ends(t, row[2])) {
        add(t, from, *relation, to, row[3], row[4]);
      }
    }
  }

  // "leads the team in scoring", "led the team to a win": first in it, not its head.
  bool is_ranking(Index t) const {
    const std::vector<Index>& children = scene_.children(t);
    return std::any_of(children.begin(), children.end(), [&](Index c) {
      const auto e = scene_.entity_at(c);
      const bool place = e && scene_.type(*e) == EntityType::Place;
      const Upos upos = scene_.token(c).upos;
      const std::string preposition = scene_.case_of(c);
      return !place && (preposition == "in" || preposition == "to") && upos != Upos::Propn &&
             upos != Upos::Num &&
             (scene_.deprel(c) == Deprel::Obl || scene_.deprel(c) == Deprel::Advcl);
    });
  }

  void add(Index t, Index from, RelationType relation, Index to, std::string_view from_kinds,
           std::string_view to_kinds) {
    const auto a = scene_.entity_at(from);
    const auto b = scene_.named_at(to);  // what a description means is too often missed
    if (!a || !b || *a == *b ||
        from_kinds.find(letter_of(scene_.type(*a))) == std::string_view::npos ||
        to_kinds.find(letter_of(scene_.type(*b))) == std::string_view::npos) {
      return;
    }
    EntityRelation found{*a, relation, *b, scene_.token(t).span.hull(scene_.span(to, to)), {}};
    found.valid = scene_.bounds_at(t);
    const Event* event = scene_.event_at(t);
    const bool starts = scene_.lists().words.get(scene_.lemma(t)) == "starts";
    if (!found.valid && starts && event != nullptr && event->when) {
      found.valid = EventTime{};
      found.valid->begin = event->when->begin;
      if (found.valid->unknown()) {
        found.valid.reset();
      }
    }
    found_.push_back(found);
  }

  // The words that fill a slot: "subject", "object", "patient" or prepositions.
  std::vector<Index> ends(Index t, std::string_view slot) const {
    const bool passive = scene_.is_passive(t);
    std::optional<Index> end;
    if (slot == "subject") {
      end = passive ? agent(t) : scene_.subject(t);
    } else if (slot == "object") {
      end = passive ? scene_.subject(t) : scene_.child(t, Deprel::Obj);
    } else if (slot == "patient") {
      end = patient(t);
    } else {
      return obliques(t, slot);
    }
    return end ? scene_.with_conjuncts(*end) : std::vector<Index>();
  }

  // "a firm based in Lagos", "the firm is based in Lagos"
  std::optional<Index> patient(Index t) const {
    const bool participle = scene_.token(t).xpos == Xpos::Vbn || scene_.token(t).xpos == Xpos::Jj;
    return participle || scene_.is_passive(t) ? scene_.subject(t) : std::nullopt;
  }

  std::optional<Index> agent(Index t) const {
    for (const Index c : scene_.children(t)) {
      if (scene_.deprel(c) == Deprel::OblAgent ||
          (scene_.deprel(c) == Deprel::Obl && scene_.case_of(c) == "by")) {
        return c;
      }
    }
    return std::nullopt;
  }

  std::vector<Index> obliques(Index t, std::string_view prepositions) const {
    std::vector<Index> found;
    for (const Index c : scene_.children(t)) {
      if ((scene_.deprel(c) == Deprel::Obl || scene_.deprel(c) == Deprel::Nmod) &&
          has_word(prepositions, scene_.case_of(c))) {
        found.push_back(c);
      }
    }
    return found;
  }

  // "designated the TTP as a terrorist organization", "was declared a terrorist group"
  void read_designation(Index t) {
    if (scene_.lists().words.get(scene_.lemma(t)) != "names-as" || !scene_.is_asserted(t)) {
      return;
    }
    const auto named = scene_.is_passive(t) ? scene_.subject(t) : scene_.child(t, Deprel::Obj);
    const auto from = named ? scene_.entity_at(*named) : std::nullopt;
    if (!from || scene_.is_own_claim(*named)) {
      return;
    }
    std::vector<Index> descriptions = scene_.children(t);
    descriptions.insert(descriptions.end(), scene_.children(*named).begin(),
                        scene_.children(*named).end());
    for (const Index c : descriptions) {
      const bool second = scene_.deprel(c) == Deprel::Xcomp;
      const bool as = scene_.deprel(c) == Deprel::Obl || scene_.deprel(c) == Deprel::Nmod ||
                      scene_.deprel(c) == Deprel::Advcl;
      const auto to = scene_.entity_at(c);
      if (to && *to != *from && !scene_.named_at(c) &&
          (second || (as && scene_.case_of(c) == "as"))) {
        add_enmity(t, c, *from);
        found_.push_back({*from,
                          RelationType::DesignatedAs,
                          *to,
                          scene_.token(t).span.hull(scene_.span(c, c)),
                          {}});
      }
    }
  }

  // Who calls a group terrorists is no friend of it.
  void add_enmity(Index t, Index description, Index group) {
    const bool terrorist =
        std::any_of(scene_.children(description).begin(), scene_.children(description).end(),
                    [&](Index c) { return scene_.lists().words.get(scene_.lemma(c)) == "enmity"; });
    if (!terrorist) {
      return;
    }
    for (const Index judge : ends(t, "subject")) {
      const auto from = scene_.named_at(judge);
      if (from && *from != group && scene_.type(*from) != EntityType::Person) {
        found_.push_back({*from,
                          RelationType::HostileTo,
                          group,
                          scene_.token(t).span.hull(scene_.span(description, description)),
                          {}});
      }
    }
  }

  const RelationScene& scene_;
  std::vector<EntityRelation> found_;
};

}  // namespace

std::vector<EntityRelation> read_relation_verbs(const RelationScene& scene) {
  return VerbReader(scene).read();
}

}  // namespace chronograph
