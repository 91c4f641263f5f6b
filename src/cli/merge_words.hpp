// SPDX-License-Identifier: Apache-2.0
// In words: why mentions are one event, why they are not, and in what they contradict each other.
#pragma once

#include <string>
#include <string_view>

namespace chronograph {

/// "agent+day" is "the same agent and the same day". A part that is not known stands for itself,
/// here and below: a later version may have written it.
std::string words_of_reason(std::string_view reason);
/// "time+place" is "the days differ and the places differ".
std::string words_of_objections(std::string_view objections);
/// "number" is "with another number".
std::string words_of_contradiction(std::string_view reason);

}  // namespace chronograph
