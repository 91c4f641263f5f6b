// SPDX-License-Identifier: Apache-2.0
#include "support/annotated.hpp"
#include "support/source_folder.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

std::string shown(const Document& document) {
  std::string out;
  for (const EntityRelation& relation : document.relations) {
    out += out.empty() ? "" : " | ";
    out += document.entities[relation.from].name + " " + std::string(to_string(relation.type)) +
           " " + document.entities[relation.to].name;
  }
  return out;
}

std::string shown(const DayBounds& bounds) {
  const auto day = [](const std::optional<Date>& date) { return date ? date->iso() : ".."; };
  return day(bounds.earliest) + "/" + day(bounds.latest);
}

struct Case {
  const char* text;
  const char* relations;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(shown(annotated(row.text, "relations")) == row.relations);
  }
}

}  // namespace

TEST_SUITE("annotate/relations") {
  TEST_CASE("offices are read from possessors, \"of\" and titles") {
    check({{"Pakistan's prime minister, Imran Khan, spoke.", "Imran Khan leads Pakistan"},
           {"Imran Khan, prime minister of Pakistan, spoke.", "Imran Khan leads Pakistan"},
           {"Cambodian Prime Minister Hun Sen left Cambodia.", "Hun Sen leads Cambodia"}});
  }

  TEST_CASE("offices are read from copulas, relative clauses and verbs of becoming") {
    check({{"Maria Lopez is the head of Telekom Norte.", "Maria Lopez leads Telekom Norte"},
           {"Anna Berg, who leads the Green Party, smiled.", "Anna Berg leads Green Party"},
           {"Jonas Petrov became prime minister of Moldova.", "Jonas Petrov leads Moldova"}});
  }

  TEST_CASE("the second of two offices has the holder and the body of the first") {
    check({{"Peter Hall, president and chief executive of Orbit Air, left.",
            "Peter Hall leads Orbit Air"}});
  }

  TEST_CASE("a deputy, a field or a part of the state is not the whole") {
    check({{"Peter Hall, deputy director of Orbit Air, left.", "Peter Hall employed_by Orbit Air"},
           {"Kenya's opposition leader Tom Mboga left Kenya.", ""}});
  }

  TEST_CASE("what is denied, planned or only possible is no relation") {
    check({{"Maria Lopez is not the head of Telekom Norte.", ""},
           {"Maria Lopez wants to become the head of Telekom Norte.", ""},
           {"Maria Lopez may join the Green Party.", ""}});
  }

  TEST_CASE("an office that is over is bounded by the day of the text, and left out without one") {
    const char* text = "Former Cambodian Prime Minister Hun Sen left Cambodia.";
    check({{text, ""}});
    Document document;
    document.text = Text(text);
    document.creation_time = CreationTime{};
    document.creation_time->days = DayBounds{Date::parse("2024-05-02"), Date::parse("2024-05-02")};
    PipelineOptions options;
    options.stage.model_path = test::in_source("models/accurate.model");
    Pipeline(std::move(options)).annotate(document);
    REQUIRE(shown(document) == "Hun Sen leads Cambodia");
    REQUIRE(document.relations.front().valid);
    CHECK(document.relations.front().valid->end.latest == Date::parse("2024-05-02"));
  }

  TEST_CASE("events that began or ended an office bound it") {
    struct Bounded {
      const char* text;
      const char* relation;
      const char* bounds;  // of begin and end, earliest and latest
    };
    for (const Bounded& row : {
             Bounded{"Cambodian Prime Minister Hun Sen left Cambodia. Hun Sen resigned on Monday.",
                     "Hun Sen leads Cambodia", "../.. 2024-04-29/2024-04-29"},
             Bounded{"Kenyan President Tom Mboga was elected in 2003. He visited Kenya's coast.",
                     "Tom Mboga leads Kenya", "2003-01-01/2003-12-31 ../.."},
             Bounded{"Maria Lopez, head of Telekom Norte, will resign on Monday.",
                     "Maria Lopez leads Telekom Norte", ""},
             Bounded{"Maria Lopez, head of Telekom Norte, resigned from the Green Party.",
                     "Maria Lopez leads Telekom Norte", ""},
         }) {
      CAPTURE(row.text);
      Document document;
      document.text = Text(row.text);
      document.creation_time = CreationTime{};
      document.creation_time->days =
          DayBounds{Date::parse("2024-05-02"), Date::parse("2024-05-02")};
      PipelineOptions options;
      options.stage.model_path = test::in_source("models/accurate.model");
      Pipeline(std::move(options)).annotate(document);
      REQUIRE(shown(document).find(row.relation) != std::string::npos);
      std::string bounds;
      for (const EntityRelation& relation : document.relations) {
        CHECK(relation.known_since == Date::parse("2024-05-02"));
        if (relation.type == RelationType::Leads && relation.valid) {
          bounds = shown(relation.valid->begin) + " " + shown(relation.valid->end);
        }
      }
      CHECK(bounds == row.bounds);
    }
  }

  TEST_CASE("kin is read from possessive pronouns and markers") {
    check({{"Thomas Sam and his wife Mary Smith left.", "Mary Smith kin_of Thomas Sam"},
           {"Leila, the daughter of Omar Haddad, left.", "Leila kin_of Omar Haddad"},
           {"Omar Haddad's brother-in-law Sami was hurt.", "Sami kin_of Omar Haddad"}});
  }

  TEST_CASE("places lie in the country behind the comma, not in the next of a list") {
    check({{"It happened in Nairobi, Kenya, on Monday.", "Nairobi located_in Kenya"},
           {"He visited France, Germany and Spain.", ""}});
  }

  TEST_CASE("places lie where their description puts them") {
    check({{"Kenya's capital, Nairobi, was quiet.", "Nairobi located_in Kenya"},
           {"The Iraqi city of Mosul is in Iraq.", "Mosul located_in Iraq"},
           {"Fighting broke out in Mosul, the largest city in northern Iraq.",
            "Mosul located_in Iraq"}});
  }

  TEST_CASE("bodies are part of their state or owner") {
    check({{"The KPA, North Korea's military, fired.", "KPA part_of North Korea"},
           {"The Kenyan Navy sailed from Kenya.", "Kenyan Navy part_of Kenya"}});
  }

  TEST_CASE("work, ownership and speaking for somebody") {
    check({{"John Howes had been working for the Mines Advisory Group.",
            "John Howes employed_by Mines Advisory Group"},
           {"Reuters reporter Tom Reed left.", "Tom Reed employed_by Reuters"},
           {"Orbit Air is owned by Falcon Holdings.", "Falcon Holdings owns Orbit Air"},
           {"Sana Malik, a spokeswoman for the World Health Organization, said so.",
            "Sana Malik spokesperson_for World Health Organization"}});
  }

  TEST_CASE("parties have members, other houses staff") {
    check({{"Tom Reed of the Unity Party spoke.", "Tom Reed member_of Unity Party"},
           {"Leila Haddad joined the Unity Party.", "Leila Haddad member_of Unity Party"}});
  }

  TEST_CASE("one act of war makes enemies; a charge alone does not") {
    check({{"Kenya invaded Uganda.", "Kenya hostile_to Uganda"},
           {"Kenya accused Uganda of theft.", ""},
           {"Kenya did not invade Uganda.", ""},
           {"Kenya has formed an alliance with Uganda.", "Kenya allied_with Uganda"}});
  }

  TEST_CASE("designation is read from its verbs") {
    check({{"Britain designated Hamas as a terrorist organization.",
            "Britain hostile_to Hamas | Hamas designated_as terrorist organization"}});
  }
}
