// SPDX-License-Identifier: Apache-2.0
#include "export/map_picture.hpp"

#include "chronograph/analyse/layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace chronograph {
namespace {

constexpr std::size_t kMostActors = 40;
constexpr std::size_t kConsidered = 120;  // of which those are shown that have a tie
/// Of a larger graph only the ties that stand out are shown.
constexpr std::size_t kBackboneAbove = 200;
constexpr double kBackboneLevel = 0.05;
constexpr double kWidestName = 190;
constexpr double kHeightOfOne = 90;
constexpr double kHeightOfMore = 14;
constexpr int kRounds = 200;

RelationshipMap map_of(const EventGraph& graph) {
  MapOptions options;
  options.top = kConsidered;
  options.projection = Projection::Actors;
  if (graph.actors.size() > kBackboneAbove) {
    options.backbone = kBackboneLevel;
    RelationshipMap map = make_map(graph, options);
    if (map.vertices.size() > 1) {
      return map;
    }
    options.backbone.reset();
  }
  return make_map(graph, options);
}

/// Who met at one event can be a crowd in which each is tied to each; a thin line is enough there.
double stroke_of(std::size_t count) {
  return std::min(1.0 + std::log2(static_cast<double>(std::max<std::size_t>(count, 1))), 6.0);
}

/// The first of the map's actors that have a tie; where nobody has one, just the first.
std::vector<Vertex> shown_actors(const RelationshipMap& map) {
  std::set<Vertex> tied;
  for (const MapEdge& edge : map.edges) {
    if (edge.source != edge.target) {
      tied.insert({edge.source, edge.target});
    }
  }
  std::vector<Vertex> shown = map.vertices;
  if (!tied.empty()) {
    std::erase_if(shown, [&](Vertex vertex) { return !tied.contains(vertex); });
  }
  shown.resize(std::min(shown.size(), kMostActors));
  return shown;
}

}  // namespace

MapPicture::MapPicture(const EventGraph& graph) : graph_(graph) {
  choose();
  if (!discs_.empty()) {
    place();
    part_discs();
  }
}

void MapPicture::choose() {
  const RelationshipMap map = map_of(graph_);
  std::map<Vertex, std::uint32_t> index;
  for (const Vertex vertex : shown_actors(map)) {
    const double salience = graph_.actors[graph_.graph[vertex].row].salience;
    Disc disc;
    disc.vertex = vertex;
    disc.radius = 5 + 11 * std::sqrt(salience);
    disc.font_size = 11 + 4 * std::sqrt(salience);
    disc.name = fit(graph_.label_of(vertex), disc.font_size, kWidestName);
    disc.half_width = std::max(disc.radius, text_width(disc.name, disc.font_size) / 2) + 6;
    index.emplace(vertex, static_cast<std::uint32_t>(discs_.size()));
    discs_.push_back(std::move(disc));
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, Line> lines;
  for (const MapEdge& edge : map.edges) {
    const auto a = index.find(edge.source);
    const auto b = index.find(edge.target);
    if (a == index.end() || b == index.end() || a == b) {
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

/// Moves discs off each other: first each pair a little, to keep their places as far as can be,
/// then whatever still is on another below it.
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
    disc.y -= top;
    height_ = std::max(height_, disc.y + below(disc));
  }
  height_ += 10;
}

void MapPicture::draw(Pen& pen, double top) const {
  if (discs_.empty()) {
    pen.text(kMargin, top + 18, "note", "No actors");
    return;
  }
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
    XmlWriter& xml = pen.xml();
    xml.begin("text").attribute("x", tenths(disc.x));
    xml.attribute("y", tenths(top + disc.y + disc.radius + disc.font_size + 2));
    xml.attribute("font-size", tenths(disc.font_size)).attribute("class", "actor-name");
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
  return rest;
}

}  // namespace chronograph
