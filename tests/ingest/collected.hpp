// SPDX-License-Identifier: Apache-2.0
// What a reader gave out, for tests: the documents and the messages.
#pragma once

#include "chronograph/ingest/reader.hpp"
#include "ingest/readers.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

struct Collected {
  std::vector<Document> documents;
  std::vector<std::string> failed;
  std::vector<std::string> noticed;

  ReadSink sink() {
    ReadSink result;
    result.document = [this](Document document) { documents.push_back(std::move(document)); };
    result.failed = [this](const std::string& message) { failed.push_back(message); };
    result.noticed = [this](const std::string& message) { noticed.push_back(message); };
    return result;
  }
};

using ReadFunction = void (*)(const Source& source, const ReadOptions& options,
                              const ReadSink& sink);

inline Collected read_with(ReadFunction read, std::string_view name, std::string_view bytes,
                           const ReadOptions& options = {}) {
  Collected collected;
  read({std::string(name), bytes}, options, collected.sink());
  return collected;
}

}  // namespace chronograph
