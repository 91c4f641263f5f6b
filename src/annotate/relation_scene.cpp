// SPDX-License-Identifier: Apache-2.0
#include "annotate/relation_scene.hpp"

#include "annotate/tree_view.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;

constexpr std::size_t kDeepest = 40;  // deep enough to tell the levels of a sentence

int rank_of(MentionKind kind) {
  return kind == MentionKind::Name ? 0 : kind == MentionKind::Nominal ? 1 : 2;
}

}  // namespace

RelationScene::RelationScene(const Document& document, const RelationLists& lists)
    : document_(document),
      lists_(lists),
      heads_(document.tokens.size()),
      children_(document.tokens.size()),
      mention_at_(document.tokens.size()),
      name_over_(document.tokens.size()),
      named_(document.entities.size()) {
  index_trees();
  index_mentions();
  for (Index v = 0; v < document_.events.size(); ++v) {
    const auto [first, last] = document_.tokens_in(document_.events[v].span);
    for (Index t = first; t < last; ++t) {
      events_.emplace(t, v);
    }
  }
}

void RelationScene::index_trees() {
  lemmas_.reserve(token_count());
  for (Index t = 0; t < token_count(); ++t) {
    lemmas_.push_back(to_lower(token(t).lemma.empty() ? word(t) : token(t).lemma));
  }
  const TreeView tree(document_);
  for (Index t = 0; t < token_count(); ++t) {
    const auto children = tree.children(t);
    heads_[t] = tree.governor(t);
    children_[t].assign(children.begin(), children.end());
  }
}

void RelationScene::index_mentions() {
  for (Index m = 0; m < document_.mentions.size(); ++m) {
    const Mention& mention = document_.mentions[m];
    const auto at = head_token(mention.span);
    if (!at || !mention.entity) {
      continue;
    }
    std::optional<Index>& held = mention_at_[*at];
    if (!held || rank_of(mention.kind) < rank_of(document_.mentions[*held].kind)) {
      held = m;
    }
    if (mention.kind != MentionKind::Name) {
      continue;
    }
    const auto [first, last] = document_.tokens_in(mention.span);
    std::fill(name_over_.begin() + first, name_over_.begin() + last, m);
    gather(m, *at);
    named_[*mention.entity] = true;
    if (is_country(*mention.entity)) {
      countries_.try_emplace(entity(*mention.entity).country, *mention.entity);
    }
  }
}

// What hangs on any word of a name hangs on the name.
void RelationScene::gather(Index name, Index head) {
  const auto [first, last] = document_.tokens_in(document_.mentions[name].span);
  for (Index t = first; t < last; ++t) {
    if (t == head) {
      continue;
    }
    for (const Index c : children_[t]) {
      if (c < first || c >= last) {
        heads_[c] = head;
        children_[head].push_back(c);
      }
    }
    std::erase_if(children_[t], [&](Index c) { return c < first || c >= last; });
  }
  std::sort(children_[head].begin(), children_[head].end());
}

std::optional<Index> RelationScene::head_token(Span span) const {
  const auto [first, last] = document_.tokens_in(span);
  std::optional<Index> top;
  std::size_t least = 0;
  for (Index t = first; t < last; ++t) {
    const auto head = heads_[t];
    if (token(t).upos == Upos::Punct || (head && *head >= first && *head < last)) {
      continue;
    }
    const std::size_t depth = depth_of(t);
    if (!top || depth < least) {
      top = t;
      least = depth;
    }
  }
  return top;
}

std::size_t RelationScene::depth_of(Index t) const {
  std::size_t depth = 0;
  for (auto at = heads_[t]; at && depth < kDeepest; at = heads_[*at]) {
    ++depth;
  }
  return depth;
}

std::optional<Index> RelationScene::child(Index t, Deprel relation) const {
  for (const Index c : children_[t]) {
    if (deprel(c) == relation) {
      return c;
    }
  }
  return std::nullopt;
}

std::string RelationScene::case_of(Index t) const {
  for (const Index c : children_[t]) {
    if (deprel(c) == Deprel::Case || deprel(c) == Deprel::Mark) {
      return to_lower(word(c));
    }
  }
  return {};
}

std::vector<Index> RelationScene::with_conjuncts(Index t) const {
  std::vector<Index> all{t};
  for (const Index c : children_[t]) {
    if (deprel(c) == Deprel::Conj) {
      all.push_back(c);
    }
  }
  return all;
}

std::optional<Index> RelationScene::subject(Index t) const {
  Index at = t;
  for (int step = 0; step < 4; ++step) {
    for (const Index c : children_[at]) {
      if (deprel(c) != Deprel::Nsubj && deprel(c) != Deprel::NsubjPass) {
        continue;
      }
      const Xpos tag = token(c).xpos;
      const bool relative = tag == Xpos::Wp || tag == Xpos::Wdt;
      return relative && deprel(at) == Deprel::AclRelcl ? antecedent(c, heads_[at])
                                                        : std::optional(c);
    }
    const Deprel relation = deprel(at);
    if (relation == Deprel::Acl || relation == Deprel::AclRelcl) {
      return heads_[at];
    }
    const bool shares = relation == Deprel::Conj || relation == Deprel::Xcomp ||
                        relation == Deprel::Advcl || relation == Deprel::Parataxis;
    if (!shares || !heads_[at]) {
      return std::nullopt;
    }
    at = *heads_[at];
  }
  return std::nullopt;
}

// What a relative pronoun stands for: what the tree says, but "which" is never a person; then it is
// the name before the comma.
std::optional<Index> RelationScene::antecedent(Index pronoun, std::optional<Index> noun) const {
  const auto meant = noun ? entity_at(*noun) : std::nullopt;
  if (lemma(pronoun) != "which" || !meant || type(*meant) != EntityType::Person || pronoun < 2) {
    return noun;
  }
  const auto name = name_over_[pronoun - 2];
  return name ? head_token(document_.mentions[*name].span) : std::nullopt;
}

bool RelationScene::is_passive(Index t) const {
  return child(t, Deprel::AuxPass) || child(t, Deprel::NsubjPass) ||
         (token(t).xpos == Xpos::Vbn && deprel(t) == Deprel::Acl);
}

std::optional<Index> RelationScene::entity_at(Index t) const {
  const auto m = mention_at_[t];
  if (!m) {
    return std::nullopt;
  }
  const Mention& mention = document_.mentions[*m];
  if (mention.kind == MentionKind::Pronoun && lists_.words.get(lemma(t)) == "speaker") {
    return std::nullopt;
  }
  return mention.entity;
}

std::optional<Index> RelationScene::named_at(Index t) const {
  const auto m = mention_at_[t];
  return m && document_.mentions[*m].kind == MentionKind::Name ? document_.mentions[*m].entity
                                                               : std::nullopt;
}

bool RelationScene::is_country(Index e) const {
  return type(e) == EntityType::Place && lists_.names.find(entity(e).name).has(NameClue::Country);
}

bool RelationScene::is_place(Index e) const {
  return type(e) == EntityType::Place &&
         !lists_.names.find(entity(e).name).has(NameClue::Organisation);
}

std::optional<Index> RelationScene::country(std::string_view code) const {
  const auto found = countries_.find(code);
  return code.empty() || found == countries_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Index> RelationScene::country_of(Index e) const {
  if (type(e) != EntityType::Group) {
    return is_country(e) ? std::optional(e) : std::nullopt;
  }
  // "Afghan", not "Afghan Taliban"
  return entity(e).name.find(' ') == std::string::npos ? country(entity(e).country) : std::nullopt;
}

std::optional<Index> RelationScene::side_at(Index t) const {
  const auto own = named_at(t);
  if (own && (type(*own) == EntityType::Group || type(*own) == EntityType::Place)) {
    const bool folk = type(*own) == EntityType::Group && entity(*own).country.empty();
    return folk ? own : country_of(*own);
  }
  const auto next = t + 1 < token_count() ? name_over_[t + 1] : std::nullopt;
  if (!own && next && document_.mentions[*next].type == EntityType::Person &&
      lists_.nouns.contains(lemma(t))) {  // "Prime Minister | Ann Reed" torn apart by the tree
    return document_.mentions[*next].entity;
  }
  if (own || !lists_.sides.contains(lemma(t))) {
    return own && type(*own) != EntityType::Other ? own : std::nullopt;
  }
  for (const Index c : children_[t]) {
    const Deprel relation = deprel(c);
    const bool before =
        relation == Deprel::Amod || relation == Deprel::Compound || relation == Deprel::NmodPoss;
    const bool of = relation == Deprel::Nmod && case_of(c) == "of";
    const auto side = (before && c < t) || of ? side_at(c) : std::nullopt;
    if (side && named_at(c)) {
      return side;
    }
  }
  return std::nullopt;
}

const Event* RelationScene::event_at(Index t) const {
  const auto found = events_.find(t);
  return found == events_.end() ? nullptr : &document_.events[found->second];
}

bool RelationScene::is_asserted(Index t) const {
  const Event* event = event_at(t);
  if (event != nullptr &&
      (event->polarity == Polarity::Neg || event->modality != Modality::Asserted)) {
    return false;
  }
  const bool hedged = std::any_of(children_[t].begin(), children_[t].end(), [&](Index c) {
    const Deprel relation = deprel(c);
    const std::string_view kind = lists_.words.get(lemma(c));
    return token(c).xpos == Xpos::Md ||
           (kind == "denies" &&
            (relation == Deprel::Advmod || relation == Deprel::Det || relation == Deprel::Cc)) ||
           (kind == "if" && relation == Deprel::Mark);
  });
  if (hedged) {
    return false;
  }
  const auto governor = heads_[t];
  const bool complement = deprel(t) == Deprel::Xcomp || deprel(t) == Deprel::Ccomp;
  if (!governor || !complement) {
    return true;
  }
  const std::string_view kind = lists_.words.get(lemma(*governor));
  return kind != "doubts" && (deprel(t) == Deprel::Ccomp || is_asserted(*governor));
}

bool RelationScene::is_own_claim(Index t) const {
  const auto verb = heads_[t];
  return verb && std::any_of(children_[*verb].begin(), children_[*verb].end(), [&](Index c) {
           const std::string small = to_lower(word(c));
           return small == "himself" || small == "herself" || small == "myself" ||
                  small == "itself" || small == "themselves";
         });
}

std::optional<DayBounds> RelationScene::days_at(Index t) const {
  const Span at = token(t).span;
  const auto found =
      std::find_if(document_.times.begin(), document_.times.end(), [&](const TimeExpression& time) {
        return time.span.begin <= at.begin && at.end <= time.span.end;
      });
  const bool dated = found != document_.times.end() && !found->days.unknown() &&
                     (found->type == TimexType::Date || found->type == TimexType::Time);
  return dated ? std::optional(found->days) : std::nullopt;
}

std::optional<EventTime> RelationScene::bounds_at(Index t) const {
  EventTime valid;
  for (const Index c : children_[t]) {
    const auto days = days_at(c);
    if (!days) {
      continue;
    }
    const std::string_view kind = lists_.words.get(case_of(c));
    if (kind == "begins") {
      valid.begin = *days;
    } else if (kind == "ends") {
      valid.end = *days;
    }
  }
  return valid.unknown() ? std::nullopt : std::optional(valid);
}

std::optional<EventTime> RelationScene::over() const {
  if (!document_.creation_time || !document_.creation_time->days.latest) {
    return std::nullopt;
  }
  EventTime valid;
  valid.end.latest = document_.creation_time->days.latest;
  return valid;
}

Span RelationScene::span(Index from, Index to) const {
  const auto whole = [&](Index t) {
    const auto name = name_over_[t];
    return name ? token(t).span.hull(document_.mentions[*name].span) : token(t).span;
  };
  return whole(from).hull(whole(to));
}

}  // namespace chronograph
