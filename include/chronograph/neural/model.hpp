// SPDX-License-Identifier: Apache-2.0
// The language core as its users see it: a model file loaded once, then sentences of words in and
// labels, trees, names, events and roles out. It knows words, not documents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph::nn {

/// What a model labels: words, but for roles (pairs of predicate and argument) and what follows
/// them (pairs of words of a document, see Pairing).
enum class Labelling : std::uint8_t {
  Upos,
  Xpos,
  Lemma,
  Deprel,
  Names,
  Events,
  Tense,
  Aspect,
  Polarity,
  Creation,
  Mention,
  Roles,
  Order,
  AntecedentFeatures,  ///< names of what a pair of mentions may have in common
  OrderFeatures
};

/// What was found for one word. Labels are indices into Model::labels(); those of a labelling that
/// the model lacks stay 0.
struct WordAnalysis {
  std::uint16_t upos = 0;
  std::uint16_t xpos = 0;
  std::uint16_t lemma = 0;     ///< see Model::lemma_of()
  std::uint16_t deprel = 0;    ///< relation to the governor
  std::uint32_t governor = 0;  ///< 0: the root, else 1 + the word's index in the sentence
  std::uint16_t event = 0;     ///< 0 (`O`): no event
  std::uint16_t tense = 0;     ///< this and the next three mean something at events
  std::uint16_t aspect = 0;
  std::uint16_t polarity = 0;
  std::uint16_t creation = 0;      ///< relation to the creation time of the document
  float creation_probability = 0;  ///< of that label
  bool is_predicate = false;
  float event_probability = 0;  ///< that the word is an event of any class, also where none is best
  std::uint16_t mention = 0;    ///< 0 (`O`): not the head word of a mention, else its type
  float mention_probability = 0;  ///< that it is one of any type; 0 where it is none
};

/// A name: words [begin, end) of the sentence.
struct NameAnalysis {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint16_t type = 0;  ///< into Model::name_types()
  float probability = 0;   ///< of the least certain of its labels
};

/// An argument of a predicate, both given by their head words.
struct RoleAnalysis {
  std::uint32_t predicate = 0;
  std::uint32_t argument = 0;
  std::uint16_t role = 0;
  float probability = 0;
};

struct SentenceAnalysis {
  std::vector<WordAnalysis> words;
  std::vector<NameAnalysis> names;
  std::vector<RoleAnalysis> roles;  ///< by predicate, then argument; core roles once a predicate
  /// Probabilities of each word to be part of a name of each type, (words, name types).
  std::vector<float> name_types;
  std::vector<float> states;  ///< (words, width), for Model::pairs(); only if asked for
};

/// What a model file holds, for people.
struct ModelSizes {
  std::size_t layers = 0;
  std::size_t width = 0;
  std::size_t heads = 0;   ///< of attention
  std::size_t inner = 0;   ///< of the feed-forward net
  std::size_t pieces = 0;  ///< of the vocabulary
  std::size_t positions = 0;
  std::size_t tensors = 0;
  std::size_t parameters = 0;  ///< numbers in tensors, scales not counted
  std::size_t bytes = 0;       ///< of the file
};

/// A labelling of a model file and how many labels it has.
struct LabelCount {
  std::string labelling;  ///< as in the file: `upos`
  std::size_t labels = 0;
};

struct ModelOptions {
  std::string
      instructions;  ///< "avx512", "avxvnni", "avx2" or "plain"; empty: the best of this processor
};

struct AnalyseOptions {
  bool keep_states = false;
};

/// The words of a sentence, valid UTF-8.
using SentenceWords = std::vector<std::string_view>;

/// What is asked about two words of a document (docs/model-format.md, "Pairs of words of a
/// document"): whether the first is the later one's antecedent, or how two events are ordered.
enum class Pairing : std::uint8_t { Antecedent, Order };

/// A feature that a model lacks; it adds nothing to a score.
inline constexpr std::uint16_t kNoFeature = 65535;
/// So many mentions before a mention are its candidates.
inline constexpr std::size_t kCandidates = 60;

struct PairLabel {
  std::uint16_t label = 0;
  float probability = 0;
};

class Model;

/// Words of one document, in the order of the text, whose pairs are scored. Per word 1.6 kB for
/// antecedents, 0.5 kB for order; refers to its model and to the states that it was made from.
/// For one thread at a time.
class PairScorer {
public:
  ~PairScorer();
  PairScorer(PairScorer&&) noexcept;
  PairScorer& operator=(PairScorer&&) noexcept;

  [[nodiscard]] std::size_t words() const;
  [[nodiscard]] std::size_t labels() const;  ///< of order; 1 for antecedents

  /// Scores the `count` words before word `later` as its partners, in the order of the text, into
  /// `out`, (count, labels()). `features`, (count, any number alike for all), are indices from
  /// Model::pair_feature(). A pair's scores do not depend on the other pairs.
  /// REQUIRES: later < words(), count <= later.
  void score_before(std::size_t later, std::size_t count, std::span<const std::uint16_t> features,
                    std::span<float> out);

  /// Returns the label of the greatest of the scores of one pair, of equal ones the first.
  PairLabel best(std::span<const float> scores);

  /// Returns the place of the greatest of candidates' scores if it is above 0, of equal ones the
  /// last, which is the nearest.
  static std::optional<std::size_t> antecedent(std::span<const float> scores);

private:
  friend class Model;
  struct Scores;
  explicit PairScorer(std::unique_ptr<Scores> scores);
  std::unique_ptr<Scores> scores_;
};

/// A loaded model. Safe to use from several threads; each call computes in memory of its own, which
/// later calls use again. Results are the same bits on every processor, whatever sentences are
/// given together.
class Model {
public:
  /// Throws Error(Model) for an unreadable or unsound file, Error(Usage) for unknown instructions.
  explicit Model(const std::string& path, const ModelOptions& options = {});
  /// The same from bytes in memory; `name` stands for the path in messages.
  Model(std::vector<std::byte> bytes, std::string name, const ModelOptions& options = {});
  ~Model();
  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;

  [[nodiscard]] const std::string& name() const;  ///< `accurate`
  [[nodiscard]] const std::string& card() const;  ///< JSON: data, licence, figures, command
  [[nodiscard]] std::uint64_t checksum() const;   ///< tells two models apart
  [[nodiscard]] std::string_view instructions() const;
  [[nodiscard]] std::size_t layers() const;
  [[nodiscard]] std::size_t width() const;
  [[nodiscard]] ModelSizes sizes() const;
  /// All label sets of the file by name, those that this program does not read included.
  [[nodiscard]] std::vector<LabelCount> label_counts() const;

  /// Tells whether the model has the head of a labelling.
  [[nodiscard]] bool has(Labelling labelling) const;
  /// Empty where the model lacks the labelling.
  [[nodiscard]] std::span<const std::string> labels(Labelling labelling) const;
  /// `person` for the labels `B-person` and `I-person`.
  [[nodiscard]] std::span<const std::string> name_types() const;

  /// Analyses sentences. One longer than the model's positions is cut at word ends, after
  /// punctuation if there is some late enough; its parts are joined by `parataxis`. O(words) and
  /// O(words^2) of a sentence in attention and tree.
  [[nodiscard]] std::vector<SentenceAnalysis> analyse(std::span<const SentenceWords> sentences,
                                                      const AnalyseOptions& options = {}) const;

  /// Returns the lemma of a word by the label that analyse() found.
  [[nodiscard]] std::string lemma_of(std::string_view word, const WordAnalysis& analysis) const;

  /// Prepares words of one document for scoring their pairs, in the order of the text. Nothing if
  /// the model lacks the head. `states` is (words, width()), rows of SentenceAnalysis::states, and
  /// must live as long as the scorer.
  [[nodiscard]] std::optional<PairScorer> pairs(Pairing pairing,
                                                std::span<const float> states) const;
  /// Returns the index of a feature of pairs by its name, kNoFeature if the model lacks it. To be
  /// asked once and kept: O(log features) and a comparison of names each.
  [[nodiscard]] std::uint16_t pair_feature(Pairing pairing, std::string_view name) const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace chronograph::nn
