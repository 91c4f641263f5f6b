// SPDX-License-Identifier: Apache-2.0
#include "collected.hpp"
#include "ingest/html_tree.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

Collected read(std::string_view bytes, const ReadOptions& options = {}) {
  return read_with(&read_html, "a.html", bytes, options);
}

Document only_document(std::string_view bytes) {
  Collected collected = read(bytes);
  CHECK(collected.failed == std::vector<std::string>{});
  REQUIRE(collected.documents.size() == 1);
  return collected.documents[0];
}

std::string text_of(std::string_view bytes) { return only_document(bytes).text.bytes(); }

std::string day_of(const Document& document) {
  return document.creation_time && document.creation_time->days.is_day()
             ? document.creation_time->days.earliest->iso()
             : "";
}

// Prose long enough to be told from furniture.
constexpr std::string_view kOne =
    "The two sides met in Kabul on Friday for the first time since the truce began last month.";
constexpr std::string_view kTwo =
    "A spokesman said that the talks would go on, and that no date had been set for the next "
    "round.";

std::string paragraphs(std::string_view around_first = "<p>") {
  return std::string(around_first) + std::string(kOne) + "</p>\n<p>" + std::string(kTwo) + "</p>";
}

std::string expected(std::string_view title = "") {
  return (title.empty() ? "" : std::string(title) + "\n\n") + std::string(kOne) + "\n\n" +
         std::string(kTwo);
}

}  // namespace

TEST_SUITE("ingest/html") {
  TEST_CASE("the headline is the first line, paragraphs are apart, furniture is gone") {
    CHECK(
        text_of(
            "<html><head><title>Talks in Kabul | The Courier</title></head><body>"
            "<header><a href='/'>The Courier</a><h2>World desk and other departments</h2></header>"
            "<nav><ul><li><a href='/w'>World</a></li></ul></nav>"
            "<div class='cookie-banner'><p>We use cookies to make this site work for you and "
            "for our many partners in advertising.</p></div>"
            "<article><h1>Talks in Kabul</h1><div class='share-bar'>Share on Facebook</div>" +
            paragraphs() +
            "<aside><p>Related: who are the Taliban, and what do they want from these talks "
            "now?</p></aside><script>var x = '<p>no</p>';</script><style>p{}</style>"
            "<p style='display: none'>Hidden words that nobody sees.</p>"
            "<form><p>Your e-mail</p></form><figure><figcaption>A photo.</figcaption></figure>"
            "</article><div id='comments'><p>I think that this is a very long comment of a "
            "reader about all of this.</p></div><footer><p>All rights reserved.</p></footer>"
            "</body></html>") == expected("Talks in Kabul"));
  }

  TEST_CASE("the article is found without semantic elements, by its prose") {
    CHECK(
        text_of("<body><div id=top><a href=a>News</a> <a href=b>Sport</a></div>"
                "<div id=wrap><div class=left><ul><li><a href=c>Another story of the day that has "
                "a rather long title</a></li></ul></div><div class=story>" +
                paragraphs() + "</div></div><div class=foot>Contact</div></body>") == expected());
  }

  TEST_CASE("marked article bodies are believed where the prose is") {
    CHECK(text_of("<body><main><p>A deck of the page that is long enough to be taken for prose by "
                  "the reader.</p><div itemprop='articleBody'>" +
                  paragraphs() + "</div></main></body>") == expected());
    // An empty <article> in front does not hide the text.
    CHECK(text_of("<body><article><p>Teaser</p></article><div>" + paragraphs() + "</div></body>") ==
          expected());
  }

  TEST_CASE("names of classes are not believed against the prose") {
    CHECK(text_of("<body class='has-sidebar'><div class='share-page related'>" + paragraphs() +
                  "</div></body>") == expected());
  }

  TEST_CASE("layouts of other days and houses") {
    struct Row {
      std::string_view name;
      std::string page;
    };
    const std::string one(kOne);
    const std::string two(kTwo);
    for (const Row& row : {
             Row{"a form around everything", "<form><div>" + paragraphs() + "</div></form>"},
             Row{"paragraphs behind a paywall's class", paragraphs("<p class=paywall>")},
             Row{"paragraphs that are no <p>", "<div><div data-testid=paragraph-0>" + one +
                                                   "</div><div data-testid=paragraph-1>" + two +
                                                   "</div></div>"},
             Row{"elements of their own", "<x-page><x-menu class=menu>A B</x-menu><x-body>" +
                                              paragraphs() + "</x-body></x-page>"},
             Row{"tables and line breaks", "<table><tr><td><a href=a>Home</a></td><td>" + one +
                                               "<br><br>" + two + "</td></tr></table>"},
             Row{"advertising between the parts",
                 "<div class=body><div><p>" + one +
                     "</p></div><div class='ad ads-slot'><p>Buy this "
                     "very good thing today, at the very best price in the "
                     "country.</p></div><div><p>" +
                     two + "</p></div></div>"},
         }) {
      CAPTURE(row.name);
      CHECK(text_of("<body>" + row.page + "</body>") == expected());
    }
  }

  TEST_CASE("line breaks, entities, white space and lists") {
    CHECK(text_of("<body><p>One &amp; two&nbsp;three\n\n   four<br>five<br><br>six &#8220;x&#8221;"
                  "so\u00ADft</p><ul><li>seven</li><li>eight</li></ul><pre>a\n b</pre></body>") ==
          "One & two three four\nfive\n\nsix \u201Cx\u201Dsoft\n\nseven\n\neight\n\na\n b");
    CHECK(text_of("<p>one <b>two</b><i>three</i> <span> four</span></p>") == "one twothree four");
    CHECK(text_of("<p>See <a href=x>the report</a> for more.</p><p><a href=y>Next story</a></p>") ==
          "See the report for more.");
  }

  TEST_CASE("character references beyond Unicode are U+FFFD, however long") {
    for (const char* reference : {"&#x110000;", "&#x4294967296;", "&#99999999999999999999;",
                                  "&#X00fffffff1;", "&#4294967361;"}) {
      CAPTURE(reference);
      CHECK(text_of("<p title='" + std::string(reference) + "'>One " + reference + " two.</p>") ==
            "One \uFFFD two.");
    }
    CHECK(text_of("<p>One &#000000000065; &# &#x; &#x41 two &#</p>") == "One A &# &#x; A two &#");
  }

  TEST_CASE("title, publisher, address and date come from JSON-LD") {
    const Document document = only_document(
        R"(<head><script type="application/ld+json">{"@context":"https://schema.org","@graph":[)"
        R"({"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"Talks &amp; truce",)"
        R"("datePublished":"2021-11-09T18:30:00+05:00","dateModified":"2021-12-01",)"
        R"("publisher":{"@type":"Organization","name":"The Courier"},)"
        R"("mainEntityOfPage":{"@id":"https://example.org/a"}}]}</script></head><body>)" +
        paragraphs() + "</body>");
    CHECK(document.publisher == "The Courier");
    CHECK(document.url == "https://example.org/a");
    CHECK(day_of(document) == "2021-11-09");
    CHECK(document.creation_time->method == CreationMethod::Metadata);
    CHECK_FALSE(document.creation_time->evidence);
  }

  TEST_CASE("broken JSON-LD leaves the rest of the page to tell") {
    const Document document = only_document(
        R"(<head><script type="application/ld+json">{"@type":"NewsArticle",</script>)"
        R"(<meta property="og:title" content="Talks - The Courier">)"
        R"(<meta property="og:site_name" content="The Courier">)"
        R"(<meta property="og:url" content="https://example.org/o">)"
        R"(<meta property="article:published_time" content="2022-10-30T23:40:00-03:00">)"
        R"(<link rel="canonical" href="https://example.org/c"></head><body>)" +
        paragraphs() + "</body>");
    CHECK(document.title == "Talks");
    CHECK(document.publisher == "The Courier");
    CHECK(document.url == "https://example.org/c");
    CHECK(day_of(document) == "2022-10-30");
  }

  TEST_CASE("the date of publication is looked for in many places") {
    struct Row {
      std::string_view head, body, date;
    };
    for (const Row& row : {
             Row{R"(<meta name="date" content="2021-10-01">)", "", "2021-10-01"},
             Row{R"(<meta name="DC.date.issued" content="2021-10-01">)", "", "2021-10-01"},
             Row{R"(<meta name="parsely-pub-date" content="2021-10-01T00:00:00Z">)", "",
                 "2021-10-01"},
             Row{R"(<meta name="pubdate" content="20211001">)", "", "2021-10-01"},
             Row{R"(<meta itemprop="datePublished" content="2021-10-01">)", "", "2021-10-01"},
             Row{"", R"(<time datetime="2021-10-01T09:00">today</time>)", "2021-10-01"},
             Row{"", "<time>October 1, 2021</time>", "2021-10-01"},
             Row{"", R"(<time datetime="4h">4 hours ago</time>)", ""},
             Row{"", R"(<span itemprop="datePublished" datetime="2021-10-01">x</span>)",
                 "2021-10-01"},
             Row{R"(<meta name="date" content="2021-02-31">)", "", ""},
             Row{R"(<meta property="article:modified_time" content="2021-10-01">)", "", ""},
         }) {
      CAPTURE(row.head);
      CAPTURE(row.body);
      const Document document =
          only_document("<head>" + std::string(row.head) + "</head><body><article>" +
                        std::string(row.body) + paragraphs() + "</article></body>");
      CHECK(day_of(document) == row.date);
    }
  }

  TEST_CASE("a time above the article's body dates it, times of several days do not") {
    const std::string body = "<div itemprop=articleBody>" + paragraphs() + "</div></article>";
    const std::string time = "<time datetime=2021-10-01>x</time>";
    CHECK(day_of(only_document("<article><header>" + time + time + "</header>" + body)) ==
          "2021-10-01");
    CHECK(day_of(only_document("<article>" + time + "<time datetime=2021-09-09>x</time>" + body)) ==
          "");
    CHECK(day_of(only_document(time + "<article><p>Deck</p>" + body)) == "");
  }

  TEST_CASE("a dateline dates a page without metadata, with its words as evidence") {
    const Document document =
        only_document("<body><h1>Talks begin in Kabul</h1><p>Published 1 October 2021</p>" +
                      paragraphs() + "</body>");
    REQUIRE(document.creation_time);
    CHECK(document.creation_time->method == CreationMethod::Dateline);
    CHECK(document.view(*document.creation_time->evidence) == "1 October 2021");
    CHECK(document.title == "Talks begin in Kabul");
  }

  TEST_CASE("a page title loses the publisher") {
    struct Row {
      std::string_view title, site, expected;
    };
    for (const Row& row : {
             Row{"Talks begin | The Courier", "", "Talks begin"},
             Row{"Talks begin | World | The Courier", "", "Talks begin"},
             Row{"Talks begin - The Courier", "The Courier", "Talks begin"},
             Row{"Talks begin \u2013 the courier", "The Courier", "Talks begin"},
             Row{"The Courier - Talks begin", "The Courier", "Talks begin"},
             Row{"Talks begin - at last", "The Courier", "Talks begin - at last"},
             Row{"Talks begin", "", "Talks begin"},
             Row{"Live | Talks begin in Kabul", "", "Live | Talks begin in Kabul"},
         }) {
      CAPTURE(row.title);
      const std::string site = row.site.empty() ? ""
                                                : "<meta property='og:site_name' content='" +
                                                      std::string(row.site) + "'>";
      CHECK(only_document("<head>" + site + "<title>" + std::string(row.title) + "</title></head>" +
                          paragraphs())
                .title == row.expected);
    }
  }

  TEST_CASE("the text of JSON-LD stands in for a page that draws itself") {
    CHECK(text_of(R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks",)"
                  R"("articleBody":"First long paragraph of the story.\nSecond long paragraph."})"
                  R"(</script><body><div id="app">Loading</div></body>)") ==
          "Talks\n\nFirst long paragraph of the story.\n\nSecond long paragraph.");
  }

  TEST_CASE("the declared character set is asked where the bytes are no UTF-8") {
    const Collected collected =
        read("<meta charset=\"windows-1252\"><p>Khan\x92s caf\xE9 talks</p>");
    CHECK(collected.documents.at(0).text.bytes() == "Khan\u2019s caf\u00e9 talks");
    CHECK(collected.documents.at(0).encoding == "windows-1252");
    CHECK(read("<meta charset=big5><p>caf\xE9</p>").noticed.at(0).find("\"big5\"") !=
          std::string::npos);
  }

  TEST_CASE("a page without text is said") {
    CHECK(read("<html><body><nav><a href=x>y</a></nav></body></html>").failed.at(0) ==
          "a.html: the page has no text, expected an article");
    CHECK(read("  ").failed.at(0) == "a.html: is empty, expected text");
  }

  TEST_CASE("unclosed and misnested tags are read as browsers do") {
    CHECK(text_of("<p>One<p>Two <b>bold <i>both</b> italic</i><div>Three<ul><li>Four<li>Five") ==
          "One\n\nTwo bold both italic\n\nThree\n\nFour\n\nFive");
    CHECK(text_of("<p>a < b & c <! x") == "a < b & c");
    CHECK(text_of("<p>One</p><!-- never closed <p>Two</p>") == "One");
    CHECK(read("<p title=\"never closed>One</p><p>Two").failed.size() == 1);
  }

  TEST_CASE("a page that would blow up the parser is an error that says why") {
    const auto repeated = [](std::string_view unit, int count) {
      std::string bytes;
      for (int i = 0; i < count; ++i) {
        bytes += unit;
      }
      return bytes + "<p>text";
    };
    for (const std::string_view unit : {"<div>", "<b>x", "<span><p>", "<font a=1><p>x"}) {
      CAPTURE(unit);
      CHECK_THROWS_WITH(HtmlPage(repeated(unit, 100000), "a.html"),
                        doctest::Contains("a.html: nests elements deeper than"));
      CHECK(read_with(&read_html, "a.html", repeated(unit, 500)).documents.size() == 1);
    }
    std::string attributes = "<p";
    for (int i = 0; i < 5000; ++i) {
      attributes += " a" + std::to_string(i) + "=1";
    }
    CHECK_THROWS_WITH(HtmlPage(attributes + ">x", "a.html"), doctest::Contains("attributes"));
    std::string fonts;
    for (int i = 0; i < 1990; ++i) {
      fonts += "<font a" + std::to_string(i) + "=1><p>x";
    }
    CHECK_THROWS_WITH(HtmlPage(fonts, "a.html"), doctest::Contains("512 MiB"));
    CHECK_THROWS_WITH(HtmlPage(std::string(17000000, 'x'), "a.html"), doctest::Contains("16 MiB"));
  }
}
