// SPDX-License-Identifier: Apache-2.0
// Clauses without a parser: each verb group with its subject, its objects, its phrases with
// prepositions, and the clause that governs it. Shared by the stages from events to links; computed
// when asked, not a layer.
#pragma once

#include "annotate/chunks.hpp"
#include "annotate/frames.hpp"
#include "annotate/lexicon.hpp"
#include "annotate/verb_groups.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace chronograph {

/// How a clause hangs on the one that governs it.
enum class ClauseLink : std::uint8_t {
  Root,        ///< on none
  Conjunct,    ///< "raided homes and SEARCHED"
  Complement,  ///< what is said, thought, shown: "said he LEFT"
  Open,        ///< an infinitive or gerund after a verb, its own subject missing: "began to GO"
  Purpose,     ///< an infinitive after an object or a full clause: "sent a team to RECOVER it"
  Noun,        ///< an infinitive after a noun: "plans to GO"
  Adverbial,   ///< with a subordinator or preposition: "after he LEFT", "by FIRING"
  Free,        ///< a participle after a comma: ", KILLING six"
  Relative,    ///< "who LEFT"
  Reduced,     ///< a participle after its noun: "groups WAGING attacks", "a group BANNED by"
};

/// A noun phrase after a preposition.
struct Oblique {
  std::uint32_t preposition = 0;  ///< token
  std::uint32_t phrase = 0;
  /// Whether it follows the verb, its particle or its object at once, with nothing between.
  bool adjacent = false;
};

/// A verb group in its surroundings. Phrases are indices into Syntax::phrases, clauses into
/// Syntax::clauses; both parallel to the text.
struct Clause {
  VerbGroup verb;
  ClauseLink link = ClauseLink::Root;
  std::optional<std::uint32_t> governor;  ///< clause
  std::optional<std::uint32_t> marker;    ///< token: "that", "after", "if", "by", "who"
  /// First phrase of the subject's coordination; of a relative clause, what the pronoun stands for.
  /// Grammatical: of a passive it is who or what undergoes.
  std::optional<std::uint32_t> subject;
  bool own_subject = false;  ///< it stands in this clause, not borrowed from another
  /// Phrase whose noun the clause completes: "the DECISION to go", "an ORDER that".
  std::optional<std::uint32_t> noun;
  std::optional<std::uint32_t> object;
  std::optional<std::uint32_t> second_object;  ///< "gave X Y", "named X Y"
  std::vector<Oblique> obliques;
  std::uint32_t first_token = 0;  ///< of its subject or marker, where they stand before the verb
  std::uint32_t last_token = 0;   ///< where the next verb group or its subject begins, or the end
  /// A reporting clause put after or into what it reports: ", he SAID".
  bool inserted = false;
};

/// Phrases, verb groups and clauses of one document.
struct Syntax {
  std::vector<NounPhrase> phrases;
  std::vector<Clause> clauses;                 ///< in text order, one per verb group
  std::vector<std::uint32_t> phrase_of_token;  ///< kNone where there is none
  std::vector<std::uint32_t> clause_of_token;  ///< whose verb group holds the token
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  [[nodiscard]] std::optional<std::uint32_t> phrase_at(std::uint32_t token) const {
    return phrase_of_token[token] == kNone ? std::nullopt : std::optional(phrase_of_token[token]);
  }
  [[nodiscard]] std::optional<std::uint32_t> clause_at(std::uint32_t token) const {
    return clause_of_token[token] == kNone ? std::nullopt : std::optional(clause_of_token[token]);
  }
};

/// The word lists that clauses are found with.
struct Grammar {
  Frames verbs{"verb_frames.tsv"};
  Frames nouns{"noun_frames.tsv"};
  Lexicon clause_words{"clause_words.tsv"};
};

/// Returns the clauses of a document with tags and lemmas. O(tokens) but for sentences of hundreds
/// of verbs.
Syntax parse_clauses(const Document& document, const Grammar& grammar);

}  // namespace chronograph
