// SPDX-License-Identifier: Apache-2.0
#include "support/annotated.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

/// "kind:text" of every zone, with `|` between them.
std::string zones_of(const std::string& text, const std::string& title = {}) {
  const Document document = annotated(text, "zones", title);
  std::string out;
  for (const Zone& zone : document.zones) {
    out += (out.empty() ? "" : "|") + std::string(to_string(zone.kind)) + ":" +
           std::string(document.view(zone.span));
  }
  return out;
}

const std::string kBody = "\n\nThe minister met the delegation in the capital on Monday morning.";

}  // namespace

TEST_SUITE("annotate/zones") {
  TEST_CASE("page furniture is boilerplate, whatever its capitals and curly quotes") {
    for (const char* line :
         {"Accessibility links", "Breaking News", "Share on Facebook", "ADVERTISEMENT",
          "We use cookies to improve your experience on this site.", "Follow us on Twitter",
          "Read more: Talks fail again", "\u00a9 2021 The Daily. All rights reserved.",
          "Editors\u2019 Picks", "Ann Lee in London contributed to this report.", "(ab/dc)"}) {
      CAPTURE(line);
      CHECK(zones_of(kBody + "\n\n" + line) == "boilerplate:" + std::string(line));
    }
  }

  TEST_CASE("body lines that begin like furniture are left alone") {
    for (const char* line :
         {"Share prices fell on Friday as traders waited for the bank to speak about its rates.",
          "Subscribers left. The company said so on Monday.", "More than 40 people died.",
          "Photographers waited outside.", "In this city, image is everything, he said.",
          "By Friday the city had fallen.", "IBM -- which denied it -- fell."}) {
      CAPTURE(line);
      CHECK(zones_of(kBody + "\n\n" + line).empty());
    }
  }

  TEST_CASE("the line that is the title is the headline, and what stands before it is the menu") {
    CHECK(zones_of("World\n\nPeace talks underway" + kBody, "Peace Talks Underway - The Daily") ==
          "boilerplate:World|headline:Peace talks underway");
  }

  TEST_CASE("without a title, a short first line without a full stop is the headline") {
    CHECK(zones_of("Peace talks underway" + kBody) == "headline:Peace talks underway");
    CHECK(zones_of("Peace talks are underway." + kBody).empty());
    CHECK(zones_of("The talks with the rebels take\nplace in the capital, where they began\nin "
                   "May." +
                   kBody)
              .empty());
  }

  TEST_CASE("datelines, dates and bylines stand at the head of an article") {
    CHECK(zones_of("MANILA, Philippines (AP) _ Rebels left." + kBody) ==
          "dateline:MANILA, Philippines (AP) _");
    CHECK(zones_of("KABUL \u2014 Rebels left." + kBody) == "dateline:KABUL \u2014");
    CHECK(zones_of("JOHANNESBURG, August 7 (Xinhua) --" + kBody) ==
          "dateline:JOHANNESBURG, August 7 (Xinhua) --");
    CHECK(zones_of("Friday, May 8, 2009" + kBody) == "dateline:Friday, May 8, 2009");
    CHECK(zones_of("By Chen Siwu, Gui Juan" + kBody) == "byline:By Chen Siwu, Gui Juan");
  }

  TEST_CASE("captions are told by how they speak of pictures") {
    for (const char* line : {"In this image taken from video, the minister speaks in Geneva.",
                             "In this Sept. 24, 2021, photo, workers clear the street.",
                             "FILE - The minister speaks in Geneva, May 3, 2020.",
                             "Workers clear the street in Kabul. (AP Photo)"}) {
      CAPTURE(line);
      CHECK(zones_of(kBody + "\n\n" + line) == "caption:" + std::string(line));
    }
  }

  TEST_CASE("quotations of every kind are found, and end with their paragraph") {
    const std::string head = "He spoke. ";
    CHECK(zones_of("He said \"we agree.\" She left.") == "quote:\"we agree.\"");
    CHECK(zones_of("\u201cSome groups\u201d of \u201cthem\u201d") ==
          "quote:\u201cSome groups\u201d|quote:\u201cthem\u201d");
    CHECK(zones_of("``We know,'' he said. ''It is so.''") ==
          "quote:``We know,''|quote:''It is so.''");
    CHECK(zones_of("He said: \u201cThis goes on.\n\n\u201cAnd on,\u201d he said.") ==
          "quote:\u201cThis goes on.|quote:\u201cAnd on,\u201d");
    CHECK(zones_of("He is 6'2\" tall.").empty());
    CHECK(zones_of("He said \"we\nagree on\nthat\" and left.") == "quote:\"we\nagree on\nthat\"");
  }

  TEST_CASE("an empty text has no zones") {
    CHECK(zones_of("").empty());
    CHECK(zones_of(" \n\n ").empty());
  }
}
