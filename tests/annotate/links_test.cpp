// SPDX-License-Identifier: Apache-2.0
#include "annotate/stages.hpp"
#include "support/tagged.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

std::string name_of(const Document& document, const LinkEnd& end) {
  switch (end.kind) {
    case LinkEnd::Kind::Event:
      return std::string(document.view(document.events[end.index].span));
    case LinkEnd::Kind::Time:
      return std::string(document.view(document.times[end.index].span));
    case LinkEnd::Kind::CreationTime:
      break;
  }
  return "dct";
}

std::string shown(Document& document) {
  for (const auto& make : {make_events, make_statuses, make_whens, make_links}) {
    make({})->run(document);
  }
  std::string out;
  for (const Link& link : document.links) {
    out += out.empty() ? "" : "; ";
    out += name_of(document, link.from) + " " + std::string(to_string(link.relation)) + " " +
           name_of(document, link.to);
  }
  return out;
}

}  // namespace

TEST_SUITE("annotate/links") {
  TEST_CASE("signals, speech, intention and sequence order neighbouring events") {
    struct Case {
      const char* tokens;
      const char* links;
    };
    for (const Case& row : {
             Case{"They/PRP left/VBD/leave before/IN he/PRP arrived/VBD/arrive ./.",
                  "left BEFORE arrived"},
             Case{"They/PRP left/VBD/leave after/IN the/DT attack/NN ./.", "left AFTER attack"},
             Case{"He/PRP said/VBD/say they/PRP left/VBD/leave ./.", "left BEFORE said"},
             Case{"He/PRP said/VBD/say they/PRP will/MD leave/VB ./.", "said BEFORE leave"},
             Case{"They/PRP sent/VBD/send men/NNS/man to/TO help/VB ./.", "sent BEFORE help"},
             Case{"They/PRP came/VBD/come and/CC left/VBD/leave ./.", "came BEFORE left"},
             Case{"They/PRP left/VBD/leave ./.", ""},
         }) {
      CAPTURE(row.tokens);
      Document document = tagged(row.tokens);
      CHECK(shown(document) == row.links);
    }
  }

  TEST_CASE("dated events are linked to their expression and the day of writing") {
    Document document =
        tagged("They/PRP left/VBD/leave in/IN August/NNP ./. They/PRP met/VBD/meet Friday/NNP ./.");
    add_time(document, "August", "2021-08");
    add_time(document, "Friday", "2021-10-01");
    write_on(document, "2021-10-01");
    CHECK(shown(document) ==
          "left IS_INCLUDED August; left BEFORE dct; met IS_INCLUDED Friday; met IS_INCLUDED dct; "
          "left BEFORE met");
  }
}
