// SPDX-License-Identifier: Apache-2.0
// Mentions are compared only within a block: a family of triggers in a story. Each joins the chain
// of its block that most of its own kind speak for, if no more speak against it; reading documents
// in their fixed order makes that the same whatever the order of the inputs was.
#include "chronograph/graph/event_chains.hpp"

#include "chronograph/text/utf8.hpp"
#include "graph/stories.hpp"
#include "graph/telling_reader.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;
using Chain = std::vector<Telling>;

/// A mention is compared with the first members of the latest chains of its block. Bounds the work.
constexpr std::size_t kMostChains = 16;
constexpr std::size_t kMostMembers = 24;

// How many members of the chain speak for the telling; 0 where more than half speak against it.
std::size_t votes_for(const Telling& telling, const Chain& chain) {
  const std::size_t asked = std::min(chain.size(), kMostMembers);
  std::size_t may = 0;
  std::size_t votes = 0;
  for (std::size_t i = 0; i < asked; ++i) {
    if (may_be_one(chain[i], telling)) {
      ++may;
      votes += is_supported(chain[i], telling) ? 1U : 0U;
    }
  }
  return 2 * may >= asked ? votes : 0;
}

void place(Telling telling, std::vector<Chain>& chains) {
  Chain* best = nullptr;
  std::size_t most = 0;
  const std::size_t from = chains.size() > kMostChains ? chains.size() - kMostChains : 0;
  for (std::size_t i = from; i < chains.size(); ++i) {
    const std::size_t votes = votes_for(telling, chains[i]);
    if (votes > most) {
      most = votes;
      best = &chains[i];
    }
  }
  if (!best) {
    best = &chains.emplace_back();
  }
  best->push_back(std::move(telling));
}

}  // namespace

std::vector<std::vector<EventRef>> find_event_chains(const std::vector<Document>& documents) {
  const WordTables tables;
  const std::vector<Index> stories = find_stories(documents, tables);
  const ActorOfEntity actors = find_actors(documents);
  std::map<std::pair<Index, std::string>, std::vector<Chain>> blocks;
  for (Index d = 0; d < documents.size(); ++d) {
    for (Index e = 0; e < documents[d].events.size(); ++e) {
      const std::string lemma = to_lower(documents[d].events[e].lemma);
      if (!lemma.empty()) {
        place(read_telling(documents[d], d, e, actors[d], tables),
              blocks[{stories[d], tables.family_of(lemma)}]);
      }
    }
  }
  std::vector<std::vector<EventRef>> found;
  for (const auto& [block, chains] : blocks) {
    for (const Chain& chain : chains) {
      if (chain.size() > 1) {
        std::vector<EventRef>& events = found.emplace_back();
        for (const Telling& telling : chain) {
          events.push_back({telling.document, telling.event});
        }
        std::sort(events.begin(), events.end());
      }
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

void name_triggers(Document& document) {
  for (Event& event : document.events) {
    const auto sentence = document.sentence_at(event.span.begin);
    if (!event.lemma.empty() || !sentence) {
      continue;
    }
    const Sentence& home = document.sentences[*sentence];
    const auto is_inside = [&](Index token) {
      return token < home.last_token && document.tokens[token].span.begin < event.span.end &&
             document.tokens[token].span.end > event.span.begin;
    };
    for (Index token = home.first_token; token < home.last_token; ++token) {
      const Index head = document.tokens[token].head;  // from 1 within the sentence; 0 is the root
      if (is_inside(token) && (head == 0 || !is_inside(home.first_token + head - 1))) {
        event.lemma = document.tokens[token].lemma;
        break;
      }
    }
  }
}

}  // namespace chronograph
