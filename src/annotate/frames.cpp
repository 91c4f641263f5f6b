// SPDX-License-Identifier: Apache-2.0
#include "annotate/frames.hpp"

#include "annotate/lexicon.hpp"
#include "chronograph/error.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace chronograph {
namespace {

// The words of the resources, in the order of Frame.
constexpr std::array<std::string_view, 26> kFrameWords{
    "says",      "thinks",  "takes",        "controls", "gives",   "to",    "with",
    "undergoes", "of-acts", "mutual",       "light",    "begins",  "names", "against",
    "plans",     "expects", "doubts",       "alleges",  "guesses", "fails", "bars",
    "delays",    "ends",    "ends-subject", "follows",  "repays"};

Frame frame_of(std::string_view lemma, std::string_view word) {
  const auto found = std::find(kFrameWords.begin(), kFrameWords.end(), word);
  if (found == kFrameWords.end()) {
    throw Error(ErrorKind::Model, "\"" + std::string(lemma) + "\" has the unknown property \"" +
                                      std::string(word) + "\" in its frame");
  }
  return static_cast<Frame>(found - kFrameWords.begin());
}

}  // namespace

Frames::Frames(std::string_view resource) {
  const Lexicon table(resource);
  for (const auto& row : table.rows()) {
    FrameSet& set = frames_[row.front()];
    const std::string_view words = row.size() > 1 ? row[1] : std::string_view();
    for (std::size_t begin = 0; begin < words.size();) {
      const std::size_t end = std::min(words.find(' ', begin), words.size());
      set.add(frame_of(row.front(), words.substr(begin, end - begin)));
      begin = end + 1;
    }
  }
}

FrameSet Frames::of(std::string_view lemma) const {
  const auto found = frames_.find(lemma);
  return found == frames_.end() ? FrameSet() : found->second;
}

}  // namespace chronograph
