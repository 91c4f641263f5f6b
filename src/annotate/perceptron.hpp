// SPDX-License-Identifier: Apache-2.0
// The linear model of the tagger and its file. A feature is a 32-bit hash; most weigh on two or
// three labels only, so each keeps a short list of (label, weight) pairs. Weights are small
// integers: the same sums on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// Version of the features and of the file; a model of another version is refused.
inline constexpr std::uint32_t kTaggerVersion = 1;

struct LabelWeight {
  std::uint8_t label = 0;
  std::int8_t weight = 0;
};

/// What training hands over, and what a file holds. Keys ascend; no key stands twice.
struct PerceptronParts {
  struct Word {
    std::uint32_t key = 0;
    std::uint8_t label = 0;  ///< the usual one
    bool sure = false;       ///< it never has another
  };
  struct Feature {
    std::uint32_t key = 0;
    std::vector<LabelWeight> weights;
  };
  std::vector<std::string> labels;
  std::vector<Word> words;  ///< frequent words
  std::vector<Feature> features;
};

class Perceptron {
public:
  /// Throws Error(Model) for a file that cannot be read, is no tagger model, has another version,
  /// was cut short or altered.
  static Perceptron read(const std::string& path);
  explicit Perceptron(const PerceptronParts& parts);

  [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }
  [[nodiscard]] const std::vector<PerceptronParts::Word>& words() const { return words_; }
  /// The label with the highest sum of weights; the first of those that tie.
  [[nodiscard]] std::uint8_t best_label(std::span<const std::uint32_t> features) const;

private:
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t first = 0;  ///< into weights_
    std::uint32_t last = 0;   ///< one past; an empty list is a free slot
  };
  [[nodiscard]] const Slot* find(std::uint32_t key) const;

  std::vector<std::string> labels_;
  std::vector<Slot> slots_;  ///< open addressing; the size is a power of two
  std::vector<LabelWeight> weights_;
  std::vector<PerceptronParts::Word> words_;
};

/// Returns the bytes of a model file: magic, version, counts, labels, words, features, checksum;
/// little-endian.
std::string write_perceptron(const PerceptronParts& parts);

/// Throws Error(Model) as Perceptron::read() does; `name` stands in the message.
PerceptronParts read_perceptron(std::string_view bytes, const std::string& name);

}  // namespace chronograph
