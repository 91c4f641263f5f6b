// SPDX-License-Identifier: Apache-2.0
// Offices, membership, kinship and place, read from what stands inside and right beside noun
// phrases: "Pakistan's prime minister, Imran Khan", "his wife Manju Sam", "Nairobi, Kenya".
#include "annotate/lexicon.hpp"
#include "annotate/names.hpp"
#include "annotate/nominals.hpp"
#include "annotate/stages.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace chronograph {
namespace {

using Index = std::uint32_t;

// One run over a document.
class RelationWalk {
public:
  RelationWalk(Document& document, const Nominals& nominals, const NameLexicon& names,
               const Lexicon& words)
      : document_(document),
        names_(names),
        words_(words),
        phrases_(noun_phrases(document)),
        nominals_(nominals.find(document, phrases_)),
        mention_ending_(document.tokens.size()),
        name_over_(document.tokens.size()),
        pronoun_at_(document.tokens.size()) {}

  void run() {
    index();
    for (const Nominal& nominal : nominals_) {
      read_description(nominal);
      read_designation(nominal);
    }
    for (Index p = 0; p < phrases_.size(); ++p) {
      read_neighbours(p);
    }
    for (Index i = 0; i < token_count(); ++i) {
      read_work(i);
    }
    finish();
  }

private:
  const Token& token(Index i) const { return document_.tokens[i]; }
  std::string_view word(Index i) const { return document_.view(token(i)); }
  const Entity& entity(Index e) const { return document_.entities[e]; }

  void index() {
    named_.assign(document_.entities.size(), false);
    for (Index m = 0; m < document_.mentions.size(); ++m) {
      const Mention& mention = document_.mentions[m];
      const auto [first, last] = document_.tokens_in(mention.span);
      if (last == first || !mention.entity) {
        continue;
      }
      if (mention.kind == MentionKind::Pronoun) {
        pronoun_at_[first] = m;
      } else if (mention.kind == MentionKind::Nominal) {
        nominal_mentions_.emplace(mention.span, m);
      } else {
        mention_ending_[last - 1] = m;
        std::fill(name_over_.begin() + first, name_over_.begin() + last, m);
        named_[*mention.entity] = true;
        const Entity& named = entity(*mention.entity);
        if (named.type == EntityType::Place && named.country.size() == 3) {
          places_of_[named.country].push_back(*mention.entity);
        }
      }
    }
  }

  std::optional<Index> entity_at(Span span) const {
    const auto found = nominal_mentions_.find(span);
    return found == nominal_mentions_.end() ? std::nullopt
                                            : document_.mentions[found->second].entity;
  }

  // The name that holds the head of the phrase.
  std::optional<Index> named_by(Index p) const {
    const auto mention = name_over_[phrases_[p].head];
    return mention ? document_.mentions[*mention].entity : std::nullopt;
  }

  std::optional<Index> entity_of(Index p) const {
    if (const auto named = named_by(p)) {
      return *named;
    }
    return entity_at(span_of(document_, phrases_, phrases_[p]));
  }

  // Whom a description means: its own mention's entity or, of a title, that of the name behind.
  std::optional<Index> entity_of(const Nominal& nominal) const {
    if (const auto own = entity_at(span_of(document_, phrases_, nominal))) {
      return *own;
    }
    return nominal.before_name ? named_by(nominal.phrase) : std::nullopt;
  }

  // The country itself for one of its demonyms, where the document names it.
  std::optional<Index> country_of(Index group) const {
    const auto found = places_of_.find(entity(group).country);
    if (found == places_of_.end()) {
      return std::nullopt;
    }
    const auto country = std::find_if(found->second.begin(), found->second.end(),
                                      [&](Index place) { return is_country(place); });
    return country == found->second.end() ? std::nullopt : std::optional(*country);
  }

  // A country rather than a city in it.
  bool is_country(Index place) const {
    return names_.find(entity(place).name).has(NameClue::Country);
  }

  void add(Index from, RelationType type, Index to, Span span) {
    if (from != to) {
      document_.relations.push_back({from, type, to, span});
    }
  }

  // --- inside a phrase

  struct Target {
    Index entity = 0;
    Span span;
    bool demonym = false;
  };

  // What the thing described belongs to: possessor, "of" phrase, names before the noun.
  std::vector<Target> targets_of(const Nominal& nominal) const {
    std::vector<Target> targets;
    const NounPhrase& phrase = phrases_[nominal.phrase];
    const auto add_phrase = [&](Index p) {
      if (const auto found = entity_of(p)) {
        targets.push_back({*found, span_of(document_, phrases_, phrases_[p]), false});
      }
    };
    if (phrase.possessor) {
      add_phrase(*phrase.possessor);
    }
    if (phrase.determiner && pronoun_at_[*phrase.determiner]) {
      const Mention& mention = document_.mentions[*pronoun_at_[*phrase.determiner]];
      targets.push_back({*mention.entity, mention.span, false});
    }
    const Index next = nominal.phrase + 1;
    if (!nominal.before_name && next < phrases_.size() && phrases_[next].of == nominal.phrase) {
      add_phrase(next);
    }
    const bool follows = !nominal.before_name && next < phrases_.size() &&
                         phrases_[next].first_token == nominal.last_token + 1 &&
                         word(nominal.last_token) == "for";
    if (follows && (nominal.relation == "spokesperson_for" || nominal.relation == "employed_by")) {
      add_phrase(next);
    }
    for (Index i = nominal.first_token; i < nominal.head; ++i) {
      if (mention_ending_[i]) {
        add_modifier(targets, document_.mentions[*mention_ending_[i]]);
      }
    }
    return targets;
  }

  void add_modifier(std::vector<Target>& targets, const Mention& mention) const {
    if (mention.type != EntityType::Group) {
      targets.push_back({*mention.entity, mention.span, false});
    } else if (const auto country = country_of(*mention.entity)) {
      targets.push_back({*country, mention.span, true});
    }
  }

  bool is_over(const Nominal& nominal) const {
    for (Index i = nominal.first_token; i < nominal.head; ++i) {
      const std::string_view kind = words_.get(to_lower(word(i)));
      if (kind == "past" || kind == "not-yet") {
        return true;
      }
    }
    return false;
  }

  static bool accepts(RelationType relation, EntityType target) {
    switch (relation) {
      case RelationType::KinOf:
        return target == EntityType::Person;
      case RelationType::LocatedIn:
        return target == EntityType::Place;
      case RelationType::Leads:
      case RelationType::HoldsOffice:
      case RelationType::PartOf:
        return target != EntityType::Person && target != EntityType::Other;
      case RelationType::SpokespersonFor:
      case RelationType::AlliedWith:
        return target != EntityType::Other;
      default:
        return target == EntityType::Organization || target == EntityType::Group;
    }
  }

  void read_description(const Nominal& nominal) {
    const auto holder = entity_of(nominal);
    if (!holder || nominal.plural || is_over(nominal)) {
      return;
    }
    const Index from = *holder;
    const auto relation = parse_label<RelationType>(nominal.relation);
    const Span own = span_of(document_, phrases_, nominal);
    for (const Target& target : targets_of(nominal)) {
      const EntityType type = entity(target.entity).type;
      const bool kin = relation == RelationType::KinOf;
      const bool office =
          relation == RelationType::Leads || relation == RelationType::HoldsOffice ||
          relation == RelationType::SpokespersonFor || relation == RelationType::PartOf;
      if (!named_[from] && !kin) {
        continue;
      }
      if (relation && accepts(*relation, type) && (office || kin || !target.demonym)) {
        add(from, *relation, target.entity, own.hull(target.span));
      } else if (target.demonym && nominal.type == EntityType::Person) {
        add(from, RelationType::CitizenOf, target.entity, own.hull(target.span));
      }
    }
  }

  // "designated the TTP as a terrorist organization"
  void read_designation(const Nominal& nominal) {
    const NounPhrase& phrase = phrases_[nominal.phrase];
    const Index begin = document_.sentences[phrase.sentence].first_token;
    if (nominal.phrase == 0 || phrase.first_token < begin + 3 ||
        word(phrase.first_token - 1) != "as") {
      return;
    }
    const NounPhrase& object = phrases_[nominal.phrase - 1];
    const bool adjoining = object.last_token + 1 == phrase.first_token;
    if (!adjoining || object.first_token <= begin) {
      return;
    }
    const Token& verb = token(object.first_token - 1);
    if (verb.upos != Upos::Verb || words_.get(verb.lemma) != "names-as") {
      return;
    }
    const auto from = entity_of(nominal.phrase - 1);
    const auto to = entity_of(nominal);
    if (from && to) {
      add(*from, RelationType::DesignatedAs, *to,
          verb.span.hull(span_of(document_, phrases_, nominal)));
    }
  }

  // "Howes had been working for the Mines Advisory Group"
  void read_work(Index i) {
    if (token(i).upos != Upos::Verb || words_.get(token(i).lemma) != "works" ||
        i + 2 >= token_count() || (word(i + 1) != "for" && word(i + 1) != "at")) {
      return;
    }
    Index subject = i;
    while (subject > 0 &&
           (token(subject - 1).upos == Upos::Aux || token(subject - 1).upos == Upos::Adv ||
            word(subject - 1) == "who" || word(subject - 1) == ",")) {
      --subject;
    }
    const auto who = subject > 0 ? phrase_at(phrases_, subject - 1) : std::nullopt;
    const auto house = phrase_at(phrases_, i + 2);
    if (!who || !house) {
      return;
    }
    const auto from = named_by(*who);
    const auto to = named_by(*house);
    if (from && to && entity(*from).type == EntityType::Person &&
        entity(*to).type == EntityType::Organization) {
      add(*from, RelationType::EmployedBy, *to,
          token(i).span.hull(token(phrases_[*house].head).span));
    }
  }

  Index token_count() const { return static_cast<Index>(document_.tokens.size()); }

  // --- beside a phrase

  void read_neighbours(Index p) {
    const Index next = p + 1;
    const auto from = entity_of(p);
    if (!from || next >= phrases_.size() || phrases_[next].sentence != phrases_[p].sentence) {
      return;
    }
    const auto to = entity_of(next);
    const Index gap_begin = phrases_[p].last_token;
    const Index gap_end = phrases_[next].first_token;
    if (!to || gap_end <= gap_begin || gap_end - gap_begin > 2) {
      return;
    }
    const Span span = span_of(document_, phrases_, phrases_[p])
                          .hull(span_of(document_, phrases_, phrases_[next]));
    const bool comma = token(gap_begin).xpos == Xpos::Comma;
    const bool single = gap_end - gap_begin == 1;
    if (entity(*from).type == EntityType::Place && entity(*to).type == EntityType::Place) {
      if (single && ((comma && contains(*to, *from) && named_[*from] && named_[*to]) ||
                     word(gap_begin) == "in")) {
        add(*from, RelationType::LocatedIn, *to, span);
      }
    }
    const bool affiliated = entity(*from).type == EntityType::Person && named_by(p) &&
                            entity(*to).type == EntityType::Organization && named_[*to];
    if (affiliated &&
        ((single && word(gap_begin) == "of") || (comma && !single && word(gap_begin + 1) == "of") ||
         (comma && single && is_signature(p, next)))) {
      add(*from, RelationType::EmployedBy, *to, span);
    }
  }

  // "Dar es Salaam, Tanzania" and "Austin, Texas", not "France, Germany": the second is a country,
  // or a region around what is none itself, and the lists do not say otherwise.
  bool contains(Index whole, Index part) const {
    const NameFacts& outer = names_.find(entity(whole).name);
    const NameFacts& inner = names_.find(entity(part).name);
    const bool wider = (outer.has(NameClue::Country) && !inner.has(NameClue::Country)) ||
                       (outer.has(NameClue::Region) && !inner.is_place());
    return wider && (entity(whole).country.empty() || entity(part).country.empty() ||
                     entity(whole).country == entity(part).country);
  }

  // A sentence of nothing but a name and its house: "Purnell Murdock, VOA News."
  bool is_signature(Index p, Index next) const {
    const Sentence& sentence = document_.sentences[phrases_[p].sentence];
    return phrases_[p].first_token == sentence.first_token &&
           phrases_[next].last_token + 1 >= sentence.last_token;
  }

  void finish() {
    auto& relations = document_.relations;
    const auto key = [](const EntityRelation& relation) {
      return std::tuple(relation.from, relation.type, relation.to, relation.span);
    };
    std::sort(relations.begin(), relations.end(),
              [&](const auto& a, const auto& b) { return key(a) < key(b); });
    relations.erase(std::unique(relations.begin(), relations.end(),
                                [](const auto& a, const auto& b) {
                                  return a.from == b.from && a.type == b.type && a.to == b.to;
                                }),
                    relations.end());
    document_.set(Layer::Relations);
  }

  Document& document_;
  const NameLexicon& names_;
  const Lexicon& words_;
  std::vector<NounPhrase> phrases_;
  std::vector<Nominal> nominals_;
  std::vector<std::optional<Index>> mention_ending_;  // names by last token
  std::vector<std::optional<Index>> name_over_;       // names by any token
  std::vector<std::optional<Index>> pronoun_at_;
  std::map<Span, Index> nominal_mentions_;
  std::vector<bool> named_;                              // entities
  std::map<std::string, std::vector<Index>> places_of_;  // by country
};

class Relations final : public Stage {
public:
  Relations() : names_(NameLexicon::Lists::Aliases), words_("relation_words.tsv") {}
  void run(Document& document) const override {
    document.relations.clear();
    RelationWalk(document, nominals_, names_, words_).run();
  }

private:
  Nominals nominals_;
  NameLexicon names_;
  Lexicon words_;
};

}  // namespace

std::unique_ptr<Stage> make_relations(const StageOptions& /*options*/) {
  return std::make_unique<Relations>();
}

}  // namespace chronograph
