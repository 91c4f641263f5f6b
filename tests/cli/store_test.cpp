// SPDX-License-Identifier: Apache-2.0
// The laws of merging and of stores with real articles, through the commands that users type.
#include "chronograph/store/store.hpp"

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

using Words = std::vector<std::string>;

// All samples as a store and as the graph that is loaded from it.
class StoreAndGraph {
public:
  explicit StoreAndGraph(const std::string& name) : folder_(name) {
    Words build{"build", "-q", "-o", store_};
    const std::vector<std::string> paths = articles();
    build.insert(build.end(), paths.begin(), paths.end());
    made(build);
    made({"merge", store_, "-o", loaded_});
  }

  /// Gives the command, with GRAPH for either, and the words after it to both.
  void answer_alike(const Words& command, const Words& filter, const Words& format) const {
    const auto answer = [&](const std::string& graph) {
      Words words = command;
      std::ranges::replace(words, std::string("GRAPH"), graph);
      words.insert(words.end(), filter.begin(), filter.end());
      words.insert(words.end(), format.begin(), format.end());
      return made(words);
    };
    CAPTURE(command);
    CAPTURE(filter);
    CHECK(test::first_difference(answer(store_), answer(loaded_)) == "");
  }

  [[nodiscard]] std::vector<std::string> ids() const {
    const EventGraph graph = Store::open_to_read(store_).graph();
    std::vector<std::string> ids;
    for (Vertex vertex = 0; vertex < boost::num_vertices(graph.graph); ++vertex) {
      ids.emplace_back(graph.id_of(vertex));
    }
    return ids;
  }

private:
  test::TemporaryFolder folder_;
  std::string store_ = (folder_.path() / "s.db").string();
  std::string loaded_ = (folder_.path() / "g.json").string();
};

const std::vector<Words> kFilters{
    {},
    {"--actor", "pakistan"},
    {"--actor", "TTP", "--actor", "Imran Khan", "--top", "3"},
    {"--actor", "TTP", "--from", "2021-10", "--until", "2021-11"},
    {"--actor", "TTP", "--from", "2021-01-01", "--time", "certain"},
    {"--actor", "TTP", "--until", "2021-12", "--time", "certain"},
    {"--actor", "Pakistan", "--source", "peace-talks-1-interview.txt"},
    {"--actor", "Nobody"},
    {"--actor", ""},
    {"--actor", "TTP", "--story", "no such story"},
    {"--place", "Colombo"},
    {"--place", "Pakistan", "--status", "reported,denied"},
    {"--from", "2021-09", "--until", "2021-12"},
    {"--until", "2014-12", "--time", "certain"},
    {"--from", "2014", "--type", "CONSULT,AGREE"},
    {"--from", "2014", "--context", "military", "--min-sources", "1"},
    {"--from", "2014", "--source", "Imran Khan"},
    {"--status", "planned"}};

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
    const StoreAndGraph both("store-query");
    for (const Words& filter : kFilters) {
      for (const Words& format : std::vector<Words>{{"--json"}, {"--csv"}, {}}) {
        both.answer_alike({"query", "GRAPH", "events"}, filter, format);
      }
    }
  }

  TEST_CASE("a store shows what passes a filter as the loaded graph does") {
    const StoreAndGraph both("store-views");
    const std::vector<Words> commands{{"timeline", "GRAPH"},
                                      {"timeline", "GRAPH", "--json"},
                                      {"timeline", "GRAPH", "--group", "story"},
                                      {"timeline", "GRAPH", "--group", "actor"},
                                      {"map", "GRAPH"},
                                      {"map", "GRAPH", "--json"},
                                      {"map", "GRAPH", "--json", "--projection", "full"},
                                      {"map", "GRAPH", "--json", "--backbone", "0.5"},
                                      {"query", "GRAPH", "actors", "--json"},
                                      {"query", "GRAPH", "actors", "--by", "betweenness"},
                                      {"query", "GRAPH", "ego", "TTP", "--json"},
                                      {"query", "GRAPH", "ego", "pakistan", "--hops", "2"}};
    for (const Words& filter : kFilters) {
      for (const Words& command : commands) {
        both.answer_alike(command, filter, {});
      }
      for (const char* format : {"graphml", "annotations", "markdown"}) {
        both.answer_alike({"export", "GRAPH", "--to", format}, filter, {});
      }
    }
  }

  TEST_CASE("a store shows each node and whoever is around an actor as the loaded graph does") {
    const StoreAndGraph both("store-nodes");
    for (const std::string& id : both.ids()) {
      both.answer_alike({"show", "GRAPH", id}, {}, {});
      if (id.starts_with("actor-") || id.starts_with("place-")) {
        both.answer_alike({"query", "GRAPH", "ego", id, "--csv"}, {}, {});
      }
    }
    both.answer_alike({"show", "GRAPH", "Imran Khan"}, {}, {});
    both.answer_alike({"query", "GRAPH", "ego", "imran khan"}, {}, {});
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
