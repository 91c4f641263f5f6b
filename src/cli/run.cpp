// SPDX-License-Identifier: Apache-2.0
// From arguments to a command and from errors to exit codes: the only place that prints errors.
#include "chronograph/error.hpp"
#include "chronograph/version.hpp"
#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/print.hpp"
#include "text/closest.hpp"

#include <fmt/core.h>
#include <new>
#include <ostream>
#include <string>
#include <vector>

namespace chronograph {
namespace {

constexpr std::string_view kProgram = "chronograph";

void print_overview(std::ostream& out) {
  out << "usage: chronograph COMMAND [OPTIONS] ARGUMENTS\n"
         "Turns news and reports into a graph of events, actors and places, offline.\n\n";
  for (const Command& command : commands()) {
    print_to(out, "  {:<10} {}\n", command.name, command.summary);
  }
  out << "\nexamples:\n"
         "  chronograph build articles/ -o story     graph, timeline, map and page in the folder "
         "story\n"
         "  chronograph timeline story/graph.json    the timeline as text\n"
         "  chronograph export story/graph.json --to graphml -o story.graphml\n"
         "\n`chronograph COMMAND --help` says more. Exit codes: 0 done, 1 negative answer, 2 "
         "usage,\n"
         "3 done but some inputs failed, 4 failed.\n";
}

cxxopts::Options options_of(const Command& command) {
  cxxopts::Options options(fmt::format("{} {}", kProgram, command.name),
                           std::string(command.summary));
  options.custom_help("[OPTIONS]");
  options.positional_help(std::string(command.arguments));
  options.set_width(110);
  command.add_options(options);
  options.add_options()("h,help", "this text")("arguments", "",
                                               cxxopts::value<std::vector<std::string>>());
  options.parse_positional({"arguments"});
  return options;
}

void print_help(const Command& command, const cxxopts::Options& options, std::ostream& out) {
  std::string text;
  std::vector<std::string> groups;
  for (const std::string& group : options.groups()) {
    groups.push_back(group);
  }
  text = options.help(groups);
  // The positional arguments are an option to cxxopts; nobody should type it.
  const std::size_t at = text.find("      --arguments");
  if (at != std::string::npos) {
    text.erase(at, text.find('\n', at) + 1 - at);
  }
  out << text;
  if (!command.examples.empty()) {
    out << "\nexamples:\n" << command.examples;
  }
}

// cxxopts names the option in its message only; the nearest known one is what helps.
std::string explain(const cxxopts::exceptions::exception& error, const cxxopts::Options& options) {
  std::string message = error.what();
  const auto* unknown = dynamic_cast<const cxxopts::exceptions::no_such_option*>(&error);
  if (unknown == nullptr) {
    return message;
  }
  std::vector<std::string> names;
  for (const std::string& group : options.groups()) {
    for (const auto& option : options.group_help(group).options) {
      for (const std::string& name : option.l) {
        names.push_back("--" + name);
      }
    }
  }
  const std::size_t begin = message.find("\u2018");
  const std::size_t end = message.find("\u2019");
  const std::string word =
      "--" +
      (begin == std::string::npos ? std::string() : message.substr(begin + 3, end - begin - 3));
  const std::vector<std::string_view> views(names.begin(), names.end());
  return fmt::format("unknown option \"{}\"{}", word, did_you_mean(word, views));
}

int exit_code(ErrorKind kind) { return kind == ErrorKind::Usage ? kUsage : kFailed; }

int run_command(const Command& command, std::span<char* const> arguments, const Streams& streams) {
  cxxopts::Options options = options_of(command);
  std::vector<const char*> argv(arguments.begin(), arguments.end());
  try {
    const cxxopts::ParseResult parsed = options.parse(static_cast<int>(argv.size()), argv.data());
    if (parsed.count("help") > 0) {
      print_help(command, options, streams.out);
      return kDone;
    }
    return command.run(parsed, streams);
  } catch (const cxxopts::exceptions::exception& error) {
    print_to(streams.err, "{} {}: {} (see: {} {} --help)\n", kProgram, command.name,
             explain(error, options), kProgram, command.name);
    return kUsage;
  }
}

}  // namespace

int run_program(std::span<char* const> arguments, const Streams& streams) {
  const std::string_view name = arguments.empty() ? "--help" : arguments.front();
  if (name == "--help" || name == "-h" || name == "help") {
    print_overview(arguments.empty() ? streams.err : streams.out);
    return arguments.empty() ? kUsage : kDone;
  }
  if (name == "--version") {
    print_to(streams.out, "{} {}\n", kProgram, kVersion);
    return kDone;
  }
  std::vector<std::string_view> names;
  for (const Command& command : commands()) {
    names.push_back(command.name);
    if (command.name != name) {
      continue;
    }
    try {
      return run_command(command, arguments, streams);
    } catch (const Error& error) {
      print_to(streams.err, "{} {}: {}\n", kProgram, name, error.what());
      return exit_code(error.kind());
    } catch (const Interrupted&) {
      print_to(streams.err, "{} {}: interrupted\n", kProgram, name);
      return kInterrupted;
    } catch (const std::bad_alloc&) {
      print_to(streams.err, "{} {}: out of memory\n", kProgram, name);
      return kFailed;
    } catch (const std::exception& error) {
      print_to(streams.err, "{} {}: internal error: {}\n", kProgram, name, error.what());
      return kFailed;
    }
  }
  print_to(streams.err, "{}: unknown command \"{}\"{} (see: {} --help)\n", kProgram, name,
           did_you_mean(name, names), kProgram);
  return kUsage;
}

}  // namespace chronograph
