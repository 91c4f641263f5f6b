// SPDX-License-Identifier: Apache-2.0
// Nothing is written before the whole graph stands, and no file gets its name before it is whole.
#include "cli/results.hpp"

#include "chronograph/error.hpp"
#include "chronograph/export/format.hpp"
#include "chronograph/export/native_views.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "cli/output.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <system_error>
#include <vector>

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

bool is_graph_file(std::string_view target) {
  constexpr std::array<std::string_view, 3> kEndings{".json", ".json.gz", ".json.zst"};
  // A device or a pipe is no folder either.
  std::error_code ignored;
  const fs::file_status status = fs::status(fs::path(target), ignored);
  const bool is_device =
      fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
  return target == "-" || is_device ||
         std::any_of(kEndings.begin(), kEndings.end(),
                     [&](auto ending) { return target.ends_with(ending); });
}

void write_results(const EventGraph& graph, const std::string& target, bool force,
                   const Streams& streams) {
  if (is_graph_file(target)) {
    write_file(graph, target, force, streams.out);
  } else {
    write_folder(graph, target, force);
  }
}

}  // namespace chronograph
