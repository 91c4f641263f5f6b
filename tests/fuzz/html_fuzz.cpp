// SPDX-License-Identifier: Apache-2.0
// HTML pages: whatever comes out is UTF-8 and sound.
#include "chronograph/document/validate.hpp"
#include "chronograph/ingest/reader.hpp"
#include "fuzz.hpp"

#include <algorithm>

using namespace chronograph;

namespace {

void check(const Document& document) {
  fuzz::require(!find_invalid_utf8(document.text.bytes()), "texts are UTF-8");
  fuzz::require(!find_invalid_utf8(document.title + document.publisher + document.url),
                "fields are UTF-8");
  for (const std::string& violation : find_violations(document)) {
    fuzz::require(false, violation.c_str());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto table = readers();
  const auto html = std::find_if(table.begin(), table.end(),
                                 [](const Reader& reader) { return reader.name == "html"; });
  fuzz::require(html != table.end(), "there is a reader of HTML");
  ReadSink sink;
  sink.document = check;
  sink.failed = [](const std::string& /*message*/) {};
  sink.noticed = [](const std::string& /*message*/) {};
  html->read({"x.html", fuzz::text_of(data, size)}, {}, sink);
  return 0;
}

std::vector<std::string> fuzz::made_inputs() { return {}; }
