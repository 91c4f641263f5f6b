// SPDX-License-Identifier: Apache-2.0
// How nodes are drawn where a format lets us say so.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <cstdint>
#include <string>

namespace chronograph {

struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
};

/// The kinds differ in lightness too, for who cannot tell the hues apart.
constexpr Color color_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::Document:
      return {0xb5, 0xb1, 0xa8};
    case NodeKind::Actor:
      return {0x1f, 0x5f, 0x99};
    case NodeKind::Place:
      return {0x4f, 0x9d, 0x69};
    case NodeKind::Event:
      return {0xd9, 0x8e, 0x04};
  }
  return {};
}

/// Returns "#rrggbb".
std::string hex(Color color);

/// Returns how large a node is drawn, 4 to 14: by salience, documents all the same.
double size_of(const EventGraph& graph, Vertex vertex);

}  // namespace chronograph
