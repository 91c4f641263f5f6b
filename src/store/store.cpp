// SPDX-License-Identifier: Apache-2.0
#include "chronograph/store/store.hpp"

#include "chronograph/analyse/finalize.hpp"
#include "chronograph/error.hpp"
#include "chronograph/graph/builder.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "chronograph/version.hpp"
#include "store/database.hpp"
#include "store/derived.hpp"
#include "store/event_part.hpp"
#include "store/evidence_rows.hpp"
#include "store/graph_part.hpp"
#include "store/lookups.hpp"
#include "store/migrations.hpp"

#include <array>
#include <fstream>
#include <sstream>
#include <utility>

namespace chronograph {
namespace {

// By what the derived tables are made; one made otherwise, as by an earlier version, is stale.
// The number counts changes of derived.sql.
std::string stamp() { return "chronograph " + std::string(kVersion) + "/4"; }

void set_stale(Database& database) { database.execute("DELETE FROM state WHERE key = 'derived'"); }

void put(Database& database, const EventGraph& graph) {
  write_derived(database, graph);
  const std::string made_by = stamp();
  database.prepare("INSERT OR REPLACE INTO state VALUES('derived', ?)").bind(made_by).run();
}

// Lines of corrections.jsonl, in one value: there are few, and they are read all at once.
std::vector<Correction> read_corrections_of(const Database& database) {
  Statement stored = database.prepare("SELECT value FROM state WHERE key = 'corrections'");
  return stored.step() ? read_corrections(stored.text(0), database.path() + ": corrections")
                       : std::vector<Correction>();
}

EventGraph make_graph(const Database& database) {
  std::vector<Generator> generators;
  std::vector<Evidence> rows = read_rows(database, generators);
  EventGraph graph =
      build_graph(std::move(rows), std::move(generators), false, read_corrections_of(database))
          .graph;
  finalize(graph);
  return graph;
}

EventGraph read_graph(const Database& database) {
  EventGraph graph = read_derived(database);
  std::vector<Generator> unused;  // the tables know them
  graph.lean = false;
  graph.corrections = read_corrections_of(database);
  for (Evidence& entry : unite(read_rows(database, unused))) {
    graph.evidence.push_back(std::move(entry.document));
  }
  return graph;
}

std::string json_of(const EventGraph& graph) {
  std::ostringstream out;
  write_graph_json(graph, out);
  return out.str();
}

}  // namespace

struct Store::State {
  mutable Database database;
  explicit State(Database opened) : database(std::move(opened)) {}
};

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::string& path, StoreAccess access, const std::string& name) {
  Store store(std::make_unique<State>(Database(path, access, name)));
  Database& database = store.state_->database;
  if (access == StoreAccess::Create) {
    // Nobody sees the file before it is whole, so it needs no journal.
    database.execute("PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF");
    make_schema(database);
  } else {
    check_schema(database);
    database.execute(access == StoreAccess::Write ? "PRAGMA synchronous=FULL"
                                                  : "PRAGMA query_only=ON");
  }
  return store;
}

Store Store::open_to_read(const std::string& path) { return open(path, StoreAccess::Read, {}); }
Store Store::open_to_write(const std::string& path) { return open(path, StoreAccess::Write, {}); }
Store Store::create(const std::string& path, const std::string& name) {
  return open(path, StoreAccess::Create, name);
}

std::size_t Store::add(std::span<const Evidence> evidence,
                       const std::vector<Generator>& generators) {
  Database& database = state_->database;
  Transaction transaction(database);
  const std::size_t added = add_rows(database, evidence, generators);
  if (added > 0) {
    set_stale(database);
  }
  transaction.commit();
  return added;
}

std::size_t Store::remove(const std::vector<std::string>& names) {
  Database& database = state_->database;
  Transaction transaction(database);
  const std::size_t before = document_count();
  remove_rows(database, names);
  set_stale(database);
  const std::size_t after = document_count();
  transaction.commit();
  return before - after;
}

bool Store::correct(std::vector<Correction> corrections) {
  Database& database = state_->database;
  Transaction transaction(database);
  const std::vector<Correction> known = read_corrections_of(database);
  corrections.insert(corrections.end(), known.begin(), known.end());
  corrections = unite(std::move(corrections));
  if (corrections == known) {
    return false;
  }
  std::string lines;
  for (const Correction& correction : corrections) {
    lines += to_json_line(correction) + "\n";
  }
  database.prepare("INSERT OR REPLACE INTO state VALUES('corrections', ?)").bind(lines).run();
  set_stale(database);
  transaction.commit();
  return true;
}

std::vector<Correction> Store::corrections() const { return read_corrections_of(state_->database); }

void Store::refresh() {
  Database& database = state_->database;
  Transaction transaction(database);
  if (is_stale()) {
    put(database, make_graph(database));
  }
  transaction.commit();
}

void Store::put_graph(const EventGraph& graph) {
  Database& database = state_->database;
  Transaction transaction(database);
  put(database, graph);
  transaction.commit();
}

void Store::finish() {
  state_->database.execute("PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL");
}

bool Store::is_stale() const {
  Statement made = state_->database.prepare("SELECT value FROM state WHERE key = 'derived'");
  return !made.step() || made.text(0) != stamp();
}

std::size_t Store::document_count() const {
  return static_cast<std::size_t>(
      state_->database.integer("SELECT count(DISTINCT document) FROM evidence"));
}

std::vector<Evidence> Store::evidence(std::vector<Generator>& generators) const {
  return read_rows(state_->database, generators);
}

EventGraph Store::graph() const {
  Transaction transaction(state_->database);
  return is_stale() ? make_graph(state_->database) : read_graph(state_->database);
}

std::vector<StoredEvent> Store::events_of(std::string_view actor, const Period& period) const {
  Transaction transaction(state_->database);
  return read_events_of(state_->database, actor, period);
}

std::optional<EventPart> Store::events_passing(const Filter& filter) const {
  Transaction transaction(state_->database);
  return is_stale() ? std::nullopt : read_event_part(state_->database, filter);
}

std::optional<GraphPart> Store::part_passing(const Filter& filter, PartOptions options) const {
  Transaction transaction(state_->database);
  return is_stale() ? std::nullopt : read_part_passing(state_->database, filter, options);
}

std::optional<GraphPart> Store::part_around(std::string_view name, std::size_t hops,
                                            const Filter& filter) const {
  Transaction transaction(state_->database);
  return is_stale() ? std::nullopt : read_part_around(state_->database, name, hops, filter);
}

std::optional<EventGraph> Store::part_of_node(std::string_view id) const {
  Transaction transaction(state_->database);
  return is_stale() ? std::nullopt : read_part_of_node(state_->database, id);
}

std::vector<std::string> Store::find_words(std::string_view words, std::size_t at_most) const {
  return chronograph::find_words(state_->database, words, at_most);
}

std::vector<std::string> Store::find_damage() const {
  Transaction transaction(state_->database);
  std::vector<std::string> damage;
  for (Statement check = state_->database.prepare("PRAGMA integrity_check"); check.step();) {
    if (check.text(0) != "ok") {
      damage.emplace_back(check.text(0));
    }
  }
  if (damage.empty() && !is_stale() &&
      json_of(read_graph(state_->database)) != json_of(make_graph(state_->database))) {
    damage.emplace_back("the tables of the graph do not say what the evidence says");
  }
  return damage;
}

bool is_store(const std::string& path) {
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  std::array<char, 16> head{};
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), head.size());
  return file.gcount() == static_cast<std::streamsize>(head.size()) &&
         std::string_view(head.data(), head.size()) == kMagic;
}

}  // namespace chronograph
