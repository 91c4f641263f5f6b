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
  [[nodiscard]] double height() const override { return height_; }
  void draw(Pen& pen, double top) const override;
  /// The events that have no row, the most prominent first.
  [[nodiscard]] std::vector<Vertex> left_out() const;
  /// How many events have a row.
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  /// Whether an event that has a row has a date.
  [[nodiscard]] bool has_dates() const { return scale_.has_value(); }

private:
  struct Row {
    TimelineEntry entry;
    std::string date;                   ///< empty where the row above has the same
    std::vector<std::string> headline;  ///< in lines
    double y = 0;                       ///< of its upper edge, below the panel's
    double height = 0;
  };
  void plan_rows(std::vector<TimelineEntry> entries);
  void draw_axis(Pen& pen, double top) const;
  void draw_row(Pen& pen, const Row& row, double top) const;
  void draw_when(Pen& pen, const EventNode& event, double y) const;

  const EventGraph& graph_;
  std::vector<Row> rows_;           ///< with a date first
  std::optional<TimeScale> scale_;  ///< none where no event has a date
  double text_x_ = 0;               ///< where headlines begin
  double dated_end_ = 0;            ///< lower edge of the rows with a date
  double height_ = 0;
};

}  // namespace chronograph
