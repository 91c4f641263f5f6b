// SPDX-License-Identifier: Apache-2.0
#include "chronograph/error.hpp"
#include "chronograph/export/format.hpp"
#include "export/graphs.hpp"
#include "markup/json.hpp"

#include <doctest/doctest.h>

#include <set>
#include <sstream>

using namespace chronograph;

namespace {

/// What a format writes; the files of a folder one after the other.
std::string written(const Format& format, const EventGraph& graph) {
  std::ostringstream out;
  if (format.write != nullptr) {
    format.write(graph, out);
  }
  for (const FormatFile& file : format.files) {
    file.write(graph, out);
  }
  return out.str();
}

}  // namespace

TEST_SUITE("export/registry") {
  TEST_CASE("every format has a name of its own and says who reads it") {
    std::set<std::string_view> names;
    for (const Format& format : formats()) {
      CHECK(names.insert(format.name).second);
      CHECK_FALSE(format.extension.empty());
      CHECK_FALSE(format.description.empty());
      CHECK_FALSE(format.readers.empty());
      CHECK((format.write == nullptr) == !format.files.empty());
      CHECK(&find_format(format.name) == &format);
    }
  }

  TEST_CASE("an unknown format is refused with the nearest name") {
    CHECK_THROWS_WITH_AS(
        find_format("timelinjs"),
        "unknown format \"timelinjs\"; did you mean \"timelinejs\"? (see: chronograph formats)",
        Error);
    CHECK_THROWS_WITH_AS(find_format("zzzzzzzzz"),
                         "unknown format \"zzzzzzzzz\" (see: chronograph formats)", Error);
  }

  TEST_CASE("every format writes every graph, the same bytes each time") {
    for (std::uint32_t seed = 0; seed < 4; ++seed) {
      const EventGraph graph = generated_graph(seed, 12);
      for (const Format& format : formats()) {
        CAPTURE(format.name);
        const std::string first = written(format, graph);
        CHECK((!first.empty() || format.extension == "jsonl"));  // of records there may be none
        CHECK(first == written(format, generated_graph(seed, 12)));
        CHECK_FALSE(find_invalid_utf8(first));
        if (format.extension == "json" || format.extension == "jsonld") {
          CHECK_NOTHROW(JsonDocument(first, format.name));
        }
      }
    }
  }

  TEST_CASE("every format writes an empty graph") {
    EventGraph graph;
    rebuild_topology(graph);
    for (const Format& format : formats()) {
      CAPTURE(format.name);
      CHECK_NOTHROW(written(format, graph));
    }
  }

  TEST_CASE("the schemas are JSON and name their draft") {
    CHECK(schemas().size() == 5);
    for (const Schema& schema : schemas()) {
      const JsonDocument document(schema.json, schema.name);
      CHECK(document.root().string_at("$schema") == "https://json-schema.org/draft/2020-12/schema");
    }
  }
}
