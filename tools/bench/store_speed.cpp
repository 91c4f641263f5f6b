// SPDX-License-Identifier: Apache-2.0
// How fast a large store is written, how large it is, and how long a question to it takes from the
// start of a process. The graph is made up, the same each time: twenty years of events, four edges
// each (told in, who, whom, where); the actor with the number n takes part 1/n times as often as
// the first.
//
// Usage: store_speed FILE [EVENTS [ACTORS]]   writes FILE (2,000,000 and 300,000 unless given) and
// asks it
//        store_speed FILE ask ACTOR FROM TO   asks once: what a process does that only asks
#include "chronograph/store/store.hpp"
#include "random.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fmt/format.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace chronograph;

namespace {

using Clock = std::chrono::steady_clock;

// Of this process; what others do on the machine does not show in it.
double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Zipf over 0 to limit - 1, by the inverse of the continuous distribution.
std::uint32_t often(Random& random, std::uint32_t limit) {
  const double share = random.below(1U << 30U) / double(1U << 30U);
  return static_cast<std::uint32_t>(std::exp(share * std::log(limit + 1.0))) - 1;
}

constexpr std::uint32_t kPlaces = 5'000;
constexpr std::uint32_t kEventsADocument = 10;
constexpr int kFirstDay = 11'000;  // in 2000
constexpr std::uint32_t kDays = 20 * 365;

class Maker {
public:
  Maker(std::uint32_t events, std::uint32_t actors) : events_(events), actors_(actors) {}

  EventGraph make() {
    graph_.lean = true;
    graph_.generators = {{"store_speed", "1", "", ""}};
    for (std::uint32_t i = 0; i < events_ / kEventsADocument; ++i) {
      graph_.documents.push_back(
          {named("doc-{:012x}", i), named("Report {}", i), {}, {}, {}, 0, {}, i});
    }
    for (std::uint32_t i = 0; i < actors_; ++i) {
      ActorNode actor;
      actor.id = named("actor-person-{:06}", i);
      actor.label = named("Person {:06}", i);
      actor.type = EntityType::Person;
      graph_.actors.push_back(actor);
    }
    for (std::uint32_t i = 0; i < kPlaces; ++i) {
      PlaceNode place;
      place.id = named("place-town-{:04}", i);
      place.label = named("Town {:04}", i);
      graph_.places.push_back(place);
    }
    for (std::uint32_t i = 0; i < events_; ++i) {
      add_event(i);
    }
    std::sort(graph_.edges.begin(), graph_.edges.end(), [&](const EdgeRow& a, const EdgeRow& b) {
      return graph_.text(a.id) < graph_.text(b.id);
    });
    rebuild_topology(graph_);
    return std::move(graph_);
  }

private:
  StringId named(const char* form, std::uint32_t number) {
    return graph_.strings.intern(fmt::format(fmt::runtime(form), number));
  }

  void add_event(std::uint32_t i) {
    const std::uint32_t document = i / kEventsADocument;
    EventNode event;
    event.id = named("event-{:012x}", i);
    event.label = named("Person visited a town for the {}th time", i % 1000);
    event.type = graph_.strings.intern("CONSULT");
    const std::uint32_t begin = (i % kEventsADocument) * 90;
    event.evidence = {{document, {begin, begin + 7}, {begin, begin + 80}, 0}};
    if (random_.below(10) < 7) {
      const Date day = Date::from_days(kFirstDay + static_cast<int>(random_.below(kDays)));
      const Date last = random_.below(10) == 0 ? day.plus_days(30) : day;
      event.time = EventTime{{day, last}, {day, last}, Granularity::Day, "expression"};
      if (random_.below(50) == 0) {  // "since", "until"
        event.time->end.latest.reset();
      }
    }
    graph_.events.push_back(event);
    const auto self = static_cast<std::uint32_t>(graph_.event_vertex(0)) + i;
    const auto actor = [&] {
      return static_cast<std::uint32_t>(graph_.actor_vertex(often(random_, actors_)));
    };
    add_edge(EdgeKind::MentionedIn, self, document, "", {document, {begin, begin + 7}});
    add_edge(EdgeKind::Participates, self, actor(), "agent", {document, {begin + 8, begin + 20}});
    add_edge(EdgeKind::Participates, self, actor(), "patient",
             {document, {begin + 21, begin + 33}});
    add_edge(EdgeKind::LocatedIn, self,
             static_cast<std::uint32_t>(graph_.place_vertex(often(random_, kPlaces))), "",
             {document, {begin + 40, begin + 49}});
  }

  void add_edge(EdgeKind kind, std::uint32_t source, std::uint32_t target, std::string_view role,
                EvidenceSpan evidence) {
    EdgeRow edge;
    // Scattered as hashes are: an odd factor makes a permutation of 48 bits.
    edge.id = graph_.strings.intern(
        fmt::format("edge-{:012x}", (++edges_ * 0x9E3779B97F4BU) & 0xFFFFFFFFFFFFU));
    edge.kind = kind;
    edge.source = source;
    edge.target = target;
    edge.role = graph_.strings.intern(role);
    edge.evidence = {evidence};
    graph_.edges.push_back(std::move(edge));
  }

  std::uint32_t events_;
  std::uint32_t actors_;
  std::uint64_t edges_ = 0;
  Random random_;
  EventGraph graph_;
};

int ask(const std::string& path, const std::string& actor, const char* from, const char* to) {
  const Store store = Store::open_to_read(path);
  const auto events = store.events_of(actor, {Date::parse(from), Date::parse(to), false});
  std::printf("%zu\n", events.size());
  return 0;
}

struct Answer {
  std::string events;
  double milliseconds = 0;
};

// The least of several, each a process of its own.
Answer ask_in_process(const char* program, const std::string& path, const std::string& actor,
                      const char* from, const char* to) {
  Answer best{"", 1e9};
  for (int round = 0; round < 7; ++round) {
    const auto begin = Clock::now();
    const std::string command =
        fmt::format("'{}' '{}' ask '{}' {} {}", program, path, actor, from, to);
    std::FILE* pipe = ::popen(command.c_str(), "r");
    std::array<char, 64> line{};
    const bool answered = std::fgets(line.data(), line.size(), pipe) != nullptr;
    ::pclose(pipe);
    const double milliseconds = 1000 * seconds_since(begin);
    if (answered && milliseconds < best.milliseconds) {
      best = {line.data(), milliseconds};
    }
  }
  best.events = best.events.substr(0, best.events.find('\n'));
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 6) {
    return ask(argv[1], argv[3], argv[4], argv[5]);
  }
  const std::string path = argc > 1 ? argv[1] : "store_speed.db";
  const auto number = [&](int index, std::uint32_t otherwise) {
    return argc > index ? static_cast<std::uint32_t>(std::strtoul(argv[index], nullptr, 10))
                        : otherwise;
  };
  if (!std::filesystem::exists(path)) {
    auto begin = Clock::now();
    const EventGraph graph = Maker(number(2, 2'000'000), number(3, 300'000)).make();
    fmt::print("made up in {:.1f} s: {} events, {} actors, {} edges\n", seconds_since(begin),
               graph.events.size(), graph.actors.size(), graph.edges.size());
    begin = Clock::now();
    const double cpu_before = cpu_seconds();
    Store store = Store::create(path);
    store.put_graph(graph);
    store.finish();
    const double wrote = seconds_since(begin);
    const auto bytes = static_cast<double>(std::filesystem::file_size(path));
    fmt::print("written in {:.1f} s ({:.1f} s of CPU), {:.0f} MB, {:.0f} bytes an event\n", wrote,
               cpu_seconds() - cpu_before, bytes / 1e6,
               bytes / static_cast<double>(graph.events.size()));
  }
  fmt::print("| actor | period | events | ms from process start |\n|---|---|---|---|\n");
  struct Question {
    const char* actor;
    const char* from;
    const char* to;
  };
  for (const Question& question : {Question{"Person 000000", "2018-03-01", "2018-03-31"},
                                   Question{"Person 000010", "2018-03-01", "2018-03-31"},
                                   Question{"Person 001000", "2018-03-01", "2018-03-31"},
                                   Question{"Person 001000", "2000-01-01", "2020-12-31"},
                                   Question{"Person 250000", "2000-01-01", "2020-12-31"}}) {
    const Answer answer = ask_in_process(argv[0], path, question.actor, question.from, question.to);
    fmt::print("| {} | {} to {} | {} | {:.1f} |\n", question.actor, question.from, question.to,
               answer.events, answer.milliseconds);
  }
  return 0;
}
