// SPDX-License-Identifier: Apache-2.0
#include "chronograph/document/labels.hpp"

#include "chronograph/document/document.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string_view>

using namespace chronograph;

namespace {

template <typename Label>
void check_round_trip() {
  std::set<std::string_view> spellings;
  for (std::size_t i = 0; i < label_count<Label>(); ++i) {
    const auto label = static_cast<Label>(i);
    const std::string_view spelling = to_string(label);
    CAPTURE(spelling);
    CHECK_FALSE(spelling.empty());
    CHECK(spellings.insert(spelling).second);
    CHECK(parse_label<Label>(spelling) == label);
  }
}

}  // namespace

TEST_SUITE("document/labels") {
  TEST_CASE("every label reads back from its own spelling") {
    check_round_trip<Upos>();
    check_round_trip<Xpos>();
    check_round_trip<Deprel>();
    check_round_trip<FrameRole>();
    check_round_trip<EntityType>();
    check_round_trip<MentionKind>();
    check_round_trip<ZoneKind>();
    check_round_trip<TimexType>();
    check_round_trip<EventClass>();
    check_round_trip<Tense>();
    check_round_trip<Aspect>();
    check_round_trip<Polarity>();
    check_round_trip<Modality>();
    check_round_trip<Role>();
    check_round_trip<LinkRelation>();
    check_round_trip<RelationType>();
    check_round_trip<CreationMethod>();
    check_round_trip<Granularity>();
    check_round_trip<Layer>();
  }

  TEST_CASE("labels are spelt as their standards spell them") {
    CHECK(to_string(Upos::Propn) == "PROPN");
    CHECK(to_string(Xpos::PrpDollar) == "PRP$");
    CHECK(to_string(Xpos::Nn) == "NN");
    CHECK(to_string(Xpos::Vbd) == "VBD");
    CHECK(to_string(Xpos::LeftBracket) == "-LRB-");
    CHECK(to_string(Xpos::OpenQuote) == "``");
    CHECK(to_string(EntityType::Person) == "person");
    CHECK(to_string(EventClass::IAction) == "I_ACTION");
    CHECK(to_string(Tense::Prespart) == "PRESPART");
    CHECK(to_string(Aspect::PerfectiveProgressive) == "PERFECTIVE_PROGRESSIVE");
    CHECK(to_string(Modality::ReportedDoubt) == "REPORTED_DOUBT");
    CHECK(to_string(LinkRelation::IsIncluded) == "IS_INCLUDED");
    CHECK(to_string(RelationType::SpokespersonFor) == "spokesperson_for");
    CHECK(to_string(CreationMethod::FileName) == "file-name");
    CHECK(to_string(Layer::Sentences) == "sentences");
    CHECK(to_string(Granularity::Month) == "month");
  }

  TEST_CASE("another spelling is no label") {
    CHECK_FALSE(parse_label<Upos>("propn"));
    CHECK_FALSE(parse_label<Upos>(""));
    CHECK_FALSE(parse_label<EntityType>("PERSON"));
    CHECK_FALSE(parse_label<LinkRelation>("BEFORE "));
  }
}
