// SPDX-License-Identifier: Apache-2.0
// Whether an event happened, is planned, possible, denied: read off the verb itself, and off the
// verbs and nouns that govern it ("failed to", "plans to", "denied that").
#pragma once

#include "annotate/clauses.hpp"
#include "annotate/event_anchor.hpp"
#include "annotate/lexicon.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>

namespace chronograph {

struct Standing {
  Polarity polarity = Polarity::Pos;
  Modality modality = Modality::Asserted;
};

/// The word lists that standing is read with.
struct StandingLists {
  Grammar grammar;
  Lexicon modality_words{"modality_words.tsv"};
};

/// Reads polarity and modality of the clauses of one document.
class StandingReader {
public:
  StandingReader(const Document& document, const Syntax& syntax, const StandingLists& lists)
      : document_(document), syntax_(syntax), lists_(lists) {}

  [[nodiscard]] Standing of_event(const EventAnchor& anchor) const;
  [[nodiscard]] Standing of_clause(std::uint32_t clause, int depth = 0) const;

private:
  using Index = std::uint32_t;

  Standing of_noun(const EventAnchor& anchor) const;
  std::optional<Modality> own_modality(const Clause& clause) const;
  std::optional<Modality> modal_modality(const Clause& clause) const;
  bool is_question(const Clause& clause) const;
  std::optional<Modality> word_modality(Index token) const;
  bool own_negation(const Clause& clause) const;
  bool is_outstanding(const Clause& clause) const;
  bool denies(std::optional<Index> phrase) const;
  bool is_conditioned(Index clause) const;
  Standing inherited(Index clause, int depth) const;
  Standing of_open(const Clause& clause, int depth) const;
  Standing of_complement(const Clause& clause) const;
  Standing of_adverbial(const Clause& clause, int depth) const;
  Standing of_noun_complement(const Clause& clause) const;
  bool is_called_false(const Clause& clause) const;
  bool is_subjunctive(const Clause& clause) const;
  std::optional<Index> adjective_before(const Clause& clause) const;
  FrameSet frames_of(const Clause& clause) const;
  bool marked(const Clause& clause, std::string_view kind) const;

  const Document& document_;
  const Syntax& syntax_;
  const StandingLists& lists_;
};

}  // namespace chronograph
