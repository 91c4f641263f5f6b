// SPDX-License-Identifier: Apache-2.0
// Runs the program inside the test: same code as main, streams in memory.
#pragma once

#include "cli/command.hpp"
#include "support/source_folder.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace chronograph::test {

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
};

inline Outcome run(std::vector<std::string> arguments, const std::string& standard_input = {}) {
  std::istringstream in(standard_input);
  // The readers take standard input from its descriptor, as a pipe gives it.
  std::FILE* file = std::tmpfile();
  std::fwrite(standard_input.data(), 1, standard_input.size(), file);
  std::fflush(file);
  std::rewind(file);
  ::dup2(::fileno(file), STDIN_FILENO);
  ::lseek(STDIN_FILENO, 0, SEEK_SET);
  std::ostringstream out;
  std::ostringstream err;
  std::vector<char*> argv;
  for (std::string& argument : arguments) {
    argv.push_back(argument.data());
  }
  const int code = run_program(argv, {in, out, err, false, false});
  std::fclose(file);
  return {code, out.str(), err.str()};
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Empty if both are equal, else the line and what stands there in each: a golden file is too long
/// to be printed whole.
inline std::string first_difference(const std::string& actual, const std::string& expected) {
  const auto [here, there] =
      std::mismatch(actual.begin(), actual.end(), expected.begin(), expected.end());
  if (here == actual.end() && there == expected.end()) {
    return {};
  }
  const auto at = static_cast<std::size_t>(here - actual.begin());
  const std::size_t from = at < 40 ? 0 : at - 40;
  return "line " + std::to_string(1 + std::count(actual.begin(), here, '\n')) + ": " +
         actual.substr(from, 120) + " | expected: " + expected.substr(from, 120);
}

/// An empty folder that goes away with the object.
class TemporaryFolder {
public:
  explicit TemporaryFolder(std::string_view name)
      : path_(std::filesystem::temp_directory_path() /
              ("chronograph-" + std::string(name) + "-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
  std::filesystem::path path_;
};

}  // namespace chronograph::test
