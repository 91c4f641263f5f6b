// SPDX-License-Identifier: Apache-2.0
// What descriptions mean. Beside a name they mean what it names. Later, a definite one means the
// only thing that the text has described or named in a way that fits; when two fit, neither.
#include "annotate/actors.hpp"
#include "annotate/known_roles.hpp"
#include "annotate/name_forms.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;

}  // namespace

// One run over a document.
class DescriptionLinking {
public:
  DescriptionLinking(const DescriptionLinker& rules, ActorBook& book,
                     const std::vector<NounPhrase>& phrases, const std::vector<Nominal>& nominals)
      : rules_(rules),
        book_(book),
        document_(book.document()),
        phrases_(phrases),
        nominals_(nominals),
        name_ending_(document_.tokens.size()),
        name_over_(document_.tokens.size()),
        nominal_of_(phrases.size()),
        known_(book.actors()) {}

  void run() {
    index();
    for (Index n = 0; n < nominals_.size(); ++n) {
      roles_.push_back(role_of(nominals_[n]));
    }
    for (Index p = 0; p < phrases_.size(); ++p) {
      link_whole_phrase(p);
      link_apposition(p);
    }
    for (Index n = 0; n < nominals_.size(); ++n) {
      link_before_name(n);
      link_introduced(n);
      link_of_place(n);
      link_kind(n);
    }
    for (Index n = 0; n < nominals_.size(); ++n) {
      resolve(n);
    }
  }

private:
  std::vector<Actor>& actors() { return book_.actors(); }
  const Token& token(Index i) const { return document_.tokens[i]; }
  std::string_view word(Index i) const { return document_.view(token(i)); }

  void index() {
    for (Index m = 0; m < document_.mentions.size(); ++m) {
      const Mention& mention = document_.mentions[m];
      const auto [first, last] = document_.tokens_in(mention.span);
      if (mention.kind == MentionKind::Name && last > first) {
        name_ending_[last - 1] = m;
        std::fill(name_over_.begin() + first, name_over_.begin() + last, m);
      } else if (mention.kind == MentionKind::Nominal) {
        nominal_mentions_.emplace(mention.span, m);
      }
    }
    for (Index n = 0; n < nominals_.size(); ++n) {
      nominal_of_[nominals_[n].phrase] = n;
    }
    for (Index a = 0; a < actors().size(); ++a) {
      for (const std::string& name : actors()[a].names) {  // "Foreign Ministry", "Bank of England"
        const auto words = split_words(name);
        if (words.size() > 1) {
          add_named(a, words.back());
          if (begins_with_words(name, std::string(words.front()) + " of")) {
            add_named(a, words.front());
          }
        }
      }
    }
  }

  void add_named(Index a, std::string_view word) {
    by_word_[named_key(actors()[a].type, word, {})].push_back(a);
    if (!actors()[a].country.empty()) {
      by_word_[named_key(actors()[a].type, word, actors()[a].country)].push_back(a);
    }
  }

  static std::string named_key(EntityType type, std::string_view word, std::string_view country) {
    std::string key(1, static_cast<char>('a' + static_cast<int>(type)));
    key += word;
    key += '\x1f';
    key += country;
    return key;
  }

  std::optional<Index> mention_at(Span span) const {
    const auto found = nominal_mentions_.find(span);
    return found == nominal_mentions_.end() ? std::nullopt : std::optional(found->second);
  }
  std::optional<Index> mention_of(const Nominal& nominal) const {
    return mention_at(span_of(document_, phrases_, nominal));
  }
  // The actor that the phrase names.
  std::optional<Index> named_by(Index p) const {
    const auto mention = name_over_[phrases_[p].head];
    return mention ? book_.owner(*mention) : std::nullopt;
  }

  // --- what a description says

  std::string country_in(Index first, Index last) const {
    for (Index i = first; i < last; ++i) {
      const auto mention = name_ending_[i];
      if (mention && book_.owner(*mention)) {
        const Actor& actor = book_.actors()[*book_.owner(*mention)];
        const bool country = actor.type == EntityType::Group || actor.type == EntityType::Place;
        if (country && !actor.country.empty()) {
          return actor.country;
        }
      }
    }
    return {};
  }

  ActorRole role_of(const Nominal& nominal) const {
    const NounPhrase& phrase = phrases_[nominal.phrase];
    ActorRole role;
    role.noun = nominal.noun;
    role.group = nominal.group;
    role.sector = nominal.sector;
    role.plural = nominal.plural;
    role.country = country_in(nominal.first_token, nominal.head);
    const std::size_t words = split_words(nominal.noun).size();
    for (Index i = phrase.determiner ? nominal.first_token + 1 : nominal.first_token;
         i + words <= nominal.head; ++i) {
      if (!name_ending_[i] && token(i).upos != Upos::Punct) {
        role.modifiers.push_back(fold_name(word(i)));
      }
    }
    std::sort(role.modifiers.begin(), role.modifiers.end());
    if (phrase.determiner && token(*phrase.determiner).xpos == Xpos::PrpDollar) {
      role.possessor = to_lower(word(*phrase.determiner));
    }
    if (phrase.possessor) {
      add_possessor(role, phrases_[*phrase.possessor]);
    }
    const bool followed =
        nominal.phrase + 1 < phrases_.size() && phrases_[nominal.phrase + 1].of == nominal.phrase;
    if (followed) {
      add_possessor(role, phrases_[nominal.phrase + 1]);
    }
    return role;
  }

  void add_possessor(ActorRole& role, const NounPhrase& possessor) const {
    std::string country = country_in(possessor.head, possessor.head + 1);
    if (!country.empty() && role.country.empty()) {
      role.country = std::move(country);
    } else {
      role.possessor = fold_name(word(possessor.head));
    }
  }

  void note(Index actor, Index n) {
    Actor& known = actors()[actor];
    known_.add(actor, roles_[n]);
    known.sex = known.sex == 0 ? nominals_[n].sex : known.sex;
  }

  bool fits(const Actor& actor, const Nominal& nominal) const {
    const bool group = nominal.type == EntityType::Organization &&
                       (actor.type == EntityType::Group || actor.type == EntityType::Other);
    const bool sexes = actor.sex == 0 || nominal.sex == 0 || actor.sex == nominal.sex;
    return (actor.type == nominal.type || group) && sexes &&
           !(nominal.plural && nominal.type == EntityType::Person);
  }

  // --- beside a name

  // "Prime Minister Khan", "the ruling Taliban"
  void link_whole_phrase(Index p) {
    const auto actor = named_by(p);
    if (!actor) {
      return;
    }
    const Mention& name = document_.mentions[*name_over_[phrases_[p].head]];
    const auto whole = rules_.nominals_.described_name(document_, phrases_, p, name, nominals_);
    const auto mention = whole ? mention_at(*whole) : std::nullopt;
    if (mention && !book_.owner(*mention) &&
        document_.mentions[*mention].type == actors()[*actor].type) {
      book_.give(*mention, *actor);
    }
  }

  // "[his wife] Manju Sam"
  void link_before_name(Index n) {
    const Nominal& nominal = nominals_[n];
    const auto actor = named_by(nominal.phrase);
    const auto mention = mention_of(nominal);  // none for a title: "President"
    const auto name = name_over_[phrases_[nominal.phrase].head];
    if (!nominal.before_name || !actor || !name || (mention && book_.owner(*mention))) {
      return;
    }
    const bool adjoining =
        document_.tokens_in(document_.mentions[*name].span).first == nominal.last_token;
    if (adjoining && fits(actors()[*actor], nominal)) {
      if (mention) {
        book_.give(*mention, *actor);
      }
      note(*actor, n);
    }
  }

  // "Imran Khan, prime minister of Pakistan,", "the Libyan, Atif Issa Enhamed,"
  void link_apposition(Index p) {
    std::optional<Index> other = phrases_[p].apposed_by;
    if (!other && named_by(p)) {
      other = past_age(p);
    }
    if (!other) {
      return;
    }
    for (const auto& [name, description] : {std::pair(p, *other), std::pair(*other, p)}) {
      const auto actor = named_by(name == p ? around(p) : name);
      const auto n = nominal_of_[description];
      if (!actor || !n || nominals_[*n].before_name) {
        continue;
      }
      const NounPhrase& phrase = phrases_[description];
      if (nominals_[*n].type == EntityType::Place && !phrase.determiner && !phrase.possessor) {
        continue;  // "Ashburn village, Virginia"
      }
      const auto mention = mention_of(nominals_[*n]);
      if (mention && !book_.owner(*mention) && fits(actors()[*actor], nominals_[*n])) {
        book_.give(*mention, *actor);
        note(*actor, *n);
        return;
      }
    }
  }

  // "Amherst, N.Y., the Buffalo suburb": what the description means is the first of the two.
  Index around(Index p) const {
    const auto actor = named_by(p);
    const bool region =
        actor &&
        rules_.names_.find(book_.words(*name_over_[phrases_[p].head])).has(NameClue::Region);
    const bool listed = p > 0 && phrases_[p - 1].sentence == phrases_[p].sentence &&
                        phrases_[p - 1].last_token + 1 == phrases_[p].first_token &&
                        token(phrases_[p - 1].last_token).xpos == Xpos::Comma && named_by(p - 1);
    return region && listed ? p - 1 : p;
  }

  // "Thomas Sam, 42, a teacher": the phrase behind the age.
  std::optional<Index> past_age(Index p) const {
    if (p + 2 >= phrases_.size() || phrases_[p + 2].sentence != phrases_[p].sentence) {
      return std::nullopt;
    }
    const NounPhrase& age = phrases_[p + 1];
    const NounPhrase& next = phrases_[p + 2];
    const bool commas = age.first_token == phrases_[p].last_token + 1 &&
                        next.first_token == age.last_token + 1 &&
                        token(phrases_[p].last_token).xpos == Xpos::Comma &&
                        token(age.last_token).xpos == Xpos::Comma;
    const bool number = token(age.head).upos == Upos::Num && age.last_token == age.first_token + 1;
    return commas && number && next.determiner ? std::optional(p + 2) : std::nullopt;
  }

  // "a suspect in the bombings identified as Abdallah", "a man named Smith"
  void link_introduced(Index n) {
    constexpr Index kReach = 8;
    const Nominal& nominal = nominals_[n];
    const auto mention = mention_of(nominal);
    const Index end = document_.sentences[phrases_[nominal.phrase].sentence].last_token;
    if (!mention || book_.owner(*mention) || nominal.plural) {
      return;
    }
    for (Index i = nominal.last_token; i + 1 < std::min(end, nominal.last_token + kReach); ++i) {
      const bool as = word(i) == "identified" && word(i + 1) == "as";
      if (!as && word(i) != "named" && word(i) != "called") {
        continue;
      }
      const auto phrase = phrase_at(phrases_, as ? i + 2 : i + 1);
      const auto actor = phrase ? named_by(*phrase) : std::nullopt;
      if (actor && fits(actors()[*actor], nominal)) {
        book_.give(*mention, *actor);
        note(*actor, n);
      }
      return;
    }
  }

  // "the city of Kabul" is Kabul.
  void link_of_place(Index n) {
    const Nominal& nominal = nominals_[n];
    const Index next = nominal.phrase + 1;
    const auto mention = mention_of(nominal);
    if (nominal.type != EntityType::Place || !mention || book_.owner(*mention) ||
        next >= phrases_.size() || phrases_[next].of != nominal.phrase ||
        rules_.relation_words_.get(nominal.noun) != "of-place") {
      return;
    }
    const auto actor = named_by(next);
    if (actor && fits(actors()[*actor], nominal)) {
      book_.give(*mention, *actor);
      note(*actor, n);
    }
  }

  // "the ruling Chama Cha Mapinduzi party", "Yonhap news agency": the noun only tells the kind.
  void link_kind(Index n) {
    const Nominal& nominal = nominals_[n];
    const auto mention = mention_of(nominal);
    if (!mention || book_.owner(*mention) || nominal.plural || nominal.head == 0 ||
        rules_.relation_words_.get(nominal.noun) != "of-kind") {
      return;
    }
    const Index before = nominal.head - (word(nominal.head - 1) == "news" ? 2U : 1U);
    if (before < nominal.first_token || !name_ending_[before]) {
      return;
    }
    const auto actor = book_.owner(*name_ending_[before]);
    if (actor && actors()[*actor].type == nominal.type) {
      book_.give(*mention, *actor);
      note(*actor, n);
    }
  }

  // --- later descriptions

  void resolve(Index n) {
    const Nominal& nominal = nominals_[n];
    const auto mention = mention_of(nominal);
    if (!mention || book_.owner(*mention)) {
      return;
    }
    std::optional<Index> actor;
    if (is_definite(nominal)) {
      actor = described_before(n, *mention);
      actor = actor ? actor : named_with_noun(n, *mention);
      actor = actor ? actor : recent_of_kind(n, *mention);
    }
    if (actor) {
      book_.give(*mention, *actor);
    } else {
      actor = book_.add(*mention);
    }
    note(*actor, n);
  }

  bool is_definite(const Nominal& nominal) const {
    const NounPhrase& phrase = phrases_[nominal.phrase];
    if (phrase.possessor || phrase.is_indefinite || !phrase.determiner) {
      return phrase.possessor.has_value();
    }
    const Token& determiner = token(*phrase.determiner);
    const std::string text = to_lower(word(*phrase.determiner));
    return determiner.xpos == Xpos::PrpDollar || text == "the" || text == "this" ||
           text == "these" || text == "both";
  }

  // "the Pakistani prime minister" after "Pakistan's prime minister, Imran Khan,"
  std::optional<Index> described_before(Index n, Index mention) {
    const ActorRole& role = roles_[n];
    const EntityType type = nominals_[n].type;
    const auto found = known_.only(role.noun, role, type, mention);
    const bool loose = !found && !role.group.empty() && role.modifiers.empty();
    return loose ? known_.only(role.group, role, type, mention) : found;
  }

  // "the ministry" after "Foreign Ministry"
  std::optional<Index> named_with_noun(Index n, Index mention) {
    const ActorRole& role = roles_[n];
    if (role.plural || !role.modifiers.empty() || !role.possessor.empty() ||
        nominals_[n].type == EntityType::Person) {
      return std::nullopt;
    }
    const auto named = by_word_.find(named_key(nominals_[n].type, role.noun, role.country));
    if (named == by_word_.end()) {
      return std::nullopt;
    }
    std::optional<Index> found;
    for (const Index a : named->second) {
      const std::vector<Index>& mentions = actors()[a].mentions;
      if (found == a || mentions.empty() || mentions.front() >= mention) {
        continue;
      }
      if (found) {
        return std::nullopt;
      }
      found = a;
    }
    return found;
  }

  // "the banned group", "the country": the only one of its kind in this sentence or, if there is
  // none, in the one before.
  std::optional<Index> recent_of_kind(Index n, Index mention) {
    const ActorRole& role = roles_[n];
    const bool country = role.group == "country" && role.modifiers.empty();
    const bool movement = role.group == "movement";
    const bool company = role.group == "company" && role.modifiers.empty();
    if (role.plural || !role.possessor.empty() || !(country || movement || company)) {
      return std::nullopt;
    }
    constexpr Index kReach = 500;  // mentions
    const Index sentence = phrases_[nominals_[n].phrase].sentence;
    for (const Index back : {0U, 1U}) {
      if (back > sentence) {
        break;
      }
      const Span span = document_.sentences[sentence - back].span;
      std::optional<Index> found;
      for (Index m = mention; m > 0; --m) {
        if (mention - m > kReach) {
          return std::nullopt;  // a sentence without end
        }
        const Mention& other = document_.mentions[m - 1];
        if (other.span.begin < span.begin) {
          break;
        }
        if (other.kind != MentionKind::Name || !span.contains(other.span)) {
          continue;
        }
        const Index actor = *book_.owner(m - 1);
        if (found == actor || !is_of_kind(actors()[actor], m - 1, role)) {
          continue;
        }
        if (found) {
          return std::nullopt;
        }
        found = actor;
      }
      if (found) {
        return found;
      }
    }
    return std::nullopt;
  }

  bool is_of_kind(const Actor& actor, Index mention, const ActorRole& role) const {
    if (role.group == "country") {
      return actor.type == EntityType::Place &&
             rules_.names_.find(book_.words(mention)).has(NameClue::Country);
    }
    const std::string_view known = rules_.organisations_.get(actor.canonical, 1);
    const bool listed =
        role.group == "movement" ? known == "movement" || known == "party" : known == "company";
    return actor.type == EntityType::Organization && (known.empty() || listed) &&
           (role.country.empty() || role.country == actor.country);
  }

  const DescriptionLinker& rules_;
  ActorBook& book_;
  const Document& document_;
  const std::vector<NounPhrase>& phrases_;
  const std::vector<Nominal>& nominals_;
  std::vector<std::optional<Index>> name_ending_;  // by last token: mention
  std::vector<std::optional<Index>> name_over_;    // by any of its tokens: mention
  std::vector<std::optional<Index>> nominal_of_;   // by phrase
  std::map<Span, Index> nominal_mentions_;
  std::vector<ActorRole> roles_;  // of nominals_
  KnownRoles known_;
  std::unordered_map<std::string, std::vector<Index>> by_word_;  // actors, see named_key()
};

DescriptionLinker::DescriptionLinker(const NameLexicon& names, const Nominals& nominals)
    : names_(names),
      nominals_(nominals),
      organisations_("organisations.tsv"),
      relation_words_("relation_words.tsv") {}

void DescriptionLinker::link(ActorBook& book, const std::vector<NounPhrase>& phrases,
                             const std::vector<Nominal>& nominals) const {
  DescriptionLinking(*this, book, phrases, nominals).run();
}

}  // namespace chronograph
