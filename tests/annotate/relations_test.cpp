// SPDX-License-Identifier: Apache-2.0
#include "support/annotated.hpp"

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

  TEST_CASE("an office that is over is not claimed") {
    check({{"Former Cambodian Prime Minister Hun Sen left Cambodia.", ""}});
  }

  TEST_CASE("kin is read from possessive pronouns and markers") {
    check({{"Thomas Sam and his wife Mary Smith left.", "Mary Smith kin_of Thomas Sam"}});
  }

  TEST_CASE("places lie in the country behind the comma, not in the next of a list") {
    check({{"It happened in Nairobi, Kenya, on Monday.", "Nairobi located_in Kenya"},
           {"He visited France, Germany and Spain.", ""}});
  }

  TEST_CASE("work and designation are read from their verbs") {
    check({{"John Howes had been working for the Mines Advisory Group.",
            "John Howes employed_by Mines Advisory Group"},
           {"Britain designated Hamas as a terrorist organization.",
            "Hamas designated_as terrorist organization"}});
  }
}
