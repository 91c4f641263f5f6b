// SPDX-License-Identifier: Apache-2.0
// What a person has set right. Corrections name mentions (document and characters), never ids, so
// that they hold for any graph that is built of those documents; they are evidence and win.
#pragma once

#include "chronograph/text/span.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

enum class CorrectionKind : std::uint8_t {
  Merge,   ///< the nodes that hold the mentions are one
  Split,   ///< the mentions make up a node of their own
  Rename,  ///< of the node that holds the mention
  Retype,
  Redate,
  Drop,  ///< the node that holds the mention is none
};
/// "merge", "split", ...
std::string_view to_string(CorrectionKind kind);

/// What stands at the mention.
enum class CorrectionTarget : std::uint8_t {
  Any,     ///< not told: an event where one stands there, else an entity
  Event,   ///< the mention is a trigger
  Entity,  ///< an actor or a place
};

/// Characters of a document.
struct MentionPlace {
  std::string document;  ///< id of the text: document_id_of
  Span span;
  auto operator<=>(const MentionPlace&) const = default;
};

/// One line of corrections.jsonl. They hold in the order of this comparison: the greater `at` is
/// the later word, and where two have the same, their content decides.
struct Correction {
  std::uint32_t at = 0;
  CorrectionKind kind = CorrectionKind::Drop;
  CorrectionTarget target = CorrectionTarget::Any;
  std::vector<MentionPlace> mentions;  ///< sorted, each once; two or more for a merge, one or more
                                       ///< for a split, else one
  std::string value;  ///< the label, the type ("none": no type), the date in EDTF ("none": no date)
  std::string note;   ///< a person's words
  auto operator<=>(const Correction&) const = default;
};

/// A correction, or a part of one, that does not meet what it names.
struct StaleCorrection {
  Correction correction;
  std::string reason;  ///< "its document is not there"
};

/// Returns the corrections in the order in which they hold, each once: of those that differ by `at`
/// alone, the latest. Associative, commutative and idempotent.
std::vector<Correction> unite(std::vector<Correction> corrections);

/// Reads a file of one correction a line; one without `at` has the number of its line. `name`
/// stands in messages. Throws Error(Input) with `name:line: found, expected; hint`.
std::vector<Correction> read_corrections(std::string_view lines, std::string_view name);

/// Returns the line of a correction, without a line end.
std::string to_json_line(const Correction& correction);

/// Returns what is wrong with the value of a rename, retype or redate, as `found, expected`; empty
/// if nothing is.
std::string find_value_error(const Correction& correction);

/// Returns what a correction does, in few words: `rename doc-3f9a12c07b1e [70, 80) to "Khan"`.
std::string describe(const Correction& correction);

}  // namespace chronograph
