// SPDX-License-Identifier: Apache-2.0
#include "graph/document_nodes.hpp"

#include "chronograph/graph/event_chains.hpp"
#include "graph/labels.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace chronograph {
namespace {

// An annotated input document under the id that its text gives it.
struct Copy {
  std::string id;
  Document document;
};

// Among copies of one text the one whose date is best founded speaks for all; the rest of the key
// only makes the choice total.
auto rank_of(const Copy& copy) {
  const Document& document = copy.document;
  const int method = document.creation_time ? static_cast<int>(document.creation_time->method) : 99;
  const auto day = document.creation_time ? document.creation_time->days.earliest : std::nullopt;
  return std::make_tuple(std::string_view(copy.id), method, day, document.title.empty(),
                         std::string_view(document.title), std::string_view(document.source),
                         std::string_view(document.id), std::string_view(document.publisher),
                         std::string_view(document.url));
}

// Triggers get their lemmas while there are tokens to take them from.
void drop_tokens(Document& document) {
  name_triggers(document);
  document.tokens.clear();
  document.tokens.shrink_to_fit();
  document.frames.clear();
  document.frames.shrink_to_fit();
  for (const Layer layer : {Layer::Tokens, Layer::Tags, Layer::Syntax, Layer::Srl, Layer::Lemmas}) {
    document.set(layer, false);
  }
  for (Sentence& sentence : document.sentences) {
    sentence.first_token = sentence.last_token = 0;
  }
}

std::vector<StringId> intern_sorted(const std::set<std::string>& texts, StringTable& strings) {
  std::vector<StringId> ids;
  for (const std::string& text : texts) {
    if (!text.empty()) {
      ids.push_back(strings.intern(text));
    }
  }
  return ids;
}

void add_document(std::span<Copy> copies, EventGraph& graph, BuildCounts& counts) {
  DocumentNode node;
  node.id = graph.strings.intern(copies.front().id);
  std::set<std::string> sources;
  std::set<std::string> publishers;
  std::set<std::string> ids;
  for (const Copy& copy : copies) {
    sources.insert(copy.document.source);
    publishers.insert(copy.document.publisher);
    ids.insert(copy.document.id);
  }
  node.sources = intern_sorted(sources, graph.strings);
  node.publishers = intern_sorted(publishers, graph.strings);
  node.ids = intern_sorted(ids, graph.strings);
  Document& document = copies.front().document;
  node.label = graph.strings.intern(label_of_document(document));
  node.url = graph.strings.intern(document.url);
  node.published = document.creation_time;
  node.evidence = static_cast<std::uint32_t>(graph.evidence.size());
  counts.sentences += document.sentences.size();
  counts.annotated_events += document.events.size();
  counts.impossible_dates += static_cast<std::size_t>(
      std::count_if(document.times.begin(), document.times.end(),
                    [](const TimeExpression& time) { return time.value.empty(); }));
  counts.undated_documents += node.published && node.published->days.is_day() ? 0U : 1U;
  graph.documents.push_back(std::move(node));
  graph.evidence.push_back(std::move(document));
}

}  // namespace

void add_documents(std::vector<Document> documents, EventGraph& graph, BuildCounts& counts) {
  std::vector<Copy> copies;
  copies.reserve(documents.size());
  for (Document& document : documents) {
    for (const Token& token : document.tokens) {
      counts.words += token.upos != Upos::Punct ? 1U : 0U;
    }
    drop_tokens(document);
    std::string id = document_id_of(document.text.bytes());
    copies.push_back({std::move(id), std::move(document)});
  }
  std::sort(copies.begin(), copies.end(),
            [](const Copy& a, const Copy& b) { return rank_of(a) < rank_of(b); });
  for (std::size_t first = 0; first < copies.size();) {
    std::size_t last = first + 1;
    while (last < copies.size() && copies[last].id == copies[first].id) {
      ++last;
    }
    add_document(std::span(copies).subspan(first, last - first), graph, counts);
    first = last;
  }
  counts.documents = graph.documents.size();
  counts.duplicate_documents = copies.size() - graph.documents.size();
}

}  // namespace chronograph
