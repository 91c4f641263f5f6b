// SPDX-License-Identifier: Apache-2.0
// A web page is one article: its headline, a blank line, its paragraphs.
#include "chronograph/text/utf8.hpp"
#include "ingest/date_reading.hpp"
#include "ingest/html_metadata.hpp"
#include "ingest/html_text.hpp"
#include "ingest/html_tree.hpp"
#include "ingest/readers.hpp"

#include <algorithm>
#include <array>

namespace chronograph {
namespace {

constexpr std::size_t kPrologue = 2048;  // bytes in which a page declares itself

/// Returns the first bytes of a page with ASCII letters small, whatever its encoding.
std::string prologue_of(std::string_view bytes) {
  std::string start(bytes.substr(0, kPrologue));
  for (char& c : start) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return start;
}

/// Returns what stands after `name=`, without quotes.
std::string_view declared_after(std::string_view start, std::string_view name) {
  const std::size_t found = start.find(name);
  if (found == std::string_view::npos) {
    return {};
  }
  std::string_view rest = start.substr(found + name.size());
  rest = rest.substr(std::min(rest.find_first_not_of("\"' "), rest.size()));
  return rest.substr(0, rest.find_first_of("\"'; >?/"));
}

std::string declared_encoding(std::string_view bytes) {
  const std::string start = prologue_of(bytes);
  const std::string_view charset = declared_after(start, "charset=");
  return std::string(charset.empty() ? declared_after(start, "encoding=") : charset);
}

std::string first_text_of(const HtmlPage& page, GumboTag tag) {
  for (std::uint32_t i = 0; i < page.nodes().size(); ++i) {
    if (!page.nodes()[i].is_text() && page.nodes()[i].tag == tag) {
      if (std::string text = page.text_of(i); !text.empty()) {
        return text;
      }
    }
  }
  return {};
}

std::string title_of(const HtmlPage& page, const HtmlMetadata& metadata) {
  if (!metadata.title.empty()) {
    return without_publisher(metadata.title, metadata);
  }
  const std::string heading = first_text_of(page, GUMBO_TAG_H1);
  return heading.empty() ? without_publisher(first_text_of(page, GUMBO_TAG_TITLE), metadata)
                         : heading;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (const std::string_view line = trim(text.substr(0, end)); !line.empty()) {
      lines.emplace_back(line);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// The days that `<time>` elements above the article state within what encloses it, if all state
/// the same: a page shows other stories' times too.
std::string date_above(const HtmlPage& page, std::uint32_t root) {
  const auto& nodes = page.nodes();
  std::uint32_t enclosing = nodes[root].parent;
  while (enclosing != 0 && nodes[enclosing].tag != GUMBO_TAG_ARTICLE &&
         nodes[enclosing].tag != GUMBO_TAG_MAIN) {
    enclosing = nodes[enclosing].parent;
  }
  std::string found;
  std::optional<DayBounds> days;
  for (std::uint32_t i = enclosing; i < root; ++i) {
    if (nodes[i].is_text() || nodes[i].tag != GUMBO_TAG_TIME) {
      continue;
    }
    std::string date = date_of_time_element(page, i);
    const auto stated = read_date_field(date).days;
    if (stated && days && *days != *stated) {
      return {};
    }
    if (stated && !days) {
      days = stated;
      found = std::move(date);
    }
  }
  return found;
}

std::string stated_date(const HtmlPage& page, const HtmlMetadata& metadata, std::uint32_t root) {
  if (!metadata.date.empty()) {
    return metadata.date;
  }
  const std::string inside = date_of_time_element(page, root);
  return inside.empty() ? date_above(page, root) : inside;
}

std::string article_text(const HtmlArticle& article, const HtmlMetadata& metadata,
                         const std::string& title) {
  std::vector<std::string> paragraphs = article.paragraphs;
  std::string text = join_paragraphs(paragraphs);
  // JSON-LD carries the text of pages that draw themselves by script.
  if (text.size() * 5 < metadata.article_body.size() * 2) {
    paragraphs = lines_of(metadata.article_body);
  }
  if (paragraphs.empty()) {
    return {};
  }
  const std::string headline = fold_name(title);
  std::erase_if(paragraphs, [&](const std::string& paragraph) {
    return paragraph.size() < 2 * title.size() + 20 && fold_name(paragraph) == headline;
  });
  if (!title.empty()) {
    paragraphs.insert(paragraphs.begin(), title);
  }
  return join_paragraphs(paragraphs);
}

}  // namespace

bool looks_like_html(std::string_view bytes) {
  std::string start = prologue_of(bytes);
  std::erase(start, '\0');  // of UTF-16
  return std::ranges::any_of(
      std::array{"<!doctype html", "<html", "<head>", "<body", "<article"},
      [&](std::string_view mark) { return start.find(mark) != std::string::npos; });
}

void read_html(const Source& source, const ReadOptions& options, const ReadSink& sink) {
  auto decoded = decode_source(source, sink, declared_encoding(source.bytes));
  if (!decoded) {
    return;
  }
  const HtmlPage page(decoded->text(), source.name);
  const HtmlMetadata metadata = read_metadata(page);
  const HtmlArticle article = find_article_text(page);
  Document document;
  document.title = title_of(page, metadata);
  std::string text = article_text(article, metadata, document.title);
  if (text.empty()) {
    sink.failed(source.name + ": the page has no text, expected an article");
    return;
  }
  document.text = Text(std::move(text));
  document.source = source.name;
  document.encoding = std::move(decoded->encoding);
  document.publisher = metadata.publisher;
  document.url = metadata.url;
  StatedDates stated;
  stated.metadata = stated_date(page, metadata, article.root);
  deliver(std::move(document), stated, source.name, options, sink);
}

}  // namespace chronograph
