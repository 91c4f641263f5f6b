// SPDX-License-Identifier: Apache-2.0
#include "annotate/plover.hpp"
#include "support/annotated.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

// The typed events: "met CONSULT; release RETREAT:release".
std::string types_in(const Document& document) {
  std::string out;
  for (const Event& event : document.events) {
    if (!event.type.empty()) {
      out += out.empty() ? "" : "; ";
      out += std::string(document.view(event.span)) + " " + event.type;
      out += event.mode.empty() ? "" : ":" + event.mode;
    }
  }
  return out;
}

struct Row {
  std::string text;
  std::string types;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(types_in(annotated(row.text, "types")) == row.types);
  }
}

}  // namespace

TEST_SUITE("annotate/event_types") {
  TEST_CASE("asking is typed by what is asked") {
    check({
        {"Norway called on Russia to withdraw its ships.",
         "called REQUEST:yield; withdraw RETREAT:withdraw"},
        {"The mayor demanded a meeting with the bishop.", "demanded REQUEST:meet; meeting CONSULT"},
        {"Oslo said that Moscow must pay for the damage.", "said REQUEST"},
        {"Thousands of Somalis sought asylum in Kenya.", "sought REQUEST:assist"},
        {"The government ordered the radio station to stop broadcasting.",
         "ordered COERCE:restrict"},
    });
  }

  TEST_CASE("promises, threats and warnings look ahead") {
    check({
        {"Chile agreed to open its archives.", "agreed AGREE; open RETREAT:access"},
        {"The rebels vowed to attack the capital.", "vowed THREATEN:violence; attack ASSAULT"},
        {"Peru threatened to expel the ambassador.",
         "threatened THREATEN:expel; expel SANCTION:expel"},
        {"Greece offered help to Malta.", "offered AGREE"},
        {"The judge agreed that it was late.", ""},
    });
  }

  TEST_CASE("refusals are typed by what is refused") {
    check({
        {"Malta refused to meet the envoy.", "refused REJECT:meet; meet CONSULT"},
        {"The king rejected a Dutch offer of talks.",
         "rejected REJECT; offer AGREE; talks CONSULT"},
        {"The singer declined to comment.", ""},
        {"The militia violated the truce.", "violated ASSAULT"},
    });
  }

  TEST_CASE("accusations, complaints and inquiries") {
    check({
        {"Fiji accused Tonga of spying.", "accused ACCUSE"},
        {"Prosecutors charged the banker with fraud.", "charged ACCUSE:allege"},
        {"The ministry voiced concern over the arrests.",
         "voiced ACCUSE:disapprove; arrests COERCE:arrest"},
        {"The senate opened an inquiry into the payments.", "inquiry ACCUSE:investigate"},
    });
  }

  TEST_CASE("talks, visits and support") {
    check({
        {"The two ministers held talks in Vienna.", "talks CONSULT"},
        {"The president flew to Cairo for talks.", "flew CONSULT:visit; talks CONSULT"},
        {"The firm met its targets.", ""},
        {"Japan restored diplomatic relations with Laos.", "restored SUPPORT"},
        {"Kenya and Uganda signed a treaty.", "signed SUPPORT"},
        {"The pope expressed support for the strikers.", "expressed SUPPORT"},
    });
  }

  TEST_CASE("aid and common work") {
    check({
        {"Sweden gave Chad a grant of ten million dollars.", "gave AID"},
        {"Helicopters rescued the villagers.", "rescued AID"},
        {"The two navies held joint exercises.", "held COOPERATE"},
    });
  }

  TEST_CASE("what is ended decides what ending it means") {
    check({
        {"Cuba cut ties with Peru.", "cut SANCTION:discontinue"},
        {"The city lifted the curfew.", "lifted CONCEDE"},
        {"The army lifted the blockade.", "lifted RETREAT:access"},
        {"The two sides ended the war.", "ended RETREAT:ceasefire; war ASSAULT"},
        {"The junta announced a ceasefire.", "announced CONCEDE; ceasefire RETREAT:ceasefire"},
    });
  }

  TEST_CASE("yielding in deed") {
    check({
        {"The rebels released six hostages.", "released RETREAT:release"},
        {"The company released a report.", ""},
        {"The troops withdrew from the valley.", "withdrew RETREAT:withdraw"},
        {"The fighters handed over their weapons.", "handed RETREAT:disarm"},
        {"The prime minister resigned.", "resigned RETREAT:resign"},
        {"The coach resigned.", "resigned x-appoint"},
    });
  }

  TEST_CASE("forces that stand ready, crowds in the street") {
    check({
        {"Sudan deployed troops along the border.", "deployed MOBILIZE:troops"},
        {"Farmers blocked the motorway.", "blocked PROTEST:obstruct"},
        {"The prisoners began a hunger strike.", "strike PROTEST:hunger"},
        {"Miners went on strike.", "went PROTEST:strike"},
        {"Shares rallied.", ""},
        {"Police dispersed the crowd with tear gas.", "dispersed ASSAULT:crowd-control"},
        {"Police broke up the demonstration.", "broke COERCE:restrict; demonstration PROTEST:demo"},
    });
  }

  TEST_CASE("punishment and repression") {
    check({
        {"The court sentenced him to death.", "sentenced SANCTION:convict"},
        {"Iran expelled two diplomats.", "expelled SANCTION:expel"},
        {"The general imposed a curfew.", "imposed COERCE:curfew"},
        {"Police arrested nine students.", "arrested COERCE:arrest"},
        {"Customs officers seized the boat.", "seized COERCE:seize"},
        {"The regime banned the party.", "banned COERCE:restrict"},
    });
  }

  TEST_CASE("violence needs somebody who does it") {
    check({
        {"Gunmen killed three guards.", "killed ASSAULT"},
        {"The earthquake killed three guards.", "earthquake x-disaster; killed x-disaster"},
        {"A suicide attack killed nine.", "attack ASSAULT:suicide-attack; killed ASSAULT"},
        {"Three guards were killed.", "killed x-death"},
        {"The rebels captured the town.", "captured ASSAULT"},
        {"The army fired rockets at the village.", "fired ASSAULT:heavy-weapons"},
        {"He died of a heart attack.", "died x-death"},
    });
  }

  TEST_CASE("what PLOVER has no type for") {
    check({
        {"A bus crashed near Lima.", "crashed x-disaster"},
        {"The opposition won the election.", "won x-election; election x-election"},
        {"The bank named her director.", "named x-appoint"},
        {"The group bought a brewery.", ""},
        {"The group bought a rival company.", "bought x-deal"},
    });
  }

  TEST_CASE("every PLOVER type has a quad class, extensions have none") {
    const Plover plover;
    CHECK(plover.quad_of("SANCTION") == "material-conflict");
    CHECK(plover.quad_of("x-death").empty());
    const Document document = annotated("Gunmen killed three guards.", "types");
    REQUIRE(document.events.size() == 1);
    CHECK(document.events[0].quad == "material-conflict");
  }
}
