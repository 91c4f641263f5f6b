// SPDX-License-Identifier: Apache-2.0
// Why names of several documents are one actor or place, and why two stay two.
// Worked out anew from the evidence in the graph, which decides it.
#pragma once

#include "chronograph/graph/event_graph.hpp"
#include "graph/name_difference.hpp"
#include "graph/resolution.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace chronograph {

/// A name and in how many documents an entity is called so first of all.
struct NameUse {
  std::string name;
  std::size_t documents = 0;
};
/// Two names that documents take for one thing's.
struct NamePair {
  std::string name;
  std::string other;
  std::size_t documents = 0;
};

struct NameGrounds {
  std::vector<NameUse> uses;    ///< the most frequent first
  std::vector<NamePair> pairs;  ///< likewise; full names and acronyms only
  std::vector<NameJoin> joins;  ///< by the company that the names keep, the surest first
};

/// The names of one graph, resolved again. Holds a reference to it. Costs about
/// a second for a hundred thousand documents.
class NameReasons {
public:
  explicit NameReasons(const EventGraph& graph);

  /// Of an actor or place. Nothing where the graph holds no evidence for it (a
  /// lean one).
  [[nodiscard]] std::optional<NameGrounds> grounds_of(Vertex vertex) const;
  /// Why two actors or places are not one; nothing as above, or where they are
  /// one.
  [[nodiscard]] std::optional<NameDifference> difference_of(Vertex first, Vertex second) const;
  /// The doubt about the two, if they may be one.
  [[nodiscard]] const NameJoin* doubt_about(Vertex first, Vertex second) const;

private:
  [[nodiscard]] std::optional<std::uint32_t> cluster_of(Vertex vertex) const;

  const EventGraph& graph_;
  Resolution resolution_;
};

/// A fit in words: "a surname", "other given names".
std::string_view words_of(Fit fit);
/// "Khan" and "Imran Khan": a surname; both named with Kabul, TTP.
std::string sentence_of(const NameJoin& join);
/// One sentence: "other qualifiers: Afghan / Pakistani".
std::string sentence_of(const NameDifference& difference);

}  // namespace chronograph
