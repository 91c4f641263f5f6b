// SPDX-License-Identifier: Apache-2.0
// The command line as its users meet it: every row of cases.tsv is a command, what it reads, and
// what it must answer.
#include "cli/process.hpp"
#include "support/program.hpp"
#include "support/source_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace chronograph {
namespace {

struct Case {
  std::string name;
  std::string arguments;
  std::string in;
  int code = 0;
  std::string out;
  std::string err;
};

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> fields;
  std::istringstream stream(text);
  for (std::string field; std::getline(stream, field, separator);) {
    fields.push_back(field);
  }
  return fields;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// Words separated by spaces; double quotes keep a space in a word.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  bool quoted = false;
  bool open = false;
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;
      open = open || quoted;
      if (open && (words.empty() || !quoted)) {
        continue;
      }
      words.emplace_back();
      continue;
    }
    if (c == ' ' && !quoted) {
      open = false;
      continue;
    }
    if (!open) {
      words.emplace_back();
      open = true;
    }
    words.back().push_back(c);
  }
  return words;
}

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  for (const std::string& line :
       split(test::read_file(test::source_dir() / "tests/cli/cases.tsv"), '\n')) {
    if (line.empty() || line.front() == '#') {
      continue;
    }
    std::vector<std::string> fields = split(line, '\t');
    fields.resize(6);
    cases.push_back({fields[0], fields[1],
                     replace_all(replace_all(fields[2], "\\n", "\n"), "\\t", "\t"),
                     std::stoi(fields[3]), fields[4], fields[5]});
  }
  return cases;
}

// "" is silence, "*" anything, else what must be contained.
void check_text(const std::string& actual, const std::string& expected) {
  if (expected.empty()) {
    CHECK(actual == "");
  } else if (expected != "*") {
    CHECK(actual.find(expected) != std::string::npos);
  }
}

}  // namespace

TEST_SUITE("cli/cases") {
  TEST_CASE("every command answers as cases.tsv says") {
    const test::TemporaryFolder folder("cases");
    const std::string tmp = folder.path().string();
    const std::string samples = (test::source_dir() / "samples").string();
    const auto put = [&](const std::string& text) {
      return replace_all(replace_all(replace_all(text, "{tmp}", tmp), "{samples}", samples),
                         "{models}", test::in_source("models"));
    };
    std::filesystem::create_directories(folder.path() / "empty");
    std::ofstream(folder.path() / "empty.txt");
    std::ofstream(folder.path() / "binary.txt") << std::string("\0\1\2PNG\0\0", 8);
    std::ofstream(folder.path() / "broken.jsonl")
        << "{\"text\":\"One fell.\"}\n{\"text\":\"Two fell.\"}\n{\"text\": \n{\"text\":\"Four "
           "fell.\"}\n";
    const std::string too_long(kLongestDocument + 1, 'x');
    std::ofstream(folder.path() / "long.txt") << too_long;
    std::ofstream(folder.path() / "long.jsonl") << "{\"text\":\"One fell.\"}\n{\"text\":\""
                                                << too_long << "\"}\n{\"text\":\"Three fell.\"}\n";
    for (const Case& row : read_cases()) {
      CAPTURE(row.name);
      const test::Outcome outcome = test::run(words_of(put(row.arguments)), put(row.in));
      CAPTURE(outcome.out);
      CAPTURE(outcome.err);
      CHECK(outcome.code == row.code);
      check_text(outcome.out, put(row.out));
      check_text(outcome.err, put(row.err));
    }
  }

  TEST_CASE("every command has a case") {
    std::set<std::string> used;
    for (const Case& row : read_cases()) {
      const std::vector<std::string> words = words_of(row.arguments);
      used.insert(words.empty() ? std::string() : words.front());
    }
    for (const Command& command : commands()) {
      CAPTURE(command.name);
      CHECK(used.contains(std::string(command.name)));
    }
  }

  TEST_CASE("the help of every command fits a screen and has its examples") {
    for (const Command& command : commands()) {
      const test::Outcome outcome = test::run({std::string(command.name), "--help"});
      CAPTURE(command.name);
      CHECK(outcome.code == 0);
      CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') <= 40);
      CHECK(outcome.out.find(command.examples) != std::string::npos);
    }
  }
}

}  // namespace chronograph
