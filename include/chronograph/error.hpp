// SPDX-License-Identifier: Apache-2.0
// The one exception type. Its kind decides the exit code; its message is a single line for the
// user.
#pragma once

#include <stdexcept>
#include <string>

namespace chronograph {

/// What went wrong, and hence the exit code of the program: Usage 2; Input, Model, Output 4 (3
/// where other inputs went on).
enum class ErrorKind { Usage, Input, Model, Output };

/// Ends an operation. The message reads `path:line:column: what was found, what was expected;
/// hint`, without a full stop.
class Error : public std::runtime_error {
public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }

private:
  ErrorKind kind_;
};

}  // namespace chronograph
