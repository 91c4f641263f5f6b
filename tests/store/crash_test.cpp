// SPDX-License-Identifier: Apache-2.0
// A process that writes to a store may die at any moment: what it has been told to be kept is kept,
// and the store opens as if nothing had happened.
#include "chronograph/analyse/finalize.hpp"
#include "chronograph/graph/builder.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "chronograph/store/store.hpp"
#include "support/program.hpp"
#include "support/random_documents.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace chronograph {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kKills = 15;
#else
constexpr int kKills = 100;
#endif
constexpr std::uint32_t kLongestLifeMicroseconds = 60'000;
const Generator kGenerator{"chronograph", "test", "m", "l"};

std::string json_of(const EventGraph& graph) {
  std::ostringstream out;
  write_graph_json(graph, out);
  return out.str();
}

// Adds documents one by one, makes the graph after every third, takes one out now and then, and
// says after each what it has been told is kept: the number of the document, then + or -.
[[noreturn]] void write_until_killed(const std::string& path, const std::vector<Evidence>& evidence,
                                     std::uint64_t seed, int acknowledged) {
  test::Random random(seed);
  Store store = Store::open_to_write(path);
  for (int step = 0;; ++step) {
    const auto number =
        static_cast<char>(random.below(static_cast<std::uint32_t>(evidence.size())));
    const Evidence& entry = evidence[static_cast<std::size_t>(number)];
    char sign = '+';
    if (random.one_in(4) && store.document_count() > 0) {
      sign = '-';
      std::vector<Generator> unused;
      const auto there = store.evidence(unused);
      const bool is_there = std::any_of(there.begin(), there.end(), [&](const Evidence& other) {
        return other.ids == entry.ids;
      });
      if (!is_there) {
        continue;
      }
      store.remove(entry.ids);
    } else {
      store.add({&entry, 1}, {kGenerator});
    }
    const char message[2] = {number, sign};
    if (::write(acknowledged, message, 2) != 2) {
      ::_exit(1);
    }
    if (step % 3 == 0) {
      store.refresh();
    }
  }
}

// Reads what the writer has said before it died.
std::string acknowledged_by(int pipe) {
  std::string all;
  char buffer[512];
  for (;;) {
    const ssize_t got = ::read(pipe, buffer, sizeof buffer);
    if (got > 0) {
      all.append(buffer, static_cast<std::size_t>(got));
    } else if (got == 0 || errno != EINTR) {
      return all;
    }
  }
}

}  // namespace

TEST_SUITE("store/crash") {
  TEST_CASE("a writer killed at random moments loses nothing that was acknowledged") {
    const test::TemporaryFolder folder("store-crash");
    const std::string path = (folder.path() / "s.db").string();
    { Store::create(path).finish(); }
    std::vector<Document> documents = test::RandomDocuments(77).some(24);
    std::vector<Evidence> evidence;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      documents[i].id = documents[i].source = "number-" + std::to_string(i);
      evidence.push_back(evidence_of(documents[i]));
    }
    std::vector<bool> expected(evidence.size(), false);
    test::Random random(5);
    std::size_t steps = 0;
    for (int kill = 0; kill < kKills; ++kill) {
      CAPTURE(kill);
      int ends[2];
      REQUIRE(::pipe(ends) == 0);
      const pid_t writer = ::fork();
      REQUIRE(writer >= 0);
      if (writer == 0) {
        ::close(ends[0]);
        write_until_killed(path, evidence, static_cast<std::uint64_t>(kill) + 1, ends[1]);
      }
      ::close(ends[1]);
      std::this_thread::sleep_for(
          std::chrono::microseconds(random.below(kLongestLifeMicroseconds)));
      ::kill(writer, SIGKILL);
      ::waitpid(writer, nullptr, 0);
      const std::string said = acknowledged_by(ends[0]);
      ::close(ends[0]);
      for (std::size_t i = 0; i + 1 < said.size(); i += 2) {
        expected[static_cast<std::size_t>(said[i])] = said[i + 1] == '+';
        ++steps;
      }
      const Store store = Store::open_to_read(path);
      CHECK(store.find_damage().empty());
      std::vector<Generator> generators;
      std::vector<bool> found(evidence.size(), false);
      for (const Evidence& entry : store.evidence(generators)) {
        found[std::stoul(entry.ids.front().substr(7))] = true;
      }
      // One more step may be kept whose acknowledgement the writer did not live to send.
      std::size_t differences = 0;
      for (std::size_t i = 0; i < found.size(); ++i) {
        differences += found[i] != expected[i] ? 1U : 0U;
      }
      CHECK(differences <= 1);
      expected = found;
      if (kill % 10 == 0) {
        std::vector<Document> there;
        for (std::size_t i = 0; i < found.size(); ++i) {
          if (found[i]) {
            there.push_back(documents[i]);
          }
        }
        EventGraph graph = build_graph(there, {kGenerator, false}).graph;
        finalize(graph);
        graph.generators = there.empty() ? std::vector<Generator>() : graph.generators;
        CHECK(json_of(store.graph()) == json_of(graph));
      }
    }
    MESSAGE(steps << " acknowledged steps");
    CHECK(steps > 0);
  }
}

}  // namespace chronograph
