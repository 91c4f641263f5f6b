// SPDX-License-Identifier: Apache-2.0
// The tables of docs/model-format.md, "Coreference", row by row. tools/train/pairs.py computes the
// same in training: neither changes without the other.
#include "annotate/pair_features.hpp"

#include "chronograph/neural/model.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;

constexpr std::array<std::string_view, 13> kClasses{"name", "definite", "indefinite", "bare", "i",
                                                    "you",  "we",       "he",         "she",  "it",
                                                    "they", "this",     "pronoun"};
constexpr std::array<std::string_view, 3> kKinds{"name", "nominal", "pronoun"};
constexpr std::array<std::string_view, 9> kRoles{
    "subject", "object", "oblique", "possessor", "modifier", "appos", "conj", "root", "other"};
constexpr std::array<std::size_t, 6> kSentences{0, 1, 2, 3, 5, 9};
constexpr std::array<std::size_t, 9> kMentions{1, 2, 3, 4, 5, 7, 10, 16, 31};

enum class Tie : std::uint8_t {
  Apart,
  Appos,
  Governs,
  Predicate,
  Governed,
  Siblings,
  Above,
  Below,
  None
};
constexpr std::array<std::string_view, 9> kTies{
    "apart", "appos", "governs", "predicate", "governed", "siblings", "above", "below", "none"};

enum class Match : std::uint8_t {
  Equal,
  Within,
  Around,
  Shared,
  Acronym,
  Names,
  Same,
  Fewer,
  Unlike,
  None
};
constexpr std::array<std::string_view, 10> kMatches{
    "equal", "within", "around", "shared", "acronym", "names", "same", "fewer", "unlike", "none"};

template <typename Label>
std::size_t place(Label label) {
  return static_cast<std::size_t>(label);
}

// The place of the greatest step that is not above the value.
template <std::size_t N>
std::size_t step_of(const std::array<std::size_t, N>& steps, std::size_t value) {
  const auto above = std::upper_bound(steps.begin(), steps.end(), value);
  return static_cast<std::size_t>(above - steps.begin()) - 1;
}

MentionRole role_of(Deprel relation) {
  if (relation == Deprel::NmodPoss) {
    return MentionRole::Possessor;
  }
  switch (without_subtype(relation)) {
    case Deprel::Nsubj:
    case Deprel::Csubj:
      return MentionRole::Subject;
    case Deprel::Obj:
    case Deprel::Iobj:
      return MentionRole::Object;
    case Deprel::Obl:
      return MentionRole::Oblique;
    case Deprel::Nmod:
    case Deprel::Compound:
    case Deprel::Amod:
      return MentionRole::Modifier;
    case Deprel::Appos:
      return MentionRole::Appos;
    case Deprel::Conj:
      return MentionRole::Conj;
    case Deprel::Root:
      return MentionRole::Root;
    default:
      return MentionRole::Other;
  }
}

// The trees of a document as one forest of tokens.
class Forest {
public:
  explicit Forest(const Document& document)
      : document_(document),
        dependents_(document.tokens.size()),
        first_(document.tokens.size()),
        last_(document.tokens.size()) {
    for (const Sentence& sentence : document.sentences) {
      for (Index t = sentence.first_token; t < sentence.last_token; ++t) {
        if (document.tokens[t].head > 0) {
          dependents_[sentence.first_token + document.tokens[t].head - 1].push_back(t);
        }
      }
      for (Index t = sentence.first_token; t < sentence.last_token; ++t) {
        if (document.tokens[t].head == 0) {
          number_below(t);
        }
      }
    }
  }

  [[nodiscard]] const std::vector<Index>& dependents(Index token) const {
    return dependents_[token];
  }
  [[nodiscard]] Index first_below(Index token) const { return first_[token]; }
  [[nodiscard]] Index last_below(Index token) const { return last_[token]; }

private:
  // A stack of our own: a tree may be as deep as its sentence is long.
  void number_below(Index root) {
    std::vector<std::pair<Index, std::size_t>> path{{root, 0}};
    first_[root] = next_++;
    while (!path.empty()) {
      auto& [token, done] = path.back();
      if (done < dependents_[token].size()) {
        const Index below = dependents_[token][done++];
        first_[below] = next_++;
        path.emplace_back(below, 0);
      } else {
        last_[token] = next_;
        path.pop_back();
      }
    }
  }

  const Document& document_;
  std::vector<std::vector<Index>> dependents_;
  std::vector<Index> first_;
  std::vector<Index> last_;
  Index next_ = 0;
};

std::string lower_word(const Document& document, Index token) {
  return to_lower(document.view(document.tokens[token]));
}

// The words of the name and the modifiers of the noun.
void note_words(const Document& document, const std::vector<Index>& dependents, MentionHead& head) {
  head.word = lower_word(document, head.token);
  bool placed = false;  // dependents come in the order of the text
  const auto place_head = [&] {
    head.name.push_back(head.word);
    placed = true;
  };
  for (const Index t : dependents) {
    const Deprel relation = without_subtype(document.tokens[t].deprel);
    if (!placed && t > head.token) {
      place_head();
    }
    const bool compound = relation == Deprel::Compound;
    if ((compound || relation == Deprel::Flat) && document.tokens[t].upos == Upos::Propn) {
      head.name.push_back(lower_word(document, t));
    }
    if (compound || relation == Deprel::Amod || relation == Deprel::Nummod) {
      head.modifiers.push_back(lower_word(document, t));
    }
  }
  if (!placed) {
    place_head();
  }
  std::sort(head.modifiers.begin(), head.modifiers.end());
  head.modifiers.erase(std::unique(head.modifiers.begin(), head.modifiers.end()),
                       head.modifiers.end());
}

using Words = std::vector<std::string>;

bool all_among(const Words& words, const Words& others) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(others.begin(), others.end(), word) != others.end();
  });
}

bool abbreviates(const Words& acronym, const Words& words) {
  if (acronym.size() != 1) {
    return false;
  }
  std::size_t at = 0;
  for (const std::string& word : words) {
    std::size_t begin = 0;
    if (at >= acronym[0].size() || word.empty() ||
        decode_utf8(acronym[0], at) != decode_utf8(word, begin)) {
      return false;
    }
  }
  return words.size() > 1 && at == acronym[0].size();
}

Match match_of_names(const Words& later, const Words& first) {
  if (later == first) {
    return Match::Equal;
  }
  if (all_among(later, first)) {
    return Match::Within;
  }
  if (all_among(first, later)) {
    return Match::Around;
  }
  const bool shared = std::any_of(later.begin(), later.end(), [&](const std::string& word) {
    return std::find(first.begin(), first.end(), word) != first.end();
  });
  if (shared) {
    return Match::Shared;
  }
  return abbreviates(later, first) || abbreviates(first, later) ? Match::Acronym : Match::Names;
}

Match match_of(const MentionHead& later, const MentionHead& first) {
  const MentionKind a = kind_of(later.mention_class);
  const MentionKind b = kind_of(first.mention_class);
  if (a == MentionKind::Name && b == MentionKind::Name) {
    return match_of_names(later.name, first.name);
  }
  if (a == MentionKind::Pronoun || b == MentionKind::Pronoun || later.word != first.word) {
    return Match::None;
  }
  if (later.modifiers == first.modifiers) {
    return Match::Same;
  }
  const bool fewer = std::includes(first.modifiers.begin(), first.modifiers.end(),
                                   later.modifiers.begin(), later.modifiers.end());
  return fewer ? Match::Fewer : Match::Unlike;
}

bool is_below(const MentionHead& lower, const MentionHead& upper) {
  return upper.first_below < lower.first_below && lower.first_below < upper.last_below;
}

Tie tie_of(const MentionHead& later, const MentionHead& first) {
  if (later.sentence != first.sentence) {
    return Tie::Apart;
  }
  if (later.governor == first.token) {
    return later.relation == Deprel::Appos ? Tie::Appos : Tie::Governs;
  }
  if (first.governor == later.token) {
    return first.relation == Deprel::Nsubj ? Tie::Predicate : Tie::Governed;
  }
  if (later.governor == first.governor) {
    return Tie::Siblings;
  }
  if (is_below(later, first)) {
    return Tie::Above;
  }
  return is_below(first, later) ? Tie::Below : Tie::None;
}

// The features `PREFIX:OUTER:INNER` for all of both.
template <typename Outer, typename Inner>
std::vector<std::uint16_t> table_of(const nn::Model& model, const char* prefix, const Outer& outer,
                                    const Inner& inner) {
  std::vector<std::uint16_t> table;
  for (const auto& left : outer) {
    for (const auto& right : inner) {
      std::string name(prefix);
      for (const std::string_view part : {std::string_view(left), std::string_view(right)}) {
        name += ':';
        name += part;
      }
      table.push_back(model.pair_feature(nn::Pairing::Antecedent, name));
    }
  }
  return table;
}

template <std::size_t N>
std::vector<std::string> spelled(const std::array<std::size_t, N>& steps) {
  std::vector<std::string> out;
  for (const std::size_t step : steps) {
    out.push_back(std::to_string(step));
  }
  return out;
}

}  // namespace

MentionKind kind_of(MentionClass mention_class) {
  switch (mention_class) {
    case MentionClass::Name:
      return MentionKind::Name;
    case MentionClass::Definite:
    case MentionClass::Indefinite:
    case MentionClass::Bare:
      return MentionKind::Nominal;
    default:
      return MentionKind::Pronoun;
  }
}

void place_at(const Document& document, Index token, MentionHead& head) {
  const Token& word = document.tokens[token];
  head.role = role_of(word.deprel);
  head.relation = without_subtype(word.deprel);
  head.governor.reset();
  if (word.head > 0) {
    head.governor = document.sentences[head.sentence].first_token + word.head - 1;
  }
}

MentionHeads::MentionHeads() : pronouns_("pronoun_classes.tsv") {}

MentionClass MentionHeads::classify(const Document& document, const std::vector<Index>& dependents,
                                    const MentionHead& head) const {
  const Upos upos = document.tokens[head.token].upos;
  if (upos == Upos::Propn) {
    return MentionClass::Name;
  }
  if (const std::string_view listed = pronouns_.get(head.word); !listed.empty()) {
    const auto found = std::find(kClasses.begin(), kClasses.end(), listed);
    return static_cast<MentionClass>(found - kClasses.begin());
  }
  if (upos == Upos::Pron) {
    return MentionClass::Pronoun;
  }
  bool determined = false;
  for (const Index t : dependents) {
    const Token& token = document.tokens[t];
    const bool det = without_subtype(token.deprel) == Deprel::Det;
    determined = determined || det;
    const std::string word = det ? lower_word(document, t) : std::string();
    if (token.deprel == Deprel::NmodPoss || word == "the" || pronouns_.get(word) == "this") {
      return MentionClass::Definite;
    }
  }
  return determined ? MentionClass::Indefinite : MentionClass::Bare;
}

std::vector<MentionHead> MentionHeads::find(const Document& document) const {
  std::vector<MentionHead> heads;
  if (document.reading.words.size() != document.tokens.size()) {
    return heads;
  }
  const Forest forest(document);
  for (Index s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    for (Index t = sentence.first_token; t < sentence.last_token; ++t) {
      const WordReading& reading = document.reading.words[t];
      if (reading.mention == 0 || reading.state == WordReading::kNoRow) {
        continue;
      }
      MentionHead head;
      head.token = t;
      head.sentence = s;
      head.type = reading.mention;
      place_at(document, t, head);
      head.first_below = forest.first_below(t);
      head.last_below = forest.last_below(t);
      note_words(document, forest.dependents(t), head);
      head.mention_class = classify(document, forest.dependents(t), head);
      heads.push_back(std::move(head));
    }
  }
  return heads;
}

PairFeatures::PairFeatures(const nn::Model& model)
    : label_count_(model.labels(nn::Labelling::Mention).size()),
      classes_(table_of(model, "classes", kClasses, kClasses)),
      types_(table_of(model, "types", model.labels(nn::Labelling::Mention),
                      model.labels(nn::Labelling::Mention))),
      sentences_(table_of(model, "sentences", kKinds, spelled(kSentences))),
      mentions_(table_of(model, "mentions", kKinds, spelled(kMentions))),
      roles_(table_of(model, "role", kKinds, kRoles)),
      ties_(table_of(model, "tie", kKinds, kTies)),
      matches_(table_of(model, "match", kClasses, kMatches)) {}

void PairFeatures::write(const MentionHead& later, const MentionHead& first, std::size_t between,
                         std::span<std::uint16_t, kOfPair> out) const {
  const std::size_t wording = place(later.mention_class);
  const std::size_t kind = place(kind_of(later.mention_class));
  out[0] = classes_[wording * kClasses.size() + place(first.mention_class)];
  out[1] = types_[later.type * label_count_ + first.type];
  out[2] =
      sentences_[kind * kSentences.size() + step_of(kSentences, later.sentence - first.sentence)];
  out[3] = mentions_[kind * kMentions.size() + step_of(kMentions, between)];
  out[4] = roles_[kind * kRoles.size() + place(first.role)];
  out[5] = ties_[kind * kTies.size() + place(tie_of(later, first))];
  out[6] = matches_[wording * kMatches.size() + place(match_of(later, first))];
}

}  // namespace chronograph
