// SPDX-License-Identifier: Apache-2.0
// The language core read once for all stages: parts of speech, trees and frames become layers, what
// it makes of names and events becomes the document's reading, for the stages that decide.
#include "annotate/stages.hpp"
#include "chronograph/neural/model.hpp"

#include <algorithm>
#include <numeric>

namespace chronograph {
namespace {

/// Sentences that are analysed together; bounds what a long document keeps in memory at a time.
constexpr std::size_t kTogether = 256;
constexpr float kMayBeEvent = 0.05F;
constexpr float kMayBeName = 0.2F;

/// A model's labels as ours, by their spelling; `other` where we have none.
template <typename Label>
std::vector<Label> translate(std::span<const std::string> spellings, Label other) {
  std::vector<Label> labels;
  labels.reserve(spellings.size());
  for (const std::string& spelling : spellings) {
    labels.push_back(parse_label<Label>(spelling).value_or(other));
  }
  return labels;
}

template <typename Label>
Label label_of(const std::vector<Label>& labels, std::uint16_t index, Label other) {
  return index < labels.size() ? labels[index] : other;
}

class LanguageCore final : public Stage {
public:
  explicit LanguageCore(std::shared_ptr<const nn::Model> model)
      : model_(std::move(model)),
        upos_(translate(model_->labels(nn::Labelling::Upos), Upos::X)),
        xpos_(translate(model_->labels(nn::Labelling::Xpos), Xpos::Xx)),
        deprels_(translate(model_->labels(nn::Labelling::Deprel), Deprel::Dep)),
        names_(translate(model_->name_types(), EntityType::Other)),
        classes_(translate(model_->labels(nn::Labelling::Events), EventClass::Occurrence)),
        tenses_(translate(model_->labels(nn::Labelling::Tense), Tense::None)),
        aspects_(translate(model_->labels(nn::Labelling::Aspect), Aspect::None)),
        polarities_(translate(model_->labels(nn::Labelling::Polarity), Polarity::Pos)),
        creation_(translate(model_->labels(nn::Labelling::Creation), LinkRelation::Vague)),
        roles_(translate(model_->labels(nn::Labelling::Roles), FrameRole::Adverbial)) {}

  void run(Document& document) const override {
    document.frames.clear();
    document.reading = Reading();
    document.reading.words.resize(document.tokens.size());
    const std::vector<bool> given = given_events(document);
    std::vector<nn::SentenceWords> words;
    for (std::size_t first = 0; first < document.sentences.size(); first += kTogether) {
      const std::size_t last = std::min(first + kTogether, document.sentences.size());
      words.resize(last - first);
      for (std::size_t i = first; i < last; ++i) {
        words_of(document, document.sentences[i], words[i - first]);
      }
      const std::vector<nn::SentenceAnalysis> analyses = model_->analyse(words, {true});
      for (std::size_t i = first; i < last; ++i) {
        take(document, document.sentences[i], analyses[i - first], given);
      }
    }
    document.set(Layer::Tags);
    document.set(Layer::Syntax);
    document.set(Layer::Srl);
  }

private:
  /// The words of events that came with the document, whatever the model thinks of them.
  static std::vector<bool> given_events(const Document& document) {
    std::vector<bool> given(document.tokens.size());
    for (const Event& event : document.events) {
      const auto [first, last] = document.tokens_in(event.span);
      std::fill(given.begin() + first, given.begin() + last, true);
    }
    return given;
  }

  static void words_of(const Document& document, const Sentence& sentence,
                       nn::SentenceWords& words) {
    words.clear();
    for (std::uint32_t t = sentence.first_token; t < sentence.last_token; ++t) {
      words.push_back(document.view(document.tokens[t]));
    }
  }

  void take(Document& document, const Sentence& sentence, const nn::SentenceAnalysis& analysis,
            const std::vector<bool>& given) const {
    for (std::uint32_t i = 0; i < analysis.words.size(); ++i) {
      take_word(document, sentence.first_token + i, analysis.words[i]);
      WordReading& reading = document.reading.words[sentence.first_token + i];
      for (std::size_t type = 0; type < names_.size(); ++type) {
        reading.name_types[static_cast<std::size_t>(names_[type])] +=
            analysis.name_types[i * names_.size() + type];
      }
      const float named =
          std::accumulate(reading.name_types.begin(), reading.name_types.end(), 0.0F);
      const bool may_pair = reading.mention != 0 || named >= kMayBeName ||
                            reading.event >= kMayBeEvent || given[sentence.first_token + i];
      if (may_pair) {
        keep_state(document.reading, reading, analysis, i);
      }
    }
    for (const nn::NameAnalysis& name : analysis.names) {
      document.reading.names.push_back(
          {sentence.first_token + name.begin, sentence.first_token + name.end,
           label_of(names_, name.type, EntityType::Other), name.probability});
    }
    take_frames(document, sentence, analysis);
  }

  void take_word(Document& document, std::uint32_t index, const nn::WordAnalysis& word) const {
    Token& token = document.tokens[index];
    token.upos = label_of(upos_, word.upos, Upos::X);
    token.xpos = label_of(xpos_, word.xpos, Xpos::Xx);
    token.head = word.governor;
    token.deprel = label_of(deprels_, word.deprel, Deprel::Dep);
    WordReading& reading = document.reading.words[index];
    reading.event = word.event_probability;
    reading.is_event = word.event != 0;
    reading.mention = word.mention;
    // Label 0 is `O`: the class then is the most frequent one.
    reading.event_class = label_of(classes_, word.event, EventClass::Occurrence);
    reading.tense = label_of(tenses_, word.tense, Tense::None);
    reading.aspect = label_of(aspects_, word.aspect, Aspect::None);
    reading.polarity = label_of(polarities_, word.polarity, Polarity::Pos);
    if (word.creation < creation_.size() && creation_[word.creation] != LinkRelation::Vague) {
      reading.creation = creation_[word.creation];
      reading.creation_probability = word.creation_probability;
    }
  }

  /// Pairs are asked about only where a mention or an event may be, and states are large.
  void keep_state(Reading& all, WordReading& word, const nn::SentenceAnalysis& analysis,
                  std::uint32_t index) const {
    const std::size_t width = model_->width();
    const auto state = analysis.states.begin() + static_cast<std::ptrdiff_t>(index * width);
    word.state = static_cast<std::uint32_t>(all.states.size() / width);
    all.states.insert(all.states.end(), state, state + static_cast<std::ptrdiff_t>(width));
  }

  void take_frames(Document& document, const Sentence& sentence,
                   const nn::SentenceAnalysis& analysis) const {
    const std::vector<Span> subtrees = subtrees_of(document, sentence);
    auto role = analysis.roles.begin();
    for (std::uint32_t i = 0; i < analysis.words.size(); ++i) {
      if (!analysis.words[i].is_predicate) {
        continue;
      }
      SrlFrame frame{sentence.first_token + i, {}, {}};
      for (; role != analysis.roles.end() && role->predicate == i; ++role) {
        frame.arguments.push_back({label_of(roles_, role->role, FrameRole::Adverbial),
                                   subtrees[role->argument],
                                   sentence.first_token + role->argument});
      }
      // "were raided": auxiliaries are marked as predicates, but nobody does what they say.
      if (!frame.arguments.empty() || !is_auxiliary(document.tokens[frame.predicate])) {
        document.frames.push_back(std::move(frame));
      }
    }
  }

  static bool is_auxiliary(const Token& token) {
    return token.deprel == Deprel::Aux || token.deprel == Deprel::AuxPass ||
           token.deprel == Deprel::Cop;
  }

  /// The extent of each word with all that hangs on it.
  static std::vector<Span> subtrees_of(const Document& document, const Sentence& sentence) {
    const std::uint32_t size = sentence.last_token - sentence.first_token;
    std::vector<Span> spans(size);
    for (std::uint32_t i = 0; i < size; ++i) {
      spans[i] = document.tokens[sentence.first_token + i].span;
    }
    for (std::uint32_t i = 0; i < size; ++i) {
      const Span own = document.tokens[sentence.first_token + i].span;
      // At most `size` steps: the tree has no cycle.
      for (std::uint32_t up = document.tokens[sentence.first_token + i].head; up != 0;
           up = document.tokens[sentence.first_token + up - 1].head) {
        spans[up - 1] = spans[up - 1].hull(own);
      }
    }
    return spans;
  }

  std::shared_ptr<const nn::Model> model_;
  std::vector<Upos> upos_;
  std::vector<Xpos> xpos_;
  std::vector<Deprel> deprels_;
  std::vector<EntityType> names_;
  std::vector<EventClass> classes_;
  std::vector<Tense> tenses_;
  std::vector<Aspect> aspects_;
  std::vector<Polarity> polarities_;
  std::vector<LinkRelation> creation_;
  std::vector<FrameRole> roles_;
};

}  // namespace

std::unique_ptr<Stage> make_syntax(const StageOptions& options) {
  return std::make_unique<LanguageCore>(options.model);
}

}  // namespace chronograph
