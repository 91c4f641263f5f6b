// SPDX-License-Identifier: Apache-2.0
#include "annotate/causal_markers.hpp"

#include "annotate/lexicon.hpp"
#include "chronograph/error.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace chronograph {
namespace {

using Pattern = CausalMarkers::Pattern;

constexpr std::array<std::pair<std::string_view, Pattern>, 8> kPatterns{{
    {"phrase", Pattern::Phrase},
    {"conjunction", Pattern::Conjunction},
    {"reason-conjunction", Pattern::ReasonConjunction},
    {"consequence", Pattern::Consequence},
    {"adverb", Pattern::Adverb},
    {"sentence-adverb", Pattern::SentenceAdverb},
    {"verb", Pattern::Verb},
    {"noun", Pattern::Noun},
}};

}  // namespace

CausalMarkers::CausalMarkers() {
  for_each_row("causal_markers.tsv", [&](std::span<const std::string_view> row) {
    if (row.size() == 2) {
      for (const auto& [name, set] :
           {std::pair("holds-events", &holders_), std::pair("reports", &reports_),
            std::pair("purpose", &purposes_)}) {
        if (row[1] == name) {
          set->insert(row[0]);
          return;
        }
      }
    }
    const auto known = std::ranges::find(kPatterns, row.size() > 1 ? row[1] : std::string_view(),
                                         &std::pair<std::string_view, Pattern>::first);
    if (known == kPatterns.end() || (known->second >= Pattern::Verb) != (row.size() == 4)) {
      throw Error(ErrorKind::Model,
                  "causal_markers.tsv: \"" + std::string(row[0]) + "\" has no pattern or slots");
    }
    Row read{split(row[0], ' '), known->second, {}, {}};
    if (row.size() == 4) {
      read.cause = split(row[2], '|');
      read.effect = split(row[3], '|');
    }
    rows_[read.words.front()].push_back(std::move(read));
  });
  for (auto& [word, rows] : rows_) {
    std::ranges::stable_sort(rows, std::ranges::greater(),
                             [](const Row& row) { return row.words.size(); });
  }
}

const std::vector<CausalMarkers::Row>& CausalMarkers::rows_of(std::string_view word) const {
  static const std::vector<Row> kNone;
  const auto found = rows_.find(word);
  return found == rows_.end() ? kNone : found->second;
}

}  // namespace chronograph
