// SPDX-License-Identifier: Apache-2.0
// The samples and what the program makes of them: golden files by the tables of stages and formats.
// tools/update_samples.sh rewrites them; the difference is read before it is committed.
#include "chronograph/annotate/stage.hpp"
#include "chronograph/document/annotation.hpp"
#include "chronograph/export/format.hpp"
#include "support/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

namespace chronograph {
namespace {

std::filesystem::path samples() { return test::source_dir() / "samples"; }
std::filesystem::path outputs() { return test::source_dir() / "docs/samples"; }

}  // namespace

TEST_SUITE("cli/samples") {
  TEST_CASE("the outputs in docs/samples are what the program writes today") {
    const test::TemporaryFolder folder("samples");
    std::size_t articles = 0;
    for (const auto& entry : std::filesystem::directory_iterator(samples())) {
      if (!entry.is_regular_file() || entry.path().extension() == ".md") {
        continue;
      }
      ++articles;
      const std::string stem = entry.path().stem().string();
      CAPTURE(stem);
      const std::string graph = (folder.path() / (stem + ".json")).string();
      REQUIRE(test::run({"build", entry.path().string(), "-o", graph, "-q"}).code == 0);
      CHECK(test::first_difference(test::run({"annotate", entry.path().string()}).out,
                                   test::read_file(outputs() / (stem + ".annotation.jsonl"))) ==
            "");
      CHECK(test::first_difference(test::run({"timeline", graph, "--json"}).out,
                                   test::read_file(outputs() / (stem + ".timeline.json"))) == "");
      CHECK(test::first_difference(test::run({"map", graph, "--json"}).out,
                                   test::read_file(outputs() / (stem + ".map.json"))) == "");
    }
    CHECK(articles >= 6);
  }

  TEST_CASE("the pictures, the dossier and the tables of all samples are what is written today") {
    const test::TemporaryFolder folder("story");
    const std::string graph = (folder.path() / "story.json").string();
    REQUIRE(test::run({"build", samples().string(), "-o", graph, "-q"}).code == 0);
    struct Export {
      const char* format;
      const char* file;
    };
    for (const auto& [format, file] : {Export{"timeline-svg", "timeline.svg"},
                                       {"map-svg", "map.svg"},
                                       {"markdown", "dossier.md"},
                                       {"csv", "events.csv"},
                                       {"timelinejs", "timelinejs.json"}}) {
      CAPTURE(format);
      CHECK(test::first_difference(test::run({"export", graph, "--to", format}).out,
                                   test::read_file(outputs() / "story" / file)) == "");
    }
  }

  TEST_CASE("every export format has a golden file of the peace talks, and it is true") {
    const test::TemporaryFolder folder("formats");
    const std::string graph = (folder.path() / "graph.json").string();
    REQUIRE(test::run({"build", (samples() / "peace-talks-1-interview.txt").string(),
                       (samples() / "peace-talks-2-ceasefire.html").string(),
                       (samples() / "peace-talks-3-collapse.json").string(), "-o", graph, "-q"})
                .code == 0);
    for (const Format& format : formats()) {
      if (format.name == "html") {
        continue;  // the page is its template and graph.json, both tested by themselves
      }
      CAPTURE(format.name);
      const auto golden =
          test::source_dir() / "tests/export/golden" / ("peace-talks." + std::string(format.name));
      if (!format.files.empty()) {
        const std::filesystem::path made = folder.path() / format.name;
        REQUIRE(test::run({"export", graph, "--to", std::string(format.name), "-o", made.string()})
                    .code == 0);
        for (const FormatFile& file : format.files) {
          CHECK(test::first_difference(test::read_file(made / file.name),
                                       test::read_file(golden / file.name)) == "");
        }
        continue;
      }
      CHECK(
          test::first_difference(test::run({"export", graph, "--to", std::string(format.name)}).out,
                                 test::read_file(golden)) == "");
    }
  }

  TEST_CASE("every stage leaves its layers in the samples") {
    // Not every text marks what caused what: a layer must be in one of the samples.
    std::istringstream lines(test::run({"annotate", samples().string()}).out);
    std::vector<Document> documents;
    for (std::string line; std::getline(lines, line);) {
      documents.push_back(read_annotation(line, "samples"));
    }
    REQUIRE_FALSE(documents.empty());
    for (const StageRow& row : stages()) {
      for (const Layer layer : row.provides) {
        CAPTURE(row.name);
        CHECK(std::ranges::any_of(documents, [&](const Document& d) { return d.has(layer); }));
      }
    }
    const Document& document = documents.front();
    CHECK_FALSE(document.tokens.empty());
    CHECK_FALSE(document.times.empty());
    CHECK_FALSE(document.entities.empty());
    CHECK_FALSE(document.events.empty());
    CHECK_FALSE(document.zones.empty());
  }
}

}  // namespace chronograph
