// SPDX-License-Identifier: Apache-2.0
// How spellings of names relate: acronyms and what they stand for, short and long forms, slips of
// the pen. Pure functions of strings; names are folded (fold_name) where small letters matter.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// Returns the parts between spaces.
std::vector<std::string_view> split_words(std::string_view name);

/// Tells whether a name is made of capitals and marks only: "TTP", "U.N.", "AFL-CIO".
bool is_acronym(std::string_view name);

/// Returns the capitals: "UN" of "U.N.".
std::string letters_of(std::string_view acronym);

/// The first letters of a name's words and of its parts after hyphens, as capitals.
struct Initials {
  std::string all;
  std::string capital;  ///< of capital words only
};
Initials initials_of(std::string_view name);

/// Tells whether an acronym may stand for a name that it is put beside: its letters occur in the
/// name in order, the first at its begin ("TTP" and "Tehrik-i-Taliban Pakistan").
bool may_abbreviate(std::string_view acronym, std::string_view name);

/// Returns the words of a folded name without "of", "the", "and" and the like.
std::string without_small_words(std::string_view name);

/// Tell whether a name has more words than these, before them or behind them.
bool ends_with_words(std::string_view name, std::string_view end);
bool begins_with_words(std::string_view name, std::string_view begin);

}  // namespace chronograph
