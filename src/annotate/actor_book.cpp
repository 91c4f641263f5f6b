// SPDX-License-Identifier: Apache-2.0
// Which mention belongs to which actor, as the steps of the stage entities change it.
#include "annotate/actors.hpp"

#include <algorithm>
#include <utility>

namespace chronograph {

std::uint32_t ActorBook::add(std::uint32_t mention) {
  const auto index = static_cast<std::uint32_t>(actors_.size());
  actors_.emplace_back().type = document_.mentions[mention].type;
  give(mention, index);
  return index;
}

void ActorBook::give(std::uint32_t mention, std::uint32_t actor) {
  owner_[mention] = actor;
  std::vector<std::uint32_t>& mentions = actors_[actor].mentions;
  mentions.insert(std::upper_bound(mentions.begin(), mentions.end(), mention), mention);
}

std::uint32_t ActorBook::merge(std::uint32_t to, std::uint32_t from) {
  if (to == from) {
    return to;
  }
  Actor taken = std::exchange(actors_[from], Actor{});
  Actor& actor = actors_[to];
  for (const std::uint32_t mention : taken.mentions) {
    owner_[mention] = to;
  }
  std::vector<std::uint32_t> mentions;  // one by one they would shift each other
  std::merge(actor.mentions.begin(), actor.mentions.end(), taken.mentions.begin(),
             taken.mentions.end(), std::back_inserter(mentions));
  actor.mentions = std::move(mentions);
  for (std::string& name : taken.names) {
    if (std::find(actor.names.begin(), actor.names.end(), name) == actor.names.end()) {
      actor.names.push_back(std::move(name));
    }
  }
  actor.roles.insert(actor.roles.end(), taken.roles.begin(), taken.roles.end());
  actor.canonical = actor.canonical.empty() ? taken.canonical : actor.canonical;
  actor.country = actor.country.empty() ? taken.country : actor.country;
  if (actor.sex == 0 || (actor.sex_guessed && taken.sex != 0 && !taken.sex_guessed)) {
    actor.sex = taken.sex;
    actor.sex_guessed = taken.sex_guessed;
  }
  return to;
}

}  // namespace chronograph
