// SPDX-License-Identifier: Apache-2.0
#include "cli/corrections_input.hpp"

#include "cli/output.hpp"
#include "cli/print.hpp"

#include <filesystem>
#include <ostream>
#include <system_error>
#include <utility>

namespace chronograph {

void add_corrections_option(cxxopts::Options& options) {
  options.add_options()("corrections",
                        "what `fix` or you have set right: a file of one correction a line "
                        "(see: chronograph schema corrections); may be repeated",
                        cxxopts::value<std::vector<std::string>>(), "FILE");
}

std::vector<Correction> read_corrections_option(const cxxopts::ParseResult& parsed,
                                                const std::string& target, const Streams& streams) {
  std::vector<Correction> corrections;
  if (parsed.count("corrections") > 0) {
    for (const std::string& path : parsed["corrections"].as<std::vector<std::string>>()) {
      const std::vector<Correction> more =
          read_corrections(read_all(path, streams.in), path == "-" ? "standard input" : path);
      corrections.insert(corrections.end(), more.begin(), more.end());
    }
  }
  const std::filesystem::path own = std::filesystem::path(target) / "corrections.jsonl";
  std::error_code ignored;
  if (parsed.count("corrections") == 0 && std::filesystem::is_regular_file(own, ignored)) {
    corrections = read_corrections(read_all(own.string(), streams.in), own.string());
    print_to(streams.err, "with the corrections of {}\n", own.string());
  }
  return unite(std::move(corrections));
}

void print_stale(const std::vector<StaleCorrection>& stale, const Streams& streams) {
  for (const StaleCorrection& entry : stale) {
    print_to(streams.err, "not corrected: {}: {}; kept for later\n", describe(entry.correction),
             entry.reason);
  }
}

}  // namespace chronograph
