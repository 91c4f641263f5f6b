// SPDX-License-Identifier: Apache-2.0
#include "chronograph/document/validate.hpp"
#include "support/annotated.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

// "person:Imran Khan" for each name, or description, in text order.
std::string shown(const Document& document, MentionKind kind) {
  std::string out;
  for (const Mention& mention : document.mentions) {
    if (mention.kind == kind) {
      out += out.empty() ? "" : " | ";
      out += std::string(to_string(mention.type)) + ":" + std::string(document.view(mention.span));
    }
  }
  return out;
}

struct Case {
  const char* text;
  const char* names;
};

void check(std::initializer_list<Case> cases, MentionKind kind = MentionKind::Name) {
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(shown(annotated(row.text, "mentions"), kind) == row.names);
  }
}

}  // namespace

TEST_SUITE("annotate/mentions") {
  TEST_CASE("a name is bare: no title, no determiner, no possessive marker") {
    check({{"Prime Minister Imran Khan's aide met Mr. Smith.", "person:Imran Khan | person:Smith"},
           {"The spokesman of the United Nations spoke in Geneva.",
            "organization:United Nations | place:Geneva"},
           {"Secretary of State Madeleine Albright met Gen. Colin Powell.",
            "person:Madeleine Albright | person:Colin Powell"}});
  }

  TEST_CASE("small words belong to a name where its head asks for them") {
    check({{"He works at the University of Oxford and the Bank of England.",
            "organization:University of Oxford | organization:Bank of England"},
           {"The Food and Drug Administration approved it.",
            "organization:Food and Drug Administration"},
           {"They hid Osama bin Laden in Kabul.", "person:Osama bin Laden | place:Kabul"},
           {"Kim Jong-un met Ban Ki-moon in Seoul.",
            "person:Kim Jong-un | person:Ban Ki-moon | place:Seoul"}});
  }

  TEST_CASE("one run of capitals may be several names") {
    check({{"U.S. President Bill Clinton met Iraqi President Saddam Hussein.",
            "place:U.S. | person:Bill Clinton | group:Iraqi | person:Saddam Hussein"},
           {"The Iran-backed rebels fought U.S.-led troops.", "place:Iran | place:U.S."},
           {"On Monday, France and Germany signed it.", "place:France | place:Germany"}});
  }

  TEST_CASE("nationalities, religions and political currents are groups") {
    check({{"Many Muslims and Pakistanis voted for the Democrats.",
            "group:Muslims | group:Pakistanis | group:Democrats"}});
  }

  TEST_CASE("a short name has the type of the long one") {
    check({{"Zeljko Raznatovic left. On Friday Raznatovic came back to Belgrade.",
            "person:Zeljko Raznatovic | person:Raznatovic | place:Belgrade"}});
  }

  TEST_CASE("a country before a sum of money is its currency") {
    check({{"The shares rose US $5 in Canada.", "place:Canada"}});
  }

  TEST_CASE("a capital at the begin of a sentence is no evidence") {
    check({{"Protesters marched. Later, police said the protesters left.", ""}});
  }

  TEST_CASE("a headline of capital words keeps only what is known") {
    check({{"Fierce Fighting Rages Across Northern Syria After Talks\n\nIt went on.",
            "place:Syria"}});
  }

  TEST_CASE("descriptions of actors are mentions, with what possesses them") {
    check({{"Pakistan's prime minister met a Turkish broadcaster.",
            "person:Pakistan's prime minister | organization:a Turkish broadcaster"},
           {"The ruling Taliban banned it.", "organization:The ruling Taliban"},
           {"His wife Mary Smith left.", "person:His wife | person:His wife Mary Smith"},
           {"The talks in the morning failed.", ""}},
          MentionKind::Nominal);
  }

  TEST_CASE("the layer is valid on hostile text") {
    for (const char* text :
         {"", " ", "\n\n\n", "A", "THE", "Of of Of", "- - -", "St. 's", "X & Y &", "Mr.",
          "Mr. Mr. Mr.", "al-", "\u2019s \u2019s", "Bank of", "Bank of the"}) {
      CAPTURE(text);
      CHECK(find_violations(annotated(text, "relations")).empty());
    }
  }
}
