// SPDX-License-Identifier: Apache-2.0
// Documents to one graph: actors and places by name and alias, events by who did what to whom,
// where and when. The result depends on the set of documents only.
#pragma once

#include "chronograph/graph/corrections.hpp"
#include "chronograph/graph/event_graph.hpp"
#include "chronograph/graph/evidence.hpp"

#include <vector>

namespace chronograph {

struct BuildOptions {
  Generator generator;
  bool lean = false;                         ///< leave texts and evidence out
  std::vector<Correction> corrections = {};  ///< in any order
};

/// What became of what documents say of the order of events.
struct OrderCounts {
  std::size_t stated = 0;          ///< different statements about two events
  std::size_t against_dates = 0;   ///< refused: the dates say otherwise; kept as contradictions
  std::size_t against_orders = 0;  ///< refused: surer statements say otherwise; kept likewise
  std::size_t undecided = 0;       ///< refused: to check them would cost too much
  std::size_t tied_events = 0;     ///< events whose statements go round in circles
  std::size_t inferred = 0;        ///< orders between documents that follow from dates
  std::size_t bounded = 0;         ///< events without a date that got bounds
};

/// What became of names that fit over documents.
struct NameCounts {
  std::size_t compared = 0;  ///< pairs
  std::size_t left_out = 0;  ///< pairs not compared: a name has too many bearers
  std::size_t joined = 0;    ///< pairs joined by the company that they keep
  std::size_t doubts = 0;    ///< pairs that may be one; edges `same_as`
};

/// What became of the annotations, for the summary.
struct BuildCounts {
  std::size_t documents = 0;
  std::size_t duplicate_documents = 0;  ///< same text more than once
  std::size_t sentences = 0;
  std::size_t words = 0;
  std::size_t annotated_events = 0;
  std::size_t near_copies = 0;     ///< documents that are nearly the text of another
  std::size_t event_mentions = 0;  ///< mentions that became nodes, or parts of them
  std::size_t event_nodes = 0;
  std::size_t contradicted_events = 0;  ///< pairs of events that would be one but for a date, a
                                        ///< number, a role or a denial
  std::size_t unasked_pairs = 0;  ///< of mentions not compared: too many share a word and an actor
  std::size_t dated_events = 0;
  std::size_t undated_documents = 0;
  std::size_t impossible_dates = 0;  ///< such as February 31: expressions without a value
  OrderCounts orders;
  NameCounts names;
};

struct BuildResult {
  EventGraph graph;
  BuildCounts counts;
  /// Corrections, or parts of them, that meet nothing here. They stay in the graph all the same: a
  /// document may come that they are about.
  std::vector<StaleCorrection> stale_corrections;
};

/// Builds the graph. Order and repetition of `documents` do not matter. Salience is left 0: see
/// analyse/finalize.hpp.
BuildResult build_graph(std::vector<Document> documents, const BuildOptions& options);

/// Builds the graph of evidence that is there already, as of several graphs. `generators` in any
/// order; likewise `corrections`.
BuildResult build_graph(std::vector<Evidence> evidence, std::vector<Generator> generators,
                        bool lean = false, std::vector<Correction> corrections = {});

}  // namespace chronograph
