// SPDX-License-Identifier: Apache-2.0
// The company that names keep: what else the documents name in which they stand. Two lone "Khan"
// that are named with the same people and places are one.
#pragma once

#include "graph/named_entities.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace chronograph {

/// What the documents name. Holds a reference to `named`.
class CompanyIndex {
public:
  CompanyIndex(const NamedEntities& named, const std::vector<Document>& documents);

  /// A bearer's company: names and the share of its documents that hold them.
  struct Profile {
    std::vector<std::pair<std::uint32_t, double>> shares;  ///< sorted by name
    std::vector<std::uint32_t> own;                        ///< its own names; sorted
  };
  /// Of the entities (indices of NamedEntities::entities), by their first 64 documents.
  [[nodiscard]] Profile profile_of(const std::vector<std::uint32_t>& entities) const;
  /// How much two bearers have in common besides their names; 0: nothing. A person that few
  /// documents name gives 2.
  [[nodiscard]] double weight_of_shared(const Profile& a, const Profile& b) const;
  /// The names that make it up, the heaviest first, at most three.
  [[nodiscard]] std::vector<std::uint32_t> shared_names(const Profile& a, const Profile& b) const;
  /// A spelling of the name, to show.
  [[nodiscard]] const std::string& spelling(std::uint32_t name) const {
    return named_.forms[spellings_[name]].text;
  }

private:
  template <typename Visit>
  void for_each_shared(const Profile& a, const Profile& b, Visit visit) const;

  const NamedEntities& named_;
  std::vector<std::uint32_t> name_of_form_;
  std::vector<FormId> spellings_;
  std::vector<double> weights_;                    // of names
  std::vector<std::vector<std::uint32_t>> names_;  // by document; sorted
};

}  // namespace chronograph
