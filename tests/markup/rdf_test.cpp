// SPDX-License-Identifier: Apache-2.0
#include "markup/rdf.hpp"

#include "markup/json.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace chronograph;

namespace {

RdfSubject talks() {
  RdfSubject subject(RdfName(Vocabulary::Node, "event a/b"));
  subject.literal({Vocabulary::Rdfs, "label"}, "say \"no\"\\\r\n\t\x01" + std::string(1, '\0'));
  subject.literal({Vocabulary::Schema, "startDate"}, "2021-08", "gYearMonth");
  subject.literal({Vocabulary::Schema, "endDate"}, "");
  subject.link({Vocabulary::Sem, "hasActor"}, {Vocabulary::Node, "khan"});
  subject.link({Vocabulary::Sem, "hasActor"}, {Vocabulary::Node, "ttp"});
  subject.link({Vocabulary::Sem, "hasActor"}, {Vocabulary::Node, "khan"});
  subject.link({Vocabulary::Rdf, "type"}, {Vocabulary::Sem, "Event"});
  return subject;
}

template <typename Make>
std::string written(const Make& make) {
  std::ostringstream out;
  make(out)->write(talks());
  return out.str();
}

}  // namespace

TEST_SUITE("markup/rdf") {
  TEST_CASE("N-Triples say each statement once, in order, with what is no name encoded") {
    CHECK(written(&make_ntriples_writer) ==
          "<urn:chronograph:node:event%20a%2Fb> "
          "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
          "<http://semanticweb.cs.vu.nl/2009/11/sem/Event> .\n"
          "<urn:chronograph:node:event%20a%2Fb> "
          "<http://www.w3.org/2000/01/rdf-schema#label> "
          "\"say \\\"no\\\"\\\\\\r\\n\\t\\u0001\uFFFD\" .\n"
          "<urn:chronograph:node:event%20a%2Fb> <https://schema.org/startDate> "
          "\"2021-08\"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> .\n"
          "<urn:chronograph:node:event%20a%2Fb> "
          "<http://semanticweb.cs.vu.nl/2009/11/sem/hasActor> <urn:chronograph:node:khan> .\n"
          "<urn:chronograph:node:event%20a%2Fb> "
          "<http://semanticweb.cs.vu.nl/2009/11/sem/hasActor> <urn:chronograph:node:ttp> .\n");
  }

  TEST_CASE("Turtle groups objects and shortens what needs no escape") {
    const std::string turtle = written(&make_turtle_writer);
    CHECK(turtle.find("\n<urn:chronograph:node:event%20a%2Fb> rdf:type sem:Event ;\n") !=
          std::string::npos);
    CHECK(turtle.find("  schema:startDate \"2021-08\"^^xsd:gYearMonth ;\n") != std::string::npos);
    CHECK(turtle.ends_with("  sem:hasActor node:khan, node:ttp .\n"));
  }

  TEST_CASE("JSON-LD has its context inline and no key twice") {
    const JsonDocument document(written(&make_jsonld_writer), "j");
    CHECK(document.root().find("@context")->string_at("sem") ==
          "http://semanticweb.cs.vu.nl/2009/11/sem/");
    const JsonValue node = (*document.root().find("@graph"))[0];
    CHECK(node.string_at("@id") == "node:event%20a%2Fb");
    CHECK(node.string_at("@type") == "sem:Event");
    CHECK(node.find("schema:startDate")->string_at("@type") == "xsd:gYearMonth");
    CHECK(node.find("sem:hasActor")->size() == 2);
    CHECK_FALSE(node.find("schema:endDate"));
  }

  TEST_CASE("a part of a text is named by its characters") {
    CHECK(RdfName(Vocabulary::Node, "doc-1").characters(5, 10).local() == "doc-1#char=5,10");
  }
}
