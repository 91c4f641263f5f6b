// SPDX-License-Identifier: Apache-2.0
// The graph as RDF. Events, actors and places are those of the Simple Event Model, whose four time
// stamps are exactly the bounds of an event; schema.org's dates stand beside them, of the precision
// that the text has, where the bounds are one day, month or year. An edge is one direct statement
// and, with its role and evidence, a node of its own. Evidence is a part of a document's text by
// RFC 5147. An event without any date has no time stamp.
#include "markup/rdf.hpp"

#include "export/writers.hpp"
#include "markup/number.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace chronograph {
namespace {

RdfName node(std::string_view id) { return {Vocabulary::Node, id}; }
RdfName term(std::string_view name) { return {Vocabulary::Term, name}; }
RdfName schema(std::string_view name) { return {Vocabulary::Schema, name}; }
RdfName sem(std::string_view name) { return {Vocabulary::Sem, name}; }
RdfName rdf(std::string_view name) { return {Vocabulary::Rdf, name}; }
RdfName dcterms(std::string_view name) { return {Vocabulary::Dcterms, name}; }
RdfName derived_from() { return {Vocabulary::Prov, "wasDerivedFrom"}; }

/// What schema.org calls an actor, in the order of EntityType; a group may be of either kind.
constexpr std::array<std::string_view, 5> kActorClasses{"Person", "Organization", "Place", "", ""};

struct EdgeTerm {
  Vocabulary vocabulary;
  std::string_view name;
};
/// What says that two things are joined, in the order of EdgeKind.
constexpr std::array<EdgeTerm, 11> kEdgeTerms{{
    {Vocabulary::Sem, "hasActor"},
    {Vocabulary::Sem, "hasPlace"},
    {Vocabulary::Sem, "accordingTo"},
    {Vocabulary::Schema, "subjectOf"},
    {Vocabulary::Term, "before"},
    {Vocabulary::Term, "includes"},
    {Vocabulary::Term, "simultaneous"},
    {Vocabulary::Term, "causes"},
    {Vocabulary::Term, "contradicts"},
    {Vocabulary::Term, "relation"},
    {Vocabulary::Term, "same_as"},
}};

/// The XML Schema type of a date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
std::string_view type_of_date(std::string_view iso) {
  const std::string_view unsigned_part = iso.substr(iso.starts_with('-') ? 1 : 0);
  const auto dashes = std::count(unsigned_part.begin(), unsigned_part.end(), '-');
  return dashes == 0 ? "gYear" : dashes == 1 ? "gYearMonth" : "date";
}

void tell_date(RdfSubject& subject, const RdfName& predicate,
               const std::optional<std::string>& iso) {
  if (iso) {
    subject.literal(predicate, *iso, type_of_date(*iso));
  }
}

void tell_day(RdfSubject& subject, std::string_view stamp, const std::optional<Date>& day) {
  if (day) {
    subject.literal(sem(stamp), day->iso(), "date");
  }
}

class RdfGraph {
public:
  RdfGraph(const EventGraph& graph, RdfWriter& out) : graph_(graph), out_(out) {}

  void write() {
    for (const Storyline& story : graph_.stories) {
      RdfSubject subject(node(graph_.text(story.id)));
      subject.link(rdf("type"), term("Storyline"));
      subject.literal({Vocabulary::Rdfs, "label"}, graph_.text(story.label));
      for (const StringId event : story.events) {
        subject.link(dcterms("hasPart"), node(graph_.text(event)));
      }
      out_.write(std::move(subject));
    }
    for (Vertex vertex = 0; vertex < boost::num_vertices(graph_.graph); ++vertex) {
      write_node(vertex);
    }
    for (const EdgeRow& edge : graph_.edges) {
      write_edge(edge);
    }
  }

private:
  void write_node(Vertex vertex) {
    const VertexBundle& bundle = graph_.graph[vertex];
    RdfSubject subject(node(graph_.id_of(vertex)));
    subject.literal(dcterms("identifier"), graph_.id_of(vertex));
    subject.literal({Vocabulary::Rdfs, "label"}, graph_.label_of(vertex));
    switch (bundle.kind) {
      case NodeKind::Document:
        tell_document(subject, graph_.documents[bundle.row]);
        break;
      case NodeKind::Actor:
        tell_actor(subject, graph_.actors[bundle.row]);
        break;
      case NodeKind::Place:
        tell_place(subject, graph_.places[bundle.row]);
        break;
      case NodeKind::Event:
        tell_event(subject, graph_.events[bundle.row]);
        break;
    }
    for (auto [edge, last] = boost::out_edges(vertex, graph_.graph); edge != last; ++edge) {
      const EdgeRow& row = graph_.edges[graph_.graph[*edge].row];
      subject.link(predicate_of(row), node(graph_.id_of(row.target)));
    }
    out_.write(std::move(subject));
  }

  void write_edge(const EdgeRow& edge) {
    const std::string id = graph_.text(edge.id);
    RdfSubject subject(node(id));
    subject.link(rdf("type"), rdf("Statement"));
    subject.link(rdf("subject"), node(graph_.id_of(edge.source)));
    subject.link(rdf("predicate"), predicate_of(edge));
    subject.link(rdf("object"), node(graph_.id_of(edge.target)));
    subject.literal(term("kind"), to_string(edge.kind));
    subject.literal(term(key_of_detail(edge.kind)), graph_.text(edge.role));
    if (edge.valid) {
      subject.literal(term("valid"), to_edtf(*edge.valid));
    }
    if (edge.known_since) {
      subject.literal(term("known_since"), edge.known_since->iso(), "date");
    }
    tell_evidence(subject, edge.evidence);
    out_.write(std::move(subject));
  }

  void tell_document(RdfSubject& subject, const DocumentNode& document) const {
    subject.link(rdf("type"), schema("NewsArticle"));
    subject.link(rdf("type"), {Vocabulary::Prov, "Entity"});
    tell_all(subject, dcterms("source"), document.sources);
    tell_all(subject, schema("publisher"), document.publishers);
    subject.literal(schema("url"), graph_.text(document.url));
    if (document.published) {
      tell_date(subject, dcterms("issued"), unit_of(document.published->days));
      EventTime time;
      time.begin = time.end = document.published->days;
      subject.literal(term("published"), to_edtf(time));
    }
  }

  void tell_actor(RdfSubject& subject, const ActorNode& actor) const {
    subject.link(rdf("type"), sem("Actor"));
    if (const std::string_view type = kActorClasses.at(static_cast<std::size_t>(actor.type));
        !type.empty()) {
      subject.link(rdf("type"), schema(type));
    }
    tell_all(subject, schema("alternateName"), actor.aliases);
    subject.literal(term("country"), graph_.text(actor.country));
    subject.literal(term("sector"), graph_.text(actor.sector));
    subject.literal(term("salience"), shortest(actor.salience), "double");
    tell_evidence(subject, actor.mentions);
  }

  void tell_place(RdfSubject& subject, const PlaceNode& place) const {
    subject.link(rdf("type"), sem("Place")).link(rdf("type"), schema("Place"));
    tell_all(subject, schema("alternateName"), place.aliases);
    subject.literal(term("country"), graph_.text(place.country));
    subject.literal(term("precision"), graph_.text(place.precision));
    if (place.lat && place.lon) {
      subject.literal(schema("latitude"), shortest(*place.lat), "double");
      subject.literal(schema("longitude"), shortest(*place.lon), "double");
    }
    subject.literal(term("salience"), shortest(place.salience), "double");
    tell_evidence(subject, place.mentions);
  }

  void tell_event(RdfSubject& subject, const EventNode& event) const {
    subject.link(rdf("type"), sem("Event")).link(rdf("type"), schema("Event"));
    if (event.type != 0) {
      subject.link(sem("eventType"), term(graph_.text(event.type)));
    }
    subject.literal(term("mode"), graph_.text(event.mode));
    subject.literal(term("quad"), graph_.text(event.quad));
    subject.literal(term("context"), graph_.text(event.context));
    subject.literal(term("class"), to_string(event.event_class));
    subject.literal(term("status"), to_string(event.status));
    subject.literal(term("polarity"), event.polarity == Polarity::Pos ? "positive" : "negative");
    for (const EventQuantity& number : event.numbers) {
      subject.literal(term("number"), shown_quantity(graph_, number));
    }
    subject.literal(term("support_documents"), std::to_string(event.support_documents), "integer");
    subject.literal(term("support_sources"), std::to_string(event.support_sources), "integer");
    subject.literal(term("salience"), shortest(event.salience), "double");
    for (const EventEvidence& evidence : event.evidence) {
      subject.link(derived_from(), part_of(evidence.document, evidence.trigger));
      subject.literal(term("quote"), graph_.quote(evidence.document, evidence.sentence));
    }
    tell_time(subject, event);
  }

  static void tell_time(RdfSubject& subject, const EventNode& event) {
    const NativeDates dates = native_dates(event);
    tell_date(subject, schema("startDate"), dates.start);
    tell_date(subject, schema("endDate"), dates.end);
    if (!event.time) {
      return;
    }
    tell_day(subject, "hasEarliestBeginTimeStamp", event.time->begin.earliest);
    tell_day(subject, "hasLatestBeginTimeStamp", event.time->begin.latest);
    tell_day(subject, "hasEarliestEndTimeStamp", event.time->end.earliest);
    tell_day(subject, "hasLatestEndTimeStamp", event.time->end.latest);
    subject.literal(term("edtf"), to_edtf(*event.time));
    subject.literal(term("granularity"), to_string(event.time->granularity));
    subject.literal(term("basis"), event.time->basis);
  }

  void tell_all(RdfSubject& subject, const RdfName& predicate,
                const std::vector<StringId>& texts) const {
    for (const StringId text : texts) {
      subject.literal(predicate, graph_.text(text));
    }
  }

  void tell_evidence(RdfSubject& subject, std::span<const EvidenceSpan> spans) const {
    for (const EvidenceSpan& evidence : spans) {
      subject.link(derived_from(), part_of(evidence.document, evidence.span));
    }
  }

  [[nodiscard]] RdfName part_of(std::uint32_t document_row, Span span) const {
    return node(graph_.text(graph_.documents[document_row].id)).characters(span.begin, span.end);
  }

  /// A relation is said by its type; other edges by what their kind is called where a vocabulary
  /// has it.
  [[nodiscard]] RdfName predicate_of(const EdgeRow& edge) const {
    if (edge.kind == EdgeKind::Relation && edge.role != 0) {
      return term(graph_.text(edge.role));
    }
    // Only an actor has what the Simple Event Model calls so.
    if (edge.kind == EdgeKind::Participates && graph_.graph[edge.target].kind != NodeKind::Actor) {
      return term("hasParticipant");
    }
    const EdgeTerm& found = kEdgeTerms.at(static_cast<std::size_t>(edge.kind));
    return {found.vocabulary, found.name};
  }

  const EventGraph& graph_;
  RdfWriter& out_;
};

}  // namespace

void write_ntriples(const EventGraph& graph, std::ostream& out) {
  RdfGraph(graph, *make_ntriples_writer(out)).write();
}
void write_turtle(const EventGraph& graph, std::ostream& out) {
  RdfGraph(graph, *make_turtle_writer(out)).write();
}
void write_jsonld(const EventGraph& graph, std::ostream& out) {
  RdfGraph(graph, *make_jsonld_writer(out)).write();
}

}  // namespace chronograph
