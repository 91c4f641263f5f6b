// SPDX-License-Identifier: Apache-2.0
// The ladder by which a document gets its creation time: flag for all, field, metadata, dateline,
// flag for the undated, file name, none. Never the clock, never a file's time stamp.
#pragma once

#include "chronograph/ingest/reader.hpp"

#include <optional>
#include <string>

namespace chronograph {

/// The dates that stand beside a text, as written; empty where there are none.
struct StatedDates {
  std::string field;     ///< of a record
  std::string metadata;  ///< of a page
};

/// Returns the creation time of a document by the first rung that tells one.
/// `document.creation_time` that is set already (an annotation's) counts as its field. Values that
/// are no date are told to `noticed`, without a place.
std::optional<CreationTime> find_creation_time(
    const Document& document, const StatedDates& stated, const ReadOptions& options,
    const std::function<void(const std::string& message)>& noticed);

}  // namespace chronograph
