// SPDX-License-Identifier: Apache-2.0
// Where an event stands among clauses and noun phrases: the bridge from trigger spans, which may
// come from another program, to grammar.
#pragma once

#include "annotate/clauses.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>

namespace chronograph {

/// What a noun phrase is to the clause that holds it.
enum class PhrasePlace : std::uint8_t { Subject, Object, Oblique, Elsewhere };

/// The grammar of one event. Exactly one of `verb` and `phrase` is set for a verb or a noun;
/// neither for other words.
struct EventAnchor {
  std::optional<std::uint32_t> token;   ///< of the trigger, the last one
  std::optional<std::uint32_t> verb;    ///< the clause whose main verb it is
  std::optional<std::uint32_t> phrase;  ///< whose noun it is
  /// The clause that the event stands in: `verb`, or the one that holds the noun.
  std::optional<std::uint32_t> clause;
  PhrasePlace place = PhrasePlace::Elsewhere;  ///< of `phrase` in `clause`
};

EventAnchor anchor_of(const Document& document, const Syntax& syntax, const Event& event);

/// Returns the word that a token hangs on in the tree, an index into Document::tokens; nothing for
/// a root and where there is no tree.
std::optional<std::uint32_t> governor_of(const Document& document, std::uint32_t token);

/// Returns the innermost clause of the token's sentence that begins at or before the token; the
/// first one where none does. Nothing in a sentence without verbs.
std::optional<std::uint32_t> clause_around(const Document& document, const Syntax& syntax,
                                           std::uint32_t token);

/// Returns the entity of the phrase: of the mention around its head, of its apposition, or, after a
/// word of measure ("thousands of"), of what is measured.
std::optional<std::uint32_t> entity_of(const Document& document, const Syntax& syntax,
                                       std::uint32_t phrase);

/// Returns the entity of the widest mention inside `limits` that holds the token.
std::optional<std::uint32_t> entity_at(const Document& document, Span token, Span limits);

/// Returns the phrase's code points with its possessor in front and the phrases with "of" that
/// belong to it behind.
Span full_span_of(const Document& document, const Syntax& syntax, std::uint32_t phrase);

}  // namespace chronograph
