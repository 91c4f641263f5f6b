// SPDX-License-Identifier: Apache-2.0
// `merge`: one graph of the evidence of several. What needs the whole, such as who is who, is
// decided anew, so that parts merge to what all of them would have been built to at once.
#include "chronograph/analyse/finalize.hpp"
#include "chronograph/graph/builder.hpp"
#include "cli/commands.hpp"
#include "cli/corrections_input.hpp"
#include "cli/evidence_input.hpp"
#include "cli/options.hpp"
#include "cli/print.hpp"
#include "cli/results.hpp"
#include "cli/store_output.hpp"

#include <optional>
#include <ostream>
#include <utility>

namespace chronograph {
namespace {

void say_generators(const std::vector<Generator>& generators, std::ostream& err) {
  if (generators.size() < 2) {
    return;
  }
  print_to(err,
           "the inputs were made by {} different versions or models; each reads a text in "
           "its own way:\n",
           generators.size());
  for (const Generator& generator : generators) {
    print_to(err, "  {} {}{}{}\n", generator.name, generator.version,
             generator.model.empty() ? "" : ", model " + generator.model,
             generator.lexicons.empty() ? "" : ", word lists " + generator.lexicons);
  }
}

}  // namespace

void add_merge(cxxopts::Options& options) {
  add_output_options(options);
  add_corrections_option(options);
}

int run_merge(const cxxopts::ParseResult& parsed, const Streams& streams) {
  const std::string target = parsed.count("output") > 0 ? parsed["output"].as<std::string>() : "-";
  EvidenceInput input;
  input.corrections = read_corrections_option(parsed, target, streams);
  for (const std::string& path :
       positional(parsed, 1, static_cast<std::size_t>(-1), "GRAPH|ANNOTATIONS|STORE...")) {
    read_evidence(path, streams, input);
  }
  const bool force = parsed.count("force") > 0;
  std::optional<StoreOutput> store;
  if (is_store_target(target)) {
    store.emplace(target, force);
    input.evidence = unite(std::move(input.evidence));
    store->store().add(input.evidence, input.generators);
    store->store().correct(input.corrections);
  }
  BuildResult result = build_graph(std::move(input.evidence), std::move(input.generators), false,
                                   std::move(input.corrections));
  finalize(result.graph);
  print_stale(result.stale_corrections, streams);
  say_generators(result.graph.generators, streams.err);
  if (store) {
    store->store().put_graph(result.graph);
    store->commit();
  } else {
    write_results(result.graph, target, force, streams);
  }
  return kDone;
}

}  // namespace chronograph
