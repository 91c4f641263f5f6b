// SPDX-License-Identifier: Apache-2.0
// What holds of every format alike: filters, where it is written, what a failure leaves behind, and
// the same bytes whatever the threads and the order of the inputs.
#include "chronograph/export/format.hpp"
#include "support/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <sys/resource.h>

namespace chronograph {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> peace_talks() {
  const fs::path samples = test::source_dir() / "samples";
  return {(samples / "peace-talks-1-interview.txt").string(),
          (samples / "peace-talks-2-ceasefire.html").string(),
          (samples / "peace-talks-3-collapse.json").string()};
}

void build(const std::vector<std::string>& files, const std::string& graph,
           const std::string& jobs) {
  std::vector<std::string> arguments{"build", "-o", graph, "-q", "--jobs", jobs};
  arguments.insert(arguments.end(), files.begin(), files.end());
  REQUIRE(test::run(arguments).code == 0);
}

std::vector<std::string> export_of(const std::string& graph, const Format& format,
                                   const std::string& target,
                                   const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments{"export", graph, "--to", std::string(format.name),
                                     "-o",     target};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

/// What an export writes; the files of a folder one after the other.
std::string exported(const std::string& graph, const Format& format, const fs::path& folder,
                     const std::vector<std::string>& more = {}) {
  if (format.files.empty()) {
    const test::Outcome outcome = test::run(export_of(graph, format, "-", more));
    CHECK(outcome.code == 0);
    return outcome.out;
  }
  const fs::path target = folder / "folder";
  CHECK(test::run(export_of(graph, format, target.string(), more)).code == 0);
  std::string bytes;
  for (const FormatFile& file : format.files) {
    bytes += test::read_file(target / file.name);
  }
  fs::remove_all(target);
  return bytes;
}

bool holds_nothing(const fs::path& folder) {
  return fs::directory_iterator(folder) == fs::directory_iterator();
}

/// While it lives, no file may grow beyond some bytes: what a full disk is to a writer.
class SmallDisk {
public:
  explicit SmallDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

private:
  void (*handler_)(int);
  rlimit before_{};
};

}  // namespace

TEST_SUITE("cli/export") {
  TEST_CASE("every filter does the same to every format as to the graph") {
    const std::vector<std::vector<std::string>> filters{
        {"--actor", "Imran Khan"},
        {"--type", "ASSAULT,AGREE"},
        {"--context", "military"},
        {"--place", "Kabul"},
        {"--from", "2021-10", "--until", "2021-11"},
        {"--from", "2021-10-01", "--time", "certain"},
        {"--status", "asserted"},
        {"--source", "The Northern Courier"},
        {"--min-sources", "2"},  // leaves nothing
        {"--top", "3"},
        {"--as-of", "2021-10-01"},
        {"--known-by", "2021-10-15"},
    };
    const test::TemporaryFolder folder("filters");
    const std::string graph = (folder.path() / "graph.json").string();
    const std::string part = (folder.path() / "part.json").string();
    build(peace_talks(), graph, "1");
    for (const std::vector<std::string>& filter : filters) {
      CAPTURE(filter[0] + " " + filter[1]);
      REQUIRE(test::run(export_of(graph, find_format("json"), part, filter)).code == 0);
      CHECK(test::read_file(part) != test::read_file(graph));
      for (const Format& format : formats()) {
        CAPTURE(format.name);
        CHECK(test::first_difference(exported(graph, format, folder.path(), filter),
                                     exported(part, format, folder.path())) == "");
      }
      fs::remove(part);
    }
  }

  TEST_CASE("every format is the same bytes whatever the threads and the order of the inputs") {
    const test::TemporaryFolder folder("orders");
    const std::string first = (folder.path() / "first.json").string();
    const std::string other = (folder.path() / "other.json").string();
    std::vector<std::string> files = peace_talks();
    build(files, first, "1");
    for (const std::string jobs : {"2", "8"}) {
      std::rotate(files.begin(), files.begin() + 1, files.end());
      build(files, other, jobs);
      for (const Format& format : formats()) {
        CAPTURE(format.name);
        CHECK(test::first_difference(exported(other, format, folder.path()),
                                     exported(first, format, folder.path())) == "");
      }
      fs::remove(other);
    }
  }

  TEST_CASE("a file gets what standard output gets; a folder needs a name") {
    const test::TemporaryFolder folder("targets");
    const std::string graph = (folder.path() / "graph.json").string();
    build(peace_talks(), graph, "1");
    for (const Format& format : formats()) {
      CAPTURE(format.name);
      const fs::path target = folder.path() / "made";
      CHECK(test::run(export_of(graph, format, target.string())).code == 0);
      const test::Outcome streamed = test::run(export_of(graph, format, "-"));
      if (format.files.empty()) {
        CHECK(test::first_difference(streamed.out, test::read_file(target)) == "");
        CHECK(streamed.code == 0);
      } else {
        CHECK(streamed.out == "");
        CHECK(streamed.code == 2);
      }
      // What is there stays there.
      CHECK(test::run(export_of(graph, format, target.string())).code == 4);
      CHECK(test::run(export_of(graph, format, target.string(), {"--force"})).code == 0);
      fs::remove_all(target);
    }
  }

  TEST_CASE("a target that cannot be written is exit code 4 for every format") {
    const test::TemporaryFolder folder("unwritable");
    const std::string graph = (folder.path() / "graph.json").string();
    const fs::path empty = folder.path() / "empty";
    const fs::path sealed = folder.path() / "sealed";
    build(peace_talks(), graph, "1");
    fs::create_directories(empty);
    fs::create_directories(sealed);
    fs::permissions(sealed, fs::perms::owner_read | fs::perms::owner_exec);
    std::vector<std::string> targets{"/dev/full", "/proc/no-such-folder/x", graph + "/x"};
    if (::geteuid() != 0) {  // nothing is sealed for root
      targets.push_back((sealed / "x").string());
    }
    for (const Format& format : formats()) {
      CAPTURE(format.name);
      for (const std::string& target : targets) {
        CAPTURE(target);
        const test::Outcome outcome = test::run(export_of(graph, format, target));
        CHECK(outcome.code == 4);
        CHECK(outcome.out == "");
        CHECK(outcome.err.find("cannot ") != std::string::npos);
        CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
      }
      // A folder that is not there is made for a folder of files, and for nothing else.
      const fs::path missing = empty / "no" / "x";
      CHECK(test::run(export_of(graph, format, missing.string())).code ==
            (format.files.empty() ? 4 : 0));
      CHECK(holds_nothing(empty) == format.files.empty());
      fs::remove_all(empty / "no");
      // A graph that cannot be read leaves no empty folder behind.
      CHECK(test::run(export_of(graph + "x", format, (empty / "x").string())).code == 4);
      CHECK(holds_nothing(empty));
    }
    CHECK(holds_nothing(sealed));
    fs::permissions(sealed, fs::perms::owner_all);
  }

  TEST_CASE("a disk that gets full leaves what was there before, and no part of a file") {
    const test::TemporaryFolder folder("full");
    const std::string graph = (folder.path() / "graph.json").string();
    const fs::path place = folder.path() / "place";
    build(peace_talks(), graph, "1");
    for (const Format& format : formats()) {
      CAPTURE(format.name);
      fs::create_directories(place);
      const std::string target = (place / "x").string();
      test::Outcome outcome;
      {
        const SmallDisk small(400);
        outcome = test::run(export_of(graph, format, target));
      }
      CHECK(outcome.code == 4);
      CHECK(holds_nothing(place));
      if (format.files.empty()) {
        std::ofstream(target) << "older";
        {
          const SmallDisk small(400);
          outcome = test::run(export_of(graph, format, target, {"--force"}));
        }
        CHECK(outcome.code == 4);
        CHECK(test::read_file(target) == "older");
        CHECK(std::distance(fs::directory_iterator(place), fs::directory_iterator()) == 1);
      }
      fs::remove_all(place);
    }
  }
}

}  // namespace chronograph
