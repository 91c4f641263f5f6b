// SPDX-License-Identifier: Apache-2.0
#include "store/accounts.hpp"

#include "chronograph/document/labels.hpp"
#include "store/varints.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace chronograph {
namespace {

// Columns of the select below.
enum Column : int {
  kEvent,
  kId,
  kLabel,
  kType,
  kMode,
  kContext,
  kStatus,
  kGranularity,
  kBeginEarliest,
  kBeginLatest,
  kEndEarliest,
  kEndLatest,
  kSources,
  kSalience,
  kQuote,
  kEnds
};

constexpr std::string_view kSelect =
    "SELECT event, id, label, type, mode, context, status, granularity, begin_earliest, "
    "begin_latest, end_earliest, end_latest, sources, salience, quote, ends FROM account WHERE "
    "place = ?";

// Who takes part in two roles stands once.
void pack_ends(const EventGraph& graph, std::uint32_t row, Bytes& out) {
  std::vector<std::tuple<EdgeKind, std::uint32_t>> ends;
  for (auto [edge, last] = boost::out_edges(graph.event_vertex(row), graph.graph); edge != last;
       ++edge) {
    const EdgeKind kind = graph.graph[*edge].kind;
    if (kind < EdgeKind::MentionedIn) {
      ends.emplace_back(kind, static_cast<std::uint32_t>(boost::target(*edge, graph.graph)));
    }
  }
  for (const EventEvidence& evidence : graph.events[row].evidence) {
    ends.emplace_back(EdgeKind::MentionedIn,
                      static_cast<std::uint32_t>(graph.document_vertex(evidence.document)));
  }
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  out.clear();
  for (const auto& [kind, vertex] : ends) {
    append_varint(out, static_cast<std::uint32_t>(kind));
    append_varint(out, vertex);
    append_text(out, kind == EdgeKind::MentionedIn ? std::string_view() : graph.label_of(vertex));
  }
}

std::string_view quote_of(const EventGraph& graph, const EventNode& event) {
  return event.evidence.empty()
             ? std::string_view()
             : graph.quote(event.evidence.front().document, event.evidence.front().sentence);
}

}  // namespace

void write_accounts(Database& database, const EventGraph& graph,
                    const std::vector<std::uint32_t>& places) {
  std::vector<std::uint32_t> rows(places.size());
  for (std::uint32_t row = 0; row < places.size(); ++row) {
    rows[places[row]] = row;
  }
  Statement insert = database.prepare(
      "INSERT INTO account VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  Bytes ends;
  for (std::uint32_t place = 0; place < rows.size(); ++place) {
    const EventNode& event = graph.events[rows[place]];
    pack_ends(graph, rows[place], ends);
    std::optional<std::string_view> granularity;
    std::optional<std::int32_t> days[4];
    if (event.time) {
      granularity = to_string(event.time->granularity);
      const DayBounds* const bounds[] = {&event.time->begin, &event.time->end};
      for (std::size_t i = 0; i < 4; ++i) {
        const auto& day = i % 2 == 0 ? bounds[i / 2]->earliest : bounds[i / 2]->latest;
        days[i] = day ? std::optional(day->days_since_1970()) : std::nullopt;
      }
    }
    insert
        .bind(place, static_cast<std::uint32_t>(graph.event_vertex(rows[place])),
              graph.text(event.id), graph.text(event.label), graph.text(event.type),
              graph.text(event.mode), graph.text(event.context), to_string(event.status),
              granularity, days[0], days[1], days[2], days[3], event.support_sources,
              event.salience, quote_of(graph, event), std::span<const std::uint8_t>(ends))
        .run();
  }
}

AccountReader::AccountReader(const Database& database) : select_(database.prepare(kSelect)) {}

bool AccountReader::find(std::int64_t place) { return select_.bind(place).step(); }

std::int64_t AccountReader::number() const { return select_.integer(kEvent); }

EventNode AccountReader::event(EventGraph& graph) const {
  const auto intern = [&](int column) { return graph.strings.intern(select_.text(column)); };
  EventNode event;
  event.id = intern(kId);
  event.label = intern(kLabel);
  event.type = intern(kType);
  event.mode = intern(kMode);
  event.context = intern(kContext);
  event.status = parse_status(select_.text(kStatus)).value_or(Status::Asserted);
  if (!select_.is_null(kGranularity)) {
    const auto day = [&](int column) {
      return select_.is_null(column) ? std::nullopt
                                     : std::optional(Date::from_days(
                                           static_cast<std::int32_t>(select_.integer(column))));
    };
    event.time = EventTime{
        {day(kBeginEarliest), day(kBeginLatest)},
        {day(kEndEarliest), day(kEndLatest)},
        parse_label<Granularity>(select_.text(kGranularity)).value_or(Granularity::Unknown),
        {}};
  }
  event.support_sources = static_cast<std::uint32_t>(select_.integer(kSources));
  event.salience = select_.number(kSalience);
  return event;
}

std::string_view AccountReader::quote() const { return select_.text(kQuote); }

void AccountReader::for_each_end(const std::function<void(const End&)>& visit) const {
  std::string_view bytes = select_.text(kEnds);
  while (!bytes.empty()) {
    const auto kind = static_cast<EdgeKind>(take_varint(bytes));
    const std::uint32_t number = take_varint(bytes);
    visit({kind, number, take_text(bytes)});
  }
}

}  // namespace chronograph
