// SPDX-License-Identifier: Apache-2.0
// Ctrl-C ends the work between two documents, so that nothing half-written is left behind. A second
// one ends it at once.
#pragma once

#include <exception>

namespace chronograph {

/// Thrown by check_interrupt(); the program ends with exit code 130.
class Interrupted : public std::exception {
public:
  [[nodiscard]] const char* what() const noexcept override { return "interrupted"; }
};

/// Notes SIGINT and SIGTERM from now on instead of dying of them.
void catch_interrupts();

/// Throws Interrupted if a signal has come.
void check_interrupt();

}  // namespace chronograph
