// SPDX-License-Identifier: Apache-2.0
// What lies where, and who belongs where by their names: "Nairobi, Kenya", "the square in Kyiv",
// "the Iraqi city of Mosul", "a Lagos-based bank", "the Iraqi Army", "Lee of the Unity Party".
#include "annotate/relation_scene.hpp"

#include <algorithm>

namespace chronograph {
namespace {

using Index = std::uint32_t;

class PlaceReader {
public:
  explicit PlaceReader(const RelationScene& scene) : scene_(scene) {}

  std::vector<EntityRelation> read() {
    for (Index t = 0; t < scene_.token_count(); ++t) {
      if (scene_.named_at(t)) {
        read_comma(t);
        read_inside(t);
        read_following(t);
        read_capital(t);
        read_house(t);
        read_organ(t);
      } else {
        read_kind(t);
        read_based(t);
      }
    }
    return std::move(found_);
  }

private:
  bool is_place(Index e) const { return scene_.is_place(e); }

  void add(Index from, RelationType type, Index to, Span span) {
    if (from != to) {
      found_.push_back({from, type, to, span, {}});
    }
  }

  Span span_of(Index t) const { return scene_.document().mentions[*scene_.name_over(t)].span; }
  std::pair<Index, Index> tokens_of(Index t) const {
    return scene_.document().tokens_in(span_of(t));
  }

  // --- "Nairobi, Kenya", "Austin, Texas"

  void read_comma(Index t) {
    const Index part = *scene_.named_at(t);
    const Index comma = tokens_of(t).second;
    if (!is_place(part) || comma + 1 >= scene_.token_count() || !is_comma(comma)) {
      return;
    }
    const Index next = past_direction(comma + 1);
    const auto whole = name_from(next);
    if (!whole || !is_place(*whole) || !contains(*whole, part)) {
      return;
    }
    const Index end = tokens_of(next).second;
    const bool sure = !scene_.entity(part).country.empty() &&
                      scene_.entity(part).country == scene_.entity(*whole).country;
    const bool before = follows_place(tokens_of(t).first);
    const bool behind = goes_on(end);
    if (sure ? !(before && behind) : !(before || behind)) {
      add(part, RelationType::LocatedIn, *whole, span_of(t).hull(span_of(next)));
    }
  }

  // Behind the "northern" of "northern Ruritania".
  Index past_direction(Index t) const {
    const bool adjective =
        t + 1 < scene_.token_count() && scene_.token(t).upos == Upos::Adj && !scene_.name_over(t);
    return adjective ? t + 1 : t;
  }

  bool is_comma(Index t) const { return scene_.token(t).xpos == Xpos::Comma; }

  // The entity that a name beginning at the word means.
  std::optional<Index> name_from(Index t) const {
    const auto name = scene_.name_over(t);
    if (!name || scene_.document().tokens_in(scene_.document().mentions[*name].span).first != t) {
      return std::nullopt;
    }
    return scene_.document().mentions[*name].entity;
  }

  // Places one after the other: "Spain, Oran, Algeria", "Lima, Chile and Peru".
  bool follows_place(Index first) const {
    return first >= 2 && is_comma(first - 1) && is_place_name(first - 2);
  }
  bool goes_on(Index end) const {
    Index next = end;
    while (next < scene_.token_count() &&
           (is_comma(next) || scene_.lemma(next) == "and" || scene_.lemma(next) == "or")) {
      ++next;
    }
    return next > end && next < scene_.token_count() && is_place_name(next);
  }

  bool is_place_name(Index t) const {
    const auto name = scene_.name_over(t);
    return name && scene_.document().mentions[*name].type == EntityType::Place;
  }

  // Whether the second is the wider of the two, and the lists do not say otherwise.
  bool contains(Index whole, Index part) const {
    const int outer = width_of(whole);
    return outer >= kRegion && outer <= kState && outer > width_of(part) && agree(whole, part);
  }

  static constexpr int kTown = 1;  // and whatever is not known
  static constexpr int kRegion = 2;
  static constexpr int kState = 3;

  int width_of(Index e) const {
    const NameFacts& facts = scene_.lists().names.find(scene_.entity(e).name);
    const auto& position = scene_.entity(e).position;
    const std::string_view precision =
        position ? std::string_view(position->precision) : std::string_view();
    if (precision == "continent" || precision == "area" || precision == "water") {
      return kState + 1;
    }
    if (precision == "country" || facts.has(NameClue::Country)) {
      return kState;
    }
    return precision == "region" || (precision.empty() && facts.has(NameClue::Region)) ? kRegion
                                                                                       : kTown;
  }

  bool agree(Index whole, Index part) const {
    const std::string& a = scene_.entity(whole).country;
    const std::string& b = scene_.entity(part).country;
    return a.empty() || b.empty() || a == b;
  }

  // --- "Unity Boulevard in Little Havana"

  void read_inside(Index t) {
    const Index part = *scene_.named_at(t);
    if (!is_place(part) || scene_.is_country(part)) {
      return;
    }
    for (const Index c : scene_.children(t)) {
      const auto whole = scene_.named_at(c);
      if (scene_.deprel(c) == Deprel::Nmod && scene_.case_of(c) == "in" && whole &&
          is_place(*whole) && agree(*whole, part)) {
        add(part, RelationType::LocatedIn, *whole, scene_.span(t, c));
      }
    }
  }

  // --- "Lee of the Unity Party", "Cole, of Orbit Air", "Ann Reed, Metro News"

  // --- "Dobra in northern Ruritania": where the lists put the one in the other, however the tree
  // hangs it

  void read_following(Index t) {
    const Index part = *scene_.named_at(t);
    Index next = tokens_of(t).second;
    if (!is_place(part) || next + 2 >= scene_.token_count() || scene_.word(next) != "in") {
      return;
    }
    next = past_direction(next + 1);
    const auto whole = name_from(next);
    if (whole && is_place(*whole) && contains(*whole, part) &&
        !scene_.entity(part).country.empty() &&
        scene_.entity(part).country == scene_.entity(*whole).country) {
      add(part, RelationType::LocatedIn, *whole, span_of(t).hull(span_of(next)));
    }
  }

  // "the capital, Dobra": of the country that the lists give, where the document names it
  void read_capital(Index t) {
    const Index city = *scene_.named_at(t);
    const Index first = tokens_of(t).first;
    const Index before = first > 0 && is_comma(first - 1) ? first - 1 : first;
    if (!is_place(city) || before == 0 || scene_.lemma(before - 1) != "capital") {
      return;
    }
    const auto country = scene_.country(scene_.entity(city).country);
    if (country &&
        scene_.lists().capitals.get(scene_.entity(*country).name, 1) == scene_.entity(city).name) {
      add(city, RelationType::LocatedIn, *country, scene_.token(before - 1).span.hull(span_of(t)));
    }
  }

  void read_house(Index t) {
    const Index person = *scene_.named_at(t);
    if (scene_.type(person) != EntityType::Person) {
      return;
    }
    if (const auto next = house_behind(tokens_of(t).second)) {
      const Index house = *scene_.document().mentions[*scene_.name_over(*next)].entity;
      add(person, tie_to(house), house, span_of(t).hull(span_of(*next)));
      return;
    }
    std::vector<Index> phrases = scene_.children(t);
    const Index comma = tokens_of(t).second;  // "Cole, of Orbit Air": the tree may hang it anywhere
    if (comma + 1 < scene_.token_count() && is_comma(comma) && scene_.lemma(comma + 1) == "of" &&
        scene_.head(comma + 1) && scene_.head(*scene_.head(comma + 1)) != t) {
      phrases.push_back(*scene_.head(comma + 1));
    }
    for (const Index c : phrases) {
      const auto house = house_at(c);
      const std::string preposition = scene_.case_of(c);
      const bool belongs =
          scene_.deprel(c) == Deprel::Nmod && (preposition == "of" || preposition == "for");
      if (house && belongs && scene_.type(*house) == EntityType::Organization) {
        add(person, tie_to(*house), *house, scene_.span(t, c));
      }
    }
    read_signature(t, person);
  }

  // The word at which a body's name begins right behind "of" or "for", however the tree hangs
  // it.
  std::optional<Index> house_behind(Index t) const {
    const bool ties =
        t + 2 < scene_.token_count() && (scene_.lemma(t) == "of" || scene_.lemma(t) == "for");
    if (!ties) {
      return std::nullopt;
    }
    const Index next = scene_.lemma(t + 1) == "the" ? t + 2 : t + 1;
    const auto house = name_from(next);
    const bool body = house && scene_.type(*house) == EntityType::Organization;
    return body ? std::optional(next) : std::nullopt;
  }

  // The body named at the word, or whose department it is: "the Institute's school of mines".
  std::optional<Index> house_at(Index t) const {
    if (const auto own = scene_.named_at(t)) {
      return own;
    }
    const auto owner = scene_.child(t, Deprel::NmodPoss);
    return owner ? scene_.named_at(*owner) : std::nullopt;
  }

  // A party has members, a firm staff.
  RelationType tie_to(Index house) const {
    const std::string& name = scene_.entity(house).name;
    const std::string last = to_lower(name.substr(name.rfind(' ') + 1));
    const std::string_view kind = scene_.lists().words.get(last);
    const bool members = kind == "bodies" || kind == "alliance" || kind == "of-kind";
    return members ? RelationType::MemberOf : RelationType::EmployedBy;
  }

  // A sentence of nothing but a name and its house.
  void read_signature(Index t, Index person) {
    const auto [first, comma] = tokens_of(t);
    const auto sentence = scene_.document().sentence_at(scene_.token(t).span.begin);
    if (!sentence || comma + 1 >= scene_.token_count() || !is_comma(comma)) {
      return;
    }
    const Sentence& whole = scene_.document().sentences[*sentence];
    const auto house = name_from(comma + 1);
    if (house && scene_.type(*house) == EntityType::Organization && whole.first_token == first &&
        tokens_of(comma + 1).second + 1 >= whole.last_token) {
      add(person, RelationType::EmployedBy, *house, span_of(t).hull(span_of(comma + 1)));
    }
  }

  // --- "the Iraqi Army" is part of Iraq, where Iraq is named

  void read_organ(Index t) {
    const Index body = *scene_.named_at(t);
    const std::string& name = scene_.entity(body).name;
    if (scene_.type(body) != EntityType::Organization || !ends_as_organ(name)) {
      return;
    }
    for (std::size_t end = name.find(' '); end != std::string::npos;
         end = name.find(' ', end + 1)) {
      std::string first = name.substr(0, end);
      if (first.ends_with("'s")) {
        first.resize(first.size() - 2);
      }
      const NameFacts& facts = scene_.lists().names.find(first);
      const auto country = scene_.country(facts.country);
      const bool telling = (facts.has(NameClue::Country) || facts.has(NameClue::Group)) &&
                           (!is_force(name) || is_force(name.substr(end + 1), true));
      if (telling && country && scene_.lists().words.get(to_lower(first)) != "twofold") {
        add(body, RelationType::PartOf, *country, span_of(t));
        return;
      }
    }
  }

  // Armies and the like may be anybody's: only "the Ruritanian Army" itself is the state's.
  // `whole`: the name is nothing else.
  bool is_force(const std::string& name, bool whole = false) const {
    const std::size_t last = whole ? 0 : name.rfind(' ') + 1;
    return scene_.lists().sides.contains(to_lower(name.substr(last))) ||
           (whole && scene_.lists().words.get(to_lower(name)) == "organ");
  }

  bool ends_as_organ(const std::string& name) const {
    for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1)) {
      if (scene_.lists().words.get(to_lower(name.substr(at + 1))) == "organ") {
        return true;
      }
    }
    return false;
  }

  // --- "the Iraqi city of Mosul"

  void read_kind(Index t) {
    if (scene_.lists().words.get(scene_.lemma(t)) != "of-place") {
      return;
    }
    std::optional<Index> named;
    for (const Index c : scene_.children(t)) {
      if (scene_.deprel(c) == Deprel::Nmod && scene_.case_of(c) == "of" && scene_.named_at(c)) {
        named = c;
      }
    }
    if (!named || !is_place(*scene_.named_at(*named)) ||
        scene_.is_country(*scene_.named_at(*named))) {
      return;
    }
    const Index town = *scene_.named_at(*named);
    for (const Index c : scene_.children(t)) {
      const auto e = scene_.entity_at(c);
      const bool beside = scene_.deprel(c) == Deprel::Amod ||
                          scene_.deprel(c) == Deprel::NmodPoss ||
                          scene_.deprel(c) == Deprel::Compound;
      const bool in = scene_.deprel(c) == Deprel::Nmod && scene_.case_of(c) == "in";
      if (!e || (beside ? c > t : !in)) {
        continue;
      }
      const auto country = scene_.country_of(*e);
      const bool suburb = scene_.lists().nouns.get(scene_.lemma(t), 1) == "of|in";
      // "the Karrada district of Baghdad": what only the text knows is the part
      const bool turned = !country && suburb && beside && is_place(*e) &&
                          !scene_.entity(*e).position && scene_.entity(town).position;
      if (turned) {
        add(*e, RelationType::LocatedIn, town, scene_.span(c, *named));
      } else if (country || (is_place(*e) && agree(*e, town) && (suburb || contains(*e, town)))) {
        add(town, RelationType::LocatedIn, country.value_or(*e), scene_.span(c, *named));
      }
    }
  }

  // --- "the Lagos-based bank Sahel Trust"

  void read_based(Index t) {
    if (scene_.lemma(t) != "based" && scene_.lemma(t) != "base") {
      return;
    }
    const auto noun = scene_.head(t);
    const bool hyphen = t > 1 && scene_.word(t - 1) == "-";
    const auto place = hyphen ? place_ending(t - 2) : std::nullopt;
    const auto body = noun && *noun > t ? scene_.entity_at(*noun) : std::nullopt;
    if (place && body && scene_.type(*body) == EntityType::Organization && scene_.is_named(*body)) {
      add(*body, RelationType::LocatedIn, *place, scene_.span(t - 2, *noun));
    }
  }

  std::optional<Index> place_ending(Index t) const {
    const auto name = scene_.name_over(t);
    const auto e = name ? scene_.document().mentions[*name].entity : std::nullopt;
    return e && is_place(*e) ? e : std::nullopt;
  }

  const RelationScene& scene_;
  std::vector<EntityRelation> found_;
};

}  // namespace

std::vector<EntityRelation> read_relation_places(const RelationScene& scene) {
  return PlaceReader(scene).read();
}

}  // namespace chronograph
