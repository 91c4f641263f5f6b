// SPDX-License-Identifier: Apache-2.0
// What a verb or noun does with the phrases and clauses around it, from resources/verb_frames.tsv
// and noun_frames.tsv: whether it reports, controls its object, turns its complement into a plan or
// a denial.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace chronograph {

/// One property of a verb or noun; the words of the resources' second column.
enum class Frame : std::uint8_t {
  Says,      ///< "says": reports its complement, which is credited to the subject
  Thinks,    ///< "thinks": takes a clause, which is credited to the subject
  Takes,     ///< "takes": takes a clause without vouching for it by anybody ("show", "mean")
  Controls,  ///< "controls": the object does what the infinitive says ("urged X to go")
  Gives,     ///< "gives": an object before another object, or before "that", is the recipient
  To,        ///< "to": a phrase with "to" is the recipient
  With,      ///< "with": a phrase with "with" is the recipient
  /// "undergoes": the subject of the active verb, the possessor of the noun is the patient
  /// ("died", "death").
  Undergoes,
  OfActs,       ///< "of-acts": the phrase with "of" is the agent ("the arrival of the troops")
  Mutual,       ///< "mutual": "between" and "with" give more agents ("talks", "clash")
  Light,        ///< "light": the meaning lies in the noun that is its object ("hold talks")
  Begins,       ///< "begins": phases of what is its complement or its subject
  Names,        ///< "names": a second noun phrase is what the object is made or called
  Against,      ///< "against": a phrase with "against", "at", "on" or "for" is the patient
  Plans,        ///< "plans": its complement is intended
  Expects,      ///< "expects": its complement lies ahead
  Doubts,       ///< "doubts": its complement is denied or doubted
  Alleges,      ///< "alleges": its complement is a charge
  Guesses,      ///< "guesses": its complement is possible
  Fails,        ///< "fails": its complement did not happen
  Bars,         ///< "bars": a gerund with "from" did not happen
  Delays,       ///< "delays": its object does not take place when it does ("announce", "postpone")
  Ends,         ///< "ends": its complement went on until then ("stopped shipping")
  EndsSubject,  ///< "ends-subject": its day is only the last one of its subject ("talks broke off")
  Follows,      ///< "follows": what its object tells of came before it ("condemn", "publish")
  Repays,       ///< "repays": answers what somebody did before ("jailed for", "thanked for")
};

/// A set of Frame.
class FrameSet {
public:
  [[nodiscard]] bool has(Frame frame) const { return (bits_ >> bit(frame) & 1U) != 0; }
  [[nodiscard]] bool takes_clause() const {
    return has(Frame::Says) || has(Frame::Thinks) || has(Frame::Takes);
  }
  [[nodiscard]] bool empty() const { return bits_ == 0; }
  void add(Frame frame) { bits_ |= 1U << bit(frame); }

private:
  static constexpr unsigned bit(Frame frame) { return static_cast<unsigned>(frame); }
  std::uint32_t bits_ = 0;
};

/// One of the tables, read once.
class Frames {
public:
  /// Throws Error(Model) for a word that is no property.
  explicit Frames(std::string_view resource);
  /// Returns the properties of a lemma; none for an unknown one.
  [[nodiscard]] FrameSet of(std::string_view lemma) const;

private:
  std::unordered_map<std::string_view, FrameSet> frames_;
};

}  // namespace chronograph
