// SPDX-License-Identifier: Apache-2.0
// A recursive descent over the pattern that returns all sequences of each part. Alternatives of
// single words or classes stay one element, so the number of sequences stays small.
#include "annotate/time_patterns.hpp"

#include "chronograph/error.hpp"

#include <algorithm>

namespace chronograph {
namespace {

constexpr std::size_t kMostSequences = 20'000;
constexpr std::string_view kSpecial = "()|?[]{} ";

[[noreturn]] void fail(std::string_view found, std::string_view expected) {
  throw Error(ErrorKind::Model, "time_rules.tsv: found \"" + std::string(found) + "\", expected " +
                                    std::string(expected));
}

void skip_space(std::string_view& rest) {
  while (!rest.empty() && rest.front() == ' ') {
    rest.remove_prefix(1);
  }
}

bool take(std::string_view& rest, char c) {
  skip_space(rest);
  if (rest.empty() || rest.front() != c) {
    return false;
  }
  rest.remove_prefix(1);
  return true;
}

std::string_view take_word(std::string_view& rest) {
  skip_space(rest);
  const std::string_view word = rest.substr(0, rest.find_first_of(kSpecial));
  rest.remove_prefix(word.size());
  return word;
}

std::vector<TimeSequence> joined(const std::vector<TimeSequence>& left,
                                 const std::vector<TimeSequence>& right) {
  std::vector<TimeSequence> out;
  if (left.size() * right.size() > kMostSequences) {
    fail(std::to_string(left.size() * right.size()) + " sequences", "fewer than 20000");
  }
  for (const TimeSequence& a : left) {
    for (const TimeSequence& b : right) {
      TimeSequence both = a;
      both.steps.insert(both.steps.end(), b.steps.begin(), b.steps.end());
      both.assignments.insert(both.assignments.end(), b.assignments.begin(), b.assignments.end());
      out.push_back(std::move(both));
    }
  }
  return out;
}

bool is_one_plain_element(const TimeSequence& sequence) {
  return sequence.steps.size() == 1 && sequence.assignments.empty();
}

// `(a | b | CLASS)` needs no branching.
void merge_single_elements(std::vector<TimeSequence>& sequences) {
  const auto first = std::find_if(sequences.begin(), sequences.end(), is_one_plain_element);
  if (first == sequences.end()) {
    return;
  }
  const auto target = static_cast<std::size_t>(first - sequences.begin());
  for (std::size_t i = target + 1; i < sequences.size();) {
    if (!is_one_plain_element(sequences[i]) ||
        sequences[i].steps[0].context != sequences[target].steps[0].context) {
      ++i;
      continue;
    }
    TimeElement& into = sequences[target].steps[0].element;
    const TimeElement& from = sequences[i].steps[0].element;
    into.classes |= from.classes;
    into.tags |= from.tags;
    into.words.insert(into.words.end(), from.words.begin(), from.words.end());
    std::sort(into.words.begin(), into.words.end());
    sequences.erase(sequences.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace

std::int32_t TimeTexts::intern(std::string_view text) {
  const auto found = std::find(texts_.begin(), texts_.end(), text);
  if (found != texts_.end()) {
    return static_cast<std::int32_t>(found - texts_.begin());
  }
  texts_.emplace_back(text);
  return static_cast<std::int32_t>(texts_.size() - 1);
}

void TimePatterns::define(std::string_view name, std::string_view pattern) {
  named_[std::string(name)] = expand(pattern);
}

std::vector<TimeSequence> TimePatterns::expand(std::string_view pattern) {
  std::string_view rest = pattern;
  std::vector<TimeSequence> out = alternatives(rest, false);
  skip_space(rest);
  if (!rest.empty()) {
    fail(rest, "the end of a pattern");
  }
  return out;
}

std::vector<TimeSequence> TimePatterns::alternatives(std::string_view& rest, bool context) {
  std::vector<TimeSequence> all;
  std::vector<TimeSequence> current{TimeSequence()};
  bool inside_context = context;
  while (true) {
    skip_space(rest);
    if (rest.empty() || rest.front() == ')') {
      break;
    }
    if (take(rest, '|')) {
      all.insert(all.end(), current.begin(), current.end());
      current.assign(1, TimeSequence());
      continue;
    }
    current = joined(current, item(rest, inside_context));
  }
  all.insert(all.end(), current.begin(), current.end());
  merge_single_elements(all);
  return all;
}

std::vector<TimeSequence> TimePatterns::item(std::string_view& rest, bool& context) {
  std::vector<TimeSequence> out;
  if (take(rest, '[')) {
    context = true;
    return {TimeSequence()};
  }
  if (take(rest, ']')) {
    context = false;
    return {TimeSequence()};
  }
  if (take(rest, '{')) {
    const std::size_t end = std::min(rest.find('}'), rest.size());
    TimeSequence sequence;
    sequence.assignments = assignments(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return {sequence};
  }
  if (take(rest, '(')) {
    out = alternatives(rest, context);
    if (!take(rest, ')')) {
      fail(rest, "\")\"");
    }
  } else {
    const std::string_view word = take_word(rest);
    if (word.empty()) {
      fail(rest, "a word");
    }
    if (word.size() > 1 && word.front() == '%') {
      const auto named = named_.find(word);
      if (named == named_.end()) {
        fail(word, "the name of an earlier pattern");
      }
      out = named->second;
      if (context) {
        for (TimeSequence& sequence : out) {
          for (TimeStep& step : sequence.steps) {
            step.context = true;
          }
        }
      }
    } else {
      TimeSequence sequence;
      sequence.steps.push_back({element(word), context});
      out.push_back(std::move(sequence));
    }
  }
  if (take(rest, '?')) {
    out.emplace_back();
  }
  return out;
}

TimeElement TimePatterns::element(std::string_view alternatives) {
  TimeElement out;
  while (!alternatives.empty()) {
    const std::string_view name = alternatives.substr(0, alternatives.find('|'));
    alternatives.remove_prefix(std::min(alternatives.size(), name.size() + 1));
    if (name == "^" || name == "$end") {
      out.sentence_end = true;
    } else if (name.size() > 1 && name.front() == '/') {
      const auto tag = parse_label<Xpos>(name.substr(1));
      if (!tag) {
        fail(name, "a Penn tag");
      }
      out.tags |= std::uint64_t{1} << static_cast<unsigned>(*tag);
    } else if (const auto slot = parse_time_slot(name)) {
      out.classes |= time_class_bit(*slot);
    } else {
      out.words.push_back(words_.intern(name));
    }
  }
  std::sort(out.words.begin(), out.words.end());
  return out;
}

TimeAssignments TimePatterns::assignments(std::string_view text) {
  TimeAssignments out;
  while (true) {
    skip_space(text);
    const std::string_view pair = text.substr(0, text.find(' '));
    if (pair.empty()) {
      return out;
    }
    text.remove_prefix(pair.size());
    const std::size_t equals = std::min(pair.find('='), pair.size());
    std::string name(pair.substr(0, equals));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const auto slot = parse_time_slot(name);
    if (!slot || equals == pair.size()) {
      fail(pair, "slot=value");
    }
    const std::string_view spelling = pair.substr(equals + 1);
    const auto value = *slot == TimeSlot::Text ? std::optional(texts_.intern(spelling))
                                               : parse_time_value(*slot, spelling);
    if (!value) {
      fail(pair, "a value of that slot");
    }
    out.emplace_back(*slot, *value);
  }
}

}  // namespace chronograph
