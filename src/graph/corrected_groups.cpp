// SPDX-License-Identifier: Apache-2.0
// Which mentions of events are one after corrections.
#include "graph/correction_steps.hpp"
#include "graph/event_groups.hpp"
#include "graph/same_event.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace chronograph {
namespace {

using Group = std::vector<GroupedMention>;

/// Which group held a mention, and why it was in it.
struct Origin {
  std::size_t group = 0;
  std::uint32_t grounds = 0;
};

std::optional<Date> day_of(const Document& document) {
  return document.creation_time ? document.creation_time->days.earliest : std::nullopt;
}

// As group_events sorts: by day of writing, what has none last.
void sort_by_telling(std::vector<EventRef>& mentions, const std::vector<Document>& documents) {
  std::sort(mentions.begin(), mentions.end(), [&](EventRef a, EventRef b) {
    const auto day_a = day_of(documents[a.document]);
    const auto day_b = day_of(documents[b.document]);
    if (day_a.has_value() != day_b.has_value()) {
      return day_a.has_value();
    }
    return std::tie(day_a, a) < std::tie(day_b, b);
  });
}

Group explain(const std::vector<EventRef>& mentions, const std::map<EventRef, Origin>& origins) {
  Group group;
  for (const EventRef mention : mentions) {
    const Origin& origin = origins.at(mention);
    const bool stayed = origin.group == origins.at(mentions.front()).group && origin.grounds != 0;
    group.push_back({mention, group.empty() ? 0 : stayed ? origin.grounds : kCorrected});
  }
  return group;
}

}  // namespace

void correct_groups(EventGroups& found, const std::vector<Document>& documents,
                    CorrectionSteps& steps) {
  if (steps.events.empty()) {
    return;
  }
  std::map<EventRef, Origin> origins;
  std::vector<std::vector<EventRef>> groups;
  for (const Group& group : found.groups) {
    std::vector<EventRef>& mentions = groups.emplace_back();
    for (const GroupedMention& grouped : group) {
      mentions.push_back(grouped.mention);
      origins.emplace(grouped.mention, Origin{groups.size() - 1, grouped.grounds});
    }
  }
  std::vector<Group> corrected;
  for (Regrouped<EventRef>& group : regroup(std::move(groups), steps.events, steps.stale)) {
    if (group.same) {
      corrected.push_back(std::move(found.groups[*group.same]));
    } else {
      sort_by_telling(group.members, documents);
      corrected.push_back(explain(group.members, origins));
    }
    for (const GroupedMention& grouped : corrected.back()) {
      origins.erase(grouped.mention);
    }
  }
  std::sort(corrected.begin(), corrected.end(),
            [](const Group& a, const Group& b) { return a.front().mention < b.front().mention; });
  found.groups = std::move(corrected);
  // What is left of the origins is dropped.
  std::erase_if(found.contradictions, [&](const EventContradiction& contradiction) {
    return origins.contains(contradiction.first) || origins.contains(contradiction.second);
  });
}

}  // namespace chronograph
