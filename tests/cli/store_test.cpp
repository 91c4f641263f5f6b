// SPDX-License-Identifier: Apache-2.0
// The laws of merging and of stores with real articles, through the commands that users type.
#include "support/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace chronograph {
namespace {

std::string made(const std::vector<std::string>& arguments) {
  const test::Outcome outcome = test::run(arguments);
  CAPTURE(outcome.err);
  CHECK(outcome.code == 0);
  return outcome.out;
}

std::vector<std::string> articles() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_dir() / "samples")) {
    if (entry.path().extension() != ".md") {
      paths.push_back(entry.path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

TEST_SUITE("cli/store") {
  TEST_CASE("parts of the samples, as graphs, annotations and stores, merge to the whole") {
    const test::TemporaryFolder folder("merge");
    const auto file = [&](const std::string& name) { return (folder.path() / name).string(); };
    const std::vector<std::string> paths = articles();
    std::vector<std::string> build{"build", "-q", "-o", "-"};
    build.insert(build.end(), paths.begin(), paths.end());
    const std::string whole = made(build);
    std::vector<std::string> merge{"merge"};
    for (std::size_t i = 0; i < paths.size(); ++i) {
      const std::string part = file(std::to_string(i) + (i % 3 == 1 ? ".db" : ".json"));
      if (i % 3 == 0) {
        made({"annotate", paths[i], "-o", part});
      } else {
        made({"build", paths[i], "-q", "-o", part});
      }
      merge.push_back(part);
    }
    CHECK(test::first_difference(made(merge), whole) == "");
    std::reverse(merge.begin() + 1, merge.end());
    CHECK(test::first_difference(made(merge), whole) == "");
    merge.insert(merge.end(), {"-o", file("whole.db")});
    made(merge);
    CHECK(test::first_difference(made({"merge", file("whole.db")}), whole) == "");
  }

  TEST_CASE("a store answers about events without loading the graph as the loaded graph does") {
    const test::TemporaryFolder folder("store-query");
    const std::string store = (folder.path() / "s.db").string();
    const std::string loaded = (folder.path() / "g.json").string();
    std::vector<std::string> build{"build", "-q", "-o", store};
    const std::vector<std::string> paths = articles();
    build.insert(build.end(), paths.begin(), paths.end());
    made(build);
    made({"merge", store, "-o", loaded});
    const std::vector<std::vector<std::string>> filters{
        {},
        {"--actor", "pakistan"},
        {"--actor", "TTP", "--actor", "Imran Khan", "--top", "3"},
        {"--actor", "TTP", "--from", "2021-10", "--until", "2021-11"},
        {"--actor", "TTP", "--from", "2021-01-01", "--time", "certain"},
        {"--actor", "TTP", "--until", "2021-12", "--time", "certain"},
        {"--actor", "Pakistan", "--source", "peace-talks-1-interview.txt"},
        {"--actor", "Nobody"},
        {"--actor", "TTP", "--story", "no such story"},
        {"--place", "Colombo"},
        {"--place", "Pakistan", "--status", "reported,denied"},
        {"--from", "2021-09", "--until", "2021-12"},
        {"--until", "2014-12", "--time", "certain"},
        {"--from", "2014", "--type", "CONSULT,AGREE"},
        {"--from", "2014", "--context", "military", "--min-sources", "1"},
        {"--from", "2014", "--source", "Imran Khan"},
        {"--status", "planned"}};
    for (const std::vector<std::string>& filter : filters) {
      for (const std::string& format : std::vector<std::string>{"--json", "--csv", ""}) {
        const auto answer = [&](const std::string& graph) {
          std::vector<std::string> query{"query", graph, "events"};
          query.insert(query.end(), filter.begin(), filter.end());
          if (!format.empty()) {
            query.push_back(format);
          }
          return made(query);
        };
        CHECK(test::first_difference(answer(store), answer(loaded)) == "");
      }
    }
  }

  TEST_CASE("a store exports the bytes of the graph that is built at once") {
    const test::TemporaryFolder folder("store-cli");
    const std::string store = (folder.path() / "s.db").string();
    const std::string graph = (folder.path() / "g.json").string();
    const std::vector<std::string> paths = articles();
    made({"build", paths[0], paths[1], "-q", "-o", store});
    made({"build", paths[0], paths[1], "-q", "-o", graph});
    const auto both = [&](const std::vector<std::string>& after) {
      std::vector<std::string> of_store{after[0], store};
      std::vector<std::string> of_graph{after[0], graph};
      of_store.insert(of_store.end(), after.begin() + 1, after.end());
      of_graph.insert(of_graph.end(), after.begin() + 1, after.end());
      CHECK(test::first_difference(made(of_store), made(of_graph)) == "");
    };
    for (const char* format : {"annotations", "graphml", "csv", "node-link"}) {
      both({"export", "--to", format});
    }
    both({"timeline", "--json"});
    made({"add", store, paths[2], paths[3], "-q"});
    made({"remove", store, std::filesystem::path(paths[2]).filename().string(), "-q"});
    made({"build", paths[0], paths[1], paths[3], "-q", "-o", graph, "--force"});
    both({"export", "--to", "annotations"});
    both({"map", "--json"});
  }
}

}  // namespace chronograph
