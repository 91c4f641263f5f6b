// SPDX-License-Identifier: Apache-2.0
#include "cli/name_grounds.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <utility>

namespace chronograph {
namespace {

template <typename Row>
void sort_by_documents(std::vector<Row>& rows) {
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return a.documents > b.documents; });
}

const std::vector<EvidenceSpan>* mentions_of(const EventGraph& graph, Vertex vertex) {
  const VertexBundle& bundle = graph.graph[vertex];
  return bundle.kind == NodeKind::Actor   ? &graph.actors[bundle.row].mentions
         : bundle.kind == NodeKind::Place ? &graph.places[bundle.row].mentions
                                          : nullptr;
}

}  // namespace

NameReasons::NameReasons(const EventGraph& graph)
    : graph_(graph), resolution_(resolve(graph.evidence)) {}

std::optional<std::uint32_t> NameReasons::cluster_of(Vertex vertex) const {
  const std::vector<EvidenceSpan>* mentions = mentions_of(graph_, vertex);
  if (mentions == nullptr || mentions->empty()) {
    return std::nullopt;
  }
  const EvidenceSpan wanted{graph_.documents[mentions->front().document].evidence,
                            mentions->front().span};
  for (std::uint32_t i = 0; i < resolution_.clusters.size(); ++i) {
    const auto& own = resolution_.clusters[i].mentions;
    if (std::binary_search(own.begin(), own.end(), wanted)) {
      return i;
    }
  }
  return std::nullopt;
}

std::optional<NameGrounds> NameReasons::grounds_of(Vertex vertex) const {
  const auto found = cluster_of(vertex);
  if (!found) {
    return std::nullopt;
  }
  const Cluster& cluster = resolution_.clusters[*found];
  std::map<std::string, std::size_t> uses;
  std::map<std::pair<std::string, std::string>, std::size_t> pairs;
  for (const EntityRef member : cluster.members) {
    const Entity& entity = graph_.evidence[member.document].entities[member.entity];
    ++uses[entity.name];
    for (const std::string& alias : entity.aliases) {
      ++pairs[{alias, entity.name}];
    }
  }
  NameGrounds grounds;
  for (const auto& [name, documents] : uses) {
    grounds.uses.push_back({name, documents});
  }
  for (const auto& [names, documents] : pairs) {
    grounds.pairs.push_back({names.first, names.second, documents});
  }
  sort_by_documents(grounds.uses);
  sort_by_documents(grounds.pairs);
  grounds.joins = cluster.joins;
  return grounds;
}

std::optional<NameDifference> NameReasons::difference_of(Vertex first, Vertex second) const {
  const auto one = cluster_of(first);
  const auto other = cluster_of(second);
  if (!one || !other || *one == *other) {
    return std::nullopt;
  }
  return chronograph::difference_of(resolution_.clusters[*one], resolution_.clusters[*other]);
}

const NameJoin* NameReasons::doubt_about(Vertex first, Vertex second) const {
  const auto one = cluster_of(first);
  const auto other = cluster_of(second);
  const auto found =
      std::find_if(resolution_.doubts.begin(), resolution_.doubts.end(), [&](const SameAs& doubt) {
        return one && other && doubt.first == std::min(*one, *other) &&
               doubt.second == std::max(*one, *other);
      });
  return found == resolution_.doubts.end() ? nullptr : &found->why;
}

std::string_view words_of(Fit fit) {
  switch (fit) {
    case Fit::None:
      return "names with nothing in common";
    case Fit::Same:
      return "the same name";
    case Fit::Acronym:
      return "an acronym";
    case Fit::Initials:
      return "initials";
    case Fit::MiddleName:
      return "a middle name left out";
    case Fit::GivenForm:
      return "a form of the given name";
    case Fit::Spelling:
      return "another spelling";
    case Fit::Surname:
      return "a surname";
    case Fit::GivenName:
      return "a given name";
    case Fit::ShortName:
      return "a short name";
    case Fit::OtherClass:
      return "one spelling of two kinds of thing";
    case Fit::Generation:
      return "other generations";
    case Fit::GivenNames:
      return "other given names";
    case Fit::MiddleNames:
      return "other middle names";
    case Fit::Qualifiers:
      break;
  }
  return "other qualifiers";
}

std::string sentence_of(const NameJoin& join) {
  std::string shared;
  for (const std::string& name : join.shared) {
    shared += (shared.empty() ? "" : ", ") + name;
  }
  const std::string_view open = join.verdict == Verdict::TooLittle    ? ", but too little else"
                                : join.verdict == Verdict::SeveralFit ? ", but others fit as well"
                                : join.verdict == Verdict::Contradicts
                                    ? ", but together they would hold names that cannot be one's"
                                    : "";
  return fmt::format("“{}” and “{}”: {}{}{}", join.first, join.second, words_of(join.fit),
                     shared.empty() ? std::string() : "; both named with " + shared, open);
}

std::string sentence_of(const NameDifference& difference) {
  if (speaks_against(difference.fit)) {
    const bool words = !difference.first_words.empty() && !difference.second_words.empty();
    return fmt::format("{}: {} / {}", words_of(difference.fit),
                       words ? difference.first_words : difference.first,
                       words ? difference.second_words : difference.second);
  }
  if (difference.other_country) {
    return "they lie in other countries";
  }
  if (difference.kilometres > 0 && speaks_for(difference.fit)) {
    return fmt::format("they lie {:.0f} km apart", difference.kilometres);
  }
  if (difference.documents > 0) {
    return fmt::format("{} names both", difference.documents == 1
                                            ? std::string("a document")
                                            : std::to_string(difference.documents) + " documents");
  }
  return difference.fit == Fit::None
             ? std::string(words_of(Fit::None))
             : fmt::format("{}, and too little else speaks for one", words_of(difference.fit));
}

}  // namespace chronograph
