// SPDX-License-Identifier: Apache-2.0
#include "annotate/stages.hpp"
#include "support/tagged.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

std::string shown(Document& document) {
  make_events({})->run(document);
  std::string out;
  for (const Event& event : document.events) {
    out += out.empty() ? "" : "; ";
    out += std::string(document.view(event.span)) + " " + std::string(to_string(event.event_class));
    out += " " + std::string(to_string(event.tense)) + " " + std::string(to_string(event.aspect));
  }
  return out;
}

}  // namespace

TEST_SUITE("annotate/events") {
  TEST_CASE("main verbs and nouns of the list are triggers, one word each") {
    Document document = tagged(
        "The/DT army/NN has/VBZ/have set/VBN/set up/RP peace/NN talks/NNS/talk ,/, he/PRP "
        "said/VBD/say ./.");
    CHECK(
        shown(document) ==
        "set OCCURRENCE PRESENT PERFECTIVE; talks OCCURRENCE NONE NONE; said REPORTING PAST NONE");
    CHECK(document.has(Layer::Events));
  }

  TEST_CASE("copulas, auxiliaries and verbs of mere relation are none") {
    Document document =
        tagged("It/PRP is/VBZ/be old/JJ and/CC includes/VBZ/include six/CD rooms/NNS/room ./.");
    CHECK(shown(document).empty());
  }

  TEST_CASE("page furniture, datelines and bylines have no events; captions and headlines have") {
    for (const ZoneKind kind : {ZoneKind::Boilerplate, ZoneKind::Dateline, ZoneKind::Byline,
                                ZoneKind::Caption, ZoneKind::Headline, ZoneKind::Quote}) {
      CAPTURE(to_string(kind));
      Document document = tagged("They/PRP left/VBD/leave ./.");
      document.zones.push_back({document.text.all(), kind});
      const bool silent =
          kind == ZoneKind::Boilerplate || kind == ZoneKind::Dateline || kind == ZoneKind::Byline;
      CHECK(shown(document).empty() == silent);
    }
  }

  TEST_CASE("a participle that describes, a habit and another name for somebody are none") {
    for (const char* text :
         {"Charged/NNP with/IN attempted/VBN/attempt murder/NN/murder",
          "Rome/NNP ,/, which/WDT sells/VBZ/sell wine/NN ,/, is/VBZ/be old/JJ",
          "Odeh/NNP ,/, also/RB known/VBN/know as/IN Ali/NNP ,/, is/VBZ/be old/JJ",
          "Calm/NN according/VBG/accord to/IN police/NNS"}) {
      CAPTURE(text);
      Document document = tagged(text);
      CHECK(shown(document).find("OCCURRENCE P") == std::string::npos);
      CHECK(shown(document).find("REPORTING") == std::string::npos);
    }
  }

  TEST_CASE("events come in text order") {
    Document document =
        tagged("The/DT attack/NN killed/VBD/kill six/CD ./. Talks/NNS/talk failed/VBD/fail ./.");
    make_events({})->run(document);
    REQUIRE(document.events.size() == 4);
    for (std::size_t e = 1; e < document.events.size(); ++e) {
      CHECK(document.events[e - 1].span < document.events[e].span);
    }
  }
}
