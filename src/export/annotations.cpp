// SPDX-License-Identifier: Apache-2.0
// The documents back, one annotation line each, under the ids that the input gave them.
#include "chronograph/document/annotation.hpp"
#include "chronograph/error.hpp"
#include "export/writers.hpp"

#include <ostream>
#include <string>

namespace chronograph {

void write_annotations(const EventGraph& graph, std::ostream& out) {
  if (graph.lean) {
    throw Error(ErrorKind::Usage,
                "the graph was built with --lean and holds no annotations; build it without");
  }
  std::string line;
  const auto write = [&](const Document& document) {
    line.clear();
    append_annotation(line, document);
    out << line;
  };
  for (const DocumentNode& node : graph.documents) {
    Document document = graph.evidence[node.evidence];
    if (node.ids.empty()) {
      write(document);
    }
    for (const StringId id : node.ids) {
      document.id = graph.text(id);
      write(document);
    }
  }
}

}  // namespace chronograph
