// SPDX-License-Identifier: Apache-2.0
// Tokens that are told by their shape alone: addresses, numbers, runs of symbols, clitics. Each
// matcher looks at the begin of `text`, which is the rest of a stretch without white space.
#pragma once

#include "annotate/lexicon.hpp"

#include <cstdint>
#include <string_view>

namespace chronograph {

/// Tells whether it is worth asking match_address() anywhere in a stretch.
bool may_hold_address(std::u32string_view chunk);

/// Returns the length of a URL, e-mail address, host, file or newsgroup name; 0 if there is none.
std::uint32_t match_address(std::u32string_view text, const Lexicon& address_parts);

/// Returns the length of a number with its inner marks ("3,202.61", "10:34", "11/28/2000",
/// "713-853-3989", "+44"). REQUIRES: a digit, or `.` or `+` before one.
std::uint32_t match_number(std::u32string_view text);

/// Returns the length of a run of marks that is one token ("...", "?!", "--", "''"), else 1.
std::uint32_t match_symbols(std::u32string_view text);

/// Returns the length of the clitic at the end of `word` ("'s", "n't"), 0 if there is none.
std::uint32_t clitic_length(std::u32string_view word);

}  // namespace chronograph
