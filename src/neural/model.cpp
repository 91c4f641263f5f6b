// SPDX-License-Identifier: Apache-2.0
// Words to units, units through encoder and heads, parts of sentences put together again.
#include "chronograph/neural/model.hpp"

#include "neural/encoder.hpp"
#include "neural/heads.hpp"
#include "neural/model_file.hpp"
#include "neural/pairs.hpp"
#include "neural/quantised.hpp"
#include "neural/units.hpp"
#include "neural/wordpiece.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

namespace chronograph::nn {
namespace {

/// What one thread computes in.
struct Workspace {
  UnitScratch units;
  UnitBatch batch;
  EncoderScratch encoder;
  HeadScratch heads;
  std::vector<SentenceStates> states;      ///< of the units of the batch
  std::vector<SentenceAnalysis> analyses;  ///< of them
};

/// Adds a part of a sentence; the root of a later part hangs on that of the first.
void append_part(const SentenceAnalysis& part, std::uint16_t joining, SentenceAnalysis& out) {
  const auto shift = static_cast<std::uint32_t>(out.words.size());
  const auto root = std::find_if(out.words.begin(), out.words.end(),
                                 [](const WordAnalysis& word) { return word.governor == 0; });
  const auto root_number = static_cast<std::uint32_t>(root - out.words.begin()) + 1;
  for (WordAnalysis word : part.words) {
    if (word.governor != 0) {
      word.governor += shift;
    } else if (shift > 0) {
      word.governor = root_number;
      word.deprel = joining;
    }
    out.words.push_back(word);
  }
  for (NameAnalysis name : part.names) {
    name.begin += shift;
    name.end += shift;
    out.names.push_back(name);
  }
  out.name_types.insert(out.name_types.end(), part.name_types.begin(), part.name_types.end());
  for (RoleAnalysis role : part.roles) {
    role.predicate += shift;
    role.argument += shift;
    out.roles.push_back(role);
  }
}

}  // namespace

struct PairScorer::Scores {
  PairScores own;
};

struct Model::State {
  ModelFile file;
  const Kernels& kernels;
  WordPieces pieces;
  Encoder encoder;
  Heads heads;
  std::optional<PairHead> antecedents;
  std::optional<PairHead> order;
  std::mutex mutex;
  std::vector<std::unique_ptr<Workspace>> idle;  ///< guarded by `mutex`

  State(ModelFile own_file, const ModelOptions& options)
      : file(std::move(own_file)),
        kernels(kernels_named(options.instructions)),
        pieces(file.vocabulary(), file.path()),
        encoder(file),
        heads(file),
        antecedents(PairHead::load(file, Pairing::Antecedent)),
        order(PairHead::load(file, Pairing::Order)) {}

  [[nodiscard]] const std::optional<PairHead>& pair_head(Pairing pairing) const {
    return pairing == Pairing::Order ? order : antecedents;
  }

  /// Lends a workspace and takes it back.
  class Loan {
  public:
    explicit Loan(State& state) : state_(state) {
      const std::lock_guard lock(state_.mutex);
      if (!state_.idle.empty()) {
        workspace_ = std::move(state_.idle.back());
        state_.idle.pop_back();
      }
      if (!workspace_) {
        workspace_ = std::make_unique<Workspace>();
      }
    }
    ~Loan() {
      const std::lock_guard lock(state_.mutex);
      state_.idle.push_back(std::move(workspace_));
    }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    Workspace& operator*() { return *workspace_; }

  private:
    State& state_;
    std::unique_ptr<Workspace> workspace_;
  };

  void analyse_batch(std::span<const SentenceWords> sentences, const AnalyseOptions& options,
                     Workspace& work, std::vector<SentenceAnalysis>& out) const;
};

void Model::State::analyse_batch(std::span<const SentenceWords> sentences,
                                 const AnalyseOptions& options, Workspace& work,
                                 std::vector<SentenceAnalysis>& out) const {
  const std::size_t width = file.sizes().width;
  const auto states = encoder.encode(kernels, work.batch.batch, work.encoder);
  const auto outputs = heads.outputs(kernels, states, work.heads);
  const std::vector<Unit>& units = work.batch.units;
  work.states.clear();
  work.analyses.resize(std::max(work.analyses.size(), units.size()));
  std::size_t row = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    const std::size_t rows = unit.words + 1;
    const auto words = std::span(sentences[unit.sentence]).subspan(unit.first_word, unit.words);
    work.states.push_back({outputs.subspan(row * heads.stride(), rows * heads.stride()), words});
    work.analyses[i].words.clear();
    work.analyses[i].names.clear();
    work.analyses[i].roles.clear();
    if (options.keep_states) {
      const auto own = states.subspan((row + 1) * width, unit.words * width);
      std::vector<float>& kept = out[unit.sentence].states;
      kept.insert(kept.end(), own.begin(), own.end());
    }
    row += rows;
  }
  heads.decode(kernels, work.states, work.heads, work.analyses);
  for (std::size_t i = 0; i < units.size(); ++i) {
    append_part(work.analyses[i], heads.joining_relation(), out[units[i].sentence]);
  }
}

Model::Model(const std::string& path, const ModelOptions& options)
    : state_(std::make_unique<State>(ModelFile(path), options)) {}

Model::Model(std::vector<std::byte> bytes, std::string name, const ModelOptions& options)
    : state_(std::make_unique<State>(ModelFile::from_bytes(std::move(bytes), std::move(name)),
                                     options)) {}

Model::~Model() = default;
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;

const std::string& Model::name() const { return state_->file.name(); }
const std::string& Model::card() const { return state_->file.card(); }
std::uint64_t Model::checksum() const { return state_->file.checksum(); }
std::string_view Model::instructions() const { return state_->kernels.name; }
std::size_t Model::layers() const { return state_->file.sizes().layers; }
std::size_t Model::width() const { return state_->file.sizes().width; }

ModelSizes Model::sizes() const {
  const EncoderSizes& sizes = state_->file.sizes();
  return {sizes.layers,
          sizes.width,
          sizes.heads,
          sizes.inner,
          sizes.pieces,
          sizes.positions,
          state_->file.tensors(),
          state_->file.parameters(),
          state_->file.bytes()};
}

std::vector<LabelCount> Model::label_counts() const { return state_->file.label_counts(); }

bool Model::has(Labelling labelling) const {
  switch (labelling) {
    case Labelling::Order:
    case Labelling::OrderFeatures:
      return state_->order.has_value();
    case Labelling::AntecedentFeatures:
      return state_->antecedents.has_value();
    default:
      return state_->heads.has(labelling);
  }
}

std::span<const std::string> Model::labels(Labelling labelling) const {
  return has(labelling) ? state_->file.labels(name_of(labelling)) : std::span<const std::string>();
}

std::span<const std::string> Model::name_types() const { return state_->heads.names().types(); }

std::vector<SentenceAnalysis> Model::analyse(std::span<const SentenceWords> sentences,
                                             const AnalyseOptions& options) const {
  std::vector<SentenceAnalysis> out(sentences.size());
  State::Loan loan(*state_);
  Workspace& work = *loan;
  UnitReader reader(state_->pieces, state_->file.sizes().positions, sentences, work.units);
  while (reader.next(work.batch)) {
    state_->analyse_batch(sentences, options, work, out);
  }
  return out;
}

std::string Model::lemma_of(std::string_view word, const WordAnalysis& analysis) const {
  const auto& lemmas = state_->heads.lemmas();
  if (analysis.lemma < lemmas.size() && lemmas[analysis.lemma]) {
    return lemmas[analysis.lemma]->apply(word).value_or(std::string(word));
  }
  return std::string(word);
}

std::optional<PairScorer> Model::pairs(Pairing pairing, std::span<const float> states) const {
  const std::optional<PairHead>& head = state_->pair_head(pairing);
  if (!head) {
    return std::nullopt;
  }
  return PairScorer(std::make_unique<PairScorer::Scores>(
      PairScorer::Scores{{state_->kernels, *head, states, width()}}));
}

std::uint16_t Model::pair_feature(Pairing pairing, std::string_view name) const {
  const std::optional<PairHead>& head = state_->pair_head(pairing);
  return head ? head->feature(name) : kNoFeature;
}

PairScorer::PairScorer(std::unique_ptr<Scores> scores) : scores_(std::move(scores)) {}
PairScorer::~PairScorer() = default;
PairScorer::PairScorer(PairScorer&&) noexcept = default;
PairScorer& PairScorer::operator=(PairScorer&&) noexcept = default;

std::size_t PairScorer::words() const { return scores_->own.words(); }
std::size_t PairScorer::labels() const { return scores_->own.head().labels(); }

void PairScorer::score_before(std::size_t later, std::size_t count,
                              std::span<const std::uint16_t> features, std::span<float> out) {
  scores_->own.score_before(later, count, features, out);
}

PairLabel PairScorer::best(std::span<const float> scores) { return scores_->own.best(scores); }

std::optional<std::size_t> PairScorer::antecedent(std::span<const float> scores) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] > 0 && (!best || scores[i] >= scores[*best])) {
      best = i;
    }
  }
  return best;
}

}  // namespace chronograph::nn
