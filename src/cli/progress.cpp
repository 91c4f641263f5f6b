// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <fmt/core.h>
#include <ostream>

namespace chronograph {
namespace {

constexpr std::size_t kWorthShowing = 20;  // fewer files are done before anybody wonders
constexpr std::chrono::milliseconds kRedraw{200};

}  // namespace

void Progress::advance() {
  ++done_;
  const Clock::time_point now = Clock::now();
  if (!streams_.progress || expected_ < kWorthShowing || now - last_drawn_ < kRedraw) {
    return;
  }
  last_drawn_ = now;
  drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - started_).count();
  const double rate = static_cast<double>(done_) / seconds;
  const double left = static_cast<double>(expected_ - done_) / rate;
  streams_.err << fmt::format("\r\x1b[K{} of {} files  {:.0f} a second  {:.0f} s left", done_,
                              expected_, rate, left)
               << std::flush;
}

void Progress::clear() {
  if (drawn_) {
    streams_.err << "\r\x1b[K" << std::flush;
    drawn_ = false;
  }
}

}  // namespace chronograph
