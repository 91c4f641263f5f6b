// SPDX-License-Identifier: Apache-2.0
// By which version, model and word lists a file was made.
#pragma once

#include "chronograph/annotate/stage.hpp"
#include "chronograph/graph/event_graph.hpp"
#include "markup/json.hpp"

#include <optional>
#include <string>

namespace chronograph {

/// Returns this program with the model and word lists that the stages use. Throws Error(Model) if
/// the model file cannot be read.
Generator generator_of(const StageOptions& options);

/// Adds the key `generator` to an annotation line, before its last brace.
void add_generator(std::string& line, const Generator& generator);

/// Returns the `generator` of an annotation; nothing if it names none.
std::optional<Generator> read_generator(JsonValue annotation);

}  // namespace chronograph
