// SPDX-License-Identifier: Apache-2.0
// What one mention of an event says about which event it is, and what two such say about each
// other.
#pragma once

#include "chronograph/graph/event_graph.hpp"
#include "graph/word_tables.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chronograph {

/// One mention of an event.
struct Telling {
  std::uint32_t document = 0;
  std::uint32_t event = 0;
  Polarity polarity = Polarity::Pos;
  Modality modality = Modality::Asserted;
  std::optional<Date> earliest;
  std::optional<Date> latest;
  bool is_plain = false;     ///< the trigger tells of too many things, or is a verb of saying
  bool is_known = false;     ///< told as known: "the explosion", "his arrest"
  bool is_everyday = false;  ///< the trigger stands in one of ten articles
  std::vector<std::uint32_t> named_agents;  ///< actors by name over all documents; sorted, like all
  std::vector<std::uint32_t> named_patients;
  std::vector<std::uint32_t> named_places;
  std::vector<std::uint32_t> patients;     ///< entities of the document
  std::vector<std::string> patient_words;  ///< of the patient, but for words of every tenth article
  // What only tells whether two are surely one (graph/same_event).
  std::vector<std::uint32_t> agents;  ///< entities of the document
  std::vector<std::uint32_t> places;  ///< likewise
  std::vector<std::string> counted;   ///< all words of a patient that is counted, but the numbers
  std::vector<std::string> numbers;   ///< in the words of the patient, as digits
  std::vector<Quantity> quantities;   ///< how many were killed, arrested, paid
  std::optional<Date> day;            ///< the one day that a time expression gives
  Status status = Status::Asserted;
  bool is_denial = false;   ///< told as not so; what is only doubted ("allegedly") is none
  bool is_saying = false;   ///< a verb of saying
  bool is_generic = false;  ///< tells of no single event: "attacks", "every week"
  bool is_another = false;  ///< told as another of its kind: "a second attack"
  bool is_noun = false;
  bool in_headline = false;
  std::optional<Date> written;  ///< the day on which the document was written
  /// Of a document that has near copies: which they are, the rarer words of the sentence, sorted,
  /// and the how manieth trigger of its spelling in it this is.
  std::optional<std::uint32_t> copy_of;
  std::vector<std::string> sentence_words;
  std::uint32_t repeat = 0;
  std::string particle;  ///< behind the trigger: "out" of "checks out"
};

/// `actor_of_entity` gives the actor over all documents of each entity that has a name.
Telling read_telling(const Document& document, std::uint32_t document_index, std::uint32_t event,
                     const std::vector<std::optional<std::uint32_t>>& actor_of_entity,
                     const WordTables& tables);

/// How far the text presents an event as having happened: see EventNode::status.
Status status_of(const Event& event);

/// Adds what tells whether a sentence of near copies says the same. `copy_of`: what the copies of
/// the document have in common.
void read_sentence(const Document& document, std::uint32_t copy_of, Telling& telling);

/// Whether nothing speaks against one event: names, days and polarity.
bool may_be_one(const Telling& a, const Telling& b);
/// Whether something speaks for one event, given triggers of one family in one story.
bool is_supported(const Telling& a, const Telling& b);

}  // namespace chronograph
