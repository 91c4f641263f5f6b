// SPDX-License-Identifier: Apache-2.0
#include "chronograph/document/annotation.hpp"

#include "chronograph/document/validate.hpp"
#include "chronograph/error.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

// "Café talks" makes bytes and code points differ.
constexpr std::string_view kFull =
    R"({"schema":"chronograph-annotation/1","id":"000_4e7f","source":"samples/a.txt",)"
    R"("title":"Talks","publisher":"VOA","url":"https://example.org/a","encoding":"utf-8",)"
    R"("creation_time":"2021-10-01","creation_time_method":"dateline",)"
    R"("creation_time_evidence":{"begin":0,"end":4},)"
    R"("text":"Café talks. Imran Khan met Lee in Kabul on Friday.",)"
    R"("zones":[{"begin":0,"end":11,"kind":"headline"}],)"
    R"("sentences":[{"begin":0,"end":11},{"begin":12,"end":50}],)"
    R"("tokens":[{"begin":0,"end":4,"lemma":"café","upos":"NOUN","xpos":"NN","head":0,)"
    R"("deprel":"root"},)"
    R"({"begin":12,"end":17,"lemma":"Imran","upos":"PROPN","xpos":"NNP","head":0,)"
    R"("deprel":"nsubj:pass"}],)"
    R"("srl":[{"predicate":0,"roleset":"talk.01","arguments":[)"
    R"({"role":"ARGM-TMP","begin":12,"end":22,"head":1}]}],)"
    R"("entities":[{"id":"e1","type":"person","name":"Imran Khan","aliases":["Khan"],)"
    R"("country":"PAK","sector":"GOV"},{"id":"e2","type":"place","name":"Kabul",)"
    R"("lat":34.53,"lon":69.17,"precision":"city","candidates":3}],)"
    R"("mentions":[{"begin":12,"end":22,"type":"person","kind":"name","entity":"e1"},)"
    R"({"begin":27,"end":30,"type":"person","kind":"name"},)"
    R"({"begin":34,"end":39,"type":"place","kind":"name","entity":"e2"}],)"
    R"("times":[{"id":"t1","begin":43,"end":49,"type":"DATE","value":"2021-10-01"},)"
    R"({"id":"t2","begin":49,"end":50,"type":"DATE","value":"2021","mod":"START",)"
    R"("days":["2021-01-01",null]}],)"
    R"("events":[{"id":"v1","begin":5,"end":10,"lemma":"talk","class":"OCCURRENCE",)"
    R"("type":"CONSULT","mode":"visit","quad":"verbal-cooperation","context":"election","tense":"NONE","aspect":"NONE","polarity":"POS","modality":"ASSERTED",)"
    R"("time":"dct","source":"e1","arguments":[],)"
    R"("numbers":[{"what":"crowd","min":20,"max":30.5,"unit":"people","begin":0,"end":4},)"
    R"({"what":"money","begin":5,"end":10}],)"
    R"("causes":["v2"],"cause_markers":[{"begin":31,"end":33}],)"
    R"("wording":[{"begin":12,"end":22},{"begin":5,"end":10}]},)"
    R"({"id":"v2","begin":23,"end":26,"lemma":"meet","class":"I_ACTION","tense":"PAST",)"
    R"("aspect":"PERFECTIVE","polarity":"NEG","modality":"REPORTED_DOUBT","time":"t1",)"
    R"("when":{"earliest":"2021-10-01","latest":null,"begin":["2021-10-01","2021-10-01"],)"
    R"("end":["2021-10-01",null],"granularity":"day","basis":"expression"},)"
    R"("arguments":[{"role":"agent","begin":12,"end":22,"entity":"e1"},)"
    R"({"role":"patient","begin":27,"end":30}]}],)"
    R"("relations":[{"from":"e1","relation":"located_in","to":"e2","begin":12,"end":39,)"
    R"("valid":{"begin":["2021-09-01","2021-09-30"],"end":[null,"2021-10-01"]},"known_since":"2021-10-01"}],)"
    R"("links":[{"from":"v1","to":"v2","relation":"BEFORE"},)"
    R"({"from":"t1","to":"dct","relation":"IS_INCLUDED"}],)"
    R"("cases":[{"event":"v1","type":"AGREE","mode":"visit",)"
    R"("source":{"begin":12,"end":22,"texts":["Imran Khan","Imran Khan"],"entity":"e1"},)"
    R"("target":{"begin":27,"end":30,"texts":["Lee"]}},{"event":"v2","type":"CONSULT"}]})"
    "\n";

std::string written(const Document& document) {
  std::string line;
  append_annotation(line, document);
  return line;
}

}  // namespace

TEST_SUITE("document/annotation") {
  TEST_CASE("reading and writing gives the same line") {
    const Document document = read_annotation(kFull, "a.jsonl:1");
    CHECK(written(document) == kFull);
    CHECK(find_violations(document) == std::vector<std::string>{});
  }

  TEST_CASE("ids become indices and every layer that is there has run") {
    const Document document = read_annotation(kFull, "a.jsonl:1");
    for (std::size_t i = 0; i < kLayerCount; ++i) {
      CAPTURE(to_string(static_cast<Layer>(i)));
      CHECK(document.has(static_cast<Layer>(i)));
    }
    REQUIRE(document.events.size() == 2);
    CHECK(document.events[0].time == TimeRef{});
    CHECK(document.events[0].source == 0U);
    CHECK(document.events[1].time == TimeRef{0U});
    CHECK(document.events[1].arguments.at(0).entity == 0U);
    CHECK_FALSE(document.events[1].arguments.at(1).entity);
    CHECK(document.view(document.events[1].span) == "met");
    CHECK(document.links.at(1).to == LinkEnd{});
    CHECK(document.sentences.at(1).first_token == 1);
    CHECK(document.sentences.at(1).last_token == 2);
    CHECK(document.creation_time->evidence == Span{0, 4});
    CHECK(document.times.at(0).days.is_day());
  }

  TEST_CASE("a line needs only text; id and text stay exactly as given") {
    const Document document =
        read_annotation(R"({"id":" x ","text":"  Two\r\n\u00a0lines \u0000 "})", "a:1");
    CHECK(document.id == " x ");
    CHECK(document.text.bytes() == std::string("  Two\r\n\u00a0lines \0 ", 17));
    for (std::size_t i = 0; i < kLayerCount; ++i) {
      CHECK_FALSE(document.has(static_cast<Layer>(i)));
    }
    CHECK_FALSE(document.creation_time);
    CHECK(read_annotation(R"({"text":""})", "a:1").id == document_id_of(""));
    CHECK(read_annotation(R"({"id":17,"text":""})", "a:1").id == "17");
  }

  TEST_CASE("layers that did not run are absent, empty ones that did are not") {
    Document document;
    document.id = "x";
    CHECK(written(document) ==
          "{\"schema\":\"chronograph-annotation/1\",\"id\":\"x\",\"text\":\"\"}\n");
    document.set(Layer::Tokens);
    document.set(Layer::Links);
    CHECK(written(document) ==
          "{\"schema\":\"chronograph-annotation/1\",\"id\":\"x\",\"text\":\"\","
          "\"tokens\":[],\"links\":[]}\n");
  }

  TEST_CASE("a creation time is written as a day only where it is one") {
    Document document = read_annotation(
        R"({"text":"x","creation_time_bounds":["2021-10-01",null],"creation_time_method":"inferred"})",
        "a:1");
    REQUIRE(document.creation_time);
    CHECK(document.creation_time->days == DayBounds{Date::parse("2021-10-01"), std::nullopt});
    CHECK(document.creation_time->method == CreationMethod::Inferred);
    CHECK(written(document).find(
              R"("creation_time_bounds":["2021-10-01",null],"creation_time_method":"inferred")") !=
          std::string::npos);
  }

  TEST_CASE("a creation time is read as a day, a date-time or a month, or is none") {
    struct Row {
      std::string_view value, earliest, latest;
    };
    for (const Row& row : {Row{"2021-10-01", "2021-10-01", "2021-10-01"},
                           Row{"2021-10-01T09:30", "2021-10-01", "2021-10-01"},
                           Row{"2021-02", "2021-02-01", "2021-02-28"}, Row{"2021-02-31", "", ""},
                           Row{"yesterday", "", ""}, Row{"", "", ""}}) {
      CAPTURE(row.value);
      const Document document = read_annotation(
          R"({"text":"x","creation_time":")" + std::string(row.value) + R"("})", "a:1");
      CHECK(document.creation_time.has_value() == !row.earliest.empty());
      if (document.creation_time) {
        CHECK(document.creation_time->days.earliest->iso() == row.earliest);
        CHECK(document.creation_time->days.latest->iso() == row.latest);
        CHECK(document.creation_time->method == CreationMethod::Field);
      }
    }
  }

  TEST_CASE("items out of order are sorted and references follow them") {
    const Document document = read_annotation(
        R"({"text":"a b c","events":[{"id":"x","begin":4,"end":5},{"id":"y","begin":0,"end":1}],)"
        R"("links":[{"from":"x","to":"y","relation":"AFTER"}]})",
        "a:1");
    CHECK(document.events.at(0).span == Span{0, 1});
    CHECK(document.links.at(0).from == LinkEnd{LinkEnd::Kind::Event, 1});
    CHECK(document.links.at(0).to == LinkEnd{LinkEnd::Kind::Event, 0});
  }

  TEST_CASE("unknown keys are ignored and unknown labels give the neutral one") {
    const Document document = read_annotation(
        R"({"text":"a b","srl":[],"x":{},"tokens":[{"begin":0,"end":1,"head":0,"upos":"?"}],)"
        R"("events":[{"begin":0,"end":1,"class":"ACTION_STATE","chain":"c"}],)"
        R"("links":[{"from":"q","to":"r","relation":"IBEFORE"}],)"
        R"("relations":[{"source":1,"relation":"Likes"}],"zones":null})",
        "a:1");
    CHECK(document.tokens.at(0).upos == Upos::X);
    CHECK(document.events.at(0).event_class == EventClass::Occurrence);
    CHECK(document.links.empty());
    CHECK(document.relations.empty());
    CHECK_FALSE(document.has(Layer::Zones));
    CHECK_FALSE(document.has(Layer::Lemmas));
    CHECK_FALSE(document.has(Layer::Arguments));
    CHECK_FALSE(document.has(Layer::Whens));
  }

  TEST_CASE("mentions of one entity make it where the line lists no entities") {
    const Document document = read_annotation(
        R"({"text":"he, Ann Lee","mentions":[{"begin":0,"end":2,"type":"person","kind":"pronoun",)"
        R"("entity":"g"},{"begin":4,"end":11,"type":"person","kind":"name","entity":"g"}]})",
        "a:1");
    CHECK(document.has(Layer::Entities));
    REQUIRE(document.entities.size() == 1);
    CHECK(document.entities[0].name == "Ann Lee");
    CHECK(document.mentions.at(1).entity == 0U);
  }

  TEST_CASE("a terse `when` bounds begin and end alike and tells how exact it is") {
    const Document document =
        read_annotation(R"({"text":"a","events":[{"begin":0,"end":1,)"
                        R"("when":{"earliest":"2021-08-01","latest":"2021-08-31"}}]})",
                        "a:1");
    const auto& when = document.events.at(0).when;
    REQUIRE(when);
    CHECK(when->begin == when->end);
    CHECK(when->granularity == Granularity::Month);
  }

  TEST_CASE("what cannot be read is said with its place") {
    struct Row {
      std::string_view line, message;
    };
    for (
        const Row& row : {
            Row{R"({"text": oops})", "a.jsonl:3:10: "},
            Row{"[]", "a.jsonl:3: found no JSON object"},
            Row{"{}", "a.jsonl:3: the document has no \"text\""},
            Row{R"({"text":7})", "has no \"text\""},
            Row{R"({"text":"ab","events":[{"id":"v9","begin":1,"end":3}]})",
                "a.jsonl:3: events[0] \"v9\" has the span [1,3) outside the text (2 characters)"},
            Row{R"({"text":"ab","tokens":[{"begin":-1,"end":1}]})", "outside the text"},
            Row{R"({"text":"ab","tokens":[{"begin":2,"end":1}]})", "outside the text"},
            Row{R"({"text":"ab","tokens":[{"begin":0.5,"end":1}]})", "has no span"},
            Row{R"({"text":"ab","tokens":[{"begin":0,"end":1e30}]})", "has no span"},
            Row{R"({"text":"ab","tokens":{}})", "\"tokens\" is no array"},
            Row{R"({"text":"ab","tokens":[3]})", "tokens[0] is no object"},
            Row{R"({"text":"ab","entities":[],"mentions":[{"begin":0,"end":1,"entity":"e1"}]})",
                "refers to \"e1\""},
            Row{R"({"text":"ab","events":[{"id":"v1","begin":0,"end":1,"time":"t1"}]})",
                "event \"v1\" refers to \"t1\""},
            Row{R"({"text":"ab","links":[{"from":"v1","to":"dct","relation":"BEFORE"}]})",
                "links[0] refers to \"v1\""},
            Row{R"({"text":"a b","sentences":[{"begin":0,"end":3}],"tokens":[)"
                R"({"begin":0,"end":1,"head":0,"deprel":"root"},)"
                R"({"begin":2,"end":3,"head":7,"deprel":"obj"}]})",
                "tokens[1] has the head 7, expected a tree of the words of its sentence"},
            Row{R"({"text":"a b","sentences":[{"begin":0,"end":3}],"tokens":[)"
                R"({"begin":0,"end":1,"head":2,"deprel":"obj"},)"
                R"({"begin":2,"end":3,"head":1,"deprel":"obj"}]})",
                "tokens[0] has the head 2"},
            Row{R"({"text":"a","events":[{"id":"v","begin":0,"end":1},{"id":"v","begin":0,"end":1}]})",
                "\"v\" stands twice"},
        }) {
      CAPTURE(row.line);
      CHECK_THROWS_WITH_AS(read_annotation(row.line, "a.jsonl:3"),
                           doctest::Contains(std::string(row.message).c_str()), Error);
    }
  }
}
