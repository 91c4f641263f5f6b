// SPDX-License-Identifier: Apache-2.0
// Which of a document's links between events the graph needs.
#pragma once

#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace chronograph {

/// Returns the links between different nodes, by `node_of_event`, without VAGUE ones and without
/// orders that follow from others of these, in the order given. Nearly linear: how far an order is
/// looked for is bounded, so one that follows over many steps may stay.
std::vector<Link> essential_orders(std::span<const Link> links,
                                   std::span<const std::optional<std::uint32_t>> node_of_event);

}  // namespace chronograph
