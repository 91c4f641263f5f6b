// SPDX-License-Identifier: Apache-2.0
// Documents to one graph. Everything is first put into an order that depends on content only
// (documents by the hash of their text), so that neither the order of the inputs nor the threads
// that annotated them can show in the result.
#include "chronograph/graph/builder.hpp"

#include "chronograph/document/zone_index.hpp"
#include "chronograph/graph/event_chains.hpp"
#include "graph/event_orders.hpp"
#include "graph/identity.hpp"
#include "graph/labels.hpp"
#include "graph/resolution.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace chronograph {
namespace {

// An annotated input document under the id that its text gives it.
struct Copy {
  std::string id;
  Document document;
};

// Among copies of one text the one whose date is best founded speaks for all; the rest of the key
// only makes the choice total.
auto rank_of(const Copy& copy) {
  const Document& document = copy.document;
  const int method = document.creation_time ? static_cast<int>(document.creation_time->method) : 99;
  const auto day = document.creation_time ? document.creation_time->days.earliest : std::nullopt;
  return std::make_tuple(std::string_view(copy.id), method, day, document.title.empty(),
                         std::string_view(document.title), std::string_view(document.source),
                         std::string_view(document.id), std::string_view(document.publisher),
                         std::string_view(document.url));
}

enum class End : std::uint8_t { Document, Actor, Place, Event };
// A node by its kind and its row in the table before the tables are sorted.
struct NodeRef {
  End kind = End::Event;
  std::uint32_t row = 0;
};

struct Draft {
  EdgeKind kind = EdgeKind::Participates;
  NodeRef source;
  NodeRef target;
  std::string role;
  EvidenceSpan evidence;
  std::optional<EventTime> valid = std::nullopt;  // of a relation
};

Status status_of(const Event& event) {
  switch (event.modality) {
    case Modality::ReportedDoubt:
      return Status::Denied;
    case Modality::Future:
    case Modality::Intended:
      return Status::Planned;
    case Modality::Possible:
    case Modality::Conditional:
      return Status::Hypothetical;
    case Modality::Asserted:
      break;
  }
  return event.source ? Status::Reported : Status::Asserted;
}

// Sorts a node table by id and returns where each old row went.
template <typename Node>
std::vector<std::uint32_t> sort_by_id(std::vector<Node>& nodes, const StringTable& strings) {
  std::vector<std::uint32_t> order(nodes.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return strings.view(nodes[a].id) < strings.view(nodes[b].id);
  });
  std::vector<Node> sorted;
  sorted.reserve(nodes.size());
  std::vector<std::uint32_t> where(nodes.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    where[order[i]] = i;
    sorted.push_back(std::move(nodes[order[i]]));
  }
  nodes = std::move(sorted);
  return where;
}

class Builder {
public:
  explicit Builder(const BuildOptions& options) : options_(options) {}

  BuildResult build(std::vector<Document> documents) {
    take_documents(std::move(documents));
    add_entities();
    for (std::uint32_t row = 0; row < graph_.evidence.size(); ++row) {
      add_events(row);
      add_relations(row);
    }
    add_orders();
    drop_bystanders();
    connect();
    if (options_.lean) {
      graph_.lean = true;
      graph_.evidence.clear();
    }
    graph_.generators = {options_.generator};
    rebuild_topology(graph_);
    return {std::move(graph_), counts_};
  }

private:
  StringId intern(std::string_view text) { return graph_.strings.intern(text); }

  void intern_sorted(const std::set<std::string>& texts, std::vector<StringId>& ids) {
    for (const std::string& text : texts) {
      if (!text.empty()) {
        ids.push_back(intern(text));
      }
    }
  }

  void take_documents(std::vector<Document> documents) {
    std::vector<Copy> copies;
    copies.reserve(documents.size());
    for (Document& document : documents) {
      for (const Token& token : document.tokens) {
        counts_.words += token.upos != Upos::Punct ? 1U : 0U;
      }
      name_triggers(document);
      document.tokens.clear();
      document.tokens.shrink_to_fit();
      document.frames.clear();
      document.frames.shrink_to_fit();
      document.set(Layer::Tokens, false);
      document.set(Layer::Tags, false);
      document.set(Layer::Syntax, false);
      document.set(Layer::Srl, false);
      document.set(Layer::Lemmas, false);
      for (Sentence& sentence : document.sentences) {
        sentence.first_token = sentence.last_token = 0;
      }
      std::string id = document_id_of(document.text.bytes());
      copies.push_back({std::move(id), std::move(document)});
    }
    std::sort(copies.begin(), copies.end(),
              [](const Copy& a, const Copy& b) { return rank_of(a) < rank_of(b); });
    for (std::size_t first = 0; first < copies.size();) {
      std::size_t last = first + 1;
      while (last < copies.size() && copies[last].id == copies[first].id) {
        ++last;
      }
      add_document(std::span(copies).subspan(first, last - first));
      first = last;
    }
    counts_.documents = graph_.documents.size();
    counts_.duplicate_documents = copies.size() - graph_.documents.size();
  }

  void add_document(std::span<Copy> copies) {
    DocumentNode node;
    node.id = intern(copies.front().id);
    std::set<std::string> sources;
    std::set<std::string> publishers;
    std::set<std::string> ids;
    for (const Copy& copy : copies) {
      sources.insert(copy.document.source);
      publishers.insert(copy.document.publisher);
      ids.insert(copy.document.id);
    }
    intern_sorted(sources, node.sources);
    intern_sorted(publishers, node.publishers);
    intern_sorted(ids, node.ids);
    Document& document = copies.front().document;
    node.label = intern(label_of_document(document));
    node.url = intern(document.url);
    node.published = document.creation_time;
    node.evidence = static_cast<std::uint32_t>(graph_.evidence.size());
    counts_.sentences += document.sentences.size();
    counts_.annotated_events += document.events.size();
    counts_.impossible_dates += static_cast<std::size_t>(
        std::count_if(document.times.begin(), document.times.end(),
                      [](const TimeExpression& time) { return time.value.empty(); }));
    counts_.undated_documents += node.published && node.published->days.is_day() ? 0U : 1U;
    graph_.documents.push_back(std::move(node));
    graph_.evidence.push_back(std::move(document));
  }

  void add_entities() {
    node_of_entity_.resize(graph_.evidence.size());
    for (std::size_t row = 0; row < graph_.evidence.size(); ++row) {
      node_of_entity_[row].resize(graph_.evidence[row].entities.size());
    }
    std::vector<Cluster> clusters = resolve_entities(graph_.evidence);
    std::vector<std::string_view> documents;
    for (const DocumentNode& document : graph_.documents) {
      documents.push_back(graph_.text(document.id));
    }
    const std::vector<std::string> ids = ids_of(clusters, documents);
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      add_cluster(clusters[i], ids[i]);
    }
  }

  void add_cluster(const Cluster& cluster, const std::string& id) {
    NodeRef ref;
    std::vector<StringId> aliases;
    for (const std::string& alias : cluster.aliases) {
      aliases.push_back(intern(alias));
    }
    const std::vector<EvidenceSpan>& mentions = cluster.mentions;
    if (cluster.type == EntityType::Place) {
      ref = {End::Place, static_cast<std::uint32_t>(graph_.places.size())};
      PlaceNode place;
      place.id = intern(id);
      place.label = intern(cluster.name);
      place.aliases = std::move(aliases);
      place.country = intern(cluster.country);
      if (cluster.position) {
        place.lat = cluster.position->lat;
        place.lon = cluster.position->lon;
        place.precision = intern(cluster.position->precision);
      }
      place.mentions = mentions;
      graph_.places.push_back(std::move(place));
    } else {
      ref = {End::Actor, static_cast<std::uint32_t>(graph_.actors.size())};
      ActorNode actor;
      actor.id = intern(id);
      actor.label = intern(cluster.name);
      actor.type = cluster.type;
      actor.aliases = std::move(aliases);
      actor.sector = intern(cluster.sector);
      actor.country = intern(cluster.country);
      actor.mentions = mentions;
      graph_.actors.push_back(std::move(actor));
    }
    for (const EntityRef member : cluster.members) {
      node_of_entity_[member.document][member.entity] = ref;
    }
    std::optional<std::uint32_t> seen;
    for (const EvidenceSpan& mention : mentions) {
      if (seen != mention.document) {
        drafts_.push_back(
            {EdgeKind::MentionedIn, ref, {End::Document, mention.document}, {}, mention});
        seen = mention.document;
      }
    }
  }

  // What the design calls an event of the graph: somebody named takes part, and a date, a type or a
  // second participant makes it more than a remark. A reporting verb is news only where it has a
  // date of its own.
  bool becomes_node(std::uint32_t row, const ZoneIndex& zones, const Event& event) const {
    const std::uint32_t at = event.span.begin;
    if (zones.holds(at, ZoneKind::Boilerplate) || zones.holds(at, ZoneKind::Dateline) ||
        zones.holds(at, ZoneKind::Byline)) {
      return false;
    }
    std::size_t named = 0;
    bool named_agent = false;
    for (const Argument& argument : event.arguments) {
      if (argument.entity && node_of_entity_[row][*argument.entity]) {
        ++named;
        named_agent = named_agent || argument.role == Role::Agent;
      }
    }
    const bool has_expression = event.time && event.time->time;
    if (event.event_class == EventClass::Reporting) {
      return named_agent && has_expression;
    }
    return named > 0 && (has_expression || !event.type.empty() || event.arguments.size() > 1);
  }

  void add_events(std::uint32_t row) {
    const Document& document = graph_.evidence[row];
    const ZoneIndex zones(document.zones);
    events_at_.clear();
    std::vector<std::optional<std::uint32_t>> node_of_event(document.events.size());
    for (std::uint32_t i = 0; i < document.events.size(); ++i) {
      if (becomes_node(row, zones, document.events[i])) {
        node_of_event[i] = static_cast<std::uint32_t>(graph_.events.size());
        add_event(row, i);
      }
    }
    node_of_event_.push_back(std::move(node_of_event));
  }

  void add_event(std::uint32_t row, std::uint32_t index) {
    const Document& document = graph_.evidence[row];
    const Event& event = document.events[index];
    const auto sentence = document.sentence_at(event.span.begin);
    const DocumentNode& home = graph_.documents[row];
    const auto day = home.published ? home.published->days.earliest : std::nullopt;
    // Given events may begin at one place; each needs an id of its own.
    const std::uint32_t earlier = events_at_[event.span.begin]++;
    const std::string repeat = earlier == 0 ? std::string() : "|" + std::to_string(earlier);
    EventNode node;
    node.id = intern(hashed_id("event-", (day ? day->iso() : std::string()) + "|" +
                                             std::string(graph_.text(home.id)) + "|" +
                                             std::to_string(event.span.begin) + repeat));
    node.label = intern(label_of_event(document, event));
    node.type = intern(event.type);
    node.mode = intern(event.mode);
    node.quad = intern(event.quad);
    node.event_class = event.event_class;
    node.status = status_of(event);
    node.polarity = event.polarity;
    if (event.when && !event.when->unknown()) {
      node.time = event.when;
    }
    node.evidence = {
        {row, event.span, sentence ? document.sentences[*sentence].span : event.span, index}};
    const NodeRef self{End::Event, static_cast<std::uint32_t>(graph_.events.size())};
    graph_.events.push_back(std::move(node));
    ++counts_.event_nodes;
    drafts_.push_back({EdgeKind::MentionedIn, self, {End::Document, row}, {}, {row, event.span}});
    for (const Argument& argument : event.arguments) {
      if (!argument.entity || !node_of_entity_[row][*argument.entity]) {
        continue;
      }
      const NodeRef target = *node_of_entity_[row][*argument.entity];
      const bool where = argument.role == Role::Place && target.kind == End::Place;
      drafts_.push_back({where ? EdgeKind::LocatedIn : EdgeKind::Participates,
                         self,
                         target,
                         where ? std::string() : std::string(to_string(argument.role)),
                         {row, argument.span}});
    }
    if (event.source && node_of_entity_[row][*event.source]) {
      const NodeRef target = *node_of_entity_[row][*event.source];
      drafts_.push_back({EdgeKind::ReportedBy, self, target, {}, {row, event.span}});
    }
  }

  void add_orders() {
    std::vector<std::vector<std::uint32_t>> actors_of_event(graph_.events.size());
    for (const Draft& draft : drafts_) {
      if (draft.kind == EdgeKind::Participates && draft.target.kind == End::Actor) {
        actors_of_event[draft.source.row].push_back(draft.target.row);
      }
    }
    EventOrders orders =
        order_events(graph_.evidence, node_of_event_, graph_.events, actors_of_event);
    for (const OrderEdge& edge : orders.edges) {
      for (const EvidenceSpan& evidence : edge.evidence) {
        drafts_.push_back({edge.kind,
                           {End::Event, edge.first},
                           {End::Event, edge.second},
                           std::string(edge.detail),
                           evidence});
      }
    }
    for (std::size_t row = 0; row < graph_.events.size(); ++row) {
      graph_.events[row].time = std::move(orders.times[row]);
      counts_.dated_events += graph_.events[row].time ? 1U : 0U;
    }
    counts_.orders = orders.counts;
  }

  void add_relations(std::uint32_t row) {
    for (const EntityRelation& relation : graph_.evidence[row].relations) {
      const auto from = node_of_entity_[row][relation.from];
      const auto to = node_of_entity_[row][relation.to];
      if (from && to && !(from->kind == to->kind && from->row == to->row)) {
        drafts_.push_back({EdgeKind::Relation,
                           *from,
                           *to,
                           std::string(to_string(relation.type)),
                           {row, relation.span},
                           relation.valid});
      }
    }
  }

  // A statement without bounds leaves those of the others as they are: it held when it was made.
  static void add_bounds(EdgeRow& edge, const std::optional<EventTime>& valid) {
    if (!valid || !edge.valid) {
      edge.valid = valid ? valid : edge.valid;
      return;
    }
    const auto narrow = [](DayBounds& bounds, const DayBounds& other) {
      if (other.earliest && (!bounds.earliest || *bounds.earliest < *other.earliest)) {
        bounds.earliest = other.earliest;
      }
      if (other.latest && (!bounds.latest || *other.latest < *bounds.latest)) {
        bounds.latest = other.latest;
      }
    };
    EventTime both = *edge.valid;
    narrow(both.begin, valid->begin);
    narrow(both.end, valid->end);
    const auto is_order = [](const DayBounds& bounds) {
      return !bounds.earliest || !bounds.latest || !(*bounds.latest < *bounds.earliest);
    };
    if (is_order(both.begin) && is_order(both.end)) {  // else they differ, and the first stands
      edge.valid = both;
    }
  }

  // "Turkish" or a law that is merely named is no actor: groups and other things stay only if an
  // event or a relation holds them.
  void drop_bystanders() {
    std::vector<bool> takes_part(graph_.actors.size(), false);
    for (const Draft& draft : drafts_) {
      for (const NodeRef& end : {draft.source, draft.target}) {
        if (end.kind == End::Actor && draft.kind != EdgeKind::MentionedIn) {
          takes_part[end.row] = true;
        }
      }
    }
    std::vector<std::optional<std::uint32_t>> where(graph_.actors.size());
    std::vector<ActorNode> kept;
    for (std::uint32_t row = 0; row < graph_.actors.size(); ++row) {
      const EntityType type = graph_.actors[row].type;
      if (takes_part[row] || type == EntityType::Person || type == EntityType::Organization) {
        where[row] = static_cast<std::uint32_t>(kept.size());
        kept.push_back(std::move(graph_.actors[row]));
      }
    }
    graph_.actors = std::move(kept);
    std::erase_if(drafts_, [&](const Draft& draft) {
      return draft.source.kind == End::Actor && !where[draft.source.row];
    });
    for (Draft& draft : drafts_) {
      for (NodeRef* end : {&draft.source, &draft.target}) {
        if (end->kind == End::Actor) {
          end->row = *where[end->row];
        }
      }
    }
  }

  void connect() {
    // Documents are sorted by id already.
    const std::vector<std::uint32_t> actors = sort_by_id(graph_.actors, graph_.strings);
    const std::vector<std::uint32_t> places = sort_by_id(graph_.places, graph_.strings);
    const std::vector<std::uint32_t> events = sort_by_id(graph_.events, graph_.strings);
    const auto vertex_of = [&](NodeRef ref) -> std::pair<std::uint32_t, std::string_view> {
      switch (ref.kind) {
        case End::Document:
          return {static_cast<std::uint32_t>(graph_.document_vertex(ref.row)),
                  graph_.text(graph_.documents[ref.row].id)};
        case End::Actor:
          return {static_cast<std::uint32_t>(graph_.actor_vertex(actors[ref.row])),
                  graph_.text(graph_.actors[actors[ref.row]].id)};
        case End::Place:
          return {static_cast<std::uint32_t>(graph_.place_vertex(places[ref.row])),
                  graph_.text(graph_.places[places[ref.row]].id)};
        case End::Event:
          break;
      }
      return {static_cast<std::uint32_t>(graph_.event_vertex(events[ref.row])),
              graph_.text(graph_.events[events[ref.row]].id)};
    };
    std::map<std::string, EdgeRow> edges;  // by id: repeated statements become evidence of one edge
    for (const Draft& draft : drafts_) {
      const auto [source, source_id] = vertex_of(draft.source);
      const auto [target, target_id] = vertex_of(draft.target);
      std::string content(to_string(draft.kind));
      for (const std::string_view part : {source_id, target_id, std::string_view(draft.role)}) {
        content += "|";
        content += part;
      }
      EdgeRow& edge = edges[hashed_id("edge-", content)];
      edge.kind = draft.kind;
      edge.source = source;
      edge.target = target;
      edge.role = intern(draft.role);
      edge.evidence.push_back(draft.evidence);
      add_bounds(edge, draft.valid);
    }
    for (auto& [id, edge] : edges) {
      edge.id = intern(id);
      std::sort(edge.evidence.begin(), edge.evidence.end());
      edge.evidence.erase(std::unique(edge.evidence.begin(), edge.evidence.end()),
                          edge.evidence.end());
      graph_.edges.push_back(std::move(edge));
    }
  }

  const BuildOptions& options_;
  EventGraph graph_;
  BuildCounts counts_;
  std::vector<std::vector<std::optional<NodeRef>>> node_of_entity_;  // by document row and entity
  std::vector<std::vector<std::optional<std::uint32_t>>> node_of_event_;  // likewise
  std::map<std::uint32_t, std::uint32_t> events_at_;  // nodes of a document by trigger's begin
  std::vector<Draft> drafts_;
};

}  // namespace

BuildResult build_graph(std::vector<Document> documents, const BuildOptions& options) {
  return Builder(options).build(std::move(documents));
}

}  // namespace chronograph
