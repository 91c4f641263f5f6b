// SPDX-License-Identifier: Apache-2.0
// The main text of a web page: which part of it is the article, and the article's paragraphs.
#pragma once

#include "ingest/html_tree.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

struct HtmlArticle {
  std::uint32_t root = 0;  ///< the element that holds the article
  std::vector<std::string> paragraphs;
};

/// Finds the article and its paragraphs in order, without navigation, forms, scripts, hidden parts,
/// sharing, advertising, captions, or its main heading (`h1`).
HtmlArticle find_article_text(const HtmlPage& page);

/// Joins paragraphs by blank lines.
std::string join_paragraphs(const std::vector<std::string>& paragraphs);

}  // namespace chronograph
