// SPDX-License-Identifier: Apache-2.0
// `build`: from articles to a folder with graph, timeline, map and page.
#include "chronograph/analyse/finalize.hpp"
#include "chronograph/error.hpp"
#include "chronograph/graph/builder.hpp"
#include "cli/commands.hpp"
#include "cli/generator.hpp"
#include "cli/options.hpp"
#include "cli/process.hpp"
#include "cli/results.hpp"
#include "cli/summary.hpp"

#include <ostream>

namespace chronograph {
void add_build(cxxopts::Options& options) {
  add_annotate_options(options);
  add_output_options(options);
  options.add_options()(
      "lean", "leave texts and evidence out of the graph; it cannot be merged then")("q,quiet",
                                                                                     "no summary");
}

int run_build(const cxxopts::ParseResult& parsed, const Streams& streams) {
  const AnnotateOptions options = read_annotate_options(parsed);
  const std::string target =
      parsed.count("output") > 0 ? parsed["output"].as<std::string>() : "chronograph-out";

  std::vector<Document> documents;
  const ProcessCounts counts = process_inputs(
      options, streams, [&](Document document) { documents.push_back(std::move(document)); });
  if (documents.empty()) {
    throw Error(ErrorKind::Input, "no document could be read; nothing is written");
  }
  const BuildOptions build{generator_of(options.pipeline.stage), parsed.count("lean") > 0};
  BuildResult result = build_graph(std::move(documents), build);
  finalize(result.graph);
  write_results(result.graph, target, parsed.count("force") > 0, streams);
  if (parsed.count("quiet") == 0) {
    // With the graph on standard output the summary must not mix with it.
    print_summary(result, counts, target, target == "-" ? streams.err : streams.out,
                  streams.colour);
  }
  return counts.failed == 0 ? kDone : kSomeInputsFailed;
}

}  // namespace chronograph
