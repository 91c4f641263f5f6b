// SPDX-License-Identifier: Apache-2.0
#include "annotate/stages.hpp"
#include "support/tagged.hpp"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

using namespace chronograph;

namespace {

std::string shown(const DayBounds& days) {
  return (days.earliest ? days.earliest->iso() : std::string()) + ".." +
         (days.latest ? days.latest->iso() : std::string());
}

// "begin/end" of the event, once where both are alike; empty without bounds.
std::string shown(Document& document, std::string_view trigger) {
  make_events({})->run(document);
  make_statuses({})->run(document);
  make_whens({})->run(document);
  for (const Event& event : document.events) {
    if (document.view(event.span) == trigger) {
      if (!event.when) {
        return "";
      }
      const std::string begin = shown(event.when->begin);
      const std::string end = shown(event.when->end);
      return begin == end ? begin : begin + "/" + end;
    }
  }
  return "no event";
}

struct Case {
  const char* tokens;
  std::vector<std::pair<const char*, const char*>> times;
  const char* trigger;
  const char* bounds;
};

constexpr const char* kWritten = "2021-10-01";

}  // namespace

TEST_SUITE("annotate/whens") {
  TEST_CASE("an expression dates the verb of its clause") {
    for (const Case& row : std::vector<Case>{
             {"They/PRP left/VBD/leave Friday/NNP ./.",
              {{"Friday", "2021-09-24"}},
              "left",
              "2021-09-24..2021-09-24"},
             {"In/IN August/NNP they/PRP left/VBD/leave ./.",
              {{"August", "2021-08"}},
              "left",
              "2021-08-01..2021-08-31"},
             {"He/PRP said/VBD/say Friday/NNP they/PRP left/VBD/leave ./.",
              {{"Friday", "2021-09-24"}},
              "said",
              "2021-09-24..2021-09-24"},
             {"He/PRP said/VBD/say Friday/NNP they/PRP left/VBD/leave ./.",
              {{"Friday", "2021-09-24"}},
              "left",
              "..2021-09-24"},
             {"They/PRP raided/VBD/raid it/PRP and/CC left/VBD/leave on/IN Monday/NNP ./.",
              {{"Monday", "2021-09-27"}},
              "raided",
              "2021-09-27..2021-09-27"},
             {"It/PRP was/VBD/be held/VBN/hold between/IN 2003/CD and/CC 2004/CD ./.",
              {{"2003", "2003"}, {"2004", "2004"}},
              "held",
              "2003-01-01..2003-12-31/2004-01-01..2004-12-31"},
             {"They/PRP left/VBD/leave before/IN Monday/NNP ./.",
              {{"Monday", "2021-09-27"}},
              "left",
              "..2021-09-27"},
             {"They/PRP have/VBP lived/VBN/live here/RB since/IN 2004/CD ./.",
              {{"2004", "2004"}},
              "lived",
              "2004-01-01..2004-12-31/2021-10-01.."},
             {"They/PRP retaliated/VBD/retaliate Friday/NNP by/IN firing/VBG/fire shells/NNS ./.",
              {{"Friday", "2021-09-24"}},
              "firing",
              "2021-09-24..2021-09-24"},
         }) {
      CAPTURE(std::string(row.tokens));
      Document document = tagged(row.tokens);
      for (const auto& [words, value] : row.times) {
        add_time(document, words, value);
      }
      write_on(document, kWritten);
      CHECK(shown(document, row.trigger) == row.bounds);
    }
  }

  TEST_CASE("a noun beside the expression keeps it from the verb") {
    Document document = tagged(
        "He/PRP was/VBD/be questioned/VBN/question about/IN the/DT bombing/NN last/JJ month/NN "
        "./.");
    add_time(document, "last month", "2021-09");
    write_on(document, kWritten);
    CHECK(shown(document, "bombing") == "2021-09-01..2021-09-30");
    CHECK(shown(document, "questioned") == "..2021-10-01");
  }

  TEST_CASE("without an expression tense gives one side, and no more") {
    for (const Case& row : std::vector<Case>{
             {"They/PRP left/VBD/leave ./.", {}, "left", "..2021-10-01"},
             {"They/PRP have/VBP left/VBN/leave ./.", {}, "left", "..2021-10-01"},
             {"They/PRP will/MD leave/VB ./.", {}, "leave", "2021-10-01.."},
             {"They/PRP are/VBP/be leaving/VBG/leave ./.",
              {},
              "leaving",
              "..2021-10-01/2021-10-01.."},
             {"They/PRP leave/VBP ./.", {}, "leave", ""},
             {"They/PRP could/MD leave/VB ./.", {}, "leave", ""},
         }) {
      CAPTURE(std::string(row.tokens));
      Document document = tagged(row.tokens);
      write_on(document, kWritten);
      CHECK(shown(document, row.trigger) == row.bounds);
      document.creation_time.reset();
      CHECK(shown(document, row.trigger).empty());
    }
  }

  TEST_CASE("an open creation time leaves its side open") {
    Document document = tagged("They/PRP left/VBD/leave ./. They/PRP will/MD talk/VB ./.");
    document.creation_time =
        CreationTime{{Date::parse("2021-09-24"), std::nullopt}, CreationMethod::Inferred, {}};
    CHECK(shown(document, "left").empty());
    CHECK(shown(document, "talk") == "2021-09-24..");
  }

  TEST_CASE("a future date is not a past event's") {
    Document document = tagged("They/PRP set/VBD/set it/PRP for/IN Monday/NNP ./.");
    add_time(document, "Monday", "2021-10-04");
    write_on(document, kWritten);
    CHECK(shown(document, "set") == "..2021-10-01");
  }

  TEST_CASE("a dated clause bounds the one that it stands beside") {
    Document document = tagged(
        "Just/RB before/IN they/PRP returned/VBD/return in/IN August/NNP ,/, he/PRP "
        "formed/VBD/form a/DT party/NN ./.");
    add_time(document, "August", "2021-08");
    write_on(document, kWritten);
    CHECK(shown(document, "formed") == "2021-07-01..2021-08-31");
  }

  TEST_CASE("what stands around an event bounds it") {
    for (const Case& row : std::vector<Case>{
             // A story goes on from its last date.
             {"They/PRP raided/VBD/raid it/PRP Monday/NNP ./. Police/NNS closed/VBD/close it/PRP "
              "./.",
              {{"Monday", "2021-09-27"}},
              "closed",
              "2021-09-27..2021-10-01"},
             // What is reported lies before the report, not after the story's date.
             {"They/PRP raided/VBD/raid it/PRP Monday/NNP ./. Police/NNS said/VBD/say that/IN "
              "they/PRP closed/VBD/close it/PRP ./.",
              {{"Monday", "2021-09-27"}},
              "closed",
              "..2021-10-01"},
             // Unless the report is only put after it.
             {"They/PRP raided/VBD/raid it/PRP Monday/NNP ./. Police/NNS closed/VBD/close it/PRP "
              ",/, he/PRP said/VBD/say ./.",
              {{"Monday", "2021-09-27"}},
              "closed",
              "2021-09-27..2021-10-01"},
             // The same speaker goes on.
             {"He/PRP said/VBD/say Monday/NNP they/PRP left/VBD/leave ./. He/PRP "
              "declined/VBD/decline to/TO talk/VB ./.",
              {{"Monday", "2021-09-27"}},
              "declined",
              "2021-09-27..2021-09-27"},
             // Told of again.
             {"The/DT bombing/NN on/IN Monday/NNP killed/VBD/kill six/CD ./. The/DT "
              "bombings/NNS/bombing shocked/VBD/shock him/PRP ./.",
              {{"Monday", "2021-09-27"}},
              "bombings",
              "2021-09-27..2021-09-27"},
             // Prepared before.
             {"The/DT bombing/NN on/IN Monday/NNP killed/VBD/kill six/CD ./. He/PRP "
              "plotted/VBD/plot the/DT bombings/NNS/bombing ./.",
              {{"Monday", "2021-09-27"}},
              "plotted",
              "..2021-09-27"},
         }) {
      CAPTURE(std::string(row.tokens));
      Document document = tagged(row.tokens);
      for (const auto& [words, value] : row.times) {
        add_time(document, words, value);
      }
      write_on(document, kWritten);
      CHECK(shown(document, row.trigger) == row.bounds);
    }
  }

  TEST_CASE("an expression that says something else dates no event") {
    for (const Case& row : std::vector<Case>{
             // The day that the verb is about.
             {"They/PRP announced/VBD/announce a/DT vote/NN for/IN Monday/NNP ./.",
              {{"Monday", "2021-10-04"}},
              "announced",
              "..2021-10-01"},
             {"They/PRP announced/VBD/announce a/DT vote/NN for/IN Monday/NNP ./.",
              {{"Monday", "2021-10-04"}},
              "vote",
              "2021-10-04..2021-10-04"},
             // The day of a state of affairs.
             {"It/PRP raised/VBD/raise reserves/NNS as/IN of/IN Monday/NNP ./.",
              {{"Monday", "2021-09-27"}},
              "raised",
              "..2021-10-01"},
             // The last of many.
             {"It/PRP has/VBZ/have bought/VBN/buy shares/NNS through/IN Monday/NNP ./.",
              {{"Monday", "2021-09-27"}},
              "bought",
              "..2021-09-27"},
             {"It/PRP had/VBD/have bought/VBN/buy debts/NNS due/JJ March/NNP 1/CD ,/, 2030/CD ./.",
              {{"March 1 , 2030", "2030-03-01"}},
              "bought",
              "..2021-10-01"},
             // What another did.
             {"They/PRP had/VBD/have condemned/VBN/condemn the/DT army/NN 's/POS attack/NN on/IN "
              "Monday/NNP ./.",
              {{"Monday", "2021-09-27"}},
              "condemned",
              "..2021-10-01"},
             // What is planned, not the planning.
             {"On/IN Monday/NNP they/PRP plan/VBP to/TO meet/VB ./.",
              {{"Monday", "2021-10-04"}},
              "meet",
              "2021-10-04..2021-10-04"},
         }) {
      CAPTURE(std::string(row.tokens));
      Document document = tagged(row.tokens);
      for (const auto& [words, value] : row.times) {
        add_time(document, words, value);
      }
      write_on(document, kWritten);
      CHECK(shown(document, row.trigger) == row.bounds);
    }
  }

  TEST_CASE("an unsure anchor gives bounds and no day") {
    for (const Case& row : std::vector<Case>{
             {"They/PRP could/MD leave/VB as/IN early/RB as/IN Monday/NNP ./.",
              {{"Monday", "2021-10-04"}},
              "leave",
              "2021-10-04.."},
             // A day or two off, nobody says how many.
             {"They/PRP left/VBD/leave around/IN Monday/NNP ./.",
              {{"Monday", "2021-09-20"}},
              "left",
              "2021-09-13..2021-09-27"},
             // A clock strikes every day.
             {"They/PRP left/VBD/leave at/IN 9/CD a.m./NN ./.",
              {{"9 a.m.", "2021-10-01T09:00"}},
              "left",
              "..2021-10-01"},
             // Last week, or the week to come?
             {"They/PRP meet/VBP Monday/NNP ./.",
              {{"Monday", "2021-09-27"}},
              "meet",
              "2021-09-27..2021-10-04"},
             // Last Saturday, or where it is Saturday already?
             {"They/PRP left/VBD/leave Saturday/NNP ./.",
              {{"Saturday", "2021-09-25"}},
              "left",
              "2021-09-25..2021-10-02"},
         }) {
      CAPTURE(std::string(row.tokens));
      Document document = tagged(row.tokens);
      for (const auto& [words, value] : row.times) {
        add_time(document, words, value);
      }
      write_on(document, kWritten);
      CHECK(shown(document, row.trigger) == row.bounds);
    }
  }

  TEST_CASE("only what happens with a dated verb takes its day") {
    for (const Case& row : std::vector<Case>{
             {"They/PRP told/VBD/tell him/PRP Friday/NNP to/TO leave/VB ./.",
              {{"Friday", "2021-09-24"}},
              "leave",
              ""},
             {"On/IN Friday/NNP they/PRP jailed/VBD/jail him/PRP for/IN stealing/VBG/steal it/PRP "
              "./.",
              {{"Friday", "2021-09-24"}},
              "stealing",
              "..2021-09-24"},
             {"They/PRP paid/VBD/pay him/PRP Friday/NNP for/IN leaving/VBG/leave ./.",
              {{"Friday", "2021-09-24"}},
              "leaving",
              ""},
             // Blamed for what was before.
             {"On/IN Friday/NNP they/PRP accused/VBD/accuse him/PRP of/IN leaving/VBG/leave ./.",
              {{"Friday", "2021-09-24"}},
              "leaving",
              "..2021-09-24"},
             // Longer than the day of the rescue.
             {"He/PRP drifted/VBD/drift for/IN two/CD days/NNS and/CC left/VBD/leave on/IN "
              "Friday/NNP ./.",
              {{"two days", "P2D"}, {"Friday", "2021-09-24"}},
              "drifted",
              "..2021-10-01"},
             {"On/IN Friday/NNP they/PRP began/VBD/begin to/TO leave/VB ./.",
              {{"Friday", "2021-09-24"}},
              "leave",
              "2021-09-24..2021-09-24"},
         }) {
      CAPTURE(std::string(row.tokens));
      Document document = tagged(row.tokens);
      for (const auto& [words, value] : row.times) {
        add_time(document, words, value);
      }
      write_on(document, kWritten);
      CHECK(shown(document, row.trigger) == row.bounds);
    }
  }

  TEST_CASE("where yesterday is the news, the weekday of today may be a week old") {
    Document document = tagged(
        "They/PRP left/VBD/leave yesterday/NN ./. On/IN Friday/NNP they/PRP met/VBD/meet ./.");
    add_time(document, "yesterday", "2021-09-30");
    add_time(document, "Friday", "2021-10-01");
    write_on(document, kWritten);
    CHECK(shown(document, "met") == "2021-09-24..2021-10-01");
  }

  TEST_CASE("what a verb ends is longer than the day of its end") {
    Document document =
        tagged("On/IN Friday/NNP they/PRP stopped/VBD/stop shipping/VBG/ship it/PRP ./.");
    add_time(document, "Friday", "2021-09-24");
    write_on(document, kWritten);
    CHECK(shown(document, "stopped") == "2021-09-24..2021-09-24");
    CHECK(shown(document, "shipping") != "2021-09-24..2021-09-24");
  }

  TEST_CASE("what takes effect or place does so on the day") {
    for (const auto& [noun, end] : {std::pair{"effect", ""}, {"place", "2021-09-24"}}) {
      Document document = tagged("The/DT talks/NNS/talk took/VBD/take " + std::string(noun) +
                                 "/NN on/IN Friday/NNP ./.");
      add_time(document, "Friday", "2021-09-24");
      write_on(document, kWritten);
      const std::string day = "2021-09-24..2021-09-24";
      CHECK(shown(document, "talks") == (*end == 0 ? day + "/2021-09-24.." : day));
    }
  }

  TEST_CASE("what only begins on a day does not end on it") {
    Document document = tagged("The/DT talks/NNS/talk began/VBD/begin on/IN Friday/NNP ./.");
    add_time(document, "Friday", "2021-09-24");
    write_on(document, kWritten);
    CHECK(shown(document, "began") == "2021-09-24..2021-09-24");
    CHECK(shown(document, "talks") == "2021-09-24..2021-09-24/2021-09-24..");
  }

  TEST_CASE("what is said on an occasion has its day") {
    Document document = tagged(
        "In/IN Friday/NNP 's/POS debate/NN ,/, he/PRP said/VBD/say that/IN they/PRP left/VBD/leave "
        "./.");
    add_time(document, "Friday", "2021-09-24");
    write_on(document, kWritten);
    CHECK(shown(document, "said") == "2021-09-24..2021-09-24");
    CHECK(shown(document, "left") == "..2021-09-24");
  }

  TEST_CASE("an expression between a subject and its verb is the verb's") {
    Document document = tagged(
        "After/IN the/DT raid/NN in/IN the/DT east/NN ,/, troops/NNS Friday/NNP left/VBD/leave "
        "./.");
    add_time(document, "Friday", "2021-09-24");
    write_on(document, kWritten);
    CHECK(shown(document, "left") == "2021-09-24..2021-09-24");
  }

  TEST_CASE("the news of the day is told over many sentences") {
    const std::string between = "It/PRP ./. It/PRP ./. It/PRP ./. It/PRP ./. ";
    const auto tell = [&](const std::string& day, const char* value) {
      Document document =
          tagged("Smith/NNP said/VBD/say " + day + "/NNP they/PRP left/VBD/leave ./. " + between +
                 "Smith/NNP praised/VBD/praise them/PRP ./.");
      add_time(document, day, value);
      write_on(document, kWritten);
      document.entities.push_back({});
      for (Token& token : document.tokens) {
        if (document.view(token) == "Smith") {
          document.mentions.push_back({token.span, EntityType::Person, MentionKind::Name, 0U});
        }
      }
      make_events({})->run(document);
      make_arguments({})->run(document);
      make_statuses({})->run(document);
      make_whens({})->run(document);
      for (const Event& event : document.events) {
        if (document.view(event.span) == "praised") {
          return event.when ? shown(event.when->begin) : std::string();
        }
      }
      return std::string("no event");
    };
    CHECK(tell("Thursday", "2021-09-30") == "2021-09-30..2021-09-30");
    CHECK(tell("Monday", "2021-09-27") == "..2021-10-01");  // that was another occasion
  }

  TEST_CASE("the tree tells which word an expression hangs on") {
    Document document =
        tagged("He/PRP ,/, born/VBN/bear on/IN Monday/NNP ,/, built/VBD/build it/PRP ./.");
    add_time(document, "Monday", "2021-09-27");
    write_on(document, kWritten);
    for (const auto& [token, head] : {std::pair{0U, 7U}, {2U, 1U}, {3U, 5U}, {4U, 3U}, {7U, 7U}}) {
      document.tokens[token].head = head;
    }
    CHECK(shown(document, "built") == "..2021-10-01");
  }
}
