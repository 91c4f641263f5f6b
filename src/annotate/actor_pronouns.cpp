// SPDX-License-Identifier: Apache-2.0
// "He" and "she" mean the person spoken of. Only where one can be meant is one taken: the single
// person of fitting sex in the sentence so far or, if there is none, in the sentence before.
#include "annotate/actors.hpp"

#include <algorithm>
#include <optional>

namespace chronograph {
namespace {

using Index = std::uint32_t;

char sex_of_pronoun(std::string_view lower) {
  if (lower == "he" || lower == "his" || lower == "him" || lower == "himself") {
    return 'm';
  }
  return lower == "she" || lower == "her" || lower == "hers" || lower == "herself" ? 'f' : '\0';
}

class PronounFinder {
public:
  explicit PronounFinder(const ActorBook& book) : book_(book), document_(book.document()) {}

  std::vector<Mention> run() {
    std::vector<Mention> found;
    Index mention = 0;
    for (Index s = 0; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      before_ = std::move(here_);
      here_.clear();
      for (Index i = sentence.first_token; i < sentence.last_token; ++i) {
        const Span span = document_.tokens[i].span;
        for (; mention < document_.mentions.size() &&
               document_.mentions[mention].span.begin <= span.begin;
             ++mention) {
          see(mention);
        }
        const char sex = sex_of_pronoun(to_lower(document_.view(span)));
        if (sex == 0 || document_.in_zone(span.begin, ZoneKind::Quote)) {
          continue;
        }
        if (const auto actor = choose(sex)) {
          found.push_back({span, EntityType::Person, MentionKind::Pronoun, actor});
          here_.push_back(*actor);
        }
      }
    }
    return found;
  }

private:
  void see(Index mention) {
    const auto actor = book_.owner(mention);
    if (!actor || document_.mentions[mention].type != EntityType::Person) {
      return;
    }
    const Actor& person = book_.actors()[*actor];
    const bool plural = std::all_of(person.roles.begin(), person.roles.end(),
                                    [](const ActorRole& role) { return role.plural; });
    if (!person.names.empty() || !plural) {
      here_.push_back(*actor);
    }
  }

  // The only person that fits.
  std::optional<Index> choose(char sex) const {
    const auto here = only(here_, sex);
    return here.any ? here.actor : only(before_, sex).actor;
  }

  struct Choice {
    bool any = false;
    std::optional<Index> actor;
  };

  Choice only(const std::vector<Index>& persons, char sex) const {
    Choice choice;
    for (const Index actor : persons) {
      const char known = book_.actors()[actor].sex;
      if (known != 0 && known != sex) {
        continue;
      }
      if (choice.any && choice.actor != actor) {
        return {true, std::nullopt};
      }
      choice = {true, actor};
    }
    return choice;
  }

  const ActorBook& book_;
  const Document& document_;
  std::vector<Index> here_;    // persons of this sentence so far, in order
  std::vector<Index> before_;  // of the sentence before
};

}  // namespace

std::vector<Mention> find_pronouns(const ActorBook& book) { return PronounFinder(book).run(); }

}  // namespace chronograph
