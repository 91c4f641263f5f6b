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
inline constexpr double kNoteSize = 12;
inline constexpr double kLineHeight = 17;

/// Returns about how wide a text is drawn in a sans-serif face, rather too wide than too narrow.
double text_width(std::string_view text, double font_size);

/// Returns text of one line, no wider than `width`; "…" where it was cut. Line ends and runs of
/// white space become one blank; marks that turn the direction of writing are left out.
std::string fit(std::string_view text, double font_size, double width);

/// Returns the same as at most `most` lines, broken at blanks where there are any; the last one is
/// cut. At least one line, which may be empty.
std::vector<std::string> wrap(std::string_view text, double font_size, double width,
                              std::size_t most);

/// Returns a coordinate in tenths, as short as can be.
std::string tenths(double value);

/// Returns the path of an arrow's head whose base is at (x, y); `direction` is 1 to the right, -1
/// to the left.
std::string triangle(double x, double y, double direction);

/// Writes elements of a picture.
class Pen {
public:
  explicit Pen(XmlWriter& xml) : xml_(xml) {}

  /// `look` is a class of the picture's style sheet.
  void text(double x, double y, std::string_view look, std::string_view content);
  /// Lines of one text, each kLineHeight below the other; returns where the next one would stand.
  double lines(double x, double y, std::string_view look, const std::vector<std::string>& content);
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

/// What has no room in a panel, under a heading that says so: the first ones by name, the others a
/// dot each, and those that even dots would make too many are only counted.
class Remainder final : public Panel {
public:
  /// `vertices` in the order of their weight; of none, nothing is drawn.
  Remainder(const EventGraph& graph, std::string_view heading, const std::vector<Vertex>& vertices,
            std::size_t most_names);
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
  std::vector<std::string> heading_;  ///< in lines
  std::vector<Place> places_;
  double height_ = 0;
};

}  // namespace chronograph
