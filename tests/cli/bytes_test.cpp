// SPDX-License-Identifier: Apache-2.0
// The same input gives the same bytes, whatever the number of threads, the order of the files, the
// locale and the time zone.
#include "support/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <ctime>

namespace chronograph {
namespace {

std::vector<std::string> sample_files() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_dir() / "samples")) {
    if (entry.is_regular_file() && entry.path().extension() != ".md") {
      files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string graph_of(const std::vector<std::string>& files, const std::string& jobs) {
  std::vector<std::string> arguments{"build", "-o", "-", "-q", "--jobs", jobs};
  arguments.insert(arguments.end(), files.begin(), files.end());
  const test::Outcome outcome = test::run(arguments);
  REQUIRE(outcome.code == 0);
  return outcome.out;
}

}  // namespace

TEST_SUITE("cli/bytes") {
  TEST_CASE("threads, order, locale and time zone leave no trace in the graph") {
    std::vector<std::string> files = sample_files();
    REQUIRE(files.size() >= 6);
    const std::string expected = graph_of(files, "1");
    CHECK(test::first_difference(graph_of(files, "8"), expected) == "");
    std::reverse(files.begin(), files.end());
    CHECK(test::first_difference(graph_of(files, "3"), expected) == "");
    // A locale with a decimal comma, where the machine has one; a zone on the other side of the
    // world.
    std::setlocale(LC_ALL, "de_DE.UTF-8");
    ::setenv("TZ", "Pacific/Kiritimati", 1);  // NOLINT(concurrency-mt-unsafe): single-threaded here
    ::tzset();
    CHECK(test::first_difference(graph_of(files, "2"), expected) == "");
    ::unsetenv("TZ");  // NOLINT(concurrency-mt-unsafe)
    ::tzset();
    std::setlocale(LC_ALL, "C");
  }

  TEST_CASE("annotations built into a graph give the graph of the texts") {
    const test::TemporaryFolder folder("bytes");
    const std::string lines = (folder.path() / "all.jsonl").string();
    std::vector<std::string> files = sample_files();
    const std::string expected = graph_of(files, "1");
    std::vector<std::string> arguments{"annotate", "-o", lines};
    arguments.insert(arguments.end(), files.begin(), files.end());
    REQUIRE(test::run(arguments).code == 0);
    CHECK(test::first_difference(graph_of({lines}, "1"), expected) == "");
  }
}

}  // namespace chronograph
