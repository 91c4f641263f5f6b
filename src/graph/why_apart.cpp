// SPDX-License-Identifier: Apache-2.0
#include "chronograph/graph/why_apart.hpp"

#include "graph/near_copies.hpp"
#include "graph/same_event.hpp"
#include "graph/telling_reader.hpp"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

namespace chronograph {
namespace {

constexpr std::size_t kMostMentions = 24;

class Comparer {
public:
  explicit Comparer(const EventGraph& graph)
      : graph_(graph),
        actors_(find_actors(graph.evidence)),
        copy_of_(find_near_copies(graph.evidence)),
        reader_(graph.evidence, actors_, copy_of_) {}

  std::optional<WhyApart> nearest(const EventNode& one, const EventNode& other) {
    std::optional<WhyApart> found;
    std::tuple<int, int, int> best;
    for (std::size_t i = 0; i < std::min(one.evidence.size(), kMostMentions); ++i) {
      for (std::size_t j = 0; j < std::min(other.evidence.size(), kMostMentions); ++j) {
        const EventEvidence& first = one.evidence[i];
        const EventEvidence& second = other.evidence[j];
        if (!is_there(first) || !is_there(second)) {
          continue;
        }
        auto [rank, why] = compare(first, second);
        if (!found || rank < best) {
          best = rank;
          found = std::move(why);
        }
      }
    }
    return found;
  }

private:
  [[nodiscard]] EventRef ref_of(const EventEvidence& evidence) const {
    return {graph_.documents[evidence.document].evidence, evidence.event};
  }
  [[nodiscard]] bool is_there(const EventEvidence& evidence) const {
    const EventRef mention = ref_of(evidence);
    return mention.document < graph_.evidence.size() &&
           mention.event < graph_.evidence[mention.document].events.size();
  }

  // The nearest has no objection to the kind, then the fewest, then the most that speaks for it.
  [[nodiscard]] std::pair<std::tuple<int, int, int>, WhyApart> compare(
      const EventEvidence& first, const EventEvidence& second) const {
    const EventRef one = ref_of(first);
    const EventRef other = ref_of(second);
    const Judgement judgement = judge(reader_.read(one), reader_.read(other));
    const std::string family = reader_.family_of(one);
    const bool is_kind = !family.empty() && family == reader_.family_of(other);
    const bool is_story = reader_.story_of(one.document) == reader_.story_of(other.document);
    std::string objections = !is_kind                    ? "kind"
                             : !is_story                 ? "story"
                             : judgement.objections != 0 ? to_refusal(judgement.objections)
                             : judgement.is_one          ? "others"
                                                         : to_refusal(0);
    return {std::tuple((is_kind ? 0 : 1) + (is_story ? 0 : 1), std::popcount(judgement.objections),
                       -std::popcount(judgement.grounds)),
            WhyApart{first, second, std::move(objections), to_reason(judgement.grounds)}};
  }

  const EventGraph& graph_;
  ActorOfEntity actors_;
  std::vector<std::uint32_t> copy_of_;
  TellingReader reader_;
};

}  // namespace

std::optional<WhyApart> why_apart(const EventGraph& graph, std::uint32_t first_event,
                                  std::uint32_t second_event) {
  if (graph.lean) {
    return std::nullopt;
  }
  return Comparer(graph).nearest(graph.events[first_event], graph.events[second_event]);
}

}  // namespace chronograph
