// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.hpp"

#include <csignal>

namespace chronograph {
namespace {

// A signal handler can reach nothing but a global of this type.
volatile std::sig_atomic_t interrupted =
    0;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

extern "C" void note_signal(int signal) {
  interrupted = 1;
  std::signal(signal, SIG_DFL);
}

}  // namespace

void catch_interrupts() {
  std::signal(SIGINT, &note_signal);
  std::signal(SIGTERM, &note_signal);
}

void check_interrupt() {
  if (interrupted != 0) {
    throw Interrupted();
  }
}

}  // namespace chronograph
