// SPDX-License-Identifier: Apache-2.0
// Every fourth shingle, chosen by its hash, brings documents together; only those that share enough
// of them are compared in full.
#include "graph/near_copies.hpp"

#include "chronograph/document/zone_index.hpp"
#include "graph/number_sets.hpp"
#include "graph/word_tables.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <xxhash.h>

namespace chronograph {
namespace {

using Index = std::uint32_t;
using Shingles = std::vector<std::uint64_t>;  // sorted, each once

constexpr std::size_t kWordsPerShingle = 5;
constexpr std::size_t kFewestShingles = 20;
constexpr std::uint64_t kSampled = 4;
/// The share of the shorter text's shingles. Measured on newswire: of pairs above a half all were
/// one dispatch, those between a third and a half were mostly its next version, rewritten.
constexpr double kSame = 0.5;
/// A shingle brings a document together with the first so many that hold it. Bounds the work: what
/// a thousand documents share is found by way of these.
constexpr std::size_t kMostDocuments = 32;
constexpr std::int32_t kDaysApart = 3;

Shingles shingles_of(const Document& document) {
  const ZoneIndex zones(document.zones);
  std::vector<std::string> words;
  for (const Sentence& sentence : document.sentences) {
    if (!zones.holds(sentence.span.begin, ZoneKind::Boilerplate)) {
      for (std::string& word : words_of(document.text, sentence.span)) {
        words.push_back(std::move(word));
      }
    }
  }
  Shingles shingles;
  std::string run;
  for (std::size_t i = 0; i + kWordsPerShingle <= words.size(); ++i) {
    run.clear();
    for (std::size_t j = i; j < i + kWordsPerShingle; ++j) {
      run += words[j];
      run += ' ';
    }
    shingles.push_back(XXH3_64bits(run.data(), run.size()));
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

std::size_t count_shared(const Shingles& a, const Shingles& b) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++shared;
      ++i;
      ++j;
    } else {
      ++(a[i] < b[j] ? i : j);
    }
  }
  return shared;
}

bool written_apart(const Document& a, const Document& b) {
  if (!a.creation_time || !b.creation_time || !a.creation_time->days.is_day() ||
      !b.creation_time->days.is_day()) {
    return false;
  }
  const Date one = *a.creation_time->days.earliest;
  const Date two = *b.creation_time->days.earliest;
  return one.plus_days(kDaysApart) < two || two.plus_days(kDaysApart) < one;
}

class CopyFinder {
public:
  explicit CopyFinder(const std::vector<Document>& documents)
      : documents_(documents), sets_(documents.size()) {}

  std::vector<Index> find() {
    for (Index d = 0; d < documents_.size(); ++d) {
      shingles_.push_back(shingles_of(documents_[d]));
      if (shingles_.back().size() >= kFewestShingles) {
        compare(d);
      }
    }
    std::vector<Index> first(documents_.size());
    std::unordered_map<std::size_t, Index> first_of_set;
    for (Index d = 0; d < documents_.size(); ++d) {
      first[d] = first_of_set.try_emplace(sets_.find(d), d).first->second;
    }
    return first;
  }

private:
  void compare(Index d) {
    const Shingles& own = shingles_[d];
    std::map<Index, std::size_t> met;
    for (const std::uint64_t shingle : own) {
      if (shingle % kSampled != 0) {
        continue;
      }
      std::vector<Index>& holders = documents_of_[shingle];
      for (const Index holder : holders) {
        ++met[holder];
      }
      if (holders.size() < kMostDocuments) {
        holders.push_back(d);
      }
    }
    for (const auto& [other, sampled] : met) {
      const std::size_t shorter = std::min(own.size(), shingles_[other].size());
      // Half of what may be expected of a copy: the sample may be unlucky.
      const bool may_be =
          2.0 * kSampled * static_cast<double>(sampled) >= kSame * static_cast<double>(shorter);
      if (may_be && !written_apart(documents_[d], documents_[other]) &&
          static_cast<double>(count_shared(own, shingles_[other])) >=
              kSame * static_cast<double>(shorter)) {
        sets_.unite(d, other);
      }
    }
  }

  const std::vector<Document>& documents_;
  NumberSets sets_;
  std::vector<Shingles> shingles_;
  std::unordered_map<std::uint64_t, std::vector<Index>> documents_of_;
};

}  // namespace

std::vector<std::uint32_t> find_near_copies(const std::vector<Document>& documents) {
  return CopyFinder(documents).find();
}

std::vector<EvidenceSpan> shared_sentence(const std::vector<Document>& documents, Index copy,
                                          Index original) {
  std::map<std::vector<std::string>, Span> there;
  for (const Sentence& sentence : documents[original].sentences) {
    there.try_emplace(words_of(documents[original].text, sentence.span), sentence.span);
  }
  for (const Sentence& sentence : documents[copy].sentences) {
    const auto words = words_of(documents[copy].text, sentence.span);
    const auto found = there.find(words);
    if (words.size() >= kWordsPerShingle && found != there.end()) {
      return {{copy, sentence.span}, {original, found->second}};
    }
  }
  if (documents[copy].sentences.empty() || documents[original].sentences.empty()) {
    return {};
  }
  return {{copy, documents[copy].sentences.front().span},
          {original, documents[original].sentences.front().span}};
}

std::uint32_t count_sources(const std::vector<std::uint32_t>& of,
                            const std::vector<Document>& documents,
                            const std::vector<std::uint32_t>& copy_of) {
  NumberSets sets(of.size());
  std::map<std::string_view, std::size_t> first_of_publisher;
  std::map<Index, std::size_t> first_copy;
  for (std::size_t i = 0; i < of.size(); ++i) {
    sets.unite(i, first_copy.try_emplace(copy_of[of[i]], i).first->second);
    const std::string_view publisher = documents[of[i]].publisher;
    if (!publisher.empty()) {
      sets.unite(i, first_of_publisher.try_emplace(publisher, i).first->second);
    }
  }
  std::uint32_t sources = 0;
  for (std::size_t i = 0; i < of.size(); ++i) {
    sources += sets.find(i) == i ? 1U : 0U;
  }
  return sources;
}

}  // namespace chronograph
