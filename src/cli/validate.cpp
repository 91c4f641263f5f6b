// SPDX-License-Identifier: Apache-2.0
#include "chronograph/document/validate.hpp"

#include "chronograph/document/annotation.hpp"
#include "chronograph/error.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "chronograph/store/store.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

#include <fmt/core.h>
#include <ostream>

namespace chronograph {
namespace {

// Every line of an annotation file is judged by itself, so that one broken line does not hide the
// next.
std::vector<std::string> check_annotations(const std::string& bytes, const std::string& path) {
  std::vector<std::string> found;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string name = fmt::format("{}:{}", path, ++number);
    try {
      const std::string_view line = std::string_view(bytes).substr(begin, end - begin);
      if (!trim(line).empty()) {
        for (const std::string& violation : find_violations(read_annotation(line, name))) {
          found.push_back(name + ": " + violation);
        }
      }
    } catch (const Error& error) {
      found.emplace_back(error.what());
    }
    begin = end + 1;
  }
  return found;
}

std::vector<std::string> check_graph(const std::string& bytes, const std::string& path) {
  std::vector<std::string> found;
  try {
    for (const std::string& violation : find_graph_violations(read_graph_json(bytes, path))) {
      found.push_back(path + ": " + violation);
    }
  } catch (const Error& error) {
    found.emplace_back(error.what());
  }
  return found;
}

std::vector<std::string> check_text(const std::string& bytes, const std::string& path) {
  const bool lines =
      path.ends_with(".jsonl") || bytes.starts_with("{\"schema\":\"chronograph-annotation/1\"");
  return lines ? check_annotations(bytes, path) : check_graph(bytes, path);
}

std::vector<std::string> check_store(const std::string& path) {
  std::vector<std::string> found;
  try {
    const Store store = Store::open_to_read(path);
    found = store.find_damage();
    if (found.empty()) {
      found = find_graph_violations(store.graph());
    }
    for (std::string& violation : found) {
      violation.insert(0, path + ": ");
    }
  } catch (const Error& error) {
    found.emplace_back(error.what());
  }
  return found;
}

}  // namespace

void add_validate(cxxopts::Options& /*options*/) {}

int run_validate(const cxxopts::ParseResult& parsed, const Streams& streams) {
  bool valid = true;
  for (const std::string& path : positional(parsed, 1, static_cast<std::size_t>(-1), "FILE...")) {
    const std::vector<std::string> found = path != "-" && is_store(path)
                                               ? check_store(path)
                                               : check_text(read_all(path, streams.in), path);
    for (const std::string& violation : found) {
      streams.err << violation << '\n';
    }
    valid = valid && found.empty();
    if (found.empty()) {
      streams.out << path << ": valid\n";
    }
  }
  return valid ? kDone : kNegative;
}

}  // namespace chronograph
