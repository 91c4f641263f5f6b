// SPDX-License-Identifier: Apache-2.0
#include "cli/grounds.hpp"

#include <algorithm>
#include <map>

namespace chronograph {
namespace {

constexpr std::size_t kMostBounds = 3;  // each way

const Document* evidence_of(const EventGraph& graph, std::uint32_t document_row) {
  const std::uint32_t row = graph.documents[document_row].evidence;
  return row < graph.evidence.size() ? &graph.evidence[row] : nullptr;
}

void find_expression(const EventGraph& graph, const EventNode& event, EventGrounds& grounds) {
  for (const EventEvidence& evidence : event.evidence) {
    const Document* document = evidence_of(graph, evidence.document);
    if (document == nullptr || evidence.event >= document->events.size()) {
      continue;
    }
    const auto& time = document->events[evidence.event].time;
    if (time && time->time && *time->time < document->times.size()) {
      const TimeExpression& expression = document->times[*time->time];
      grounds.expression = quote_of(graph, {evidence.document, expression.span});
      grounds.value = expression.value;
      return;
    }
  }
}

// The last that an event comes after and the first that it comes before, by their dates.
void find_bounds(const EventGraph& graph, std::uint32_t row, EventGrounds& grounds) {
  std::vector<BoundingEvent> earlier;
  std::vector<BoundingEvent> later;
  const Vertex vertex = graph.event_vertex(row);
  const auto begin_of = [&](const BoundingEvent& other) -> const DayBounds& {
    return graph.events[other.event].time->begin;
  };
  // A foreign file may put anything before an event.
  const auto dated_event = [&](const EdgeBundle& edge, Vertex other) -> const EventTime* {
    const VertexBundle& node = graph.graph[other];
    const bool fits = edge.kind == EdgeKind::Before && node.kind == NodeKind::Event;
    return fits && graph.events[node.row].time ? &*graph.events[node.row].time : nullptr;
  };
  for (auto [edge, last] = boost::in_edges(vertex, graph.graph); edge != last; ++edge) {
    const Vertex other = boost::source(*edge, graph.graph);
    const EventTime* time = dated_event(graph.graph[*edge], other);
    if (time != nullptr && time->begin.earliest) {
      earlier.push_back({graph.graph[other].row, graph.graph[*edge].row, true});
    }
  }
  for (auto [edge, last] = boost::out_edges(vertex, graph.graph); edge != last; ++edge) {
    const Vertex other = boost::target(*edge, graph.graph);
    const EventTime* time = dated_event(graph.graph[*edge], other);
    if (time != nullptr && time->begin.latest) {
      later.push_back({graph.graph[other].row, graph.graph[*edge].row, false});
    }
  }
  std::stable_sort(earlier.begin(), earlier.end(), [&](const auto& a, const auto& b) {
    return *begin_of(b).earliest < *begin_of(a).earliest;
  });
  std::stable_sort(later.begin(), later.end(), [&](const auto& a, const auto& b) {
    return *begin_of(a).latest < *begin_of(b).latest;
  });
  for (auto* side : {&earlier, &later}) {
    side->resize(std::min(side->size(), kMostBounds));
    grounds.bounds.insert(grounds.bounds.end(), side->begin(), side->end());
  }
}

}  // namespace

Quote quote_of(const EventGraph& graph, const EvidenceSpan& evidence) {
  Quote quote{graph.text(graph.documents[evidence.document].id),
              evidence.span,
              graph.quote(evidence.document, evidence.span),
              evidence.span,
              {}};
  if (const Document* document = evidence_of(graph, evidence.document)) {
    if (const auto sentence = document->sentence_at(evidence.span.begin)) {
      quote.sentence = document->sentences[*sentence].span;
    }
  }
  quote.sentence_words = graph.quote(evidence.document, quote.sentence);
  return quote;
}

std::vector<Quote> quotes_of(const EventGraph& graph, const EdgeRow& edge) {
  std::vector<Quote> quotes;
  for (const EvidenceSpan& evidence : edge.evidence) {
    const Quote quote = quote_of(graph, evidence);
    const bool known = std::any_of(quotes.begin(), quotes.end(), [&](const Quote& other) {
      return other.document == quote.document && other.sentence == quote.sentence;
    });
    if (!known) {
      quotes.push_back(quote);
    }
  }
  return quotes;
}

EventGrounds grounds_of(const EventGraph& graph, std::uint32_t event_row) {
  const EventNode& event = graph.events[event_row];
  EventGrounds grounds;
  find_expression(graph, event, grounds);
  if (!event.evidence.empty()) {
    const auto& written = graph.documents[event.evidence.front().document].published;
    grounds.written = written ? &*written : nullptr;
  }
  if (!event.time || event.time->unknown() || event.time->basis == "order") {
    find_bounds(graph, event_row, grounds);
  }
  const Vertex vertex = graph.event_vertex(event_row);
  for (auto [edge, last] = boost::out_edges(vertex, graph.graph); edge != last; ++edge) {
    const EdgeBundle& bundle = graph.graph[*edge];
    if (bundle.kind == EdgeKind::Participates || bundle.kind == EdgeKind::LocatedIn) {
      grounds.participants.push_back(bundle.row);
    } else if (bundle.kind == EdgeKind::ReportedBy) {
      grounds.said_by.push_back(bundle.row);
    } else if (bundle.kind == EdgeKind::Causes) {
      grounds.led_to.push_back(bundle.row);
    } else if (bundle.kind == EdgeKind::Contradicts) {
      grounds.contradictions.push_back(bundle.row);
    }
  }
  for (auto [edge, last] = boost::in_edges(vertex, graph.graph); edge != last; ++edge) {
    const EdgeBundle& bundle = graph.graph[*edge];
    if (bundle.kind == EdgeKind::Contradicts) {
      grounds.contradictions.push_back(bundle.row);
    } else if (bundle.kind == EdgeKind::Causes) {
      grounds.caused_by.push_back(bundle.row);
    }
  }
  return grounds;
}

std::vector<std::uint32_t> causes_between(const EventGraph& graph, std::uint32_t first,
                                          std::uint32_t second) {
  std::vector<std::uint32_t> edges;
  for (const auto& [from, to] : {std::pair(first, second), std::pair(second, first)}) {
    const Vertex vertex = graph.event_vertex(from);
    for (auto [edge, last] = boost::out_edges(vertex, graph.graph); edge != last; ++edge) {
      if (graph.graph[*edge].kind == EdgeKind::Causes &&
          boost::target(*edge, graph.graph) == graph.event_vertex(to)) {
        edges.push_back(graph.graph[*edge].row);
      }
    }
  }
  return edges;
}

std::vector<Spelling> spellings_of(const EventGraph& graph,
                                   const std::vector<EvidenceSpan>& mentions) {
  std::map<std::string_view, Spelling> known;
  for (const EvidenceSpan& mention : mentions) {
    Spelling& spelling = known[graph.quote(mention.document, mention.span)];
    if (spelling.count++ == 0) {
      spelling.first = mention;
    }
  }
  std::vector<Spelling> spellings;
  for (auto& [words, spelling] : known) {
    spelling.words = words;
    spellings.push_back(std::move(spelling));
  }
  std::stable_sort(spellings.begin(), spellings.end(),
                   [](const Spelling& a, const Spelling& b) { return a.count > b.count; });
  return spellings;
}

}  // namespace chronograph
