// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target without libFuzzer: the corpus as it is, then a fixed number of mutations of it
// by a fixed seed, so that the same inputs are tried on every machine.
// Usage: fuzz_TARGET [--rounds N] [--seed N] [--save FILE] CORPUS_FILE_OR_FOLDER...
//   --save FILE keeps there the input at hand: after a crash, the one that did it.
#include "fuzz.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>

namespace {

namespace fs = std::filesystem;
using chronograph::fuzz::made_inputs;

constexpr std::size_t kLongestText = 65536;  // mutations do not grow inputs beyond it

struct Arguments {
  std::uint32_t rounds = 0;
  std::uint32_t seed = 1;
  std::string save;
  std::vector<std::string> paths;
};

Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    const std::string_view name = argv[i];
    if (name.starts_with("--") && i + 1 < argc) {
      const char* value = argv[++i];
      if (name == "--rounds") {
        arguments.rounds = static_cast<std::uint32_t>(std::strtoul(value, nullptr, 10));
      } else if (name == "--seed") {
        arguments.seed = static_cast<std::uint32_t>(std::strtoul(value, nullptr, 10));
      } else {
        arguments.save = value;
      }
    } else {
      arguments.paths.emplace_back(name);
    }
  }
  return arguments;
}

std::vector<std::string> read_corpus(const std::vector<std::string>& paths) {
  std::vector<fs::path> files;
  for (const std::string& path : paths) {
    if (fs::is_directory(path)) {
      for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
        files.push_back(entry.path());
      }
    } else {
      files.emplace_back(path);
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> corpus;
  for (const fs::path& path : files) {
    std::ifstream file(path, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return corpus;
}

class Mutator {
public:
  Mutator(const std::vector<std::string>& corpus, std::uint32_t seed)
      : corpus_(corpus), engine_(seed) {}

  std::string next() {
    std::string input = corpus_[below(corpus_.size())];
    for (std::size_t left = 1 + below(6); left > 0; --left) {
      change(input);
    }
    return input;
  }

private:
  std::size_t below(std::size_t limit) { return engine_() % limit; }

  void change(std::string& input) {
    const std::size_t at = below(input.size() + 1);
    const std::size_t length = std::min(1 + below(std::size_t{1} << below(10)), input.size() - at);
    switch (below(8)) {
      case 0:
        input.erase(at, length);
        break;
      case 1:
        insert(input, at, input.substr(at, length));
        break;
      case 2:
        insert(input, at, std::string(1 + below(8), static_cast<char>(below(256))));
        break;
      case 3:
        splice(input, at);
        break;
      case 4:
        change_number(input, at);
        break;
      default:
        change_byte(input, at);
    }
  }

  static void insert(std::string& input, std::size_t at, const std::string& part) {
    if (input.size() + part.size() <= kLongestText) {
      input.insert(at, part);
    }
  }

  void splice(std::string& input, std::size_t at) {
    const std::string& other = corpus_[below(corpus_.size())];
    if (!other.empty()) {
      const std::size_t from = below(other.size());
      insert(input, at, other.substr(from, 1 + below(64)));
    }
  }

  void change_byte(std::string& input, std::size_t at) {
    constexpr std::array<char, 12> kBytes{'\0',   '\xff', '\x80', '\x7f', '"', '\\',
                                          '\xc3', '<',    '{',    ']',    ' ', '\n'};
    if (at < input.size()) {
      input[at] = below(2) == 0 ? kBytes[below(kBytes.size())] : static_cast<char>(below(256));
    }
  }

  /// Replaces the first number from `at` on by one that is often wrong.
  void change_number(std::string& input, std::size_t at) {
    constexpr std::array<const char*, 11> kNumbers{
        "0",          "1",          "-1",
        "64",         "255",        "65536",
        "2147483648", "4294967296", "9223372036854775807",
        "1e999",      "0.5"};
    const std::size_t begin = input.find_first_of("0123456789", at);
    if (begin != std::string::npos) {
      const std::size_t end = std::min(input.find_first_not_of("0123456789", begin), input.size());
      input.replace(begin, end - begin, kNumbers[below(kNumbers.size())]);
    }
  }

  const std::vector<std::string>& corpus_;
  std::mt19937 engine_;
};

void run(const std::string& input, const std::string& save) {
  if (!save.empty()) {
    std::ofstream(save, std::ios::binary) << input;
  }
  // A copy of exactly that size: sanitizers then see what is read beyond it.
  const std::vector<std::uint8_t> exact(input.begin(), input.end());
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

}  // namespace

int main(int argc, char** argv) {
  const Arguments arguments = read_arguments(argc, argv);
  std::vector<std::string> corpus = read_corpus(arguments.paths);
  for (std::string& input : made_inputs()) {
    corpus.push_back(std::move(input));
  }
  if (corpus.empty()) {
    std::fprintf(stderr, "no input; usage: %s [--rounds N] [--seed N] [--save FILE] CORPUS...\n",
                 argv[0]);
    return 2;
  }
  for (const std::string& input : corpus) {
    run(input, arguments.save);
  }
  Mutator mutator(corpus, arguments.seed);
  for (std::uint32_t round = 0; round < arguments.rounds; ++round) {
    run(mutator.next(), arguments.save);
  }
  std::printf("%zu inputs and %u mutations\n", corpus.size(), arguments.rounds);
  return 0;
}
