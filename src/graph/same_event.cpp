// SPDX-License-Identifier: Apache-2.0
#include "graph/same_event.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace chronograph {
namespace {

/// Documents written further apart rarely tell of one event without giving its day.
constexpr std::int32_t kDaysApart = 14;
/// Two dates of one event that contradict each other lie so near: others are two events.
constexpr std::int32_t kDaysConfused = 3;
/// Objections that a sentence taken over word for word overrules: it tells what the other tells.
constexpr std::uint32_t kOverruled = kWrittenApart | kGeneric | kAnother | kSaying;

constexpr std::array<std::string_view, 10> kGroundNames{
    "agent", "patient",  "place",    "day",  "known",
    "words", "sentence", "headline", "form", "correction"};
constexpr std::array<std::string_view, 13> kObjectionNames{
    "denial", "status",   "time",          "number",  "agent",   "patient", "place",
    "roles",  "particle", "written-apart", "generic", "another", "saying"};

template <typename T>
std::size_t count_shared(const std::vector<T>& a, const std::vector<T>& b) {
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](const T& value) {
    return std::binary_search(b.begin(), b.end(), value);
  }));
}

template <typename T>
bool share(const std::vector<T>& a, const std::vector<T>& b) {
  return count_shared(a, b) > 0;
}

// The share of the words of either that both have reaches `percent`.
bool are_alike(const std::vector<std::string>& a, const std::vector<std::string>& b,
               std::size_t percent) {
  const std::size_t shared = count_shared(a, b);
  return shared > 0 && 100 * shared >= percent * (a.size() + b.size() - shared);
}

// Both name somebody, and nobody is named by both.
template <typename T>
bool disagree(const std::vector<T>& a, const std::vector<T>& b) {
  return !a.empty() && !b.empty() && !share(a, b);
}

bool is_less(const std::optional<double>& most, const std::optional<double>& least) {
  return most && least && *most < *least;
}

// "Four were killed in the morning" and "the nine killed on Thursday": what is counted in both can
// be no one number.
bool are_counted_otherwise(const Telling& a, const Telling& b) {
  return std::any_of(a.quantities.begin(), a.quantities.end(), [&](const Quantity& one) {
    return std::any_of(b.quantities.begin(), b.quantities.end(), [&](const Quantity& other) {
      return one.what == other.what && one.unit == other.unit &&
             (is_less(one.max, other.min) || is_less(other.max, one.min));
    });
  });
}

bool has_happened(const Telling& telling) {
  return telling.status == Status::Asserted || telling.status == Status::Reported;
}

bool is_over_before(const Telling& one, const Telling& other) {
  return one.latest && other.earliest && *one.latest < *other.earliest;
}

bool lie_apart(const std::optional<Date>& a, const std::optional<Date>& b, std::int32_t days) {
  return a && b && (a->plus_days(days) < *b || b->plus_days(days) < *a);
}

std::uint32_t objections_to(const Telling& a, const Telling& b) {
  std::uint32_t objections = 0;
  const auto object = [&](bool holds, Objection objection) {
    objections |= holds ? objection : 0U;
  };
  object(a.is_denial != b.is_denial, kDenial);
  object(!a.is_denial && !b.is_denial &&
             (has_happened(a) != has_happened(b) || (!has_happened(a) && a.status != b.status)),
         kOtherStatus);
  object(is_over_before(a, b) || is_over_before(b, a) || (a.day && b.day && a.day != b.day),
         kOtherTime);
  object(disagree(a.numbers, b.numbers) || are_counted_otherwise(a, b), kOtherNumber);
  const bool turned =
      share(a.named_agents, b.named_patients) && share(a.named_patients, b.named_agents) &&
      !share(a.named_agents, b.named_agents) && !share(a.named_patients, b.named_patients);
  object(turned, kRolesTurned);
  object(!turned && disagree(a.named_agents, b.named_agents), kOtherAgent);
  object(!turned && disagree(a.named_patients, b.named_patients), kOtherPatient);
  object(disagree(a.named_places, b.named_places), kOtherPlace);
  object(!a.particle.empty() && !b.particle.empty() && a.particle != b.particle, kOtherParticle);
  object(lie_apart(a.written, b.written, kDaysApart) && !(a.day && a.day == b.day), kWrittenApart);
  object(a.is_generic || b.is_generic, kGeneric);
  object(a.is_another || b.is_another, kAnother);
  object(a.is_saying || b.is_saying, kSaying);
  return objections;
}

std::uint32_t grounds_for(const Telling& a, const Telling& b) {
  const bool is_within = a.document == b.document;
  const Telling& later = a.event < b.event ? b : a;
  const bool known = is_within ? later.is_known && !later.is_everyday && a.is_noun && b.is_noun
                               : a.is_known || b.is_known;
  std::uint32_t grounds = 0;
  const auto add = [&](bool holds, Ground ground) { grounds |= holds ? ground : 0U; };
  add(share(a.named_agents, b.named_agents) || (is_within && share(a.agents, b.agents)),
      kSameAgent);
  add(share(a.named_patients, b.named_patients) || (is_within && share(a.patients, b.patients)),
      kSamePatient);
  add(share(a.named_places, b.named_places) || (is_within && share(a.places, b.places)),
      kSamePlace);
  add(a.day && a.day == b.day, kSameDay);
  add(known, kToldAsKnown);
  add(are_alike(a.patient_words, b.patient_words, 50), kSameWords);
  add(!is_within && a.copy_of && a.copy_of == b.copy_of && a.repeat == b.repeat &&
          are_alike(a.sentence_words, b.sentence_words, 70),
      kSameSentence);
  add(is_within && a.in_headline != b.in_headline, kHeadline);
  add(is_within && a.is_noun != b.is_noun, kOtherForm);
  return grounds;
}

// Set by reading pairs of training newswire, until nine of ten seemed right. Who did it alone is
// not enough: people do things again.
bool is_enough(std::uint32_t grounds, bool is_within, bool is_plain) {
  const auto has = [&](std::uint32_t all) { return (grounds & all) == all; };
  if (has(kSameSentence)) {
    return true;
  }
  if (is_plain) {
    return has(kSameAgent | kSamePatient | kSameDay) || has(kSameAgent | kSameWords | kSameDay) ||
           has(kSamePatient | kHeadline);
  }
  if (is_within) {
    // One verb twice in one text mostly tells of two things, even of the same two: "he hit me with
    // his fist, and he hit me with a stick".
    return has(kSamePatient | kSameDay) || has(kSamePatient | kToldAsKnown) ||
           has(kSamePatient | kHeadline) || has(kSamePatient | kOtherForm) ||
           has(kSameAgent | kHeadline) || has(kSameAgent | kToldAsKnown | kSameDay) ||
           has(kSameAgent | kToldAsKnown | kSamePlace);
  }
  return has(kSamePatient) || has(kSameAgent | kSameWords) || has(kSamePlace | kSameWords) ||
         has(kSameAgent | kSamePlace);
}

// What is only said not to have happened, or is denied; a plan that is given up denies nothing. In
// one text only a denial does: "has not been paid" may be the rest of what was paid.
bool is_denied_by(const Telling& told, const Telling& denial) {
  const bool denies =
      denial.is_denial && (denial.status == Status::Denied ||
                           (has_happened(denial) && told.document != denial.document));
  return denies && has_happened(told) && !told.is_denial && !told.is_noun && !denial.is_noun;
}

// Tolls rise and new ones are counted: only reports of one day contradict each other.
bool may_be_of_one_day(const Telling& a, const Telling& b) {
  return (a.day && a.day == b.day) ||
         (a.written && b.written && !lie_apart(a.written, b.written, 1));
}

template <std::size_t Count>
std::string join_names(std::uint32_t bits, const std::array<std::string_view, Count>& names) {
  std::string joined;
  for (std::size_t i = 0; i < Count; ++i) {
    if ((bits >> i & 1U) != 0) {
      joined += joined.empty() ? "" : "+";
      joined += names.at(i);
    }
  }
  return joined;
}

}  // namespace

Judgement judge(const Telling& a, const Telling& b) {
  Judgement judgement{objections_to(a, b), grounds_for(a, b), false};
  if ((judgement.grounds & kSameSentence) != 0) {
    judgement.objections &= ~kOverruled;
  }
  judgement.is_one =
      judgement.objections == 0 &&
      is_enough(judgement.grounds, a.document == b.document, a.is_plain || b.is_plain);
  return judgement;
}

std::string_view contradiction_of(const Telling& a, const Telling& b, const Judgement& judgement) {
  const auto has = [&](std::uint32_t all) { return (judgement.grounds & all) == all; };
  if (a.is_plain || b.is_plain) {
    return {};
  }
  const bool is_within = a.document == b.document;
  switch (judgement.objections) {
    case kDenial:
      return is_denied_by(a, b) || is_denied_by(b, a)
                 ? has(kSameAgent | kSamePatient) ? "denial" : std::string_view()
                 : std::string_view();
    case kOtherTime:
      return !is_within && a.day && b.day && !lie_apart(a.day, b.day, kDaysConfused) &&
                     has(kSamePatient)
                 ? "date"
                 : std::string_view();
    case kOtherNumber:
      return !is_within && are_alike(a.counted, b.counted, 50) && may_be_of_one_day(a, b) &&
                     (has(kSamePlace) || has(kSameAgent) || has(kSamePatient))
                 ? "number"
                 : std::string_view();
    case kRolesTurned:
      return !is_within && a.day && a.day == b.day ? "role" : std::string_view();
    default:
      return {};
  }
}

std::string to_reason(std::uint32_t grounds) { return join_names(grounds, kGroundNames); }

std::string to_refusal(std::uint32_t objections) {
  return objections == 0 ? "too-little" : join_names(objections, kObjectionNames);
}

}  // namespace chronograph
