// SPDX-License-Identifier: Apache-2.0
// Merging is an algebra: for documents made up at random, the bytes of a graph depend on the set of
// its documents and on nothing else.
#include "chronograph/graph/evidence.hpp"

#include "chronograph/error.hpp"
#include "chronograph/graph/builder.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "support/documents.hpp"
#include "support/random_documents.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

namespace chronograph {
namespace {

constexpr std::uint64_t kSeeds = 40;
const Generator kGenerator{"chronograph", "test", "m", "l"};

std::string json_of(const EventGraph& graph) {
  std::ostringstream out;
  write_graph_json(graph, out);
  return out.str();
}

std::string built(std::vector<Document> documents) {
  return json_of(build_graph(std::move(documents), {kGenerator, false}).graph);
}

// As `merge` does: through the bytes of the files.
std::string merged(const std::vector<std::string>& graphs) {
  std::vector<Evidence> evidence;
  std::vector<Generator> generators;
  for (const std::string& json : graphs) {
    const EventGraph graph = read_graph_json(json, "test");
    std::vector<Evidence> part = evidence_of(graph, "test");
    std::move(part.begin(), part.end(), std::back_inserter(evidence));
    generators.insert(generators.end(), graph.generators.begin(), graph.generators.end());
  }
  return json_of(build_graph(std::move(evidence), generators).graph);
}

// Three parts that share some documents.
std::vector<std::vector<Document>> parts_of(const std::vector<Document>& documents,
                                            test::Random& random) {
  std::vector<std::vector<Document>> parts(3);
  for (const Document& document : documents) {
    parts[random.below(3)].push_back(document);
    if (random.one_in(5)) {
      parts[random.below(3)].push_back(document);
    }
  }
  std::erase_if(parts, [](const auto& part) { return part.empty(); });
  return parts;
}

}  // namespace

TEST_SUITE("graph/evidence") {
  TEST_CASE("parts merge to the bytes of the whole, however they are grouped") {
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
      CAPTURE(seed);
      test::RandomDocuments maker(seed);
      const std::vector<Document> documents = maker.some(2 + seed % 10);
      const std::string whole = built(documents);
      std::vector<std::string> graphs;
      for (const auto& part : parts_of(documents, maker.random())) {
        graphs.push_back(built(part));
      }
      CHECK(merged(graphs) == whole);
      maker.random().shuffle(graphs);
      CHECK(merged(graphs) == whole);
      std::string folded_left = graphs.front();
      std::string folded_right = graphs.back();
      for (std::size_t i = 1; i < graphs.size(); ++i) {
        folded_left = merged({folded_left, graphs[i]});
        folded_right = merged({graphs[graphs.size() - 1 - i], folded_right});
      }
      CHECK(folded_left == whole);
      CHECK(folded_right == whole);
    }
  }

  TEST_CASE("merging a graph with itself or with a part of it changes nothing") {
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
      CAPTURE(seed);
      std::vector<Document> documents = test::RandomDocuments(seed).some(4);
      const std::string whole = built(documents);
      CHECK(merged({whole}) == whole);
      CHECK(merged({whole, whole, whole}) == whole);
      documents.pop_back();
      CHECK(merged({built(documents), whole}) == whole);
    }
  }

  TEST_CASE("the order of the documents does not show") {
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
      CAPTURE(seed);
      test::RandomDocuments maker(seed);
      std::vector<Document> documents = maker.some(8);
      const std::string once = built(documents);
      maker.random().shuffle(documents);
      CHECK(built(documents) == once);
    }
  }

  TEST_CASE("copies of one text unite their names, and the best founded date speaks") {
    test::DocumentMaker maker("Rain fell in Velmar.");
    Document by_name = maker.document();
    by_name.source = "b.txt";
    by_name.id = "2";
    by_name.creation_time = CreationTime{{}, CreationMethod::FileName, {}};
    by_name.creation_time->days.earliest = Date::from_days(1);
    Document by_field = maker.written(2021, 10, 1).document();
    by_field.source = "c.txt";
    by_field.id = "1";
    by_field.publisher = "Quay News";
    const std::vector<Evidence> united = unite({evidence_of(by_name), evidence_of(by_field)});
    REQUIRE(united.size() == 1);
    CHECK(united[0].sources == std::vector<std::string>{"b.txt", "c.txt"});
    CHECK(united[0].ids == std::vector<std::string>{"1", "2"});
    CHECK(united[0].publishers == std::vector<std::string>{"Quay News"});
    CHECK(united[0].document.id == "1");
  }

  TEST_CASE("generators are the sorted union") {
    const std::vector<Document> documents = test::RandomDocuments(1).some(2);
    const Generator other{"chronograph", "test", "k", "l"};
    const EventGraph graph =
        build_graph({evidence_of(documents[0])}, {kGenerator, other, kGenerator}).graph;
    CHECK(graph.generators == std::vector<Generator>{other, kGenerator});
  }

  TEST_CASE("a graph without evidence is refused by name") {
    const EventGraph lean = build_graph(test::RandomDocuments(1).some(2), {kGenerator, true}).graph;
    CHECK_THROWS_WITH_AS(
        evidence_of(read_graph_json(json_of(lean), "x"), "story.json"),
        "story.json: holds no texts and evidence, as built with --lean; build it without to merge "
        "it",
        Error);
  }
}

}  // namespace chronograph
