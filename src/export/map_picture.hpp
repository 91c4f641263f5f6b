// SPDX-License-Identifier: Apache-2.0
// The relationship map of the SVG: who has to do with whom, no two names on top of each other.
#pragma once

#include "chronograph/analyse/relations.hpp"
#include "export/picture.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace chronograph {

class MapPicture final : public Panel {
public:
  explicit MapPicture(const EventGraph& graph);
  [[nodiscard]] double height() const override { return height_; }
  void draw(Pen& pen, double top) const override;
  /// The actors that are not on the map.
  [[nodiscard]] std::vector<Vertex> left_out() const;

private:
  /// A disc with its name below it.
  struct Disc {
    Vertex vertex = 0;
    std::string name;
    double radius = 0;
    double font_size = 0;
    double half_width = 0;  ///< of disc and name, whichever is wider
    double x = 0;           ///< of the disc's centre
    double y = 0;
  };
  /// All that ties two actors.
  struct Line {
    std::uint32_t first = 0;  ///< index into discs_
    std::uint32_t second = 0;
    std::size_t count = 0;
    int balance = 0;
    std::string title;
  };
  void choose();
  void place();
  void part_discs();
  static double above(const Disc& disc) { return disc.radius + 6; }
  static double below(const Disc& disc) { return disc.radius + disc.font_size + 10; }
  static bool overlap(const Disc& a, const Disc& b);

  const EventGraph& graph_;
  std::vector<Disc> discs_;
  std::vector<Line> lines_;
  double height_ = 0;
};

}  // namespace chronograph
