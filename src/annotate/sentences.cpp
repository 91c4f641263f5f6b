// SPDX-License-Identifier: Apache-2.0
// Sentence ends: where a paragraph or a dateline ends, and at those open places where the learned
// weights of sentence_ends.tsv sum to more than nothing.
#include "annotate/boundaries.hpp"
#include "annotate/lexicon.hpp"
#include "annotate/stages.hpp"

#include <charconv>

namespace chronograph {
namespace {

class Sentences final : public Stage {
public:
  Sentences() {
    const Lexicon lexicon("sentence_ends.tsv");
    for (const std::vector<std::string_view>& row : lexicon.rows()) {
      int weight = 0;
      std::from_chars(row[1].data(), row[1].data() + row[1].size(), weight);
      weights_.emplace(row[0], weight);
    }
  }

  void run(Document& document) const override {
    const Boundaries boundaries(document, dates_);
    const auto count = static_cast<std::uint32_t>(document.tokens.size());
    document.sentences.clear();
    std::vector<std::string> features;
    std::uint32_t first = 0;
    for (std::uint32_t token_index = 0; token_index < count; ++token_index) {
      if (token_index + 1 < count) {
        const Boundaries::Kind kind = boundaries.kind(token_index);
        if (kind == Boundaries::Kind::Never) {
          continue;
        }
        if (kind == Boundaries::Kind::Open) {
          boundaries.features(token_index, token_index + 1 - first, features);
          if (score(features) <= 0) {
            continue;
          }
        }
      }
      const Span span = document.tokens[first].span.hull(document.tokens[token_index].span);
      document.sentences.push_back({span, first, token_index + 1});
      first = token_index + 1;
    }
    document.set(Layer::Sentences);
  }

private:
  int score(const std::vector<std::string>& features) const {
    int sum = 0;
    for (const std::string& feature : features) {
      const auto found = weights_.find(feature);
      sum += found == weights_.end() ? 0 : found->second;
    }
    return sum;
  }

  Lexicon dates_{"date_words.tsv"};
  std::unordered_map<std::string_view, int> weights_;
};

}  // namespace

std::unique_ptr<Stage> make_sentences(const StageOptions& /*options*/) {
  return std::make_unique<Sentences>();
}

}  // namespace chronograph
