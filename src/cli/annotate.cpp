// SPDX-License-Identifier: Apache-2.0
// `annotate`: one JSON line per document, in input order, streaming.
#include "chronograph/document/annotation.hpp"
#include "cli/commands.hpp"
#include "cli/generator.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/process.hpp"

#include <ostream>

namespace chronograph {

void add_annotate(cxxopts::Options& options) {
  add_annotate_options(options);
  add_output_options(options);
}

int run_annotate(const cxxopts::ParseResult& parsed, const Streams& streams) {
  const AnnotateOptions options = read_annotate_options(parsed);
  Output output(output_path(parsed, "-"), streams.out);
  const Generator generator = generator_of(options.pipeline.stage);
  std::string line;
  const ProcessCounts counts = process_inputs(options, streams, [&](Document document) {
    line.clear();
    append_annotation(line, document);
    add_generator(line, generator);
    output.stream() << line;
    if (!output.stream()) {
      check_written(output.stream(), "output");
    }
  });
  output.commit();
  if (counts.failed == 0) {
    return kDone;
  }
  return counts.documents > 0 ? kSomeInputsFailed : kFailed;
}

}  // namespace chronograph
