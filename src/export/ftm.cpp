// SPDX-License-Identifier: Apache-2.0
// FollowTheMoney entities, one a line: documents (Article), people, organisations, events that
// involve them, and relations between actors (UnknownLink). Its dates may be years or months, so
// events keep the precision they have; bounds that are no such unit stand as EDTF in `notes`, and
// an event without a date has none. Places are text there: the `location` of events. An actor that
// is neither a person nor an organisation is a LegalEntity.
#include "export/event_facts.hpp"
#include "export/writers.hpp"
#include "markup/json.hpp"
#include "markup/output_buffer.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace chronograph {
namespace {

/// In the order of EntityType.
constexpr std::array<std::string_view, 5> kActorSchemas{"Person", "Organization", "LegalEntity",
                                                        "LegalEntity", "LegalEntity"};

using Values = std::vector<std::string>;

/// One entity; every property is a list, empty ones are not told.
class FtmEntity {
public:
  FtmEntity(std::string_view id, std::string_view schema) : id_(id), schema_(schema) {}
  FtmEntity& add(std::string_view property, Values values) {
    std::erase(values, "");
    if (!values.empty()) {
      properties_.emplace_back(property, std::move(values));
    }
    return *this;
  }
  FtmEntity& add(std::string_view property, std::string_view value) {
    return add(property, Values{std::string(value)});
  }
  void write(OutputBuffer& out) const {
    {
      JsonWriter json(out.bytes());
      json.begin_object().member("id", id_).member("schema", schema_).key("properties");
      json.begin_object();
      for (const auto& [property, values] : properties_) {
        json.key(property).begin_array();
        for (const std::string& value : values) {
          json.value(value);
        }
        json.end_array();
      }
      json.end_object().end_object();
    }
    out.bytes() += '\n';
    out.drain();
  }

private:
  std::string_view id_;
  std::string_view schema_;
  std::vector<std::pair<std::string_view, Values>> properties_;
};

Values texts(const EventGraph& graph, const std::vector<StringId>& ids) {
  Values values;
  for (const StringId id : ids) {
    values.emplace_back(graph.text(id));
  }
  return values;
}

Values labels(const EventGraph& graph, const std::vector<Vertex>& vertices) {
  Values values;
  for (const Vertex vertex : vertices) {
    values.emplace_back(graph.label_of(vertex));
  }
  return values;
}

void write_document(const EventGraph& graph, const DocumentNode& document, OutputBuffer& out) {
  FtmEntity entity(graph.text(document.id), "Article");
  entity.add("title", graph.text(document.label));
  entity.add("publisher", texts(graph, document.publishers));
  entity.add("sourceUrl", web_address(graph, document));
  if (document.published) {
    entity.add("publishedAt", unit_of(document.published->days).value_or(""));
  }
  entity.write(out);
}

void write_event(const EventGraph& graph, std::uint32_t row, OutputBuffer& out) {
  const EventNode& event = graph.events[row];
  const EventFacts facts = gather_facts(graph, row);
  Values involved;
  for (const Participant& participant : facts.participants) {
    if (graph.graph[participant.vertex].kind == NodeKind::Actor) {
      involved.emplace_back(graph.id_of(participant.vertex));
    }
  }
  const NativeDates dates = native_dates(event);
  Values notes{"status: " + std::string(to_string(event.status))};
  if (event.time) {
    notes.push_back("time: " + to_edtf(*event.time));
  }
  if (event.polarity == Polarity::Neg) {
    notes.emplace_back("polarity: negative");
  }
  FtmEntity entity(graph.text(event.id), "Event");
  entity.add("name", graph.text(event.label));
  entity.add("startDate", dates.start.value_or("")).add("endDate", dates.end.value_or(""));
  entity.add("involved", involved).add("location", labels(graph, facts.places));
  entity.add("keywords", graph.text(event.type)).add("summary", facts.quote).add("notes", notes);
  if (facts.evidence != nullptr) {
    entity.add("proof", graph.text(graph.documents[facts.evidence->document].id));
  }
  entity.write(out);
}

/// Only actors are entities that a link can join.
bool is_link(const EventGraph& graph, const EdgeRow& edge) {
  return edge.kind == EdgeKind::Relation && graph.graph[edge.source].kind == NodeKind::Actor &&
         graph.graph[edge.target].kind == NodeKind::Actor;
}

}  // namespace

Omissions write_ftm(const EventGraph& graph, std::ostream& out) {
  OutputBuffer buffer(out);
  for (const DocumentNode& document : graph.documents) {
    write_document(graph, document, buffer);
  }
  for (const ActorNode& actor : graph.actors) {
    FtmEntity entity(graph.text(actor.id), kActorSchemas.at(static_cast<std::size_t>(actor.type)));
    entity.add("name", graph.text(actor.label)).add("alias", texts(graph, actor.aliases));
    entity.write(buffer);
  }
  for (std::uint32_t row = 0; row < graph.events.size(); ++row) {
    write_event(graph, row, buffer);
  }
  for (const EdgeRow& edge : graph.edges) {
    if (is_link(graph, edge)) {
      const std::string id = graph.text(edge.id);
      FtmEntity entity(id, "UnknownLink");
      entity.add("subject", graph.id_of(edge.source)).add("object", graph.id_of(edge.target));
      entity.add("role", graph.text(edge.role));
      entity.write(buffer);
    }
  }
  Omissions omissions;
  omissions.add(Omission::Place, graph.places.size());
  omissions.add_edges(graph,
                      [](const EventGraph& in, const EdgeRow& edge) { return !is_link(in, edge); });
  return omissions;
}

}  // namespace chronograph
