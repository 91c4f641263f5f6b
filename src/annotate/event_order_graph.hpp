// SPDX-License-Identifier: Apache-2.0
// Orders of events that hold together: each is taken only if nothing taken before says otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace chronograph {

/// Events by their begins. Keeps them in one possible sequence, so that an order that fits it costs
/// nothing and another one only the events between the two (Pearce and Kelly's algorithm).
class EventOrderGraph {
public:
  /// No order yet; the sequence is that of the numbers.
  explicit EventOrderGraph(std::size_t events);

  /// Takes `a` begins before `b`. False, and nothing changes, where that contradicts what was
  /// taken, or where more than kMost events would have to be looked at to tell.
  bool add_before(std::uint32_t a, std::uint32_t b);

  static constexpr std::size_t kMost = 1000;

private:
  /// Collects what is reached from `from` over `edges` while `inside` holds; false if too much.
  template <typename Inside>
  bool reach(std::uint32_t from, const std::vector<std::vector<std::uint32_t>>& edges,
             const Inside& inside, std::vector<std::uint32_t>& out);
  void reorder(std::vector<std::uint32_t>& before, std::vector<std::uint32_t>& after);

  std::vector<std::uint32_t> place_;  // in the sequence
  std::vector<std::vector<std::uint32_t>> after_;
  std::vector<std::vector<std::uint32_t>> before_;
  std::vector<bool> seen_;
};

}  // namespace chronograph
