// SPDX-License-Identifier: Apache-2.0
// Which names mean one thing. Rules go from certain to likely, and a short name that could belong
// to two long ones belongs to neither.
#include "annotate/actors.hpp"
#include "annotate/name_forms.hpp"
#include "text/closest.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;

}  // namespace

// One run over a document.
class NameLinking {
public:
  NameLinking(const NameLinker& rules, ActorBook& book)
      : rules_(rules), book_(book), document_(book.document()) {}

  void run() {
    add_spellings();
    join_canonical();
    join_definitions();
    join_initials();
    join_rewordings();
    join_short_persons();
    join_misspelt_persons();
    join_short_organisations();
    guess_sexes();
  }

private:
  using Mentions = std::unordered_map<std::string_view, std::vector<Index>>;

  static bool acts(EntityType type) {
    return type == EntityType::Organization || type == EntityType::Group ||
           type == EntityType::Other;
  }
  std::vector<Actor>& actors() { return book_.actors(); }
  bool alive(Index a) { return !actors()[a].mentions.empty(); }

  // --- the same spelling

  void add_spellings() {
    std::map<std::pair<EntityType, std::string>, Index> by_name;
    for (Index m = 0; m < document_.mentions.size(); ++m) {
      const Mention& mention = document_.mentions[m];
      if (mention.kind != MentionKind::Name) {
        continue;
      }
      const std::string name = fold_name(book_.words(m));
      const auto [place, added] = by_name.try_emplace({mention.type, name}, 0);
      if (added) {
        place->second = book_.add(m);
        describe(actors()[place->second], m, name);
      } else {
        book_.give(m, place->second);
      }
      note_sex(actors()[place->second], m);
    }
  }

  void describe(Actor& actor, Index mention, const std::string& name) {
    actor.names.push_back(name);
    const NameFacts& facts = rules_.names_.find(book_.words(mention));
    const bool agrees =
        (actor.type == EntityType::Place && facts.is_place()) ||
        (actor.type == EntityType::Organization && facts.has(NameClue::Organisation)) ||
        (actor.type == EntityType::Group && facts.has(NameClue::Group)) ||
        (actor.type == EntityType::Other && facts.has(NameClue::Other));
    if (agrees) {
      actor.canonical = facts.canonical;
      actor.country = facts.country;
    }
    const auto words = split_words(book_.words(mention));
    if (actor.type == EntityType::Person && words.size() > 1) {
      actor.sex = sex_of_given(words.front());
      actor.sex_guessed = actor.sex != 0;
    }
  }

  char sex_of_given(std::string_view name) const {
    const auto found = rules_.sexes_.find(name);
    return found == rules_.sexes_.end() ? '\0' : found->second;
  }

  // Once it is clear that a single word is nobody's surname.
  void guess_sexes() {
    for (Actor& actor : actors()) {
      if (actor.type == EntityType::Person && actor.sex == 0 && !actor.mentions.empty()) {
        actor.sex = sex_of_given(split_words(book_.words(actor.mentions.front())).front());
        actor.sex_guessed = actor.sex != 0;
      }
    }
  }

  // "Mrs. Sam"
  void note_sex(Actor& actor, Index mention) {
    const auto [first, last] = document_.tokens_in(document_.mentions[mention].span);
    if (actor.type != EntityType::Person || first == 0 || last == first) {
      return;
    }
    const std::string_view sex = rules_.titles_.get(document_.view(document_.tokens[first - 1]), 1);
    if (!sex.empty()) {
      actor.sex = sex.front();
      actor.sex_guessed = false;
    }
  }

  // --- what the word lists know

  void join_canonical() {
    std::map<std::pair<EntityType, std::string>, Index> by_canonical;
    for (Index a = 0; a < actors().size(); ++a) {
      if (!alive(a) || actors()[a].canonical.empty()) {
        continue;
      }
      const auto [place, added] =
          by_canonical.try_emplace({actors()[a].type, actors()[a].canonical}, a);
      if (!added) {
        book_.merge(place->second, a);
      }
    }
  }

  // --- what the text says

  // Mentions of names one after the other, with little between them.
  void join_definitions() {
    std::optional<Index> before;
    for (Index m = 0; m < document_.mentions.size(); ++m) {
      if (document_.mentions[m].kind != MentionKind::Name) {
        continue;
      }
      if (before && document_.mentions[*before].span.end <= document_.mentions[m].span.begin) {
        join_pair(*before, m);
      }
      before = m;
    }
  }

  void join_pair(Index first, Index second) {
    const Span a = document_.mentions[first].span;
    const Span b = document_.mentions[second].span;
    constexpr Index kReach = 28;  // ", previously known as the "
    const Index owner = *book_.owner(first);
    const Index other = *book_.owner(second);
    if (b.begin - a.end > kReach || owner == other) {
      return;
    }
    note_country(first, second);
    if (is_definition(first, second)) {
      const bool longer_first = a.size() >= b.size();
      book_.merge(longer_first ? owner : other, longer_first ? other : owner);
    }
  }

  // "Birmingham, Ala.": the text knows better than the lists which town it means.
  void note_country(Index first, Index second) {
    Actor& town = actors()[*book_.owner(first)];
    const Actor& region = actors()[*book_.owner(second)];
    const Span between{document_.mentions[first].span.end, document_.mentions[second].span.begin};
    const Index end = document_.mentions[second].span.end;
    const NameFacts& inner = rules_.names_.find(book_.words(first));
    const NameFacts& outer = rules_.names_.find(book_.words(second));
    const bool wider = outer.has(NameClue::Country) || outer.has(NameClue::Region);
    const bool closed = end >= document_.text.size() || next_is(end, ',') || next_is(end, '.') ||
                        next_is(end, ')') || next_is(end, ' ');
    if (town.type == EntityType::Place && region.type == EntityType::Place && wider && closed &&
        !inner.has(NameClue::Country) && !inner.has(NameClue::Region) &&
        fold_name(document_.view(between)) == "," && !region.country.empty()) {
      town.country = region.country;
    }
  }

  bool is_definition(Index first, Index second) {
    const Span a = document_.mentions[first].span;
    const Span b = document_.mentions[second].span;
    const std::string_view left = book_.words(first);
    const std::string_view right = book_.words(second);
    std::string between = fold_name(document_.view(Span{a.end, b.begin}));
    const EntityType type = document_.mentions[first].type;
    const EntityType other = document_.mentions[second].type;
    const bool alike = type == other || (acts(type) && acts(other));
    if (between == "(" || between == "[") {
      return may_abbreviate(right, left) || may_abbreviate(left, right);
    }
    if (between == "or" || between == ", or" || between == "(or") {
      const bool closed = next_is(b.end, ',') || next_is(b.end, ')');
      return alike && (is_acronym(right) || is_acronym(left) || (between != "or" && closed));
    }
    while (!between.empty() &&
           (between.front() == ',' || between.front() == '(' || between.front() == ' ')) {
      between.erase(0, 1);
    }
    if (between.ends_with(" the")) {
      between.resize(between.size() - 4);
    }
    return alike && rules_.alias_words_.contains(between);
  }

  bool next_is(Index code_point, char32_t mark) const {
    return code_point < document_.text.size() && document_.text.at(code_point) == mark;
  }

  // --- acronyms without a definition

  // "WHO" of "World Health Organisation", small words left out or not.
  void join_initials() {
    std::map<std::string, std::vector<Index>> by_initials;
    for (Index a = 0; a < actors().size(); ++a) {
      if (!alive(a) || !acts(actors()[a].type)) {
        continue;
      }
      std::set<std::string> initials;
      for (const Index mention : actors()[a].mentions) {
        Initials found = initials_of(book_.words(mention));
        initials.insert(std::move(found.all));
        initials.insert(std::move(found.capital));
      }
      for (const std::string& letters : initials) {
        by_initials[letters].push_back(a);
      }
    }
    for (Index a = 0; a < actors().size(); ++a) {
      if (!alive(a) || !acts(actors()[a].type)) {
        continue;
      }
      const std::string_view acronym = book_.words(actors()[a].mentions.front());
      const std::string letters = letters_of(acronym);
      if (is_acronym(acronym) && letters.size() > 2) {
        join_unique(a, by_initials[letters], [&](const Actor& other) { return acts(other.type); });
      }
    }
  }

  // Merges `a` into the only actor among `candidates` that fits; not if several do, nor if the word
  // lists know both under different names.
  template <typename Fits>
  void join_unique(Index a, const std::vector<Index>& candidates, Fits fits) {
    std::optional<Index> found;
    for (const Index other : candidates) {
      if (other == a || !alive(other) || found == other || !fits(actors()[other])) {
        continue;
      }
      if (found) {
        return;
      }
      found = other;
    }
    if (found && (actors()[a].canonical.empty() || actors()[*found].canonical.empty())) {
      book_.merge(*found, a);
    }
  }

  // The actors of a type by the words of their names.
  std::unordered_map<std::string, std::vector<Index>> words_of(EntityType type) {
    std::unordered_map<std::string, std::vector<Index>> by_word;
    for (Index a = 0; a < actors().size(); ++a) {
      for (const std::string& name : actors()[a].names) {
        for (const std::string_view word : split_words(name)) {
          if (actors()[a].type == type && alive(a)) {
            by_word[std::string(word)].push_back(a);
          }
        }
      }
    }
    return by_word;
  }

  // --- "Food Standards of Australia" and "Food Standards Australia"

  void join_rewordings() {
    std::map<std::pair<EntityType, std::string>, Index> by_words;
    for (Index a = 0; a < actors().size(); ++a) {
      if (!alive(a) || actors()[a].type == EntityType::Person ||
          split_words(actors()[a].names.front()).size() < 2) {
        continue;
      }
      const auto [place, added] = by_words.try_emplace(
          {actors()[a].type, without_small_words(actors()[a].names.front())}, a);
      if (!added) {
        book_.merge(place->second, a);
      }
    }
  }

  // --- persons

  /// Where a short name stands in the full one.
  enum class Part : std::uint8_t { Begin, Middle, End };

  static bool sexes_agree(const Actor& a, const Actor& b) {
    return a.sex == 0 || b.sex == 0 || a.sex == b.sex;
  }

  // "Khan" after "Imran Khan", "bin Laden" after "Osama bin Laden", "Bill" after "Bill Clinton",
  // "Lula" after "Luiz Inácio Lula da Silva".
  void join_short_persons() {
    for (const Part part : {Part::End, Part::Begin, Part::Middle}) {
      const auto by_word = words_of(EntityType::Person);
      for (Index a = 0; a < actors().size(); ++a) {
        if (!alive(a) || actors()[a].type != EntityType::Person) {
          continue;
        }
        const std::string name = actors()[a].names.front();
        const auto words = split_words(name);
        join_unique(a, by_word.at(std::string(words.back())), [&](const Actor& other) {
          return other.type == EntityType::Person && sexes_agree(actors()[a], other) &&
                 std::any_of(other.names.begin(), other.names.end(), [&](const std::string& full) {
                   return is_short_of(name, words.size(), full, part);
                 });
        });
      }
    }
  }

  static bool is_short_of(std::string_view name, std::size_t words, std::string_view full,
                          Part part) {
    if (part == Part::Begin) {
      return begins_with_words(full, name);
    }
    if (part == Part::Middle) {
      const auto inner = split_words(full);
      return words == 1 && std::find(inner.begin(), inner.end(), name) != inner.end();
    }
    if (ends_with_words(full, name)) {
      return true;
    }
    if (words < 2) {  // "King" of "Martin Luther King Jr."
      return full.ends_with(" jr.") && ends_with_words(full.substr(0, full.size() - 4), name);
    }
    const auto short_words = split_words(name);  // "Hillary Clinton", "Hillary Rodham Clinton"
    const auto full_words = split_words(full);
    return full_words.size() > short_words.size() && full_words.front() == short_words.front() &&
           full_words.back() == short_words.back();
  }

  // "Bauchtman" for "Lydia Buchtmann": long, nearly the same, and nobody else's.
  void join_misspelt_persons() {
    constexpr std::size_t kLongName = 8;
    constexpr std::size_t kSlips = 2;
    std::map<char, std::vector<Index>> by_letter;
    for (Index a = 0; a < actors().size(); ++a) {
      if (alive(a) && actors()[a].type == EntityType::Person) {
        by_letter[split_words(actors()[a].names.front()).back().front()].push_back(a);
      }
    }
    for (Index a = 0; a < actors().size(); ++a) {
      if (!alive(a) || actors()[a].type != EntityType::Person) {
        continue;
      }
      const std::string name = actors()[a].names.front();
      if (name.size() < kLongName || split_words(name).size() != 1) {
        continue;
      }
      join_unique(a, by_letter[name.front()], [&](const Actor& other) {
        const std::string_view last = split_words(other.names.front()).back();
        return other.type == EntityType::Person && other.names.front() != last &&
               sexes_agree(actors()[a], other) && last.size() >= kLongName && last.back() != 'a' &&
               name.back() != 'a' && edit_distance(last, name) <= kSlips;
      });
    }
  }

  // --- organisations and places

  // "Ford" of "Ford Motor Co.": all that is missing is a word for its kind.
  void join_short_organisations() {
    const auto by_word = words_of(EntityType::Organization);
    const Mentions by_short = shorter_organisations();
    for (Index a = 0; a < actors().size(); ++a) {
      if (!alive(a) || actors()[a].type != EntityType::Organization) {
        continue;
      }
      const auto found = by_short.find(book_.words(actors()[a].mentions.front()));
      if (found == by_short.end()) {
        continue;
      }
      const std::string word(split_words(actors()[a].names.front()).back());
      const std::vector<Index>& known = by_word.at(word);
      std::vector<Index> candidates = owners_of(found->second);
      std::erase_if(candidates, [&](Index other) {
        return !std::binary_search(known.begin(), known.end(), other);
      });
      join_unique(a, candidates, [](const Actor& /*other*/) { return true; });
    }
  }

  // One mention of each spelling, by the shorter names that lack only its kind.
  Mentions shorter_organisations() {
    Mentions by_short;
    std::set<std::pair<Index, std::string_view>> seen;
    for (Index m = 0; m < document_.mentions.size(); ++m) {
      const std::string_view full = book_.words(m);
      if (document_.mentions[m].kind != MentionKind::Name ||
          !seen.emplace(*book_.owner(m), full).second) {
        continue;
      }
      for (std::size_t gap = full.find(' '); gap != std::string_view::npos;
           gap = full.find(' ', gap + 1)) {
        for (const std::string_view name : {full.substr(0, gap), full.substr(gap + 1)}) {
          if (lacks_only_kind(name, full)) {
            by_short[name].push_back(m);
          }
        }
      }
    }
    return by_short;
  }

  std::vector<Index> owners_of(const std::vector<Index>& mentions) {
    std::vector<Index> owners;
    for (const Index m : mentions) {
      owners.push_back(*book_.owner(m));
    }
    return owners;
  }

  bool lacks_only_kind(std::string_view name, std::string_view full) const {
    if (begins_with_words(full, name)) {
      const auto rest = split_words(full.substr(name.size()));
      return std::all_of(rest.begin(), rest.end(), [&](std::string_view word) {
        return rules_.heads_.get(word, 1) == "generic";
      });
    }
    if (!ends_with_words(full, name) || name.find(' ') == std::string_view::npos) {
      return false;
    }
    // "Foreign Ministry" of "Iraqi Foreign Ministry"
    const NameFacts& rest = rules_.names_.find(full.substr(0, full.size() - name.size() - 1));
    return rest.has(NameClue::Group) || rest.has(NameClue::Country);
  }

  const NameLinker& rules_;
  ActorBook& book_;
  const Document& document_;
};

NameLinker::NameLinker(const NameLexicon& names)
    : names_(names),
      titles_("titles.tsv"),
      heads_("organisation_heads.tsv"),
      alias_words_("alias_words.tsv") {
  for_each_row("given_names.tsv", [&](std::span<const std::string_view> row) {
    if (row.size() > 1 && !row[1].empty()) {
      sexes_.emplace(row[0], row[1].front());
    }
  });
}

void NameLinker::link(ActorBook& book) const { NameLinking(*this, book).run(); }

}  // namespace chronograph
