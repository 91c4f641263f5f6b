// SPDX-License-Identifier: Apache-2.0
// Documents made from text by the stages up to a given one, with the model of the checkout.
#pragma once

#include "chronograph/annotate/pipeline.hpp"
#include "support/source_folder.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace chronograph {

inline Document annotated(std::string text, std::string_view until, std::string title = {}) {
  PipelineOptions options;
  options.until = until;
  options.stage.model_path = test::in_source("models/accurate.model");
  Document document;
  document.text = Text(std::move(text));
  document.title = std::move(title);
  Pipeline(std::move(options)).annotate(document);
  return document;
}

/// Returns the words of a document, with `|` between them.
inline std::string words_of(const Document& document) {
  std::string out;
  for (const Token& token : document.tokens) {
    out += (out.empty() ? "" : "|") + std::string(document.view(token));
  }
  return out;
}

}  // namespace chronograph
