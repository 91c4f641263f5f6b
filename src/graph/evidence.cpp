// SPDX-License-Identifier: Apache-2.0
// A semilattice: names by set union, the speaker by the least element of a total order. Both are
// associative, commutative and idempotent whatever the documents are.
#include "chronograph/graph/evidence.hpp"

#include "chronograph/document/annotation.hpp"
#include "chronograph/error.hpp"
#include "chronograph/graph/event_chains.hpp"
#include "document/annotation_json.hpp"
#include "markup/json.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace chronograph {
namespace {

// Triggers get their lemmas while there are tokens to take them from.
void drop_tokens(Document& document) {
  name_triggers(document);
  document.tokens.clear();
  document.frames.clear();
  document.reading = {};
  for (const Layer layer : {Layer::Tokens, Layer::Tags, Layer::Syntax, Layer::Srl, Layer::Lemmas}) {
    document.set(layer, false);
  }
  // graph.json shows both for every document, so they count as having run.
  document.set(Layer::Sentences);
  document.set(Layer::Zones);
}

std::string annotation_of(const Document& document) {
  std::string bytes;
  JsonWriter json(bytes);
  write_annotation(json, document, AnnotationText::LeftOut);
  return bytes;
}

Document as_read_back(const Document& document) {
  const std::string name = "the annotation of \"" + document.id + "\"";
  const std::string annotation = annotation_of(document);
  const JsonDocument json(annotation, name);
  return read_annotation(json.root(), name, &document.text);
}

std::vector<std::string> list_of(const std::string& name) {
  return name.empty() ? std::vector<std::string>() : std::vector<std::string>{name};
}

void add_names(std::vector<std::string>& names, std::vector<std::string>&& more) {
  names.insert(names.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

// An entry under the id that its text gives it.
struct Copy {
  std::string id;
  Evidence evidence;
};

auto rank_of(const Copy& copy) {
  const Document& document = copy.evidence.document;
  const auto& written = document.creation_time;
  const int method = written ? static_cast<int>(written->method) : 99;
  const DayBounds days = written ? written->days : DayBounds{};
  return std::make_tuple(std::string_view(copy.id), method, days.earliest, days.latest,
                         document.title.empty(), std::string_view(document.title),
                         std::string_view(document.source), std::string_view(document.id),
                         std::string_view(document.publisher), std::string_view(document.url));
}

bool speaks_before(const Copy& a, const Copy& b) {
  const auto rank_a = rank_of(a);
  const auto rank_b = rank_of(b);
  if (rank_a != rank_b) {
    return rank_a < rank_b;
  }
  // Two models may have read one copy: rare, so their lines are made only here.
  return annotation_of(a.evidence.document) < annotation_of(b.evidence.document);
}

std::vector<std::string> texts_of(const EventGraph& graph, const std::vector<StringId>& ids) {
  std::vector<std::string> texts;
  for (const StringId id : ids) {
    texts.emplace_back(graph.text(id));
  }
  return texts;
}

}  // namespace

Evidence evidence_of(Document document) {
  Evidence evidence;
  for (const Token& token : document.tokens) {
    evidence.words += token.upos != Upos::Punct ? 1U : 0U;
  }
  drop_tokens(document);
  evidence.sources = list_of(document.source);
  evidence.publishers = list_of(document.publisher);
  evidence.ids = list_of(document.id);
  evidence.document = as_read_back(document);
  return evidence;
}

std::vector<Evidence> evidence_of(const EventGraph& graph, std::string_view name) {
  const auto told = [](const Document& document) { return !document.events.empty(); };
  if (graph.lean || graph.evidence.size() != graph.documents.size() ||
      (!graph.events.empty() && std::none_of(graph.evidence.begin(), graph.evidence.end(), told))) {
    throw Error(ErrorKind::Input, std::string(name) +
                                      ": holds no texts and evidence, as built with --lean; "
                                      "build it without to merge it");
  }
  std::vector<Evidence> evidence;
  for (const DocumentNode& node : graph.documents) {
    Evidence entry;
    entry.document = graph.evidence[node.evidence];
    add_names(entry.sources, texts_of(graph, node.sources));
    add_names(entry.publishers, texts_of(graph, node.publishers));
    add_names(entry.ids, texts_of(graph, node.ids));
    evidence.push_back(std::move(entry));
  }
  return evidence;
}

std::vector<Evidence> unite(std::vector<Evidence> evidence) {
  std::vector<Copy> copies;
  copies.reserve(evidence.size());
  for (Evidence& entry : evidence) {
    std::string id = document_id_of(entry.document.text.bytes());
    copies.push_back({std::move(id), std::move(entry)});
  }
  std::sort(copies.begin(), copies.end(), &speaks_before);
  std::vector<Evidence> united;
  const std::string* last = nullptr;
  for (Copy& copy : copies) {
    if (last != nullptr && *last == copy.id) {
      add_names(united.back().sources, std::move(copy.evidence.sources));
      add_names(united.back().publishers, std::move(copy.evidence.publishers));
      add_names(united.back().ids, std::move(copy.evidence.ids));
    } else {
      united.push_back(std::move(copy.evidence));
    }
    last = &copy.id;
  }
  return united;
}

}  // namespace chronograph
