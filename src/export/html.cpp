// SPDX-License-Identifier: Apache-2.0
// The page: the viewer's skeleton, style and scripts with the graph in between. The skeleton is cut
// at its markers once, so that nothing put in is searched for markers again.
#include "chronograph/text/utf8.hpp"
#include "export/page_graph.hpp"
#include "export/writers.hpp"
#include "markup/xml.hpp"
#include "viewer_file.hpp"
#include "viewer_scripts.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <vector>

namespace chronograph {
namespace {

/// Returns the document's title, or the actors that the documents are most about.
std::string title_of(const EventGraph& graph) {
  if (graph.documents.size() == 1) {
    return std::string(graph.text(graph.documents.front().label));
  }
  std::vector<const ActorNode*> actors;
  for (const ActorNode& actor : graph.actors) {
    actors.push_back(&actor);
  }
  std::stable_sort(actors.begin(), actors.end(), [](const ActorNode* a, const ActorNode* b) {
    return a->salience > b->salience;
  });
  actors.resize(std::min<std::size_t>(actors.size(), 3));
  std::string title;
  for (const ActorNode* actor : actors) {
    title += title.empty() ? "" : ", ";
    title += graph.text(actor->label);
  }
  return title;
}

void write_scripts(std::ostream& out) {
  for (const std::string_view name : kViewerScripts) {
    out << viewer_file(name);
  }
}

void write_marked(std::string_view marker, const EventGraph& graph, std::ostream& out) {
  if (marker == "CHRONOGRAPH_TITLE") {
    const std::string title = title_of(graph);
    out << escape_html(trim(title).empty() ? "chronograph" : title);
  } else if (marker == "/*CHRONOGRAPH_CSS*/") {
    out << viewer_file("page.css");
  } else if (marker == "/*CHRONOGRAPH_JS*/") {
    write_scripts(out);
  } else {
    OutputBuffer buffer(out);
    (marker == "/*CHRONOGRAPH_DATA*/" ? write_page_graph : write_page_texts)(graph, buffer);
  }
}

}  // namespace

void write_html(const EventGraph& graph, std::ostream& out) {
  constexpr std::array<std::string_view, 5> kMarkers{"CHRONOGRAPH_TITLE", "/*CHRONOGRAPH_CSS*/",
                                                     "/*CHRONOGRAPH_JS*/", "/*CHRONOGRAPH_DATA*/",
                                                     "/*CHRONOGRAPH_TEXTS*/"};
  std::string_view rest = viewer_file("page.html");
  while (true) {
    std::string_view next;
    std::size_t at = rest.size();
    for (const std::string_view marker : kMarkers) {
      if (const std::size_t found = rest.find(marker); found < at) {
        at = found;
        next = marker;
      }
    }
    out << rest.substr(0, at);
    if (next.empty()) {
      return;
    }
    rest.remove_prefix(at + next.size());
    write_marked(next, graph, out);
  }
}

}  // namespace chronograph
