// SPDX-License-Identifier: Apache-2.0
// Where results go: a stream or a file that appears under its name only when it is whole.
#pragma once

#include "cli/command.hpp"
#include "cli/compressed_stream.hpp"

#include <cxxopts.hpp>

#include <fstream>
#include <iosfwd>
#include <memory>
#include <string>

namespace chronograph {

/// A result on its way to a file or to standard output. Unless commit() is called, a file keeps its
/// old content.
class Output {
public:
  /// `path` "-" stands for `standard_output`. Throws Error(Output) if the file cannot be made.
  Output(std::string path, std::ostream& standard_output);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  [[nodiscard]] std::ostream& stream();
  /// Writes what is left and gives the file its name. Throws Error(Output) if anything could not be
  /// written.
  void commit();

private:
  std::string path_;
  std::string temporary_;  // empty for standard output
  std::ofstream file_;
  std::unique_ptr<CompressedStream> packed_;  // over file_, where the path ends in .gz or .zst
  std::ostream& standard_output_;
};

/// Returns the `-o` of the command line, or `fallback`. Throws Error(Output) if that file exists
/// and `--force` is not given.
std::string output_path(const cxxopts::ParseResult& parsed, const std::string& fallback);

/// Flushes a stream; throws Error(Output) naming it and the system's reason if that fails.
void check_written(std::ostream& stream, const std::string& name);

/// Returns all bytes of a file or, for "-", of `standard_input`, unpacked where they are gzip or
/// Zstandard. Throws Error(Input) that says why it cannot be read.
std::string read_all(const std::string& path, std::istream& standard_input);

}  // namespace chronograph
