// SPDX-License-Identifier: Apache-2.0
// Compiles the rules to one trie whose edges are elements, and walks it from every atom that can
// begin an expression. Rules share their beginnings, so an atom costs a handful of tests.
#include "annotate/time_grammar.hpp"

#include "annotate/lexicon.hpp"
#include "annotate/time_patterns.hpp"
#include "chronograph/error.hpp"

#include <algorithm>
#include <array>

namespace chronograph {
namespace {

constexpr std::size_t kLongestPath = 20;

constexpr std::array<std::string_view, 13> kOpNames{
    "none",  "calendar", "weekday", "shifted", "offset", "duration", "set",
    "fixed", "holiday",  "decade",  "century", "clock",  "same"};

struct Condition {
  enum class Place : std::uint8_t { Previous, Next, First, Last };
  Place place = Place::Previous;
  bool wanted = true;
  TimeElement element;
};

struct Variant {  // a rule by one of its sequences
  std::uint32_t rule = 0;
  TimeAssignments assignments;
};

struct Node {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> children;  // step, node
  std::vector<std::uint32_t> ends;  // variants, several where conditions may refuse one
};

TimeOp parse_op(std::string_view name) {
  const auto found = std::find(kOpNames.begin(), kOpNames.end(), name);
  if (found == kOpNames.end()) {
    throw Error(ErrorKind::Model,
                "time_rules.tsv: found \"" + std::string(name) + "\", expected an operation");
  }
  return static_cast<TimeOp>(found - kOpNames.begin());
}

// Plural and day-of-the-month classes fill the slot of what they mean.
TimeSlot target_of(TimeSlot slot) {
  switch (slot) {
    case TimeSlot::Weekdays:
      return TimeSlot::Weekday;
    case TimeSlot::Units:
    case TimeSlot::Unit1:
    case TimeSlot::Every:
      return TimeSlot::Unit;
    case TimeSlot::Seasons:
      return TimeSlot::Season;
    case TimeSlot::DayParts:
      return TimeSlot::DayPart;
    case TimeSlot::ShortClock:
    case TimeSlot::DotClock:
      return TimeSlot::Clock;
    case TimeSlot::ShortDecade:
      return TimeSlot::Decade;
    case TimeSlot::DayOrdinal:
      return TimeSlot::Day;
    case TimeSlot::Part:
    case TimeSlot::PartOf:
    case TimeSlot::About:
      return TimeSlot::Mod;
    default:
      return slot;
  }
}

}  // namespace

struct TimeGrammar::Compiled {
  TimeWords words;
  TimeTexts texts;
  std::vector<TimeRule> rules;
  std::vector<std::vector<Condition>> conditions;  // of each rule
  std::vector<TimeStep> steps;
  std::vector<Variant> variants;
  std::vector<Node> nodes{Node()};
  std::uint64_t first_classes = 0;
  std::vector<bool> first_words;  // by number

  void add_rule(TimePatterns& patterns, const std::vector<std::string_view>& row);
  void add_sequence(const TimeSequence& sequence, const TimeAssignments& arguments,
                    std::map<TimeStep, std::uint32_t>& numbers);
  std::map<TimeStep, std::uint32_t> step_numbers;

  [[nodiscard]] bool can_begin(const TimeAtom& atom) const {
    return (atom.classes & first_classes) != 0 ||
           (atom.word < first_words.size() && first_words[atom.word]);
  }
};

namespace {

std::vector<Condition> parse_conditions(TimePatterns& patterns, std::string_view text) {
  constexpr std::array<std::string_view, 4> kPlaces{"prev", "next", "first", "last"};
  std::vector<Condition> out;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), one.size() + 1));
    const std::size_t equals = one.find('=');
    if (equals == std::string_view::npos || equals == 0) {
      throw Error(ErrorKind::Model,
                  "time_rules.tsv: found \"" + std::string(one) + "\", expected a condition");
    }
    Condition condition;
    condition.wanted = one[equals - 1] != '!';
    const std::string_view place = one.substr(0, condition.wanted ? equals : equals - 1);
    const auto found = std::find(kPlaces.begin(), kPlaces.end(), place);
    if (found == kPlaces.end()) {
      throw Error(ErrorKind::Model, "time_rules.tsv: found \"" + std::string(place) +
                                        "\", expected prev, next, first or last");
    }
    condition.place = static_cast<Condition::Place>(found - kPlaces.begin());
    condition.element = patterns.element(one.substr(equals + 1));
    out.push_back(std::move(condition));
  }
  return out;
}

bool holds(const Condition& condition, const std::vector<TimeAtom>& atoms, std::uint32_t first,
           std::uint32_t last) {
  std::size_t place = 0;
  switch (condition.place) {
    case Condition::Place::Previous:
      place = first == 0 ? atoms.size() : first - 1;
      break;
    case Condition::Place::Next:
      place = last;
      break;
    case Condition::Place::First:
      place = first;
      break;
    case Condition::Place::Last:
      place = last - 1;
      break;
  }
  const bool found = place >= atoms.size() ? condition.element.sentence_end
                                           : condition.element.accepts(atoms[place]);
  return found == condition.wanted;
}

}  // namespace

void TimeGrammar::Compiled::add_rule(TimePatterns& patterns,
                                     const std::vector<std::string_view>& row) {
  const auto column = [&](std::size_t i) { return i < row.size() ? row[i] : std::string_view(); };
  if (column(0).size() > 1 && column(0).front() == '%' && row.size() == 2) {
    patterns.define(row[0], row[1]);
    return;
  }
  const auto type = parse_label<TimexType>(column(1));
  if (!type) {
    throw Error(ErrorKind::Model, "time_rules.tsv: rule \"" + std::string(column(0)) +
                                      "\": found \"" + std::string(column(1)) +
                                      "\", expected DATE, TIME, DURATION or SET");
  }
  rules.push_back({*type, parse_op(column(2))});
  conditions.push_back(parse_conditions(patterns, column(4)));
  const TimeAssignments arguments = patterns.assignments(column(3));
  for (const TimeSequence& sequence : patterns.expand(column(0))) {
    if (!sequence.steps.empty()) {
      add_sequence(sequence, arguments, step_numbers);
    }
  }
}

void TimeGrammar::Compiled::add_sequence(const TimeSequence& sequence,
                                         const TimeAssignments& arguments,
                                         std::map<TimeStep, std::uint32_t>& numbers) {
  if (sequence.steps.size() > kLongestPath) {
    throw Error(ErrorKind::Model, "time_rules.tsv: a pattern is longer than 20 elements");
  }
  std::uint32_t node = 0;
  for (const TimeStep& step : sequence.steps) {
    const auto [entry, is_new] =
        numbers.try_emplace(step, static_cast<std::uint32_t>(steps.size()));
    if (is_new) {
      steps.push_back(step);
    }
    const std::uint32_t number = entry->second;
    auto& children = nodes[node].children;
    const auto child = std::find_if(children.begin(), children.end(),
                                    [&](const auto& edge) { return edge.first == number; });
    if (child != children.end()) {
      node = child->second;
      continue;
    }
    const auto next = static_cast<std::uint32_t>(nodes.size());
    children.emplace_back(number, next);
    nodes.emplace_back();
    node = next;
  }
  Variant variant{static_cast<std::uint32_t>(rules.size() - 1), sequence.assignments};
  variant.assignments.insert(variant.assignments.end(), arguments.begin(), arguments.end());
  nodes[node].ends.push_back(static_cast<std::uint32_t>(variants.size()));
  variants.push_back(std::move(variant));
  const TimeElement& first = sequence.steps.front().element;
  first_classes |= first.classes;
  for (const std::uint32_t word : first.words) {
    first_words.resize(std::max<std::size_t>(first_words.size(), word + 1U));
    first_words[word] = true;
  }
}

namespace {

// The walk from one atom. The path is kept in an array of fixed size. Context may lie before an
// expression, so one walk can find several that begin at different atoms.
template <typename Compiled>
class Walk {
public:
  Walk(const Compiled& compiled, const std::vector<TimeAtom>& atoms)
      : compiled_(compiled), atoms_(atoms) {}

  /// Appends the best match for every atom at which one begins whose path begins here.
  void from(std::uint32_t atom, std::vector<TimeMatch>& matches) {
    best_.clear();
    visit(0, atom, 0);
    for (const Best& best : best_) {
      matches.push_back(best.match);
    }
  }

private:
  struct Best {
    TimeMatch match;
    std::uint32_t end = 0;  // of the path, context included
  };
  struct Taken {
    std::uint32_t step = 0;
    std::uint32_t atom = 0;
    std::uint32_t next_atom = 0;
    TimeSlot slot = TimeSlot::kCount;
  };

  void visit(std::uint32_t node, std::uint32_t atom, std::size_t depth) {
    for (const std::uint32_t variant : compiled_.nodes[node].ends) {
      if (accept(variant, atom, depth)) {
        break;
      }
    }
    if (atom >= atoms_.size() || depth >= kLongestPath) {
      return;
    }
    for (const auto& [step, next] : compiled_.nodes[node].children) {
      const TimeElement& element = compiled_.steps[step].element;
      if (!element.accepts(atoms_[atom])) {
        continue;
      }
      Taken& taken = path_.at(depth);
      taken = {step, atom, atom + 1, TimeSlot::kCount};
      if (const std::uint64_t common = element.classes & atoms_[atom].classes; common != 0) {
        taken.slot = static_cast<TimeSlot>(__builtin_ctzll(common));
        if (spans_atoms(taken.slot)) {
          taken.next_atom = atom + atoms_[atom].number_atoms;
        }
      }
      visit(next, taken.next_atom, depth + 1);
    }
  }

  static bool spans_atoms(TimeSlot slot) {
    return slot == TimeSlot::Number || slot == TimeSlot::Year || slot == TimeSlot::ShortYear ||
           slot == TimeSlot::Decade;
  }

  // Takes the path as the best match if it is longer than what was found, or as long by an earlier
  // rule, and the rule's conditions hold.
  bool accept(std::uint32_t variant_index, std::uint32_t end, std::size_t depth) {
    const Variant& variant = compiled_.variants[variant_index];
    std::size_t first = 0;
    std::size_t last = depth;
    while (first < depth && compiled_.steps[path_[first].step].context) {
      ++first;
    }
    while (last > first && compiled_.steps[path_[last - 1].step].context) {
      --last;
    }
    if (first == last) {
      return false;
    }
    const std::uint32_t first_atom = path_[first].atom;
    const std::uint32_t last_atom = path_[last - 1].next_atom;
    auto best = std::find_if(best_.begin(), best_.end(), [&](const Best& other) {
      return other.match.first_atom == first_atom;
    });
    const bool better =
        best == best_.end() || last_atom > best->match.last_atom ||
        (last_atom == best->match.last_atom &&
         (end > best->end || (end == best->end && variant.rule < best->match.rule)));
    if (!better) {
      return false;
    }
    for (const Condition& condition : compiled_.conditions[variant.rule]) {
      if (!holds(condition, atoms_, first_atom, last_atom)) {
        return false;
      }
    }
    if (best == best_.end()) {
      best = best_.insert(best_.end(), Best());
    }
    *best = {{first_atom, last_atom, variant.rule, TimeSlots()}, end};
    fill(best->match.slots, variant, depth, last);
    return true;
  }

  void fill(TimeSlots& slots, const Variant& variant, std::size_t depth, std::size_t last) const {
    for (std::size_t i = 0; i < depth; ++i) {
      if (path_[i].slot == TimeSlot::kCount) {
        continue;
      }
      const TimeSlot target = target_of(path_[i].slot);
      if (i < last || !slots.has(target)) {
        slots.set(target, atoms_[path_[i].atom].values.get(path_[i].slot));
      }
    }
    for (const auto& [slot, value] : variant.assignments) {
      slots.set(slot, value);
    }
  }

  const Compiled& compiled_;
  const std::vector<TimeAtom>& atoms_;
  std::array<Taken, kLongestPath + 1> path_{};
  std::vector<Best> best_;
};

}  // namespace

TimeGrammar::TimeGrammar() : TimeGrammar(Lexicon("time_rules.tsv").rows()) {}

TimeGrammar::TimeGrammar(const std::vector<std::vector<std::string_view>>& rows)
    : compiled_(std::make_unique<Compiled>()) {
  TimePatterns patterns(compiled_->words, compiled_->texts);
  for (const auto& row : rows) {
    compiled_->add_rule(patterns, row);
  }
}

TimeGrammar::~TimeGrammar() = default;
TimeGrammar::TimeGrammar(TimeGrammar&&) noexcept = default;
TimeGrammar& TimeGrammar::operator=(TimeGrammar&&) noexcept = default;

const TimeWords& TimeGrammar::words() const { return compiled_->words; }

const TimeRule& TimeGrammar::rule(std::uint32_t index) const { return compiled_->rules[index]; }

std::string_view TimeGrammar::text(std::int32_t index) const { return compiled_->texts.at(index); }

void TimeGrammar::match(const std::vector<TimeAtom>& atoms, std::vector<TimeMatch>& matches) const {
  matches.clear();
  Walk walk(*compiled_, atoms);
  for (std::uint32_t atom = 0; atom < atoms.size(); ++atom) {
    if (compiled_->can_begin(atoms[atom])) {
      walk.from(atom, matches);
    }
  }
  // Context may lie before an expression, so matches need not come in order.
  std::stable_sort(matches.begin(), matches.end(), [](const TimeMatch& a, const TimeMatch& b) {
    return a.first_atom != b.first_atom ? a.first_atom < b.first_atom : a.last_atom > b.last_atom;
  });
  std::uint32_t free_from = 0;
  const auto taken = std::remove_if(matches.begin(), matches.end(), [&](const TimeMatch& match) {
    if (match.first_atom < free_from) {
      return true;
    }
    free_from = match.last_atom;
    return compiled_->rules[match.rule].op == TimeOp::None;
  });
  matches.erase(taken, matches.end());
}

}  // namespace chronograph
