// SPDX-License-Identifier: Apache-2.0
#include "export/timeline_picture.hpp"

#include "export/event_facts.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace chronograph {
namespace {

/// A longer picture is no picture any more.
constexpr std::size_t kMostRows = 60;
constexpr double kRowHeight = 42;
constexpr double kAxisHeight = 26;
constexpr double kDateX = kMargin;
constexpr double kDateWidth = 196;
constexpr double kPlotLeft = 262;
constexpr double kPlotRight = 440;
constexpr double kOpenEnd = 14;  ///< how far an open bar goes on
constexpr double kTextX = 474;
constexpr double kTextWidth = kPictureWidth - kMargin - kTextX;
constexpr double kHeadlineSize = 14;
constexpr double kSmallSize = 11;

void add_days(std::vector<Date>& days, const DayBounds& bounds) {
  if (bounds.earliest) {
    days.push_back(*bounds.earliest);
  }
  if (bounds.latest) {
    days.push_back(*bounds.latest);
  }
}

std::string triangle(double x, double y, double direction) {
  return "M" + tenths(x) + " " + tenths(y - 4) + "L" + tenths(x + direction * 6) + " " + tenths(y) +
         "L" + tenths(x) + " " + tenths(y + 4) + "Z";
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
  entries_ = make_timeline(graph, options);
  std::vector<Date> days;
  for (const TimelineEntry& entry : entries_) {
    if (const auto& time = graph.events[entry.event].time) {
      add_days(days, time->begin);
      add_days(days, time->end);
    }
  }
  if (!days.empty()) {
    scale_.emplace(std::move(days), kPlotLeft, kPlotRight);
  }
}

double TimelinePicture::height() const {
  return kAxisHeight + kRowHeight * static_cast<double>(entries_.size()) + 20;
}

std::vector<Vertex> TimelinePicture::left_out() const {
  std::vector<bool> shown(graph_.events.size());
  for (const TimelineEntry& entry : entries_) {
    shown[entry.event] = true;
  }
  std::vector<Vertex> rest;
  for (std::uint32_t row = 0; row < shown.size(); ++row) {
    if (!shown[row]) {
      rest.push_back(graph_.event_vertex(row));
    }
  }
  return rest;
}

void TimelinePicture::draw(Pen& pen, double top) const {
  if (entries_.empty()) {
    pen.text(kMargin, top + 18, "note", "No events");
    return;
  }
  draw_axis(pen, top);
  double y = top + kAxisHeight;
  for (const TimelineEntry& entry : entries_) {
    pen.line(kMargin, y, kPictureWidth - kMargin, y, "rule");
    draw_row(pen, entry, y);
    y += kRowHeight;
  }
}

/// The years, each where its first day of the picture is; one that has no room is left out.
void TimelinePicture::draw_axis(Pen& pen, double top) const {
  if (!scale_) {
    return;
  }
  const double bottom = top + kAxisHeight + kRowHeight * static_cast<double>(entries_.size());
  int last_year = 0;
  double free_from = 0;
  for (const auto& [day, x] : scale_->places()) {
    const int year = day.civil().year;
    if (year == last_year || x < free_from) {
      continue;
    }
    last_year = year;
    free_from = x + 36;
    pen.line(x, top + 14, x, bottom, "grid");
    pen.text(x, top + 10, "year", std::to_string(year));
  }
}

void TimelinePicture::draw_row(Pen& pen, const TimelineEntry& entry, double y) const {
  const EventNode& event = graph_.events[entry.event];
  pen.begin_node(graph_, graph_.event_vertex(entry.event));
  const std::string date = entry.display_date.empty() ? "no date" : entry.display_date;
  pen.text(kDateX, y + 18, entry.display_date.empty() ? "undated" : "date",
           fit(date, 12, kDateWidth));
  if (event.status != Status::Asserted) {
    pen.text(kDateX, y + 33, "small", to_string(event.status));
  }
  if (event.time && !event.time->unknown()) {
    draw_when(pen, event, y + 17);
  }
  pen.text(kTextX, y + 18, "headline", fit(graph_.text(event.label), kHeadlineSize, kTextWidth));
  pen.text(kTextX, y + 33, "small",
           fit(who_and_where(graph_, entry.event), kSmallSize, kTextWidth));
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
  const double width = std::max(right - left, 8.0);
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
