// SPDX-License-Identifier: Apache-2.0
// What stands in the slots of a verb or noun that tells of causes: "the strike LED TO delays",
// "delays CAUSED by the strike", ", FORCING them to flee".
#pragma once

#include "annotate/cause_scene.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace chronograph {

/// Refers to what it is made from.
class CauseSlots {
public:
  struct Filled {
    std::vector<CausePlace> places;            ///< empty where no slot is filled
    std::optional<std::uint32_t> preposition;  ///< that leads to them, where one does
  };

  CauseSlots(const CauseScene& scene, const CausalMarkers& markers)
      : scene_(scene), markers_(markers) {}

  /// Returns what fills the first of the slots that is filled, of the verb or noun `t`; `second` is
  /// the last word of its expression ("bring ABOUT"), `t` where it has one word.
  [[nodiscard]] Filled fill(std::uint32_t t, std::uint32_t second,
                            const CausalMarkers::Words& slots) const;

private:
  void add_nouns(const std::vector<std::uint32_t>& heads, bool may_be_purpose,
                 std::vector<CausePlace>& places) const;
  void add_prepositional(std::uint32_t t, std::string_view preposition, Filled& filled) const;
  [[nodiscard]] std::optional<std::uint32_t> marker_of(std::uint32_t t) const;
  // "forced them to FLEE"
  void add_infinitive(std::uint32_t t, std::vector<CausePlace>& places) const;
  // "X was the cause of it", "the cause of it was X"
  void add_counterpart(std::uint32_t t, std::vector<CausePlace>& places) const;
  // Who or what does it; of a free participle (", CAUSING panic") the clause before it.
  void add_subject(std::uint32_t t, Filled& filled) const;
  // ", causing panic", ", thus causing panic"
  [[nodiscard]] bool follows_comma(std::uint32_t t) const;
  // What a subject stands for: "which", and "this" of the sentence before.
  void add_meant(std::uint32_t subject, std::vector<CausePlace>& places) const;
  // The noun before ", which", or, where that is no event, what is told with it: "closed the mine,
  // which led to".
  [[nodiscard]] CausePlace meant_by_relative(std::uint32_t pronoun, std::uint32_t meant) const;
  [[nodiscard]] std::uint32_t first_of_sentence(std::uint32_t t) const;

  const CauseScene& scene_;
  const CausalMarkers& markers_;
};

}  // namespace chronograph
