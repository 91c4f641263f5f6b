// SPDX-License-Identifier: Apache-2.0
#include "cli/process.hpp"

#include "support/program.hpp"

#include <doctest/doctest.h>

namespace chronograph {

TEST_SUITE("cli/process") {
  TEST_CASE("a document is read up to the longest length, and beyond it only the others are") {
    const test::TemporaryFolder folder("process");
    std::ofstream(folder.path() / "a.txt") << "One fell.";
    std::ofstream(folder.path() / "b.txt") << std::string(kLongestDocument + 1, 'x');
    std::ofstream(folder.path() / "c.txt") << std::string(kLongestDocument, 'x');
    std::ofstream(folder.path() / "d.txt") << "Four fell.";
    AnnotateOptions options;
    options.inputs = {folder.path().string()};
    options.pipeline.until = "zones";
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    std::vector<std::string> seen;
    const ProcessCounts counts =
        process_inputs(options, {in, out, err, false, false},
                       [&](Document document) { seen.push_back(document.source); });
    CHECK(seen == std::vector<std::string>{"a.txt", "c.txt", "d.txt"});
    CHECK(counts.files == 4);
    CHECK(counts.documents == 3);
    CHECK(counts.failed == 1);
    CHECK(err.str() == (folder.path() / "b.txt").string() +
                           ": found a document of 5000001 bytes, expected at most 5000000; "
                           "split it into articles\n");
  }
}

}  // namespace chronograph
