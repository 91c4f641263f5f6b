// SPDX-License-Identifier: Apache-2.0
// A document as the readers of relations see it: who stands at which word, what hangs on a word,
// and whether a statement is made or denied. Shared by the parts of the stage relations.
#pragma once

#include "annotate/lexicon.hpp"
#include "annotate/names.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chronograph {

/// The word lists that relations are read with.
struct RelationLists {
  Lexicon words{"relation_words.tsv"};
  Lexicon modifiers{"relation_modifiers.tsv"};
  Lexicon sides{"relation_sides.tsv"};
  Lexicon nouns{"relation_nouns.tsv"};
  Lexicon verbs{"relation_verbs.tsv"};
  Lexicon hostile{"relation_events.tsv"};
  Lexicon changes{"relation_changes.tsv"};
  Lexicon described{"nominal_heads.tsv"};
  Lexicon capitals{"countries.tsv"};
  Lexicon given_names{"given_names.tsv"};
  NameLexicon names{NameLexicon::Lists::Aliases};
};

/// Tokens are indices into Document::tokens, entities into Document::entities.
class RelationScene {
public:
  RelationScene(const Document& document, const RelationLists& lists);

  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] const RelationLists& lists() const { return lists_; }
  [[nodiscard]] const Token& token(std::uint32_t t) const { return document_.tokens[t]; }
  [[nodiscard]] std::string_view word(std::uint32_t t) const { return document_.view(token(t)); }
  /// The lemma in small letters: "minister" for "Minister".
  [[nodiscard]] std::string_view lemma(std::uint32_t t) const { return lemmas_[t]; }
  [[nodiscard]] Deprel deprel(std::uint32_t t) const { return token(t).deprel; }
  [[nodiscard]] std::uint32_t token_count() const {
    return static_cast<std::uint32_t>(document_.tokens.size());
  }
  [[nodiscard]] const Entity& entity(std::uint32_t e) const { return document_.entities[e]; }
  [[nodiscard]] EntityType type(std::uint32_t e) const { return entity(e).type; }

  /// The governor; nothing at the root.
  [[nodiscard]] std::optional<std::uint32_t> head(std::uint32_t t) const { return heads_[t]; }
  /// What hangs on the word, in text order.
  [[nodiscard]] const std::vector<std::uint32_t>& children(std::uint32_t t) const {
    return children_[t];
  }
  [[nodiscard]] std::optional<std::uint32_t> child(std::uint32_t t, Deprel relation) const;
  /// The preposition or marker of a phrase by its head, in small letters; empty if there is none.
  [[nodiscard]] std::string case_of(std::uint32_t t) const;
  /// The word and those coordinated with it.
  [[nodiscard]] std::vector<std::uint32_t> with_conjuncts(std::uint32_t t) const;
  /// Who does what a verb or predicate noun says, or undergoes it in the passive: its own subject,
  /// else what a relative clause modifies, else the subject of what governs it.
  [[nodiscard]] std::optional<std::uint32_t> subject(std::uint32_t t) const;
  /// Whether the verb is in the passive, or a participle behind its noun ("a group led by").
  [[nodiscard]] bool is_passive(std::uint32_t t) const;

  /// The entity of the mention whose head the word is: a name before a description before a
  /// pronoun. Nothing for "I", "my", "we", "you": whom they mean is too often missed.
  [[nodiscard]] std::optional<std::uint32_t> entity_at(std::uint32_t t) const;
  /// The same of names alone.
  [[nodiscard]] std::optional<std::uint32_t> named_at(std::uint32_t t) const;
  /// The name that the word is part of, index into Document::mentions.
  [[nodiscard]] std::optional<std::uint32_t> name_over(std::uint32_t t) const {
    return name_over_[t];
  }
  [[nodiscard]] bool is_named(std::uint32_t entity) const { return named_[entity]; }
  /// A country, or the country itself for one of its demonyms, where the document names it.
  [[nodiscard]] std::optional<std::uint32_t> country_of(std::uint32_t entity) const;
  /// The entity of a country by its code, where the document names it.
  [[nodiscard]] std::optional<std::uint32_t> country(std::string_view code) const;
  [[nodiscard]] bool is_country(std::uint32_t entity) const;
  /// A place, and none of the bodies that are taken for one ("Islamic State").
  [[nodiscard]] bool is_place(std::uint32_t entity) const;

  /// Who can be a friend or enemy: a body, group, person or country named at the word, or the one
  /// whose forces or government are ("Ruritanian troops"). No other place, no pronoun.
  [[nodiscard]] std::optional<std::uint32_t> side_at(std::uint32_t t) const;

  /// Whether what the word says is stated as a fact: no negation, modal, plan, doubt or condition.
  [[nodiscard]] bool is_asserted(std::uint32_t t) const;
  /// The word of a span that hangs on none of its others.
  [[nodiscard]] std::optional<std::uint32_t> head_token(Span span) const;
  [[nodiscard]] const Event* event_at(std::uint32_t t) const;
  /// Whether the verb that governs the word tells what somebody calls himself.
  [[nodiscard]] bool is_own_claim(std::uint32_t t) const;
  /// When it held by the dates that hang on the word: "since 2005", "until May", "from 2001 to
  /// 2004". Nothing without one.
  [[nodiscard]] std::optional<EventTime> bounds_at(std::uint32_t t) const;
  /// Bounds of what is over when the text is written; nothing where it is not known when that is.
  [[nodiscard]] std::optional<EventTime> over() const;
  /// From the begin of the word of one phrase to the end of the other's.
  [[nodiscard]] Span span(std::uint32_t from, std::uint32_t to) const;

private:
  void index_trees();
  void index_mentions();
  [[nodiscard]] std::optional<std::uint32_t> antecedent(std::uint32_t pronoun,
                                                        std::optional<std::uint32_t> noun) const;
  [[nodiscard]] std::size_t depth_of(std::uint32_t t) const;
  void gather(std::uint32_t name, std::uint32_t head);
  [[nodiscard]] std::optional<DayBounds> days_at(std::uint32_t t) const;

  const Document& document_;
  const RelationLists& lists_;
  std::vector<std::string> lemmas_;
  std::vector<std::optional<std::uint32_t>> heads_;
  std::vector<std::vector<std::uint32_t>> children_;
  std::vector<std::optional<std::uint32_t>> mention_at_;  // by head token
  std::vector<std::optional<std::uint32_t>> name_over_;   // names by any token
  std::vector<bool> named_;                               // entities
  std::map<std::string, std::uint32_t, std::less<>> countries_;
  std::unordered_map<std::uint32_t, std::uint32_t> events_;  // by token
};

/// What a reader found, before it is judged. O(tokens) each.
std::vector<EntityRelation> read_relation_nouns(const RelationScene& scene);
std::vector<EntityRelation> read_relation_verbs(const RelationScene& scene);
std::vector<EntityRelation> read_relation_places(const RelationScene& scene);
std::vector<EntityRelation> read_relation_events(const RelationScene& scene);

/// Bounds relations by the events that began or ended them, as far as the text tells of them.
/// O(tokens * rows of relation_changes.tsv).
void bound_by_changes(const RelationScene& scene, std::vector<EntityRelation>& relations);

}  // namespace chronograph
