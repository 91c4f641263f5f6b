// SPDX-License-Identifier: Apache-2.0
// Parts of the text that are no body text, and quotations. Lines are judged by their words and
// their place: furniture anywhere, a headline before the body, a dateline at the begin of one of
// its first paragraphs. Quotations end with their paragraph at the latest.
#include "annotate/characters.hpp"
#include "annotate/stages.hpp"
#include "annotate/zone_lines.hpp"

#include <algorithm>

namespace chronograph {
namespace {

/// Bylines, dates and headlines stand among the first lines.
constexpr std::size_t kFirstLines = 10;
constexpr std::uint32_t kLongHeadline = 22;  ///< words
constexpr std::uint32_t kLongMenuEntry = 6;  ///< words
constexpr std::size_t kFirstParagraphs = 4;  ///< of which one may begin with a dateline

TextLine make_line(const std::u32string& text, Span span, const Document& document) {
  TextLine line;
  line.span = span;
  line.text = std::u32string_view(text).substr(span.begin, span.size());
  line.words = 1;
  for (std::size_t index = 1; index < line.text.size() && line.words < kManyWords; ++index) {
    line.words += is_space(line.text[index]) && !is_space(line.text[index - 1]) ? 1U : 0U;
  }
  if (line.words < kManyWords) {
    const Span head{span.begin, std::min(span.end, span.begin + kFoldedLength)};
    line.folded = fold_name(document.view(head));
  }
  return line;
}

std::vector<TextLine> split_lines(const std::u32string& text, const Document& document) {
  std::vector<TextLine> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t line_end = std::min(text.find(U'\n', begin), text.size());
    std::size_t end = line_end;
    while (begin < end && is_space(text[begin])) {
      ++begin;
    }
    while (begin < end && is_space(text[end - 1])) {
      --end;
    }
    if (begin < end) {
      lines.push_back(make_line(
          text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, document));
    }
    begin = line_end + 1;
  }
  return lines;
}

/// Tells whether a title is this line, alone or with the publisher's name after it.
bool is_title(const std::string& title, const std::string& line) {
  if (line.empty() || title.substr(0, line.size()) != line) {
    return false;
  }
  const std::string_view rest = trim(std::string_view(title).substr(line.size()));
  return rest.empty() || rest.front() == '-' || rest.front() == '|';
}

class Finder {
public:
  Finder(const Document& document, const LinePatterns& patterns)
      : document_(document),
        patterns_(patterns),
        text_(to_code_points(document.text.bytes())),
        lines_(split_lines(text_, document)),
        marked_(lines_.size(), false),
        wrapped_(is_wrapped()) {}

  std::vector<Zone> run() {
    find_furniture();
    find_headline();
    find_first_lines();
    find_quotes();
    std::sort(zones_.begin(), zones_.end(),
              [](const Zone& a, const Zone& b) { return a.span < b.span; });
    return std::move(zones_);
  }

private:
  void mark(std::size_t line_index, ZoneKind kind) {
    marked_[line_index] = true;
    zones_.push_back({lines_[line_index].span, kind});
  }

  /// Tells whether no empty line lies between a line and the next.
  [[nodiscard]] bool adjoins_next(std::size_t line_index) const {
    const std::uint32_t begin = lines_[line_index].span.end;
    const std::uint32_t end = lines_[line_index + 1].span.begin;
    return std::count(text_.begin() + begin, text_.begin() + end, U'\n') == 1;
  }

  /// Lines that go on in lower case are parts of paragraphs.
  [[nodiscard]] bool is_wrapped() const {
    for (std::size_t line_index = 0; line_index + 1 < lines_.size(); ++line_index) {
      if (adjoins_next(line_index) && !ends_sentence(lines_[line_index]) &&
          is_lower(lines_[line_index + 1].text.front())) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool is_menu_entry(std::size_t line_index) const {
    return !marked_[line_index] && lines_[line_index].words <= kLongMenuEntry &&
           !ends_sentence(lines_[line_index]);
  }

  void find_furniture() {
    bool tail = false;
    for (std::size_t line_index = 0; line_index < lines_.size(); ++line_index) {
      if (line_index < kFirstLines && patterns_.is_date(lines_[line_index])) {
        continue;  // "Last updated: May 24, 2005" dates the article
      }
      const auto found = patterns_.match(lines_[line_index]);
      if (found) {
        mark(line_index, found->kind);
        tail = found->begins_tail || (tail && found->kind == ZoneKind::Boilerplate);
      } else if (tail && lines_[line_index].words <= kLongHeadline &&
                 !ends_sentence(lines_[line_index])) {
        mark(line_index, ZoneKind::Boilerplate);
      } else {
        tail = false;
      }
    }
  }

  void find_headline() {
    const std::size_t last = std::min(lines_.size(), kFirstLines);
    if (const std::string title = fold_name(document_.title); !title.empty()) {
      for (std::size_t line_index = 0; line_index < last; ++line_index) {
        if (is_title(title, lines_[line_index].folded)) {
          mark_menu(line_index);
          if (!marked_[line_index]) {
            mark(line_index, ZoneKind::Headline);
          }
          return;
        }
      }
    }
    std::size_t first = 0;
    while (first < last && marked_[first]) {
      ++first;
    }
    if (first + 2 <= last && looks_like_headline(first)) {
      mark(first, ZoneKind::Headline);
    }
  }

  /// What stands before the headline of a page is its menu.
  void mark_menu(std::size_t headline) {
    for (std::size_t line_index = 0; line_index < headline; ++line_index) {
      if (is_menu_entry(line_index) && !patterns_.is_date(lines_[line_index]) &&
          !patterns_.is_byline(lines_[line_index])) {
        mark(line_index, ZoneKind::Boilerplate);
      }
    }
  }

  /// A first line that is short and ends without a full stop, before a body that has one.
  [[nodiscard]] bool looks_like_headline(std::size_t line_index) const {
    const TextLine& line = lines_[line_index];
    const char32_t last = line.text.back();
    const bool sentence = ends_sentence(line) && last != U'?';
    if (line.words < 2 || line.words > kLongHeadline || sentence || last == U':' || last == U';' ||
        last == U',' || last == U'_' || last == U'-' || last == U'\u2014' ||
        is_lower(line.text.front()) || line.text.front() == U'(' || patterns_.is_date(line) ||
        patterns_.is_byline(line) || patterns_.dateline_length(line) > 0) {
      return false;
    }
    const auto is_body = [](const TextLine& other) {
      return ends_sentence(other) && other.words > 8 && !is_lower(other.text.front());
    };
    return std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(line_index) + 1, lines_.end(),
                       is_body) &&
           !is_lower(lines_[line_index + 1].text.front());
  }

  void find_first_lines() {
    std::size_t paragraphs = 0;
    for (std::size_t line_index = 0; line_index < std::min(lines_.size(), kFirstLines);
         ++line_index) {
      if (marked_[line_index]) {
        continue;
      }
      const TextLine& line = lines_[line_index];
      if (patterns_.is_byline(line)) {
        mark(line_index, ZoneKind::Byline);
      } else if (patterns_.is_date(line)) {
        mark(line_index, ZoneKind::Dateline);
      } else if (paragraphs++ < kFirstParagraphs) {
        const std::uint32_t length = patterns_.dateline_length(line);
        if (length > 0) {
          zones_.push_back({{line.span.begin, line.span.begin + length}, ZoneKind::Dateline});
        }
      }
    }
  }

  void find_quotes() {
    for (std::size_t line_index = 0; line_index < lines_.size(); ++line_index) {
      if (marked_[line_index]) {
        continue;
      }
      Span paragraph = lines_[line_index].span;
      while (wrapped_ && line_index + 1 < lines_.size() && !marked_[line_index + 1] &&
             adjoins_next(line_index)) {
        paragraph.end = lines_[++line_index].span.end;
      }
      find_quotes_in(paragraph);
    }
  }

  [[nodiscard]] char32_t at(std::uint32_t position) const {
    return position < text_.size() ? text_[position] : U'\n';
  }

  enum class Mark { None, Opens, Closes };

  /// What the mark of `length` code points at `position` does; straight ones are told by the space
  /// beside them.
  Mark mark_at(std::uint32_t position, std::uint32_t& length, bool open) const {
    const char32_t c = text_[position];
    length = 1;
    if (c == U'\u201C' || c == U'\u00AB' || c == U'\u201E') {
      return Mark::Opens;
    }
    if (c == U'\u201D' || c == U'\u00BB') {
      return Mark::Closes;
    }
    if (c == U'`' && at(position + 1) == U'`') {
      length = 2;
      return Mark::Opens;
    }
    const bool doubled = c == U'\'' && at(position + 1) == U'\'';
    if (c != U'"' && !doubled) {
      return Mark::None;
    }
    length = doubled ? 2 : 1;
    const char32_t before = position == 0 ? U'\n' : text_[position - 1];
    if (open) {
      return is_space(before) && is_word_part(at(position + length)) ? Mark::None : Mark::Closes;
    }
    const bool begins = is_space(before) || is_opening(before) || before == U'-' ||
                        before == U'\u2014' || before == U'_';
    return begins && !is_space(at(position + length)) ? Mark::Opens : Mark::None;
  }

  void find_quotes_in(Span paragraph) {
    std::uint32_t begin = 0;
    bool open = false;
    for (std::uint32_t position = paragraph.begin; position < paragraph.end;) {
      std::uint32_t length = 1;
      const Mark found = mark_at(position, length, open);
      if (found == Mark::Opens && !open) {
        open = true;
        begin = position;
      } else if (found == Mark::Closes && open) {
        open = false;
        zones_.push_back({{begin, position + length}, ZoneKind::Quote});
      }
      position += length;
    }
    if (open) {
      zones_.push_back({{begin, paragraph.end}, ZoneKind::Quote});
    }
  }

  const Document& document_;
  const LinePatterns& patterns_;
  std::u32string text_;
  std::vector<TextLine> lines_;
  std::vector<bool> marked_;
  bool wrapped_ = false;
  std::vector<Zone> zones_;
};

class Zones final : public Stage {
public:
  void run(Document& document) const override {
    document.zones = Finder(document, patterns_).run();
    document.set(Layer::Zones);
  }

private:
  LinePatterns patterns_;
};

}  // namespace

std::unique_ptr<Stage> make_zones(const StageOptions& /*options*/) {
  return std::make_unique<Zones>();
}

}  // namespace chronograph
