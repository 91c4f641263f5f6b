// SPDX-License-Identifier: Apache-2.0
#include "export/picture.hpp"

#include "chronograph/text/utf8.hpp"
#include "markup/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace chronograph {
namespace {

/// More dots than this are not looked at, and make a file of megabytes.
constexpr std::size_t kMostDots = 1000;
constexpr double kNameSize = 11;
constexpr double kNameWidth = 210;
constexpr double kNameHeight = 17;
constexpr double kDotStep = 7;

/// Marks that turn the direction of all that follows, or that nobody sees.
bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0x061C || c == 0xFEFF || c == 0xAD;
}

struct Width {
  std::u32string_view letters;
  double em;
};

/// The wider of two faces that are common where no narrower one is installed, Noto Sans and DejaVu
/// Sans (measured 2026-12-01).
constexpr std::array kWidths{
    Width{U"ilj'IJ.,:; \u2019\u00B7", 0.34},
    Width{U"()[]/\\ft!r-", 0.42},
    Width{U"csz?*\"_|\u201C\u201D\u2013", 0.56},
    Width{U"DGHNOQUw&+=<>~#^", 0.84},
    Width{U"mMW@%\u2014\u2026", 1.0},
};

double em_of(char32_t c) {
  if (c >= 0x1100 && (c < 0x2000 || c > 0x206F)) {
    return 1.05;
  }
  for (const Width& width : kWidths) {
    if (width.letters.find(c) != std::u32string_view::npos) {
      return width.em;
    }
  }
  return is_upper(c) ? 0.7 : 0.64;
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
    if (is_invisible(c)) {
      continue;
    }
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

std::vector<std::string> wrap(std::string_view text, double font_size, double width,
                              std::size_t most) {
  // As one line first: what comes after so many widths is not shown.
  const std::string line = fit(text, font_size, width * static_cast<double>(most + 1));
  std::vector<std::string> lines;
  std::string_view rest = line;
  while (lines.size() + 1 < most && text_width(rest, font_size) > width) {
    std::size_t end = 0;  // of the last word that has room
    std::size_t offset = 0;
    for (double used = 0; offset < rest.size();) {
      const std::size_t at = offset;
      used += em_of(decode_utf8(rest, offset)) * font_size;
      if (rest[at] == ' ') {
        end = at;
      }
      if (used > width) {
        offset = at;
        break;
      }
    }
    end = end == 0 ? offset : end;
    lines.emplace_back(trim(rest.substr(0, end)));
    rest = trim(rest.substr(end));
  }
  lines.push_back(fit(rest, font_size, width));
  return lines;
}

std::string tenths(double value) { return shortest(std::round(value * 10) / 10 + 0.0); }

std::string triangle(double x, double y, double direction) {
  return "M" + tenths(x) + " " + tenths(y - 4) + "L" + tenths(x + direction * 6) + " " + tenths(y) +
         "L" + tenths(x) + " " + tenths(y + 4) + "Z";
}

void Pen::text(double x, double y, std::string_view look, std::string_view content) {
  xml_.begin("text").attribute("x", tenths(x)).attribute("y", tenths(y));
  xml_.attribute("class", look).text(content).end();
}

double Pen::lines(double x, double y, std::string_view look,
                  const std::vector<std::string>& content) {
  for (const std::string& line : content) {
    text(x, y, look, line);
    y += kLineHeight;
  }
  return y;
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
                     const std::vector<Vertex>& vertices, std::size_t most_names)
    : graph_(graph) {
  if (vertices.empty()) {
    return;
  }
  const std::size_t drawn = std::min(vertices.size(), most_names + kMostDots);
  std::string words(heading);
  if (drawn > most_names) {
    words += vertices.size() > drawn ? "; " + grouped(most_names) + " by name, the next " +
                                           grouped(kMostDots) + " a dot each, the others not drawn"
                                     : "; the most prominent by name, the others a dot each";
  }
  heading_ = wrap(words, kNoteSize, kPictureWidth - 2 * kMargin, 2);
  double x = kMargin;
  double y = kLineHeight * static_cast<double>(heading_.size()) + 4;
  double step = kNameHeight;
  for (std::size_t i = 0; i < drawn; ++i) {
    std::string shown;
    double width = kDotStep;
    if (i < most_names) {
      shown = fit(graph.label_of(vertices[i]), kNameSize, kNameWidth);
      width = std::max(text_width(shown, kNameSize) + 18, kDotStep);
    } else if (i == most_names) {
      x = kPictureWidth;  // dots begin a line of their own
    }
    if (x > kMargin && x + width > kPictureWidth - kMargin) {
      x = kMargin;
      y += i == 0 ? 0 : step;
      step = i < most_names ? kNameHeight : kDotStep;
    }
    // What cannot be shown at all (no label) is a dot.
    places_.push_back({vertices[i], x, y, std::move(shown)});
    x += width;
  }
  height_ = y + step + 10;
}

void Remainder::draw(Pen& pen, double top) const {
  pen.lines(kMargin, top + 6, "note", heading_);
  for (const Place& place : places_) {
    pen.begin_node(graph_, place.vertex);
    if (place.shown.empty()) {
      pen.circle(place.x + 3, top + place.y, 2, "dot");
    } else {
      pen.text(place.x, top + place.y + 4, "name", place.shown);
    }
    pen.end();
  }
}

}  // namespace chronograph
