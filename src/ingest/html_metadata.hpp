// SPDX-License-Identifier: Apache-2.0
// What a web page says about its article outside the text: JSON-LD, Open Graph and other meta
// elements, links, `<time>`.
#pragma once

#include "ingest/html_tree.hpp"

#include <string>

namespace chronograph {

/// Empty where the page does not say.
struct HtmlMetadata {
  std::string title;
  std::string publisher;
  std::string url;
  std::string date;          ///< as written
  std::string article_body;  ///< of JSON-LD: the bare text, as a rule without paragraphs
};

HtmlMetadata read_metadata(const HtmlPage& page);

/// Returns the date of the first `<time>` that shows below a node, empty if there is none.
std::string date_of_time_element(const HtmlPage& page, std::uint32_t root);

/// Returns a page title without the publisher's name at its end or begin ("... | BBC News").
std::string without_publisher(const std::string& title, const HtmlMetadata& metadata);

}  // namespace chronograph
