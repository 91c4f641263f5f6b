// SPDX-License-Identifier: Apache-2.0
// A file of text is one article. Nothing is moved or trimmed, so that a place in the text is the
// same place in the file but for line ends.
#include "chronograph/text/utf8.hpp"
#include "ingest/dateline.hpp"
#include "ingest/readers.hpp"
#include "ingest/word_lists.hpp"

#include <algorithm>

namespace chronograph {
namespace {

constexpr std::size_t kLongestTitle = 160;  // code points
constexpr std::size_t kFewestWords = 3;
constexpr std::size_t kFirstLines = 16;  // lines with words in which a headline is looked for

/// A headline does not end like a sentence, nor like something that goes on.
bool ends_like_headline(std::string_view line) {
  return std::string_view(".,;:-_").find(line.back()) == std::string_view::npos &&
         !line.ends_with("\u2013") && !line.ends_with("\u2014") && !line.ends_with(".\u201D") &&
         !line.ends_with(".\"");
}

bool begins_like_headline(std::string_view line) {
  std::size_t offset = 0;
  const char32_t first = decode_utf8(line, offset);
  return !is_lower(first) && (is_letter(first) || is_digit(first) || first == U'"' ||
                              first == U'\'' || first == U'\u2018' || first == U'\u201C' ||
                              first == U'$' || first == U'\u00A3' || first == U'\u20AC');
}

bool looks_like_headline(std::string_view line) {
  // Bytes bound code points, so a long paragraph is not counted through.
  if (line.size() > 4 * kLongestTitle || count_code_points(line) > kLongestTitle) {
    return false;
  }
  const auto spaces = static_cast<std::size_t>(std::ranges::count(line, ' '));
  return spaces + 1 >= kFewestWords && begins_like_headline(line) && ends_like_headline(line) &&
         !to_lower(line).starts_with("by ") && !is_date_line(line);
}

/// The first line that is no page furniture, if it looks like a headline and stands alone.
std::string_view find_title(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t seen = 0; begin < text.size() && seen < kFirstLines;) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim(text.substr(begin, end - begin));
    begin = end + 1;
    if (line.empty() || is_page_furniture(line)) {
      seen += line.empty() ? 0U : 1U;
      continue;
    }
    if (begin >= text.size()) {
      return {};  // the only line is the article
    }
    const std::string_view next =
        text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
    return trim(next).empty() && looks_like_headline(line) ? line : std::string_view();
  }
  return {};
}

}  // namespace

bool looks_like_text(std::string_view bytes) { return why_binary(bytes).empty(); }

void read_plain_text(const Source& source, const ReadOptions& options, const ReadSink& sink) {
  auto decoded = decode_source(source, sink);
  if (!decoded) {
    return;
  }
  Document document;
  document.source = source.name;
  document.encoding = std::move(decoded->encoding);
  document.text = Text(normalise_lines(std::string(decoded->text())));
  document.title = find_title(document.text.bytes());
  deliver(std::move(document), {}, source.name, options, sink);
}

}  // namespace chronograph
