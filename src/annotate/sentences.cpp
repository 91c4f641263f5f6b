// SPDX-License-Identifier: Apache-2.0
// Sentence ends. A sentence ends where a paragraph does, and at a terminal mark, with the closing
// quotes and brackets after it, unless what follows goes on in lower case.
#include "annotate/characters.hpp"
#include "annotate/lexicon.hpp"
#include "annotate/stages.hpp"

#include <algorithm>

namespace chronograph {
namespace {

class Splitter {
public:
  Splitter(const Document& document, const Lexicon& starters)
      : document_(document), starters_(starters) {}

  std::vector<Sentence> run() {
    const auto count = static_cast<std::uint32_t>(document_.tokens.size());
    std::vector<Sentence> sentences;
    std::uint32_t first = 0;
    for (std::uint32_t token_index = 0; token_index < count; ++token_index) {
      if (token_index + 1 < count && !ends_after(token_index)) {
        continue;
      }
      sentences.push_back({document_.tokens[first].span.hull(document_.tokens[token_index].span),
                           first, token_index + 1});
      first = token_index + 1;
    }
    return sentences;
  }

private:
  enum class Gap { None, Space, Line, Paragraph };

  std::string_view word(std::uint32_t token_index) const {
    return document_.view(document_.tokens[token_index]);
  }
  char32_t first_of(std::uint32_t token_index) const {
    return document_.text.at(document_.tokens[token_index].span.begin);
  }

  Gap gap_after(std::uint32_t token_index) const {
    const Span gap{document_.tokens[token_index].span.end,
                   document_.tokens[token_index + 1].span.begin};
    if (gap.empty()) {
      return Gap::None;
    }
    const std::string_view space = document_.view(gap);
    const auto lines = std::count(space.begin(), space.end(), '\n');
    return lines == 0 ? Gap::Space : lines == 1 ? Gap::Line : Gap::Paragraph;
  }

  static bool is_terminal(std::string_view word) {
    return word == "." || word.find_first_not_of("!?") == std::string_view::npos || word == ".?";
  }
  static bool is_ellipsis(std::string_view word) {
    return word == "\u2026" ||
           (word.size() > 1 && word.find_first_not_of('.') == std::string_view::npos);
  }

  bool ends_after(std::uint32_t token_index) const {
    const Gap gap = gap_after(token_index);
    if (gap == Gap::Paragraph || gap == Gap::Line) {
      return true;
    }
    // Closing marks belong to the sentence whose end they follow.
    std::uint32_t mark = token_index;
    while (mark > 0 && is_closing(first_of(mark)) && gap_after(mark - 1) == Gap::None) {
      --mark;
    }
    const char32_t next = first_of(token_index + 1);
    if (gap == Gap::None && (is_closing(next) || mark != token_index)) {
      return false;
    }
    if (is_terminal(word(mark))) {
      return !is_lower(next) && next != U',' && next != U';';
    }
    if (is_ellipsis(word(mark))) {
      return is_upper(next);
    }
    const std::string_view last = word(mark);
    return last.size() > 2 && last.back() == '.' && is_upper(next) &&
           starters_.contains(to_lower(word(token_index + 1)));
  }

  const Document& document_;
  const Lexicon& starters_;
};

class Sentences final : public Stage {
public:
  void run(Document& document) const override {
    document.sentences = Splitter(document, starters_).run();
    document.set(Layer::Sentences);
  }

private:
  Lexicon starters_{"sentence_starters.tsv"};
};

}  // namespace

std::unique_ptr<Stage> make_sentences(const StageOptions& /*options*/) {
  return std::make_unique<Sentences>();
}

}  // namespace chronograph
