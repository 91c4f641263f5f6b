// SPDX-License-Identifier: Apache-2.0
// The relationship map of the SVG: who has to do with whom, no two names on top of each other.
#pragma once

#include "chronograph/analyse/relations.hpp"
#include "export/picture.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace chronograph {

class MapPicture final : public Panel {
public:
  explicit MapPicture(const EventGraph& graph);
  [[nodiscard]] double height() const override { return height_; }
  void draw(Pen& pen, double top) const override;
  /// The actors that are not on the map, the most prominent first.
  [[nodiscard]] std::vector<Vertex> left_out() const;
  /// How many actors are on the map.
  [[nodiscard]] std::size_t size() const { return discs_.size(); }
  /// Whether any actor of the graph has a tie to another that is not on the map.
  [[nodiscard]] bool hides_ties() const { return hides_ties_; }
  /// How many pairs of actors on the map have a tie that is not drawn, weaker than all that are.
  [[nodiscard]] std::size_t hidden_lines() const { return hidden_lines_; }

private:
  /// Where a name stands: -1 left of its disc or above it, 1 right or below, 0 neither.
  struct Side {
    int across = 0;
    int down = 1;
  };
  /// In the order of preference.
  static constexpr std::array<Side, 8> kSides{
      {{0, 1}, {0, -1}, {1, 0}, {-1, 0}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}}};
  struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
  };
  /// A disc with its name beside it.
  struct Disc {
    Vertex vertex = 0;
    std::string name;
    double radius = 0;
    double font_size = 0;
    double name_width = 0;
    double half_width = 0;  ///< of disc and name, whichever is wider
    Side side;
    double x = 0;  ///< of the disc's centre
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
  void keep_strongest_lines();
  void place();
  void part_discs();
  void stack_what_overlaps();
  void move_names();
  [[nodiscard]] std::size_t crossings(const Box& box) const;
  [[nodiscard]] bool is_free(const Box& box, std::size_t disc) const;
  static Box box_of_name(const Disc& disc, const Side& side);
  static Box box_of_disc(const Disc& disc);
  static double above(const Disc& disc) { return disc.radius + 6; }
  static double below(const Disc& disc) { return disc.radius + disc.font_size + 10; }
  static bool overlap(const Disc& a, const Disc& b);

  const EventGraph& graph_;
  std::vector<Disc> discs_;
  std::vector<Line> lines_;
  double height_ = 0;
  bool hides_ties_ = false;
  std::size_t hidden_lines_ = 0;
};

}  // namespace chronograph
