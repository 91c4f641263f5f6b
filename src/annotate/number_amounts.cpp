// SPDX-License-Identifier: Apache-2.0
// Money and votes: numbers that say what they count by themselves and look for their event upwards.
#include "annotate/number_events.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;

constexpr int kMaxSteps = 4;  // from an amount to its event

constexpr double kShareCostsLess = 1000;
constexpr Index kRateWords = 7;  // from an amount to what it is paid for each of

}  // namespace

std::string_view NumberFinder::kind_of(Index token) const {
  return lists_.counted.units.get(tree_.token(token).lemma);
}

bool NumberFinder::takes_money(Index token) const {
  const Token& word = tree_.token(token);
  if (word.lemma == "sale" && word.xpos == Xpos::Nns) {
    return false;  // "on sales of $4 billion": what was sold in a year
  }
  const char part = word.upos == Upos::Verb ? 'v' : 'n';
  const auto& rules = lists_.rules_of(to_lower(word.lemma), part);
  return std::ranges::any_of(rules, [](const NumberRule& rule) { return rule.what == "money"; });
}

// "$40 a barrel", "$12 each", "$37-a-share", "$15 for each share", "118 deaths per 1,000"
bool NumberFinder::is_rate(const Count& count) const {
  const auto sentence = document_.sentence_at(tree_.token(count.first).span.begin);
  const Index end = sentence ? document_.sentences[*sentence].last_token : count.last;
  const auto is_a = [&](Index i) { return to_lower(document_.view(tree_.token(i))) == "a"; };
  Index next = count.last;
  if (next < end && document_.view(tree_.token(next)) == "-") {
    ++next;
  }
  if (next < end && (is_a(next) || document_.view(tree_.token(next)) == "/")) {
    return true;
  }
  // "will pay $12 and a preferred share": so little, beside shares, is the price of one.
  const Index begin = sentence ? document_.sentences[*sentence].first_token : count.first;
  for (Index i = begin; i < end && count.max.value_or(0) < kShareCostsLess; ++i) {
    if (tree_.token(i).lemma == "share") {
      return true;
    }
  }
  for (Index i = next; i < std::min(end, next + kRateWords); ++i) {
    if (kind_of(i) == "each" || (i + 1 < end && is_a(i) && kind_of(i + 1) == "measure")) {
      return true;
    }
  }
  return false;
}

void NumberFinder::find_money(const Count& count) {
  const auto head = tree_.head_of(count.first, count.last);
  if (!head || is_rate(count) || lists_.counted.units.get(tree_.marker(*head)) == "level") {
    return;
  }
  Index at = *head;
  bool through_noun = false;  // "signed a $3 million DEAL"
  for (int step = 0; step < kMaxSteps; ++step) {
    const auto governor = tree_.governor(at);
    const Deprel relation = without_subtype(tree_.token(at).deprel);
    const bool beside = relation == Deprel::Conj || relation == Deprel::Parataxis ||
                        relation == Deprel::Advcl || relation == Deprel::Ccomp ||
                        relation == Deprel::AclRelcl || relation == Deprel::Appos;
    if (!governor || beside) {
      return;
    }
    const bool money = takes_money(*governor);
    const bool verb = tree_.token(*governor).upos == Upos::Verb;
    const Index event = event_at_[*governor];
    const bool reports =
        event != kNone && document_.events[event].event_class == EventClass::Reporting;
    // "signed a $3 million DEAL", not "collapsed under DEBTS of $3 million".
    const bool whole = !through_noun || relation == Deprel::Obj || relation == Deprel::Nsubj;
    if (event != kNone && whole && (money || (through_noun && verb && !reports))) {
      CountedThing thing;
      thing.head = *head;
      thing.min = count.min;
      thing.max = count.max;
      thing.unit = count.currency;
      thing.span = {tree_.token(count.first).span.begin, tree_.token(count.last - 1).span.end};
      add(event, "money", thing);
      return;
    }
    if (verb || event != kNone) {
      return;
    }
    const std::string& lemma = tree_.token(*governor).lemma;
    const auto above = tree_.governor(*governor);
    // "bought the painting for $3 million": the price is the verb's, wherever the tree hangs it.
    const bool price = at == *head && tree_.marker(at) == "for" && above && takes_money(*above) &&
                       tree_.token(*above).upos == Upos::Verb;
    through_noun = through_noun || money;
    if (!money && !price && lemma != "worth" && lemma != "total") {
      return;
    }
    at = *governor;
  }
}

// "voted 52 to 48", "by a vote of 52-48", "approved by 311 votes to 97": for and against.
void NumberFinder::find_votes(const Count& count) {
  auto head = tree_.head_of(count.first, count.last);
  if (!head) {
    return;
  }
  std::optional<std::pair<double, double>> sides = count.sides;
  Span span{tree_.token(count.first).span.begin, tree_.token(count.last - 1).span.end};
  bool is_vote = false;
  const Index next = count.last;
  if (!sides && next + 2 < document_.tokens.size() && tree_.token(next).lemma == "vote" &&
      (tree_.token(next + 1).lemma == "to" || tree_.token(next + 1).lemma == "against")) {
    if (const Count* against = things_.count_of(next + 2); against != nullptr && against->min) {
      sides = {count.min.value_or(0), *against->min};
      span.end = tree_.token(against->last - 1).span.end;
      head = next;
      is_vote = true;
    }
  }
  if (!sides) {
    return;
  }
  Index at = *head;
  for (int step = 0; step < kMaxSteps; ++step) {
    const Token& word = tree_.token(at);
    is_vote = is_vote || word.lemma == "vote";
    if (is_vote && event_at_[at] != kNone) {
      const Event& event = document_.events[event_at_[at]];
      if (event.event_class == EventClass::Reporting) {
        return;
      }
      CountedThing thing;
      thing.unit = "vote";
      thing.span = span;
      thing.min = thing.max = sides->first;
      found_.push_back({event_at_[at], {"votes", thing.min, thing.max, "vote", span}});
      found_.push_back(
          {event_at_[at], {"votes_against", sides->second, sides->second, "vote", span}});
      return;
    }
    const auto governor = tree_.governor(at);
    if (!governor) {
      return;
    }
    at = *governor;
  }
}

}  // namespace chronograph
