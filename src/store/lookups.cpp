// SPDX-License-Identifier: Apache-2.0
#include "store/lookups.hpp"

#include "chronograph/text/utf8.hpp"
#include "store/days.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <tuple>
#include <utility>

namespace chronograph {
namespace {

std::optional<Date> day_of(std::int64_t days, std::int32_t open) {
  return days == open ? std::nullopt
                      : std::optional(Date::from_days(static_cast<std::int32_t>(days)));
}

struct StoredRow {
  std::int64_t earliest;
  std::int64_t latest;
  std::int64_t number;
  StoredEvent event;
};

StoredRow stored_row(const Statement& select) {
  StoredRow row{select.integer(2), select.integer(3), select.integer(0), {}};
  row.event.id = select.text(4);
  row.event.label = select.text(5);
  row.event.roles = {std::string(select.text(1))};
  row.event.dated = row.earliest <= row.latest;
  if (row.event.dated) {
    row.event.days = {day_of(row.earliest, kOpenBegin), day_of(row.latest, kOpenEnd)};
  }
  row.event.json = select.text(6);
  return row;
}

// One entry an event, by day: somebody may take part in two roles, or under two names.
std::vector<StoredEvent> joined(std::vector<StoredRow> rows) {
  std::sort(rows.begin(), rows.end(), [](const StoredRow& a, const StoredRow& b) {
    return std::tie(a.earliest, a.latest, a.number, a.event.roles) <
           std::tie(b.earliest, b.latest, b.number, b.event.roles);
  });
  std::vector<StoredEvent> events;
  for (StoredRow& row : rows) {
    if (events.empty() || events.back().id != row.event.id) {
      events.push_back(std::move(row.event));
    } else if (events.back().roles.back() != row.event.roles.front()) {
      events.back().roles.push_back(row.event.roles.front());
    }
  }
  return events;
}

// Rows of one class of reach that lie in a period.
struct Range {
  std::int32_t reach;
  std::int64_t first_earliest;
  std::int64_t last_earliest;
  std::int64_t first_latest;
  std::int64_t last_latest;
};

// Of a period without ends also the class of what has no time.
std::vector<Range> ranges_of(const Period& period) {
  const std::int64_t from = period.from ? period.from->days_since_1970() : kOpenBegin;
  const std::int64_t to = period.to ? period.to->days_since_1970() : kOpenEnd;
  std::vector<Range> ranges;
  for (std::int32_t reach = 0; reach <= kAnyReach; ++reach) {
    // An event that began earlier than that is over before the period.
    const std::int64_t first = period.certain ? from
                               : reach == kAnyReach
                                   ? kOpenBegin
                                   : from - kReaches[static_cast<std::size_t>(reach)];
    ranges.push_back({reach, first, to, from, period.certain ? to : kOpenEnd});
  }
  if (!period.from && !period.to) {
    ranges.push_back({kUndated, kOpenBegin, kOpenEnd, kOpenBegin, kOpenEnd});
  }
  return ranges;
}

template <typename Visit>
void for_each_participation(Statement& select, std::int64_t actor, const Period& period,
                            const Visit& visit) {
  for (const Range& range : ranges_of(period)) {
    select.bind(actor, range.reach, range.first_earliest, range.last_earliest, range.first_latest,
                range.last_latest);
    while (select.step()) {
      visit();
    }
  }
}

}  // namespace

std::set<std::int64_t> find_named(const Database& database, std::string_view name) {
  std::set<std::int64_t> found;
  Statement by_id = database.prepare("SELECT number FROM node WHERE id = ?");
  by_id.bind(name);
  while (by_id.step()) {
    found.insert(by_id.integer(0));
  }
  const std::string folded = fold_name(name);
  Statement by_name = database.prepare("SELECT node FROM name WHERE folded = ?");
  by_name.bind(folded);
  while (by_name.step()) {
    found.insert(by_name.integer(0));
  }
  return found;
}

void add_places_of(const Database& database, std::int64_t actor, const Period& period,
                   std::vector<std::int64_t>& places) {
  Statement select = database.prepare(
      "SELECT place FROM participation WHERE actor = ? AND reach = ? AND earliest BETWEEN ? AND ? "
      "AND latest BETWEEN ? AND ?");
  for_each_participation(select, actor, period, [&] { places.push_back(select.integer(0)); });
}

void add_places_of(const Database& database, const Period& period, std::size_t most,
                   std::vector<std::int64_t>& places) {
  Statement select = database.prepare(
      "SELECT place FROM period WHERE reach = ? AND earliest BETWEEN ? AND ? AND latest BETWEEN ? "
      "AND ? LIMIT ?");
  for (const Range& range : ranges_of(period)) {
    select.bind(range.reach, range.first_earliest, range.last_earliest, range.first_latest,
                range.last_latest, static_cast<std::int64_t>(most + 1));
    while (select.step()) {
      places.push_back(select.integer(0));
    }
  }
}

std::vector<StoredEvent> read_events_of(const Database& database, std::string_view actor,
                                        const Period& period) {
  Statement select = database.prepare(
      "SELECT event, role, earliest, latest, account.id, account.label, json FROM participation "
      "JOIN account USING(place) JOIN node ON number = event WHERE actor = ? AND reach = ? AND "
      "earliest BETWEEN ? AND ? AND latest BETWEEN ? AND ?");
  std::vector<StoredRow> rows;
  for (const std::int64_t number : find_named(database, actor)) {
    for_each_participation(select, number, period, [&] { rows.push_back(stored_row(select)); });
  }
  return joined(std::move(rows));
}

std::vector<std::string> find_words(const Database& database, std::string_view words,
                                    std::size_t at_most) {
  // Each word in quotes: what a user writes must not be read as the query language.
  std::string query;
  std::istringstream stream{std::string(words)};
  for (std::string word; stream >> word;) {
    std::erase(word, '"');
    query += "\"" + word + "\" ";
  }
  std::vector<std::string> ids;
  if (query.empty()) {
    return ids;
  }
  Statement select = database.prepare(
      "SELECT id FROM words JOIN node ON number = words.rowid WHERE words MATCH ? ORDER BY "
      "bm25(words), number LIMIT ?");
  select.bind(query, static_cast<std::int64_t>(at_most));
  while (select.step()) {
    ids.emplace_back(select.text(0));
  }
  return ids;
}

}  // namespace chronograph
