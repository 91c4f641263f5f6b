// SPDX-License-Identifier: Apache-2.0
// `build`: from articles to a folder with graph, timeline, map and page. Nothing is written before
// the whole graph stands, and no file gets its name before it is whole.
#include "chronograph/analyse/finalize.hpp"
#include "chronograph/error.hpp"
#include "chronograph/export/format.hpp"
#include "chronograph/export/native_views.hpp"
#include "chronograph/graph/builder.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "chronograph/version.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/process.hpp"
#include "cli/summary.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <system_error>

namespace chronograph {
namespace {

namespace fs = std::filesystem;

struct ResultFile {
  std::string_view name;
  void (*write)(const EventGraph& graph, std::ostream& out);
};

constexpr std::array kResults{
    ResultFile{"graph.json", &write_graph_json},
    ResultFile{"timeline.json", [](const EventGraph& graph,
                                   std::ostream& out) { write_timeline_json(graph, {}, out); }},
    ResultFile{"map.json",
               [](const EventGraph& graph, std::ostream& out) { write_map_json(graph, {}, out); }},
    ResultFile{"index.html", [](const EventGraph& graph,
                                std::ostream& out) { find_format("html").write(graph, out); }},
};

// Our own earlier results may be replaced without asking; they name their maker near the top.
bool is_ours(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(4096, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return head.empty() || head.find("chronograph") != std::string::npos;
}

void refuse_foreign(const fs::path& path, bool force) {
  std::error_code ignored;
  if (!force && fs::exists(path, ignored) &&
      !(fs::is_regular_file(path, ignored) && is_ours(path))) {
    throw Error(ErrorKind::Output, path.string() + ": exists and is not ours; --force replaces it");
  }
}

void write_folder(const EventGraph& graph, const fs::path& folder, bool force) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure || !fs::is_directory(folder)) {
    throw Error(ErrorKind::Output,
                folder.string() + ": cannot make the folder: " +
                    (failure ? failure.message() : std::string("a file of that name is there")));
  }
  for (const ResultFile& result : kResults) {
    refuse_foreign(folder / result.name, force);
  }
  std::ofstream unused;
  std::vector<std::unique_ptr<Output>> outputs;
  for (const ResultFile& result : kResults) {
    outputs.push_back(std::make_unique<Output>((folder / result.name).string(), unused));
    result.write(graph, outputs.back()->stream());
  }
  for (const auto& output : outputs) {
    output->commit();
  }
}

void write_file(const EventGraph& graph, const std::string& path, bool force, std::ostream& out) {
  if (path != "-") {
    refuse_foreign(path, force);
  }
  Output output(path, out);
  write_graph_json(graph, output.stream());
  output.commit();
}

}  // namespace

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
  const bool force = parsed.count("force") > 0;
  const bool to_file = target == "-" || target.ends_with(".json");

  std::vector<Document> documents;
  const ProcessCounts counts = process_inputs(
      options, streams, [&](Document document) { documents.push_back(std::move(document)); });
  if (documents.empty()) {
    throw Error(ErrorKind::Input, "no document could be read; nothing is written");
  }
  const Fingerprint fingerprint = fingerprint_of(options.pipeline.stage);
  const BuildOptions build{
      {"chronograph", std::string(kVersion), fingerprint.model, fingerprint.lexicons},
      parsed.count("lean") > 0};
  BuildResult result = build_graph(std::move(documents), build);
  finalize(result.graph);
  if (to_file) {
    write_file(result.graph, target, force, streams.out);
  } else {
    write_folder(result.graph, target, force);
  }
  if (parsed.count("quiet") == 0) {
    // With the graph on standard output the summary must not mix with it.
    print_summary(result, counts, target, target == "-" ? streams.err : streams.out,
                  streams.colour);
  }
  return counts.failed == 0 ? kDone : kSomeInputsFailed;
}

}  // namespace chronograph
