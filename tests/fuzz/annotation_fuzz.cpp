// SPDX-License-Identifier: Apache-2.0
// Lines of chronograph-annotation/1. What is read can be checked, and written again reads as the
// same.
#include "chronograph/document/annotation.hpp"
#include "chronograph/document/validate.hpp"
#include "chronograph/error.hpp"
#include "fuzz.hpp"

#include <algorithm>

using namespace chronograph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const Document document = read_annotation(fuzz::text_of(data, size), "x:1");
    const std::vector<std::string> violations = find_violations(document);
    fuzz::require(std::all_of(violations.begin(), violations.end(),
                              [](const std::string& text) { return !text.empty(); }),
                  "violations are told in words");
    std::string once;
    append_annotation(once, document);
    std::string twice;
    append_annotation(twice, read_annotation(once, "x:1"));
    fuzz::require(once == twice, "what was written reads as the same");
  } catch (const Error& error) {
    fuzz::require(error.kind() == ErrorKind::Input, "the error is one of the input");
  }
  return 0;
}

std::vector<std::string> fuzz::made_inputs() { return {}; }
