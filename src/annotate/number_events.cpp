// SPDX-License-Identifier: Apache-2.0
// Those who are counted are found in the slots of the trigger's rule, one clause wide; a number
// goes to the trigger, or to the event that a word that is none itself completes ("left 12 dead").
#include "annotate/number_events.hpp"

#include "annotate/lemma_key.hpp"
#include "chronograph/error.hpp"
#include "text/split.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;

constexpr int kMaxSteps = 3;  // from a word to the event that it completes

// How a word hangs on what it completes or stands in: "left 12 DEAD", "caused 45 DEATHS".
bool completes(Deprel relation) {
  switch (without_subtype(relation)) {
    case Deprel::Xcomp:
    case Deprel::Obj:
    case Deprel::Nsubj:
    case Deprel::Acl:
    case Deprel::Amod:
    case Deprel::Obl:
    case Deprel::Compound:
    case Deprel::Conj:
      return true;
    default:
      return false;
  }
}

}  // namespace

NumberLists::NumberLists() {
  for_each_row("number_events.tsv", [&](std::span<const std::string_view> row) {
    if (row.size() < 4 || row[1].size() != 1) {
      throw Error(ErrorKind::Model, "number_events.tsv: \"" + std::string(row.front()) +
                                        "\" has no part of speech or no slots");
    }
    NumberRule rule;
    rule.what = row[2];
    rule.slots = split(row[3], ' ');
    rule.units = row.size() > 4 ? split(row[4], '|') : std::vector<std::string_view>();
    rule.with = row.size() > 5 ? row[5] : std::string_view();
    rules_[lemma_key(row[0], row[1].front())].push_back(std::move(rule));
  });
}

const std::vector<NumberRule>& NumberLists::rules_of(std::string_view key, char part) const {
  static const std::vector<NumberRule> kNone;
  const auto found = rules_.find(lemma_key(key, part));
  return found == rules_.end() ? kNone : found->second;
}

NumberFinder::NumberFinder(const Document& document, const TreeView& tree,
                           const CountedThings& things, const NumberLists& lists)
    : document_(document),
      tree_(tree),
      things_(things),
      lists_(lists),
      event_at_(document.tokens.size(), kNone) {
  for (Index e = 0; e < document.events.size(); ++e) {
    const auto [first, last] = document.tokens_in(document.events[e].span);
    if (first < last) {
      event_at_[last - 1] = e;
    }
  }
}

std::vector<EventNumber> NumberFinder::find() {
  for (Index i = 0; i < document_.tokens.size(); ++i) {
    find_at(i);
  }
  for (const Count& count : things_.counts()) {
    if (!count.currency.empty()) {
      find_money(count);
    } else {
      find_votes(count);
    }
  }
  return std::move(found_);
}

void NumberFinder::find_at(Index token) {
  const char part = part_letter(tree_.token(token).upos);
  const auto& by_word = lists_.rules_of(to_lower(tree_.token(token).lemma), part);
  for (const NumberRule& rule : by_word) {
    apply(token, rule);
  }
  if (by_word.empty() && event_at_[token] != kNone) {
    for (const NumberRule& rule : lists_.rules_of(document_.events[event_at_[token]].type, part)) {
      apply(token, rule);
    }
  }
}

void NumberFinder::apply(Index token, const NumberRule& rule) {
  if (!rule.with.empty() && !has_word(token, rule.with)) {
    return;
  }
  const auto event = host_of(token);
  const bool undone =
      std::ranges::any_of(tree_.modifiers(token), [&](Index c) { return kind_of(c) == "undone"; });
  if (!event || undone) {
    return;
  }
  for (const std::string_view slot : rule.slots) {
    bool any = false;
    for (const CountedThing& thing : in_slot(token, slot)) {
      if (fits(thing, rule)) {
        add(*event, rule.what, thing);
        any = true;
      }
    }
    if (any) {
      return;
    }
  }
}

bool NumberFinder::has_word(Index token, std::string_view lemma) const {
  return std::ranges::any_of(tree_.children(token),
                             [&](Index c) { return tree_.token(c).lemma == lemma; });
}

bool NumberFinder::fits(const CountedThing& thing, const NumberRule& rule) const {
  if (rule.units.empty()) {
    return !thing.is_measure;
  }
  return std::ranges::any_of(rule.units, [&](std::string_view unit) {
    return unit == "person" ? thing.is_person
                            : unit == thing.unit || unit == tree_.token(thing.head).lemma;
  });
}

std::vector<CountedThing> NumberFinder::in_slot(Index token, std::string_view slot) const {
  std::vector<Index> heads;
  if (slot == "obj") {
    return objects_of(token);
  }
  if (slot == "value") {
    return value_of(token);
  }
  if (slot == "self") {
    const bool rate = token + 1 < document_.tokens.size() && kind_of(token + 1) == "each";
    const auto found = rate ? std::nullopt : things_.people_before(token);  // "12 deaths per 1,000"
    return found ? std::vector<CountedThing>{*found} : std::vector<CountedThing>();
  }
  if (slot == "strong") {
    for (Index i = token; i > 0 && token - i < 4; --i) {
      if (const Count* count = things_.count_before(i); count != nullptr && count->is_strong) {
        CountedThing thing;
        thing.head = token;
        thing.min = count->min;
        thing.max = count->max;
        thing.unit = "people";
        thing.is_person = true;
        thing.span = {tree_.token(count->first).span.begin, tree_.token(count->last - 1).span.end};
        return {thing};
      }
    }
    return {};
  }
  const auto governor = tree_.governor(token);
  if (slot == "alone" && !tree_.objects(token).empty()) {
    return {};
  }
  if (slot == "subj" || slot == "alone") {
    heads = tree_.subjects(token);
    if (heads.empty() && governor && tree_.token(token).deprel == Deprel::Xcomp) {
      heads = tree_.objects(*governor);  // "are believed to have died"
    }
  } else if (slot == "gov" && governor) {
    const Deprel relation = without_subtype(tree_.token(token).deprel);
    if (relation == Deprel::Acl || relation == Deprel::Amod) {
      heads = {*governor};
    }
  } else if (slot == "left" && governor) {
    if (tree_.token(token).deprel == Deprel::Xcomp) {
      heads = tree_.objects(*governor);
    }
  } else {
    heads = tree_.with_preposition(token, slot);
  }
  return things_at(heads);
}

std::vector<CountedThing> NumberFinder::things_at(const std::vector<Index>& heads) const {
  std::vector<CountedThing> found;
  for (const Index head : heads) {
    for (CountedThing& thing : things_.with_conjuncts(head)) {
      found.push_back(std::move(thing));
    }
  }
  return found;
}

// A number right before a participle is its own, whatever the tree says: "82 were killed and 1,700
// INJURED". "Arrested and questioned two men" share their object.
std::vector<CountedThing> NumberFinder::objects_of(Index token) const {
  const Count* before = things_.count_before(token);
  if (before != nullptr && tree_.token(token).xpos == Xpos::Vbn && before->currency.empty()) {
    const auto found = things_.one(token - 1);
    return found ? std::vector<CountedThing>{*found} : std::vector<CountedThing>();
  }
  std::vector<Index> heads = tree_.objects(token);
  if (heads.empty() && tree_.child(token, Deprel::Cop)) {
    heads = tree_.subjects(token);  // "nobody was hurt", read as a state
  }
  if (heads.empty() && !tree_.is_passive(token)) {
    for (const Index c : tree_.children(token)) {
      if (tree_.token(c).deprel == Deprel::Conj && c <= token + 2 && !tree_.is_passive(c)) {
        heads = tree_.objects(c);
      }
    }
  }
  std::vector<CountedThing> found = things_at(heads);
  if (found.empty() && heads.empty()) {
    // "killed between 20 and 30 people", "wounded over 5,000": the word of the bound makes it an
    // oblique.
    for (const Index c : tree_.children(token)) {
      const Count* count =
          things_.count_of(c) != nullptr ? things_.count_of(c) : things_.count_before(c);
      if (tree_.token(c).deprel == Deprel::Obl && count != nullptr && count->first == token + 1) {
        if (auto thing = things_.one(c)) {
          found.push_back(std::move(*thing));
        }
      }
    }
  }
  return found;
}

// "the toll rose TO 212", "put the toll AT 12", "the toll reached 40", "a toll OF 9", "the toll is
// 5"
std::vector<CountedThing> NumberFinder::value_of(Index token) const {
  std::vector<Index> heads = tree_.with_preposition(token, "of");
  if (const auto governor = tree_.governor(token); governor && heads.empty()) {
    if (things_.count_of(*governor) != nullptr) {
      heads = {*governor};
    } else {
      for (const std::string_view preposition : {"to", "at"}) {
        const auto more = tree_.with_preposition(*governor, preposition);
        heads.insert(heads.end(), more.begin(), more.end());
      }
      for (const Index object : tree_.objects(*governor)) {
        if (object != token && heads.empty()) {
          heads.push_back(object);
        }
      }
    }
  }
  std::vector<CountedThing> found;
  for (const Index head : heads) {
    if (auto thing = things_.one(head); thing && thing->is_person) {
      found.push_back(std::move(*thing));
    }
  }
  return found;
}

std::optional<Index> NumberFinder::host_of(Index token) const {
  Index at = token;
  for (int step = 0; step <= kMaxSteps; ++step) {
    if (event_at_[at] != kNone) {
      const bool reports = document_.events[event_at_[at]].event_class == EventClass::Reporting;
      return reports && at != token ? std::nullopt : std::optional(event_at_[at]);
    }
    const auto governor = tree_.governor(at);
    if (!governor || !completes(tree_.token(at).deprel)) {
      return std::nullopt;
    }
    at = *governor;
  }
  return std::nullopt;
}

// One phrase says one thing of one event; "killed or wounded 12" and "12 were killed and injured"
// tell neither number alone.
void NumberFinder::add(Index event, std::string_view what, const CountedThing& thing) {
  if (document_.events[event].polarity == Polarity::Neg && thing.max != 0.0) {
    return;
  }
  for (EventNumber& other : found_) {
    const bool same = other.quantity.span.begin == thing.span.begin;
    if (!same || other.quantity.what == "money") {
      continue;
    }
    if (other.quantity.what == what) {
      return;
    }
    const auto harmed = [](std::string_view name) {
      return name == "killed" || name == "injured" || name == "casualties";
    };
    if (harmed(other.quantity.what) && harmed(what)) {
      if (thing.max != 0.0) {
        other.quantity.what = "casualties";
        return;
      }
    } else if (other.event == event) {
      return;
    }
  }
  found_.push_back(
      {event, Quantity{std::string(what), thing.min, thing.max, thing.unit, thing.span}});
}

}  // namespace chronograph
