// SPDX-License-Identifier: Apache-2.0
// When a document was written, told by its own dates where nothing states it: no earlier than what
// it tells as past, no later than what it announces.
#pragma once

#include "annotate/date_stance.hpp"
#include "annotate/time_values.hpp"
#include "chronograph/document/document.hpp"

#include <optional>
#include <vector>

namespace chronograph {

/// Infers the creation time of documents that state none. Immutable.
class CreationInference {
public:
  /// Returns bounds of the creation time with the expression that they rest on; nothing where the
  /// text gives none. Reads tags, lemmas and trees of `document`; `readings` are its expressions in
  /// text order. O(readings times depth of a tree).
  [[nodiscard]] std::optional<CreationTime> infer(const Document& document,
                                                  const TimeGrammar& grammar,
                                                  const std::vector<TimeReading>& readings) const;

private:
  DateStances stances_;
};

}  // namespace chronograph
