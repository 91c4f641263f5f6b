// SPDX-License-Identifier: Apache-2.0
#include "graph/telling_reader.hpp"

#include "chronograph/text/utf8.hpp"
#include "graph/resolution.hpp"
#include "graph/stories.hpp"

namespace chronograph {

ActorOfEntity find_actors(const std::vector<Document>& documents) {
  ActorOfEntity actors(documents.size());
  for (std::size_t d = 0; d < documents.size(); ++d) {
    actors[d].resize(documents[d].entities.size());
  }
  const std::vector<Cluster> clusters = resolve_entities(documents);
  for (std::uint32_t actor = 0; actor < clusters.size(); ++actor) {
    for (const EntityRef member : clusters[actor].members) {
      actors[member.document][member.entity] = actor;
    }
  }
  return actors;
}

TellingReader::TellingReader(const std::vector<Document>& documents, const ActorOfEntity& actors,
                             const std::vector<std::uint32_t>& copy_of)
    : documents_(documents),
      actors_(actors),
      copy_of_(copy_of),
      copies_(documents.size(), 0),
      stories_(find_stories(documents, tables_)) {
  for (const std::uint32_t first : copy_of) {
    ++copies_[first];
  }
}

Telling TellingReader::read(EventRef mention) const {
  const Document& document = documents_[mention.document];
  Telling telling =
      read_telling(document, mention.document, mention.event, actors_[mention.document], tables_);
  const std::uint32_t original = copy_of_[mention.document];
  if (copies_[original] > 1) {
    read_sentence(document, original, telling);
  }
  return telling;
}

std::string TellingReader::family_of(EventRef mention) const {
  const std::string lemma = to_lower(documents_[mention.document].events[mention.event].lemma);
  return lemma.empty() ? lemma : tables_.family_of(lemma);
}

}  // namespace chronograph
