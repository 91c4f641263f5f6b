// SPDX-License-Identifier: Apache-2.0
// The annotation object inside another JSON file: graph.json keeps one per document as evidence,
// the text apart from it.
#pragma once

#include "chronograph/document/document.hpp"
#include "markup/json.hpp"

#include <span>
#include <string_view>

namespace chronograph {

enum class AnnotationText { Written, LeftOut };

/// Writes the object of chronograph-annotation/1, with or without its `text`; `chains` as for
/// append_annotation.
void write_annotation(JsonWriter& json, const Document& document, AnnotationText text,
                      std::span<const std::string_view> chains = {});

/// Reads such an object. `text`, where there is one, stands for its text if the object has none.
/// Throws as read_annotation(json_line, name) does.
Document read_annotation(JsonValue json, std::string_view name, const Text* text);

/// Tells whether an object has a `text` and no key that the format does not know: an annotation
/// that names no schema. A `source` beside no layer is somebody else's, a publisher as a rule.
bool has_only_annotation_keys(JsonValue json);

}  // namespace chronograph
