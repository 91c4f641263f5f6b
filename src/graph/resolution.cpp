// SPDX-License-Identifier: Apache-2.0
#include "graph/resolution.hpp"

#include "graph/certain_joins.hpp"
#include "graph/clusters.hpp"
#include "graph/likely_pairs.hpp"
#include "graph/name_company.hpp"
#include "graph/name_sets.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;

// Company that a pair needs. Chosen on training news (tempeval3-silver, tbaq-train, ieer-train).
constexpr double kInitials = 1;
constexpr double kMiddleName = 0.7;
constexpr double kGivenForm = 1;
constexpr double kSpelling = 2;
constexpr double kSurname = 3;
constexpr double kOnlySurname = 1.6;  // all full names with it are one person's
constexpr double kGivenName = 4;
constexpr double kAcronym = 1;
constexpr double kShortName = 1.5;
constexpr double kShortPhrase = 0.7;  // of two words or more: "Red Sox"
constexpr double kSameName = 1;       // of a lone surname or an office twice
constexpr double kOtherClass = 1;
constexpr double kNever = std::numeric_limits<double>::infinity();
/// How much more than the second best the best has to have, to be the one.
constexpr double kLead = 1;
/// A pair with this share of what it needs is a doubt worth telling.
constexpr double kDoubt = 0.5;
constexpr std::size_t kMostDoubts = 3;  // of a cluster
/// Of the country that documents mostly tell of: speaks for one office, or against it.
constexpr double kSameCountry = 1;
constexpr double kOtherCountry = 2;
constexpr double kSameSector = 0.5;
/// A person of many documents is likelier called by the surname alone: for each doubling, at most.
constexpr double kFame = 0.25;
constexpr double kMostFame = 1.5;

constexpr Index kNone = std::numeric_limits<Index>::max();

struct Scored {
  LikelyPair pair;
  double company = 0;
  double lead = 0;  // beyond what the pair needs; joined if not negative
  Verdict verdict = Verdict::Joined;
};

class Resolver {
public:
  explicit Resolver(const std::vector<Document>& documents)
      : documents_(documents),
        named_(find_named_entities(documents, tables_)),
        places_(place_names(named_)),
        comparer_(tables_, places_),
        sets_(named_, documents, comparer_),
        company_(named_, documents) {}

  Resolution run() {
    find_bearers(join_by_name(named_, documents_, tables_, sets_));
    LikelyPairs likely = find_likely_pairs(bearers_, named_, comparer_);
    resolution_.compared = likely.compared;
    resolution_.left_out = likely.left_out;
    note_surnames();
    std::vector<Scored> pairs = score(likely.pairs);
    refuse_ambiguous(pairs);
    join(pairs);
    make_clusters();
    tell(pairs);
    return std::move(resolution_);
  }

private:
  static std::unordered_set<std::string> place_names(const NamedEntities& named) {
    std::unordered_set<std::string> places;
    for (const NameForm& form : named.forms) {
      if (form.kind == NameClass::Place) {
        places.insert(form.key);
        places.insert(form.plain);
      }
    }
    return places;
  }

  void find_bearers(const std::vector<bool>& is_certain) {
    std::vector<Index> bearer_of_root(named_.entities.size(), kNone);
    for (Index i = 0; i < named_.entities.size(); ++i) {
      Index& place = bearer_of_root[sets_.find(i)];
      if (place == kNone) {
        place = static_cast<Index>(bearers_.size());
        bearers_.push_back({{}, sets_.forms(i), false});
      }
      Bearer& bearer = bearers_[place];
      bearer.entities.push_back(i);
      bearer.is_certain = bearer.is_certain || is_certain[i];
    }
    profiles_.resize(bearers_.size());
  }

  // The given names that go with each surname.
  void note_surnames() {
    for (const Bearer& bearer : bearers_) {
      for (const FormId id : bearer.forms) {
        const NameForm& form = named_.forms[id];
        if (form.kind == NameClass::Person && form.is_full) {
          given_names_[form.person.last].insert(form.person.given.front());
        }
      }
    }
  }

  const CompanyIndex::Profile& profile_of(Index bearer) {
    std::optional<CompanyIndex::Profile>& profile = profiles_[bearer];
    if (!profile) {
      profile = company_.profile_of(bearers_[bearer].entities);
    }
    return *profile;
  }

  std::vector<Scored> score(const std::vector<LikelyPair>& pairs) {
    std::vector<Scored> scored;
    for (const LikelyPair& pair : pairs) {
      Scored one{
          pair, company_.weight_of_shared(profile_of(pair.first), profile_of(pair.second)), 0, {}};
      one.lead = one.company + bonus(pair) - need_of(pair);
      one.verdict = one.lead < 0 ? Verdict::TooLittle : Verdict::Joined;
      scored.push_back(std::move(one));
    }
    std::stable_sort(scored.begin(), scored.end(),
                     [](const Scored& a, const Scored& b) { return a.lead > b.lead; });
    return scored;
  }

  [[nodiscard]] double need_of(const LikelyPair& pair) const {
    const NameForm& a = named_.forms[pair.first_form];
    const NameForm& b = named_.forms[pair.second_form];
    switch (pair.fit) {
      case Fit::Acronym:
        return kAcronym;
      case Fit::Initials:
        return kInitials;
      case Fit::MiddleName:
        return kMiddleName;
      case Fit::GivenForm:
        return kGivenForm;
      case Fit::Spelling:
        return kSpelling;
      case Fit::Surname: {
        const auto names = given_names_.find(a.person.last);
        const bool several = names != given_names_.end() && names->second.size() > 1;
        return several ? kSurname : kOnlySurname;
      }
      case Fit::GivenName:
        return kGivenName;
      case Fit::ShortName:
        return is_known_place(pair.first, b) || is_known_place(pair.second, a) ? kNever
               : std::min(a.words.size(), b.words.size()) > 1 && !a.is_institution &&
                       !b.is_institution
                   ? kShortPhrase
                   : kShortName;
      case Fit::OtherClass:
        return kOtherClass;
      default:
        return kSameName;
    }
  }

  // What the lists know as a town is no area and no thing called like it, what they know as a place
  // of any kind is no thing.
  [[nodiscard]] bool is_known_place(Index bearer, const NameForm& other) const {
    const bool thing = other.kind != NameClass::Place;
    const bool area =
        !thing && !other.words.empty() && tables_.has(WordRole::Area, other.words.back());
    const std::vector<Index>& entities = bearers_[bearer].entities;
    return std::any_of(entities.begin(), entities.end(), [&](Index i) {
      const Entity& entity = entity_of(i);
      const bool town = entity.position && entity.position->precision == "city";
      return entity.type == EntityType::Place && ((area && town) || (thing && entity.position));
    });
  }

  [[nodiscard]] const Entity& entity_of(Index i) const {
    const EntityRef ref = named_.entities[i].ref;
    return documents_[ref.document].entities[ref.entity];
  }

  // What else speaks for or against: sector, and the country of an office.
  [[nodiscard]] double bonus(const LikelyPair& pair) const {
    const Entity& a = entity_of(bearers_[pair.first].entities.front());
    const Entity& b = entity_of(bearers_[pair.second].entities.front());
    double out = 0;
    if (pair.fit == Fit::Surname) {
      const std::size_t documents =
          std::max(bearers_[pair.first].entities.size(), bearers_[pair.second].entities.size());
      out += std::min(kMostFame, kFame * std::log2(static_cast<double>(documents)));
    }
    if (!a.sector.empty() && a.sector == b.sector) {
      out += kSameSector;
    }
    if (!a.country.empty() && !b.country.empty()) {
      out += a.country == b.country ? kSameCountry : -kOtherCountry;
    }
    return out;
  }

  // A short name has one bearer: where another, no other name of the best, fits nearly as well,
  // nobody can tell which it is.
  void refuse_ambiguous(std::vector<Scored>& pairs) {
    std::unordered_map<Index, std::vector<std::size_t>> pairs_of;  // of short names, best first
    for (std::size_t i = 0; i < pairs.size() && pairs[i].lead >= 0; ++i) {
      for (const Index bearer : {pairs[i].pair.first, pairs[i].pair.second}) {
        if (!bearers_[bearer].is_certain || is_brief(pairs[i], bearer)) {
          pairs_of[bearer].push_back(i);
        }
      }
    }
    for (const auto& [bearer, ranked] : pairs_of) {
      const Scored& best = pairs[ranked.front()];
      const Index chosen = partner_of(best, bearer);
      bool is_open = false;
      std::vector<std::size_t> others;
      for (const std::size_t i : ranked) {
        if (!may_be_one(chosen, partner_of(pairs[i], bearer))) {
          others.push_back(i);
          is_open = is_open || pairs[i].lead > best.lead - kLead;
        }
      }
      for (const std::size_t i : is_open ? ranked : others) {
        pairs[i].verdict = Verdict::SeveralFit;
      }
    }
  }

  [[nodiscard]] static Index partner_of(const Scored& scored, Index bearer) {
    return scored.pair.first == bearer ? scored.pair.second : scored.pair.first;
  }

  // The shorter of the two names is the bearer's.
  [[nodiscard]] bool is_brief(const Scored& scored, Index bearer) const {
    const bool is_first = scored.pair.first == bearer;
    const NameForm& own = named_.forms[is_first ? scored.pair.first_form : scored.pair.second_form];
    const NameForm& other =
        named_.forms[is_first ? scored.pair.second_form : scored.pair.first_form];
    return scored.pair.fit >= Fit::Surname
               ? own.plain.size() <= other.plain.size()
               : scored.pair.fit == Fit::Acronym && !own.letters.empty();
  }

  [[nodiscard]] bool may_be_one(Index a, Index b) const {
    const auto fit = [&](FormId one, FormId other) {
      return comparer_.compare(named_.forms[one], named_.forms[other]);
    };
    bool speaks = false;
    for (const FormId one : bearers_[a].forms) {
      for (const FormId other : bearers_[b].forms) {
        const Fit found = fit(one, other);
        if (speaks_against(found)) {
          return false;
        }
        speaks = speaks || speaks_for(found);
      }
    }
    return speaks;
  }

  void join(std::vector<Scored>& pairs) {
    for (Scored& scored : pairs) {
      if (scored.verdict != Verdict::Joined) {
        continue;
      }
      const Index a = bearers_[scored.pair.first].entities.front();
      const Index b = bearers_[scored.pair.second].entities.front();
      if (sets_.join(a, b)) {
        ++resolution_.joined;
      } else {
        scored.verdict = Verdict::Contradicts;
      }
    }
  }

  // Entities come in the order of documents, so grouping by first occurrence sorts the clusters by
  // first member.
  void make_clusters() {
    std::vector<Index> cluster_of_root(named_.entities.size(), kNone);
    std::vector<std::vector<const NamedEntity*>> groups;
    cluster_of_.resize(named_.entities.size());
    for (Index i = 0; i < named_.entities.size(); ++i) {
      Index& place = cluster_of_root[sets_.find(i)];
      if (place == kNone) {
        place = static_cast<Index>(groups.size());
        groups.emplace_back();
      }
      groups[place].push_back(&named_.entities[i]);
      cluster_of_[i] = place;
    }
    resolution_.clusters.reserve(groups.size());
    for (const auto& group : groups) {
      resolution_.clusters.push_back(summarise(documents_, group));
    }
  }

  [[nodiscard]] NameJoin explain(const Scored& scored) const {
    NameJoin join{named_.forms[scored.pair.first_form].text,
                  named_.forms[scored.pair.second_form].text,
                  scored.pair.fit,
                  scored.verdict,
                  scored.company,
                  {}};
    for (const std::uint32_t name :
         company_.shared_names(*profiles_[scored.pair.first], *profiles_[scored.pair.second])) {
      join.shared.push_back(company_.spelling(name));
    }
    return join;
  }

  // The reasons of what was joined, and the doubts about what was not.
  void tell(const std::vector<Scored>& pairs) {
    std::set<std::pair<Index, Index>> told;
    std::unordered_map<Index, std::size_t> doubts;
    for (const Scored& scored : pairs) {
      const NamedEntity& a = named_.entities[bearers_[scored.pair.first].entities.front()];
      const NamedEntity& b = named_.entities[bearers_[scored.pair.second].entities.front()];
      Index first = cluster_of_[bearers_[scored.pair.first].entities.front()];
      Index second = cluster_of_[bearers_[scored.pair.second].entities.front()];
      if (first == second) {
        if (scored.verdict == Verdict::Joined) {
          resolution_.clusters[first].joins.push_back(explain(scored));
        }
        continue;
      }
      const bool worth =
          scored.verdict != Verdict::TooLittle || scored.company >= kDoubt * need_of(scored.pair);
      if (!worth || doubts[first] >= kMostDoubts || doubts[second] >= kMostDoubts ||
          !told.emplace(std::minmax(first, second)).second) {
        continue;
      }
      ++doubts[first];
      ++doubts[second];
      const bool turned = second < first;
      resolution_.doubts.push_back({std::min(first, second), std::max(first, second),
                                    explain(scored), (turned ? b : a).mentions.front(),
                                    (turned ? a : b).mentions.front()});
    }
    std::sort(resolution_.doubts.begin(), resolution_.doubts.end(),
              [](const SameAs& a, const SameAs& b) {
                return std::tie(a.first, a.second) < std::tie(b.first, b.second);
              });
  }

  const std::vector<Document>& documents_;
  const NameTables tables_;
  const NamedEntities named_;
  const std::unordered_set<std::string> places_;
  const NameComparer comparer_;
  NameSets sets_;
  const CompanyIndex company_;
  std::vector<Bearer> bearers_;
  std::vector<std::optional<CompanyIndex::Profile>> profiles_;
  std::unordered_map<std::string, std::set<std::string>> given_names_;  // by surname
  std::vector<Index> cluster_of_;                                       // of entities
  Resolution resolution_;
};

}  // namespace

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::Joined:
      return "joined";
    case Verdict::TooLittle:
      return "too-little";
    case Verdict::SeveralFit:
      return "several-fit";
    case Verdict::Contradicts:
      break;
  }
  return "contradicts";
}

Resolution resolve(const std::vector<Document>& documents) { return Resolver(documents).run(); }

std::vector<Cluster> resolve_entities(const std::vector<Document>& documents) {
  return resolve(documents).clusters;
}

}  // namespace chronograph
