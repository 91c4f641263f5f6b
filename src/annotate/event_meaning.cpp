// SPDX-License-Identifier: Apache-2.0
// Patterns are tried in the order of the file, then the word's own type stands.
#include "annotate/event_meaning.hpp"

#include "annotate/lemma_key.hpp"
#include "chronograph/error.hpp"
#include "text/split.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;
using Words = EventLists::Words;

constexpr int kMaxDepth = 8;
constexpr std::string_view kShell = "shell";  // "effort", "series", "ton": means what it is made of

std::pair<std::string_view, std::string_view> type_and_mode(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon == std::string_view::npos ? std::pair(text, std::string_view())
                                         : std::pair(text.substr(0, colon), text.substr(colon + 1));
}

EventLists::Condition condition_of(std::string_view text) {
  EventLists::Condition condition;
  if (text.starts_with('!')) {
    condition.absent = true;
    text.remove_prefix(1);
  }
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals + 1 == text.size()) {
    throw Error(ErrorKind::Model, "event_patterns.tsv: \"" + std::string(text) +
                                      "\" is no condition; expected slot=filler");
  }
  condition.slots = split(text.substr(0, equals), ',');
  condition.fillers = split(text.substr(equals + 1), '|');
  return condition;
}

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

EventLists::EventLists() {
  read_words();
  read_patterns();
}

void EventLists::read_words() {
  for_each_row("event_types.tsv", [&](std::span<const std::string_view> row) {
    if (row.size() < 3 || row[1].size() != 1) {
      throw Error(ErrorKind::Model, "event_types.tsv: \"" + std::string(row.front()) +
                                        "\" has no part of speech or no tags");
    }
    words_[lemma_key(row[0], row[1].front())] = split(row[2], ' ');
  });
}

void EventLists::read_patterns() {
  for_each_row("event_patterns.tsv", [&](std::span<const std::string_view> row) {
    if (row.size() < 3) {
      throw Error(ErrorKind::Model, "event_patterns.tsv: \"" + std::string(row.front()) +
                                        "\" has no conditions or no meaning");
    }
    Pattern pattern;
    for (const std::string_view condition : split(row[1], ' ')) {
      pattern.conditions.push_back(condition_of(condition));
    }
    std::tie(pattern.type, pattern.mode) = type_and_mode(row[2]);
    if (!is_any(pattern.type, {"=", "-"}) && !plover_.is_type(pattern.type)) {
      throw Error(ErrorKind::Model,
                  "event_patterns.tsv: \"" + std::string(row[2]) + "\" is no type of plover.tsv");
    }
    const auto index = static_cast<Index>(patterns_.size());
    patterns_.push_back(std::move(pattern));
    for (const std::string_view tag : split(row[0], ' ')) {
      patterns_of_tag_[tag].push_back(index);
    }
  });
}

const Words& EventLists::tags_of(std::string_view lemma, Upos upos) const {
  static const Words kNone;
  const auto found = words_.find(lemma_key(lemma, part_letter(upos)));
  return found == words_.end() ? kNone : found->second;
}

std::vector<const EventLists::Pattern*> EventLists::patterns_of(const Words& tags) const {
  std::vector<Index> indices;
  for (const std::string_view tag : tags) {
    if (const auto found = patterns_of_tag_.find(tag); found != patterns_of_tag_.end()) {
      indices.insert(indices.end(), found->second.begin(), found->second.end());
    }
  }
  std::ranges::sort(indices);
  const auto doubled = std::ranges::unique(indices);
  indices.erase(doubled.begin(), doubled.end());
  std::vector<const Pattern*> patterns;
  patterns.reserve(indices.size());
  for (const Index index : indices) {
    patterns.push_back(&patterns_[index]);
  }
  return patterns;
}

MeaningReader::MeaningReader(const Document& document, const TreeView& tree,
                             const EventLists& lists)
    : document_(document),
      tree_(tree),
      lists_(lists),
      known_(document.tokens.size()),
      mentions_(document.tokens.size()) {
  for (Index m = 0; m < document.mentions.size(); ++m) {
    const auto [first, last] = document.tokens_in(document.mentions[m].span);
    for (Index i = first; i < last; ++i) {
      const auto head = tree.governor(i);
      if (!head || *head < first || *head >= last) {
        mentions_[i] = m;  // the widest comes last of those that begin together
        break;
      }
    }
  }
}

const Mention* MeaningReader::mention_of(Index i) const {
  return mentions_[i] ? &document_.mentions[*mentions_[i]] : nullptr;
}

std::optional<Index> MeaningReader::particle_of(Index i) const {
  for (const Index c : tree_.children(i)) {
    if (tree_.token(c).deprel == Deprel::CompoundPrt) {
      return c;
    }
  }
  return std::nullopt;
}

// A verb with its particle is another word: "set up".
Words MeaningReader::tags_of(Index i) const {
  const Token& token = tree_.token(i);
  Words tags;
  if (const auto particle = particle_of(i)) {
    tags = lists_.tags_of(token.lemma + " " + tree_.token(*particle).lemma, token.upos);
  }
  if (tags.empty()) {
    tags = lists_.tags_of(to_lower(token.lemma), token.upos);  // "the Friendship Bridge"
  }
  return tags;
}

const Meaning& MeaningReader::of(std::uint32_t i) {
  if (!known_[i]) {
    known_[i] = Meaning{};  // what a circle leads back to means nothing
    if (depth_ < kMaxDepth) {
      ++depth_;
      const Meaning meaning = read(i);
      --depth_;
      known_[i] = meaning;
    }
  }
  return *known_[i];
}

Meaning MeaningReader::read(Index i) {
  Words keys = tags_of(i);
  const Words tags = keys;
  for (const std::string_view tag : tags) {
    keys.push_back(type_and_mode(tag).first);
  }
  const std::string lemma = "=" + tree_.token(i).lemma;
  keys.push_back(lemma);
  const auto particle = particle_of(i);
  const std::string phrase = particle ? lemma + "_" + tree_.token(*particle).lemma : lemma;
  keys.push_back(phrase);
  for (const EventLists::Pattern* pattern : lists_.patterns_of(keys)) {
    if (const auto meaning = match(i, *pattern)) {
      return *meaning;
    }
  }
  for (const std::string_view tag : tags) {
    const auto [type, mode] = type_and_mode(tag);
    if (lists_.plover().is_type(type)) {
      return {type, mode, {}, {}};
    }
  }
  return {};
}

std::optional<Meaning> MeaningReader::match(Index i, const EventLists::Pattern& pattern) {
  std::optional<Index> first;
  for (const EventLists::Condition& condition : pattern.conditions) {
    std::optional<Index> filler;
    for (const std::string_view name : condition.slots) {
      for (const Index candidate : slot(i, name)) {
        if (!filler && fills(candidate, condition.fillers, 0)) {
          filler = candidate;
        }
      }
    }
    if (filler.has_value() == condition.absent) {
      return std::nullopt;
    }
    first = first ? first : filler;
  }
  if (pattern.type == "-") {
    return Meaning{};
  }
  const bool by_content = first && *first != i;
  if (pattern.type == "=") {
    const Index source = by_content ? meaning_inside(*first) : i;
    Meaning meaning = by_content ? of(source) : Meaning{};
    meaning.mode = pattern.mode.empty() ? meaning.mode : pattern.mode;
    meaning.through = source;
    return meaning;
  }
  Meaning meaning{pattern.type, pattern.mode, {}, {}};
  if (by_content) {
    meaning.content = first;
  }
  if (pattern.mode == "=") {
    const Meaning content = by_content ? of(meaning_inside(*first)) : Meaning{};
    meaning.mode = content.type == pattern.type
                       ? content.mode
                       : lists_.plover().mode_by_content(pattern.type, content.type, content.mode);
  }
  return meaning;
}

// "a series of ATTACKS": the word that the filler means something by.
Index MeaningReader::meaning_inside(Index i) {
  if (!of(i).type.empty()) {
    return i;
  }
  for (const Index inner : inside_of(i)) {
    if (!of(inner).type.empty()) {
      return inner;
    }
  }
  return i;
}

std::vector<Index> MeaningReader::slot(Index i, std::string_view name) const {
  if (name == "self") {
    return {i};
  }
  if (name == "subj") {
    return tree_.subjects(i);
  }
  if (name == "obj") {
    return tree_.objects(i);
  }
  if (name == "comp") {
    return tree_.complements(i);
  }
  if (name == "mod") {
    return tree_.modifiers(i);
  }
  if (name == "gov") {
    const auto governor = tree_.governor(i);
    return governor ? std::vector<Index>{*governor} : std::vector<Index>{};
  }
  return tree_.with_preposition(i, name);
}

// What a word stands for that says little itself: "thousands of TROOPS", "a PEACE effort".
std::vector<Index> MeaningReader::inside_of(Index i) const {
  const Token& token = tree_.token(i);
  const Words tags = tags_of(i);
  const bool shell = std::ranges::find(tags, kShell) != tags.end();
  const bool counts = token.upos == Upos::Num || token.upos == Upos::Det || token.upos == Upos::Adj;
  if (!shell && !counts) {
    return {};
  }
  std::vector<Index> inside = tree_.with_preposition(i, "of");
  if (shell) {
    for (const auto& more : {tree_.modifiers(i), tree_.complements(i)}) {
      inside.insert(inside.end(), more.begin(), more.end());
    }
  }
  return inside;
}

bool MeaningReader::fills(Index i, const Words& fillers, int depth) {
  for (const std::string_view filler : fillers) {
    if (fills_one(i, filler)) {
      return true;
    }
  }
  if (depth > 2) {
    return false;
  }
  const std::vector<Index> inside = inside_of(i);
  return std::ranges::any_of(inside, [&](Index inner) { return fills(inner, fillers, depth + 1); });
}

bool MeaningReader::fills_one(Index i, std::string_view filler) {
  if (filler == "*") {
    return true;
  }
  if (filler.front() == '=') {
    return tree_.token(i).lemma == filler.substr(1);
  }
  if (filler.front() == '@') {
    return has_trait(i, filler.substr(1));
  }
  if (lists_.plover().is_type(type_and_mode(filler).first)) {
    const Meaning& meaning = of(i);
    const auto [type, mode] = type_and_mode(filler);
    return meaning.type == type && (mode.empty() || meaning.mode == mode);
  }
  const Words tags = tags_of(i);
  if (tree_.token(i).lemma == filler || std::ranges::find(tags, filler) != tags.end()) {
    return true;
  }
  const Meaning& meaning = of(i);
  return !meaning.type.empty() && lists_.plover().quad_of(meaning.type) == filler;
}

// "Oslo must pay", "the men should be freed": somebody has to. What "should rise" is only expected.
bool MeaningReader::is_obliged(Index i) const {
  const bool modal = std::ranges::any_of(tree_.children(i), [&](Index c) {
    return is_any(tree_.token(c).lemma, {"must", "should", "ought", "shall"});
  });
  if (!modal) {
    return false;
  }
  const auto is_somebody = [&](Index actor) { return has_trait(actor, "actor"); };
  return std::ranges::any_of(tree_.subjects(i), is_somebody) ||
         std::ranges::any_of(tree_.objects(i), is_somebody);
}

bool MeaningReader::has_trait(Index i, std::string_view trait) const {
  const Token& token = tree_.token(i);
  if (trait == "passive") {
    return tree_.is_passive(i);
  }
  if (trait == "inf") {
    return tree_.is_infinitive(i);
  }
  if (trait == "plural") {
    return token.xpos == Xpos::Nns || token.xpos == Xpos::Nnps;
  }
  if (trait == "clause") {
    return token.upos == Upos::Verb || tree_.child(i, Deprel::Cop).has_value();
  }
  if (trait == "must") {
    return is_obliged(i);
  }
  const Mention* mention = mention_of(i);
  if (trait == "actor") {
    return (mention != nullptr && mention->type != EntityType::Other) ||
           (token.upos == Upos::Pron && token.xpos == Xpos::Prp && token.lemma != "it") ||
           !lists_.sector_of(to_lower(token.lemma)).empty();
  }
  if (mention != nullptr && to_string(mention->type) == trait) {
    return true;
  }
  const std::string_view sector = lists_.sector_of(to_lower(token.lemma));
  return sector == trait || (mention != nullptr && mention->entity &&
                             document_.entities[*mention->entity].sector == trait);
}

}  // namespace chronograph
