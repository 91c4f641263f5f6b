// SPDX-License-Identifier: Apache-2.0
#include "annotate/event_contexts.hpp"

#include "chronograph/error.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace chronograph {
namespace {

constexpr std::array<std::string_view, 4> kKinds{"word", "trigger", "type", "sector"};

/// One sure word is enough, or two that hint.
constexpr int kEnough = 2;
/// A word so many steps in the tree away speaks for the event with its whole strength.
constexpr int kNear = 2;
/// Steps to what lies outside the clause.
constexpr int kOutside = 1000;

const std::vector<ContextWords::Vote> kNoVotes;

/// What is said, thought or seen is told of by its own event.
bool tells_of_another(const Event& event) {
  return event.type.empty() &&
         (event.event_class == EventClass::Reporting ||
          event.event_class == EventClass::Perception || event.event_class == EventClass::IState);
}

}  // namespace

ContextWords::ContextWords() {
  for_each_row("event_contexts.tsv", [&](std::span<const std::string_view> row) {
    const auto kind = std::ranges::find(kKinds, row.size() == 4 ? row[1] : std::string_view());
    int strength = 0;
    if (kind == kKinds.end() ||
        std::from_chars(row[2].data(), row[2].data() + row[2].size(), strength).ec != std::errc()) {
      throw Error(ErrorKind::Model,
                  "event_contexts.tsv: a row of \"" + std::string(row[0]) + "\" cannot be read");
    }
    auto& votes = votes_[static_cast<std::size_t>(kind - kKinds.begin())];
    for (const std::string_view key : split(row[3], '|')) {
      votes[std::string(key)].push_back({row[0], strength});
    }
  });
}

std::vector<std::string_view> context_names() {
  std::set<std::string_view> names;
  for_each_row("event_contexts.tsv",
               [&](std::span<const std::string_view> row) { names.insert(row[0]); });
  return {names.begin(), names.end()};
}

const std::vector<ContextWords::Vote>& ContextWords::votes_of(Kind kind,
                                                              const std::string& key) const {
  const auto& votes = votes_[static_cast<std::size_t>(kind)];
  const auto found = votes.find(key);
  return found == votes.end() ? kNoVotes : found->second;
}

ContextReader::ContextReader(const Document& document, const TreeView& tree,
                             const ContextWords& words)
    : document_(document), tree_(tree), words_(words), lemmas_(document.tokens.size()) {
  for (std::size_t t = 0; t < lemmas_.size(); ++t) {
    lemmas_[t] = to_lower(document.tokens[t].lemma);
  }
}

void ContextReader::add(ContextWords::Kind kind, const std::string& key, Sums& sums) const {
  for (const ContextWords::Vote& vote : words_.votes_of(kind, key)) {
    sums[vote.context] += vote.strength;
  }
}

std::string_view ContextReader::of(const Event& event) const {
  const auto [first, last] = document_.tokens_in(event.span);
  if (first >= last || tells_of_another(event)) {
    return {};
  }
  Sums sums;
  add(ContextWords::Kind::Trigger, lemmas_[last - 1], sums);
  if (!event.type.empty()) {
    add(ContextWords::Kind::Type, event.type, sums);
    if (!event.mode.empty()) {
      add(ContextWords::Kind::Type, event.type + ":" + event.mode, sums);
    }
  }
  std::set<std::string> sectors;
  for (const Argument& argument : event.arguments) {
    const std::string sector =
        argument.entity ? document_.entities[*argument.entity].sector : std::string();
    if (sectors.insert(sector).second) {
      add(ContextWords::Kind::Sector, sector, sums);
    }
  }
  add_words(last - 1, sums);
  std::string_view best;
  int most = kEnough - 1;
  bool tied = false;
  for (const auto& [context, sum] : sums) {
    if (sum >= most) {
      tied = sum == most;
      best = sum > most ? context : best;
      most = sum;
    }
  }
  return tied ? std::string_view() : best;
}

// The words of the clause, each key once; of two keys in one place the longer. What stands far from
// the event only hints.
void ContextReader::add_words(Index trigger, Sums& sums) const {
  const auto sentence = document_.sentence_at(document_.tokens[trigger].span.begin);
  if (!sentence) {
    return;
  }
  const Index first = document_.sentences[*sentence].first_token;
  const std::vector<int> steps = steps_from(trigger, *sentence);
  std::set<std::string> known;
  for (std::size_t i = 0; i < steps.size();) {
    std::size_t taken = 1;
    for (std::size_t length = std::min(ContextWords::kLongest, steps.size() - i);
         steps[i] != kOutside && length > 0; --length) {
      std::string key;
      for (std::size_t k = 0; k < length; ++k) {
        key += (k == 0 ? "" : " ") + lemmas_[first + i + k];
      }
      const auto& votes = words_.votes_of(ContextWords::Kind::Word, key);
      if (votes.empty()) {
        continue;
      }
      const int nearest =
          *std::min_element(steps.begin() + static_cast<std::ptrdiff_t>(i),
                            steps.begin() + static_cast<std::ptrdiff_t>(i + length));
      const int lost = nearest > kNear ? 1 : 0;
      for (const ContextWords::Vote& vote : known.insert(key).second ? votes : kNoVotes) {
        sums[vote.context] += vote.strength - lost;
      }
      taken = length;
      break;
    }
    i += taken;
  }
}

// How many steps in the tree each token of the sentence stands from the event, within its clause:
// what hangs on its verb, but no other clause; a noun inside a phrase has the clause of the verb
// that governs the phrase. "a coup that OUSTED him": what a clause describes belongs to it.
std::vector<int> ContextReader::steps_from(Index trigger, Index sentence) const {
  const Index first = document_.sentences[sentence].first_token;
  std::vector<int> steps(document_.sentences[sentence].last_token - first, kOutside);
  steps[trigger - first] = 0;
  std::vector<Index> reached{trigger};
  for (std::size_t next = 0; next < reached.size(); ++next) {
    const Index t = reached[next];
    const auto reach = [&](Index other) {
      if (steps[other - first] == kOutside) {
        steps[other - first] = steps[t - first] + 1;
        reached.push_back(other);
      }
    };
    for (const Index c : tree_.children(t)) {
      if (!opens_clause(c)) {
        reach(c);
      }
    }
    const auto up = tree_.governor(t);
    if (up && !opens_clause(t)) {
      reach(*up);
    } else if (up && without_subtype(tree_.token(t).deprel) == Deprel::Acl) {
      steps[*up - first] = std::min(steps[*up - first], steps[t - first] + 1);
    }
  }
  return steps;
}

bool ContextReader::opens_clause(Index t) const {
  switch (without_subtype(tree_.token(t).deprel)) {
    case Deprel::Advcl:
    case Deprel::Ccomp:
    case Deprel::Csubj:
    case Deprel::Parataxis:
      return true;
    case Deprel::Acl:
    case Deprel::Conj:
      return tree_.token(t).upos == Upos::Verb;
    default:
      return false;
  }
}

}  // namespace chronograph
