// SPDX-License-Identifier: Apache-2.0
// Option groups that several commands share, each declared and read in one place.
#pragma once

#include "chronograph/annotate/pipeline.hpp"
#include "chronograph/graph/query.hpp"
#include "chronograph/ingest/reader.hpp"

#include <cxxopts.hpp>

#include <optional>
#include <string>
#include <vector>

namespace chronograph {

/// `--date`, `--date-override`, `--map`, `--model`, `--jobs`, `--keep`, `--without`, `--until` and
/// the inputs.
struct AnnotateOptions {
  std::vector<std::string> inputs;
  ReadOptions read;
  PipelineOptions pipeline;
  unsigned jobs = 1;
};
void add_annotate_options(cxxopts::Options& options);
AnnotateOptions read_annotate_options(const cxxopts::ParseResult& parsed);

/// `-o`, `--force`.
void add_output_options(cxxopts::Options& options);

/// `--actor`, `--type`, `--context`, `--place`, `--from`, `--until`, `--time`, `--status`,
/// `--source`,
/// `--story`, `--min-sources`, `--top`, `--as-of`, `--known-by`.
struct ViewOptions {
  Filter filter;
  std::optional<std::size_t> top;
  std::optional<Date> known_by;  ///< only what documents up to that day say
};
/// `--until` is also called `--to`, except where that names a format.
enum class PeriodEnd { UntilOrTo, UntilOnly };
void add_filter_options(cxxopts::Options& options, PeriodEnd period_end = PeriodEnd::UntilOrTo);
ViewOptions read_filter_options(const cxxopts::ParseResult& parsed);

/// The positional arguments `names`; throws Error(Usage) if a required one is missing or there are
/// too many.
std::vector<std::string> positional(const cxxopts::ParseResult& parsed, std::size_t at_least,
                                    std::size_t at_most, std::string_view usage);

}  // namespace chronograph
