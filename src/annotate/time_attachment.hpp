// SPDX-License-Identifier: Apache-2.0
// Which time expression dates which event: the verb of the same clause, and nouns beside the
// expression.
#pragma once

#include "annotate/clauses.hpp"
#include "annotate/event_anchor.hpp"
#include "annotate/lexicon.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace chronograph {

/// How a time or an event bounds another event. At: the event lies in it.
enum class TimeSignal : std::uint8_t {
  At,
  Before,
  Until,
  By,
  After,
  Since,
  From,
  To,
  Within,
  During
};

/// Returns the signal that a word of time_signals.tsv gives; At for others.
TimeSignal signal_of(const Lexicon& signals, std::string_view lemma);

struct TimeAttachment {
  std::uint32_t time = 0;  ///< index into Document::times
  TimeSignal signal = TimeSignal::At;
};

/// The word lists that times are attached with.
struct TimeLists {
  Grammar grammar;
  Lexicon signals{"time_signals.tsv"};
};

/// Returns for each event the expressions that date it, in text order.
std::vector<std::vector<TimeAttachment>> attach_times(const Document& document,
                                                      const Syntax& syntax,
                                                      const std::vector<EventAnchor>& anchors,
                                                      const TimeLists& lists);

}  // namespace chronograph
