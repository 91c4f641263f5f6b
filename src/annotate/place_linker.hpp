// SPDX-License-Identifier: Apache-2.0
// Which place of the gazetteer an entity is, by what the document says around it. Where the text
// leaves it open, none.
#pragma once

#include "annotate/names.hpp"
#include "chronograph/document/document.hpp"

namespace chronograph {

/// Gives places their coordinates, precision and country. Immutable after construction.
class PlaceLinker {
public:
  explicit PlaceLinker(const NameLexicon& names) : names_(names) {}
  /// Needs mentions with their entities. O(mentions + places * log rows of the gazetteer).
  void link(Document& document) const;

private:
  const NameLexicon& names_;
};

}  // namespace chronograph
