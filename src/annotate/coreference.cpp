// SPDX-License-Identifier: Apache-2.0
// A mention of the language core is a head word; the stages' own mentions are spans. They meet at
// the head word of the span; what has no span gets one from the tree.
#include "annotate/coreference.hpp"

#include "chronograph/neural/model.hpp"

#include <algorithm>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;

bool is_inside(Deprel relation) {
  switch (without_subtype(relation)) {
    case Deprel::Det:
    case Deprel::Amod:
    case Deprel::Compound:
    case Deprel::Nummod:
    case Deprel::Nmod:
    case Deprel::Flat:
    case Deprel::Goeswith:
      return true;
    case Deprel::Acl:
      return relation != Deprel::AclRelcl;
    default:
      return false;
  }
}

/// The spans that a document has already, by their head words.
class KnownMentions {
public:
  explicit KnownMentions(const Document& document)
      : document_(document), at_(document.tokens.size()), over_(document.tokens.size()) {
    for (Index m = 0; m < document.mentions.size(); ++m) {
      const Mention& mention = document.mentions[m];
      const auto head = head_of(mention.span);
      if (!head) {
        continue;
      }
      const bool name = mention.kind == MentionKind::Name;
      if (!at_[*head] || (name && document.mentions[*at_[*head]].kind != MentionKind::Name)) {
        at_[*head] = m;
      }
      const auto [first, last] = document.tokens_in(mention.span);
      for (Index t = first; name && t < last; ++t) {
        over_[t] = m;
      }
    }
  }

  [[nodiscard]] std::optional<Index> at(Index token) const { return at_[token]; }
  /// The name that a word is part of, if nothing else stands for that name.
  [[nodiscard]] std::optional<Index> around(Index token) const {
    const auto name = over_[token];
    const auto head = name ? head_of(document_.mentions[*name].span) : std::nullopt;
    return head && document_.reading.words[*head].mention == 0 ? name : std::nullopt;
  }

  // The first word whose governor stands outside.
  [[nodiscard]] std::optional<Index> head_of(Span span) const {
    const auto [first, last] = document_.tokens_in(span);
    if (first == last) {
      return std::nullopt;
    }
    const auto sentence = document_.sentence_at(document_.tokens[first].span.begin);
    const Index begin = sentence ? document_.sentences[*sentence].first_token : 0;
    for (Index t = first; t < last; ++t) {
      const Index governor = begin + document_.tokens[t].head;  // one more than its index
      if (document_.tokens[t].head == 0 || governor <= first || governor > last) {
        return t;
      }
    }
    return first;
  }

private:
  const Document& document_;
  std::vector<std::optional<Index>> at_;
  std::vector<std::optional<Index>> over_;
};

}  // namespace

Span extent_of(const Document& document, Index head) {
  const auto sentence = document.sentence_at(document.tokens[head].span.begin);
  if (!sentence) {
    return document.tokens[head].span;
  }
  const Index begin = document.sentences[*sentence].first_token;
  const Index end = document.sentences[*sentence].last_token;
  // Outwards from the head, over words that hang on a word inside; what hangs on a word further out
  // waits for it.
  const auto belongs = [&](Index token, Index first, Index last) {
    for (int steps = 0; steps < 8; ++steps) {
      const Token& word = document.tokens[token];
      const Index governor = begin + word.head - 1;
      if (word.head == 0) {
        return false;
      }
      if (governor == head) {
        return is_inside(word.deprel);
      }
      if (governor >= first && governor < last) {
        return true;
      }
      token = governor;
    }
    return false;
  };
  Index first = head;
  Index last = head + 1;
  while (first > begin && belongs(first - 1, first, last)) {
    --first;
  }
  while (last < end && belongs(last, first, last)) {
    ++last;
  }
  while (first < head && document.tokens[first].upos == Upos::Punct) {
    ++first;
  }
  while (last > head + 1 && document.tokens[last - 1].upos == Upos::Punct) {
    --last;
  }
  return document.tokens[first].span.hull(document.tokens[last - 1].span);
}

struct Coreference::Tables {
  explicit Tables(const nn::Model& model) : features(model) {
    for (const std::string& label : model.labels(nn::Labelling::Mention)) {
      types.push_back(parse_label<EntityType>(label).value_or(EntityType::Other));
    }
  }

  MentionHeads heads;
  PairFeatures features;
  std::vector<EntityType> types;  // by the model's label
};

Coreference::Coreference(std::shared_ptr<const nn::Model> model) : model_(std::move(model)) {
  if (model_ && model_->has(nn::Labelling::Mention) &&
      model_->pairs(nn::Pairing::Antecedent, std::span<const float>())) {
    tables_ = std::make_unique<const Tables>(*model_);
  }
}

Coreference::~Coreference() = default;

void Coreference::score(const Document& document, CoreferenceReading& reading) const {
  const std::size_t width = model_->width();
  std::vector<float> states;
  states.reserve(reading.heads.size() * width);
  for (const MentionHead& head : reading.heads) {
    const std::size_t row = document.reading.words[head.token].state;
    const auto begin = document.reading.states.begin() + static_cast<std::ptrdiff_t>(row * width);
    states.insert(states.end(), begin, begin + static_cast<std::ptrdiff_t>(width));
  }
  auto scorer = model_->pairs(nn::Pairing::Antecedent, states);
  std::vector<std::uint16_t> features;
  reading.first_score.push_back(0);
  for (std::size_t later = 0; later < reading.heads.size(); ++later) {
    const std::size_t count = std::min(later, nn::kCandidates);
    features.resize(count * PairFeatures::kOfPair);
    for (std::size_t i = 0; i < count; ++i) {
      tables_->features.write(
          reading.heads[later], reading.heads[later - count + i], count - i,
          std::span(features).subspan(i * PairFeatures::kOfPair).first<PairFeatures::kOfPair>());
    }
    const std::size_t begin = reading.scores.size();
    reading.scores.resize(begin + count);
    reading.first_score.push_back(begin + count);
    scorer->score_before(later, count, features, std::span(reading.scores).subspan(begin));
  }
}

std::optional<CoreferenceReading> Coreference::read(Document& document) const {
  if (!tables_ || document.reading.states.empty()) {
    return std::nullopt;
  }
  CoreferenceReading reading;
  mark_names(document);
  reading.heads = tables_->heads.find(document);
  add_mentions(document, reading);
  correct_types(document, reading);
  score(document, reading);
  return reading;
}

// Small letters hide some names from the core ("Jobs"): each is a mention, whatever it thinks.
void Coreference::mark_names(Document& document) const {
  const KnownMentions known(document);
  for (const Mention& mention : document.mentions) {
    const auto head =
        mention.kind == MentionKind::Name ? known.head_of(mention.span) : std::nullopt;
    const auto label = std::find(tables_->types.begin() + 1, tables_->types.end(), mention.type);
    if (!head || label == tables_->types.end()) {
      continue;
    }
    const auto [first, last] = document.tokens_in(mention.span);
    std::vector<WordReading>& words = document.reading.words;
    const bool unseen = std::all_of(words.begin() + first, words.begin() + last,
                                    [](const WordReading& word) { return word.mention == 0; });
    if (unseen) {
      words[*head].mention = static_cast<std::uint16_t>(label - tables_->types.begin());
    }
  }
}

// The stage mentions has weighed all places where a name stands; the core sees one word.
void Coreference::correct_types(const Document& document, CoreferenceReading& reading) const {
  for (std::size_t i = 0; i < reading.heads.size(); ++i) {
    const Mention& mention = document.mentions[reading.mentions[i]];
    const auto label = std::find(tables_->types.begin() + 1, tables_->types.end(), mention.type);
    if (mention.kind != MentionKind::Name) {
      continue;
    }
    if (kind_of(reading.heads[i].mention_class) == MentionKind::Nominal) {
      reading.heads[i].mention_class = MentionClass::Name;  // "Jobs" is no plural of a job
    }
    if (label != tables_->types.end()) {
      reading.heads[i].type = static_cast<std::uint16_t>(label - tables_->types.begin());
    }
  }
}

// Gives each head word its mention.
void Coreference::add_mentions(Document& document, CoreferenceReading& reading) const {
  struct Entry {
    Mention mention;
    std::optional<std::size_t> head;
    bool is_new = false;
  };
  const KnownMentions known(document);
  std::vector<Entry> all;
  for (const Mention& mention : document.mentions) {
    all.push_back({mention, std::nullopt, false});
  }
  for (std::size_t i = 0; i < reading.heads.size(); ++i) {
    MentionHead& head = reading.heads[i];
    auto found = known.at(head.token);
    if (!found) {
      found = known.around(head.token);  // "Bankman" for "Bankman-Fried"
      const auto word = found ? known.head_of(document.mentions[*found].span) : std::nullopt;
      if (word && !all[*found].head) {
        place_at(document, *word, head);
      }
    }
    if (found && !all[*found].head) {
      all[*found].head = i;
      continue;
    }
    const bool pronoun = kind_of(head.mention_class) == MentionKind::Pronoun;
    Mention mention;
    mention.span = pronoun ? document.tokens[head.token].span : extent_of(document, head.token);
    mention.type = tables_->types[head.type];
    mention.kind = pronoun ? MentionKind::Pronoun : MentionKind::Nominal;
    all.push_back({mention, i, true});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Entry& a, const Entry& b) { return a.mention.span < b.mention.span; });
  reading.mentions.resize(reading.heads.size());
  document.mentions.clear();
  for (const Entry& entry : all) {
    if (entry.head) {
      reading.mentions[*entry.head] = static_cast<Index>(document.mentions.size());
    }
    reading.is_new.push_back(entry.is_new);
    document.mentions.push_back(entry.mention);
  }
}

}  // namespace chronograph
