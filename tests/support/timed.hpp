// SPDX-License-Identifier: Apache-2.0
// Texts read as far as their time expressions, and these as one line to compare.
#pragma once

#include "chronograph/annotate/pipeline.hpp"
#include "support/source_folder.hpp"

#include <optional>
#include <string>
#include <utility>

namespace chronograph {

inline Document timed(std::string text, std::optional<DayBounds> creation = std::nullopt) {
  static const Pipeline kPipeline = [] {
    PipelineOptions options;
    options.until = "times";
    options.stage.model_path = test::in_source("models/accurate.model");
    return Pipeline(std::move(options));
  }();
  Document document;
  document.text = Text(std::move(text));
  if (creation) {
    document.creation_time = CreationTime{*creation, CreationMethod::Flag, std::nullopt};
  }
  kPipeline.annotate(document);
  return document;
}

inline Document timed_on(const char* day, std::string text) {
  const auto date = Date::parse(day);
  return timed(std::move(text), DayBounds{date, date});
}

enum class Mods { Shown, LeftOut };

/// Returns every expression as `words=value` or `words=value mod`, with ` | ` between them.
inline std::string shown_times(const Document& document, Mods mods) {
  std::string out;
  for (const TimeExpression& time : document.times) {
    out += (out.empty() ? "" : " | ") + std::string(document.view(time.span)) + "=" + time.value;
    if (mods == Mods::Shown && !time.mod.empty()) {
      out += " " + time.mod;
    }
  }
  return out;
}

/// Returns the bounds of an expression as `earliest..latest`.
inline std::string shown_days(const TimeExpression& time) {
  const auto show = [](const std::optional<Date>& date) { return date ? date->iso() : ""; };
  return show(time.days.earliest) + ".." + show(time.days.latest);
}

}  // namespace chronograph
