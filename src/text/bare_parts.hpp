// SPDX-License-Identifier: Apache-2.0
// A word as an uncased vocabulary of wordpieces sees it: letters in lower case without marks, cut
// at punctuation. docs/model-format.md states the rules; training follows the same.
#pragma once

#include <string>
#include <string_view>

namespace chronograph {

/// Replaces `out` by the bare parts of `word` with one space between two: `Señor's` becomes
/// `senor ' s`. Controls vanish, so it may become empty. `word` must be valid UTF-8. Allocates only
/// where `out` has too little room.
void to_bare_parts(std::string_view word, std::string& out);

}  // namespace chronograph
