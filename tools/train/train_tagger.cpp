// SPDX-License-Identifier: Apache-2.0
// Trains the tagger: an averaged perceptron over the features of src/annotate/tag_features.cpp.
// Usage: train_tagger TAGS.tsv OUT.model [EPOCHS] (the table is prepare_tags.py's). Deterministic:
// sentences are shuffled by a generator with a fixed seed, and averages are sums of integers.
#include "annotate/perceptron.hpp"
#include "annotate/tag_features.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <exception>
#include <fstream>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace chronograph {
namespace {

constexpr int kEpochs = 6;
constexpr std::uint64_t kSeed = 20261125;
/// A word of the list was seen so often, always with one label.
constexpr int kSureCount = 12;
/// Of words seen so often, the usual label is a feature.
constexpr int kFrequent = 4;
/// Labels seen less often are slips of the corpus.
constexpr int kRareLabel = 3;
/// An average weight of this size becomes 127, larger ones are cut; not tuned. Rounds and kFrequent
/// were chosen on every tenth document of EWT train.
constexpr double kLargestWeight = 24.0;

struct Example {
  Document document;
  Sentence sentence;
  std::vector<std::uint8_t> gold;
  std::vector<WordView> words;
};

struct Corpus {
  std::vector<std::string> labels;
  std::vector<Example> examples;
};

struct Row {
  std::string form;
  std::string label;
  bool space = false;
};

std::vector<std::vector<Row>> read_rows(const std::string& path) {
  std::ifstream in(path);
  if (!in) {
    throw std::runtime_error(path + ": cannot read");
  }
  std::vector<std::vector<Row>> sentences(1);
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      sentences.emplace_back();
      continue;
    }
    std::array<std::string, 4> fields;
    std::size_t begin = 0;
    for (std::string& field : fields) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      field = line.substr(begin, end - begin);
      begin = end + 1;
    }
    sentences.back().push_back({fields[0], fields[1] + "|" + fields[2], fields[3] == "1"});
  }
  std::erase_if(sentences, [](const auto& rows) { return rows.empty(); });
  return sentences;
}

Example make_example(const std::vector<Row>& rows, const std::vector<std::string>& labels) {
  Example example;
  std::string text;
  std::uint32_t position = 0;
  for (const Row& row : rows) {
    const auto length = static_cast<std::uint32_t>(count_code_points(row.form));
    example.document.tokens.emplace_back().span = {position, position + length};
    text += row.form;
    position += length;
    if (row.space) {
      text += ' ';
      ++position;
    }
    const auto found = std::find(labels.begin(), labels.end(), row.label);
    example.gold.push_back(static_cast<std::uint8_t>(found - labels.begin()));
  }
  example.document.text = Text(text);
  example.sentence.last_token = static_cast<std::uint32_t>(rows.size());
  example.words = view_words(example.document, example.sentence);
  return example;
}

Corpus read_corpus(const std::string& path) {
  const std::vector<std::vector<Row>> sentences = read_rows(path);
  std::map<std::string, int> counts;
  for (const std::vector<Row>& rows : sentences) {
    for (const Row& row : rows) {
      ++counts[row.label];
    }
  }
  Corpus corpus;
  for (const auto& [label, count] : counts) {
    if (count >= kRareLabel) {
      corpus.labels.push_back(label);
    }
  }
  for (const std::vector<Row>& rows : sentences) {
    if (std::all_of(rows.begin(), rows.end(),
                    [&](const Row& row) { return counts[row.label] >= kRareLabel; })) {
      corpus.examples.push_back(make_example(rows, corpus.labels));
    }
  }
  return corpus;
}

/// Finds the frequent words and marks them in all sentences.
std::vector<PerceptronParts::Word> find_words(Corpus& corpus) {
  std::map<std::uint32_t, std::map<std::uint8_t, int>> counts;
  for (const Example& example : corpus.examples) {
    for (std::size_t index = 0; index < example.gold.size(); ++index) {
      ++counts[example.words[index + kTagPadding].key][example.gold[index]];
    }
  }
  std::vector<PerceptronParts::Word> words;
  for (const auto& [key, labels] : counts) {
    int sum = 0;
    auto usual = labels.begin();
    for (auto label = labels.begin(); label != labels.end(); ++label) {
      sum += label->second;
      usual = label->second > usual->second ? label : usual;
    }
    if (sum >= kFrequent) {
      words.push_back({key, usual->first, labels.size() == 1 && sum >= kSureCount});
    }
  }
  for (Example& example : corpus.examples) {
    look_up(example.words, words);
  }
  return words;
}

class Trainer {
public:
  void train(const Corpus& corpus, int epochs) {
    std::vector<const Example*> order;
    for (const Example& example : corpus.examples) {
      order.push_back(&example);
    }
    for (int epoch = 0; epoch < epochs; ++epoch) {
      shuffle(order);
      std::size_t wrong = 0;
      std::size_t count = 0;
      for (const Example* example : order) {
        wrong += learn(*example, corpus.labels.size());
        count += example->gold.size();
      }
      std::printf("epoch %d: %.2f %% of %zu wrong\n", epoch + 1,
                  100.0 * static_cast<double>(wrong) / static_cast<double>(count), count);
    }
  }

  [[nodiscard]] std::vector<PerceptronParts::Feature> averages() const {
    std::map<std::uint32_t, std::vector<LabelWeight>> sorted;
    for (const auto& [key, entries] : rows_) {
      std::vector<LabelWeight> weights;
      for (const Entry& entry : entries) {
        const std::int64_t total = entry.total + std::int64_t{entry.weight} * (now_ - entry.since);
        const double average = static_cast<double>(total) / static_cast<double>(now_);
        const double scaled = std::round(average * 127.0 / kLargestWeight);
        const auto weight = static_cast<std::int8_t>(std::clamp(scaled, -127.0, 127.0));
        if (weight != 0) {
          weights.push_back({entry.label, weight});
        }
      }
      std::sort(weights.begin(), weights.end(),
                [](LabelWeight a, LabelWeight b) { return a.label < b.label; });
      if (!weights.empty()) {
        sorted.emplace(key, std::move(weights));
      }
    }
    std::vector<PerceptronParts::Feature> features;
    for (auto& [key, weights] : sorted) {
      features.push_back({key, std::move(weights)});
    }
    return features;
  }

private:
  struct Entry {
    std::uint8_t label = 0;
    std::int32_t weight = 0;
    std::int64_t since = 0;  ///< step at which `weight` was set
    std::int64_t total = 0;  ///< sum of the weights over the steps before
  };

  void shuffle(std::vector<const Example*>& order) {
    for (std::size_t count = order.size(); count > 1; --count) {
      state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
      std::swap(order[count - 1], order[(state_ >> 33U) % count]);
    }
  }

  std::size_t learn(const Example& example, std::size_t label_count) {
    std::size_t wrong = 0;
    std::uint32_t previous = 0;
    std::uint32_t before_previous = 0;
    for (std::size_t index = 0; index < example.gold.size(); ++index) {
      ++now_;
      const std::uint8_t gold = example.gold[index];
      std::uint8_t guess = gold;
      if (!example.words[index + kTagPadding].sure) {
        const TagFeatures features = tag_features(example.words, index, previous, before_previous);
        guess = best(features, label_count);
        if (guess != gold) {
          ++wrong;
          for (const std::uint32_t key : features) {
            change(key, gold, 1);
            change(key, guess, -1);
          }
        }
      }
      before_previous = previous;
      previous = guess + 1U;
    }
    return wrong;
  }

  [[nodiscard]] std::uint8_t best(const TagFeatures& features, std::size_t label_count) const {
    std::array<std::int32_t, 256> sums{};
    for (const std::uint32_t key : features) {
      const auto row = rows_.find(key);
      if (row != rows_.end()) {
        for (const Entry& entry : row->second) {
          sums[entry.label] += entry.weight;
        }
      }
    }
    const auto end = sums.begin() + static_cast<std::ptrdiff_t>(label_count);
    return static_cast<std::uint8_t>(std::max_element(sums.begin(), end) - sums.begin());
  }

  void change(std::uint32_t key, std::uint8_t label, std::int32_t by) {
    std::vector<Entry>& row = rows_[key];
    auto entry = std::find_if(row.begin(), row.end(),
                              [&](const Entry& candidate) { return candidate.label == label; });
    if (entry == row.end()) {
      entry = row.insert(row.end(), Entry{label, 0, now_, 0});
    }
    entry->total += std::int64_t{entry->weight} * (now_ - entry->since);
    entry->since = now_;
    entry->weight += by;
  }

  std::unordered_map<std::uint32_t, std::vector<Entry>> rows_;
  std::int64_t now_ = 0;
  std::uint64_t state_ = kSeed;
};

void run(const std::string& table, const std::string& model, int epochs) {
  Corpus corpus = read_corpus(table);
  PerceptronParts parts;
  parts.labels = corpus.labels;
  parts.words = find_words(corpus);
  Trainer trainer;
  trainer.train(corpus, epochs);
  parts.features = trainer.averages();
  const std::string bytes = write_perceptron(parts);
  std::ofstream out(model, std::ios::binary);
  out << bytes;
  if (!out.flush()) {
    throw std::runtime_error(model + ": cannot write");
  }
  std::printf("%zu labels, %zu words, %zu features, %zu bytes\n", parts.labels.size(),
              parts.words.size(), parts.features.size(), bytes.size());
}

}  // namespace
}  // namespace chronograph

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: train_tagger TAGS.tsv OUT.model [EPOCHS]\n");
    return 2;
  }
  try {
    chronograph::run(argv[1], argv[2], argc > 3 ? std::stoi(argv[3]) : chronograph::kEpochs);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "train_tagger: %s\n", error.what());
    return 4;
  }
  return 0;
}
