// SPDX-License-Identifier: Apache-2.0
// What is wrong with a store is said in one line, and the file stays as it was.
#include "chronograph/error.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "chronograph/store/store.hpp"
#include "support/program.hpp"
#include "support/random_documents.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace chronograph {
namespace {

const Generator kGenerator{"chronograph", "test", "m", "l"};

std::string filled_store(const test::TemporaryFolder& folder, const std::string& name = "s.db") {
  const std::string path = (folder.path() / name).string();
  Store store = Store::create(path);
  std::vector<Evidence> evidence;
  for (const Document& document : test::RandomDocuments(9).some(40)) {
    evidence.push_back(evidence_of(document));
  }
  store.add(evidence, {kGenerator});
  store.refresh();
  store.finish();
  return path;
}

void execute(const std::string& path, const char* sql) {
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &connection) == SQLITE_OK);
  CHECK(sqlite3_exec(connection, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(connection);
}

// The message of what a reader of the whole store throws; empty if it throws nothing.
std::string message_of(const std::string& path) {
  try {
    const Store store = Store::open_to_read(path);
    (void)store.graph();
    std::string message;
    for (const std::string& damage : store.find_damage()) {
      message += damage;
    }
    return message;
  } catch (const Error& error) {
    CHECK(std::string_view(error.what()).find('\n') == std::string_view::npos);
    return error.what();
  }
}

std::string json_of(const std::string& path) {
  std::ostringstream out;
  write_graph_json(Store::open_to_read(path).graph(), out);
  return out.str();
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_SUITE("store/damage") {
  TEST_CASE("what is no store, or of another version, is refused by name") {
    const test::TemporaryFolder folder("store-foreign");
    const std::string text = (folder.path() / "text.db").string();
    std::ofstream(text) << std::string(5000, 'x');
    CHECK(contains(message_of(text), "is no store"));
    std::ofstream(text, std::ios::trunc) << "";
    CHECK(contains(message_of(text), "expected a chronograph store"));
    CHECK(contains(message_of((folder.path() / "nowhere.db").string()), "there is no such store"));
    const std::string foreign = (folder.path() / "foreign.db").string();
    execute(foreign, "CREATE TABLE bookmarks(url)");
    CHECK(contains(message_of(foreign), "is an SQLite file of another program"));
    const std::string newer = filled_store(folder);
    execute(newer, "PRAGMA user_version=99");
    CHECK(contains(message_of(newer),
                   "is a store of version 99, this program knows versions up to 1; use a newer"));
  }

  TEST_CASE("a store of an earlier version is brought up to date") {
    const test::TemporaryFolder folder("store-earlier");
    const std::string path = (folder.path() / "s.db").string();
    execute(path, "PRAGMA application_id=1128747592; PRAGMA user_version=0");  // before any table
    const Evidence evidence = evidence_of(test::RandomDocuments(1).some(1).front());
    Store store = Store::open_to_write(path);
    store.add({&evidence, 1}, {kGenerator});
    store.refresh();
    CHECK(message_of(path).empty());
    CHECK(Store::open_to_read(path).document_count() == 1);
  }

  TEST_CASE("tables made by another version are made anew") {
    const test::TemporaryFolder folder("store-stamp");
    const std::string path = filled_store(folder);
    execute(path, "UPDATE state SET value = 'chronograph 0.0.1/0' WHERE key = 'derived'");
    CHECK(Store::open_to_read(path).is_stale());
    Store::open_to_write(path).refresh();
    CHECK_FALSE(Store::open_to_read(path).is_stale());
  }

  TEST_CASE("a truncated store is told, whatever is left of it") {
    const test::TemporaryFolder folder("store-truncated");
    const std::string path = filled_store(folder);
    const std::string whole = test::read_file(path);
    for (const std::size_t size : {whole.size() - 1, whole.size() / 2, std::size_t{8192},
                                   std::size_t{100}, std::size_t{20}}) {
      CAPTURE(size);
      std::ofstream(path, std::ios::binary | std::ios::trunc) << whole.substr(0, size);
      const std::string message = message_of(path);
      CAPTURE(message);
      CHECK((contains(message, "truncated") || contains(message, "is no store") ||
             contains(message, "expected a chronograph store")));
    }
  }

  TEST_CASE("a store with broken bytes is told in one line, or else its graph is as it was") {
    const test::TemporaryFolder folder("store-broken");
    const std::string path = filled_store(folder);
    const std::string whole = test::read_file(path);
    const std::string graph = json_of(path);
    test::Random random(3);
    std::size_t told = 0;
    for (int round = 0; round < 60; ++round) {
      std::string broken = whole;
      const std::size_t at = random.below(static_cast<std::uint32_t>(whole.size() - 600));
      for (std::size_t i = 0; i < 500; ++i) {
        broken[at + i] = static_cast<char>(random.below(256));
      }
      std::ofstream(path, std::ios::binary | std::ios::trunc) << broken;
      if (message_of(path).empty()) {  // free space, or an index that the graph does not need
        CHECK(json_of(path) == graph);
      } else {
        ++told;
      }
    }
    CHECK(told > 20);
  }

  TEST_CASE("a store that another process is writing to can be read, and writing waits its turn") {
    const test::TemporaryFolder folder("store-locked");
    const std::string path = filled_store(folder);
    sqlite3* other = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &other) == SQLITE_OK);
    REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
    CHECK(message_of(path).empty());
    std::string message;
    try {
      Store store = Store::open_to_write(path);
      const Evidence evidence = evidence_of(test::RandomDocuments(1).some(1).front());
      store.add({&evidence, 1}, {kGenerator});
    } catch (const Error& error) {
      message = error.what();
    }
    CHECK(contains(message, "another process is writing to the store; try again"));
    sqlite3_close(other);
  }

  TEST_CASE("where the disk is full the store stays as it was") {
    const test::TemporaryFolder folder("store-full");
    const std::string path = filled_store(folder);
    const std::string before = test::read_file(path);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      // No file may grow beyond this: writing fails as on a full disk.
      const rlimit limit{4096, 4096};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      std::signal(SIGXFSZ, SIG_IGN);
      int code = 1;
      try {
        Store store = Store::open_to_write(path);
        std::vector<Evidence> evidence;
        for (const Document& document : test::RandomDocuments(500).some(30)) {
          evidence.push_back(evidence_of(document));
        }
        store.add(evidence, {kGenerator});
      } catch (const Error& error) {
        code = contains(error.what(), "cannot write") ? 0 : 2;
      }
      ::_exit(code);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(message_of(path).empty());
    CHECK(test::read_file(path) == before);
  }

  TEST_CASE("a read-only file or folder can be read but not written to") {
    if (::geteuid() == 0) {
      return;  // root may write everywhere
    }
    const test::TemporaryFolder folder("store-read-only");
    const std::string path = filled_store(folder);
    namespace fs = std::filesystem;
    fs::permissions(path, fs::perms::owner_read);
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
    CHECK(message_of(path).empty());
    std::string message;
    try {
      Store::open_to_write(path);
    } catch (const Error& error) {
      message = error.what();
    }
    CHECK(contains(message, "read-only"));
    fs::permissions(folder.path(), fs::perms::owner_all);
  }
}

}  // namespace chronograph
