// SPDX-License-Identifier: Apache-2.0
#include "graph/event_groups.hpp"

#include "graph/same_event.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;

/// A mention is compared with the first members of the latest groups that share a participant.
/// Bounds the work.
constexpr std::size_t kMostGroups = 24;
constexpr std::size_t kMostMembers = 24;

struct Member {
  Telling telling;
  std::uint32_t grounds = 0;
};
using Group = std::vector<Member>;

/// What two mentions must share to be compared: the story, the family of the trigger, and somebody
/// named or, within a document, anybody.
struct Key {
  Index story = 0;
  Index family = 0;
  std::uint64_t participant = 0;
  auto operator<=>(const Key&) const = default;
};

class Grouper {
public:
  explicit Grouper(const TellingReader& reader) : reader_(reader) {}

  void add(EventRef mention) {
    Telling telling = reader_.read(mention);
    const std::vector<Key> keys = keys_of(telling);
    const std::vector<Index> candidates = candidates_at(keys);
    std::optional<Index> best;
    std::size_t most = 0;
    std::uint32_t grounds = 0;
    for (const Index candidate : candidates) {
      const auto [votes, why] = votes_for(telling, groups_[candidate]);
      if (votes > most) {
        most = votes;
        best = candidate;
        grounds = why;
      }
    }
    if (!best) {
      best = static_cast<Index>(groups_.size());
      groups_.emplace_back();
    }
    groups_[*best].push_back({std::move(telling), grounds});
    for (const Key& key : keys) {
      std::vector<Index>& at = groups_at_[key];
      if (at.empty() || at.back() != *best) {
        at.push_back(*best);
      }
    }
  }

  EventGroups result() && {
    for (Group& group : groups_) {
      std::stable_sort(group.begin(), group.end(), [](const Member& a, const Member& b) {
        return told_before(a.telling, b.telling);
      });
      std::vector<GroupedMention>& mentions = found_.groups.emplace_back();
      for (std::size_t i = 0; i < group.size(); ++i) {
        mentions.push_back({ref_of(group[i].telling), i == 0 ? 0 : grounds_in(group, i)});
      }
    }
    std::sort(found_.groups.begin(), found_.groups.end(),
              [](const auto& a, const auto& b) { return a.front().mention < b.front().mention; });
    return std::move(found_);
  }

private:
  static EventRef ref_of(const Telling& telling) { return {telling.document, telling.event}; }

  // What is dated earlier stands first, what has no date last.
  static bool told_before(const Telling& a, const Telling& b) {
    if (a.written.has_value() != b.written.has_value()) {
      return a.written.has_value();
    }
    return std::tie(a.written, a.document, a.event) < std::tie(b.written, b.document, b.event);
  }

  // Why a mention is one with the others: by the first that it is one with, which a later mention
  // may be that brought both together.
  static std::uint32_t grounds_in(const Group& group, std::size_t at) {
    for (std::size_t i = 0; i < group.size(); ++i) {
      const Judgement judgement = judge(group[i].telling, group[at].telling);
      if (i != at && judgement.is_one) {
        return judgement.grounds;
      }
    }
    return group[at].grounds;
  }

  std::vector<Key> keys_of(const Telling& telling) {
    const std::string name = reader_.family_of(ref_of(telling));
    if (name.empty()) {
      return {};
    }
    const Index story = reader_.story_of(telling.document);
    const Index family =
        families_.try_emplace(name, static_cast<Index>(families_.size())).first->second;
    std::vector<Key> keys;
    for (const auto* named :
         {&telling.named_agents, &telling.named_patients, &telling.named_places}) {
      for (const Index actor : *named) {
        keys.push_back({story, family, actor});
      }
    }
    for (const auto* own : {&telling.agents, &telling.patients, &telling.places}) {
      for (const Index entity : *own) {
        keys.push_back({story, family, (std::uint64_t{telling.document} + 1) << 32U | entity});
      }
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
  }

  std::vector<Index> candidates_at(const std::vector<Key>& keys) {
    std::vector<Index> candidates;
    for (const Key& key : keys) {
      if (const auto found = groups_at_.find(key); found != groups_at_.end()) {
        const std::vector<Index>& at = found->second;
        const std::size_t from = at.size() > kMostGroups ? at.size() - kMostGroups : 0;
        found_.unasked += from;
        candidates.insert(candidates.end(), at.begin() + static_cast<std::ptrdiff_t>(from),
                          at.end());
      }
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    return candidates;
  }

  // How many members speak for the mention, and the grounds of the first; none if one speaks
  // against it. Contradictions are noted on the way.
  std::pair<std::size_t, std::uint32_t> votes_for(const Telling& telling, const Group& group) {
    std::size_t votes = 0;
    std::uint32_t grounds = 0;
    bool refused = false;
    for (std::size_t i = 0; i < std::min(group.size(), kMostMembers); ++i) {
      const Judgement judgement = judge(group[i].telling, telling);
      refused = refused || judgement.objections != 0;
      if (judgement.is_one) {
        grounds = votes++ == 0 ? judgement.grounds : grounds;
      }
      const std::string_view reason = contradiction_of(group[i].telling, telling, judgement);
      if (!reason.empty()) {
        found_.contradictions.push_back({ref_of(group[i].telling), ref_of(telling), reason});
      }
    }
    return refused ? std::pair{std::size_t{0}, 0U} : std::pair{votes, grounds};
  }

  const TellingReader& reader_;
  std::unordered_map<std::string, Index> families_;
  std::vector<Group> groups_;
  std::map<Key, std::vector<Index>> groups_at_;
  EventGroups found_;
};

}  // namespace

EventGroups group_events(const TellingReader& reader, const std::vector<EventRef>& mentions) {
  Grouper grouper(reader);
  for (const EventRef mention : mentions) {
    grouper.add(mention);
  }
  return std::move(grouper).result();
}

}  // namespace chronograph
