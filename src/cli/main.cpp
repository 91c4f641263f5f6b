// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "cli/interrupt.hpp"

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <span>
#include <string_view>
#include <unistd.h>

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  // A closed pipe is a failed write with a message, not a silent death.
  std::signal(SIGPIPE, SIG_IGN);
  chronograph::catch_interrupts();
  // NO_COLOR: see no-color.org; TERM=dumb shows no colours.
  const char* no_colour =
      std::getenv("NO_COLOR");                 // NOLINT(concurrency-mt-unsafe): before any thread
  const char* terminal = std::getenv("TERM");  // NOLINT(concurrency-mt-unsafe)
  const bool plain = (no_colour != nullptr && *no_colour != '\0') || terminal == nullptr ||
                     std::string_view(terminal) == "dumb";
  const chronograph::Streams streams{std::cin, std::cout, std::cerr,
                                     isatty(STDOUT_FILENO) == 1 && !plain,
                                     isatty(STDERR_FILENO) == 1};
  const std::span<char* const> arguments(argv, static_cast<std::size_t>(argc));
  const int code = chronograph::run_program(arguments.subspan(argc > 0 ? 1 : 0), streams);
  std::cout.flush();
  return code;
}
