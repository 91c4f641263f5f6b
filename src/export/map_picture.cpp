// SPDX-License-Identifier: Apache-2.0
#include "export/map_picture.hpp"

#include "chronograph/analyse/finalize.hpp"
#include "chronograph/analyse/layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace chronograph {
namespace {

constexpr std::size_t kMostActors = 40;
/// More lines a disc than this, on average, are hairs that nobody can follow.
constexpr std::size_t kMostLinesPerDisc = 2;
/// Above the topmost disc there is room for its name.
constexpr double kHeadroom = 14;
constexpr double kWidestName = 220;
constexpr double kHeightOfOne = 90;
constexpr double kHeightOfMore = 14;
constexpr int kRounds = 200;
/// A name that has moved may leave room for one that could not.
constexpr int kPassesOfNames = 3;

/// Who met at one event can be a crowd in which each is tied to each; a thin line is enough there.
double stroke_of(std::size_t count) {
  return std::min(1.0 + std::log2(static_cast<double>(std::max<std::size_t>(count, 1))), 6.0);
}

/// The actors that the strongest ties join, until there are enough of them; where ties are alike,
/// those of the more prominent actors.
std::vector<Vertex> shown_actors(const EventGraph& graph, const RelationshipMap& map) {
  struct Strength {
    std::size_t count = 0;
    double salience = 0;
    std::pair<Vertex, Vertex> ends;
  };
  std::map<std::pair<Vertex, Vertex>, std::size_t> counts;
  for (const MapEdge& edge : map.edges) {
    if (edge.source != edge.target) {
      counts[std::minmax(edge.source, edge.target)] += edge.count;
    }
  }
  std::vector<Strength> ties;
  ties.reserve(counts.size());
  for (const auto& [ends, count] : counts) {
    ties.push_back(
        {count, node_salience(graph, ends.first) + node_salience(graph, ends.second), ends});
  }
  std::stable_sort(ties.begin(), ties.end(), [](const Strength& a, const Strength& b) {
    return a.count != b.count ? a.count > b.count : a.salience > b.salience;
  });
  std::set<Vertex> chosen;
  for (const Strength& tie : ties) {
    const std::size_t more =
        (chosen.contains(tie.ends.first) ? 0U : 1U) + (chosen.contains(tie.ends.second) ? 0U : 1U);
    if (chosen.size() + more <= kMostActors) {
      chosen.insert({tie.ends.first, tie.ends.second});
    }
  }
  std::vector<Vertex> shown = map.vertices;
  std::erase_if(shown, [&](Vertex vertex) { return !chosen.contains(vertex); });
  return shown;
}

bool crosses(double x1, double y1, double x2, double y2, double left, double top, double right,
             double bottom) {
  // Liang and Barsky: the part of the line, 0 to 1, that is within all four edges.
  double from = 0;
  double to = 1;
  const double dx = x2 - x1;
  const double dy = y2 - y1;
  const std::array<std::pair<double, double>, 4> edges{
      {{-dx, x1 - left}, {dx, right - x1}, {-dy, y1 - top}, {dy, bottom - y1}}};
  for (const auto& [slope, distance] : edges) {
    if (slope == 0) {
      if (distance < 0) {
        return false;
      }
      continue;
    }
    const double at = distance / slope;
    if (slope < 0) {
      from = std::max(from, at);
    } else {
      to = std::min(to, at);
    }
  }
  return from < to;
}

}  // namespace

MapPicture::MapPicture(const EventGraph& graph) : graph_(graph) {
  choose();
  if (!discs_.empty()) {
    place();
    part_discs();
    stack_what_overlaps();
    for (int pass = 0; pass < kPassesOfNames; ++pass) {
      move_names();
    }
  }
}

void MapPicture::choose() {
  MapOptions options;
  options.projection = Projection::Actors;
  const RelationshipMap map = make_map(graph_, options);
  std::map<Vertex, std::uint32_t> index;
  const std::vector<Vertex> shown = shown_actors(graph_, map);
  for (const Vertex vertex : shown) {
    const double salience = graph_.actors[graph_.graph[vertex].row].salience;
    Disc disc;
    disc.vertex = vertex;
    disc.radius = 5 + 11 * std::sqrt(salience);
    disc.font_size = 11 + 4 * std::sqrt(salience);
    disc.name = fit(graph_.label_of(vertex), disc.font_size, kWidestName);
    disc.name_width = text_width(disc.name, disc.font_size);
    disc.half_width = std::max(disc.radius, disc.name_width / 2) + 6;
    index.emplace(vertex, static_cast<std::uint32_t>(discs_.size()));
    discs_.push_back(std::move(disc));
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, Line> lines;
  for (const MapEdge& edge : map.edges) {
    const auto a = index.find(edge.source);
    const auto b = index.find(edge.target);
    if (a == index.end() || b == index.end() || a == b) {
      hides_ties_ = hides_ties_ || edge.source != edge.target;
      continue;
    }
    const auto [first, second] = std::minmax(a->second, b->second);
    Line& line = lines[{first, second}];
    line.first = first;
    line.second = second;
    line.count += edge.count;
    line.balance += edge.balance;
    line.title += (line.title.empty() ? "" : "; ") + std::string(graph_.label_of(edge.source)) +
                  (edge.directed ? " \u2192 " : " \u2013 ") +
                  std::string(graph_.label_of(edge.target)) + ": " + edge.type;
  }
  for (auto& [ends, line] : lines) {
    lines_.push_back(std::move(line));
  }
  keep_strongest_lines();
}

/// Leaves of a crowd in which each is tied to each the lines that can be followed; each disc keeps
/// its strongest one.
void MapPicture::keep_strongest_lines() {
  const std::size_t most = kMostLinesPerDisc * discs_.size();
  if (lines_.size() <= most) {
    return;
  }
  std::stable_sort(lines_.begin(), lines_.end(),
                   [](const Line& a, const Line& b) { return a.count > b.count; });
  std::vector<bool> tied(discs_.size());
  std::vector<Line> kept;
  for (Line& line : lines_) {
    if (kept.size() < most || !tied[line.first] || !tied[line.second]) {
      tied[line.first] = tied[line.second] = true;
      kept.push_back(std::move(line));
    }
  }
  hidden_lines_ = lines_.size() - kept.size();
  lines_ = std::move(kept);
}

/// Fits the layout into the panel.
void MapPicture::place() {
  std::vector<WeightedPair> pairs;
  for (const Line& line : lines_) {
    pairs.push_back({line.first, line.second, 1});
  }
  const std::vector<Point> points =
      layout(make_network(static_cast<std::uint32_t>(discs_.size()), std::move(pairs)));
  Point low = points.front();
  Point high = points.front();
  for (const Point& point : points) {
    low = {std::min(low.x, point.x), std::min(low.y, point.y)};
    high = {std::max(high.x, point.x), std::max(high.y, point.y)};
  }
  const double width = kPictureWidth - 2 * kMargin - kWidestName;
  const double height = kHeightOfOne + kHeightOfMore * static_cast<double>(discs_.size());
  // Wide names need more room sideways than the layout knows of; but two actors stay near.
  const double most = 2.5;
  const double x_scale = std::min(most, width / std::max(high.x - low.x, 1.0));
  const double y_scale = std::min(most, height / std::max(high.y - low.y, 1.0));
  const double middle = kPictureWidth / 2 - x_scale * (high.x - low.x) / 2;
  for (std::size_t i = 0; i < discs_.size(); ++i) {
    discs_[i].x = middle + x_scale * (points[i].x - low.x);
    discs_[i].y = y_scale * (points[i].y - low.y);
  }
}

bool MapPicture::overlap(const Disc& a, const Disc& b) {
  return std::abs(a.x - b.x) < a.half_width + b.half_width &&
         (a.y < b.y ? b.y - a.y < below(a) + above(b) : a.y - b.y < below(b) + above(a));
}

/// Moves discs off each other, each pair a little, to keep their places as far as can be. So many
/// rounds and no more: three that stand in each other's way may never find rest.
void MapPicture::part_discs() {
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < discs_.size(); ++i) {
      for (std::size_t j = i + 1; j < discs_.size(); ++j) {
        Disc& upper = discs_[i].y <= discs_[j].y ? discs_[i] : discs_[j];
        Disc& lower = discs_[i].y <= discs_[j].y ? discs_[j] : discs_[i];
        if (!overlap(upper, lower)) {
          continue;
        }
        const double down = below(upper) + above(lower) - (lower.y - upper.y);
        const double aside = upper.half_width + lower.half_width - std::abs(lower.x - upper.x);
        if (down < aside) {
          upper.y -= down / 4;
          lower.y += down / 4;
        } else {
          const double sign = lower.x < upper.x ? -1 : 1;
          upper.x -= sign * aside / 4;
          lower.x += sign * aside / 4;
        }
      }
    }
    for (Disc& disc : discs_) {
      disc.x =
          std::clamp(disc.x, kMargin + disc.half_width, kPictureWidth - kMargin - disc.half_width);
    }
  }
}

/// Puts whatever still is on another below it, from the top down. Each of them passes each of those
/// above at most once, so that this ends.
void MapPicture::stack_what_overlaps() {
  std::vector<Disc*> order;
  for (Disc& disc : discs_) {
    order.push_back(&disc);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const Disc* a, const Disc* b) { return a->y < b->y; });
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = 0; j < i;) {
      if (overlap(*order[i], *order[j])) {
        order[i]->y = order[j]->y + below(*order[j]) + above(*order[i]) + 1;
        j = 0;  // it may have come down on one that it had passed
      } else {
        ++j;
      }
    }
  }
  double top = discs_.front().y - above(discs_.front());
  for (const Disc& disc : discs_) {
    top = std::min(top, disc.y - above(disc));
  }
  for (Disc& disc : discs_) {
    disc.y += kHeadroom - top;
    height_ = std::max(height_, disc.y + below(disc));
  }
  height_ += 10;
}

MapPicture::Box MapPicture::box_of_disc(const Disc& disc) {
  return {disc.x - disc.radius, disc.y - disc.radius, disc.x + disc.radius, disc.y + disc.radius};
}

MapPicture::Box MapPicture::box_of_name(const Disc& disc, const Side& side) {
  const double width = disc.name_width;
  const double height = disc.font_size + 4;
  const bool at_corner = side.across != 0 && side.down != 0;
  const double aside = at_corner ? 0.75 * disc.radius + 2 : disc.radius + 4;
  const double away = at_corner ? 0.75 * disc.radius : disc.radius + 2;
  const double left = disc.x + aside * side.across + width * (side.across - 1) / 2.0;
  const double top = disc.y + away * side.down + height * (side.down - 1) / 2.0;
  return {left, top, left + width, top + height};
}

std::size_t MapPicture::crossings(const Box& box) const {
  return static_cast<std::size_t>(
      std::count_if(lines_.begin(), lines_.end(), [&](const Line& line) {
        const Disc& a = discs_[line.first];
        const Disc& b = discs_[line.second];
        return crosses(a.x, a.y, b.x, b.y, box.left, box.top + 3, box.right, box.bottom - 3);
      }));
}

/// Whether a name of that disc may stand there: within the panel, on no other name or disc.
bool MapPicture::is_free(const Box& box, std::size_t disc) const {
  if (box.left < kMargin || box.right > kPictureWidth - kMargin || box.top < 0 ||
      box.bottom > height_) {
    return false;
  }
  const auto meets = [&](const Box& other) {
    return box.left < other.right + 4 && other.left < box.right + 4 && box.top < other.bottom + 2 &&
           other.top < box.bottom + 2;
  };
  for (std::size_t i = 0; i < discs_.size(); ++i) {
    if (i != disc &&
        (meets(box_of_disc(discs_[i])) || meets(box_of_name(discs_[i], discs_[i].side)))) {
      return false;
    }
  }
  return true;
}

/// Moves a name to where fewer lines run through its letters, if that is free.
void MapPicture::move_names() {
  for (std::size_t i = 0; i < discs_.size(); ++i) {
    std::size_t fewest = crossings(box_of_name(discs_[i], discs_[i].side));
    for (const Side& side : kSides) {
      const Box box = box_of_name(discs_[i], side);
      const std::size_t crossed = crossings(box);
      if (crossed < fewest && is_free(box, i)) {
        fewest = crossed;
        discs_[i].side = side;
      }
    }
  }
}

void MapPicture::draw(Pen& pen, double top) const {
  for (const Line& line : lines_) {
    const Disc& a = discs_[line.first];
    const Disc& b = discs_[line.second];
    XmlWriter& xml = pen.xml();
    xml.begin("line").attribute("x1", tenths(a.x)).attribute("y1", tenths(top + a.y));
    xml.attribute("x2", tenths(b.x)).attribute("y2", tenths(top + b.y));
    xml.attribute("stroke-width", tenths(stroke_of(line.count)));
    xml.attribute("class", line.balance > 0   ? "tie together"
                           : line.balance < 0 ? "tie against"
                                              : "tie");
    xml.begin("title").text(line.title).end().end();
  }
  for (const Disc& disc : discs_) {
    pen.begin_node(graph_, disc.vertex);
    pen.circle(disc.x, top + disc.y, disc.radius, "actor");
    const Box box = box_of_name(disc, disc.side);
    XmlWriter& xml = pen.xml();
    const int across = disc.side.across;
    const double x = across > 0 ? box.left : across < 0 ? box.right : (box.left + box.right) / 2;
    xml.begin("text").attribute("x", tenths(x)).attribute("y", tenths(top + box.bottom - 4));
    xml.attribute("font-size", tenths(disc.font_size));
    xml.attribute("class", across > 0   ? "actor-name on-right"
                           : across < 0 ? "actor-name on-left"
                                        : "actor-name");
    xml.text(disc.name).end();
    pen.end();
  }
}

std::vector<Vertex> MapPicture::left_out() const {
  std::vector<bool> shown(graph_.actors.size());
  for (const Disc& disc : discs_) {
    shown[graph_.graph[disc.vertex].row] = true;
  }
  std::vector<Vertex> rest;
  for (std::uint32_t row = 0; row < shown.size(); ++row) {
    if (!shown[row]) {
      rest.push_back(graph_.actor_vertex(row));
    }
  }
  std::stable_sort(rest.begin(), rest.end(), [&](Vertex a, Vertex b) {
    return node_salience(graph_, a) > node_salience(graph_, b);
  });
  return rest;
}

}  // namespace chronograph
