// SPDX-License-Identifier: Apache-2.0
// Words and punctuation as UD English-EWT splits them. One scan from left to right: white space
// separates chunks, and at each place of a chunk the first matcher that recognises something takes
// it (address, emoticon, number, word, run of symbols). Words are then parted from their clitics.
#include "annotate/characters.hpp"
#include "annotate/lexicon.hpp"
#include "annotate/stages.hpp"
#include "annotate/token_patterns.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace chronograph {
namespace {

struct Rules {
  Lexicon abbreviations{"abbreviations.tsv"};
  Lexicon contractions{"contractions.tsv"};
  Lexicon prefixes{"hyphen_prefixes.tsv"};
  Lexicon units{"units.tsv"};
  Lexicon emoticons{"emoticons.tsv"};
  Lexicon starters{"sentence_starters.tsv"};
  Lexicon address_parts{"address_parts.tsv"};
};

/// Longest entry of contractions.tsv; longer words are not looked up.
constexpr std::uint32_t kLongestContraction = 9;
constexpr std::uint32_t kLongestEmoticon = 3;

class Tokenizer {
public:
  Tokenizer(const Rules& rules, const Document& document)
      : rules_(rules), document_(document), text_(to_code_points(document.text.bytes())) {}

  std::vector<Token> run() {
    const auto size = static_cast<std::uint32_t>(text_.size());
    tokens_.reserve(size / 5);
    for (std::uint32_t begin = skip_space(0); begin < size;) {
      end_ = begin;
      while (end_ < size && !is_space(text_[end_])) {
        ++end_;
      }
      next_ = skip_space(end_);
      const auto gap = std::count(text_.begin() + end_, text_.begin() + next_, U'\n');
      paragraph_ends_ = next_ == size || gap > 1;
      split_chunk(begin);
      begin = next_;
    }
    return std::move(tokens_);
  }

private:
  [[nodiscard]] char32_t at(std::uint32_t position) const {
    return position < end_ ? text_[position] : U'\0';
  }
  [[nodiscard]] bool word_at(std::uint32_t position) const {
    return position < end_ && is_word_part(text_[position]);
  }
  [[nodiscard]] bool letter_at(std::uint32_t position) const {
    return position < end_ && is_letter(text_[position]);
  }
  [[nodiscard]] bool digit_at(std::uint32_t position) const { return is_digit(at(position)); }
  [[nodiscard]] std::string_view view(std::uint32_t begin, std::uint32_t end) const {
    return document_.view(Span{begin, end});
  }
  [[nodiscard]] std::uint32_t skip_space(std::uint32_t position) const {
    while (position < text_.size() && is_space(text_[position])) {
      ++position;
    }
    return position;
  }
  void add(std::uint32_t begin, std::uint32_t end) { tokens_.emplace_back().span = {begin, end}; }

  void split_chunk(std::uint32_t begin) {
    const std::u32string_view chunk(text_.data() + begin, end_ - begin);
    const bool addresses = may_hold_address(chunk);
    for (std::uint32_t position = begin; position < end_;) {
      if (addresses) {
        const std::uint32_t address =
            position + match_address(chunk.substr(position - begin), rules_.address_parts);
        if (address > position) {
          add(position, address);
          position = address;
          continue;
        }
      }
      position = scan(position, begin);
    }
  }

  /// Adds at least one token at `position` and returns where it ends.
  std::uint32_t scan(std::uint32_t position, std::uint32_t chunk_begin) {
    const char32_t c = text_[position];
    const bool fresh = position == chunk_begin || !is_word_part(text_[position - 1]);
    if (is_digit(c) || (fresh && (c == U'.' || c == U'+') && digit_at(position + 1))) {
      return scan_number(position);
    }
    if (is_word_part(c)) {
      return scan_word(position);
    }
    if (!fresh && c == U'`' && at(position + 1) == U's' && !word_at(position + 2)) {
      add(position, position + 2);  // "Levi`s"
      return position + 2;
    }
    if (c == U'.' && position == chunk_begin && letter_at(position + 1)) {  // " .doc"
      std::uint32_t end = position + 1;
      while (letter_at(end)) {
        ++end;
      }
      if (rules_.address_parts.get(to_lower(view(position + 1, end))) == "file") {
        add(position, end);
        return end;
      }
    }
    if (fresh && is_apostrophe(c)) {
      const std::uint32_t end = match_elision(position);
      if (end > position) {
        add_word(position, end);
        return end;
      }
    }
    std::uint32_t end = match_emoticon(position);
    if (end == position) {
      end = position + match_symbols({text_.data() + position, end_ - position});
    }
    add(position, end);
    return end;
  }

  [[nodiscard]] std::uint32_t match_emoticon(std::uint32_t position) const {
    // Emoticons are rare: only these begin one.
    constexpr std::u32string_view kFirst = U":;=<^-\\";
    if (kFirst.find(text_[position]) == std::u32string_view::npos) {
      return position;
    }
    for (std::uint32_t length = std::min(kLongestEmoticon, end_ - position); length > 1; --length) {
      const std::uint32_t end = position + length;
      if (!word_at(end) && at(end) != at(end - 1) &&
          rules_.emoticons.contains(view(position, end))) {
        return end;
      }
    }
    return position;
  }

  /// "'em", "'tis", "'s" by itself, "'72".
  [[nodiscard]] std::uint32_t match_elision(std::uint32_t position) const {
    std::uint32_t end = position + 1;
    while (word_at(end)) {
      ++end;
    }
    const std::uint32_t length = end - position;
    if (length < 2 || length > kLongestContraction) {
      return position;
    }
    if (digit_at(position + 1) && digit_at(position + 2) &&
        (length == 3 || (length == 4 && at(position + 3) == U's'))) {
      return end;
    }
    const bool clitic = clitic_length({text_.data() + position, length}) == length;
    return clitic || rules_.contractions.contains(contraction_key(position, end)) ? end : position;
  }

  std::uint32_t scan_number(std::uint32_t position) {
    const std::uint32_t end = position + match_number({text_.data() + position, end_ - position});
    std::uint32_t word_end = end;
    while (word_at(word_end)) {
      ++word_end;
    }
    if (!is_digit(text_[position])) {  // ".5", "+44"
      add(position, end);
      return end;
    }
    if (is_apostrophe(at(end)) && letter_at(end + 1)) {  // "the 1960's"
      return scan_word(position);
    }
    if (word_end == end) {
      add(position, end);
      return end;
    }
    std::uint32_t unit_end = word_end;
    if (at(unit_end) == U'.' && letter_at(unit_end + 1)) {  // "2p.m."
      unit_end += 2;
      unit_end += at(unit_end) == U'.' && !closes_sentence(unit_end + 1) ? 1U : 0U;
    }
    if (rules_.units.contains(view(end, unit_end)) || rules_.units.contains(view(end, word_end))) {
      add(position, end);
      return end;
    }
    return scan_word(position);
  }

  std::uint32_t scan_word(std::uint32_t begin) {
    std::uint32_t end = begin;
    for (;;) {
      while (word_at(end)) {
        ++end;
      }
      const std::uint32_t further = extend_word(begin, end);
      if (further == end) {
        break;
      }
      end = further;
    }
    if (at(end) == U'$' && end - begin <= 3 && is_upper(text_[begin]) && is_upper(at(end - 1)) &&
        (digit_at(end + 1) || end + 1 == end_)) {  // "US$"
      add(begin, end + 1);
      return end + 1;
    }
    // "D.C.." ends with an abbreviation and a full stop, "D..." with an ellipsis.
    const bool dots = at(end + 1) == U'.' && (at(end - 2) != U'.' || at(end + 2) == U'.');
    if (at(end) == U'.' && !dots && keeps_period(begin, end)) {
      add(begin, end + 1);
      return end + 1;
    }
    add_word(begin, end);
    return end;
  }

  /// Returns where a word that has come to a mark at `end` goes on, or `end` if it does not.
  [[nodiscard]] std::uint32_t extend_word(std::uint32_t begin, std::uint32_t end) const {
    const char32_t mark = at(end);
    if (!word_at(end + 1)) {
      return end;
    }
    if (is_apostrophe(mark) || mark == U'_') {
      return end + 1;
    }
    if (mark == U'.') {
      const bool initials = (end - begin == 1 || !word_at(end - 2)) && letter_at(end - 1) &&
                            letter_at(end + 1) && !word_at(end + 2);
      std::uint32_t after = end + 1;
      while (word_at(after)) {
        ++after;
      }
      return initials ||
                     (at(after) == U'.' && rules_.abbreviations.contains(view(begin, after + 1)))
                 ? end + 1
                 : end;
    }
    if (mark == U'&') {  // "AT&T"
      const bool names = is_upper(at(begin)) && is_upper(at(end + 1));
      const bool more = word_at(end + 2) && word_at(end + 3);
      return end - begin <= 3 && names && !more ? end + 1 : end;
    }
    return mark == U'-' && joins_hyphen(begin, end) ? end + 1 : end;
  }

  /// "pre-war" is one token and so is "Anti-American", "Inter-Services" is three.
  [[nodiscard]] bool joins_hyphen(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::uint32_t kLongestPrefix = 7;
    if (end - begin > kLongestPrefix || (begin > 0 && text_[begin - 1] == U'-')) {
      return false;
    }
    const std::string prefix = to_lower(view(begin, end));
    const bool names = is_upper(text_[begin]) && is_upper(at(end + 1));
    return names ? rules_.prefixes.get(prefix) == "proper" : rules_.prefixes.contains(prefix);
  }

  /// Tells whether what stands at `position` shows that a sentence has ended before it: nothing but
  /// closing marks, and then a new paragraph or a word that begins a sentence.
  [[nodiscard]] bool closes_sentence(std::uint32_t position) const {
    while (position < end_ && is_closing(text_[position])) {
      ++position;
    }
    return position == end_ && (paragraph_ends_ || begins_sentence(next_));
  }

  [[nodiscard]] bool begins_sentence(std::uint32_t position) const {
    while (position < text_.size() && is_opening(text_[position])) {
      ++position;
    }
    std::uint32_t end = position;
    while (end < text_.size() && is_letter(text_[end])) {
      ++end;
    }
    return end > position && is_upper(text_[position]) &&
           rules_.starters.contains(to_lower(view(position, end)));
  }

  /// Decides whether the full stop at `end` belongs to the word before it.
  [[nodiscard]] bool keeps_period(std::uint32_t begin, std::uint32_t end) const {
    const bool final = closes_sentence(end + 1);
    if (end - begin > 2 && at(end - 2) == U'.') {
      // "U.S." stays whole at a sentence's end too: it is a name.
      return is_upper(text_[begin]) || !final;
    }
    const char32_t after = after_period(end + 1);
    if (end - begin == 1 && is_upper(text_[begin])) {
      return !final && (after == U'-' || after == U',' || is_upper(after)) &&
             (text_[begin] != U'I' || follows_capital());
    }
    const std::string_view spelling = view(begin, end + 1);
    const bool listed = rules_.abbreviations.contains(spelling);
    const std::string lower = to_lower(spelling);
    const auto row = rules_.abbreviations.find(listed ? spelling : std::string_view(lower));
    if (row.size() < 2) {
      return false;
    }
    const bool new_sentence = row[0] == "list" && end + 1 == end_ && is_upper(after);  // "etc. We"
    if (final || new_sentence) {
      return row[0] == "title" && !paragraph_ends_;
    }
    return row[1] == "always" || is_digit(after) || (row[1] == "upper" && is_upper(after));
  }

  /// The code point after a full stop that ends at `position`, white space apart; none at the end
  /// of a paragraph.
  [[nodiscard]] char32_t after_period(std::uint32_t position) const {
    if (position < end_) {
      return text_[position];
    }
    return next_ < text_.size() && !paragraph_ends_ ? text_[next_] : U'\0';
  }

  /// Lower case, with a plain apostrophe where the word begins with one.
  [[nodiscard]] std::string contraction_key(std::uint32_t begin, std::uint32_t end) const {
    if (!is_apostrophe(text_[begin])) {
      return to_lower(view(begin, end));
    }
    return "'" + to_lower(view(begin + 1, end));
  }

  [[nodiscard]] bool follows_capital() const {
    return !tokens_.empty() && is_upper(text_[tokens_.back().span.begin]);
  }

  void add_word(std::uint32_t begin, std::uint32_t end) {
    const std::u32string_view word(text_.data() + begin, end - begin);
    const auto clitic = static_cast<std::uint32_t>(clitic_length(word));
    if (clitic > 0 && clitic < word.size()) {
      add_word(begin, end - clitic);
      add(end - clitic, end);
      return;
    }
    if (word.size() >= 2 && word.size() <= kLongestContraction &&
        !(word.size() == 2 && is_upper(word[1]))) {
      const std::string_view parts = rules_.contractions.get(contraction_key(begin, end));
      if (!parts.empty()) {
        add_parts(begin, end, parts);
        return;
      }
    }
    add(begin, end);
  }

  void add_parts(std::uint32_t begin, std::uint32_t end, std::string_view parts) {
    std::uint32_t part_begin = begin;
    for (std::size_t bar = parts.find('|'); bar != std::string_view::npos; bar = parts.find('|')) {
      const auto part_end = part_begin + static_cast<std::uint32_t>(bar);
      add(part_begin, part_end);
      part_begin = part_end;
      parts.remove_prefix(bar + 1);
    }
    add(part_begin, end);
  }

  const Rules& rules_;
  const Document& document_;
  std::u32string text_;
  std::vector<Token> tokens_;
  std::uint32_t end_ = 0;   ///< of the chunk
  std::uint32_t next_ = 0;  ///< begin of the next chunk
  bool paragraph_ends_ = false;
};

class Tokens final : public Stage {
public:
  void run(Document& document) const override {
    document.tokens = Tokenizer(rules_, document).run();
    document.set(Layer::Tokens);
  }

private:
  Rules rules_;
};

}  // namespace

std::unique_ptr<Stage> make_tokens(const StageOptions& /*options*/) {
  return std::make_unique<Tokens>();
}

}  // namespace chronograph
