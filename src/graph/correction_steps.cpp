// SPDX-License-Identifier: Apache-2.0
#include "graph/correction_steps.hpp"

#include "chronograph/time/edtf.hpp"
#include "graph/event_type_table.hpp"

#include <algorithm>
#include <set>

namespace chronograph {
namespace {

template <typename Ref>
class Regrouper {
public:
  explicit Regrouper(std::vector<std::vector<Ref>> groups) : groups_(std::move(groups)) {
    changed_.resize(groups_.size(), false);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      for (const Ref ref : groups_[i]) {
        group_of_.emplace(ref, i);
      }
    }
  }

  [[nodiscard]] bool holds(Ref ref) const { return group_of_.contains(ref); }

  void merge(const std::vector<Ref>& refs) {
    std::set<std::size_t> of;
    for (const Ref ref : refs) {
      of.insert(group_of_.at(ref));
    }
    std::vector<Ref> rest;
    for (const std::size_t group : of) {
      if (group != *of.begin()) {
        rest.insert(rest.end(), groups_[group].begin(), groups_[group].end());
      }
    }
    for (const Ref ref : rest) {
      move(ref, *of.begin());
    }
  }

  // Does nothing where they make up a group already.
  void split(const std::vector<Ref>& refs) {
    const std::size_t first = group_of_.at(refs.front());
    const bool in_one =
        std::all_of(refs.begin(), refs.end(), [&](Ref ref) { return group_of_.at(ref) == first; });
    if (in_one && groups_[first].size() == refs.size()) {
      return;
    }
    groups_.emplace_back();
    changed_.push_back(true);
    for (const Ref ref : refs) {
      move(ref, groups_.size() - 1);
    }
  }

  void drop(const std::vector<Ref>& refs) {
    for (const Ref ref : refs) {
      groups_[group_of_.at(ref)].clear();
    }
  }

  std::vector<Regrouped<Ref>> result() && {
    std::vector<Regrouped<Ref>> regrouped;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (!groups_[i].empty()) {
        regrouped.push_back({std::move(groups_[i]), changed_[i] ? std::nullopt : std::optional(i)});
      }
    }
    return regrouped;
  }

private:
  void move(Ref ref, std::size_t to) {
    std::size_t& of = group_of_.at(ref);
    std::erase(groups_[of], ref);
    changed_[of] = changed_[to] = true;
    groups_[to].push_back(ref);
    of = to;
  }

  std::vector<std::vector<Ref>> groups_;
  std::vector<bool> changed_;
  std::map<Ref, std::size_t> group_of_;
};

// The refs of a step that stand in a group; all others are told.
template <typename Ref>
std::vector<Ref> held(const CorrectionStep<Ref>& step, const Regrouper<Ref>& regrouper,
                      std::vector<StaleCorrection>& stale) {
  std::vector<Ref> refs;
  for (const Ref ref : step.refs) {
    if (regrouper.holds(ref)) {
      refs.push_back(ref);
    } else {
      stale.push_back({*step.correction, "what it names is in no node"});
    }
  }
  const bool alone = step.correction->kind == CorrectionKind::Merge && refs.size() < 2;
  return alone ? std::vector<Ref>() : refs;
}

}  // namespace

template <typename Ref>
std::vector<Regrouped<Ref>> regroup(std::vector<std::vector<Ref>> groups,
                                    const std::vector<CorrectionStep<Ref>>& steps,
                                    std::vector<StaleCorrection>& stale) {
  Regrouper<Ref> regrouper(std::move(groups));
  std::vector<Ref> dropped;
  for (const CorrectionStep<Ref>& step : steps) {
    const std::vector<Ref> refs = held(step, regrouper, stale);
    if (refs.empty()) {
      continue;
    }
    if (step.correction->kind == CorrectionKind::Merge) {
      regrouper.merge(refs);
    } else if (step.correction->kind == CorrectionKind::Split) {
      regrouper.split(refs);
    } else if (step.correction->kind == CorrectionKind::Drop) {
      dropped.insert(dropped.end(), refs.begin(), refs.end());
    }
  }
  regrouper.drop(dropped);
  return std::move(regrouper).result();
}

template std::vector<Regrouped<EntityRef>> regroup(std::vector<std::vector<EntityRef>>,
                                                   const std::vector<EntityStep>&,
                                                   std::vector<StaleCorrection>&);
template std::vector<Regrouped<EventRef>> regroup(std::vector<std::vector<EventRef>>,
                                                  const std::vector<EventStep>&,
                                                  std::vector<StaleCorrection>&);

void correct_events(EventGraph& graph,
                    const std::vector<std::vector<std::optional<std::uint32_t>>>& node_of_event,
                    const CorrectionSteps& steps) {
  for (const EventStep& step : steps.events) {
    const EventRef ref = step.refs.front();
    const auto row = node_of_event[ref.document][ref.event];
    if (!row) {
      continue;
    }
    EventNode& event = graph.events[*row];
    const std::string& value = step.correction->value;
    if (step.correction->kind == CorrectionKind::Rename) {
      event.label = graph.strings.intern(value);
    } else if (step.correction->kind == CorrectionKind::Retype) {
      const auto known = quad_of_type().find(value);
      const bool found = known != quad_of_type().end();
      event.type = graph.strings.intern(found ? known->first : std::string_view());
      event.quad = graph.strings.intern(found ? known->second : std::string_view());
      event.mode = 0;
    } else if (step.correction->kind == CorrectionKind::Redate) {
      event.time = time_of_edtf(value);
      if (event.time) {
        event.time->basis = "correction";
      }
    }
  }
}

}  // namespace chronograph
