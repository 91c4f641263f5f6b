// SPDX-License-Identifier: Apache-2.0
#include "cli/evidence_input.hpp"

#include "chronograph/error.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "chronograph/store/store.hpp"
#include "chronograph/version.hpp"
#include "cli/generator.hpp"
#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "document/annotation_json.hpp"
#include "markup/json.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace chronograph {
namespace {

// A graph says so at its very begin; programs that indent leave some blanks there.
bool is_graph(std::string_view bytes) {
  return bytes.substr(0, 200).find("\"chronograph-graph/") != std::string_view::npos;
}

void append(std::vector<Evidence> evidence, EvidenceInput& input) {
  std::move(evidence.begin(), evidence.end(), std::back_inserter(input.evidence));
}

void append(const std::vector<Correction>& corrections, EvidenceInput& input) {
  input.corrections.insert(input.corrections.end(), corrections.begin(), corrections.end());
}

void read_lines(std::string_view bytes, const std::string& name, EvidenceInput& input) {
  const Generator unnamed{"chronograph", std::string(kVersion), {}, {}};
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    check_interrupt();
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      const std::string place = name + ":" + std::to_string(number);
      const JsonDocument json(line, name, number);
      input.evidence.push_back(evidence_of(read_annotation(json.root(), place, nullptr)));
      input.generators.push_back(read_generator(json.root()).value_or(unnamed));
    }
  }
}

}  // namespace

void read_evidence(const std::string& path, const Streams& streams, EvidenceInput& input) {
  const std::string name = path == "-" ? "standard input" : path;
  const std::size_t before = input.evidence.size();
  if (path != "-" && is_store(path)) {
    const Store store = Store::open_to_read(path);
    append(store.evidence(input.generators), input);
    append(store.corrections(), input);
  } else if (const std::string bytes = read_all(path, streams.in); is_graph(bytes)) {
    const EventGraph graph = read_graph_json(bytes, name);
    append(evidence_of(graph, name), input);
    input.generators.insert(input.generators.end(), graph.generators.begin(),
                            graph.generators.end());
    append(graph.corrections, input);
  } else {
    read_lines(bytes, name, input);
  }
  if (input.evidence.size() == before) {
    throw Error(ErrorKind::Input,
                name + ": holds no document, expected a graph or annotation lines");
  }
}

}  // namespace chronograph
