// SPDX-License-Identifier: Apache-2.0
// How fast a large store is written, how large it is, and how long a question to it takes from the
// start of a process. The graph is made_graph.hpp's.
//
// Usage: store_speed FILE [EVENTS [ACTORS]]   writes FILE (2,000,000 and 300,000 unless given) and
// asks it
//        store_speed FILE ask ACTOR FROM TO   asks once: what a process does that only asks
#include "chronograph/store/store.hpp"
#include "made_graph.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fmt/format.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

using namespace chronograph;

namespace {

using Clock = std::chrono::steady_clock;

// Of this process; what others do on the machine does not show in it.
double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

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
    const EventGraph graph = MadeGraph(number(2, 2'000'000), number(3, 300'000)).make();
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
