// SPDX-License-Identifier: Apache-2.0
// Corrections as JSON objects: the lines of corrections.jsonl and the member `corrections` of
// graph.json.
#pragma once

#include "chronograph/graph/corrections.hpp"
#include "markup/json.hpp"

#include <string_view>

namespace chronograph {

/// Throws Error(Input) with `place: found, expected; hint`. `at` is taken where the object names
/// none.
Correction read_correction(JsonValue json, std::string_view place, std::uint32_t at);

void write_correction(JsonWriter& json, const Correction& correction);

}  // namespace chronograph
