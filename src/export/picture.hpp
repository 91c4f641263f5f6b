// SPDX-License-Identifier: Apache-2.0
// The pen that the two panels of the SVG share: measures, colours, and text that is made to fit.
#pragma once

#include "chronograph/graph/event_graph.hpp"
#include "markup/xml.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

inline constexpr double kPictureWidth = 1000;
inline constexpr double kMargin = 40;

/// Returns about how wide a text is drawn in a sans-serif face, rather too wide than too narrow.
double text_width(std::string_view text, double font_size);

/// Returns text of one line, no wider than `width`; "…" where it was cut.
std::string fit(std::string_view text, double font_size, double width);

/// Returns a coordinate in tenths, as short as can be.
std::string tenths(double value);

/// Writes elements of a picture.
class Pen {
public:
  explicit Pen(XmlWriter& xml) : xml_(xml) {}

  /// `look` is a class of the picture's style sheet.
  void text(double x, double y, std::string_view look, std::string_view content);
  void circle(double x, double y, double radius, std::string_view look);
  void rect(double x, double y, double width, double height, std::string_view look);
  void path(std::string_view points, std::string_view look);
  void line(double x1, double y1, double x2, double y2, std::string_view look);
  /// Opens a group that stands for a node, titled with its whole label; end() closes it.
  void begin_node(const EventGraph& graph, Vertex vertex);
  void end() { xml_.end(); }
  [[nodiscard]] XmlWriter& xml() { return xml_; }

private:
  XmlWriter& xml_;
};

/// Each panel is planned first, since the picture's height stands at its beginning.
class Panel {
public:
  Panel() = default;
  Panel(const Panel&) = delete;
  Panel& operator=(const Panel&) = delete;
  virtual ~Panel() = default;
  [[nodiscard]] virtual double height() const = 0;
  virtual void draw(Pen& pen, double top) const = 0;
};

/// What has no room in a panel: one name beside the other, or, if there are many, dots.
class Remainder final : public Panel {
public:
  Remainder(const EventGraph& graph, std::string_view heading, std::vector<Vertex> vertices);
  [[nodiscard]] double height() const override { return height_; }
  void draw(Pen& pen, double top) const override;

private:
  struct Place {
    Vertex vertex = 0;
    double x = 0;
    double y = 0;
    std::string shown;  ///< empty: a dot
  };
  const EventGraph& graph_;
  std::string heading_;
  std::vector<Place> places_;
  double height_ = 0;
};

}  // namespace chronograph
