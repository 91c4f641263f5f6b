// SPDX-License-Identifier: Apache-2.0
// The answers of `why` as JSON. Spans are code points of the document's text, as in graph.json.
#include "chronograph/analyse/order_chain.hpp"
#include "chronograph/graph/why_apart.hpp"
#include "cli/grounds.hpp"
#include "cli/name_grounds.hpp"
#include "cli/why.hpp"
#include "markup/json.hpp"

#include <ostream>
#include <string>

namespace chronograph {
namespace {

class WhyWriter {
public:
  explicit WhyWriter(const EventGraph& graph) : graph_(graph) {}

  std::string node(Vertex vertex) {
    const VertexBundle& bundle = graph_.graph[vertex];
    json_.begin_object();
    json_.member("id", graph_.id_of(vertex))
        .member("kind", to_string(bundle.kind))
        .member("label", graph_.label_of(vertex));
    switch (bundle.kind) {
      case NodeKind::Event:
        write_event(bundle.row);
        break;
      case NodeKind::Actor:
        write_names(vertex);
        write_spellings(graph_.actors[bundle.row].mentions);
        break;
      case NodeKind::Place:
        write_names(vertex);
        write_spellings(graph_.places[bundle.row].mentions);
        break;
      case NodeKind::Document:
        if (const auto& written = graph_.documents[bundle.row].published) {
          write_written(*written);
        }
        break;
    }
    json_.end_object();
    return buffer_ + "\n";
  }

  std::string order(std::uint32_t first, std::uint32_t second) {
    const OrderChain chain = find_order(graph_, first, second);
    json_.begin_object();
    json_.member("first", id_of(first)).member("second", id_of(second));
    json_.member("order", to_string(chain.order));
    json_.key("steps").begin_array();
    for (const std::uint32_t edge : chain.edges_to_dates) {
      write_edge(edge);
    }
    if (chain.dates) {
      json_.begin_object().member("kind", "dates");
      write_dated("source", chain.dates->first);
      write_dated("target", chain.dates->second);
      json_.end_object();
    }
    for (const std::uint32_t edge : chain.edges_from_dates) {
      write_edge(edge);
    }
    json_.end_array();
    write_edges("causes", causes_between(graph_, first, second));
    write_edges("contradictions", contradictions_between(graph_, first, second));
    write_apart(first, second);
    json_.end_object();
    return buffer_ + "\n";
  }

  std::string two(Vertex first, Vertex second) {
    const NameReasons reasons(graph_);
    json_.begin_object();
    json_.member("first", graph_.id_of(first)).member("second", graph_.id_of(second));
    if (const auto difference = reasons.difference_of(first, second)) {
      json_.member("reason", sentence_of(*difference));
    }
    if (const NameJoin* doubt = reasons.doubt_about(first, second)) {
      json_.key("same_as");
      write_join(*doubt);
    }
    json_.end_object();
    return buffer_ + "\n";
  }

private:
  void write_join(const NameJoin& join) {
    json_.begin_object().member("first", join.first).member("second", join.second);
    json_.member("how", words_of(join.fit)).member("verdict", to_string(join.verdict));
    json_.key("shared").begin_array();
    for (const std::string& name : join.shared) {
      json_.value(name);
    }
    json_.end_array().end_object();
  }

  void write_names(Vertex vertex) {
    const auto grounds = NameReasons(graph_).grounds_of(vertex);
    if (!grounds) {
      return;
    }
    json_.key("names").begin_array();
    for (const NameUse& use : grounds->uses) {
      json_.begin_object().member("name", use.name);
      json_.member("documents", static_cast<std::uint64_t>(use.documents)).end_object();
    }
    json_.end_array();
    json_.key("pairs").begin_array();
    for (const NamePair& pair : grounds->pairs) {
      json_.begin_object().member("name", pair.name).member("other", pair.other);
      json_.member("documents", static_cast<std::uint64_t>(pair.documents)).end_object();
    }
    json_.end_array();
    json_.key("joins").begin_array();
    for (const NameJoin& join : grounds->joins) {
      write_join(join);
    }
    json_.end_array();
  }

  [[nodiscard]] std::string_view id_of(std::uint32_t event) const {
    return graph_.text(graph_.events[event].id);
  }

  void write_span(std::string_view key, Span span) {
    json_.key(key).begin_array().value(span.begin).value(span.end).end_array();
  }

  void write_quote(const Quote& quote, std::string_view reason = {}) {
    json_.begin_object().member("document", quote.document);
    write_span("span", quote.span);
    if (!graph_.lean) {
      json_.member("text", quote.words);
      write_span("sentence", quote.sentence);
      json_.member("sentence_text", quote.sentence_words);
    }
    if (!reason.empty()) {
      json_.member("reason", reason);
    }
    json_.end_object();
  }

  void write_edge(std::uint32_t row) {
    const EdgeRow& edge = graph_.edges[row];
    json_.begin_object().member("id", graph_.text(edge.id)).member("kind", to_string(edge.kind));
    json_.member("source", graph_.id_of(edge.source)).member("target", graph_.id_of(edge.target));
    if (edge.role != 0) {
      json_.member(key_of_detail(edge.kind), graph_.text(edge.role));
    }
    json_.key("evidence").begin_array();
    for (const EvidenceSpan& evidence : edge.evidence) {
      write_quote(quote_of(graph_, evidence));
    }
    json_.end_array().end_object();
  }

  void write_edges(std::string_view key, const std::vector<std::uint32_t>& edges) {
    json_.key(key).begin_array();
    for (const std::uint32_t edge : edges) {
      write_edge(edge);
    }
    json_.end_array();
  }

  void write_apart(std::uint32_t first, std::uint32_t second) {
    const auto apart = first == second ? std::nullopt : why_apart(graph_, first, second);
    if (!apart) {
      return;
    }
    json_.key("apart").begin_object().member("objections", std::string_view(apart->objections));
    json_.member("grounds", std::string_view(apart->grounds)).key("mentions").begin_array();
    for (const EventEvidence& evidence : {apart->first, apart->second}) {
      write_quote(quote_of(graph_, {evidence.document, evidence.trigger}));
    }
    json_.end_array().end_object();
  }

  void write_time(const EventTime& time) {
    json_.key("time").begin_object().member("edtf", to_edtf(time)).member("basis", time.basis);
    json_.end_object();
  }

  void write_expression(const EventGrounds& grounds) {
    if (grounds.expression) {
      json_.member("value", grounds.value).key("expression");
      write_quote(*grounds.expression);
    }
  }

  void write_dated(std::string_view key, std::uint32_t event) {
    json_.key(key).begin_object().member("id", id_of(event));
    if (graph_.events[event].time) {
      write_time(*graph_.events[event].time);
    }
    write_expression(grounds_of(graph_, event));
    json_.end_object();
  }

  void write_written(const CreationTime& written) {
    EventTime time;
    time.begin = time.end = written.days;
    json_.key("written").begin_object().member("edtf", to_edtf(time));
    json_.member("method", to_string(written.method)).end_object();
  }

  void write_event(std::uint32_t row) {
    const EventNode& event = graph_.events[row];
    const EventGrounds grounds = grounds_of(graph_, row);
    if (event.time) {
      write_time(*event.time);
    }
    write_expression(grounds);
    if (grounds.written != nullptr) {
      write_written(*grounds.written);
    }
    std::vector<std::uint32_t> bounds;
    for (const BoundingEvent& bound : grounds.bounds) {
      bounds.push_back(bound.edge);
    }
    write_edges("bounded_by", bounds);
    write_edges("participants", grounds.participants);
    write_edges("said_by", grounds.said_by);
    write_edges("caused_by", grounds.caused_by);
    write_edges("led_to", grounds.led_to);
    write_edges("contradictions", grounds.contradictions);
    json_.key("evidence").begin_array();
    for (const EventEvidence& evidence : event.evidence) {
      write_quote(quote_of(graph_, {evidence.document, evidence.trigger}),
                  graph_.text(evidence.reason));
    }
    json_.end_array();
  }

  void write_spellings(const std::vector<EvidenceSpan>& mentions) {
    json_.key("spellings").begin_array();
    for (const Spelling& spelling : spellings_of(graph_, mentions)) {
      json_.begin_object().member("text", std::string_view(spelling.words));
      json_.member("count", static_cast<std::uint64_t>(spelling.count)).key("first");
      write_quote(quote_of(graph_, spelling.first));
      json_.end_object();
    }
    json_.end_array();
  }

  const EventGraph& graph_;
  std::string buffer_;
  JsonWriter json_{buffer_, true};
};

}  // namespace

void write_why_json(const EventGraph& graph, Vertex vertex, std::ostream& out) {
  out << WhyWriter(graph).node(vertex);
}

void write_why_two_json(const EventGraph& graph, Vertex first, Vertex second, std::ostream& out) {
  out << WhyWriter(graph).two(first, second);
}

void write_why_order_json(const EventGraph& graph, std::uint32_t first, std::uint32_t second,
                          std::ostream& out) {
  out << WhyWriter(graph).order(first, second);
}

}  // namespace chronograph
