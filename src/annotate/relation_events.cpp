// SPDX-License-Identifier: Apache-2.0
// Enmity that the events of a document add up to, and alliances: one war, attack or sanction
// between two named actors is enough, of threats and accusations it takes two.
#include "annotate/relation_scene.hpp"

#include <map>

namespace chronograph {
namespace {

using Index = std::uint32_t;

constexpr int kEnough = 2;

struct Sum {
  int strength = 0;
  Span span;  // of the first event that counts
};

class EnmityReader {
public:
  explicit EnmityReader(const RelationScene& scene) : scene_(scene) {}

  std::vector<EntityRelation> read() {
    for (const Event& event : scene_.document().events) {
      read_event(event);
    }
    for (Index t = 0; t < scene_.token_count(); ++t) {
      read_against(t);
      read_alliance(t);
    }
    add_sums();
    return std::move(found_);
  }

private:
  int strength_of(std::string_view lemma) const {
    const std::string_view listed = scene_.lists().hostile.get(lemma);
    return listed.empty() ? 0 : listed.front() - '0';
  }

  void read_event(const Event& event) {
    const int strength = strength_of(to_lower(event.lemma));
    if (strength == 0 || event.polarity == Polarity::Neg || event.modality != Modality::Asserted) {
      return;
    }
    for (const Argument& doer : event.arguments) {
      for (const Argument& hit : event.arguments) {
        if (doer.role == Role::Agent && hit.role == Role::Patient) {
          add(side_of(doer), side_of(hit), {strength, event.span.hull(hit.span)});
        }
      }
    }
  }

  std::optional<Index> side_of(const Argument& argument) const {
    const auto head = scene_.head_token(argument.span);
    return head ? scene_.side_at(*head) : std::nullopt;
  }

  // "staged a coup against X", "the war of X against Y"
  void read_against(Index t) {
    const int strength = strength_of(scene_.lemma(t));
    if (strength == 0 || scene_.token(t).upos != Upos::Noun || !scene_.is_asserted(t)) {
      return;
    }
    for (const Index c : scene_.children(t)) {
      if (scene_.deprel(c) == Deprel::Nmod && scene_.case_of(c) == "against") {
        add(doer_of(t), scene_.side_at(c), {strength, scene_.span(t, c)});
      }
    }
  }

  // Who does what a noun tells: its possessor, or the subject of the verb whose object it is.
  std::optional<Index> doer_of(Index noun) const {
    for (const Index c : scene_.children(noun)) {
      const std::string preposition = scene_.case_of(c);
      const bool owns =
          scene_.deprel(c) == Deprel::NmodPoss ||
          (scene_.deprel(c) == Deprel::Nmod && (preposition == "of" || preposition == "by"));
      const auto side = owns ? scene_.side_at(c) : std::nullopt;
      if (side) {
        return side;
      }
    }
    const auto verb = scene_.head(noun);
    const bool object = verb && scene_.deprel(noun) == Deprel::Obj && scene_.is_asserted(*verb);
    const auto subject = object ? scene_.subject(*verb) : std::nullopt;
    return subject ? scene_.side_at(*subject) : std::nullopt;
  }

  // "formed an alliance with X"
  void read_alliance(Index t) {
    if (scene_.lists().words.get(scene_.lemma(t)) != "alliance" || !scene_.is_asserted(t)) {
      return;
    }
    for (const Index c : scene_.children(t)) {
      const auto to = scene_.deprel(c) == Deprel::Nmod && scene_.case_of(c) == "with"
                          ? scene_.side_at(c)
                          : std::nullopt;
      const auto from = to ? doer_of(t) : std::nullopt;
      if (from && *from != *to) {
        found_.push_back({*from, RelationType::AlliedWith, *to, scene_.span(t, c), {}});
      }
    }
  }

  void add(const std::optional<Index>& from, const std::optional<Index>& to, const Sum& own) {
    if (!from || !to || *from == *to) {
      return;
    }
    Sum& sum = sums_[{*from, *to}];
    sum.span = sum.strength == 0 ? own.span : sum.span;
    sum.strength += own.strength;
  }

  // Enmity is mutual: one direction is enough.
  void add_sums() {
    for (const auto& [ends, sum] : sums_) {
      const auto back = sums_.find({ends.second, ends.first});
      const bool counted =
          back != sums_.end() && back->second.strength >= kEnough && ends.second < ends.first;
      if (sum.strength >= kEnough && !counted) {
        found_.push_back({ends.first, RelationType::HostileTo, ends.second, sum.span, {}});
      }
    }
  }

  const RelationScene& scene_;
  std::map<std::pair<Index, Index>, Sum> sums_;
  std::vector<EntityRelation> found_;
};

}  // namespace

std::vector<EntityRelation> read_relation_events(const RelationScene& scene) {
  return EnmityReader(scene).read();
}

}  // namespace chronograph
