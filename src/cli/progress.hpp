// SPDX-License-Identifier: Apache-2.0
// A progress line on a terminal: files done, rate, time left. Elsewhere silent.
#pragma once

#include "cli/command.hpp"

#include <chrono>
#include <cstddef>

namespace chronograph {

class Progress {
public:
  explicit Progress(const Streams& streams) : streams_(streams) {}

  /// Says how many steps there are in all.
  void expect(std::size_t steps) { expected_ = steps; }
  /// Counts one step and draws the line anew if the last drawing is old enough.
  void advance();
  /// Wipes the line, so that a message can be printed.
  void clear();

private:
  using Clock = std::chrono::steady_clock;
  const Streams& streams_;
  std::size_t expected_ = 0;
  std::size_t done_ = 0;
  bool drawn_ = false;
  Clock::time_point started_ = Clock::now();
  Clock::time_point last_drawn_ = started_;
};

}  // namespace chronograph
