// SPDX-License-Identifier: Apache-2.0
// `fix`: what a person says is wrong becomes a line of a corrections file, and the graph is made
// anew from its evidence and all corrections.
#include "chronograph/analyse/finalize.hpp"
#include "chronograph/error.hpp"
#include "chronograph/graph/builder.hpp"
#include "chronograph/store/store.hpp"
#include "cli/commands.hpp"
#include "cli/corrections_input.hpp"
#include "cli/evidence_input.hpp"
#include "cli/fix_mentions.hpp"
#include "cli/graph_input.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/print.hpp"
#include "cli/render.hpp"
#include "cli/results.hpp"
#include "text/closest.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <ostream>
#include <system_error>

namespace chronograph {
namespace {

namespace fs = std::filesystem;

struct Operation {
  std::string_view name;
  CorrectionKind kind;
  std::size_t at_least;  // arguments
  std::size_t at_most;
  std::string_view arguments;
};
constexpr std::size_t kAnyNumber = 1000;
constexpr std::array kOperations{
    Operation{"merge", CorrectionKind::Merge, 2, kAnyNumber, "ID ID..."},
    Operation{"split", CorrectionKind::Split, 2, kAnyNumber, "ID DOCUMENT[:PLACE]|EVENT..."},
    Operation{"rename", CorrectionKind::Rename, 2, 2, "ID LABEL"},
    Operation{"retype", CorrectionKind::Retype, 2, 2, "ID TYPE"},
    Operation{"redate", CorrectionKind::Redate, 2, 2, "ID DATE"},
    Operation{"drop", CorrectionKind::Drop, 1, 1, "ID"},
};

const Operation& find_operation(const std::string& name) {
  std::vector<std::string_view> names;
  for (const Operation& operation : kOperations) {
    names.push_back(operation.name);
    if (operation.name == name) {
      return operation;
    }
  }
  throw Error(ErrorKind::Usage, "unknown operation \"" + name + "\"" + did_you_mean(name, names) +
                                    " (operations: merge, split, rename, retype, redate, drop)");
}

void check_count(const Operation& operation, std::size_t count) {
  if (count < operation.at_least || count > operation.at_most) {
    throw Error(ErrorKind::Usage, std::string(operation.name) + ": found " + std::to_string(count) +
                                      " argument" + (count == 1 ? "" : "s") + ", expected " +
                                      std::string(operation.arguments));
  }
}

// The correction that the arguments ask for, without its place in the sequence.
Correction make_correction(const EventGraph& graph, const Operation& operation,
                           const std::vector<std::string>& arguments) {
  check_count(operation, arguments.size());
  const Vertex vertex = find_only_vertex(graph, arguments.front());
  Correction correction;
  correction.kind = operation.kind;
  correction.target = target_of(graph, vertex);
  correction.mentions = {mention_of(graph, vertex)};
  if (operation.kind == CorrectionKind::Merge) {
    for (std::size_t i = 1; i < arguments.size(); ++i) {
      const Vertex other = find_only_vertex(graph, arguments[i]);
      if (target_of(graph, other) != correction.target) {
        throw Error(ErrorKind::Usage,
                    "merge: found an event beside an actor or place, expected "
                    "events only or none");
      }
      correction.mentions.push_back(mention_of(graph, other));
    }
  } else if (operation.kind == CorrectionKind::Split) {
    correction.mentions.clear();
    for (std::size_t i = 1; i < arguments.size(); ++i) {
      const std::vector<MentionPlace> more = mentions_in(graph, vertex, arguments[i]);
      correction.mentions.insert(correction.mentions.end(), more.begin(), more.end());
    }
  } else if (arguments.size() > 1) {
    correction.value = arguments[1];
  }
  std::sort(correction.mentions.begin(), correction.mentions.end());
  correction.mentions.erase(std::unique(correction.mentions.begin(), correction.mentions.end()),
                            correction.mentions.end());
  if (operation.kind == CorrectionKind::Merge && correction.mentions.size() < 2) {
    throw Error(ErrorKind::Usage, "merge: found one node twice, expected two");
  }
  if (operation.kind == CorrectionKind::Redate && correction.target != CorrectionTarget::Event) {
    throw Error(ErrorKind::Usage, "redate: \"" + arguments.front() + "\" is no event");
  }
  if (const std::string error = find_value_error(correction); !error.empty()) {
    throw Error(ErrorKind::Usage, std::string(operation.name) + ": " + error);
  }
  return correction;
}

class CorrectionsFile {
public:
  CorrectionsFile(std::string path, const Streams& streams)
      : path_(std::move(path)), streams_(streams) {
    std::error_code ignored;
    if (path_ != "-" && fs::exists(path_, ignored)) {
      bytes_ = read_all(path_, streams.in);
    }
  }

  [[nodiscard]] std::vector<Correction> read() const { return read_corrections(bytes_, path_); }

  // What stands there stays as it is, to the byte.
  void append(const Correction& correction) {
    Output output(path_, streams_.out);
    output.stream() << bytes_ << (bytes_.empty() || bytes_.back() == '\n' ? "" : "\n")
                    << to_json_line(correction) << '\n';
    output.commit();
  }

private:
  std::string path_;
  const Streams& streams_;
  std::string bytes_;
};

// A folder of results is made anew as a whole.
std::string target_of_results(const fs::path& graph) {
  constexpr std::array<std::string_view, 3> kBeside{"timeline.json", "map.json", "index.html"};
  std::error_code ignored;
  const bool in_folder = graph.filename() == "graph.json" &&
                         std::any_of(kBeside.begin(), kBeside.end(), [&](std::string_view name) {
                           return fs::exists(graph.parent_path() / name, ignored);
                         });
  if (!in_folder) {
    return graph.string();
  }
  return graph.has_parent_path() ? graph.parent_path().string() : ".";
}

BuildResult rebuild(const std::string& path, std::vector<Correction> corrections,
                    const Streams& streams) {
  EvidenceInput input;
  read_evidence(path, streams, input);
  BuildResult result = build_graph(std::move(input.evidence), std::move(input.generators), false,
                                   std::move(corrections));
  finalize(result.graph);
  return result;
}

void write_rebuilt(const EventGraph& graph, const std::string& path, const Streams& streams) {
  if (is_store(path)) {
    Store store = Store::open_to_write(path);
    store.correct(graph.corrections);
    store.put_graph(graph);
  } else {
    // The graph there was read as ours; whoever made it, it is this that is to be set right.
    const std::string target = target_of_results(path);
    write_results(graph, target, target == path, streams);
  }
}

void print_node(const EventGraph& graph, const Correction& correction, const Streams& streams) {
  if (const auto vertex = holder_of(graph, correction.mentions.front(), correction.target)) {
    print_to(streams.out, "  {}  {}\n", printable(graph.label_of(*vertex)), graph.id_of(*vertex));
  }
}

}  // namespace

void add_fix(cxxopts::Options& options) {
  options.add_options()("o,output",
                        "the corrections file to append to; corrections.jsonl beside the graph",
                        cxxopts::value<std::string>(), "FILE")(
      "note", "why, in your words", cxxopts::value<std::string>(), "TEXT")(
      "no-rebuild", "write the correction only; the graph stays as it is");
}

int run_fix(const cxxopts::ParseResult& parsed, const Streams& streams) {
  std::vector<std::string> arguments =
      positional(parsed, 3, kAnyNumber, "GRAPH OPERATION ARGUMENT...");
  const std::string path = arguments[0];
  const Operation& operation = find_operation(arguments[1]);
  arguments.erase(arguments.begin(), arguments.begin() + 2);
  if (path == "-") {
    throw Error(ErrorKind::Usage, "found a stream, expected a file that can be set right");
  }
  const EventGraph graph = read_graph(path, streams);
  Correction correction = make_correction(graph, operation, arguments);
  correction.note = parsed.count("note") > 0 ? parsed["note"].as<std::string>() : "";

  const std::string list = parsed.count("output") > 0
                               ? parsed["output"].as<std::string>()
                               : (fs::path(path).parent_path() / "corrections.jsonl").string();
  CorrectionsFile file(list, streams);
  std::vector<Correction> all = file.read();
  all.insert(all.end(), graph.corrections.begin(), graph.corrections.end());
  for (const Correction& known : all) {
    correction.at = std::max(correction.at, known.at);
  }
  correction.at += correction.at < UINT32_MAX ? 1 : 0;
  all.push_back(correction);

  std::optional<BuildResult> rebuilt;
  if (parsed.count("no-rebuild") == 0) {
    rebuilt = rebuild(path, std::move(all), streams);  // nothing is written before this succeeds
  }
  file.append(correction);
  if (rebuilt) {
    write_rebuilt(rebuilt->graph, path, streams);
    print_stale(rebuilt->stale_corrections, streams);
  }
  if (list != "-") {
    print_to(streams.out, "{}: noted in {}{}\n", operation.name, list,
             rebuilt ? "; " + path + " is made anew" : "");
    if (rebuilt) {
      print_node(rebuilt->graph, correction, streams);
    }
  }
  return kDone;
}

}  // namespace chronograph
