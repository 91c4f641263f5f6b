// SPDX-License-Identifier: Apache-2.0
#include "graph/clusters.hpp"

#include "graph/identity.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace chronograph {
namespace {

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

template <typename T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

Cluster summarise(const std::vector<Document>& documents, const NamedEntity& member) {
  const Entity& entity = documents[member.ref.document].entities[member.ref.entity];
  Cluster cluster;
  cluster.name = entity.name;
  cluster.type = entity.type;
  cluster.aliases = entity.aliases;
  sort_unique(cluster.aliases);
  std::erase(cluster.aliases, cluster.name);
  cluster.country = entity.country;
  cluster.sector = entity.sector;
  cluster.position = entity.position;
  cluster.members = {member.ref};
  cluster.mentions = member.mentions;
  sort_unique(cluster.mentions);
  return cluster;
}

}  // namespace

Cluster summarise(const std::vector<Document>& documents,
                  const std::vector<const NamedEntity*>& members) {
  if (members.size() == 1) {  // as most are
    return summarise(documents, *members.front());
  }
  Cluster cluster;
  std::map<std::string, std::size_t> names;
  std::map<EntityType, std::size_t> types;
  std::map<std::string, std::size_t> countries;
  std::map<std::string, std::size_t> sectors;
  std::map<std::tuple<double, double, std::string>, std::size_t> positions;
  std::vector<std::string> aliases;
  for (const NamedEntity* member : members) {
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
  sort_unique(cluster.mentions);
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
  sort_unique(aliases);
  std::erase(aliases, cluster.name);
  cluster.aliases = std::move(aliases);
  return cluster;
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
