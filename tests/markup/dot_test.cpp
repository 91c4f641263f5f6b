// SPDX-License-Identifier: Apache-2.0
#include "markup/dot.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

using namespace chronograph;

TEST_SUITE("markup/dot") {
  TEST_CASE("nodes, edges and defaults become statements") {
    std::ostringstream out;
    {
      DotWriter dot(out, "g");
      dot.defaults("node", {{"shape", "box"}});
      dot.node("a", {{"label", "A"}, {"class", ""}, {"color", "red"}});
      dot.node("b", {});
      dot.edge("a", "b", {{"label", "x"}});
    }
    CHECK(out.str() ==
          "digraph \"g\" {\n node [shape=\"box\"];\n \"a\" [label=\"A\", color=\"red\"];\n"
          " \"b\";\n \"a\" -> \"b\" [label=\"x\"];\n}\n");
  }

  TEST_CASE("text is drawn as it reads") {
    struct Row {
      std::string text;
      std::string value;
    };
    const std::vector<Row> rows{
        {"say \"no\"", "say \\\"no\\\""},
        {"\\N \\G \\", "\\\\N \\\\G \\\\"},
        {"a & b &amp;", "a &amp; b &amp;amp;"},
        {"1\n2\r\n3\r4\u2028"
         "5",
         "1\\n2\\n3\\n4\\n5"},
        {"a\tb", "a b"},
        {std::string("a\0b\x1F\x7F\u0080\uFFFE", 10), "a\uFFFDb\uFFFD\uFFFD\uFFFD\uFFFD"},
        {"{a|b} <f0>", "{a|b} <f0>"},
    };
    for (const Row& row : rows) {
      std::ostringstream out;
      DotWriter(out, "g").node("n", {{"label", row.text}});
      CHECK(out.str() == "digraph \"g\" {\n \"n\" [label=\"" + row.value + "\"];\n}\n");
    }
  }
}
