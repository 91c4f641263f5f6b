// SPDX-License-Identifier: Apache-2.0
#include "graph/likely_pairs.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <xxhash.h>

namespace chronograph {
namespace {

using Index = std::uint32_t;

/// Bearers of a block with which one is compared: so many of those with names
/// like its own in kind, and of those whose names say more.
constexpr std::size_t kMostAlike = 24;
constexpr std::size_t kMostCertain = 12;
constexpr std::size_t kLongName = 7;
/// One document in so many may name one thing as two.
constexpr std::size_t kSlips = 4;
constexpr std::size_t kMostForms = 6;  // of a bearer that are compared

// What spellings of one name have in common: the first letter and the
// consonants after it, each but once in a row ("Slepian Barnett", "Barnet").
std::string skeleton_of(std::string_view word) {
  constexpr std::string_view kLeftOut = "aeiouyhs ";
  std::string out(word.substr(0, 1));
  for (const char c : word.substr(std::min<std::size_t>(1, word.size()))) {
    if (kLeftOut.find(c) == std::string_view::npos && c != out.back()) {
      out.push_back(c);
    }
  }
  return out;
}

/// The blocks that a name belongs to, by the hash of what they are called: two that fall together
/// only cost some comparisons more. Two names that are only guests of a block are not compared:
/// full names meet in the block of a short form, where those wait that have no other.
class Places {
public:
  struct Place {
    std::uint64_t block = 0;
    bool is_guest = false;
  };

  void clear() { places_.clear(); }
  void add(bool is_guest, std::initializer_list<std::string_view> parts) {
    name_.clear();
    for (const std::string_view part : parts) {
      name_ += part;
    }
    close(is_guest);
  }
  void add_words(bool is_guest, std::string_view kind, std::span<const std::string> words) {
    name_ = kind;
    for (const std::string& word : words) {
      name_ += word;
      name_ += ' ';
    }
    close(is_guest);
  }
  [[nodiscard]] const std::vector<Place>& all() const { return places_; }

private:
  void close(bool is_guest) {
    places_.push_back({XXH3_64bits(name_.data(), name_.size()), is_guest});
  }

  std::string name_;
  std::vector<Place> places_;
};

// What is left of a body's name without the first words or without the last.
void add_short_forms(const NameForm& form, Places& places) {
  constexpr std::size_t kMostWords = 3;
  const std::span<const std::string> words(form.words);
  places.add_words(false, "short ", words);
  for (std::size_t n = 1; n < words.size() && n <= kMostWords; ++n) {
    places.add_words(true, "short ", words.subspan(n));
    places.add_words(true, "short ", words.first(words.size() - n));
  }
}

// A full name waits for lone ones under its surname and meets its like under
// surname and initial: those of all forms of its given name ("Bill" is under W
// as well).
void add_person_places(const NameForm& form, const NameTables& tables, Places& places) {
  const PersonName& person = form.person;
  places.add(form.is_full, {"last ", person.last});
  if (!form.is_full) {
    return;
  }
  const std::string& given = person.given.front();
  const auto initial_of = [](const std::string& name) {
    return std::string_view(name).substr(0, 1);
  };
  places.add(true, {"word ", given});
  places.add(false, {"last ", person.last, " ", initial_of(given)});
  for (const std::string& other : tables.given_forms_of(given)) {
    places.add(false, {"last ", person.last, " ", initial_of(other)});
  }
  places.add(false, {"spelt ", skeleton_of(person.last), " ", initial_of(given)});
}

// The blocks that a name belongs to.
void add_places(const NameForm& form, const NameTables& tables, Places& places) {
  if (form.plain.find(' ') == std::string::npos) {
    places.add(false, {"word ", form.plain});
  }
  if (form.kind == NameClass::Person) {
    add_person_places(form, tables, places);
    return;
  }
  if (form.words.empty() || form.kind == NameClass::People) {
    return;
  }
  if (!form.letters.empty() || !form.initials.empty()) {
    const bool holds_acronym = form.initials.size() > form.words.size();  // "LA Times"
    places.add(form.letters.empty() && !holds_acronym,
               {"letters ", form.letters.empty() ? form.initials : form.letters});
  }
  if (form.kind == NameClass::Body && form.letters.empty()) {
    add_short_forms(form, places);
  }
  if (form.kind == NameClass::Place && !form.key.starts_with('@')) {
    const std::span<const std::string> words(form.words);
    places.add_words(false, "short ", words);
    if (words.size() > 1) {
      places.add_words(true, "short ", words.first(words.size() - 1));
    }
  }
  if (form.plain.size() >= kLongName && !form.words.front().starts_with('@')) {
    places.add(false, {"spelt ", skeleton_of(form.plain)});
  }
  places.add(false, {"key ", form.key});
}

class Finder {
public:
  Finder(const std::vector<Bearer>& bearers, const NamedEntities& named,
         const NameComparer& comparer)
      : bearers_(bearers), named_(named), comparer_(comparer) {}

  LikelyPairs run() {
    std::vector<std::uint64_t> pairs = pairs_of_blocks();
    for (const std::uint64_t pair : pairs) {
      compare(static_cast<Index>(pair >> 32U), static_cast<Index>(pair));
    }
    found_.compared = pairs.size();
    return std::move(found_);
  }

private:
  struct Member {
    Index bearer = 0;
    bool is_guest = false;
  };

  struct Entry {
    std::uint64_t block = 0;
    Index bearer = 0;
    bool is_guest = false;
    auto operator<=>(const Entry&) const = default;
  };

  std::vector<std::uint64_t> pairs_of_blocks() {
    std::vector<Entry> entries;
    Places own;
    for (Index i = 0; i < bearers_.size(); ++i) {
      own.clear();
      for (const FormId form : bearers_[i].forms) {
        add_places(named_.forms[form], comparer_.tables(), own);
      }
      for (const Places::Place& place : own.all()) {
        entries.push_back({place.block, i, place.is_guest});
      }
    }
    std::sort(entries.begin(), entries.end());
    std::vector<std::uint64_t> pairs;
    std::vector<Member> members;
    for (std::size_t i = 0; i < entries.size();) {
      members.clear();
      const std::uint64_t block = entries[i].block;
      for (; i < entries.size() && entries[i].block == block; ++i) {
        // Of a guest and the same at home the one at home comes first.
        if (members.empty() || members.back().bearer != entries[i].bearer) {
          members.push_back({entries[i].bearer, entries[i].is_guest});
        }
      }
      if (members.size() > 1) {
        add_pairs(members, pairs);
      }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
  }

  // Names that say who it is are held against the next of their kind and, the
  // most frequent of them, against all that do not.
  void add_pairs(std::vector<Member>& members, std::vector<std::uint64_t>& pairs) {
    std::stable_sort(members.begin(), members.end(), [&](Member a, Member b) {
      return bearers_[a.bearer].entities.size() > bearers_[b.bearer].entities.size();
    });
    std::vector<Index> home[2];    // by whether the name says who it is
    std::vector<Index> guests[2];  // likewise
    for (const Member& member : members) {
      const std::size_t certain = bearers_[member.bearer].is_certain ? 1 : 0;
      (member.is_guest ? guests : home)[certain].push_back(member.bearer);
    }
    const std::size_t before = pairs.size();
    for (const std::size_t certain : {0U, 1U}) {
      for (std::size_t i = 0; i < home[certain].size(); ++i) {
        add_some(home[certain][i], home[certain], i + 1, kMostAlike, pairs);
        add_some(home[certain][i], guests[certain], 0, kMostAlike, pairs);
      }
    }
    for (const Index bearer : home[0]) {
      add_some(bearer, home[1], 0, kMostCertain, pairs);
      add_some(bearer, guests[1], 0, kMostCertain, pairs);
    }
    for (std::size_t i = 0; i < std::min(home[1].size(), kMostCertain); ++i) {
      add_some(home[1][i], guests[0], 0, guests[0].size(), pairs);
    }
    const std::size_t at_home = home[0].size() + home[1].size();
    if (at_home == 0) {
      return;
    }
    found_.left_out += at_home * (at_home - 1) / 2 +
                       at_home * (guests[0].size() + guests[1].size()) - (pairs.size() - before);
  }

  static void add_some(Index bearer, const std::vector<Index>& others, std::size_t from,
                       std::size_t most, std::vector<std::uint64_t>& pairs) {
    for (std::size_t i = from; i < others.size() && i - from < most; ++i) {
      const auto [first, second] = std::minmax(bearer, others[i]);
      pairs.push_back((std::uint64_t{first} << 32U) | second);
    }
  }

  void compare(Index a, Index b) {
    LikelyPair best{a, b, Fit::None, 0, 0};
    const std::vector<FormId>& forms = bearers_[a].forms;
    const std::vector<FormId>& others = bearers_[b].forms;
    for (std::size_t i = 0; i < std::min(forms.size(), kMostForms); ++i) {
      for (std::size_t j = 0; j < std::min(others.size(), kMostForms); ++j) {
        const Fit fit = comparer_.compare(named_.forms[forms[i]], named_.forms[others[j]]);
        if (speaks_against(fit)) {
          return;
        }
        if (speaks_for(fit) && (best.fit == Fit::None || fit < best.fit)) {
          best.fit = fit;
          best.first_form = forms[i];
          best.second_form = others[j];
        }
      }
    }
    if (best.fit != Fit::None && !share_document(bearers_[a], bearers_[b])) {
      found_.pairs.push_back(best);
    }
  }

  // A text that names both apart knows them apart, but for slips.
  [[nodiscard]] bool share_document(const Bearer& a, const Bearer& b) const {
    std::size_t shared = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.entities.size() && j < b.entities.size()) {
      const Index one = named_.entities[a.entities[i]].ref.document;
      const Index other = named_.entities[b.entities[j]].ref.document;
      shared += one == other ? 1U : 0U;
      (one < other ? i : j) += 1;
    }
    return shared * kSlips > std::min(a.entities.size(), b.entities.size());
  }

  const std::vector<Bearer>& bearers_;
  const NamedEntities& named_;
  const NameComparer& comparer_;
  LikelyPairs found_;
};

}  // namespace

LikelyPairs find_likely_pairs(const std::vector<Bearer>& bearers, const NamedEntities& named,
                              const NameComparer& comparer) {
  return Finder(bearers, named, comparer).run();
}

}  // namespace chronograph
