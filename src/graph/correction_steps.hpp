// SPDX-License-Identifier: Apache-2.0
// Corrections as the builder obeys them: mentions looked up in the documents, groups put together
// and taken apart after everything else has had its say.
#pragma once

#include "chronograph/graph/corrections.hpp"
#include "chronograph/graph/event_chains.hpp"
#include "graph/event_groups.hpp"
#include "graph/resolution.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace chronograph {

/// One correction and what it names, sorted.
template <typename Ref>
struct CorrectionStep {
  const Correction* correction = nullptr;
  std::vector<Ref> refs;
};
using EntityStep = CorrectionStep<EntityRef>;
using EventStep = CorrectionStep<EventRef>;

/// Steps in the order in which they hold.
struct CorrectionSteps {
  std::vector<EntityStep> entities;
  std::vector<EventStep> events;
  std::vector<StaleCorrection> stale;
  /// Documents that were changed, as they had been, by row.
  std::vector<std::pair<std::uint32_t, Document>> originals;
};

/// Looks up what the corrections name: an exact mention, else the only one of the kind that
/// overlaps it. Changes documents in place where no grouping can do it: a `split` of some mentions
/// of an entity gives them an entity of their own (new ones come last, so indices stay), a `redate`
/// dates the event before events are compared. `ids` are the documents'. `corrections` must be
/// sorted and outlive the steps.
CorrectionSteps take_steps(std::vector<Document>& documents,
                           const std::vector<std::string_view>& ids,
                           const std::vector<Correction>& corrections);

/// A group after all merges, splits and drops.
template <typename Ref>
struct Regrouped {
  std::vector<Ref> members;         ///< in the order of the groups that they come from
  std::optional<std::size_t> same;  ///< the given group that it is, unchanged
};

/// Obeys merges and splits in their order, then leaves out what is dropped. Each ref stands in one
/// group at most. A step that names what stands in no group is told in `stale`. Groups come in the
/// order given, new ones last. O(n log n) for n refs.
template <typename Ref>
std::vector<Regrouped<Ref>> regroup(std::vector<std::vector<Ref>> groups,
                                    const std::vector<CorrectionStep<Ref>>& steps,
                                    std::vector<StaleCorrection>& stale);

extern template std::vector<Regrouped<EntityRef>> regroup(std::vector<std::vector<EntityRef>>,
                                                          const std::vector<EntityStep>&,
                                                          std::vector<StaleCorrection>&);
extern template std::vector<Regrouped<EventRef>> regroup(std::vector<std::vector<EventRef>>,
                                                         const std::vector<EventStep>&,
                                                         std::vector<StaleCorrection>&);

/// Actors and places as corrected: grouped anew, renamed and retyped; sorted by their first member.
/// Doubts that a correction settles are gone.
Resolution corrected(Resolution resolution, const std::vector<Document>& documents,
                     CorrectionSteps& steps);

/// Groups of mentions of events as corrected; what is dropped is in none. Mentions that a
/// correction brought in say so (kCorrected).
void correct_groups(EventGroups& found, const std::vector<Document>& documents,
                    CorrectionSteps& steps);

/// Gives event nodes their corrected label, type and date. `node_of_event`: by document row and
/// event, the row of its node.
void correct_events(EventGraph& graph,
                    const std::vector<std::vector<std::optional<std::uint32_t>>>& node_of_event,
                    const CorrectionSteps& steps);

}  // namespace chronograph
