// SPDX-License-Identifier: Apache-2.0
// A store is the graph of the documents in it, whatever way they came and went.
#include "chronograph/store/store.hpp"

#include "chronograph/analyse/finalize.hpp"
#include "chronograph/error.hpp"
#include "chronograph/graph/builder.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "chronograph/graph/query.hpp"
#include "support/documents.hpp"
#include "support/program.hpp"
#include "support/random_documents.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

namespace chronograph {
namespace {

const Generator kGenerator{"chronograph", "test", "m", "l"};

std::string json_of(const EventGraph& graph) {
  std::ostringstream out;
  write_graph_json(graph, out);
  return out.str();
}

std::string built(const std::vector<Document>& documents) {
  EventGraph graph = build_graph(documents, {kGenerator, false}).graph;
  finalize(graph);
  return json_of(graph);
}

void add(Store& store, const Document& document, const Generator& generator = kGenerator) {
  const Evidence evidence = evidence_of(document);
  store.add({&evidence, 1}, {generator});
}

std::string make_store(const test::TemporaryFolder& folder, const std::string& name = "s.db") {
  const std::string path = (folder.path() / name).string();
  std::filesystem::remove(path);
  Store store = Store::create(path);
  store.finish();
  return path;
}

std::string exported(const std::string& path) { return json_of(Store::open_to_read(path).graph()); }

Document told(const std::string& text, const std::string& name, const std::string& verb,
              const EventTime& when) {
  test::DocumentMaker maker(text);
  const auto actor = maker.entity(EntityType::Person, name);
  const Span span = maker.at(name);
  Event& event = maker.event(verb, "CONSULT");
  event.arguments = {{Role::Agent, span, actor}};
  event.when = when;
  return maker.document();
}

}  // namespace

TEST_SUITE("store/store") {
  TEST_CASE("adding document by document gives the graph that is built at once") {
    const test::TemporaryFolder folder("store-add");
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
      CAPTURE(seed);
      test::RandomDocuments maker(seed);
      std::vector<Document> documents = maker.some(6);
      const std::string whole = built(documents);
      const std::string path = make_store(folder);
      maker.random().shuffle(documents);
      Store store = Store::open_to_write(path);
      for (const Document& document : documents) {
        add(store, document);
        if (maker.random().one_in(3)) {
          store.refresh();
        }
      }
      CHECK(json_of(store.graph()) == whole);  // made of the evidence where it is stale
      store.refresh();
      CHECK_FALSE(store.is_stale());
      CHECK(json_of(store.graph()) == whole);  // read from the tables
      CHECK(exported(path) == whole);
      CHECK(store.find_damage().empty());
    }
  }

  TEST_CASE("adding again what is there changes nothing") {
    const test::TemporaryFolder folder("store-again");
    const std::string path = make_store(folder);
    Store store = Store::open_to_write(path);
    const Evidence evidence = evidence_of(test::RandomDocuments(3).some(1).front());
    CHECK(store.add({&evidence, 1}, {kGenerator}) == 1);
    store.refresh();
    CHECK(store.add({&evidence, 1}, {kGenerator}) == 0);
    CHECK_FALSE(store.is_stale());
  }

  TEST_CASE("adding and then removing leaves the bytes of never having had it") {
    const test::TemporaryFolder folder("store-remove");
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
      CAPTURE(seed);
      std::vector<Document> documents = test::RandomDocuments(seed).some(5);
      for (std::size_t i = 0; i < documents.size(); ++i) {
        documents[i].id = "id-" + std::to_string(i);
        documents[i].source = "in/" + std::to_string(i) + ".txt";
      }
      const Document last = documents.back();
      documents.pop_back();
      const std::string path = make_store(folder);
      Store store = Store::open_to_write(path);
      for (const Document& document : documents) {
        add(store, document);
      }
      store.refresh();
      const std::string before = exported(path);
      CHECK(before == built(documents));
      add(store, last, {"chronograph", "later", "n", "l"});
      store.refresh();
      store.remove({seed % 2 == 0 ? last.id : last.source});
      store.refresh();
      CHECK(exported(path) == before);
    }
  }

  TEST_CASE("a document read again by another model is replaced") {
    const test::TemporaryFolder folder("store-model");
    const std::string path = make_store(folder);
    Document document = test::RandomDocuments(5).some(1).front();
    Store store = Store::open_to_write(path);
    add(store, document, {"chronograph", "test", "old", "l"});
    document.events.pop_back();
    add(store, document);
    store.refresh();
    CHECK(exported(path) == built({document}));
  }

  TEST_CASE("a copy given twice at once in two readings counts as in a graph") {
    const test::TemporaryFolder folder("store-twice");
    Document one = test::RandomDocuments(5).some(1).front();
    Document other = one;
    other.events.back().lemma = "zzz";
    for (const auto& documents : {std::vector{one, other}, std::vector{other, one}}) {
      const std::string path = make_store(folder);
      Store store = Store::open_to_write(path);
      store.add(std::vector{evidence_of(documents[0]), evidence_of(documents[1])}, {kGenerator});
      CHECK(json_of(store.graph()) == built(documents));
    }
  }

  TEST_CASE("documents go by the id of their text, by their id and by their source") {
    const test::TemporaryFolder folder("store-names");
    const std::string path = make_store(folder);
    Store store = Store::open_to_write(path);
    std::vector<Document> documents;
    for (const std::string word : {"One", "Two", "Three", "Four"}) {
      documents.push_back(
          told(word + " came: Ada Moss met them.", "Ada Moss", "met", test::on_day(2021, 5, 1)));
      documents.back().id = word;
      documents.back().source = "feed.jsonl#" + word;
    }
    documents[3].source = "feed.jsonl.old";
    for (const Document& document : documents) {
      add(store, document);
    }
    CHECK_THROWS_WITH_AS(
        store.remove({"One", "Tow"}),
        (path + ": no document has the id or source \"Tow\"; did you mean \"Two\"?").c_str(),
        Error);
    CHECK(store.document_count() == 4);
    CHECK(store.remove({document_id_of(documents[0].text.bytes()), "Two"}) == 2);
    CHECK(store.remove({"feed.jsonl"}) == 1);
    CHECK(store.document_count() == 1);
    store.refresh();
    CHECK(exported(path) == built({documents[3]}));
  }

  TEST_CASE("a copy of a document keeps it when the other goes") {
    const test::TemporaryFolder folder("store-copies");
    const std::string path = make_store(folder);
    Store store = Store::open_to_write(path);
    Document here = told("Ada Moss met them.", "Ada Moss", "met", test::on_day(2021, 5, 1));
    here.id = here.source = "here.txt";
    Document there = here;
    there.id = there.source = "there.txt";
    there.creation_time =
        CreationTime{{Date::from_days(18'000), Date::from_days(18'000)}, CreationMethod::Field, {}};
    add(store, here);
    add(store, there);
    CHECK(json_of(store.graph()) == built({here, there}));
    CHECK(store.remove({"there.txt"}) == 0);
    CHECK(json_of(store.graph()) == built({here}));
  }

  TEST_CASE("the events of an actor in a period are those that the filter of a graph finds") {
    const test::TemporaryFolder folder("store-query");
    const std::string path = make_store(folder);
    Store store = Store::open_to_write(path);
    const std::vector<Document> documents = test::RandomDocuments(11).some(30);
    for (const Document& document : documents) {
      add(store, document);
    }
    store.refresh();
    const EventGraph graph = store.graph();
    for (const char* actor : {"Mira Oduya", "oduya", "HARBOUR GUILD", "Port Anselm", "Nobody"}) {
      for (const bool certain : {false, true}) {
        for (const std::int32_t days : {0, 10, 60}) {
          CAPTURE(actor);
          CAPTURE(days);
          Period period{Date::from_days(18'905), Date::from_days(18'905 + days), certain};
          if (days == 60) {
            period.from.reset();
          }
          Filter filter;
          filter.actors = {actor};
          filter.from = period.from;
          filter.to = period.to;
          filter.certain = certain;
          std::vector<std::string> expected;
          for (std::uint32_t row = 0; row < graph.events.size(); ++row) {
            if (passes(graph, filter, row)) {
              expected.emplace_back(graph.text(graph.events[row].id));
            }
          }
          std::vector<std::string> found;
          for (const StoredEvent& event : store.events_of(actor, period)) {
            found.push_back(event.id);
          }
          std::sort(found.begin(), found.end());
          CHECK(found == expected);
        }
      }
    }
  }

  TEST_CASE("an actor's events come by day with the actor's roles, undated ones last") {
    const test::TemporaryFolder folder("store-events");
    const std::string path = make_store(folder);
    Store store = Store::open_to_write(path);
    add(store, told("Ada Moss left.", "Ada Moss", "left", test::on_day(2021, 5, 3)));
    add(store, told("Ada Moss sang.", "Ada Moss", "sang", EventTime{}));
    add(store, told("Ada Moss met them.", "Ada Moss", "met", test::on_day(2021, 5, 1)));
    store.refresh();
    const std::vector<StoredEvent> events = store.events_of("ada moss", {});
    REQUIRE(events.size() == 3);
    CHECK(events[0].label == "Ada Moss met them");
    CHECK(events[0].days.earliest == Date::from_civil(2021, 5, 1));
    CHECK(events[0].roles == std::vector<std::string>{"agent"});
    CHECK(events[0].json.find("\"start\":\"2021-05-01\"") != std::string::npos);
    CHECK(events[1].label == "Ada Moss left");
    CHECK_FALSE(events[2].dated);
  }

  TEST_CASE("words are found in labels and texts, without case and accents") {
    const test::TemporaryFolder folder("store-words");
    const std::string path = make_store(folder);
    Store store = Store::open_to_write(path);
    const Document document =
        told("Ada Moss met a caf\u00e9 owner.", "Ada Moss", "met", test::on_day(2021, 5, 1));
    add(store, document);
    store.refresh();
    const std::string id = document_id_of(document.text.bytes());
    CHECK(store.find_words("CAFE owner", 9).front() == id);
    CHECK(store.find_words("moss", 9).size() == 3);  // the document, the actor, the event
    CHECK(store.find_words("nothing* \"like AND", 9).empty());
  }
}

}  // namespace chronograph
