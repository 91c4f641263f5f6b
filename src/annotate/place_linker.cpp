// SPDX-License-Identifier: Apache-2.0
// A name that only one place of note bears is that place. Of several, what stands behind the name
// decides ("Paris, Texas"), then the countries and regions that the document names, then size where
// it is far greater. First what is sure, since it helps with the rest.
#include "annotate/place_linker.hpp"

#include "annotate/gazetteer.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

namespace chronograph {
namespace {

using Index = std::uint32_t;

// Scores are decimal logarithms of people, so that a tenfold city weighs 1 more.
constexpr double kState = 8.5;         // a country, before any city
constexpr double kListed = 7.0;        // a region, sea or site of the table
constexpr double kCountryNamed = 1.5;  // the document names the country
constexpr double kRegionNamed = 2.5;
constexpr double kMargin = 0.45;             // by which the best must lead
constexpr double kOfNote = 4.3;              // 20,000 people: known without a word of explanation
constexpr std::uint32_t kKnown = 500;        // thousands
constexpr std::uint32_t kMetropolis = 1000;  // thousands

struct Evidence {
  std::map<std::string, std::size_t, std::less<>> countries;
  std::set<std::string, std::less<>> regions;
};

struct Candidates {
  std::vector<GazetteerRow> rows;
  std::vector<std::string> containers;  // names behind it: "Texas" of "Paris, Texas"
  bool contains = false;                // it stands behind another: "New York" in "Troy, New York"
};

double distance(const GazetteerRow& a, const GazetteerRow& b) {
  return std::abs(a.lat - b.lat) + std::abs(a.lon - b.lon);
}

// "KABUL" as "Kabul".
std::string in_title_case(std::string_view name) {
  std::string out(name);
  bool inside = false;
  for (char& c : out) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    c = inside && c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    inside = letter;
  }
  return out;
}

class Linking {
public:
  Linking(const NameLexicon& names, Document& document) : names_(names), document_(document) {}

  void run() {
    collect();
    for (const bool sure : {true, false}) {
      for (auto& [entity, candidates] : places_) {
        if (!document_.entities[entity].position) {
          link(entity, candidates, sure);
        }
      }
    }
  }

private:
  void collect() {
    const std::vector<Mention>& mentions = document_.mentions;
    std::optional<Index> before;  // the name before this one
    for (Index m = 0; m < mentions.size(); ++m) {
      const Mention& mention = mentions[m];
      if (mention.kind != MentionKind::Name || !mention.entity) {
        continue;
      }
      const Entity& entity = document_.entities[*mention.entity];
      if (entity.type == EntityType::Group && !entity.country.empty()) {
        ++evidence_.countries[entity.country];
      }
      if (entity.type == EntityType::Place) {
        note(*mention.entity);
        if (before && adjoins(mentions[*before].span, mention.span) &&
            places_.contains(*mentions[*before].entity)) {
          places_[*mentions[*before].entity].containers.emplace_back(canonical(entity.name));
          places_[*mention.entity].contains = true;
        }
      }
      before = m;
    }
  }

  // Only ", " or " in " between.
  bool adjoins(Span a, Span b) const {
    if (b.begin < a.end || b.begin - a.end > 4) {
      return false;
    }
    const std::string_view gap = document_.view(Span{a.end, b.begin});
    return gap == ", " || gap == " in " || gap == ",\n";
  }

  // "SC" may be anything but behind the name of a town.
  bool is_postal_code(std::string_view name) const {
    return name.size() == 2 && names_.find(name).has(NameClue::Region);
  }

  std::string_view canonical(std::string_view name) const {
    const NameFacts& facts = names_.find(name);
    const bool wide = facts.has(NameClue::Country) || facts.has(NameClue::Region);
    return wide && !facts.canonical.empty() ? facts.canonical : name;
  }

  void note(Index e) {
    const bool is_new = !places_.contains(e);
    Candidates& place = places_[e];
    if (is_new) {
      place.rows = look_up(document_.entities[e]);
    }
    const NameFacts& facts = names_.find(document_.entities[e].name);
    if (facts.has(NameClue::Country) && !facts.country.empty()) {
      ++evidence_.countries[std::string(facts.country)];
    } else if (facts.has(NameClue::Region) && !facts.has(NameClue::City)) {
      evidence_.regions.emplace(facts.canonical);
      if (!facts.country.empty()) {
        ++evidence_.countries[std::string(facts.country)];
      }
    }
  }

  std::vector<GazetteerRow> look_up(const Entity& entity) const {
    std::vector<std::string> spellings{entity.name};
    spellings.insert(spellings.end(), entity.aliases.begin(), entity.aliases.end());
    for (const std::string& spelling : spellings) {
      const std::string listed(canonical(spelling));
      const bool country = names_.find(spelling).has(NameClue::Country);
      for (const std::string& name :
           {country ? listed : spelling, listed, in_title_case(spelling), bare(spelling)}) {
        std::vector<GazetteerRow> rows = find_places(name);
        if (!rows.empty()) {
          return distinct(std::move(rows));
        }
      }
    }
    return {};
  }

  // "Mosul" of "city of Mosul" and "Mosul city".
  static std::string bare(std::string_view name) {
    for (const std::string_view front :
         {"City of ", "city of ", "Republic of ", "State of ", "Province of ", "the ", "The ",
          "Al-", "al-", "Al ", "Ar-"}) {
      if (name.starts_with(front)) {
        return std::string(name.substr(front.size()));
      }
    }
    for (const std::string_view back :
         {" City", " city", " Province", " province", " Governorate", " State"}) {
      if (name.ends_with(back)) {
        return std::string(name.substr(0, name.size() - back.size()));
      }
    }
    if (name.starts_with("Saint ")) {
      return "St. " + std::string(name.substr(6));
    }
    return name.starts_with("St. ") ? "Saint " + std::string(name.substr(4)) : std::string(name);
  }

  // Rows that are one place under two entries count once: the one with more people.
  static std::vector<GazetteerRow> distinct(std::vector<GazetteerRow> rows) {
    std::stable_sort(rows.begin(), rows.end(), [](const GazetteerRow& a, const GazetteerRow& b) {
      return a.thousands > b.thousands;
    });
    std::vector<GazetteerRow> kept;
    for (const GazetteerRow& row : rows) {
      const bool known = std::any_of(kept.begin(), kept.end(), [&](const GazetteerRow& other) {
        return other.precision == row.precision && distance(other, row) < 0.5;
      });
      if (!known) {
        kept.push_back(row);
      }
    }
    return kept;
  }

  double size_of(const GazetteerRow& row) const {
    if (row.precision == "country") {
      return kState;
    }
    return row.thousands == 0 ? kListed : std::log10(1000.0 * row.thousands);
  }

  double score(const GazetteerRow& row) const {
    double sum = size_of(row);
    sum += !row.country.empty() && evidence_.countries.contains(row.country) ? kCountryNamed : 0;
    sum += !row.region.empty() && evidence_.regions.contains(row.region) ? kRegionNamed : 0;
    return sum;
  }

  // Those that lie in what the text puts behind the name; all where it puts nothing known there.
  std::vector<GazetteerRow> within(const Candidates& place, bool& told) const {
    std::vector<GazetteerRow> rows;
    for (const std::string& container : place.containers) {
      const NameFacts& facts = names_.find(container);
      for (const GazetteerRow& row : place.rows) {
        const bool country = facts.has(NameClue::Country) && row.country == facts.country;
        const bool known = std::any_of(rows.begin(), rows.end(), [&](const GazetteerRow& other) {
          return distance(other, row) == 0 && other.precision == row.precision;
        });
        const bool inside = row.region == container || (country && row.precision != "country");
        if (inside && !known) {
          rows.push_back(row);
        }
      }
      told = told || facts.has(NameClue::Country) || facts.has(NameClue::Region);
    }
    // "Spain, Tasmania", "Helsinki, Russia": of what is wide or known itself the next name is the
    // next of a list.
    const bool wide = std::any_of(
        place.rows.begin(), place.rows.end(),
        [](const GazetteerRow& row) { return row.precision != "city" || row.thousands >= kKnown; });
    told = told && (!rows.empty() || !wide);
    return told ? rows : place.rows;
  }

  // "New York" is the city but behind the name of another.
  static void drop_namesake(std::vector<GazetteerRow>& rows, bool contains) {
    const auto metropolis = std::find_if(rows.begin(), rows.end(), [](const GazetteerRow& row) {
      return row.thousands >= kMetropolis && !row.region.empty();
    });
    if (metropolis == rows.end()) {
      return;
    }
    const GazetteerRow city = *metropolis;
    std::erase_if(rows, [&](const GazetteerRow& row) {
      const bool region = row.precision == "region" && row.country == city.country;
      return contains ? row.precision == "city" && row.region == city.region : region;
    });
  }

  static bool is_metropolis(const GazetteerRow& row) {
    return row.precision == "city" && (row.thousands >= kMetropolis || row.thousands == 0);
  }

  // A city of a million is meant though the text names the country of a namesake, where it has no
  // rival of its size or rank.
  void prefer_metropolis(std::vector<GazetteerRow>& rows) const {
    const auto city = std::find_if(rows.begin(), rows.end(), is_metropolis);
    const bool rival = std::any_of(rows.begin(), rows.end(), [&](const GazetteerRow& row) {
      return row.precision != "city" || (&row != &*city && is_metropolis(row));
    });
    if (city != rows.end() && !rival) {
      std::rotate(rows.begin(), city, city + 1);
    }
  }

  void link(Index e, const Candidates& place, bool sure) {
    bool told = false;
    std::vector<GazetteerRow> rows = within(place, told);
    drop_namesake(rows, place.contains);
    if (rows.empty() || (is_postal_code(document_.entities[e].name) && !place.contains)) {
      return;
    }
    std::stable_sort(rows.begin(), rows.end(), [&](const GazetteerRow& a, const GazetteerRow& b) {
      return score(a) > score(b);
    });
    if (!told) {
      prefer_metropolis(rows);
    }
    const GazetteerRow& best = rows.front();
    const bool known = !told && is_metropolis(best);
    const bool leads = known || rows.size() == 1 || score(best) - score(rows[1]) >= kMargin;
    const bool of_note = told || score(best) >= kOfNote;
    const bool alone = rows.size() == 1 || size_of(best) - size_of(rows[1]) >= 2 * kMargin;
    if (!leads || !of_note || (sure && !told && !(alone && size_of(best) >= kOfNote + 1))) {
      return;
    }
    Entity& entity = document_.entities[e];
    entity.position = GeoPosition{best.lat, best.lon, std::string(best.precision),
                                  static_cast<std::uint32_t>(place.rows.size())};
    if (!best.country.empty()) {
      entity.country = best.country;
      ++evidence_.countries[entity.country];
    }
  }

  const NameLexicon& names_;
  Document& document_;
  std::map<Index, Candidates> places_;  // by entity
  Evidence evidence_;
};

}  // namespace

void PlaceLinker::link(Document& document) const { Linking(names_, document).run(); }

}  // namespace chronograph
