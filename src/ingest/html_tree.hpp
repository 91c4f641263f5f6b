// SPDX-License-Identifier: Apache-2.0
// A web page as a flat list of nodes in document order, parsed by libgumbo as browsers do. A node's
// descendants are the nodes up to its `end`, so that walking and leaving out need no recursion.
#pragma once

#include <cstdint>
#include <gumbo.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// An element or a run of text.
struct HtmlNode {
  GumboTag tag = GUMBO_TAG_UNKNOWN;       ///< meaningless for text
  const GumboElement* element = nullptr;  ///< null for text
  std::string_view text;                  ///< of a text node
  std::uint32_t parent = 0;               ///< index; the root is its own
  std::uint32_t end = 0;                  ///< index one past the last descendant

  [[nodiscard]] bool is_text() const { return element == nullptr; }
  /// Returns an attribute's value, empty if it has none or is text.
  [[nodiscard]] std::string_view attribute(const char* name) const;
  [[nodiscard]] bool has_attribute(const char* name) const;
};

/// A parsed page. Views into it live as long as it and the text that it was parsed from.
class HtmlPage {
public:
  /// Parses valid UTF-8. Throws Error(Input) with `name: ...` for a page over 16 MiB, one that
  /// nests thousands of elements or lists thousands of attributes, and one that blows up in the
  /// parser: on such the parser's time and memory grow with the square.
  HtmlPage(std::string_view text, const std::string& name);
  ~HtmlPage();
  HtmlPage(const HtmlPage&) = delete;
  HtmlPage& operator=(const HtmlPage&) = delete;

  /// All nodes; the first is the root element.
  [[nodiscard]] const std::vector<HtmlNode>& nodes() const { return nodes_; }
  /// Returns all text below a node with white space collapsed.
  [[nodiscard]] std::string text_of(std::uint32_t node) const;

private:
  class Arena;
  void flatten(const GumboNode& root);

  std::string changed_;  ///< the text where it was not parsed as given
  std::unique_ptr<Arena> arena_;
  std::vector<HtmlNode> nodes_;
};

/// Appends text with every run of white space as one space, none after another; characters that
/// show nothing (soft hyphen, zero width space) are left out.
void append_collapsed(std::string& out, std::string_view text);

}  // namespace chronograph
