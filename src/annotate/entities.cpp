// SPDX-License-Identifier: Apache-2.0
// Which mentions are one actor or place within the document: names first, then what is described
// beside them, each linked only where the text leaves no choice; then what the language core takes
// the rest to mean or, without one, descriptions and pronouns by rules again (see actors.hpp).
#include "annotate/actors.hpp"
#include "annotate/name_forms.hpp"
#include "annotate/place_linker.hpp"
#include "annotate/stages.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace chronograph {
namespace {

using Index = std::uint32_t;

bool has_small_letter(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// The fullest of two names: words count, then letters; capitals throughout are worth less.
bool is_fuller(std::string_view a, std::string_view b) {
  const auto key = [](std::string_view name) {
    return std::tuple(!is_acronym(name), has_small_letter(name), split_words(name).size(),
                      name.size());
  };
  return key(a) > key(b);
}

// One line, without the line breaks that the text may have inside.
std::string on_one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return out;
}

class Entities final : public Stage {
public:
  explicit Entities(std::shared_ptr<const nn::Model> model)
      : names_(NameLexicon::Lists::Places),
        organisations_("organisations.tsv"),
        name_linker_(names_),
        description_linker_(names_, nominals_),
        place_linker_(names_),
        coreference_(std::move(model)) {}

  void run(Document& document) const override {
    document.entities.clear();
    std::erase_if(document.mentions,
                  [](const Mention& mention) { return mention.kind == MentionKind::Pronoun; });
    const std::vector<NounPhrase> phrases = noun_phrases(document);
    const std::vector<Nominal> nominals = nominals_.find(document, phrases);
    const std::optional<CoreferenceReading> reading = coreference_.read(document);
    ActorBook book(document);
    name_linker_.link(book);
    description_linker_.link(book, phrases, nominals);
    if (reading) {
      antecedent_linker_.link(book, *reading);
      static_cast<void>(write(document, book, reading->is_new));
    } else {
      std::vector<Mention> pronouns = pronoun_finder_.find(book);
      const auto entity_of = write(document, book, std::vector<bool>(document.mentions.size()));
      for (Mention& pronoun : pronouns) {
        pronoun.entity = entity_of[*pronoun.entity];
      }
      add(document, pronouns);
    }
    place_linker_.link(document);
    document.set(Layer::Entities);
  }

private:
  // Writes the actors as entities; of the mentions that are new only those of an actor that they
  // make a chain. Returns the entities of actors.
  std::vector<std::optional<Index>> write(Document& document, ActorBook& book,
                                          const std::vector<bool>& is_new) const {
    for (Actor& actor : book.actors()) {
      settle_type(document, actor);
    }
    std::vector<Index> order;  // actors by first mention
    for (Index a = 0; a < book.actors().size(); ++a) {
      if (is_entity(book.actors()[a], is_new)) {
        order.push_back(a);
      }
    }
    std::sort(order.begin(), order.end(), [&](Index a, Index b) {
      return book.actors()[a].mentions.front() < book.actors()[b].mentions.front();
    });
    std::vector<std::optional<Index>> entity_of(book.actors().size());
    std::vector<Entity> entities;
    for (const Index a : order) {
      entity_of[a] = static_cast<Index>(entities.size());
      entities.push_back(to_entity(document, book, book.actors()[a]));
    }
    const std::vector<std::optional<Index>> names = names_over(document);
    std::vector<Mention> mentions;
    for (Index m = 0; m < document.mentions.size(); ++m) {
      Mention mention = document.mentions[m];
      const auto owner = book.owner(m);
      mention.entity = owner ? entity_of[*owner] : std::nullopt;
      if (!is_new[m]) {
        mentions.push_back(mention);
      } else if (mention.entity && !is_part_of_name(document, book, names, m)) {
        mention.type = entities[*mention.entity].type;
        mentions.push_back(mention);
      }
    }
    document.mentions = std::move(mentions);
    document.entities = std::move(entities);
    return entity_of;
  }

  static void add(Document& document, const std::vector<Mention>& mentions) {
    document.mentions.insert(document.mentions.end(), mentions.begin(), mentions.end());
    std::stable_sort(document.mentions.begin(), document.mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.span < b.span; });
  }

  // The name that each token is part of.
  static std::vector<std::optional<Index>> names_over(const Document& document) {
    std::vector<std::optional<Index>> names(document.tokens.size());
    for (Index m = 0; m < document.mentions.size(); ++m) {
      const auto [first, last] = document.tokens_in(document.mentions[m].span);
      for (Index t = first; document.mentions[m].kind == MentionKind::Name && t < last; ++t) {
        names[t] = m;
      }
    }
    return names;
  }

  // "League" in "Awami League" says nothing of its own.
  static bool is_part_of_name(const Document& document, const ActorBook& book,
                              const std::vector<std::optional<Index>>& names, Index mention) {
    const Span span = document.mentions[mention].span;
    const auto name = names[document.tokens_in(span).first];
    return name && document.mentions[*name].span.contains(span) &&
           book.owner(*name) == book.owner(mention);
  }

  // What has no name is what most of its mentions say, of equal ones the first.
  static void settle_type(const Document& document, Actor& actor) {
    std::map<EntityType, std::size_t> votes;
    std::size_t most = 0;
    for (const Index mention : actor.mentions) {
      most = std::max(most, ++votes[document.mentions[mention].type]);
    }
    for (const Index mention : actor.mentions) {
      const EntityType type = document.mentions[mention].type;
      if (actor.names.empty() && votes[type] == most) {
        actor.type = type;
        return;
      }
    }
  }

  static bool is_entity(const Actor& actor, const std::vector<bool>& is_new) {
    const bool found = std::any_of(actor.mentions.begin(), actor.mentions.end(),
                                   [&](Index mention) { return !is_new[mention]; });
    return found || (actor.mentions.size() > 1 && actor.type != EntityType::Other);
  }

  // Its own or, where all descriptions agree on one, theirs: "Pakistan's prime minister".
  static std::string country_of(const Actor& actor) {
    std::string country = actor.country;
    for (const ActorRole& role : actor.roles) {
      if (role.country.empty() || role.country == country) {
        continue;
      }
      if (!country.empty()) {
        return actor.country;
      }
      country = role.country;
    }
    return country;
  }

  // What the lists say of it or the first description that tells one.
  std::string sector_of(const Actor& actor) const {
    if (const auto listed = organisations_.get(actor.canonical, 2); !listed.empty()) {
      return std::string(listed);
    }
    for (const ActorRole& role : actor.roles) {
      if (!role.sector.empty()) {
        return std::string(role.sector);
      }
    }
    return {};
  }

  Entity to_entity(const Document& document, const ActorBook& book, const Actor& actor) const {
    Entity entity;
    entity.type = actor.type;
    entity.country = country_of(actor);
    entity.sector = sector_of(actor);
    std::set<std::string> names;
    std::string_view description;
    std::string_view pronoun;
    for (const Index mention : actor.mentions) {
      const std::string_view text = book.words(mention);
      const MentionKind kind = document.mentions[mention].kind;
      if (kind != MentionKind::Name) {
        std::string_view& words = kind == MentionKind::Nominal ? description : pronoun;
        words = words.empty() ? text : words;
        continue;
      }
      std::string name = on_one_line(text);
      if (entity.name.empty() || is_fuller(name, entity.name)) {
        entity.name = name;
      }
      names.insert(std::move(name));
    }
    if (entity.name.empty()) {
      entity.name = without_determiner(on_one_line(description.empty() ? pronoun : description));
    }
    names.erase(entity.name);
    entity.aliases.assign(names.begin(), names.end());
    return entity;
  }

  static std::string without_determiner(const std::string& text) {
    for (const std::string_view word : {"the ", "The ", "a ", "A ", "an ", "An "}) {
      if (text.starts_with(word) && text.size() > word.size()) {
        return text.substr(word.size());
      }
    }
    return text;
  }

  NameLexicon names_;
  Lexicon organisations_;
  Nominals nominals_;
  NameLinker name_linker_;
  DescriptionLinker description_linker_;
  PlaceLinker place_linker_;
  AntecedentLinker antecedent_linker_;
  PronounFinder pronoun_finder_;
  Coreference coreference_;
};

}  // namespace

std::unique_ptr<Stage> make_entities(const StageOptions& options) {
  return std::make_unique<Entities>(options.model);
}

}  // namespace chronograph
