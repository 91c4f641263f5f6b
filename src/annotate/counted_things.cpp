// SPDX-License-Identifier: Apache-2.0
// The number of a noun stands before it with nothing but modifiers between; a number without a noun
// counts people, or what follows with "of".
#include "annotate/counted_things.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;

constexpr int kMaxDepth = 2;        // "a total of a dozen of them"
constexpr Index kMaxModifiers = 6;  // between a number and its noun
constexpr std::string_view kPeople = "people";

bool is_noun(const Token& token) { return token.upos == Upos::Noun || token.upos == Upos::Propn; }

bool is_singular(const Token& token) { return token.xpos == Xpos::Nn || token.xpos == Xpos::Nnp; }

// What may stand between a number and its noun: "12 off-duty police officers".
bool is_modifier(const Token& token) {
  return token.upos == Upos::Adj || is_noun(token) || token.xpos == Xpos::Hyph ||
         token.xpos == Xpos::Vbn || token.xpos == Xpos::Vbg;
}

}  // namespace

CountedThings::CountedThings(const Document& document, const TreeView& tree,
                             const CountedLists& lists)
    : document_(document),
      tree_(tree),
      lists_(lists),
      counts_(counts_of(document, lists.counts)),
      count_at_(document.tokens.size(), kNone),
      mention_types_(document.tokens.size(), EntityType::Other),
      is_mention_head_(document.tokens.size()) {
  for (Index c = 0; c < counts_.size(); ++c) {
    for (Index i = counts_[c].first; i < counts_[c].last; ++i) {
      count_at_[i] = c;
    }
  }
  for (const Mention& mention : document.mentions) {
    const auto [first, last] = document.tokens_in(mention.span);
    if (const auto head = tree.head_of(first, last)) {
      mention_types_[*head] = mention.type;
      is_mention_head_[*head] = true;
    }
  }
}

const Count* CountedThings::count_of(Index token) const {
  return count_at_[token] == kNone ? nullptr : &counts_[count_at_[token]];
}

const Count* CountedThings::count_before(Index token) const {
  const Count* count = token == 0 ? nullptr : count_of(token - 1);
  return count != nullptr && count->last == token ? count : nullptr;
}

std::vector<CountedThing> CountedThings::with_conjuncts(Index head) const {
  std::vector<CountedThing> things;
  if (auto found = one(head)) {
    things.push_back(std::move(*found));
  }
  for (const Index c : tree_.children(head)) {
    const Token& token = tree_.token(c);
    const Count* own = count_of(head);
    const bool inside = own != nullptr && own == count_of(c);
    if (token.deprel == Deprel::Conj && token.upos != Upos::Verb && token.upos != Upos::Aux &&
        !inside) {
      for (CountedThing& more : with_conjuncts(c)) {
        things.push_back(std::move(more));
      }
    }
  }
  return things;
}

std::optional<CountedThing> CountedThings::people_before(Index token) const {
  const Count* count = number_of_noun(token);
  const bool part = tree_.token(token).deprel == Deprel::Compound;  // "32 DEATH claims"
  if (count == nullptr || part || !count->currency.empty() || is_age(*count)) {
    return std::nullopt;
  }
  CountedThing found = thing(*count, token);
  found.unit = kPeople;
  found.is_person = true;
  return found;
}

std::optional<CountedThing> CountedThings::read(Index head, int depth) const {
  if (const Count* count = count_of(head)) {
    return read_number(head, *count);
  }
  const Token& token = tree_.token(head);
  if (!is_noun(token) && token.upos != Upos::Adj && token.upos != Upos::Pron) {
    return std::nullopt;
  }
  if (const Count* count = number_of_noun(head)) {
    if (!count->currency.empty() || count->is_strong) {
      return std::nullopt;
    }
    CountedThing found = thing(*count, head);
    set_unit(found, head);
    if (found.is_person && counts_with(head)) {
      found.unit = kPeople;
    }
    return found;
  }
  if (depth < kMaxDepth && lists_.units.get(token.lemma) == "holder") {
    for (const Index c : tree_.children(head)) {
      if (tree_.marker(c) == "of") {
        return read(c, depth + 1);
      }
    }
    return std::nullopt;
  }
  return read_article(head);
}

std::optional<CountedThing> CountedThings::read_number(Index head, const Count& count) const {
  if (!count.currency.empty() || count.is_strong || count.is_year_like || is_age(count)) {
    return std::nullopt;
  }
  CountedThing found = thing(count, head);
  found.unit = kPeople;
  found.is_person = true;
  for (Index i = count.first; i < count.last; ++i) {
    for (const Index c : tree_.children(i)) {
      if (count_of(c) != &count && c >= count.last && tree_.marker(c) == "of" &&
          is_noun(tree_.token(c))) {
        set_unit(found, c);
        return found;
      }
    }
  }
  // A number that the tree hangs beside its noun: "three hundred and twelve | soldiers".
  for (Index i = count.last; i < document_.tokens.size() && i < count.last + kMaxModifiers; ++i) {
    if (is_noun(tree_.token(i)) && number_of_noun(i) == &count &&
        (i + 1 >= document_.tokens.size() || !is_noun(tree_.token(i + 1)))) {
      set_unit(found, i);
      found.head = i;
      break;
    }
    if (!is_modifier(tree_.token(i))) {
      break;
    }
  }
  return found;
}

// "13 women and children": the number is of both.
bool CountedThings::counts_with(Index head) const {
  return std::ranges::any_of(tree_.children(head), [&](Index c) {
    const Token& token = tree_.token(c);
    const bool bare = tree_.children(c).size() == 1;  // its "and"
    return token.deprel == Deprel::Conj && token.xpos == Xpos::Nns && c == head + 2 && bare &&
           is_person(c);
  });
}

// "a soldier was killed": one.
std::optional<CountedThing> CountedThings::read_article(Index head) const {
  const auto article = tree_.child(head, Deprel::Det);
  if (!article || !is_singular(tree_.token(head)) || !is_person(head)) {
    return std::nullopt;
  }
  const std::string& lemma = tree_.token(*article).lemma;
  if (lemma != "a" && lemma != "an" && lemma != "another") {
    return std::nullopt;
  }
  CountedThing found;
  found.head = head;
  found.min = 1;
  found.max = 1;
  found.span = {tree_.token(*article).span.begin, tree_.token(head).span.end};
  set_unit(found, head);
  return found;
}

const Count* CountedThings::number_of_noun(Index head) const {
  for (Index i = head; i > 0 && head - i < kMaxModifiers; --i) {
    if (const Count* count = count_before(i)) {
      return count;
    }
    const bool joins = i > 1 && tree_.token(i - 1).upos == Upos::Cconj &&  // "50 Thai and Lao men"
                       tree_.token(i - 2).upos == Upos::Adj && tree_.token(i).upos == Upos::Adj;
    if ((!is_modifier(tree_.token(i - 1)) && !joins) ||
        document_.sentence_at(tree_.token(i - 1).span.begin) !=
            document_.sentence_at(tree_.token(i).span.begin)) {
      return nullptr;
    }
  }
  return nullptr;
}

CountedThing CountedThings::thing(const Count& count, Index head) const {
  CountedThing found;
  found.head = head;
  found.min = count.min;
  found.max = count.max;
  const Index last = head >= count.last ? head : count.last - 1;
  found.span = {tree_.token(count.first).span.begin, tree_.token(last).span.end};
  return found;
}

void CountedThings::set_unit(CountedThing& thing, Index noun) const {
  const Token& token = tree_.token(noun);
  const std::string_view kind = lists_.units.get(token.lemma);
  thing.is_measure = kind == "measure";
  thing.is_person = is_person(noun);
  thing.unit = kind == "people" || !is_noun(token) ? std::string(kPeople) : token.lemma;
}

bool CountedThings::is_person(Index noun) const {
  const Token& token = tree_.token(noun);
  if (!is_noun(token)) {
    return true;  // "nine dead", "the two"
  }
  const std::string_view kind = lists_.units.get(token.lemma);
  if (kind == "people" || kind == "person") {
    return true;
  }
  const std::string_view type = lists_.nouns.get(token.lemma, 1);
  const bool group = is_mention_head_[noun] && (mention_types_[noun] == EntityType::Person ||
                                                mention_types_[noun] == EntityType::Group);
  return type == "person" || type == "group" ||
         (type.empty() && (group || token.xpos == Xpos::Nnps));
}

// "Brandt, 54, and": a number between commas says how old somebody is.
bool CountedThings::is_age(const Count& count) const {
  if (count.first < 2 || document_.view(document_.tokens[count.first - 1]) != ",") {
    return false;
  }
  const bool closed = count.last >= document_.tokens.size() ||
                      document_.tokens[count.last].upos == Upos::Punct ||
                      document_.tokens[count.last].upos == Upos::Cconj;
  return closed && is_noun(document_.tokens[count.first - 2]);
}

}  // namespace chronograph
