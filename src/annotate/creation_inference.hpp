// SPDX-License-Identifier: Apache-2.0
// When a document was written, told by its own dates where nothing states it.
#pragma once

#include "annotate/time_values.hpp"
#include "chronograph/document/document.hpp"

#include <optional>
#include <vector>

namespace chronograph {

/// Infers the creation time of documents that state none. Immutable.
class CreationInference {
public:
  /// Returns bounds of the creation time with the expression that they rest on; nothing where the
  /// text gives none. `readings` are the expressions of the document in text order. O(readings).
  [[nodiscard]] std::optional<CreationTime> infer(const Document& document,
                                                  const TimeGrammar& grammar,
                                                  const std::vector<TimeReading>& readings) const;
};

}  // namespace chronograph
