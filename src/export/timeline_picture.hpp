// SPDX-License-Identifier: Apache-2.0
// The timeline panel of the SVG: one row an event, its date drawn no more exact than it is known.
#pragma once

#include "chronograph/analyse/timeline.hpp"
#include "export/picture.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace chronograph {

/// Days on a line whose gaps are shortened: the distance of two neighbouring days grows with the
/// logarithm of the days between them, so that one far event does not squeeze all the others.
class TimeScale {
public:
  /// `from` and `to` are where the first and the last of the days come to lie.
  TimeScale(std::vector<Date> days, double from, double to);
  /// REQUIRES: one of the days.
  [[nodiscard]] double at(Date day) const { return places_.at(day); }
  [[nodiscard]] const std::map<Date, double>& places() const { return places_; }

private:
  std::map<Date, double> places_;
};

class TimelinePicture final : public Panel {
public:
  explicit TimelinePicture(const EventGraph& graph);
  [[nodiscard]] double height() const override;
  void draw(Pen& pen, double top) const override;
  /// The events that have no row.
  [[nodiscard]] std::vector<Vertex> left_out() const;

private:
  void draw_axis(Pen& pen, double top) const;
  void draw_row(Pen& pen, const TimelineEntry& entry, double y) const;
  void draw_when(Pen& pen, const EventNode& event, double y) const;

  const EventGraph& graph_;
  std::vector<TimelineEntry> entries_;
  std::optional<TimeScale> scale_;  ///< none where no event has a date
};

}  // namespace chronograph
