// SPDX-License-Identifier: Apache-2.0
#include "annotate/stages.hpp"
#include "support/tagged.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

const Event* run(Document& document, std::string_view trigger) {
  make_events({})->run(document);
  make_statuses({})->run(document);
  for (const Event& event : document.events) {
    if (document.view(event.span) == trigger) {
      return &event;
    }
  }
  return nullptr;
}

struct Case {
  const char* tokens;
  const char* trigger;
  Polarity polarity;
  Modality modality;
};

}  // namespace

TEST_SUITE("annotate/statuses") {
  TEST_CASE("polarity and modality come from the verb and from what governs it") {
    using enum Polarity;
    using enum Modality;
    for (const Case& row : {
             Case{"They/PRP left/VBD/leave ./.", "left", Pos, Asserted},
             Case{"They/PRP have/VBP not/RB left/VBN/leave ./.", "left", Neg, Asserted},
             Case{"No/DT deaths/NNS/death were/VBD/be reported/VBN/report ./.", "reported", Neg,
                  Asserted},
             Case{"He/PRP sent/VBD/send no/DT response/NN ./.", "sent", Neg, Asserted},
             Case{"He/PRP left/VBD/leave without/IN paying/VBG/pay ./.", "paying", Neg, Asserted},
             Case{"It/PRP will/MD rain/VB ./.", "rain", Pos, Future},
             Case{"He/PRP is/VBZ/be to/TO speak/VB ./.", "speak", Pos, Future},
             Case{"He/PRP might/MD not/RB come/VB ./.", "come", Neg, Possible},
             Case{"He/PRP plans/VBZ/plan to/TO leave/VB ./.", "leave", Pos, Intended},
             Case{"He/PRP failed/VBD/fail to/TO win/VB ./.", "win", Neg, Asserted},
             Case{"He/PRP did/VBD/do not/RB fail/VB to/TO win/VB ./.", "win", Pos, Asserted},
             Case{"He/PRP is/VBZ/be expected/VBN/expect to/TO win/VB ./.", "win", Pos, Future},
             Case{"He/PRP is/VBZ/be unlikely/JJ to/TO win/VB ./.", "win", Neg, Possible},
             Case{"He/PRP denied/VBD/deny that/IN she/PRP left/VBD/leave ./.", "left", Pos,
                  ReportedDoubt},
             Case{"He/PRP allegedly/RB stole/VBD/steal it/PRP ./.", "stole", Pos, ReportedDoubt},
             Case{"They/PRP would/MD act/VB if/IN it/PRP stopped/VBD/stop ./.", "act", Pos,
                  Conditional},
             Case{"They/PRP would/MD act/VB if/IN it/PRP stopped/VBD/stop ./.", "stopped", Pos,
                  Conditional},
             Case{"They/PRP sent/VBD/send men/NNS/man to/TO help/VB ./.", "help", Pos, Intended},
             Case{"They/PRP began/VBD/begin to/TO leave/VB ./.", "leave", Pos, Asserted},
         }) {
      CAPTURE(row.tokens);
      CAPTURE(row.trigger);
      Document document = tagged(row.tokens);
      const Event* event = run(document, row.trigger);
      REQUIRE(event != nullptr);
      CHECK(to_string(event->polarity) == to_string(row.polarity));
      CHECK(to_string(event->modality) == to_string(row.modality));
    }
  }

  TEST_CASE("the one who says so is the source; the telling itself has none") {
    for (const char* tokens :
         {"Khan/NNP said/VBD/say talks/NNS/talk failed/VBD/fail ./.",
          "Khan/NNP said/VBD/say he/PRP thinks/VBZ/think little/RB ,/, but/CC talks/NNS/talk "
          "failed/VBD/fail ./.",
          "Talks/NNS/talk failed/VBD/fail ,/, said/VBD/say Khan/NNP ./.",
          "Talks/NNS/talk failed/VBD/fail ,/, according/VBG/accord to/IN Khan/NNP ./."}) {
      CAPTURE(tokens);
      Document document = tagged(tokens);
      const std::uint32_t khan = add_entity(document, "Khan", EntityType::Person);
      const Event* event = run(document, "failed");
      REQUIRE(event != nullptr);
      CHECK(event->source == khan);
    }
    Document document = tagged("Khan/NNP said/VBD/say talks/NNS/talk failed/VBD/fail ./.");
    add_entity(document, "Khan", EntityType::Person);
    CHECK_FALSE(run(document, "said")->source);
  }

  TEST_CASE("a quotation over several sentences has one speaker") {
    Document document = tagged(
        "``/`` We/PRP talk/VBP ,/, ''/'' Khan/NNP said/VBD/say ./. ``/`` They/PRP "
        "refused/VBD/refuse it/PRP ./. ''/''");
    const std::uint32_t khan = add_entity(document, "Khan", EntityType::Person);
    document.zones.push_back({span_of_words(document, "`` We talk , ''"), ZoneKind::Quote});
    document.zones.push_back({span_of_words(document, "`` They refused it . ''"), ZoneKind::Quote});
    const Event* event = run(document, "refused");
    REQUIRE(event != nullptr);
    CHECK(event->source == khan);
  }

  TEST_CASE("who does not know, or only asks, vouches for nothing") {
    Document document =
        tagged("Khan/NNP did/VBD/do not/RB know/VB how/WRB talks/NNS/talk failed/VBD/fail ./.");
    add_entity(document, "Khan", EntityType::Person);
    const Event* event = run(document, "failed");
    REQUIRE(event != nullptr);
    CHECK_FALSE(event->source);
  }

  TEST_CASE("nobody is credited where nobody is named") {
    Document document = tagged("Talks/NNS/talk failed/VBD/fail ./.");
    CHECK_FALSE(run(document, "failed")->source);
  }
}
