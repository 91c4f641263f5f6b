// SPDX-License-Identifier: Apache-2.0
#include "export/timeline_picture.hpp"

#include "export/event_facts.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace chronograph {
namespace {

/// About a page; a longer picture is no picture any more.
constexpr std::size_t kMostRows = 30;
constexpr std::size_t kHeadlineLines = 2;
constexpr double kAxisHeight = 26;
constexpr double kUndatedHeight = 30;
constexpr double kDateX = kMargin;
constexpr double kDateSize = 12;
constexpr double kDateWidth = 196;
constexpr double kPlotLeft = 262;
constexpr double kPlotRight = 440;
constexpr double kOpenEnd = 14;    ///< how far an open bar goes on
constexpr double kNarrowest = 14;  ///< of bars, which a dot must not be taken for
constexpr double kTextX = 474;
constexpr double kTextXWithoutPlot = 140;
constexpr double kHeadlineSize = 14;
constexpr double kSmallSize = 11.5;
constexpr double kAxisSize = 11;

void add_days(std::vector<Date>& days, const DayBounds& bounds) {
  if (bounds.earliest) {
    days.push_back(*bounds.earliest);
  }
  if (bounds.latest) {
    days.push_back(*bounds.latest);
  }
}

std::string who_and_where(const EventGraph& graph, std::uint32_t row) {
  const EventFacts facts = gather_facts(graph, row);
  std::set<Vertex> told;
  std::string line;
  const auto tell = [&](Vertex vertex) {
    if (told.insert(vertex).second) {
      line += line.empty() ? "" : " \u00B7 ";
      line += graph.label_of(vertex);
    }
  };
  for (const Participant& participant : facts.participants) {
    tell(participant.vertex);
  }
  for (const Vertex place : facts.places) {
    tell(place);
  }
  return line;
}

}  // namespace

TimeScale::TimeScale(std::vector<Date> days, double from, double to) {
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  double length = 0;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (i > 0) {
      length += std::log2(1.0 + days[i].days_since_1970() - days[i - 1].days_since_1970());
    }
    places_[days[i]] = length;
  }
  for (auto& [day, place] : places_) {
    place = length == 0 ? (from + to) / 2 : from + (to - from) * place / length;
  }
}

TimelinePicture::TimelinePicture(const EventGraph& graph) : graph_(graph) {
  TimelineOptions options;
  options.top = kMostRows;
  std::vector<TimelineEntry> entries = make_timeline(graph, options);
  if (entries.empty()) {
    // Whoever draws nothing but what is denied has asked for it.
    options.filter.statuses = {Status::Denied};
    entries = make_timeline(graph, options);
  }
  std::vector<Date> days;
  for (const TimelineEntry& entry : entries) {
    if (const auto& time = graph.events[entry.event].time) {
      add_days(days, time->begin);
      add_days(days, time->end);
    }
  }
  if (!days.empty()) {
    scale_.emplace(std::move(days), kPlotLeft, kPlotRight);
  }
  text_x_ = scale_ ? kTextX : kTextXWithoutPlot;
  plan_rows(std::move(entries));
}

void TimelinePicture::plan_rows(std::vector<TimelineEntry> entries) {
  double y = scale_ ? kAxisHeight : 0;
  std::string_view date;
  bool dated = scale_.has_value();
  dated_end_ = y;
  for (TimelineEntry& entry : entries) {
    if (dated && entry.display_date.empty()) {
      dated = false;
      y += kUndatedHeight;
    }
    Row row{std::move(entry), {}, {}, y, 0};
    if (row.entry.display_date != date) {
      row.date = row.entry.display_date;
    }
    row.headline = wrap(graph_.text(graph_.events[row.entry.event].label), kHeadlineSize,
                        kPictureWidth - kMargin - text_x_, kHeadlineLines);
    row.height = 25 + kLineHeight * static_cast<double>(row.headline.size());
    y += row.height;
    dated_end_ = dated ? y : dated_end_;
    rows_.push_back(std::move(row));
    date = rows_.back().entry.display_date;
  }
  height_ = y + 20;
}

std::vector<Vertex> TimelinePicture::left_out() const {
  std::vector<bool> shown(graph_.events.size());
  for (const Row& row : rows_) {
    shown[row.entry.event] = true;
  }
  std::vector<std::uint32_t> rest;
  for (std::uint32_t row = 0; row < shown.size(); ++row) {
    if (!shown[row]) {
      rest.push_back(row);
    }
  }
  std::stable_sort(rest.begin(), rest.end(), [&](std::uint32_t a, std::uint32_t b) {
    return graph_.events[a].salience > graph_.events[b].salience;
  });
  std::vector<Vertex> vertices;
  vertices.reserve(rest.size());
  for (const std::uint32_t row : rest) {
    vertices.push_back(graph_.event_vertex(row));
  }
  return vertices;
}

void TimelinePicture::draw(Pen& pen, double top) const {
  if (rows_.empty()) {
    return;
  }
  draw_axis(pen, top);
  bool dated = scale_.has_value();
  for (const Row& row : rows_) {
    if (dated && row.entry.display_date.empty()) {
      dated = false;
      pen.line(kMargin, top + row.y - kUndatedHeight, kPictureWidth - kMargin,
               top + row.y - kUndatedHeight, "rule");
      pen.text(kMargin, top + row.y - kUndatedHeight / 2 + 6, "note",
               "Without a date, in the order of the sources as far as they give one");
    }
    // A day's rows hang together: no rule between their dates.
    const bool same_day = row.date.empty() && !row.entry.display_date.empty();
    pen.line(same_day ? text_x_ : kMargin, top + row.y, kPictureWidth - kMargin, top + row.y,
             "rule");
    draw_row(pen, row, top + row.y);
  }
}

/// Years, or months if all is of one year, or days if all is of one month: each where its first day
/// of the picture is, with a line; a label that has no room is left out.
void TimelinePicture::draw_axis(Pen& pen, double top) const {
  if (!scale_) {
    return;
  }
  const auto unit_of_day = [](Date day, std::size_t length) { return day.iso().substr(0, length); };
  const Date first = scale_->places().begin()->first;
  const Date last = scale_->places().rbegin()->first;
  std::size_t characters = 4;
  while (characters < 10 && unit_of_day(first, characters) == unit_of_day(last, characters)) {
    characters += 3;
  }
  std::string last_unit;
  double free_from = 0;
  for (const auto& [day, x] : scale_->places()) {
    const std::string unit = unit_of_day(day, characters);
    if (unit == last_unit) {
      continue;
    }
    last_unit = unit;
    EventTime time;
    time.begin = time.end = DayBounds{day, day};
    // Of "1 Oct 2021" the day and the month are dropped where the unit is coarser.
    std::string label = display_date(time);
    for (std::size_t missing = characters; missing < 10; missing += 3) {
      label.erase(0, label.find(' ') + 1);
    }
    pen.line(x, top + 14, x, top + dated_end_, "grid");
    const double half = text_width(label, kAxisSize) / 2;
    if (x - half >= free_from) {
      free_from = x + half + 2;
      pen.text(x, top + 10, "year", label);
    }
  }
}

void TimelinePicture::draw_row(Pen& pen, const Row& row, double y) const {
  const EventNode& event = graph_.events[row.entry.event];
  pen.begin_node(graph_, graph_.event_vertex(row.entry.event));
  double date_y = y + 18;
  if (!row.date.empty()) {
    pen.text(kDateX, date_y, "date", fit(row.date, kDateSize, kDateWidth));
    date_y += 15;
  }
  if (event.status != Status::Asserted) {
    pen.text(kDateX, date_y, "small", to_string(event.status));
  }
  if (event.time && !event.time->unknown()) {
    draw_when(pen, event, y + 17);
  }
  const double below = pen.lines(text_x_, y + 18, "headline", row.headline);
  const std::string who =
      fit(who_and_where(graph_, row.entry.event), kSmallSize, kPictureWidth - kMargin - text_x_);
  if (!who.empty()) {
    pen.text(text_x_, below - 2, "small", who);
  }
  pen.end();
}

/// A dot is a day; a pale bar says "some time within", with an arrow where a bound is open; a dark
/// bar is what lasted for certain.
void TimelinePicture::draw_when(Pen& pen, const EventNode& event, double y) const {
  const EventTime& time = *event.time;
  const bool fact = event.status == Status::Asserted;
  if (time.begin == time.end && time.begin.is_day()) {
    pen.circle(scale_->at(*time.begin.earliest), y, 5, fact ? "fact" : "claim");
    return;
  }
  // One of the four bounds is known; open ends go on a little from the outermost known ones.
  std::vector<Date> days;
  add_days(days, time.begin);
  add_days(days, time.end);
  const auto [low, high] = std::minmax_element(days.begin(), days.end());
  const double left = scale_->at(*low) - (time.begin.earliest ? 0 : kOpenEnd);
  const double right = scale_->at(*high) + (time.end.latest ? 0 : kOpenEnd);
  const double width = std::max(right - left, kNarrowest);
  pen.rect(left, y - 4, width, 8, fact ? "within" : "within claimed");
  if (time.begin != time.end && time.begin.latest && time.end.earliest &&
      *time.begin.latest <= *time.end.earliest) {
    const double from = scale_->at(*time.begin.latest);
    pen.rect(from, y - 2.5, std::max(scale_->at(*time.end.earliest) - from, 5.0), 5,
             fact ? "fact" : "claim");
  }
  if (!time.begin.earliest) {
    pen.path(triangle(left, y, -1), "open");
  }
  if (!time.end.latest) {
    pen.path(triangle(left + width, y, 1), "open");
  }
}

}  // namespace chronograph
