// SPDX-License-Identifier: Apache-2.0
#include "annotate/model_names.hpp"

#include <algorithm>
#include <numeric>

namespace chronograph {
namespace {

/// From here on the model's cut of a run of capitals counts, below it that of the rules.
constexpr float kSure = 0.7F;

bool overlap(const NameCandidate& candidate, const NameReading& name) {
  return candidate.first_token < name.last && name.first < candidate.last_token;
}

bool is_joint(const Document& document, std::uint32_t token) {
  const std::string_view text = document.view(document.tokens[token]);
  return text == "-" || text == "\u2013";
}

/// "[Pakistani] Taliban", "[Kim Jong]-un", "[State Madeleine Albright]": where the words that a
/// name leaves out are names too, or hang on a hyphen, it only cuts up what belongs together, and
/// behind a title and before a hyphen the rules know better where a name ends.
bool is_worse(const Document& document, const NameCandidate& candidate, const NameReading& name) {
  constexpr float kNamed = 0.5F;
  if (candidate.titled && candidate.last_token == name.last) {
    return true;
  }
  if (candidate.first_token == name.first && candidate.last_token < name.last &&
      is_joint(document, candidate.last_token)) {
    return true;  // "[U.S.-led]"
  }
  if (candidate.first_token > name.first || candidate.last_token < name.last) {
    return false;
  }
  for (std::uint32_t i = candidate.first_token; i < candidate.last_token; ++i) {
    const auto& types = document.reading.words[i].name_types;
    const bool outside = i < name.first || i >= name.last;
    if (outside &&
        (is_joint(document, i) || std::accumulate(types.begin(), types.end(), 0.0F) > kNamed)) {
      return true;
    }
  }
  return false;
}

bool is_time(const NameReading& name, const std::vector<TokenShape>& shapes) {
  return std::all_of(shapes.begin() + name.first, shapes.begin() + name.last,
                     [](const TokenShape& shape) { return shape.in_time; });
}

}  // namespace

std::vector<NameCandidate> with_model_names(const Document& document,
                                            const std::vector<TokenShape>& shapes,
                                            const NameLexicon& names,
                                            std::vector<NameCandidate> candidates) {
  std::vector<NameCandidate> merged;
  auto next = candidates.begin();
  for (const NameReading& name : document.reading.names) {
    while (next != candidates.end() && next->last_token <= name.first) {
      merged.push_back(*next++);
    }
    if (!merged.empty() && merged.back().last_token > name.first) {
      continue;  // a candidate that two names lie in
    }
    if (next != candidates.end() && next->titled && next->first_token == name.last) {
      continue;  // a word of the title: "Secretary of [State] Madeleine Albright"
    }
    const auto first = next;
    while (next != candidates.end() && overlap(*next, name)) {
      ++next;
    }
    const bool same =
        next - first == 1 && first->first_token == name.first && first->last_token == name.last;
    const bool worse = next - first == 1 && is_worse(document, *first, name);
    if (same || worse || (first != next && name.probability < kSure) || is_time(name, shapes)) {
      merged.insert(merged.end(), first, next);
      continue;
    }
    const bool titled = first != next && first->titled && first->first_token == name.first;
    const Span span = document.tokens[name.first].span.hull(document.tokens[name.last - 1].span);
    merged.push_back(
        {name.first, name.last, names.find(document.view(span)), titled, first == next});
  }
  merged.insert(merged.end(), next, candidates.end());
  return merged;
}

}  // namespace chronograph
