// SPDX-License-Identifier: Apache-2.0
// What a fuzz target provides; the entry point is libFuzzer's, so that either driver runs it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

/// Runs one input. Ends the program when something that must hold does not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace chronograph::fuzz {

/// Inputs to begin with that are made rather than kept in the corpus. For our driver only.
std::vector<std::string> made_inputs();

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Ends the program if an invariant is broken, in every kind of build.
inline void require(bool holds, const char* what) {
  if (!holds) {
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
  }
}

}  // namespace chronograph::fuzz
