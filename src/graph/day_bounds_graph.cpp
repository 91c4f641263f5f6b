// SPDX-License-Identifier: Apache-2.0
#include "graph/day_bounds_graph.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace chronograph {
namespace {

constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t kOpen = std::numeric_limits<std::int32_t>::max();

std::optional<Date> date_of(std::int32_t day) {
  return day == kNever || day == kOpen ? std::nullopt : std::optional(Date::from_days(day));
}

}  // namespace

// Two points an event, begin 2e and end 2e + 1; a point event has both linked either way.
DayBoundsGraph::DayBoundsGraph(std::vector<EventTime> times, const std::vector<bool>& is_point)
    : times_(std::move(times)) {
  const auto day = [](const std::optional<Date>& date, Day otherwise) {
    return date ? date->days_since_1970() : otherwise;
  };
  for (auto& next : next_) {
    next.resize(2 * times_.size());
  }
  for (Index event = 0; event < times_.size(); ++event) {
    const EventTime& time = times_[event];
    days_.push_back({day(time.begin.earliest, kNever), day(time.begin.latest, kOpen)});
    days_.push_back({day(time.end.earliest, kNever), day(time.end.latest, kOpen)});
    link(begin_of(event), end_of(event));
    if (is_point[event]) {
      link(end_of(event), begin_of(event));
    }
  }
}

void DayBoundsGraph::link(Index earlier, Index later) {
  next_[Earliest][earlier].push_back(later);
  next_[Latest][later].push_back(earlier);
  links_.emplace_back(earlier, later);
}

bool DayBoundsGraph::narrow(Index point, Side side, Day day) {
  Day& known = days_[point][side];
  if (side == Earliest ? day <= known : day >= known) {
    return false;
  }
  changes_.push_back({point, side, known});
  known = day;
  return true;
}

// Carries what has changed on; what it changes joins the list.
DayBoundsGraph::Answer DayBoundsGraph::spread() {
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    const auto [point, side, old] = changes_[i];
    if (days_[point][Earliest] > days_[point][Latest]) {
      return Answer::Contradiction;
    }
    if (changes_left_ == 0) {
      return Answer::TooFar;
    }
    --changes_left_;
    for (const Index next : next_[side][point]) {
      narrow(next, side, days_[point][side]);
    }
  }
  return Answer::Fits;
}

DayBoundsGraph::Answer DayBoundsGraph::take(OrderStatement::Kind kind, Index first, Index second) {
  changes_left_ += kChangesEach;
  changes_.clear();
  links_.clear();
  link(begin_of(first), begin_of(second));
  if (kind == OrderStatement::Kind::Includes) {
    link(end_of(second), end_of(first));
  }
  for (const auto& [earlier, later] : links_) {
    narrow(later, Earliest, days_[earlier][Earliest]);
    narrow(earlier, Latest, days_[later][Latest]);
  }
  const Answer answer = spread();
  if (answer != Answer::Fits) {
    take_back();
  }
  return answer;
}

void DayBoundsGraph::take_back() {
  for (auto change = changes_.rbegin(); change != changes_.rend(); ++change) {
    days_[change->point][change->side] = change->old;
  }
  for (auto link = links_.rbegin(); link != links_.rend(); ++link) {
    next_[Earliest][link->first].pop_back();
    next_[Latest][link->second].pop_back();
  }
  changes_.clear();
  links_.clear();
}

EventTime DayBoundsGraph::time(Index event) const {
  EventTime time = times_[event];
  const auto bounds_of = [&](Index point) {
    return DayBounds{date_of(days_[point][Earliest]), date_of(days_[point][Latest])};
  };
  time.begin = bounds_of(begin_of(event));
  time.end = bounds_of(end_of(event));
  return time;
}

}  // namespace chronograph
