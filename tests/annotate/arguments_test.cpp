// SPDX-License-Identifier: Apache-2.0
#include "annotate/stages.hpp"
#include "support/tagged.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

// "role:words role:words" of the event with that trigger.
std::string shown(Document& document, std::string_view trigger) {
  make_events({})->run(document);
  make_arguments({})->run(document);
  std::string out;
  for (const Event& event : document.events) {
    if (document.view(event.span) != trigger) {
      continue;
    }
    for (const Argument& argument : event.arguments) {
      out += out.empty() ? "" : " ";
      out +=
          std::string(to_string(argument.role)) + ":" + std::string(document.view(argument.span));
    }
    return out;
  }
  return "no event";
}

struct Case {
  const char* tokens;
  const char* trigger;
  const char* arguments;
};

}  // namespace

TEST_SUITE("annotate/arguments") {
  TEST_CASE("subjects and objects of a verb take roles by its voice and kind") {
    for (const Case& row : {
             Case{"Police/NNS raided/VBD/raid homes/NNS/home ./.", "raided",
                  "agent:Police patient:homes"},
             Case{"He/PRP was/VBD/be killed/VBN/kill by/IN the/DT rebels/NNS/rebel ./.", "killed",
                  "patient:He agent:the rebels"},
             Case{"Goods/NNS/goods were/VBD/be sent/VBN/send by/IN sea/NN ./.", "sent",
                  "patient:Goods instrument:sea"},
             Case{"The/DT child/NN died/VBD/die ./.", "died", "patient:The child"},
             Case{"He/PRP told/VBD/tell the/DT court/NN that/IN it/PRP rained/VBD/rain ./.", "told",
                  "agent:He recipient:the court"},
             Case{"They/PRP gave/VBD/give him/PRP a/DT medal/NN ./.", "gave",
                  "agent:They recipient:him patient:a medal"},
             Case{"They/PRP talked/VBD/talk with/IN rebels/NNS/rebel ./.", "talked",
                  "agent:They recipient:rebels"},
             Case{"They/PRP searched/VBD/search for/IN a/DT suspect/NN ./.", "searched",
                  "agent:They patient:a suspect"},
         }) {
      CAPTURE(row.tokens);
      Document document = tagged(row.tokens);
      CHECK(shown(document, row.trigger) == row.arguments);
    }
  }

  TEST_CASE(
      "every member of a coordination is an argument, and a measure stands for the measured") {
    Document document =
        tagged("Police/NNS and/CC thousands/NNS/thousand of/IN fans/NNS/fan clashed/VBD/clash ./.");
    CHECK(shown(document, "clashed") == "agent:Police agent:thousands of fans");
  }

  TEST_CASE("a noun has its arguments around it") {
    for (const Case& row : {
             Case{"The/DT army/NN 's/POS attack/NN on/IN rebels/NNS/rebel failed/VBD/fail ./.",
                  "attack", "agent:The army patient:rebels"},
             Case{"His/PRP$ arrest/NN by/IN police/NNS shocked/VBD/shock them/PRP ./.", "arrest",
                  "patient:His agent:police"},
             Case{"The/DT bombing/NN of/IN two/CD embassies/NNS/embassy failed/VBD/fail ./.",
                  "bombing", "patient:two embassies"},
             Case{"Clashes/NNS/clash between/IN police/NNS and/CC fans/NNS/fan began/VBD/begin ./.",
                  "Clashes", "agent:police agent:fans"},
             Case{"Hun/NNP Sen/NNP staged/VBD/stage a/DT coup/NN against/IN rivals/NNS/rival ./.",
                  "coup", "agent:Hun Sen patient:rivals"},
         }) {
      CAPTURE(row.tokens);
      Document document = tagged(row.tokens);
      CHECK(shown(document, row.trigger) == row.arguments);
    }
  }

  TEST_CASE("a place is one only where the mention says so, and arguments know their entity") {
    Document document = tagged("They/PRP met/VBD/meet in/IN Kabul/NNP in/IN secret/NN ./.");
    const std::uint32_t kabul = add_entity(document, "Kabul", EntityType::Place);
    CHECK(shown(document, "met") == "agent:They place:Kabul");
    REQUIRE(document.events[0].arguments.size() == 2);
    CHECK(document.events[0].arguments[1].entity == kabul);
    CHECK_FALSE(document.events[0].arguments[0].entity);
  }

  TEST_CASE("a time is no argument") {
    Document document = tagged("They/PRP met/VBD/meet Friday/NNP ./.");
    add_time(document, "Friday", "2021-10-01");
    CHECK(shown(document, "met") == "agent:They");
  }
}
