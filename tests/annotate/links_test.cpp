// SPDX-License-Identifier: Apache-2.0
#include "annotate/stages.hpp"
#include "chronograph/neural/model.hpp"
#include "neural/tiny_model.hpp"
#include "support/annotated.hpp"
#include "support/tagged.hpp"

#include <doctest/doctest.h>

#include <utility>

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

std::string shown(const Document& document) {
  std::string out;
  for (const Link& link : document.links) {
    out += out.empty() ? "" : "; ";
    out += name_of(document, link.from) + " " + std::string(to_string(link.relation)) + " " +
           name_of(document, link.to);
  }
  return out;
}

std::string linked(Document& document, const StageOptions& options = {}) {
  for (const auto& make : {make_events, make_statuses, make_whens, make_links}) {
    make(options)->run(document);
  }
  return shown(document);
}

/// A model that knows one order only, and so is sure of it.
StageOptions always(const std::string& label) {
  nn::ModelParts parts = nn::tiny_parts();
  parts.labels["order"] = {label};
  nn::ModelWriter writer(std::move(parts));
  writer.add_encoder();
  writer.add_heads();
  return {{}, std::make_shared<const nn::Model>(writer.bytes(), label)};
}

/// Gives each word a state, as if the language core had read the document.
void read(Document& document) {
  document.reading.words.resize(document.tokens.size());
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    document.reading.words[i].event = 0.5F;  // neither doubted nor sure
    document.reading.words[i].state = i;
  }
  document.reading.states.assign(document.tokens.size() * 32, 0.5F);
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
      CHECK(linked(document) == row.links);
    }
  }

  TEST_CASE("what caused something began before it") {
    CHECK(shown(annotated("Villagers fled because soldiers shelled the valley.", "links"))
              .find("shelled BEFORE fled") != std::string::npos);
  }

  TEST_CASE("what is condemned or published was there before") {
    for (const auto& [text, link] :
         {std::pair("Leaders condemned the attack.", "attack BEFORE condemned"),
          std::pair("The paper published the interview.", "interview BEFORE published")}) {
      CAPTURE(text);
      CHECK(shown(annotated(text, "links")).find(link) != std::string::npos);
    }
  }

  TEST_CASE("dated events are linked to their expression and the day of writing") {
    Document document =
        tagged("They/PRP left/VBD/leave in/IN August/NNP ./. They/PRP met/VBD/meet Friday/NNP ./.");
    add_time(document, "August", "2021-08");
    add_time(document, "Friday", "2021-10-01");
    write_on(document, "2021-10-01");
    CHECK(linked(document) ==
          "left IS_INCLUDED August; left BEFORE dct; met IS_INCLUDED Friday; met IS_INCLUDED dct; "
          "left BEFORE met");
  }

  TEST_CASE("what follows from other links comes after them") {
    Document document = tagged(
        "They/PRP left/VBD/leave and/CC he/PRP stayed/VBD/stay ./. He/PRP came/VBD/come ./.");
    read(document);
    CHECK(linked(document, always("BEFORE")) ==
          "left BEFORE stayed; stayed BEFORE came; left BEFORE came");
  }

  TEST_CASE("what still holds includes what it began before") {
    Document document =
        tagged("They/PRP are/VBP/be waiting/VBG/wait ./. They/PRP met/VBD/meet Friday/NNP ./.");
    add_time(document, "Friday", "2021-09-24");
    write_on(document, "2021-10-01");
    read(document);
    CHECK(linked(document, always("BEFORE")) ==
          "waiting INCLUDES dct; met IS_INCLUDED Friday; met BEFORE dct; waiting INCLUDES met");
  }

  TEST_CASE("what the language core reads fills in where no word says the order") {
    struct Case {
      const char* tokens;
      const char* label;
      const char* links;
    };
    for (const Case& row : {
             Case{"They/PRP left/VBD/leave ./. He/PRP came/VBD/come ./.", "BEFORE",
                  "left BEFORE came"},
             Case{"They/PRP left/VBD/leave ./. He/PRP came/VBD/come ./.", "AFTER",
                  "left AFTER came"},
             Case{"They/PRP left/VBD/leave ./. He/PRP came/VBD/come ./.", "VAGUE", ""},
             // A word that says so is worth more.
             Case{"They/PRP left/VBD/leave after/IN he/PRP came/VBD/come ./.", "BEFORE",
                  "left AFTER came"},
             // Two sentences on, nothing is compared.
             Case{"They/PRP left/VBD/leave ./. It/PRP ./. He/PRP came/VBD/come ./.", "BEFORE", ""},
         }) {
      CAPTURE(row.tokens);
      CAPTURE(row.label);
      Document document = tagged(row.tokens);
      read(document);
      CHECK(linked(document, always(row.label)) == row.links);
    }
  }

  TEST_CASE("readings give way to days") {
    Document document =
        tagged("They/PRP left/VBD/leave in/IN August/NNP ./. They/PRP met/VBD/meet Friday/NNP ./.");
    add_time(document, "August", "2021-08");
    add_time(document, "Friday", "2021-10-01");
    write_on(document, "2021-10-01");
    read(document);
    CHECK(linked(document, always("AFTER")).ends_with("left BEFORE met"));
  }

  TEST_CASE("an event without a date takes its relation to the day of writing from the reading") {
    Document document = tagged("They/PRP hope/VBP ./.");
    write_on(document, "2021-10-01");
    read(document);
    WordReading& word = document.reading.words[1];
    word.event = 0.9F;
    word.creation = LinkRelation::Includes;
    word.creation_probability = 0.5F;
    CHECK(linked(document) == "");
    word.creation_probability = 0.9F;
    CHECK(linked(document) == "hope INCLUDES dct");
  }
}
