// SPDX-License-Identifier: Apache-2.0
// The types of PLOVER and our extensions with all that is fixed about them: resources/plover.tsv.
#pragma once

#include "annotate/lexicon.hpp"

#include <string_view>

namespace chronograph {

/// The table of types and modes.
class Plover {
public:
  [[nodiscard]] bool is_type(std::string_view type) const { return types_.contains(type); }
  [[nodiscard]] bool is_extension(std::string_view type) const { return type.starts_with("x-"); }
  /// "verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"; empty
  /// for an extension.
  [[nodiscard]] std::string_view quad_of(std::string_view type) const;
  /// What coders write for an event of the type that is still to come; the type itself where that
  /// makes no difference.
  [[nodiscard]] std::string_view planned(std::string_view type) const;
  /// What coders write for one that did not happen or is ruled out; empty for nothing.
  [[nodiscard]] std::string_view negated(std::string_view type) const;
  /// Whether the place of such an event may stand for the target: "imposed a curfew in LAGOS".
  [[nodiscard]] bool place_is_target(std::string_view type) const;
  /// Whether things with that tag of event_types.tsv are only used in it: the troops of MOBILIZE.
  [[nodiscard]] bool is_means(std::string_view type, std::string_view tag) const;
  /// The mode that a type has by what is asked, refused or threatened: "meet" for REQUEST and
  /// CONSULT. Empty where nothing is said.
  [[nodiscard]] std::string_view mode_by_content(std::string_view type,
                                                 std::string_view content_type,
                                                 std::string_view content_mode) const;

private:
  Lexicon types_{"plover.tsv"};
  Lexicon modes_{"plover_modes.tsv"};
};

}  // namespace chronograph
