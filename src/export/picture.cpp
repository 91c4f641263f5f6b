// SPDX-License-Identifier: Apache-2.0
#include "export/picture.hpp"

#include "chronograph/text/utf8.hpp"
#include "markup/number.hpp"

#include <algorithm>
#include <cmath>

namespace chronograph {
namespace {

/// More names than this are dots.
constexpr std::size_t kMostNames = 80;
constexpr double kNameSize = 11;
constexpr double kNameHeight = 17;
constexpr double kDotStep = 9;
constexpr double kHeadingHeight = 22;

double em_of(char32_t c) {
  if (c >= 0x1100) {
    return 1.05;
  }
  constexpr std::u32string_view kNarrow = U"iljtfrI.,:;'!|()[] -\u2019";
  if (kNarrow.find(c) != std::u32string_view::npos) {
    return 0.36;
  }
  if (c == U'm' || c == U'w' || c == U'M' || c == U'W' || c == U'@' || c == U'%') {
    return 0.92;
  }
  return is_upper(c) ? 0.7 : 0.57;
}

}  // namespace

double text_width(std::string_view text, double font_size) {
  double width = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    width += em_of(decode_utf8(text, offset));
  }
  return width * font_size;
}

std::string fit(std::string_view text, double font_size, double width) {
  std::string line;
  std::size_t cut = 0;  // where "…" still has room
  double used = 0;
  const double ellipsis = font_size;
  for (std::size_t offset = 0; offset < text.size();) {
    char32_t c = decode_utf8(text, offset);
    if (is_space(c) || c < 0x20) {
      c = U' ';
      if (line.empty() || line.back() == ' ') {
        continue;
      }
    }
    used += em_of(c) * font_size;
    if (used > width) {
      line.resize(cut);
      return std::string(trim(line)) + "\u2026";
    }
    append_utf8(line, c);
    cut = used + ellipsis <= width ? line.size() : cut;
  }
  return line;
}

std::string tenths(double value) { return shortest(std::round(value * 10) / 10 + 0.0); }

void Pen::text(double x, double y, std::string_view look, std::string_view content) {
  xml_.begin("text").attribute("x", tenths(x)).attribute("y", tenths(y));
  xml_.attribute("class", look).text(content).end();
}

void Pen::circle(double x, double y, double radius, std::string_view look) {
  xml_.begin("circle").attribute("cx", tenths(x)).attribute("cy", tenths(y));
  xml_.attribute("r", tenths(radius)).attribute("class", look).end();
}

void Pen::rect(double x, double y, double width, double height, std::string_view look) {
  xml_.begin("rect").attribute("x", tenths(x)).attribute("y", tenths(y));
  xml_.attribute("width", tenths(width)).attribute("height", tenths(height));
  xml_.attribute("rx", tenths(std::min(height / 2, 4.0))).attribute("class", look).end();
}

void Pen::path(std::string_view points, std::string_view look) {
  xml_.begin("path").attribute("d", points).attribute("class", look).end();
}

void Pen::line(double x1, double y1, double x2, double y2, std::string_view look) {
  xml_.begin("line").attribute("x1", tenths(x1)).attribute("y1", tenths(y1));
  xml_.attribute("x2", tenths(x2)).attribute("y2", tenths(y2)).attribute("class", look).end();
}

void Pen::begin_node(const EventGraph& graph, Vertex vertex) {
  xml_.begin("g").attribute("data-id", graph.id_of(vertex));
  xml_.attribute("data-kind", to_string(graph.graph[vertex].kind));
  xml_.begin("title").text(graph.label_of(vertex)).end();
}

Remainder::Remainder(const EventGraph& graph, std::string_view heading,
                     std::vector<Vertex> vertices)
    : graph_(graph) {
  if (vertices.empty()) {
    return;
  }
  heading_ = std::to_string(vertices.size()) + " " + std::string(heading);
  const bool named = vertices.size() <= kMostNames;
  const double step = named ? kNameHeight : kDotStep;
  double x = kMargin;
  double y = kHeadingHeight;
  for (const Vertex vertex : vertices) {
    std::string shown;
    double width = kDotStep;
    if (named) {
      shown = fit(graph.label_of(vertex), kNameSize, 210);
      width = text_width(shown, kNameSize) + 18;
    }
    if (x > kMargin && x + width > kPictureWidth - kMargin) {
      x = kMargin;
      y += step;
    }
    // What cannot be shown at all (no label) is a dot.
    places_.push_back({vertex, x, y, std::move(shown)});
    x += width;
  }
  height_ = y + step + 10;
}

void Remainder::draw(Pen& pen, double top) const {
  if (places_.empty()) {
    return;
  }
  pen.text(kMargin, top + 6, "note", heading_);
  for (const Place& place : places_) {
    pen.begin_node(graph_, place.vertex);
    if (place.shown.empty()) {
      pen.circle(place.x + 3, top + place.y, 2.5, "dot");
    } else {
      pen.text(place.x, top + place.y + 4, "name", place.shown);
    }
    pen.end();
  }
}

}  // namespace chronograph
