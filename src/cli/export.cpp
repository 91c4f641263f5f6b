// SPDX-License-Identifier: Apache-2.0
// `export`, `view` and `formats`: a graph in the words of another program.
#include "chronograph/error.hpp"
#include "chronograph/export/format.hpp"
#include "cli/commands.hpp"
#include "cli/graph_input.hpp"
#include "cli/output.hpp"
#include "cli/print.hpp"

#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <system_error>
#include <vector>

namespace chronograph {
namespace {

void write_file(const Format& format, const EventGraph& graph, const std::string& path,
                const Streams& streams) {
  Output output(path, streams.out);
  const Omissions omissions = format.write(graph, output.stream());
  output.commit();
  if (const std::string left_out = omissions.described(); !left_out.empty()) {
    print_to(streams.err, "{} leaves out {}\n", format.name, left_out);
  }
}

/// Writes all files before any of them appears under its name.
void write_folder(const Format& format, const EventGraph& graph, const std::string& path,
                  const Streams& streams) {
  std::vector<std::unique_ptr<Output>> outputs;
  for (const FormatFile& file : format.files) {
    outputs.push_back(std::make_unique<Output>(path + "/" + std::string(file.name), streams.out));
    file.write(graph, outputs.back()->stream());
  }
  for (const auto& output : outputs) {
    output->commit();
  }
}

/// A folder for files, which goes away again if nothing gets into it.
class OutputFolder {
public:
  /// Makes the folder if it is not there. Throws Error(Output) if that is not possible.
  explicit OutputFolder(const std::string& path) : path_(path) {
    std::error_code failure;
    made_ = std::filesystem::create_directories(path, failure);
    if (failure) {
      throw Error(ErrorKind::Output, path + ": cannot make the folder: " + failure.message());
    }
  }
  ~OutputFolder() {
    if (made_) {
      std::error_code is_not_empty;
      std::filesystem::remove(path_, is_not_empty);
    }
  }
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

private:
  std::string path_;
  bool made_ = false;
};

/// Checks, before any work is done, that a folder may be written and makes it.
OutputFolder prepare_folder(const Format& format, const std::string& path, bool replace) {
  namespace fs = std::filesystem;
  if (path == "-") {
    throw Error(ErrorKind::Usage,
                std::string(format.name) + " is a folder of files: name it with -o");
  }
  std::error_code failure;
  for (const FormatFile& file : format.files) {
    const std::string name = path + "/" + std::string(file.name);
    if (!replace && fs::exists(name, failure)) {
      throw Error(ErrorKind::Output, name + ": exists already; --force replaces it");
    }
  }
  return OutputFolder(path);
}

int write_as(const Format& format, const std::string& path, const cxxopts::ParseResult& parsed,
             const Streams& streams) {
  const std::string graph_path = positional(parsed, 1, 1, "GRAPH").front();
  const ViewOptions view = read_filter_options(parsed);
  const auto read = [&] {
    return apply_view(read_part(graph_path, streams, view, {Texts::Included, false}).graph, view);
  };
  if (format.files.empty()) {
    write_file(format, read(), path, streams);
  } else {
    const OutputFolder folder = prepare_folder(format, path, parsed.count("force") > 0);
    write_folder(format, read(), path, streams);
  }
  return kDone;
}

}  // namespace

void add_export(cxxopts::Options& options) {
  options.add_options()("to", "format, see: chronograph formats", cxxopts::value<std::string>(),
                        "FORMAT");
  add_output_options(options);
  add_filter_options(options, PeriodEnd::UntilOnly);
}

int run_export(const cxxopts::ParseResult& parsed, const Streams& streams) {
  if (parsed.count("to") == 0) {
    throw Error(ErrorKind::Usage, "--to is missing; expected a format (see: chronograph formats)");
  }
  return write_as(find_format(parsed["to"].as<std::string>()), output_path(parsed, "-"), parsed,
                  streams);
}

void add_view(cxxopts::Options& options) {
  add_output_options(options);
  add_filter_options(options);
}

int run_view(const cxxopts::ParseResult& parsed, const Streams& streams) {
  return write_as(find_format("html"), output_path(parsed, "-"), parsed, streams);
}

void add_formats(cxxopts::Options& /*options*/) {}

int run_formats(const cxxopts::ParseResult& parsed, const Streams& streams) {
  positional(parsed, 0, 0, "no argument");
  for (const Format& format : formats()) {
    print_to(streams.out, "{:<12} {:<10} {}\n", format.name, format.extension, format.description);
    if (!format.readers.empty()) {
      print_to(streams.out, "{:<23} read by {}\n", "", format.readers);
    }
  }
  return kDone;
}

}  // namespace chronograph
