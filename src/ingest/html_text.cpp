// SPDX-License-Identifier: Apache-2.0
// An article is where the prose is: long runs of text outside links. What a page marks as its
// article is believed if a fair share of the prose is there; what it marks as furniture is dropped
// unless too much of the prose is there.
#include "ingest/html_text.hpp"

#include "chronograph/text/utf8.hpp"
#include "ingest/word_lists.hpp"

#include <algorithm>
#include <set>

namespace chronograph {
namespace {

constexpr std::size_t kShortestProse = 60;  // bytes of a block that count as prose
constexpr std::size_t kLongestLinkBlock = 200;

bool is_dropped_tag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_MENU:
      return true;
    default:
      return false;
  }
}

bool is_inline_tag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
      return true;
    default:
      return false;
  }
}

bool is_hidden(const HtmlNode& node) {
  if (node.has_attribute("hidden") || node.attribute("aria-hidden") == "true") {
    return true;
  }
  std::string style = to_lower(node.attribute("style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

/// Tells whether class or id hold words of html_furniture.tsv: "share-bar" has "share".
bool is_named_furniture(const HtmlNode& node) {
  static const auto kWords = [] {
    std::set<std::string_view> words;
    for (const ListRow& row : read_list("html_furniture.tsv")) {
      words.insert(row.first);
    }
    return words;
  }();
  std::string names = to_lower(node.attribute("class")) + ' ' + to_lower(node.attribute("id"));
  const std::string role = to_lower(node.attribute("role"));
  if (role == "navigation" || role == "complementary" || role == "contentinfo" ||
      role == "search" || role == "dialog") {
    return true;
  }
  // Every word, and every two that follow each other, of each class.
  std::string previous;
  std::string word;
  names += ' ';
  for (const char c : names) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      word += c;
      continue;
    }
    if (!word.empty() && (kWords.contains(word) || kWords.contains(previous + "-" + word))) {
      return true;
    }
    previous = c == ' ' ? std::string() : word;
    word.clear();
  }
  return false;
}

class ArticleFinder {
public:
  explicit ArticleFinder(const HtmlPage& page)
      : page_(page), nodes_(page.nodes()), dropped_(nodes_.size()), prose_(nodes_.size()) {}

  HtmlArticle find() {
    drop_by_tag();
    measure_prose();
    drop_by_name();
    measure_prose();
    HtmlArticle article;
    article.root = find_root();
    collect(article);
    return article;
  }

private:
  void drop_subtree(std::uint32_t node) {
    std::fill(dropped_.begin() + node, dropped_.begin() + nodes_[node].end, true);
  }

  void drop_by_tag() {
    bool in_article = false;
    std::uint32_t article_end = 0;
    for (std::uint32_t i = 0; i < nodes_.size(); i = dropped_[i] ? nodes_[i].end : i + 1) {
      const HtmlNode& node = nodes_[i];
      in_article = i < article_end;
      if (node.is_text()) {
        continue;
      }
      if (node.tag == GUMBO_TAG_ARTICLE || node.tag == GUMBO_TAG_MAIN) {
        article_end = std::max(article_end, node.end);
      }
      // The header of a page is a masthead, that of an article has its byline.
      if (is_dropped_tag(node.tag) || is_hidden(node) ||
          (node.tag == GUMBO_TAG_HEADER && !in_article)) {
        drop_subtree(i);
      }
    }
  }

  /// Sums, for every node, the bytes of prose below it: of blocks whose own text is long and mostly
  /// outside links.
  void measure_prose() {
    std::vector<std::uint32_t> own(nodes_.size());
    std::vector<std::uint32_t> linked(nodes_.size());
    std::vector<std::uint32_t> block(nodes_.size());
    std::vector<bool> in_link(nodes_.size());
    std::fill(prose_.begin(), prose_.end(), 0);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const HtmlNode& node = nodes_[i];
      const std::uint32_t parent = node.parent;
      if (!node.is_text()) {
        const bool is_inline = is_inline_tag(node.tag) && i != 0;
        block[i] = is_inline ? block[parent] : i;
        in_link[i] = node.tag == GUMBO_TAG_A || (is_inline && in_link[parent]);
      } else if (!dropped_[i]) {
        const auto size = static_cast<std::uint32_t>(trim(node.text).size());
        own[block[parent]] += size;
        linked[block[parent]] += in_link[parent] ? size : 0;
      }
    }
    // Children stand after their parents: from the end, sums flow upwards.
    for (auto i = static_cast<std::uint32_t>(nodes_.size()); i-- > 0;) {
      if (own[i] >= kShortestProse && linked[i] * 2 < own[i]) {
        prose_[i] += own[i] - linked[i];
      }
      if (i > 0) {
        prose_[nodes_[i].parent] += prose_[i];
      }
    }
  }

  void drop_by_name() {
    const std::uint32_t total = prose_[0];
    for (std::uint32_t i = 1; i < nodes_.size(); i = dropped_[i] ? nodes_[i].end : i + 1) {
      const HtmlNode& node = nodes_[i];
      // "has-sidebar" on the body, "share-page" around everything: names lie, prose does not.
      const bool is_trusted = node.is_text() || node.tag == GUMBO_TAG_BODY ||
                              node.tag == GUMBO_TAG_ARTICLE || node.tag == GUMBO_TAG_MAIN ||
                              (node.tag == GUMBO_TAG_P && prose_[i] > 0);
      // Some pages stand in a form as a whole.
      if (!is_trusted && prose_[i] * 3 <= total &&
          (node.tag == GUMBO_TAG_FORM || is_named_furniture(node))) {
        drop_subtree(i);
      }
    }
  }

  /// The element with the most prose of those that `is_candidate` names; the root if there is none.
  template <typename Predicate>
  std::uint32_t richest(const Predicate& is_candidate) const {
    std::uint32_t best = 0;
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
      if (!nodes_[i].is_text() && !dropped_[i] && is_candidate(nodes_[i]) &&
          (best == 0 || prose_[i] > prose_[best])) {
        best = i;
      }
    }
    return best;
  }

  std::uint32_t find_root() const {
    const auto has_share = [&](std::uint32_t node, std::uint32_t percent) {
      return node != 0 && std::uint64_t{prose_[node]} * 100 >= std::uint64_t{prose_[0]} * percent;
    };
    const std::uint32_t body = richest([](const HtmlNode& node) {
      const std::string_view property = node.attribute("itemprop");
      return property == "articleBody" || property == "reviewBody";
    });
    if (has_share(body, 40) && prose_[body] > 0) {
      return body;
    }
    const std::uint32_t article =
        richest([](const HtmlNode& node) { return node.tag == GUMBO_TAG_ARTICLE; });
    if (has_share(article, 40)) {
      return article;
    }
    const std::uint32_t main = richest([](const HtmlNode& node) {
      return node.tag == GUMBO_TAG_MAIN || node.attribute("role") == "main";
    });
    const std::uint32_t top =
        richest([](const HtmlNode& node) { return node.tag == GUMBO_TAG_BODY; });
    return densest(has_share(main, 40) ? main : top);
  }

  /// Goes down as long as one child holds nearly all prose.
  std::uint32_t densest(std::uint32_t node) const {
    if (prose_[node] == 0) {
      return node;
    }
    while (true) {
      std::uint32_t next = 0;
      for (std::uint32_t child = node + 1; child < nodes_[node].end; child = nodes_[child].end) {
        const bool is_container = !nodes_[child].is_text() && nodes_[child].tag != GUMBO_TAG_P &&
                                  !is_inline_tag(nodes_[child].tag);
        if (is_container &&
            std::uint64_t{prose_[child]} * 100 >= std::uint64_t{prose_[node]} * 85) {
          next = child;
        }
      }
      if (next == 0) {
        return node;
      }
      node = next;
    }
  }

  bool is_left_out(std::uint32_t i) const {
    const HtmlNode& node = nodes_[i];
    return dropped_[i] || (!node.is_text() && (node.tag == GUMBO_TAG_H1 ||
                                               (node.tag == GUMBO_TAG_TABLE && prose_[i] == 0)));
  }

  void collect(HtmlArticle& article) {
    const std::uint32_t end = nodes_[article.root].end;
    std::vector<std::uint32_t> open_blocks;  // their ends
    std::uint32_t link_end = 0;
    for (std::uint32_t i = article.root; i < end; i = is_left_out(i) ? nodes_[i].end : i + 1) {
      while (!open_blocks.empty() && open_blocks.back() <= i) {
        open_blocks.pop_back();
        finish_block(article);
      }
      const HtmlNode& node = nodes_[i];
      if (is_left_out(i)) {
        continue;
      }
      if (node.is_text()) {
        add_text(node, i < link_end);
      } else if (node.tag == GUMBO_TAG_BR || node.tag == GUMBO_TAG_HR) {
        break_line(article);
      } else if (!is_inline_tag(node.tag)) {
        finish_block(article);
        open_blocks.push_back(node.end);
      } else if (node.tag == GUMBO_TAG_A) {
        link_end = std::max(link_end, node.end);
      }
    }
    finish_block(article);
  }

  void add_text(const HtmlNode& node, bool in_link) {
    const std::size_t before = block_.size();
    if (nodes_[node.parent].tag == GUMBO_TAG_PRE) {
      block_ += node.text;  // its lines are meant
    } else {
      append_collapsed(block_, node.text);
    }
    if (trim(block_).empty()) {
      return;
    }
    breaks_ = trim(node.text).empty() ? breaks_ : 0;
    linked_ += in_link ? block_.size() - before : 0;
  }

  /// One line break is a line break, two make a paragraph.
  void break_line(HtmlArticle& article) {
    if (++breaks_ >= 2) {
      finish_block(article);
    } else if (!block_.empty()) {
      block_ += '\n';
    }
  }

  void finish_block(HtmlArticle& article) {
    const std::string_view paragraph = trim(block_);
    // A short block that is all link leads elsewhere.
    const bool is_link =
        paragraph.size() < kLongestLinkBlock && linked_ * 10 >= paragraph.size() * 8 && linked_ > 0;
    if (!paragraph.empty() && !is_link && !is_page_furniture(paragraph)) {
      article.paragraphs.emplace_back(paragraph);
    }
    block_.clear();
    linked_ = 0;
    breaks_ = 0;
  }

  const HtmlPage& page_;
  const std::vector<HtmlNode>& nodes_;
  std::vector<bool> dropped_;
  std::vector<std::uint32_t> prose_;
  std::string block_;
  std::size_t linked_ = 0;
  int breaks_ = 0;
};

}  // namespace

HtmlArticle find_article_text(const HtmlPage& page) { return ArticleFinder(page).find(); }

std::string join_paragraphs(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const std::string& paragraph : paragraphs) {
    text += text.empty() ? "" : "\n\n";
    text += paragraph;
  }
  return text;
}

}  // namespace chronograph
