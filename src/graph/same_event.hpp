// SPDX-License-Identifier: Apache-2.0
// Whether two tellings are one event, surely enough to be one node. A higher bar than that of the
// chains (graph/event_chains): what is merged cannot be told apart again.
#pragma once

#include "graph/telling.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace chronograph {

/// What speaks for one event; bits of Judgement::grounds.
enum Ground : std::uint32_t {
  kSameAgent = 1U << 0U,
  kSamePatient = 1U << 1U,
  kSamePlace = 1U << 2U,
  kSameDay = 1U << 3U,       ///< by time expressions
  kToldAsKnown = 1U << 4U,   ///< the later noun is told as known: "the explosion"
  kSameWords = 1U << 5U,     ///< half of the rarer words of what is hit
  kSameSentence = 1U << 6U,  ///< word for word, of near copies of one text
  kHeadline = 1U << 7U,      ///< one is told in the headline, the other in the text below
  kOtherForm = 1U << 8U,     ///< one is a noun, the other a verb: "was abducted", "the abduction"
  kCorrected = 1U << 9U,     ///< a person says so
};

/// What speaks against it; bits of Judgement::objections.
enum Objection : std::uint32_t {
  kDenial = 1U << 0U,         ///< one is told for, the other against or denied
  kOtherStatus = 1U << 1U,    ///< one has happened, the other is planned or only possible
  kOtherTime = 1U << 2U,      ///< no day can be that of both
  kOtherNumber = 1U << 3U,    ///< what they hit is counted otherwise
  kOtherAgent = 1U << 4U,     ///< each names who did it, and nobody is named by both
  kOtherPatient = 1U << 5U,   ///< likewise whom it hit
  kOtherPlace = 1U << 6U,     ///< likewise where
  kRolesTurned = 1U << 7U,    ///< who did it in one is hit in the other, and the other way round
  kOtherParticle = 1U << 8U,  ///< "checked in", "checked out"
  kWrittenApart = 1U << 9U,   ///< weeks lie between the documents, and no day is given by both
  kGeneric = 1U << 10U,       ///< one tells of no single event: "attacks", "every week", a state
  kAnother = 1U << 11U,       ///< one is told as another of its kind: "a second attack"
  kSaying = 1U << 12U,        ///< a verb of saying: each saying is an event of its own
};

struct Judgement {
  std::uint32_t objections = 0;
  std::uint32_t grounds = 0;
  bool is_one = false;  ///< no objection, and grounds enough
};

/// Judges two tellings of one kind of event (triggers of one family) in documents of one story.
Judgement judge(const Telling& a, const Telling& b);

/// What two tellings say of one event if they are that: "denial", "date", "number" or "role" where
/// nothing but that speaks against it; empty otherwise.
std::string_view contradiction_of(const Telling& a, const Telling& b, const Judgement& judgement);

/// The grounds as a reason that files show: "agent+patient+day"; empty if there are none.
std::string to_reason(std::uint32_t grounds);
/// The objections likewise: "time+place"; "too-little" where there are none.
std::string to_refusal(std::uint32_t objections);

}  // namespace chronograph
