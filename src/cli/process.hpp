// SPDX-License-Identifier: Apache-2.0
// Reads and annotates documents on several threads and hands them on in input order, in bounded
// memory.
#pragma once

#include "cli/command.hpp"
#include "cli/options.hpp"

#include <cstddef>
#include <functional>
#include <iosfwd>

namespace chronograph {

/// The longest text of one document, in bytes: its layers and states take about 400 times as much
/// memory. A longer one holds many articles, or is no article at all.
inline constexpr std::size_t kLongestDocument = 5'000'000;

/// What became of the inputs.
struct ProcessCounts {
  std::size_t files = 0;
  std::size_t documents = 0;
  std::size_t failed = 0;  ///< files or records that could not be read, each named on `err`
};

/// Calls `done` once for each document, in input order and from this thread. Throws what the
/// pipeline or `done` throws.
ProcessCounts process_inputs(const AnnotateOptions& options, const Streams& streams,
                             const std::function<void(Document)>& done);

}  // namespace chronograph
