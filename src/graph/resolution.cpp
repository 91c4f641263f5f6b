// SPDX-License-Identifier: Apache-2.0
#include "graph/resolution.hpp"

#include "chronograph/document/zone_index.hpp"
#include "graph/identity.hpp"

#include <boost/pending/disjoint_sets.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

namespace chronograph {
namespace {

struct Candidate {
  EntityRef ref;
  std::vector<EvidenceSpan> mentions;
};

bool is_acronym(std::string_view name) {
  std::size_t at = 0;
  std::size_t letters = 0;
  while (at < name.size()) {
    const char32_t c = decode_utf8(name, at);
    if (is_upper(c)) {
      ++letters;
    } else if (c != '.' && c != '-' && c != '&' && !is_digit(c)) {
      return false;
    }
  }
  return letters >= 2;
}

bool is_full_name(std::string_view name) { return trim(name).find(' ') != std::string_view::npos; }

// The names under which an entity may meet its like in other documents. A lone surname or a
// shortened group name ("Khan", "Taliban") is too weak: two documents may mean two people by it.
std::vector<std::string> keys_of(const Entity& entity) {
  std::vector<std::string> keys;
  const bool person = entity.type == EntityType::Person;
  if (!person || is_full_name(entity.name)) {
    keys.push_back(fold_name(entity.name));
  } else {
    keys.push_back(
        "person\x1f" +
        fold_name(entity.name));  // a lone name meets only the very same lone name of a person
  }
  for (const std::string& alias : entity.aliases) {
    if (is_acronym(alias) || is_full_name(alias)) {
      keys.push_back(fold_name(alias));
    }
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

// The reporter, the town of the dateline and the page's furniture are not what the article tells
// of.
bool outside_story(const ZoneIndex& zones, const Mention& mention) {
  constexpr std::array kOutside{ZoneKind::Boilerplate, ZoneKind::Byline, ZoneKind::Dateline};
  return std::any_of(kOutside.begin(), kOutside.end(),
                     [&](ZoneKind kind) { return zones.holds(mention.span.begin, kind); });
}

std::vector<Candidate> candidates_of(const std::vector<Document>& documents) {
  std::vector<Candidate> candidates;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    const Document& document = documents[d];
    const ZoneIndex zones(document.zones);
    std::vector<Candidate> own(document.entities.size());
    std::vector<bool> named(document.entities.size(), false);
    for (const Mention& mention : document.mentions) {
      if (!mention.entity || outside_story(zones, mention)) {
        continue;
      }
      own[*mention.entity].mentions.push_back({d, mention.span});
      named[*mention.entity] = named[*mention.entity] || mention.kind == MentionKind::Name;
    }
    for (std::uint32_t e = 0; e < own.size(); ++e) {
      if (named[e]) {
        own[e].ref = {d, e};
        candidates.push_back(std::move(own[e]));
      }
    }
  }
  return candidates;
}

template <typename Key>
const Key& most_voted(const std::map<Key, std::size_t>& votes) {
  return std::max_element(votes.begin(), votes.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

std::string best_name(const std::map<std::string, std::size_t>& documents_of_name) {
  return std::max_element(documents_of_name.begin(), documents_of_name.end(),
                          [](const auto& a, const auto& b) {
                            if (a.second != b.second) {
                              return a.second < b.second;
                            }
                            return a.first.size() != b.first.size()
                                       ? a.first.size() < b.first.size()
                                       : a.first > b.first;
                          })
      ->first;
}

Cluster summarise(const std::vector<Document>& documents,
                  const std::vector<const Candidate*>& members) {
  Cluster cluster;
  std::map<std::string, std::size_t> names;
  std::map<EntityType, std::size_t> types;
  std::map<std::string, std::size_t> countries;
  std::map<std::string, std::size_t> sectors;
  std::map<std::tuple<double, double, std::string>, std::size_t> positions;
  std::vector<std::string> aliases;
  for (const Candidate* member : members) {
    const Entity& entity = documents[member->ref.document].entities[member->ref.entity];
    cluster.members.push_back(member->ref);
    cluster.mentions.insert(cluster.mentions.end(), member->mentions.begin(),
                            member->mentions.end());
    ++names[entity.name];
    types[entity.type] += member->mentions.size();
    aliases.insert(aliases.end(), entity.aliases.begin(), entity.aliases.end());
    if (!entity.country.empty()) {
      ++countries[entity.country];
    }
    if (!entity.sector.empty()) {
      ++sectors[entity.sector];
    }
    if (const auto& at = entity.position) {
      positions[{at->lat, at->lon, at->precision}] += member->mentions.size();
    }
  }
  std::sort(cluster.mentions.begin(), cluster.mentions.end());
  cluster.mentions.erase(std::unique(cluster.mentions.begin(), cluster.mentions.end()),
                         cluster.mentions.end());
  cluster.name = best_name(names);
  cluster.type = most_voted(types);
  cluster.country = countries.empty() ? std::string() : most_voted(countries);
  cluster.sector = sectors.empty() ? std::string() : most_voted(sectors);
  if (!positions.empty()) {
    const auto& [lat, lon, precision] = most_voted(positions);
    cluster.position = GeoPosition{lat, lon, precision};
  }
  for (const auto& [name, count] : names) {
    aliases.push_back(name);
  }
  std::sort(aliases.begin(), aliases.end());
  aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
  std::erase(aliases, cluster.name);
  cluster.aliases = std::move(aliases);
  return cluster;
}

}  // namespace

std::vector<Cluster> resolve_entities(const std::vector<Document>& documents) {
  const std::vector<Candidate> candidates = candidates_of(documents);
  boost::disjoint_sets_with_storage<> sets(candidates.size());
  std::unordered_map<std::string, std::size_t> first_with_key;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const EntityRef ref = candidates[i].ref;
    for (const std::string& key : keys_of(documents[ref.document].entities[ref.entity])) {
      const auto [found, is_new] = first_with_key.try_emplace(key, i);
      if (!is_new) {
        sets.union_set(i, found->second);
      }
    }
  }
  // Candidates come in the order of documents, so grouping by first occurrence sorts the clusters
  // by first member.
  std::unordered_map<std::size_t, std::size_t> cluster_of_root;
  std::vector<std::vector<const Candidate*>> groups;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto [found, is_new] = cluster_of_root.try_emplace(sets.find_set(i), groups.size());
    if (is_new) {
      groups.emplace_back();
    }
    groups[found->second].push_back(&candidates[i]);
  }
  std::vector<Cluster> clusters;
  clusters.reserve(groups.size());
  for (const auto& group : groups) {
    clusters.push_back(summarise(documents, group));
  }
  return clusters;
}

std::vector<std::string> ids_of(const std::vector<Cluster>& clusters,
                                std::span<const std::string_view> documents) {
  std::vector<std::string> ids(clusters.size());
  std::map<std::string, std::size_t> holder;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const std::string_view kind = clusters[i].type == EntityType::Place ? "place-" : "actor-";
    ids[i] = std::string(kind) + slug_of(clusters[i].name);
    const auto [found, is_new] = holder.try_emplace(ids[i], i);
    if (!is_new && clusters[found->second].members.size() < clusters[i].members.size()) {
      found->second = i;
    }
  }
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const bool has_slug = ids[i].size() > 6;
    if (has_slug && holder.at(ids[i]) == i) {
      continue;
    }
    const EntityRef first = clusters[i].members.front();
    const std::string content = clusters[i].name + "|" + std::string(documents[first.document]) +
                                "|" + std::to_string(first.entity);
    ids[i] = hashed_id(has_slug ? ids[i] + "-" : ids[i], content);
    ids[i].resize(ids[i].size() - 6);
  }
  return ids;
}

}  // namespace chronograph
