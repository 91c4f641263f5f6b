// SPDX-License-Identifier: Apache-2.0
// What each export format costs of a graph with a million edges: bytes, CPU seconds, memory beside
// the graph. The graph is that of made_graph.hpp, its documents with texts of their own and its
// places on the map. Each format is written by a process of its own, forked from the one that has
// the graph, so that one's memory is not another's.
//
// Usage: export_speed [--events 250000] [--folder FOLDER] [FORMAT...]
//
// Prints a Markdown table. With a folder the files stay there, under the names of the formats.
#include "chronograph/error.hpp"
#include "chronograph/export/format.hpp"
#include "made_graph.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <fstream>
#include <streambuf>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace chronograph;

namespace {

constexpr std::uint32_t kLengthOfSentence = 90;  // as made_graph.hpp has its evidence

/// Counts the bytes and passes them on, or drops them.
class CountingBuffer final : public std::streambuf {
public:
  explicit CountingBuffer(std::streambuf* target) : target_(target) {}
  [[nodiscard]] double bytes() const { return static_cast<double>(bytes_); }

private:
  int_type overflow(int_type byte) override {
    const char c = traits_type::to_char_type(byte);
    xsputn(&c, 1);
    return byte;
  }
  std::streamsize xsputn(const char* data, std::streamsize size) override {
    bytes_ += size;
    return target_ == nullptr ? size : target_->sputn(data, size);
  }
  std::streambuf* target_;
  std::streamsize bytes_ = 0;
};

/// The made graph with what only formats read: texts to quote and places to put on a map.
EventGraph made(std::uint32_t events) {
  EventGraph graph = MadeGraph(events, events * 3 / 20).make();
  Random random;
  graph.lean = false;
  std::string text;
  for (std::uint32_t i = 0; i < kEventsADocument; ++i) {
    std::string sentence = "A \"visitor\" came to town & met the people of the place, who said so";
    sentence.resize(kLengthOfSentence - 2, '.');
    text += sentence + " \n";
  }
  for (std::uint32_t i = 0; i < graph.documents.size(); ++i) {
    Document document;
    document.id = graph.text(graph.documents[i].id);
    document.text = Text(text);
    for (std::uint32_t begin = 0; begin < text.size(); begin += kLengthOfSentence) {
      document.sentences.push_back(Sentence{{begin, begin + kLengthOfSentence - 2}});
    }
    graph.evidence.push_back(std::move(document));
  }
  for (PlaceNode& place : graph.places) {
    place.lat = random.below(180'000) / 1000.0 - 90;
    place.lon = random.below(360'000) / 1000.0 - 180;
  }
  return graph;
}

double megabytes_at_most() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

double megabytes_now() {
  std::ifstream in("/proc/self/statm");
  double pages = 0;
  in >> pages >> pages;
  return pages * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void write_all(const Format& format, const EventGraph& graph, std::ostream& out) {
  if (format.write != nullptr) {
    format.write(graph, out);
  }
  for (const FormatFile& file : format.files) {
    file.write(graph, out);
  }
}

/// Writes one format and prints its row.
void measure(const Format& format, const EventGraph& graph, const std::string& folder) {
  std::ofstream file;
  if (!folder.empty()) {
    file.open(folder + "/" + std::string(format.name), std::ios::binary);
  }
  CountingBuffer counting(folder.empty() ? nullptr : file.rdbuf());
  std::ostream out(&counting);
  const double before = megabytes_now();
  const double begin = cpu_seconds();
  write_all(format, graph, out);
  const double seconds = cpu_seconds() - begin;
  const double size = counting.bytes() / 1e6;
  fmt::print("| {} | {:.0f} | {:.2f} | {:.0f} | {:.0f} |\n", format.name, size, seconds,
             size / seconds, std::max(0.0, megabytes_at_most() - before));
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** arguments) try {
  std::uint32_t events = 250'000;
  std::string folder;
  std::vector<std::string_view> names;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--events" && i + 1 < count) {
      events = static_cast<std::uint32_t>(std::strtoul(arguments[++i], nullptr, 10));
    } else if (argument == "--folder" && i + 1 < count) {
      folder = arguments[++i];
    } else {
      names.push_back(find_format(argument).name);
    }
  }
  const EventGraph graph = made(events);
  fmt::print("{} nodes, {} edges, {:.0f} MB\n\n", boost::num_vertices(graph.graph),
             graph.edges.size(), megabytes_now());
  fmt::print(
      "| format | MB | CPU s | MB/s | MB of memory beside the graph |\n|---|---|---|---|---|\n");
  std::fflush(stdout);
  int failed = 0;
  for (const Format& format : formats()) {
    if (!names.empty() && std::ranges::find(names, format.name) == names.end()) {
      continue;
    }
    const pid_t child = ::fork();
    if (child == 0) {
      measure(format, graph, folder);
      std::_Exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    failed += status == 0 ? 0 : 1;
  }
  return failed;
} catch (const std::exception& error) {
  std::fprintf(stderr, "export_speed: %s\n", error.what());
  return 2;
}
