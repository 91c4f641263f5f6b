// SPDX-License-Identifier: Apache-2.0
// How fast actors and places are resolved over documents, and into what.
//
//   resolution_speed [ANNOTATIONS.jsonl [--list]]
//
// Without a file: made-up documents with about 405,000 spellings of names. --list prints each pair
// of names that was joined because it fits and each doubt, with what speaks for it.
#include "chronograph/document/annotation.hpp"
#include "graph/resolution.hpp"
#include "random.hpp"

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace chronograph;

/// Small numbers are likelier: roughly as names are spread in news.
std::uint32_t often_low(Random& random, std::uint32_t limit) {
  const std::uint64_t product = std::uint64_t{random.below(limit)} * random.below(limit) / limit;
  return static_cast<std::uint32_t>(product * random.below(limit) / limit);
}

std::string word_of(std::uint32_t number) {
  constexpr std::string_view kSyllables = "bakodemiluponaristevogyhusacefilo";
  std::string word;
  for (int i = 0; i < 3; ++i) {
    word += kSyllables.substr(number % 16 * 2, 2);
    number /= 16;
  }
  word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return word;
}

std::vector<Document> made_up_documents(std::size_t count, std::size_t names_each) {
  Random random(20261130);
  std::vector<Document> documents(count);
  for (std::size_t d = 0; d < count; ++d) {
    Document& document = documents[d];
    document.id = "doc-" + std::to_string(d);
    std::string text;
    for (std::size_t i = 0; i < names_each; ++i) {
      const bool person = random.below(2) == 0;
      std::string name = word_of(often_low(random, 4000));
      if (random.below(20) != 0) {
        name = word_of(often_low(random, 900)) + " " + name;
      }
      name += person ? "" : " " + word_of(8000 + often_low(random, 300));
      const auto begin = static_cast<std::uint32_t>(text.size());
      const EntityType type = person ? EntityType::Person : EntityType::Organization;
      document.entities.push_back({type, name, {}, {}, {}, {}});
      document.mentions.push_back({{begin, begin + static_cast<std::uint32_t>(name.size())},
                                   type,
                                   MentionKind::Name,
                                   static_cast<std::uint32_t>(i)});
      text += name + ". ";
    }
    document.text = Text(std::move(text));
  }
  return documents;
}

std::vector<Document> read_documents(const char* path) {
  std::vector<Document> documents;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    documents.push_back(read_annotation(line, path));
  }
  return documents;
}

void list(const char* what, const NameJoin& join) {
  std::string shared;
  for (const std::string& name : join.shared) {
    shared += (shared.empty() ? "" : ", ") + name;
  }
  std::printf("%s\t%d\t%s\t%s\t%.2f\t%s\t%s\n", what, static_cast<int>(join.fit),
              join.first.c_str(), join.second.c_str(), join.company,
              std::string(to_string(join.verdict)).c_str(), shared.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<Document> documents =
      argc > 1 ? read_documents(argv[1]) : made_up_documents(13000, 40);
  std::set<std::string_view> spellings;
  std::size_t entities = 0;
  for (const Document& document : documents) {
    for (const Entity& entity : document.entities) {
      spellings.insert(entity.name);
      ++entities;
    }
  }
  const auto start = std::chrono::steady_clock::now();
  const Resolution resolution = resolve(documents);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  if (argc > 2) {
    for (const Cluster& cluster : resolution.clusters) {
      for (const NameJoin& join : cluster.joins) {
        list("joined", join);
      }
    }
    for (const SameAs& doubt : resolution.doubts) {
      list("doubt", doubt.why);
    }
  }
  std::fprintf(stderr,
               "%zu documents, %zu entities, %zu spellings: %zu actors and places in %.2f s; %zu "
               "pairs compared, %zu left out, %zu joined, %zu doubts\n",
               documents.size(), entities, spellings.size(), resolution.clusters.size(),
               took.count(), resolution.compared, resolution.left_out, resolution.joined,
               resolution.doubts.size());
  return 0;
}
