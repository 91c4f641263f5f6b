// SPDX-License-Identifier: Apache-2.0
#include "cli/merge_words.hpp"

#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace chronograph {
namespace {

struct Wording {
  std::string_view code;
  std::string_view words;
};

constexpr std::array kReasons{
    Wording{"agent", "the same agent"},
    Wording{"patient", "the same patient"},
    Wording{"place", "the same place"},
    Wording{"day", "the same day"},
    Wording{"known", "a noun that tells it as known"},
    Wording{"words", "the same words for what it is about"},
    Wording{"sentence", "the same sentence in nearly the same text"},
    Wording{"form", "a verb in one and a noun in the other"},
    Wording{"headline", "a headline over the text"},
    Wording{"correction", "a correction that a person made"},
};
constexpr std::array kObjections{
    Wording{"denial", "one is denied"},
    Wording{"status", "one has happened and the other has not"},
    Wording{"time", "the days differ"},
    Wording{"number", "the numbers differ"},
    Wording{"agent", "others did it"},
    Wording{"patient", "others are hit"},
    Wording{"place", "the places differ"},
    Wording{"roles", "who did it and who was hit change places"},
    Wording{"particle", "the verbs differ by a particle"},
    Wording{"written-apart", "weeks lie between the texts"},
    Wording{"generic", "one tells of no single event"},
    Wording{"another", "one is told as another of its kind"},
    Wording{"saying", "each saying is an event of its own"},
    Wording{"kind", "they are of different kinds"},
    Wording{"story", "the texts tell of different stories"},
    Wording{"too-little", "too little says that they are one"},
    Wording{"others", "another mention of one of them objects"},
};
constexpr std::array kContradictions{
    Wording{"order", "said in another order"},
    Wording{"date", "with another date"},
    Wording{"number", "with another number"},
    Wording{"role", "with the roles turned round"},
    Wording{"denial", "denied"},
};

std::string in_words(std::string_view codes, std::span<const Wording> wordings) {
  std::string text;
  const std::vector<std::string_view> parts = split(codes, '+');
  for (const std::string_view& code : parts) {
    const auto found = std::find_if(wordings.begin(), wordings.end(),
                                    [&](const Wording& wording) { return wording.code == code; });
    text += text.empty() ? "" : &code == &parts.back() ? " and " : ", ";
    text += found == wordings.end() ? code : found->words;
  }
  return text;
}

}  // namespace

std::string words_of_reason(std::string_view reason) { return in_words(reason, kReasons); }
std::string words_of_objections(std::string_view objections) {
  return in_words(objections, kObjections);
}
std::string words_of_contradiction(std::string_view reason) {
  return in_words(reason, kContradictions);
}

}  // namespace chronograph
