// SPDX-License-Identifier: Apache-2.0
#include "annotate/case_actors.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace chronograph {
namespace {

using Index = std::uint32_t;

constexpr int kMaxClimb = 6;          // clauses above a trigger that may name who acts
constexpr std::size_t kMaxLook = 80;  // words below a trigger that are looked at

// What belongs to the phrase of an actor; clauses and other members of a list do not.
bool is_inside_phrase(Deprel relation) {
  switch (without_subtype(relation)) {
    case Deprel::Det:
    case Deprel::Amod:
    case Deprel::Compound:
    case Deprel::Nummod:
    case Deprel::Nmod:
    case Deprel::Case:
    case Deprel::Flat:
    case Deprel::Fixed:
    case Deprel::Punct:
      return true;
    default:
      return false;
  }
}

bool is_in_time(const Document& document, Span span) {
  const auto after = std::ranges::upper_bound(
      document.times, span.begin, {}, [](const TimeExpression& time) { return time.span.begin; });
  return after != document.times.begin() && std::prev(after)->span.contains(span);
}

bool corefers(const CaseActor& a, const CaseActor& b) {
  return a.span.overlaps(b.span) || (a.entity && a.entity == b.entity);
}

}  // namespace

CaseActors::CaseActors(const Document& document, const TreeView& tree, const CaseLists& lists)
    : document_(document), tree_(tree), lists_(lists), mentions_(document.tokens.size()) {
  for (Index m = 0; m < document.mentions.size(); ++m) {
    if (const auto head = head_of(document.mentions[m].span)) {
      mentions_[*head] = m;
    }
  }
}

std::optional<Index> CaseActors::head_of(Span span) const {
  const auto [first, last] = document_.tokens_in(span);
  return tree_.head_of(first, last);
}

std::optional<Index> CaseActors::trigger_of(const Event& event) const {
  const auto [first, last] = document_.tokens_in(event.span);
  return first < last ? std::optional(last - 1) : std::nullopt;
}

const Mention* CaseActors::mention_of(Index head) const {
  return mentions_[head] ? &document_.mentions[*mentions_[head]] : nullptr;
}

// Somebody who can act or be acted on: a mention of an actor or a place, a personal pronoun, a noun
// that describes actors. Before a noun only a name is one: "ISRAELI tanks", not "ARMY reserves".
bool CaseActors::is_actor(Index head) const {
  const Token& token = tree_.token(head);
  const Mention* mention = mention_of(head);
  if (token.deprel == Deprel::Compound || token.deprel == Deprel::Amod) {
    return mention != nullptr && mention->kind == MentionKind::Name &&
           mention->type != EntityType::Other;
  }
  if (token.xpos == Xpos::Prp) {
    return token.lemma != "it" || mention != nullptr;
  }
  if (mention != nullptr) {
    return mention->type != EntityType::Other;
  }
  return token.upos == Upos::Noun && lists_.nouns.contains(to_lower(token.lemma));
}

// As a subject also what belongs to an actor acts for him: "Israeli TANKS".
bool CaseActors::may_act(Index head) const {
  static constexpr std::array<std::string_view, 5> kKinds{"armed", "police", "court", "crowd",
                                                          "civil"};
  if (is_actor(head) || has_known_owner(head)) {
    return true;
  }
  const Token& token = tree_.token(head);
  const EventLists::Words& tags = lists_.events.tags_of(to_lower(token.lemma), token.upos);
  return std::ranges::any_of(
      kKinds, [&](std::string_view kind) { return std::ranges::find(tags, kind) != tags.end(); });
}

bool CaseActors::has_known_owner(Index head) const {
  const std::vector<Index> modifiers = tree_.modifiers(head);
  return std::ranges::any_of(modifiers, [&](Index modifier) {
    return mention_of(modifier) != nullptr && is_actor(modifier);
  });
}

// "deployed TROOPS", "sent INSPECTORS"
bool CaseActors::is_means(Index head, std::string_view type) const {
  const Token& token = tree_.token(head);
  const EventLists::Words& tags = lists_.events.tags_of(to_lower(token.lemma), token.upos);
  return std::ranges::any_of(
      tags, [&](std::string_view tag) { return lists_.events.plover().is_means(type, tag); });
}

// "its borders", "their leader": what belongs to who acts is not whom it is done to.
bool CaseActors::is_owned_by(Index head, const std::vector<CaseActor>& actors) const {
  const auto owner = tree_.child(head, Deprel::Nmod);
  if (!owner || tree_.token(*owner).deprel != Deprel::NmodPoss) {
    return false;
  }
  const CaseActor found = actor_at(*owner);
  return !found.entity || std::ranges::any_of(actors, [&](const CaseActor& actor) {
    return actor.entity == found.entity;
  });
}

Span CaseActors::phrase_of(Index head) const {
  Span span = tree_.token(head).span;
  std::vector<Index> open{head};
  while (!open.empty()) {
    const Index i = open.back();
    open.pop_back();
    for (const Index child : tree_.children(i)) {
      const Token& token = tree_.token(child);
      const bool own_marker = i == head && token.deprel == Deprel::Case && child < head;
      const bool loose =
          (token.deprel == Deprel::Punct && i == head) || is_in_time(document_, token.span);
      const bool listed = i != head && (token.deprel == Deprel::Conj || token.deprel == Deprel::Cc);
      if (own_marker || loose || (!is_inside_phrase(token.deprel) && !listed)) {
        continue;
      }
      span = span.hull(token.span);
      open.push_back(child);
    }
  }
  return span;
}

CaseActor CaseActors::actor_at(Index head) const {
  CaseActor actor{phrase_of(head), {}};
  if (mentions_[head]) {
    actor.entity = document_.mentions[*mentions_[head]].entity;
  }
  return actor;
}

// "French and Egyptian warships" are of two nations, and each acts.
bool CaseActors::add_each_nation(Index head, std::vector<CaseActor>& actors) const {
  for (const Index modifier : tree_.modifiers(head)) {
    const auto other = tree_.child(modifier, Deprel::Conj);
    if (!other || mention_of(modifier) == nullptr || mention_of(*other) == nullptr ||
        !is_actor(modifier) || mention_of(*other)->type == EntityType::Other ||
        tree_.token(head).xpos != Xpos::Nns) {
      continue;
    }
    actors.push_back({tree_.token(modifier).span, mention_of(modifier)->entity});
    actors.push_back({tree_.token(*other).span.hull(tree_.token(head).span), {}});
    return true;
  }
  return false;
}

void CaseActors::add(Index head, std::vector<CaseActor>& actors) const {
  const CaseActor actor = actor_at(head);
  const bool known = std::ranges::any_of(
      actors, [&](const CaseActor& other) { return other.span.overlaps(actor.span); });
  if (!known && !add_each_nation(head, actors)) {
    actors.push_back(actor);
  }
}

void CaseActors::add_with_conjuncts(Index head, std::vector<CaseActor>& actors) const {
  add(head, actors);
  for (const Index child : tree_.children(head)) {
    if (tree_.token(child).deprel == Deprel::Conj && is_actor(child)) {
      add(child, actors);
    }
  }
}

std::vector<CaseActor> CaseActors::arguments_of(std::uint32_t event, Role role) const {
  std::vector<CaseActor> actors;
  for (const Argument& argument : document_.events[event].arguments) {
    const auto head = argument.role == role ? head_of(argument.span) : std::nullopt;
    if (head && is_actor(*head) && tree_.token(*head).xpos != Xpos::PrpDollar) {
      add(*head, actors);
    }
  }
  return actors;
}

// The subject that the tree shows, then the arguments, then who does what the event is part of.
std::vector<CaseActor> CaseActors::sources_of(std::uint32_t event) const {
  std::vector<CaseActor> sources;
  auto at = trigger_of(document_.events[event]);
  for (int step = 0; sources.empty() && at && step < kMaxClimb; ++step) {
    for (const Index subject : tree_.subjects(*at)) {
      if (may_act(subject) && tree_.token(subject).xpos != Xpos::PrpDollar) {
        add_with_conjuncts(subject, sources);
      }
    }
    if (step == 0) {
      const std::vector<CaseActor> agents = arguments_of(event, Role::Agent);
      const bool same = std::ranges::any_of(agents, [&](const CaseActor& agent) {
        return !sources.empty() && agent.span.overlaps(sources.front().span);
      });
      if (sources.empty() || (same && agents.size() > sources.size())) {
        sources = agents;  // they know more members of a list
      }
    }
    const Deprel relation = tree_.token(*at).deprel;
    if (relation == Deprel::Advcl || relation == Deprel::AclRelcl || relation == Deprel::Ccomp) {
      break;
    }
    at = tree_.governor(*at);
  }
  return sources;
}

CaseActors::Look CaseActors::look_at(Index child, bool at_trigger,
                                     const std::vector<CaseActor>& excluded) const {
  const Token& token = tree_.token(child);
  const Deprel relation = token.deprel;
  const std::string_view marker = tree_.marker(child);
  const std::string_view kind = lists_.prepositions.get(marker);
  const bool clause = relation == Deprel::AclRelcl || relation == Deprel::Parataxis ||
                      relation == Deprel::Conj || relation == Deprel::Appos ||
                      (without_subtype(relation) == Deprel::Advcl && !tree_.is_infinitive(child) &&
                       kind.empty() && marker != "of" && marker != "for");
  const bool agent =
      at_trigger && (relation == Deprel::Nsubj || relation == Deprel::OblAgent || marker == "by");
  if (clause || agent || relation == Deprel::OblUnmarked || relation == Deprel::NmodUnmarked ||
      kind == "beside" || is_in_time(document_, token.span)) {
    return Look::Skip;
  }
  const CaseActor actor = actor_at(child);
  const bool other = std::ranges::none_of(
      excluded, [&](const CaseActor& source) { return corefers(source, actor); });
  if (!is_actor(child) || !other || is_owned_by(child, excluded)) {
    return Look::Pass;
  }
  const Mention* mention = mention_of(child);
  const bool place = mention != nullptr && mention->type == EntityType::Place;
  const bool verbal = without_subtype(relation) == Deprel::Obl && marker == "from";
  if (place && mention->kind != MentionKind::Name && !has_known_owner(child)) {
    return Look::Pass;  // "the district"
  }
  return kind == "where" || verbal ? Look::Place : Look::Actor;
}

// Breadth first: the fewest steps win; of these what is no mere place, then the first.
std::vector<Index> CaseActors::nearest_below(const Event& event, Index trigger,
                                             const std::vector<CaseActor>& excluded) const {
  std::vector<Index> level{trigger};
  std::vector<Index> places;
  std::size_t looked = 0;
  while (!level.empty() && looked < kMaxLook) {
    std::vector<Index> next;
    std::vector<Index> found;
    for (const Index i : level) {
      for (const Index child : tree_.children(i)) {
        ++looked;
        Look look = look_at(child, i == trigger, excluded);
        if (look == Look::Actor && is_means(child, event.type)) {
          look = Look::Pass;
        }
        if (look != Look::Skip) {
          next.push_back(child);
        }
        if (look == Look::Actor || look == Look::Place) {
          (look == Look::Actor ? found : places).push_back(child);
        }
      }
    }
    if (!found.empty()) {
      return found;
    }
    level = std::move(next);
  }
  return lists_.events.plover().place_is_target(event.type) ? places : std::vector<Index>();
}

std::vector<CaseActor> CaseActors::targets_of(std::uint32_t event,
                                              const std::vector<CaseActor>& sources) const {
  std::vector<CaseActor> targets;
  const auto trigger = trigger_of(document_.events[event]);
  const bool accuses = document_.events[event].type == "ACCUSE";  // "complained to the court of"
  for (const Role role : {Role::Patient, Role::Recipient, Role::Beneficiary}) {
    if (accuses && role == Role::Recipient) {
      continue;
    }
    for (const CaseActor& actor : arguments_of(event, role)) {
      const auto head = head_of(actor.span);
      const bool source = std::ranges::any_of(
          sources, [&](const CaseActor& other) { return corefers(other, actor); });
      if (head && !source && look_at(*head, false, sources) == Look::Actor &&
          !is_means(*head, document_.events[event].type)) {
        add_with_conjuncts(*head, targets);
      }
    }
    if (!targets.empty()) {
      return targets;
    }
  }
  const bool mutual = sources.size() > 1 && (document_.events[event].type == "CONSULT" ||
                                             document_.events[event].type == "COOPERATE" ||
                                             document_.events[event].type == "AGREE");
  const std::vector<Index> below = trigger && !mutual
                                       ? nearest_below(document_.events[event], *trigger, sources)
                                       : std::vector<Index>();
  if (!below.empty()) {
    add_with_conjuncts(below.front(), targets);
  }
  return targets;
}

}  // namespace chronograph
