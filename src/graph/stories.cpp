// SPDX-License-Identifier: Apache-2.0
#include "graph/stories.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;

/// Words of so many articles say nothing about what an article is about.
constexpr double kEverywhere = 0.2;
/// Documents of one story are so like on average.
constexpr double kAlike = 0.2;
/// Less is chance: it is taken for nothing.
constexpr double kFaint = 0.05;
/// A word of more documents of the collection brings no two of them together; it still counts
/// between two that others have brought together. Bounds the work.
constexpr std::size_t kMostDocuments = 100;
/// So many words of few documents are shared by documents that are compared.
constexpr int kFewestShared = 3;

struct Weight {
  Index word = 0;
  double weight = 0;
};
using Vector = std::vector<Weight>;  // by word, of length 1

std::vector<Vector> vectors_of(const std::vector<Document>& documents, const WordTables& tables,
                               std::unordered_map<std::string, Index>& numbers) {
  std::vector<Vector> vectors;
  for (const Document& document : documents) {
    std::map<Index, std::pair<double, double>> counts;  // times, rarity
    for (const std::string& word : words_of(document.text, document.text.all())) {
      const double share = tables.share_of(word);
      if (share < kEverywhere) {
        const Index number =
            numbers.try_emplace(word, static_cast<Index>(numbers.size())).first->second;
        auto& [times, rarity] = counts[number];
        times += 1;
        rarity = -std::log(share);
      }
    }
    Vector vector;
    double square = 0;
    for (const auto& [word, count] : counts) {
      const double weight = (1 + std::log(count.first)) * count.second;
      vector.push_back({word, weight});
      square += weight * weight;
    }
    for (Weight& weight : vector) {
      weight.weight /= std::sqrt(square);
    }
    vectors.push_back(std::move(vector));
  }
  return vectors;
}

// One document's words held against those of others: by word, so that each other costs one look a
// word.
class Likeness {
public:
  explicit Likeness(std::size_t words) : weights_(words, 0) {}

  void set(const Vector& one) {
    for (const Weight& weight : one) {
      weights_[weight.word] = weight.weight;
    }
  }
  void clear(const Vector& one) {
    for (const Weight& weight : one) {
      weights_[weight.word] = 0;
    }
  }
  /// The cosine, added up by word.
  [[nodiscard]] double to(const Vector& other) const {
    double sum = 0;
    for (const Weight& weight : other) {
      sum += weight.weight * weights_[weight.word];
    }
    return sum;
  }

private:
  std::vector<double> weights_;
};

// Groups of documents, put together from the most alike down.
class Grouping {
public:
  explicit Grouping(Index documents) : parent_(documents), size_(documents, 1), sums_(documents) {
    for (Index i = 0; i < documents; ++i) {
      parent_[i] = i;
    }
  }

  void add(Index a, Index b, double likeness) {
    sums_[a][b] = sums_[b][a] = likeness;
    offer(a, b);
  }

  void join_alike() {
    while (!offers_.empty()) {
      const auto [likeness, after_a, after_b] = offers_.top();
      offers_.pop();
      const auto a = static_cast<Index>(-after_a);
      const auto b = static_cast<Index>(-after_b);
      // An offer from before either of them grew is worth another now, which was made then.
      if (parent_[a] == a && parent_[b] == b && average(a, b) == likeness) {
        join(a, b);
      }
    }
  }

  [[nodiscard]] Index group_of(Index document) const {
    while (parent_[document] != document) {
      document = parent_[document];
    }
    return document;
  }

private:
  // The most alike first, then the earliest documents; negated for the queue.
  using Offer = std::tuple<double, std::int64_t, std::int64_t>;

  [[nodiscard]] double average(Index a, Index b) const {
    const auto found = sums_[a].find(b);
    return found == sums_[a].end() ? 0 : found->second / (static_cast<double>(size_[a]) * size_[b]);
  }

  void offer(Index a, Index b) {
    const double likeness = average(std::min(a, b), std::max(a, b));
    if (likeness >= kAlike) {
      offers_.emplace(likeness, -static_cast<std::int64_t>(std::min(a, b)),
                      -static_cast<std::int64_t>(std::max(a, b)));
    }
  }

  // REQUIRES: a < b, so that a group is called by its first document.
  void join(Index a, Index b) {
    const std::map<Index, double> of_b = std::move(sums_[b]);
    sums_[a].erase(b);
    for (const auto& [other, sum] : of_b) {
      if (other != a) {
        sums_[other].erase(b);
        sums_[a][other] += sum;
        sums_[other][a] = sums_[a][other];
      }
    }
    size_[a] += size_[b];
    parent_[b] = a;
    for (const auto& [other, sum] : sums_[a]) {
      offer(a, other);
    }
  }

  std::vector<Index> parent_;
  std::vector<Index> size_;
  std::vector<std::map<Index, double>> sums_;  // of the likeness of their documents
  std::priority_queue<Offer> offers_;
};

}  // namespace

std::vector<std::uint32_t> find_stories(const std::vector<Document>& documents,
                                        const WordTables& tables) {
  std::unordered_map<std::string, Index> numbers;
  const std::vector<Vector> vectors = vectors_of(documents, tables, numbers);
  std::vector<std::vector<Index>> documents_of_word(numbers.size());
  for (Index d = 0; d < vectors.size(); ++d) {
    for (const Weight& weight : vectors[d]) {
      documents_of_word[weight.word].push_back(d);
    }
  }
  Likeness likeness(numbers.size());
  Grouping grouping(static_cast<Index>(vectors.size()));
  std::vector<int> shared(vectors.size(), 0);
  for (Index d = 0; d < vectors.size(); ++d) {
    std::vector<Index> near;
    std::vector<Index> touched;
    for (const Weight& weight : vectors[d]) {
      const std::vector<Index>& others = documents_of_word[weight.word];
      for (std::size_t i = 0; others.size() <= kMostDocuments && others[i] < d; ++i) {
        const int count = ++shared[others[i]];
        if (count == 1) {
          touched.push_back(others[i]);
        }
        if (count == kFewestShared) {
          near.push_back(others[i]);
        }
      }
    }
    for (const Index other : touched) {
      shared[other] = 0;
    }
    std::sort(near.begin(), near.end());
    likeness.set(vectors[d]);
    for (const Index other : near) {
      const double cosine = likeness.to(vectors[other]);
      if (cosine >= kFaint) {
        grouping.add(other, d, cosine);
      }
    }
    likeness.clear(vectors[d]);
  }
  grouping.join_alike();
  std::vector<std::uint32_t> stories(vectors.size());
  for (Index d = 0; d < stories.size(); ++d) {
    stories[d] = grouping.group_of(d);
  }
  return stories;
}

}  // namespace chronograph
