// SPDX-License-Identifier: Apache-2.0
#include "support/annotated.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace chronograph;

namespace {

// The mentions of the entity of that name, in text order: "Imran Khan | Khan | he".
std::string mentions_of(const Document& document, std::string_view name) {
  std::string out;
  for (const Mention& mention : document.mentions) {
    if (mention.entity && document.entities[*mention.entity].name == name) {
      out += out.empty() ? "" : " | ";
      out += document.view(mention.span);
    }
  }
  return out;
}

struct Case {
  const char* text;
  const char* entity;
  const char* mentions;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(mentions_of(annotated(row.text, "entities"), row.entity) == row.mentions);
  }
}

}  // namespace

TEST_SUITE("annotate/entities") {
  TEST_CASE("a surname means the only person who bears it") {
    check({{"Imran Khan spoke. Khan smiled.", "Imran Khan", "Imran Khan | Khan"},
           {"Osama bin Laden fled. They hunted bin Laden.", "Osama bin Laden",
            "Osama bin Laden | bin Laden"},
           {"Luiz Silva Moraes won. Silva thanked voters.", "Luiz Silva Moraes",
            "Luiz Silva Moraes | Silva"}});
    const Document two =
        annotated("Thomas Sam and Mary Sam went to Sydney. Sam came back.", "entities");
    CHECK(mentions_of(two, "Thomas Sam") == "Thomas Sam");
    CHECK(mentions_of(two, "Mary Sam") == "Mary Sam");
  }

  TEST_CASE("a country's name before a sum of money is no mention of it") {
    check({{"Sales in the US fell. Shares of the firm rose US $5 on Monday.", "US", "US"}});
  }

  TEST_CASE("a title tells husband and wife apart") {
    check({{"Thomas Sam and Mary Sam went to Sydney. Mrs. Sam came back.", "Mary Sam",
            "Mary Sam | Mrs. Sam | Sam"}});
  }

  TEST_CASE("an acronym means what the text defines it to mean") {
    check({{"The Korean Central News Agency (KCNA) said so. KCNA gave no reason.",
            "Korean Central News Agency", "Korean Central News Agency | KCNA | KCNA"},
           {"He joined the Mines Advisory Group. On Monday the MAG cleared fields in Laos.",
            "Mines Advisory Group", "Mines Advisory Group | MAG"}});
  }

  TEST_CASE("two names of one thing are told by \"or\" and \"also known as\"") {
    check({{"The Tehrik-i-Taliban Pakistan or TTP, grew. The Pakistani Taliban attacked.",
            "Tehrik-i-Taliban Pakistan", "Tehrik-i-Taliban Pakistan | TTP | Pakistani Taliban"}});
  }

  TEST_CASE("groups that share a word stay two") {
    const Document document =
        annotated("The Afghan Taliban met the Pakistani Taliban in Kabul. The Taliban said little.",
                  "entities");
    CHECK(mentions_of(document, "Pakistani Taliban") == "Pakistani Taliban");
    CHECK(mentions_of(document, "Afghan Taliban") == "Afghan Taliban | Taliban");
  }

  TEST_CASE("the lists know other names of countries and bodies") {
    check({{"The United States and the U.N. agreed. The U.S. left the United Nations.",
            "United States", "United States | U.S."},
           {"The United States and the U.N. agreed. The U.S. left the United Nations.",
            "United Nations", "U.N. | United Nations"}});
    const Document document = annotated("The United States left.", "entities");
    REQUIRE(document.entities.size() == 1);
    CHECK(document.entities[0].country == "USA");
  }

  TEST_CASE("an apposition is the same, and so is what it says later") {
    check(
        {{"Pakistan's prime minister, Imran Khan, spoke. Later the Pakistani prime minister left.",
          "Imran Khan", "Pakistan's prime minister | Imran Khan | the Pakistani prime minister"},
         {"He told TRT World, a Turkish broadcaster, that. The Turkish network aired it.",
          "TRT World", "TRT World | a Turkish broadcaster | The Turkish network"},
         {"Police held the Libyan, Atif Issa Enhamed, on Monday.", "Atif Issa Enhamed",
          "the Libyan | Atif Issa Enhamed"}});
  }

  TEST_CASE("country and sector come from the lists or from descriptions") {
    const Document document = annotated(
        "Pakistan's prime minister, Imran Khan, met Reuters in Birmingham, Ala., on Friday.",
        "entities");
    const auto shown = [&](std::string_view name) {
      for (const Entity& entity : document.entities) {
        if (entity.name == name) {
          return entity.country + " " + entity.sector;
        }
      }
      return std::string();
    };
    CHECK(shown("Imran Khan") == "PAK GOV");
    CHECK(shown("Reuters") == " JRN");
    CHECK(shown("Birmingham") == "USA ");  // the largest is in Britain
  }

  TEST_CASE("a noun behind a name that only tells its kind names the same") {
    check({{"The ruling Awami League party won. The Awami League leads.", "Awami League",
            "The ruling Awami League party | Awami League | Awami League"},
           {"They live in the city of Quetta.", "Quetta", "the city | Quetta"}});
  }

  TEST_CASE("a former holder is not the holder") {
    const Document document = annotated(
        "The prime minister, Imran Khan, spoke. The former prime minister left.", "entities");
    CHECK(mentions_of(document, "Imran Khan") == "The prime minister | Imran Khan");
  }

  TEST_CASE("he and she mean the only person they can mean") {
    check({{"Imran Khan said he would go.", "Imran Khan", "Imran Khan | he"},
           {"Mary Smith met John Brown. Then she left.", "Mary Smith", "Mary Smith | she"}});
    const Document document = annotated("The report on John Brown and his son is out.", "entities");
    CHECK(mentions_of(document, "John Brown") == "John Brown | his");
  }

  TEST_CASE("the fullest name is the name, the others are sorted aliases") {
    const Document document = annotated(
        "TTP is a group. The Tehrik-i-Taliban Pakistan (TTP) grew. Pakistani Taliban.", "entities");
    const auto found = std::find_if(
        document.entities.begin(), document.entities.end(),
        [](const Entity& entity) { return entity.name == "Tehrik-i-Taliban Pakistan"; });
    REQUIRE(found != document.entities.end());
    CHECK(found->aliases == std::vector<std::string>{"Pakistani Taliban", "TTP"});
  }

  TEST_CASE("a name that is a noun in small letters is a name to pronouns, too") {
    check(
        {{"Steve Jobs died on Wednesday. On August 24, Jobs resigned from his post as chief "
          "executive. He founded Apple in 1976.",
          "Steve Jobs", "Steve Jobs | Jobs | his | He"}});
  }
}
