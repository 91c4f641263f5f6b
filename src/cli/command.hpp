// SPDX-License-Identifier: Apache-2.0
// A command is a row: help, usage errors and shell completion are derived from it. Commands parse,
// call the library, write.
#pragma once

#include <cxxopts.hpp>

#include <iosfwd>
#include <span>
#include <string_view>

namespace chronograph {

/// Exit codes of the program.
enum ExitCode : int {
  kDone = 0,
  kNegative = 1,
  kUsage = 2,
  kSomeInputsFailed = 3,
  kFailed = 4,
  kInterrupted = 130
};

/// What a command reads from and writes to. Data goes to `out`, everything meant for a person to
/// `err`.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool colour = false;    ///< `out` is a terminal that shows colours
  bool progress = false;  ///< `err` is a terminal
};

struct Command {
  std::string_view name;
  std::string_view summary;                        ///< one line of the overview
  std::string_view arguments;                      ///< "INPUT..."
  std::string_view examples;                       ///< lines for the end of its help
  void (*add_options)(cxxopts::Options& options);  ///< declares; opens nothing
  int (*run)(const cxxopts::ParseResult& parsed, const Streams& streams);
};

/// All commands, in the order of the overview.
std::span<const Command> commands();

/// Parses the arguments (without the program's name), runs the command and turns errors into
/// messages and exit codes.
int run_program(std::span<char* const> arguments, const Streams& streams);

}  // namespace chronograph
