// SPDX-License-Identifier: Apache-2.0
// Which entities of different documents are one actor or place. What names alone make certain is
// joined first; a pair that only fits is joined where the company that both keep speaks for it,
// the surest first, and never so that a set comes to hold two names that cannot be one's. Where
// that leaves a doubt the two stay two, and the doubt is told.
#pragma once

#include "chronograph/graph/event_graph.hpp"
#include "graph/name_fit.hpp"
#include "graph/named_entities.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// What became of two names that fit.
enum class Verdict : std::uint8_t {
  Joined,
  TooLittle,    ///< the documents have too little in common
  SeveralFit,   ///< one of them fits others as well
  Contradicts,  ///< together with what is joined already they would hold names that cannot be one's
};
/// As in the `reason` of an edge `same_as`: "too-little", "several-fit", "contradicts".
std::string_view to_string(Verdict verdict);

/// Two names of different documents held against each other.
struct NameJoin {
  std::string first;
  std::string second;
  Fit fit = Fit::None;
  Verdict verdict = Verdict::Joined;
  double company = 0;               ///< see name_company.hpp
  std::vector<std::string> shared;  ///< names that both keep company with, the heaviest first
};

/// What is one actor or place over all documents.
struct Cluster {
  std::string name;  ///< canonical: in most documents, then longest, then bytewise first
  EntityType type = EntityType::Other;  ///< by majority of the mentions
  std::vector<std::string> aliases;     ///< sorted, without the name
  std::string country;
  std::string sector;
  std::optional<GeoPosition> position;  ///< where most mentions put it
  std::vector<EntityRef> members;       ///< sorted
  std::vector<EvidenceSpan> mentions;   ///< of the members, in the story itself; sorted
  std::vector<NameJoin> joins;          ///< of names that only fit, the surest first
};

/// Two clusters that may be one.
struct SameAs {
  std::uint32_t first = 0;  ///< index of the clusters; less than `second`
  std::uint32_t second = 0;
  NameJoin why;
  EvidenceSpan first_mention;
  EvidenceSpan second_mention;
};

struct Resolution {
  std::vector<Cluster> clusters;  ///< sorted by their first member
  std::vector<SameAs> doubts;     ///< sorted; at most three a cluster
  std::size_t compared = 0;       ///< pairs of names
  std::size_t left_out = 0;       ///< pairs beyond the bound of a block
  std::size_t joined = 0;         ///< pairs joined that only fitted
};

/// Resolves the entities that have at least one mention by name. A function of the documents and
/// their order; the order must be a fixed one. About O(entities + pairs).
Resolution resolve(const std::vector<Document>& documents);

/// Only the clusters of it.
std::vector<Cluster> resolve_entities(const std::vector<Document>& documents);

/// Returns the id of each cluster: the slug of its name; where several share one, all but the
/// cluster with the most documents get six hex digits of their own. `documents`: the documents'
/// ids.
std::vector<std::string> ids_of(const std::vector<Cluster>& clusters,
                                std::span<const std::string_view> documents);

}  // namespace chronograph
