// SPDX-License-Identifier: Apache-2.0
// The evidence as rows of the store: one a document and copy.
#pragma once

#include "chronograph/graph/evidence.hpp"
#include "store/database.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// Inserts or replaces rows; returns how many are new or different. REQUIRES: a transaction.
std::size_t add_rows(Database& database, std::span<const Evidence> evidence,
                     const std::vector<Generator>& generators);

/// Returns all rows by document and copy, and appends by what they were made.
std::vector<Evidence> read_rows(const Database& database, std::vector<Generator>& generators);

/// The evidence of single documents.
class EvidenceOfDocuments {
public:
  explicit EvidenceOfDocuments(const Database& database);
  /// Returns what the copies of the document with that id of a graph unite to; nothing if there is
  /// none.
  std::vector<Evidence> of(std::string_view document);

private:
  Statement select_;
  std::string path_;
};

/// Removes what the names name, as Store::remove says. REQUIRES: a transaction.
void remove_rows(Database& database, const std::vector<std::string>& names);

}  // namespace chronograph
