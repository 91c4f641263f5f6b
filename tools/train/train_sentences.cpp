// SPDX-License-Identifier: Apache-2.0
// Learns the weights of sentence ends: an averaged perceptron over src/annotate/boundaries.cpp.
// Usage: train_sentences OUT.tsv GOLD.jsonl... [--news NEWS.jsonl...]. GOLD has sentences; NEWS is
// edited text without them, in which a place without a terminal mark is no end and a full stop
// before a capital is one. Tokens are made anew, as they will be in use. Deterministic.
#include "annotate/boundaries.hpp"
#include "annotate/stages.hpp"
#include "chronograph/document/annotation.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace chronograph {
namespace {

constexpr int kEpochs = 8;
constexpr std::uint64_t kSeed = 20261125;
/// Features seen less often are not learned.
constexpr int kRare = 3;
constexpr double kScale = 20.0;
/// Smaller weights are left out.
constexpr std::int64_t kSmall = 5;

struct Place {
  std::vector<std::uint32_t> features;
  bool end = false;
};

struct Corpus {
  std::vector<std::string> names;
  std::unordered_map<std::string, std::uint32_t> index;
  std::vector<int> counts;
  std::vector<Place> places;

  std::uint32_t intern(const std::string& name) {
    const auto [entry, fresh] = index.emplace(name, static_cast<std::uint32_t>(names.size()));
    if (fresh) {
      names.push_back(name);
      counts.push_back(0);
    }
    ++counts[entry->second];
    return entry->second;
  }
};

void add_document(Corpus& corpus, Document document, bool news) {
  std::set<std::uint32_t> ends;
  for (const Sentence& sentence : document.sentences) {
    ends.insert(sentence.span.end);
  }
  make_tokens({})->run(document);
  static const Lexicon dates("date_words.tsv");
  const Boundaries boundaries(document, dates);
  std::vector<std::string> features;
  std::uint32_t first = 0;
  for (std::uint32_t token_index = 0; token_index + 1 < document.tokens.size(); ++token_index) {
    const Boundaries::Kind kind = boundaries.kind(token_index);
    bool end = kind == Boundaries::Kind::Always;
    if (kind == Boundaries::Kind::Open) {
      Place place;
      boundaries.features(token_index, token_index + 1 - first, features);
      const bool unmarked = features[0].rfind("mark ", 0) == 0;
      place.end = news ? false : ends.count(document.tokens[token_index].span.end) > 0;
      for (const std::string& feature : features) {
        place.features.push_back(corpus.intern(feature));
      }
      end = news ? !unmarked : place.end;
      if (!news || unmarked) {
        corpus.places.push_back(std::move(place));
      }
    }
    first = end ? token_index + 1 : first;
  }
}

void read(Corpus& corpus, const std::string& path, bool news) {
  std::ifstream in(path);
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    add_document(corpus, read_annotation(line, path + ":" + std::to_string(++number)), news);
  }
  if (number == 0) {
    throw std::runtime_error(path + ": cannot read");
  }
}

struct Weight {
  std::int64_t value = 0;
  std::int64_t total = 0;
  std::int64_t since = 0;
};

std::vector<Weight> train(Corpus& corpus) {
  for (Place& place : corpus.places) {
    std::erase_if(place.features,
                  [&](std::uint32_t feature) { return corpus.counts[feature] < kRare; });
  }
  std::vector<Weight> weights(corpus.names.size());
  std::vector<std::size_t> order(corpus.places.size());
  for (std::size_t index = 0; index < order.size(); ++index) {
    order[index] = index;
  }
  std::uint64_t state = kSeed;
  std::int64_t now = 0;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    for (std::size_t count = order.size(); count > 1; --count) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      std::swap(order[count - 1], order[(state >> 33U) % count]);
    }
    std::size_t wrong = 0;
    for (const std::size_t index : order) {
      const Place& place = corpus.places[index];
      ++now;
      std::int64_t sum = 0;
      for (const std::uint32_t feature : place.features) {
        sum += weights[feature].value;
      }
      if ((sum > 0) != place.end) {
        ++wrong;
        for (const std::uint32_t feature : place.features) {
          Weight& weight = weights[feature];
          weight.total += weight.value * (now - weight.since);
          weight.since = now;
          weight.value += place.end ? 1 : -1;
        }
      }
    }
    std::printf("epoch %d: %zu of %zu wrong\n", epoch + 1, wrong, order.size());
  }
  for (Weight& weight : weights) {
    weight.total += weight.value * (now - weight.since);
    weight.value =
        std::llround(kScale * static_cast<double>(weight.total) / static_cast<double>(now));
  }
  return weights;
}

void run(const std::vector<std::string>& arguments) {
  Corpus corpus;
  bool news = false;
  for (std::size_t index = 1; index < arguments.size(); ++index) {
    if (arguments[index] == "--news") {
      news = true;
    } else {
      read(corpus, arguments[index], news);
    }
  }
  const std::vector<Weight> weights = train(corpus);
  std::map<std::string, std::int64_t> rows;
  for (std::size_t index = 0; index < weights.size(); ++index) {
    if (std::abs(weights[index].value) >= kSmall) {
      rows.emplace(corpus.names[index], weights[index].value);
    }
  }
  std::ofstream out(arguments[0]);
  out << "# What speaks for (more than 0) or against a sentence end: feature of "
         "annotate/boundaries.cpp, weight. Learned by tools/train/train_sentences.cpp (see "
         "docs/learned-lists.md for the corpora); derived facts, CC BY-SA 4.0.\n";
  for (const auto& [name, weight] : rows) {
    out << name << '\t' << weight << '\n';
  }
  std::printf("%zu features\n", rows.size());
}

}  // namespace
}  // namespace chronograph

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 2) {
    std::fprintf(stderr, "usage: train_sentences OUT.tsv GOLD.jsonl... [--news NEWS.jsonl...]\n");
    return 2;
  }
  try {
    chronograph::run(arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "train_sentences: %s\n", error.what());
    return 4;
  }
  return 0;
}
