// SPDX-License-Identifier: Apache-2.0
// A graph in one SQLite file that grows and shrinks document by document. What it must not lose is
// the evidence; the graph's tables are made from it and may be stale, as after a crash: whoever
// opens the store then makes the graph from the evidence.
#pragma once

#include "chronograph/graph/event_graph.hpp"
#include "chronograph/graph/evidence.hpp"
#include "chronograph/graph/query.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

enum class StoreAccess : std::uint8_t;

/// An event as it stands in the store.
struct StoredEvent {
  std::string id;
  std::string label;
  std::vector<std::string> roles;  ///< of the actor asked for, sorted
  /// The days within which it lies; an absent end is open.
  DayBounds days;
  bool dated = false;  ///< false: no time at all is known
  std::string json;    ///< the node as graph.json has it
};

/// Days to look in; an absent end is open.
struct Period {
  std::optional<Date> from;
  std::optional<Date> to;
  bool certain = false;  ///< the event lies in it for certain; else possibly
};

/// A part of a stored graph: some events and whoever and whatever place is in them, as far as an
/// account of the events needs it. Actors and places stand as actors with a label only. No evidence
/// but its first sentence, no order edges, no storylines.
struct EventPart {
  EventGraph graph;
  std::vector<std::uint32_t> places;  ///< of each event, by row, in the sequence of the whole graph
  std::vector<std::string> quotes;    ///< of each event, by row: the first sentence that tells it
};

/// A part of a stored graph in which nodes say all that they say in the whole, with every edge
/// between them: some events, whoever and whatever place is in them, and the documents that tell
/// them.
struct GraphPart {
  EventGraph graph;
  std::vector<std::uint32_t> places;  ///< of each event, by row, in the sequence of the whole graph
  std::size_t events = 0;             ///< of the whole graph
};

/// Whether documents come with their texts and annotations.
enum class Texts : std::uint8_t { LeftOut, Included };

struct PartOptions {
  Texts texts = Texts::LeftOut;
  /// All actors of the store have a row, those outside the part an empty one: what is measured over
  /// all actors is as in the whole.
  bool all_actors = false;
};

/// An open store: any number of readers beside one writer. A value that can be moved. Every
/// function throws Error(Input) for a damaged file and Error(Output) where it cannot write, with
/// the file as it was before the call.
class Store {
public:
  /// Opens a store. Throws Error(Input) for what is none, for one that a newer version has made,
  /// and for a truncated one.
  static Store open_to_read(const std::string& path);
  static Store open_to_write(const std::string& path);
  /// Makes a new one, which must not be there yet. Fast, and of no use before finish(). `name`
  /// stands in messages, the path if it is empty.
  static Store create(const std::string& path, const std::string& name = {});

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// Adds documents, or replaces copies with the same metadata; all are on the disk when it
  /// returns. Returns how many were not there already. The graph's tables are stale then.
  std::size_t add(std::span<const Evidence> evidence, const std::vector<Generator>& generators);
  /// Removes documents by the id that their text gives, by their ids in the input, or by their
  /// sources (a container takes its members along); a document that has other copies keeps those.
  /// Returns how many documents are gone. Throws Error(Usage) for a name that is not there, and
  /// removes nothing then.
  std::size_t remove(const std::vector<std::string>& names);
  /// Adds corrections; the graph's tables are stale then. Returns whether any is new.
  bool correct(std::vector<Correction> corrections);
  /// Returns them in the order of unite().
  [[nodiscard]] std::vector<Correction> corrections() const;
  /// Makes the graph's tables anew where they are stale. Costs a build of the whole.
  void refresh();
  /// Puts in a graph that was made of this very evidence.
  void put_graph(const EventGraph& graph);
  /// Ends the making of a new store: what was written is on the disk.
  void finish();

  [[nodiscard]] bool is_stale() const;
  [[nodiscard]] std::size_t document_count() const;
  /// Returns all copies, and by what they were made.
  [[nodiscard]] std::vector<Evidence> evidence(std::vector<Generator>& generators) const;
  /// Returns the whole graph: that of graph.json, to the byte.
  [[nodiscard]] EventGraph graph() const;
  /// Returns the events in which an actor or place takes part, by day, those without a time last.
  /// `actor` is an id or any spelling of a name. Nothing if nobody has that name. Reads only what
  /// it returns. REQUIRES: not stale.
  [[nodiscard]] std::vector<StoredEvent> events_of(std::string_view actor,
                                                   const Period& period) const;
  /// Returns a part with every event that passes a filter, and perhaps others. Reads little more
  /// than it returns. Nothing where the filter names no actor, place or period, or names
  /// storylines; where it leaves very many; and where the tables are stale: whoever asks then reads
  /// the whole.
  [[nodiscard]] std::optional<EventPart> events_passing(const Filter& filter) const;
  /// Returns a part with every event that passes a filter and no others. Nothing where
  /// events_passing gives nothing.
  [[nodiscard]] std::optional<GraphPart> part_passing(const Filter& filter,
                                                      PartOptions options) const;
  /// Returns a part with whoever is within so many steps of an actor or place, by events of the
  /// filter's period or by relations, and all events of theirs that pass, without
  /// a filter only those that two of them share. `name` is an id or any
  /// spelling of a name. Nothing where nobody has it, for a filter with storylines, and where it
  /// is very many events.
  [[nodiscard]] std::optional<GraphPart> part_around(std::string_view name, std::size_t hops,
                                                     const Filter& filter) const;
  /// Returns a node with its edges, of those at the other ends id and label. Of an event with the
  /// texts that tell it. Nothing if no node has that id.
  [[nodiscard]] std::optional<EventGraph> part_of_node(std::string_view id) const;
  /// Returns the ids of the nodes whose label or text holds all the words, best first. REQUIRES:
  /// not stale.
  [[nodiscard]] std::vector<std::string> find_words(std::string_view words,
                                                    std::size_t at_most) const;
  /// Reads every page, holds the graph's tables to the evidence and says what is damaged; nothing
  /// if all is well. Costs a build of the whole.
  [[nodiscard]] std::vector<std::string> find_damage() const;

private:
  struct State;
  explicit Store(std::unique_ptr<State> state);
  static Store open(const std::string& path, StoreAccess access, const std::string& name);
  std::unique_ptr<State> state_;
};

/// Tells by the first bytes whether a file is an SQLite file, so that only a store can be meant.
bool is_store(const std::string& path);

}  // namespace chronograph
