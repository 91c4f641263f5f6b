// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/communities.hpp"

#include <algorithm>
#include <numeric>

namespace chronograph {
namespace {

// Nodes are moved between communities while the modularity grows; then communities become the nodes
// of a smaller network, whose inner ties `loops` keeps.
struct Level {
  Network network;
  std::vector<double> loops;  // twice the weight of the ties inside each node
};

class LocalMoves {
public:
  explicit LocalMoves(const Level& level)
      : network_(level.network),
        community_(level.loops.size()),
        strength_(level.loops),
        tied_(level.loops.size(), 0) {
    std::iota(community_.begin(), community_.end(), 0U);
    for (std::uint32_t node = 0; node < strength_.size(); ++node) {
      for (auto [edge, last] = boost::out_edges(node, network_); edge != last; ++edge) {
        strength_[node] += network_[*edge].weight;
      }
    }
    total_ = std::accumulate(strength_.begin(), strength_.end(), 0.0);
    inside_ = strength_;
  }

  // Returns the communities, or nothing where no move helps.
  std::vector<std::uint32_t> run() {
    constexpr int kMostRounds = 20;
    bool any = false;
    for (int round = 0; round < kMostRounds && move_all(); ++round) {
      any = true;
    }
    return any ? community_ : std::vector<std::uint32_t>();
  }

private:
  bool move_all() {
    bool moved = false;
    for (std::uint32_t node = 0; node < community_.size(); ++node) {
      moved = move(node) || moved;
    }
    return moved;
  }

  // Moves a node to the neighbouring community that gains most; of equal ones, the lowest.
  bool move(std::uint32_t node) {
    neighbours_.clear();
    for (auto [edge, last] = boost::out_edges(node, network_); edge != last; ++edge) {
      const std::uint32_t other = community_[boost::target(*edge, network_)];
      if (tied_[other] == 0) {
        neighbours_.push_back(other);
      }
      tied_[other] += network_[*edge].weight;
    }
    const std::uint32_t own = community_[node];
    inside_[own] -= strength_[node];
    const auto gain = [&](std::uint32_t community) {
      return tied_[community] - strength_[node] * inside_[community] / total_;
    };
    std::uint32_t best = own;
    double most = gain(own) + kLeastGain;
    for (const std::uint32_t candidate : neighbours_) {
      const double here = gain(candidate);
      if (here > most || (here == most && candidate < best)) {
        most = here;
        best = candidate;
      }
    }
    inside_[best] += strength_[node];
    community_[node] = best;
    for (const std::uint32_t neighbour : neighbours_) {
      tied_[neighbour] = 0;
    }
    return best != own;
  }

  static constexpr double kLeastGain = 1e-9;  // rounding must not send a node to and fro

  const Network& network_;
  std::vector<std::uint32_t> community_;
  std::vector<double> strength_;
  std::vector<double> tied_;    // by community: ties of the node in hand
  std::vector<double> inside_;  // by community: the strengths of its nodes
  std::vector<std::uint32_t> neighbours_;
  double total_ = 0;
};

// Numbers from 0 in the order of each number's first node.
std::uint32_t renumber(std::vector<std::uint32_t>& community) {
  std::vector<std::uint32_t> number(community.size(), static_cast<std::uint32_t>(-1));
  std::uint32_t next = 0;
  for (std::uint32_t& own : community) {
    if (number[own] == static_cast<std::uint32_t>(-1)) {
      number[own] = next++;
    }
    own = number[own];
  }
  return next;
}

Level merged(const Level& level, const std::vector<std::uint32_t>& community, std::uint32_t size) {
  Level next;
  next.loops.assign(size, 0);
  std::vector<WeightedPair> pairs;
  for (std::uint32_t node = 0; node < community.size(); ++node) {
    next.loops[community[node]] += level.loops[node];
    for (auto [edge, last] = boost::out_edges(node, level.network); edge != last; ++edge) {
      const std::uint32_t other = boost::target(*edge, level.network);
      const double weight = level.network[*edge].weight;
      if (community[node] == community[other]) {
        next.loops[community[node]] += weight;  // seen from both ends
      } else if (node < other) {
        pairs.push_back({community[node], community[other], weight});
      }
    }
  }
  next.network = make_network(size, std::move(pairs));
  return next;
}

}  // namespace

std::vector<std::uint32_t> communities(const Network& network) {
  std::vector<std::uint32_t> result(boost::num_vertices(network));
  std::iota(result.begin(), result.end(), 0U);
  Level level{network, std::vector<double>(result.size(), 0)};
  for (;;) {
    std::vector<std::uint32_t> community = LocalMoves(level).run();
    if (community.empty()) {
      return result;
    }
    const std::uint32_t size = renumber(community);
    for (std::uint32_t& own : result) {
      own = community[own];
    }
    level = merged(level, community, size);
  }
}

}  // namespace chronograph
