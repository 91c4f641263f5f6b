// SPDX-License-Identifier: Apache-2.0
#include "graph/name_difference.hpp"

#include "graph/name_sets.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_set>

namespace chronograph {
namespace {

std::vector<NameForm> forms_of(const Cluster& cluster, const NameTables& tables) {
  std::vector<NameForm> forms{read_name(cluster.name, cluster.type, tables)};
  for (const std::string& alias : cluster.aliases) {
    NameForm form = read_name(alias, cluster.type, tables);
    if (form.is_full || !form.letters.empty()) {
      forms.push_back(std::move(form));
    }
  }
  return forms;
}

// The words of a name, as spelt, that the other has not, "the" and the like
// left out.
std::string words_without(const std::string& name, const std::string& other) {
  std::set<std::string> known;
  const auto for_each_word = [](const std::string& text, auto visit) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      if (end > begin) {
        visit(text.substr(begin, end - begin));
      }
      begin = end + 1;
    }
  };
  for_each_word(other, [&](const std::string& word) { known.insert(fold_name(word)); });
  std::string out;
  for_each_word(name, [&](const std::string& word) {
    const std::string folded = fold_name(word);
    if (!known.contains(folded) && !NameTables::is_small_word(folded)) {
      out += (out.empty() ? "" : " ") + word;
    }
  });
  return out;
}

std::size_t count_shared_documents(const Cluster& a, const Cluster& b) {
  const auto documents_of = [](const Cluster& cluster) {
    std::set<std::uint32_t> documents;
    for (const EntityRef member : cluster.members) {
      documents.insert(member.document);
    }
    return documents;
  };
  const std::set<std::uint32_t> one = documents_of(a);
  const std::set<std::uint32_t> other = documents_of(b);
  std::vector<std::uint32_t> both;
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                        std::back_inserter(both));
  return both.size();
}

}  // namespace

NameDifference difference_of(const Cluster& a, const Cluster& b) {
  const NameTables tables;
  const std::unordered_set<std::string> no_places;
  const NameComparer comparer(tables, no_places);
  NameDifference difference{Fit::None, a.name, b.name, {}, {}, false, 0, 0};
  // What speaks against weighs more than what speaks for; the first names more
  // than the others.
  for (const NameForm& one : forms_of(a, tables)) {
    for (const NameForm& other : forms_of(b, tables)) {
      const Fit fit = comparer.compare(one, other);
      if (!speaks_against(difference.fit) &&
          (speaks_against(fit) || (difference.fit == Fit::None && fit != Fit::None))) {
        difference.fit = fit;
        difference.first = one.text;
        difference.second = other.text;
      }
    }
  }
  difference.first_words = words_without(difference.first, difference.second);
  difference.second_words = words_without(difference.second, difference.first);
  const bool places = a.type == EntityType::Place && b.type == EntityType::Place;
  difference.other_country =
      places && !a.country.empty() && !b.country.empty() && a.country != b.country;
  if (places && a.position && b.position && a.position->precision == "city" &&
      b.position->precision == "city") {
    difference.kilometres = kilometres_between(*a.position, *b.position);
  }
  difference.documents = count_shared_documents(a, b);
  return difference;
}

}  // namespace chronograph
