// SPDX-License-Identifier: Apache-2.0
#include "chronograph/export/omissions.hpp"

#include <optional>
#include <string_view>

namespace chronograph {
namespace {

struct Words {
  std::string_view one;
  std::string_view several;
};

/// In the order of Omission.
constexpr std::array<Words, kOmissionCount> kWords{{
    {"event whose begin is not known to a day, month or year",
     "events whose begin is not known to a day, month or year"},
    {"event without a date", "events without a date"},
    {"event without a place of known coordinates", "events without a place of known coordinates"},
    {"event without a type", "events without a type"},
    {"event of a type without a code", "events of a type without a code"},
    {"document", "documents"},
    {"place", "places"},
    {"link between events", "links between events"},
    {"relation", "relations"},
    {"pair that may be one", "pairs that may be one"},
    {"text cut to what readers take", "texts cut to what readers take"},
}};

/// In the order of EdgeKind; none where an edge is a part of an event.
constexpr std::array<std::optional<Omission>, 11> kEdgeOmissions{
    std::nullopt,
    std::nullopt,
    std::nullopt,
    std::nullopt,
    Omission::EventLink,
    Omission::EventLink,
    Omission::EventLink,
    Omission::EventLink,
    Omission::EventLink,
    Omission::Relation,
    Omission::PossibleSameness,
};

}  // namespace

void Omissions::add(Omission omission, std::size_t count) {
  counts_.at(static_cast<std::size_t>(omission)) += count;
}

void Omissions::add_edges(const EventGraph& graph,
                          bool (*is_left_out)(const EventGraph& graph, const EdgeRow& edge)) {
  for (const EdgeRow& edge : graph.edges) {
    const auto omission = kEdgeOmissions.at(static_cast<std::size_t>(edge.kind));
    if (omission && is_left_out(graph, edge)) {
      add(*omission);
    }
  }
}

void Omissions::add_edges(const EventGraph& graph) {
  add_edges(graph, [](const EventGraph& /*graph*/, const EdgeRow& /*edge*/) { return true; });
}

std::size_t Omissions::count(Omission omission) const {
  return counts_.at(static_cast<std::size_t>(omission));
}

std::string Omissions::described() const {
  std::string text;
  for (std::size_t i = 0; i < kOmissionCount; ++i) {
    if (counts_.at(i) > 0) {
      text += text.empty() ? "" : ", ";
      text += std::to_string(counts_.at(i)) + " ";
      text += counts_.at(i) == 1 ? kWords.at(i).one : kWords.at(i).several;
    }
  }
  return text;
}

}  // namespace chronograph
