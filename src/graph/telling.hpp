// SPDX-License-Identifier: Apache-2.0
// What one mention of an event says about which event it is, and what two such say about each
// other.
#pragma once

#include "chronograph/document/document.hpp"
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
};

/// `actor_of_entity` gives the actor over all documents of each entity that has a name.
Telling read_telling(const Document& document, std::uint32_t document_index, std::uint32_t event,
                     const std::vector<std::optional<std::uint32_t>>& actor_of_entity,
                     const WordTables& tables);

/// Whether nothing speaks against one event: names, days and polarity.
bool may_be_one(const Telling& a, const Telling& b);
/// Whether something speaks for one event, given triggers of one family in one story.
bool is_supported(const Telling& a, const Telling& b);

}  // namespace chronograph
