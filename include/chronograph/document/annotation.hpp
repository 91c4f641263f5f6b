// SPDX-License-Identifier: Apache-2.0
// chronograph-annotation/1: one JSON object per document and line. The contract between `annotate`
// and `build`.
#pragma once

#include "chronograph/document/document.hpp"

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

namespace chronograph {

/// Reads one line. `id` and `text` are kept exactly; layers that are present are marked as having
/// run; unknown keys are ignored. Ids of the line (`e1`, `t1`, `v1`) become indices. `name` stands
/// in messages as `path:line`. Throws Error(Input) with `name:column` for broken JSON, a missing
/// text, spans outside the text or references to nothing.
Document read_annotation(std::string_view json_line, std::string_view name);

/// Appends one line, newline included. Layers that did not run are absent. Entities are e1.., times
/// t1.., events v1.. in order. `chains[i]`, where there is one and it is not empty, is the `chain`
/// of the event with index i: its cluster over all documents.
void append_annotation(std::string& out, const Document& document,
                       std::span<const std::string_view> chains = {});

}  // namespace chronograph
