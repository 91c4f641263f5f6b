// SPDX-License-Identifier: Apache-2.0
// Who is who after corrections.
#include "graph/clusters.hpp"
#include "graph/correction_steps.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace chronograph {
namespace {

class Corrector {
public:
  Corrector(Resolution resolution, const std::vector<Document>& documents, CorrectionSteps& steps)
      : resolution_(std::move(resolution)), documents_(documents), steps_(steps) {}

  Resolution run() {
    regroup_clusters();
    for (const EntityStep& step : steps_.entities) {
      correct_node(step);
    }
    map_doubts();
    resolution_.clusters = std::move(corrected_);
    return std::move(resolution_);
  }

private:
  void regroup_clusters() {
    std::vector<std::vector<EntityRef>> groups;
    for (const Cluster& cluster : resolution_.clusters) {
      groups.push_back(cluster.members);
      mentions_.insert(mentions_.end(), cluster.mentions.begin(), cluster.mentions.end());
    }
    std::sort(mentions_.begin(), mentions_.end());
    for (Regrouped<EntityRef>& group : regroup(std::move(groups), steps_.entities, steps_.stale)) {
      std::sort(group.members.begin(), group.members.end());
      corrected_.push_back(group.same ? resolution_.clusters[*group.same]
                                      : cluster_of(group.members));
    }
    std::sort(corrected_.begin(), corrected_.end(), [](const Cluster& a, const Cluster& b) {
      return a.members.front() < b.members.front();
    });
  }

  // With those mentions that the resolution had taken.
  [[nodiscard]] Cluster cluster_of(const std::vector<EntityRef>& members) const {
    std::vector<NamedEntity> entities;
    for (const EntityRef ref : members) {
      NamedEntity entity{ref, {}, {}};
      for (const Mention& mention : documents_[ref.document].mentions) {
        const EvidenceSpan span{ref.document, mention.span};
        if (mention.entity == ref.entity &&
            std::binary_search(mentions_.begin(), mentions_.end(), span)) {
          entity.mentions.push_back(span);
        }
      }
      entities.push_back(std::move(entity));
    }
    std::vector<const NamedEntity*> pointers;
    for (const NamedEntity& entity : entities) {
      pointers.push_back(&entity);
    }
    return summarise(documents_, pointers);
  }

  void correct_node(const EntityStep& step) {
    const CorrectionKind kind = step.correction->kind;
    if (kind != CorrectionKind::Rename && kind != CorrectionKind::Retype) {
      return;
    }
    const EntityRef ref = step.refs.front();
    const auto cluster =
        std::find_if(corrected_.begin(), corrected_.end(), [&](const Cluster& candidate) {
          return std::binary_search(candidate.members.begin(), candidate.members.end(), ref);
        });
    if (cluster == corrected_.end()) {
      return;  // dropped
    }
    const std::string& value = step.correction->value;
    if (kind == CorrectionKind::Retype) {
      cluster->type = parse_label<EntityType>(value).value_or(cluster->type);
    } else if (cluster->name != value) {
      std::vector<std::string>& aliases = cluster->aliases;
      std::erase(aliases, value);
      aliases.insert(std::lower_bound(aliases.begin(), aliases.end(), cluster->name),
                     cluster->name);
      cluster->name = value;
    }
  }

  // A doubt goes with its mentions. Who split two has answered whether they are one.
  void map_doubts() {
    std::vector<SameAs> doubts;
    for (SameAs& doubt : resolution_.doubts) {
      const auto first = cluster_at(doubt.first_mention);
      const auto second = cluster_at(doubt.second_mention);
      if (!first || !second || first == second || is_split(*first) || is_split(*second)) {
        continue;
      }
      if (*second < *first) {
        std::swap(doubt.first_mention, doubt.second_mention);
      }
      std::tie(doubt.first, doubt.second) = std::minmax(*first, *second);
      doubts.push_back(std::move(doubt));
    }
    std::sort(doubts.begin(), doubts.end(), [](const SameAs& a, const SameAs& b) {
      return std::tie(a.first, a.second, a.first_mention) <
             std::tie(b.first, b.second, b.first_mention);
    });
    resolution_.doubts = std::move(doubts);
  }

  [[nodiscard]] std::optional<std::uint32_t> cluster_at(const EvidenceSpan& mention) const {
    for (std::uint32_t i = 0; i < corrected_.size(); ++i) {
      if (std::binary_search(corrected_[i].mentions.begin(), corrected_[i].mentions.end(),
                             mention)) {
        return i;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_split(std::uint32_t cluster) const {
    const std::vector<EntityRef>& members = corrected_[cluster].members;
    return std::any_of(steps_.entities.begin(), steps_.entities.end(), [&](const auto& step) {
      return step.correction->kind == CorrectionKind::Split && step.refs == members;
    });
  }

  Resolution resolution_;
  const std::vector<Document>& documents_;
  CorrectionSteps& steps_;
  std::vector<EvidenceSpan> mentions_;
  std::vector<Cluster> corrected_;
};

}  // namespace

Resolution corrected(Resolution resolution, const std::vector<Document>& documents,
                     CorrectionSteps& steps) {
  return steps.entities.empty() ? resolution
                                : Corrector(std::move(resolution), documents, steps).run();
}

}  // namespace chronograph
