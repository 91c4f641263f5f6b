// SPDX-License-Identifier: Apache-2.0
#include "markup/xml.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <sstream>
#include <string>
#include <vector>

using namespace chronograph;

namespace {

const std::string kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string written(const std::function<void(XmlWriter&)>& write) {
  std::ostringstream out;
  {
    XmlWriter xml(out);
    write(xml);
  }
  return out.str();
}

}  // namespace

TEST_SUITE("markup/xml") {
  TEST_CASE("children are indented, text stays on its line") {
    const std::string got = written([](XmlWriter& xml) {
      xml.begin("a").attribute("x", "1");
      xml.begin("b").end();
      xml.begin("c").text("one").text(" two").end();
      xml.begin("d").begin("e").end().end();
      xml.end();
    });
    CHECK(got == kDeclaration + "<a x=\"1\">\n <b/>\n <c>one two</c>\n <d>\n  <e/>\n </d>\n</a>\n");
  }

  TEST_CASE("open elements are closed at the end") {
    CHECK(written([](XmlWriter& xml) { xml.begin("a").begin("b"); }) ==
          kDeclaration + "<a>\n <b/>\n</a>\n");
  }

  TEST_CASE("an element with text and children keeps its white space") {
    const std::string got = written(
        [](XmlWriter& xml) { xml.begin("p").text("x ").begin("b").text("y").end().text(" z"); });
    CHECK(got == kDeclaration + "<p>x <b>y</b> z</p>\n");
  }

  TEST_CASE("text and attributes are escaped as a reader needs them") {
    struct Row {
      std::string input;
      std::string text;
      std::string attribute;
    };
    const std::vector<Row> rows{
        {"a & b < c > d \" '", "a &amp; b &lt; c &gt; d \" '", "a &amp; b &lt; c &gt; d &quot; '"},
        {"]]>", "]]&gt;", "]]&gt;"},
        {"1\n2\t3\r\n4\r", "1\n2\t3&#13;\n4&#13;", "1&#10;2&#9;3&#13;&#10;4&#13;"},
        {std::string("a\0b\x01\x1F", 5), "a\uFFFDb\uFFFD\uFFFD", "a\uFFFDb\uFFFD\uFFFD"},
        {"\uFFFE\uFFFF\uFFFD", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD"},
        {"\u0085\u2028", "&#133;&#8232;", "&#133;&#8232;"},
        {"\U0001F600\u00E9\x7F", "\U0001F600\u00E9\x7F", "\U0001F600\u00E9\x7F"},
        {"", "", ""},
    };
    for (const Row& row : rows) {
      std::string text;
      append_xml_text(text, row.input);
      CHECK(text == row.text);
      std::string attribute;
      append_xml_attribute(attribute, row.input);
      CHECK(attribute == row.attribute);
    }
  }

  TEST_CASE("HTML is escaped for content and attributes alike") {
    CHECK(escape_html("<b a=\"x\" c='y'>&amp;</b>") ==
          "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;");
    CHECK(escape_html(std::string("\0\u00E9", 3)) == "\uFFFD\u00E9");
  }

  TEST_CASE("a long document goes out in blocks") {
    std::ostringstream out;
    XmlWriter xml(out);
    xml.begin("a");
    for (int i = 0; i < 20000; ++i) {
      xml.begin("b").text("0123456789").end();
    }
    CHECK(out.str().size() > 200000);
  }
}
