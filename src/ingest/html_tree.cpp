// SPDX-License-Identifier: Apache-2.0
// libgumbo is fed by an arena with a budget: freeing is then no walk over the tree (its own
// recurses and overflows the stack on hostile pages), and a page that explodes ends in an error.
#include "ingest/html_tree.hpp"

#include "chronograph/error.hpp"
#include "chronograph/text/utf8.hpp"

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <utility>

namespace chronograph {
namespace {

constexpr std::size_t kLargestPage = std::size_t{16} << 20U;
constexpr std::size_t kArenaBudget = std::size_t{512} << 20U;
constexpr std::size_t kChunk = std::size_t{256} << 10U;
constexpr int kDeepest = 2000;         // browsers stop at 512
constexpr int kMostAttributes = 1000;  // of one element

[[noreturn]] void fail(const std::string& name, const std::string& what) {
  throw Error(ErrorKind::Input, name + ": " + what);
}

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Elements that have no end tag, or whose end tag is often left out without nesting deeper.
bool closes_itself(std::string_view tag) {
  static constexpr std::string_view kTags =
      " area base br col embed hr img input link meta param source track wbr p li dt dd option "
      "optgroup tr td th thead tbody tfoot colgroup rp rt html head body ";
  return kTags.find(" " + std::string(tag) + " ") != std::string_view::npos;
}

/// A rough look at the tags before they are parsed: how deep they nest and how many attributes one
/// has. Linear in the page.
class TagScan {
public:
  explicit TagScan(std::string_view text) : text_(text) {}

  /// Returns what is wrong, empty if nothing is.
  std::string problem() {
    while (true) {
      offset_ = text_.find('<', offset_);
      if (offset_ == std::string_view::npos) {
        return {};
      }
      ++offset_;
      scan_tag();
      if (depth_ > kDeepest) {
        return "nests elements deeper than " + std::to_string(kDeepest) + "; is it a web page?";
      }
      if (attributes_ > kMostAttributes) {
        return "has an element with more than " + std::to_string(kMostAttributes) +
               " attributes; is it a web page?";
      }
    }
  }

private:
  void scan_tag() {
    attributes_ = 0;
    if (text_.substr(offset_).starts_with("!--")) {
      skip_past("-->");
      return;
    }
    const bool closing = offset_ < text_.size() && text_[offset_] == '/';
    offset_ += closing ? 1 : 0;
    const std::size_t begin = offset_;
    while (offset_ < text_.size() && is_name_char(text_[offset_])) {
      ++offset_;
    }
    if (offset_ == begin) {
      return;  // no tag
    }
    const std::string tag =
        to_lower(text_.substr(begin, std::min<std::size_t>(offset_ - begin, 20)));
    const bool self_closed = scan_attributes();
    if (closing) {
      depth_ -= closes_itself(tag) || depth_ == 0 ? 0 : 1;
    } else if (tag == "script" || tag == "style") {
      skip_past("</" + tag);
    } else if (!self_closed && !closes_itself(tag)) {
      ++depth_;
    }
  }

  /// Counts attributes by the words of the tag; returns whether it ends in "/>".
  bool scan_attributes() {
    bool in_word = false;
    for (; offset_ < text_.size() && text_[offset_] != '>'; ++offset_) {
      const char c = text_[offset_];
      if (c == '"' || c == '\'') {
        const std::size_t quote = text_.find(c, offset_ + 1);
        offset_ = quote == std::string_view::npos ? text_.size() - 1 : quote;
        in_word = false;
      } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '/') {
        in_word = false;
      } else if (!in_word) {
        in_word = true;
        ++attributes_;
      }
    }
    return offset_ > 0 && offset_ < text_.size() && text_[offset_ - 1] == '/';
  }

  void skip_past(std::string_view end) {
    const std::size_t found = text_.find(end, offset_);
    offset_ = found == std::string_view::npos ? text_.size() : found + end.size();
  }

  std::string_view text_;
  std::size_t offset_ = 0;
  int depth_ = 0;
  int attributes_ = 0;
};

/// Returns the page with U+FFFD for character references beyond Unicode; libgumbo does so itself
/// until their numbers overflow, then it writes what is no UTF-8. Empty if there are none.
std::string without_overflows(std::string_view text) {
  std::string changed;
  std::size_t copied = 0;
  for (std::size_t at = text.find("&#"); at != std::string_view::npos; at = text.find("&#", at)) {
    at += 2;
    const bool is_hex = at < text.size() && (text[at] == 'x' || text[at] == 'X');
    const std::string_view digits = is_hex ? "0123456789abcdefABCDEF" : "0123456789";
    const std::size_t begin =
        std::min(text.find_first_not_of('0', at + (is_hex ? 1 : 0)), text.size());
    const std::size_t end = std::min(text.find_first_not_of(digits, begin), text.size());
    if (end - begin > 7) {
      changed.append(text.substr(copied, at - copied)).append("xFFFD");
      copied = end;
    }
    at = end;
  }
  return copied == 0 ? std::string() : changed.append(text.substr(copied));
}

}  // namespace

/// Gives memory out and takes none back until it goes itself. When the budget is spent it jumps out
/// of the parser, which is C and has nothing to clean up but this memory.
class HtmlPage::Arena {
public:
  static void* allocate(void* self, std::size_t size) {
    return static_cast<Arena*>(self)->take(size);
  }
  static void release(void* /*self*/, void* /*memory*/) {}

  /// Returns null if the budget does not suffice.
  GumboOutput* parse(std::string_view text) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &Arena::allocate;
    options.deallocator = &Arena::release;
    options.userdata = this;
    options.max_errors = 0;
    if (setjmp(spent_) != 0) {
      return nullptr;
    }
    return gumbo_parse_with_options(&options, text.data(), text.size());
  }

private:
  void* take(std::size_t size) {
    constexpr std::size_t kAlignment = alignof(std::max_align_t);
    size = (size + kAlignment - 1) / kAlignment * kAlignment;
    if (size > left_) {
      const std::size_t chunk = std::max(size, kChunk);
      if (chunk > kArenaBudget - used_ || !add_chunk(chunk)) {
        std::longjmp(spent_, 1);
      }
      used_ += chunk;
    }
    void* memory = next_;
    next_ += size;
    left_ -= size;
    return memory;
  }

  bool add_chunk(std::size_t size) noexcept {
    try {
      chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    } catch (const std::bad_alloc&) {
      return false;
    }
    next_ = chunks_.back().get();
    left_ = size;
    return true;
  }

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t used_ = 0;
  std::jmp_buf spent_{};
};

std::string_view HtmlNode::attribute(const char* name) const {
  const GumboAttribute* found =
      element == nullptr ? nullptr : gumbo_get_attribute(&element->attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool HtmlNode::has_attribute(const char* name) const {
  return element != nullptr && gumbo_get_attribute(&element->attributes, name) != nullptr;
}

HtmlPage::HtmlPage(std::string_view text, const std::string& name)
    : arena_(std::make_unique<Arena>()) {
  if (text.size() > kLargestPage) {
    fail(name, "is a page of more than 16 MiB, the limit of a web page");
  }
  if (const std::string problem = TagScan(text).problem(); !problem.empty()) {
    fail(name, problem);
  }
  changed_ = without_overflows(text);
  const GumboOutput* output = arena_->parse(changed_.empty() ? text : changed_);
  if (output == nullptr) {
    fail(name, "takes more than 512 MiB to parse; is it a web page?");
  }
  flatten(*output->root);
}

HtmlPage::~HtmlPage() = default;

void HtmlPage::flatten(const GumboNode& root) {
  struct Open {
    const GumboNode* node;
    std::uint32_t index;
    unsigned next_child;
  };
  std::vector<Open> open;
  const auto add = [&](const GumboNode& node, std::uint32_t parent) {
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    HtmlNode flat;
    flat.parent = parent;
    flat.end = index + 1;
    if (node.type == GUMBO_NODE_ELEMENT) {
      flat.tag = node.v.element.tag;
      flat.element = &node.v.element;
      open.push_back({&node, index, 0});
    } else if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
               node.type == GUMBO_NODE_CDATA) {
      flat.text = node.v.text.text;
    } else {
      return;  // comments; templates hold nothing that shows
    }
    nodes_.push_back(flat);
  };
  add(root, 0);
  while (!open.empty()) {
    Open& top = open.back();
    const GumboVector& children = top.node->v.element.children;
    if (top.next_child == children.length) {
      nodes_[top.index].end = static_cast<std::uint32_t>(nodes_.size());
      open.pop_back();
    } else {
      const auto* child = static_cast<const GumboNode*>(children.data[top.next_child++]);
      add(*child, top.index);
    }
  }
}

std::string HtmlPage::text_of(std::uint32_t node) const {
  std::string text;
  for (std::uint32_t i = node; i < nodes_[node].end; ++i) {
    append_collapsed(text, nodes_[i].text);
  }
  return std::string(trim(text));
}

void append_collapsed(std::string& out, std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t begin = offset;
    const char32_t c = decode_utf8(text, offset);
    if (c == 0xAD || c == 0x200B || c == 0x2060) {
      continue;
    }
    if (is_space(c)) {
      if (!out.empty() && out.back() != ' ' && out.back() != '\n') {
        out += ' ';
      }
    } else {
      out += text.substr(begin, offset - begin);
    }
  }
}

}  // namespace chronograph
