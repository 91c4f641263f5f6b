// SPDX-License-Identifier: Apache-2.0
// `build`: from articles to a folder with graph, timeline, map and page.
#include "chronograph/analyse/finalize.hpp"
#include "chronograph/error.hpp"
#include "chronograph/graph/builder.hpp"
#include "cli/commands.hpp"
#include "cli/corrections_input.hpp"
#include "cli/generator.hpp"
#include "cli/options.hpp"
#include "cli/process.hpp"
#include "cli/results.hpp"
#include "cli/store_output.hpp"
#include "cli/summary.hpp"

#include <optional>
#include <ostream>
#include <utility>
#include <vector>

namespace chronograph {
namespace {

void refuse_lean(const cxxopts::ParseResult& parsed) {
  if (parsed.count("lean") > 0) {
    throw Error(ErrorKind::Usage, "--lean is for graph.json; a store is made of its evidence");
  }
}

}  // namespace

void add_build(cxxopts::Options& options) {
  add_annotate_options(options);
  add_output_options(options);
  add_corrections_option(options);
  options.add_options()(
      "lean", "leave texts and evidence out of the graph; it cannot be merged then")("q,quiet",
                                                                                     "no summary");
}

int run_build(const cxxopts::ParseResult& parsed, const Streams& streams) {
  const AnnotateOptions options = read_annotate_options(parsed);
  const std::string target =
      parsed.count("output") > 0 ? parsed["output"].as<std::string>() : "chronograph-out";

  std::vector<Correction> corrections = read_corrections_option(parsed, target, streams);

  std::vector<Evidence> evidence;
  const bool force = parsed.count("force") > 0;
  std::optional<StoreOutput> store;
  if (is_store_target(target)) {
    refuse_lean(parsed);
    store.emplace(target, force);
  }
  const ProcessCounts counts = process_inputs(options, streams, [&](Document document) {
    evidence.push_back(evidence_of(std::move(document)));
  });
  if (evidence.empty()) {
    throw Error(ErrorKind::Input, "no document could be read; nothing is written");
  }
  const std::vector<Generator> generators{generator_of(options.pipeline.stage)};
  if (store) {
    store->store().add(evidence, generators);
    store->store().correct(corrections);
  }
  BuildResult result = build_graph(std::move(evidence), generators, parsed.count("lean") > 0,
                                   std::move(corrections));
  finalize(result.graph);
  if (store) {
    store->store().put_graph(result.graph);
    store->commit();
  } else {
    write_results(result.graph, target, force, streams);
  }
  print_stale(result.stale_corrections, streams);
  if (parsed.count("quiet") == 0) {
    // With the graph on standard output the summary must not mix with it.
    print_summary(result, counts, target, target == "-" ? streams.err : streams.out,
                  streams.colour);
  }
  return counts.failed == 0 ? kDone : kSomeInputsFailed;
}

}  // namespace chronograph
