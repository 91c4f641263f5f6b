// SPDX-License-Identifier: Apache-2.0
// Orders of points in time that hold together: each is taken only if nothing taken before says
// otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace chronograph {

/// Points, for example the begins of events. Keeps them in one possible sequence, so that an order
/// that fits it costs nothing and another one only the points between the two (Pearce and Kelly's
/// algorithm).
class OrderGraph {
public:
  /// No order yet; the sequence is that of the numbers.
  explicit OrderGraph(std::size_t points);
  /// The sequence to start with, every number below its length once. The nearer it is to the truth,
  /// the less work.
  explicit OrderGraph(std::span<const std::uint32_t> sequence);

  enum class Answer : std::uint8_t {
    Taken,
    Contradiction,  ///< of what was taken before; nothing changes
    TooFar          ///< more than kMost points would have to be looked at; nothing changes
  };
  /// Takes `a` before `b`. A point is not before itself.
  Answer add_before(std::uint32_t a, std::uint32_t b);

  /// Place in a sequence that fits every order taken.
  [[nodiscard]] std::uint32_t place(std::uint32_t point) const { return place_[point]; }
  /// The other ends of the orders taken, repeated where one was taken twice.
  [[nodiscard]] std::span<const std::uint32_t> after(std::uint32_t point) const {
    return after_[point];
  }
  [[nodiscard]] std::span<const std::uint32_t> before(std::uint32_t point) const {
    return before_[point];
  }

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
